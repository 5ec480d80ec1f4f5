"""Which statements and deeds a question asks for, the newest first.

In: a connection, what a filter means, where to begin. Out: rows. One condition leads, through the index that has rows in the wanted order,
or that finds few of them; the others only look at what it finds, so that no question reads a table through.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from sqlalchemy import ColumnElement, Connection, FromClause, Select, func, literal, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.store import tables as t
from segun.store.ask_copies import TABLES, Row, told_already
from segun.store.ask_meant import Meant
from segun.store.ask_words import Words, aside
from segun.store.records import STRIDE

Kind = Literal["statement", "event"]
Before = tuple[str, int, int]
"""Rows are wanted that come before this day, version and number."""

END: Before = ("~", 0, 0)
"""Before this comes every row, as no day does so late."""

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

_SORTED = ("words", "story", "publisher", "version")
"""What leads to few rows, in no order."""


def newest(connection: Connection, kind: Kind, asked: Meant, before: Before, count: int) -> list[Row]:
    """At most `count` rows of one kind that the filter lets through, without what copies say once more."""
    if asked.nobody:
        return []
    query = _Question(connection, kind, asked).query(before).limit(count)
    return [Row(day, version, n, kind) for day, version, n in connection.execute(query)]


def passing(connection: Connection, kind: Kind, asked: Meant, versions: Sequence[int]) -> set[tuple[int, int]]:
    """Versions and numbers of all records of some versions that the filter lets through, those of copies as well."""
    if asked.nobody:
        return set()
    question = _Question(connection, kind, asked, lead="version")
    record = question.record
    own = record.c.version_id.in_(sorted(versions))
    query = select(record.c.version_id, record.c.n).where(own, *question.conditions(), *question.days(record.c.day))
    return {(version, n) for version, n in connection.execute(query)}


class _Question:
    """One question to one table of records."""

    def __init__(self, connection: Connection, kind: Kind, asked: Meant, lead: str | None = None) -> None:
        self.record = alias(TABLES[kind])
        self._kind = kind
        self._asked = asked
        self._rare = asked.words is not None and asked.words.is_rare(connection)
        self._lead = lead or self._chosen(connection)

    def query(self, before: Before) -> Select[str, int, int]:
        """Day, version and number of what is let through and comes before a place."""
        by = self._leading()
        key: list[ColumnElement[Any]] = [by.c.day, by.c.version_id, by.c.n]
        if self._lead in _SORTED:
            key = [aside(one) for one in key]
        query = select(by.c.day, by.c.version_id, by.c.n).where(tuple_(*key) < tuple_(*map(literal, before)))
        query = query.where(*self.days(key[0]))
        if by is not self.record:
            query = query.where(
                self.record.c.version_id == aside(by.c.version_id), self.record.c.n == aside(by.c.n), *self._person(by)
            ).distinct()
        copied = told_already(self._kind, self.record, self._allowed)
        return query.where(*self.conditions(), ~copied).order_by(*(one.desc() for one in key))

    def conditions(self) -> list[ColumnElement[bool]]:
        """What the filter demands of a record."""
        found = [*self._values(), *self._people()]
        if self._asked.claim is not None:
            found.append(self._column("claim_id", "claim") == self._asked.claim)
        if self._asked.story is not None:
            found.append(self._version("story").in_(_of_story(self._asked.story)))
        if self._lead == "publisher":
            found.append(self._version("publisher").in_(_published_by(self._asked.filter.publisher)))
        if self._asked.words is not None:
            found.append(self._has_words(self._asked.words))
        return found

    def _chosen(self, connection: Connection) -> str:
        """What leads: somebody, a claim, a story, a rare word, a small paper, one value; else the days."""
        asked = self._asked
        for field in ("about", "party", "actor", "recipient", "speaker"):
            if field in asked.people:
                return field
        if asked.claim is not None:
            return "claim"
        if asked.story is not None:
            return "story"
        if self._rare:
            return "words"
        if asked.filter.publisher and self._publishes_little(connection):
            return "publisher"
        single = (name for name in _ORDERED[self._kind] if len(getattr(asked.filter, name)) == 1)
        return next(single, "day")

    def _publishes_little(self, connection: Connection) -> bool:
        some = _published_by(self._asked.filter.publisher).limit(_FEW_ARTICLES + 1).subquery()
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= _FEW_ARTICLES

    def _leading(self) -> FromClause:
        """The table that is walked."""
        if self._lead == "about":
            return alias(t.about)
        return alias(t.participant) if self._lead in ("party", "actor", "recipient") else self.record

    def _person(self, by: FromClause) -> list[ColumnElement[bool]]:
        """Whose rows are walked in a table of people."""
        own = [by.c.entity_id == self._asked.people[self._lead]]
        return [*own, by.c.role == self._lead] if self._lead in ("actor", "recipient") else own

    def _people(self) -> list[ColumnElement[bool]]:
        """The people who are asked for and do not lead."""
        found: list[ColumnElement[bool]] = []
        for field, ident in self._asked.people.items():
            if field == "speaker":
                found.append(self._column("speaker", "speaker") == ident)
            elif field != self._lead:
                found.append(_takes_part(self.record, field, ident))
        return found

    def _values(self) -> list[ColumnElement[bool]]:
        found: list[ColumnElement[bool]] = []
        for field, name in _VALUES[self._kind].items():
            values = getattr(self._asked.filter, field)
            if values:
                found.append(self._column(name, field).in_(values))
        return found

    def days(self, day: ColumnElement[str]) -> list[ColumnElement[bool]]:
        """The days that the filter lets through."""
        wanted = self._asked.filter
        found: list[ColumnElement[bool]] = [day >= wanted.since] if wanted.since else []
        return [*found, day <= wanted.until] if wanted.until else found

    def _has_words(self, words: Words) -> ColumnElement[bool]:
        record = self.record.c
        if words.index == "article_words":
            one = self._version("words")
            return one.in_(words.found()) if self._rare else words.has(record.version_id)
        if not self._rare:
            return words.has(record.version_id * STRIDE + record.n)
        found = words.found().subquery()
        places = select(found.c.id.op("/")(STRIDE), found.c.id % STRIDE)
        both = (record.version_id, record.n) if self._lead == "words" else (aside(record.version_id), aside(record.n))
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
        return column if self._lead == lead else aside(column)

    def _version(self, lead: str) -> ColumnElement[int]:
        return self._column("version_id", lead)


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
