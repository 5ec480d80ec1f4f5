"""Who is named inside what was said.

In: a ledger and the entities of its actors. Out: for each statement the entities that its content mentions.
"""

from __future__ import annotations

from segun.ledger import Ledger


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
