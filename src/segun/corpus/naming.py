"""Who and what is named inside what was said.

In: a ledger, the entities of its actors, the deeds of its events. Out: for each statement the entities and the deeds that its content mentions.
"""

from __future__ import annotations

from collections.abc import Sequence

from segun.ledger import Ledger
from segun.store.links import Echo


def named_inside(ledger: Ledger, entities: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """The entities mentioned in the content of each statement, the speaker left out, by row."""
    mentions = sorted((m.start, m.end, n) for n, actor in enumerate(ledger.actors) for m in actor.mentions if m.text)
    found = []
    for one, speaker in zip(ledger.statements, speakers_of(ledger, entities), strict=True):
        start, end = one.content_span
        inside = {entities[n] for first, last, n in mentions if start <= first and last <= end}
        found.append(tuple(sorted(inside - {speaker})))
    return tuple(found)


def speakers_of(ledger: Ledger, entities: Sequence[int]) -> tuple[int | None, ...]:
    """The entity that makes each statement, by row; `None` where the speaker is no actor."""
    rows = {actor.id: entities[n] for n, actor in enumerate(ledger.actors)}
    return tuple(None if one.speaker is None else rows[one.speaker] for one in ledger.statements)


def told_inside(ledger: Ledger, deeds: Sequence[int], echoes: Sequence[Echo]) -> tuple[frozenset[int], ...]:
    """The deeds that the content of each statement tells of or names, by row."""
    places = [
        (span.start, span.end, deeds[n])
        for n, event in enumerate(ledger.events)
        for span in (event.trigger_span, *(mention.span for mention in event.mentions))
    ]
    places += [(one.start, one.end, one.deed) for one in echoes]
    return tuple(
        frozenset(
            deed for start, end, deed in places if one.content_span.start <= start and end <= one.content_span.end
        )
        for one in ledger.statements
    )
