"""What a filter demands of a record, as conditions on its row.

In: what the filter means. Out: conditions of which one leads, through the index that has rows in the wanted order or that finds few of them;
the others only look at what it finds, so that no question reads a table through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.store import tables as t
from segun.store.ask_copies import TABLES, told_already
from segun.store.ask_meant import Meant
from segun.store.ask_words import Words, aside
from segun.store.filters import Filter
from segun.store.records import STRIDE

Kind = Literal["statement", "event"]

_FEW_ARTICLES = 500
"""Articles of a publisher whose records are sorted faster than all records are walked to find them."""

_VALUES: dict[Kind, dict[str, str]] = {
    "statement": {
        "act": "act", "source": "sourcing", "certainty": "certainty", "stance": "stance", "country": "country",
        "publisher": "publisher",
    },
    "event": {"type": "type", "mode": "mode", "status": "status", "country": "country", "publisher": "publisher"},
}  # fmt: skip
"""Filters that are columns."""

_ORDERED: dict[Kind, tuple[str, ...]] = {"statement": ("act",), "event": ("country", "type", "status")}
"""Columns whose index has the rows of one value by day, the most telling first."""

SORTED = ("words", "story", "publisher", "version")
"""What leads to few rows, in no order."""


def question(connection: Connection, kind: Kind, asked: Meant) -> Question:
    """What `asked` demands of records of one kind, by what finds the fewest."""
    rare = asked.words is not None and asked.words.is_rare(connection)
    return Question(kind, asked, rare, _lead(connection, kind, asked, rare))


def _lead(connection: Connection, kind: Kind, asked: Meant, rare: bool) -> str:
    """What leads: somebody, a claim, a story, a rare word, a small paper, one value; else the days."""
    for field in ("about", "party", "actor", "recipient", "speaker"):
        if field in asked.people:
            return field
    if asked.claim is not None:
        return "claim"
    if asked.story is not None:
        return "story"
    if rare:
        return "words"
    publisher = asked.filter.publisher
    if publisher and _publish_little(connection, publisher):
        return "publisher"
    single = (name for name in _ORDERED[kind] if len(getattr(asked.filter, name)) == 1)
    return next(single, "day")


def _publish_little(connection: Connection, publishers: Sequence[str]) -> bool:
    some = _published_by(publishers).limit(_FEW_ARTICLES + 1).subquery()
    return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= _FEW_ARTICLES


class Question:
    """What is demanded of records of one kind.

    Args:
        kind: which records.
        asked: what the filter means.
        rare: whether few rows of the index of words match.
        lead: what rows are found by; `version` and `group` where they are given already by their article, claim or deed.
    """

    def __init__(self, kind: Kind, asked: Meant, rare: bool, lead: str) -> None:
        self.kind = kind
        self.record = alias(TABLES[kind])
        self.lead = lead
        self._asked = asked
        self._rare = rare
        self.by = self._leading()

    def sibling(self, lead: str) -> Question:
        """The same question once more, for a condition inside this one."""
        return Question(self.kind, self._asked, self._rare, lead)

    @property
    def is_narrow(self) -> bool:
        """Whether it leads to few records."""
        return self.lead in ("about", "party", "actor", "recipient", "speaker", "claim", "words")

    def walk(self, query: Select[Any]) -> Select[Any]:
        """`query` of the leading table `by`, with what is demanded but for days."""
        if self.by is self.record:
            return query.where(*self.conditions())
        place = (self.record.c.version_id == aside(self.by.c.version_id), self.record.c.n == aside(self.by.c.n))
        return query.where(*place, *self._person(self.by), *self.conditions()).distinct()

    def versions(self) -> Select[int]:
        """The versions that have such a record."""
        return self.walk(select(self.by.c.version_id)).where(*self.days(self.by.c.day))

    def among(self, connection: Connection, versions: Sequence[int]) -> set[tuple[int, int]]:
        """Versions and numbers of all records of some versions that are let through, those of copies as well."""
        inner = self.sibling("version")
        own = inner.record.c
        there = own.version_id.in_(versions)
        query = select(own.version_id, own.n).where(there, *inner.conditions(), *inner.days(own.day))
        return {(version, n) for version, n in connection.execute(query)}

    def in_version(self, version: ColumnElement[int]) -> ColumnElement[bool]:
        """Whether a version has such a record."""
        inner = self.sibling("version")
        own = inner.record.c
        found = select(own.n).where(own.version_id == version, *inner.conditions(), *inner.days(own.day))
        return exists(found.correlate_except(inner.record))

    def is_copied(self) -> ColumnElement[bool]:
        """Whether the original of a copy has the record as well, and would be let through."""
        return told_already(self.kind, self.record, self._allowed)

    def conditions(self) -> list[ColumnElement[bool]]:
        """What the filter demands of a record."""
        found = [*self._values(), *self._people()]
        if self._asked.claim is not None:
            found.append(self._column("claim_id", "claim") == self._asked.claim)
        if self._asked.story is not None:
            found.append(self._version("story").in_(_of_story(self._asked.story)))
        if self.lead == "publisher":
            found.append(self._version("publisher").in_(_published_by(self._asked.filter.publisher)))
        if self._asked.words is not None:
            found.append(self._has_words(self._asked.words))
        return found

    def _leading(self) -> FromClause:
        """The table that is walked."""
        if self.lead == "about":
            return alias(t.about)
        return alias(t.participant) if self.lead in ("party", "actor", "recipient") else self.record

    def _person(self, by: FromClause) -> list[ColumnElement[bool]]:
        """Whose rows are walked in a table of people."""
        own = [by.c.entity_id == self._asked.people[self.lead]]
        return [*own, by.c.role == self.lead] if self.lead in ("actor", "recipient") else own

    def _people(self) -> list[ColumnElement[bool]]:
        """The people who are asked for and do not lead."""
        found: list[ColumnElement[bool]] = []
        for field, ident in self._asked.people.items():
            if field == "speaker":
                found.append(self._column("speaker", "speaker") == ident)
            elif field != self.lead:
                found.append(_takes_part(self.record, field, ident))
        return found

    def _values(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        for field, name in _VALUES[self.kind].items():
            values = getattr(self._asked.filter, field)
            if values:
                found.append(self._column(name, field).in_(values))
        return found

    def days(self, day: ColumnElement[str]) -> list[ColumnElement[bool]]:
        """The days that the filter lets through."""
        return within(day, self._asked.filter)

    def _has_words(self, words: Words) -> ColumnElement[bool]:
        record = self.record.c
        if words.index == "article_words":
            one = self._version("words")
            return one.in_(words.found()) if self._rare else words.has(record.version_id)
        if not self._rare:
            return words.has(record.version_id * STRIDE + record.n)
        found = words.found().subquery()
        places = select(found.c.id.op("/")(STRIDE), found.c.id % STRIDE)
        both = (record.version_id, record.n) if self.lead == "words" else (aside(record.version_id), aside(record.n))
        return tuple_(*both).in_(places)

    def _allowed(self, original: FromClause) -> list[ColumnElement[bool]]:
        """What the filter demands of the original of a copy: only what a copy may have otherwise."""
        found = self.days(aside(original.c.day))
        if self._asked.filter.publisher:
            found.append(aside(original.c.publisher).in_(self._asked.filter.publisher))
        words = self._asked.words
        if words is not None:
            ident = original.c.version_id
            found.append(words.has(ident if words.index == "article_words" else ident * STRIDE + original.c.n))
        return found

    def _column(self, name: str, lead: str) -> ColumnElement[Any]:
        """A column of the record, bare only where it leads."""
        column: ColumnElement[Any] = self.record.c[name]
        return column if self.lead == lead else aside(column)

    def _version(self, lead: str) -> ColumnElement[int]:
        return self._column("version_id", lead)


def within(day: ColumnElement[str], wanted: Filter) -> list[ColumnElement[bool]]:
    """The days that a filter lets through."""
    found: list[ColumnElement[bool]] = [day >= wanted.since] if wanted.since else []
    return [*found, day <= wanted.until] if wanted.until else found


def _of_story(story: int) -> Select[int]:
    return select(t.version.c.id).where(t.version.c.story_id == story)


def _published_by(publishers: Sequence[str]) -> Select[int]:
    return select(t.version.c.id).where(t.version.c.publisher.in_(publishers), t.version.c.current == 1)


def _takes_part(record: FromClause, field: str, ident: int) -> ColumnElement[bool]:
    """Whether somebody has this part in a record."""
    part = alias(t.about if field == "about" else t.participant)
    place = (part.c.day == record.c.day, part.c.version_id == record.c.version_id, part.c.n == record.c.n)
    role = (part.c.role == field,) if field in ("actor", "recipient") else ()
    return exists(select(part.c.n).where(part.c.entity_id == ident, *place, *role).correlate(record))
