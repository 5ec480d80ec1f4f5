"""Which statement denies, confirms or leaves undenied a deed.

In: the ties between statements and the events of a document. Out: `Tie`s from a statement to an event: who denies a report
denies the deed that it tells of.
"""

from __future__ import annotations

from bisect import bisect_left

from segun.ledger import LinkType
from segun.reading.deed import Deed
from segun.reading.rules import rule
from segun.reading.said_before import Record
from segun.reading.tie import Tie

RULE = "link.deed"
_SIDES: frozenset[LinkType] = frozenset({"denies", "confirms", "not_denied"})
_Places = list[tuple[int, int]]


@rule(RULE)
def deed_ties(record: Record, ties: list[Tie], deeds: list[Deed]) -> list[Tie]:
    """A link to a statement goes on to the deeds that this statement tells of; a plural ("estas afirmaciones") takes in
    what others are cited for in the same sentence.

    Example: Un testigo dijo que la policía detuvo al alcalde. El ministro negó esa versión.
    """
    found: dict[tuple[int, int], Tie] = {}
    places = _places(deeds)
    for tie in ties:
        if tie.type not in _SIDES:
            continue
        told = [tie.target, *_beside(record, tie)]
        told += _reports(record, tie, told, deeds, places)
        for k in sorted(_told(record, told, places) - _told(record, [tie.source], places)):
            found.setdefault((tie.source, k), Tie(tie.type, tie.source, k, RULE, to_event=True))
    return list(found.values())


def _beside(record: Record, tie: Tie) -> list[int]:
    """Other statements in the sentence of the target, where a plural points at it."""
    pointer = record.pointers[tie.source]
    if pointer is None or not pointer.plural:
        return []
    sentence_of = record.page.syntax.sentence_of
    here = sentence_of[record.statements[tie.target].head]
    others = (n for n, one in enumerate(record.statements) if sentence_of[one.head] == here)
    return [n for n in others if n not in (tie.source, tie.target)]


def _reports(record: Record, tie: Tie, told: list[int], deeds: list[Deed], places: _Places) -> list[int]:
    """The reports that told first of a deed which the statements speak of again: who denies the one denies the other."""
    again = (deeds[k] for k in sorted(_told(record, told, places)))
    first = (s for deed in again for s in deed.attributed_to if s < tie.source and s not in told)
    return [s for s in dict.fromkeys(first) if record.statements[s].sourcing == "document"]


def _places(deeds: list[Deed]) -> _Places:
    """The tokens at which deeds are spoken of, at a trigger or a later mention, in order, each with the deed."""
    return sorted({(at, k) for k, deed in enumerate(deeds) for at in (deed.head, *(last for _, last in deed.later))})


def _told(record: Record, statements: list[int], places: _Places) -> set[int]:
    """The deeds that the contents of some statements speak of."""
    told: set[int] = set()
    for n in statements:
        first, last = record.statements[n].content
        told.update(k for _, k in places[bisect_left(places, (first, -1)) : bisect_left(places, (last + 1, -1))])
    return told
