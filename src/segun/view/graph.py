"""Who does what to whom: the events of a ledger as arcs between actors, and bundles of those that say the same.

In: a ledger. Out: `Arc`s, one a pair and event, and `Bundle`s of them. Nothing here knows how a graph is drawn.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from segun.ledger import Ledger


@dataclass(frozen=True, slots=True)
class Arc:
    """One deed between two actors, by their ids; None where the text names nobody on that side.

    `mutual` where both do the same, such as meet; then the order of the two means nothing. `deed` is the event's number.
    """

    source: str | None
    target: str | None
    mutual: bool
    deed: int


@dataclass(frozen=True, slots=True)
class Bundle:
    """Arcs with the same ends and the same key, by the numbers of their deeds."""

    source: str | None
    target: str | None
    mutual: bool
    deeds: tuple[int, ...]


def arcs(ledger: Ledger) -> list[Arc]:
    """The arcs of all events in text order; a plural whose members are known stands for each of them."""
    order = {actor.id: n for n, actor in enumerate(ledger.actors)}
    members = {actor.id: actor.members for actor in ledger.actors}

    def everyone(ids: Iterable[str]) -> list[str]:
        found = dict.fromkeys(one for id_ in ids for one in (members.get(id_) or (id_,)))
        return sorted(found, key=lambda id_: (order.get(id_, len(order)), id_))

    numbered = sorted(enumerate(ledger.events, start=1), key=lambda pair: (pair[1].trigger_span, pair[0]))
    return [arc for n, e in numbered for arc in _arcs(n, everyone(e.actors), everyone(e.recipients))]


def _arcs(deed: int, actors: list[str], recipients: list[str]) -> Iterator[Arc]:
    if actors and recipients:
        yield from (Arc(a, r, False, deed) for a, r in product(actors, recipients) if a != r)
    elif len(actors) > 1:
        yield from (Arc(a, b, True, deed) for a, b in combinations(actors, 2))
    else:
        yield from (Arc(a, None, False, deed) for a in actors)
        yield from (Arc(None, r, False, deed) for r in recipients)


def bundles(found: Iterable[Arc], key: Callable[[int], Hashable]) -> list[Bundle]:
    """Arcs with the same ends whose deeds have the same key, in order of their first.

    Args:
        found: the arcs.
        key: what must be equal of two deeds, from the number of one.
    """
    groups: dict[tuple[str | None, str | None, bool, Hashable], list[int]] = {}
    for arc in found:
        deeds = groups.setdefault((arc.source, arc.target, arc.mutual, key(arc.deed)), [])
        if arc.deed not in deeds:
            deeds.append(arc.deed)
    return [Bundle(source, target, mutual, tuple(deeds)) for (source, target, mutual, _), deeds in groups.items()]
