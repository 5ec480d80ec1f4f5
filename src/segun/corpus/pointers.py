"""Which statements say nothing by themselves but take a side on what somebody else said.

In: a ledger. Out: for such a statement the one that it is about, and what becomes of the stances.
"""

from __future__ import annotations

from segun.corpus.propositions import Proposition
from segun.ledger import Ledger, LinkType
from segun.store.entry import Stance

_BY_LINK: dict[LinkType, Stance] = {
    "denies": "denies",
    "contradicts": "denies",
    "confirms": "confirms",
    "repeats": "repeats",
    "not_denied": "doubts",
    "refers_to": "doubts",
}

TAKES_SIDE: tuple[Stance, ...] = ("denies", "doubts", "confirms")
"""Stances on what somebody said before."""

_SHORT = 7
"""Telling words of an answer that says no more than which side it takes ("Ni un euro", "la acusación")."""


def pointers(ledger: Ledger) -> dict[int, tuple[int, LinkType]]:
    """Statements that the ledger links to another one, by number, with that one and the kind of link."""
    numbers = {one.id: n for n, one in enumerate(ledger.statements)}
    found: dict[int, tuple[int, LinkType]] = {}
    for tie in ledger.links:
        n, target = numbers.get(tie.source), numbers.get(tie.target)
        if n is None or target is None or n == target or tie.type not in _BY_LINK:
            continue
        found.setdefault(n, (target, tie.type))
    return found


def end_of(n: int, pointing: dict[int, tuple[int, LinkType]]) -> int | None:
    """The statement at the end of a chain of pointers; `None` for a ring."""
    seen = {n}
    while n in pointing:
        n = pointing[n][0]
        if n in seen:
            return None
        seen.add(n)
    return n


def turned(kind: LinkType, other: Stance) -> Stance:
    """The stance of a statement that denies or confirms one of that stance: to deny a denial is to assert."""
    own = _BY_LINK[kind]
    if other == "denies" and own in ("denies", "confirms", "repeats"):
        return "asserts" if own == "denies" else "denies"
    return own


def taken_up(ledger: Ledger, n: int, side: Stance, said: Proposition) -> int | None:
    """The statement that a short answer is about, where its own words do not tell: the last one by somebody else."""
    if side not in TAKES_SIDE or len(said.words) > _SHORT:
        return None
    speaker = ledger.statements[n].speaker
    before = (k for k in range(n - 1, -1, -1) if ledger.statements[k].speaker != speaker)
    return next(before, None)
