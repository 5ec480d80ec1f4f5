"""Which actor of a reading is which actor of the gold: one to one, before anything else is counted.

An actor that swallows others, or one that is left in pieces, can match only one gold actor, so that both faults cost.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import TypeVar

from segun.evaluation.gold import GoldActor
from segun.language.folding import fold
from segun.language.tables import load_table
from segun.ledger import Actor

G = TypeVar("G")
P = TypeVar("P")
Words = tuple[str, ...]


def match(golds: Sequence[G], readings: Sequence[P], weight: Callable[[G, P], float]) -> dict[int, int]:
    """Index of gold to index of reading, one to one, the heaviest pair first; a weight of 0 never pairs.

    Ties go to the earlier gold, then to the earlier reading, so that the result does not depend on anything else.
    """
    weighed = [(-w, i, j) for i, g in enumerate(golds) for j, p in enumerate(readings) if (w := weight(g, p)) > 0]
    out: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in sorted(weighed):
        if i not in out and j not in taken:
            out[i] = j
            taken.add(j)
    return out


def align(golds: Sequence[GoldActor], actors: Sequence[Actor]) -> dict[str, str]:
    """Id of a read actor to id of its gold actor: by shared surface forms, then persons' surnames, then equal members."""
    gold_forms = {g.id: forms([g.name, *g.mentions]) for g in golds}
    read_forms = {a.id: forms([a.name, *(m.text for m in a.mentions if m.type in ("name", "role"))]) for a in actors}
    out: dict[str, str] = {}

    def by_forms(g: GoldActor, a: Actor) -> float:
        shared = len(gold_forms[g.id] & read_forms[a.id])
        return 2 * shared / (len(gold_forms[g.id]) + len(read_forms[a.id])) if shared else 0.0

    def by_surname(g: GoldActor, a: Actor) -> float:
        surname = words(g.name)[-1:]
        return float(g.kind == a.kind == "person" and surname != () and surname == words(a.name)[-1:])

    def by_members(g: GoldActor, a: Actor) -> float:
        return float(bool(g.members) and set(g.members) == {out.get(m) for m in a.members})

    for weight in (by_forms, by_surname, by_members):
        left = [g for g in golds if g.id not in out.values()]
        free = [a for a in actors if a.id not in out]
        out |= {free[j].id: left[i].id for i, j in match(left, free, weight).items()}
    return out


def forms(names: Iterable[str]) -> frozenset[Words]:
    """The distinct surface forms of an actor, as `words`."""
    return frozenset(words(name) for name in names) - {()}


@cache
def words(name: str) -> Words:
    """Words of a name without case, accents and leading determiners.

    >>> words("El ex Presidente Ramón Ibáñez")
    ('ex', 'presidente', 'ramon', 'ibanez')
    """
    found = re.findall(r"\w+", fold(name))
    first = next((i for i, word in enumerate(found) if word not in _determiners()), len(found))
    return tuple(found[first:])


@cache
def _determiners() -> frozenset[str]:
    return frozenset(load_table(Path(__file__).parent / "determiners.yaml", list[str]))
