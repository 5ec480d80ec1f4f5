"""Who the actors of an entry are: somebody known across documents, or somebody of this one article only.

In: a selection, and the ids of actors in one of its entries. Out: `Who` values with ids that hold for the whole
selection.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from segun.ledger import Actor
from segun.store.entry import Entity, Entry, Selection

_KEPT = 20_000
"""Entities held in memory at a time; the store is asked again for the others."""


@dataclass(frozen=True, slots=True)
class Who:
    """Somebody who acts or speaks.

    `id` is the entity's, else the document's and the actor's joined; `known` says which. `country` is ISO 3166-1
    alpha-3, `entity` the id in the knowledge base, `names` are all forms.
    """

    id: str
    known: bool
    name: str
    kind: str
    country: str | None
    sector: str
    entity: str | None
    names: tuple[str, ...]

    @property
    def label(self) -> str:
        """The name; for somebody without one, the kind."""
        return self.name or self.kind


class Cast:
    """The actors of a selection."""

    __slots__ = ("_entity",)

    def __init__(self, selection: Selection) -> None:
        self._entity = lru_cache(_KEPT)(selection.entity)

    def of(self, entry: Entry) -> Actors:
        """The actors of one of its entries."""
        return Actors(entry, self._entity)


class Actors:
    """The actors of an entry, by their ids in its ledger."""

    __slots__ = ("_actors", "_entity", "_entry", "_known")

    def __init__(self, entry: Entry, entity: Callable[[str], Entity]) -> None:
        """`entity` tells who stands behind an id of `entry.entities`."""
        self._entry = entry
        self._entity = entity
        self._actors = {actor.id: actor for actor in entry.ledger.actors}
        self._known: dict[str, Who] = {}

    def actor(self, ident: str) -> Actor | None:
        """The actor of the ledger."""
        return self._actors.get(ident)

    def who(self, ident: str) -> Who:
        """Who stands behind an actor."""
        if ident not in self._known:
            entity = self._entry.entities.get(ident)
            self._known[ident] = _known(self._entity(entity)) if entity else self._local(ident)
        return self._known[ident]

    def names(self, actors: Iterable[str]) -> tuple[str, ...]:
        """What to call these actors."""
        return tuple(self.who(actor).label for actor in actors)

    def parties(self, actors: Iterable[str]) -> tuple[Who, ...]:
        """Those behind these actors one by one: a plural gives way to those it stands for, and nobody comes twice."""
        found = map(self.who, self.singles(actors))
        return tuple({who.id: who for who in found}.values())

    def singles(self, actors: Iterable[str]) -> Iterator[str]:
        """The ids of those that these actors stand for, of the actor itself where it stands for nobody else."""
        return self._singles(actors, frozenset())

    def _singles(self, actors: Iterable[str], above: frozenset[str]) -> Iterator[str]:
        for ident in actors:
            actor = self._actors.get(ident)
            inner = [member for member in (actor.members if actor else ()) if member != ident and member not in above]
            if inner:
                yield from self._singles(inner, above | {ident})
            else:
                yield ident

    def _local(self, ident: str) -> Who:
        key = f"{self._entry.ledger.document.id}#{ident}"
        actor = self._actors.get(ident)
        if actor is None:
            return Who(key, False, "", "unnamed", None, "", None, ())
        names = (actor.name, *(alias for alias in actor.aliases if alias != actor.name))
        return Who(key, False, actor.name, actor.kind, actor.country, actor.sector, actor.entity, names)


def _known(entity: Entity) -> Who:
    names = entity.names or (entity.name,)
    return Who(entity.id, True, entity.name, entity.kind, entity.country, entity.sector, entity.entity, names)
