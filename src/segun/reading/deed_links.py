"""Which statement denies, confirms or leaves undenied a deed.

In: the ties between statements and the events of a document. Out: `Tie`s from a statement to an event: who denies a report
denies the deed that it tells of.
"""

from __future__ import annotations

from segun.ledger import LinkType
from segun.reading.deed import Deed
from segun.reading.rules import rule
from segun.reading.said_before import Record
from segun.reading.tie import Tie

RULE = "link.deed"
_SIDES: frozenset[LinkType] = frozenset({"denies", "confirms", "not_denied"})


@rule(RULE)
def deed_ties(record: Record, ties: list[Tie], deeds: list[Deed]) -> list[Tie]:
    """A link to a statement goes on to the deeds that this statement tells of; a plural ("estas afirmaciones") takes in
    what others are cited for in the same sentence.

    Example: Un testigo dijo que la policía detuvo al alcalde. El ministro negó esa versión.
    """
    found: dict[tuple[int, int], Tie] = {}
    for tie in ties:
        if tie.type not in _SIDES:
            continue
        told = [tie.target, *_beside(record, tie)]
        told += _reports(record, tie, told, deeds)
        for k, deed in enumerate(deeds):
            if any(_tells(record, t, deed) for t in told) and not _tells(record, tie.source, deed):
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


def _reports(record: Record, tie: Tie, told: list[int], deeds: list[Deed]) -> list[int]:
    """The reports that told first of a deed which the statements speak of again: who denies the one denies the other."""
    again = (deed for deed in deeds if any(_tells(record, t, deed) for t in told))
    first = (s for deed in again for s in deed.attributed_to if s < tie.source and s not in told)
    return [s for s in dict.fromkeys(first) if record.statements[s].sourcing == "document"]


def _tells(record: Record, n: int, deed: Deed) -> bool:
    """Whether the content of a statement speaks of a deed, at its trigger or a later mention."""
    first, last = record.statements[n].content
    return any(first <= at <= last for at in (deed.head, *(last_token for _, last_token in deed.later)))
