"""Every span of a ledger, wherever it hangs, for tests of what must hold of any ledger."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from segun.ledger import Ledger, Mention, Span


def spans(value: object) -> Iterator[Span]:
    """All spans in a record, mentions included, however deep."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        if isinstance(value, Mention):
            yield Span(value.start, value.end)
        for field in value.__struct_fields__:
            yield from spans(getattr(value, field))
    elif isinstance(value, tuple):
        for part in value:
            yield from spans(part)


def assert_sound(ledger: Ledger) -> None:
    """Every span lies in the text, every id leads to a record, and the ledger survives being written."""
    size = len(ledger.document.text)
    outside = [span for span in spans(ledger) if not 0 <= span.start <= span.end <= size]
    assert not outside
    actors = {actor.id for actor in ledger.actors}
    statements = {statement.id for statement in ledger.statements}
    for statement in ledger.statements:
        assert statement.content_span.start < statement.content_span.end
        assert {statement.speaker, *statement.addressees} <= {*actors, None}
        assert statement.reported_by is None or statement.reported_by in statements - {statement.id}
    for actor in ledger.actors:
        assert set(actor.members) <= actors
        assert all(m.text == ledger.document.text[m.start : m.end] for m in actor.mentions)
    events = {event.id for event in ledger.events}
    for event in ledger.events:
        assert {*event.actors, *event.recipients} <= actors
        assert set(event.attributed_to) <= statements
        assert event.trigger_span.start < event.trigger_span.end
    for commitment in ledger.commitments:
        assert {*commitment.parties, commitment.beneficiary} <= {*actors, None}
    for link in ledger.links:
        assert link.source in statements
        assert link.target in statements | events
    assert msgspec.json.decode(msgspec.json.encode(ledger), type=Ledger) == ledger
