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
    numbers = {actor.id: n for n, actor in enumerate(ledger.actors)}
    found = []
    for one in ledger.statements:
        start, end = one.content_span
        speaker = None if one.speaker is None else entities[numbers[one.speaker]]
        inside = {entities[n] for first, last, n in mentions if start <= first and last <= end}
        found.append(tuple(sorted(inside - {speaker})))
    return tuple(found)


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
