"""Which statements and deeds a question asks for, the newest or the oldest first.

In: a connection, what a filter means, where to begin. Out: rows.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, literal, or_, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.store import tables as t
from segun.store.ask_conditions import SORTED, Kind, Question, question
from segun.store.ask_copies import Row, told_already
from segun.store.ask_meant import Meant
from segun.store.ask_words import aside
from segun.store.pages import Key

Behind = tuple[str, int, int]
"""Rows are wanted that come behind this day, version and number."""

_GROUPS: dict[Kind, str] = {"statement": "claim_id", "event": "deed_id"}
"""What brings records of several articles together."""


class Stretch(NamedTuple):
    """Which rows are wanted: behind a place, in versions up to one, the oldest first or else the newest."""

    behind: Behind | None
    upto: int
    oldest: bool = False

    def key(self, row: Row) -> Key:
        """What a cursor behind a row holds."""
        return self.upto, row.day, row.version, row.n


def last_version(connection: Connection) -> int:
    """The newest version of all: what comes in later has a greater number."""
    return int(connection.execute(select(func.coalesce(func.max(t.version.c.id), 0))).scalar_one())


def rows_of(connection: Connection, kind: Kind, asked: Meant, stretch: Stretch, count: int) -> list[Row]:
    """At most `count` rows of one kind that the filter lets through, without what copies say once more."""
    if asked.nobody:
        return []
    query = _walked(question(connection, kind, asked), stretch).limit(count)
    return [Row(day, version, n, kind) for day, version, n in connection.execute(query)]


def firsts_of(
    connection: Connection, kind: Kind, asked: Meant, stretch: Stretch, count: int, *, lonely: bool
) -> list[tuple[Row, int]]:
    """As `rows_of`, the first row of each claim or deed only, with the row of the claim or deed.

    Args:
        lonely: also of claims that one voice alone holds.
    """
    if asked.nobody:
        return []
    query = _firsts(question(connection, kind, asked), stretch, lonely=lonely).limit(count)
    return [(Row(day, version, n, kind), group) for day, version, n, group in connection.execute(query)]


def _walked(one: Question, stretch: Stretch) -> Select[str, int, int]:
    """Day, version and number of what is let through, in order."""
    by = one.by
    key: list[ColumnElement[Any]] = [by.c.day, by.c.version_id, by.c.n]
    key = [aside(part) for part in key] if one.lead in SORTED else key
    query = one.walk(select(by.c.day, by.c.version_id, by.c.n)).where(aside(by.c.version_id) <= stretch.upto)
    query = query.where(*one.days(key[0]), ~one.is_copied())
    if stretch.behind is not None:
        query = query.where(_apart(key, [literal(part) for part in stretch.behind], less=not stretch.oldest))
    return query.order_by(*(part.asc() if stretch.oldest else part.desc() for part in key))


def _firsts(one: Question, stretch: Stretch, *, lonely: bool) -> Select[str, int, int, int]:
    """As `_walked`, with the claim or deed, and only what comes first of it."""
    own, other = one.record.c, one.sibling("group")
    there, group = other.record.c, _GROUPS[one.kind]
    place = (there.day, aside(there.version_id), aside(there.n))
    sooner = select(there.n).where(
        there[group] == own[group], aside(there.version_id) <= stretch.upto,
        _apart(place, (own.day, own.version_id, own.n), less=stretch.oldest),
        *other.days(there.day), *other.conditions(), ~other.is_copied(),
    )  # fmt: skip
    query = _walked(one, stretch).add_columns(own[group]).where(aside(own[group]).is_not(None))
    query = query.where(~exists(sooner.correlate(one.record)))
    return query if lonely else query.where(_has_other_voice(one, stretch.upto))


def _has_other_voice(one: Question, upto: int) -> ColumnElement[bool]:
    """Whether somebody else is on record with the same claim; speakers without a name are each somebody else."""
    own, other = one.record.c, alias(t.statement)
    known, claim = aside(other.c.version_id) <= upto, other.c.claim_id == own.claim_id
    elsewhere = or_(aside(other.c.version_id) != own.version_id, aside(other.c.n) != own.n)
    different = or_(aside(other.c.speaker) != own.speaker, other.c.speaker.is_(None), own.speaker.is_(None))
    copied = told_already("statement", other, lambda _: ())
    found = select(other.c.n).where(claim, known, elsewhere, different, ~copied)
    return exists(found.correlate(one.record))


def _apart(
    one: Sequence[ColumnElement[Any]], other: Sequence[ColumnElement[Any]], *, less: bool
) -> ColumnElement[bool]:
    return tuple_(*one) < tuple_(*other) if less else tuple_(*one) > tuple_(*other)
