"""Who and what is named inside what was said.

In: a ledger, the entities of its actors, the deeds of its events. Out: for each statement the entities and the deeds that its content mentions.
"""

from __future__ import annotations

from collections.abc import Sequence

from segun.ledger import Ledger, Span
from segun.store.links import Echo


def named_inside(
    ledger: Ledger, entities: Sequence[int], speakers: Sequence[int | None]
) -> tuple[tuple[int, ...], ...]:
    """The entities mentioned in the content of each statement, its speaker left out, by row."""
    mentions = [
        (Span(m.start, m.end), entity)
        for entity, actor in zip(entities, ledger.actors, strict=True)
        for m in actor.mentions
        if m.text
    ]
    found = []
    for one, speaker in zip(ledger.statements, speakers, strict=True):
        inside = {entity for span, entity in mentions if one.content_span.covers(span)}
        found.append(tuple(sorted(inside - {speaker})))
    return tuple(found)


def speakers_of(ledger: Ledger, entities: Sequence[int]) -> tuple[int | None, ...]:
    """The entity that makes each statement, by row; `None` where the speaker is no actor."""
    rows = {actor.id: entities[n] for n, actor in enumerate(ledger.actors)}
    return tuple(None if one.speaker is None else rows[one.speaker] for one in ledger.statements)


def told_inside(ledger: Ledger, deeds: Sequence[int], echoes: Sequence[Echo]) -> tuple[frozenset[int], ...]:
    """The deeds that the content of each statement tells of or names, by row."""
    places = [
        (span, deed)
        for deed, event in zip(deeds, ledger.events, strict=True)
        for span in (event.trigger_span, *(mention.span for mention in event.mentions))
    ]
    places += [(Span(one.start, one.end), one.deed) for one in echoes]
    return tuple(frozenset(deed for span, deed in places if one.content_span.covers(span)) for one in ledger.statements)
