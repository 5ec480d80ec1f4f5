"""A stored article, whole: its ledger, and what connects it with others.

In: nothing. Out: the values that the store gives to whoever reads many documents, exporters first of all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol

from segun.ledger import Event, Ledger, Span, Statement

Stance = Literal["asserts", "repeats", "denies", "confirms", "doubts"]
"""Which side a statement takes in a claim."""


class Stand(NamedTuple):
    """A statement's place in a claim."""

    claim: str
    stance: Stance


class Naming(NamedTuple):
    """Words of the text that name a deed told elsewhere."""

    deed: str
    span: Span


@dataclass(frozen=True, slots=True)
class Entry:
    """One article as it stands in the store.

    `ledger.document.id` is the name that the article has in the store. `statements` and `events` are those of the ledger that
    a filter lets through, all of them where there is none. `copy_of` is the id of the article that this one copies, `None` for
    one that speaks with its own voice. `entities`, `deeds` and `claims` lead from the ids of this ledger's actors, events and
    statements to those of the corpus; `echoes` are further words that name a deed of the corpus.
    """

    ledger: Ledger
    version: int
    seen: str
    copy_of: str | None
    story: str | None
    entities: Mapping[str, str]
    deeds: Mapping[str, str]
    claims: Mapping[str, Stand]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    echoes: tuple[Naming, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """Somebody known across documents: `name` is the fullest form, `names` are all forms, `country` ISO 3166-1 alpha-3."""

    id: str
    name: str
    kind: str
    country: str | None
    sector: str
    entity: str | None
    names: tuple[str, ...]


class Selection(Protocol):
    """What a filter lets through of a store."""

    def entries(self) -> Iterator[Entry]:
        """The articles, by day of publication and id, as a stream; may be asked for more than once."""
        ...

    def entity(self, ident: str) -> Entity:
        """Who stands behind an id of `Entry.entities`."""
        ...
