"""Questions to a store, and their answers in pages.

In: a connection, a filter, how many rows, behind which cursor. Out: a `Page`. `Store` asks these for its users.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import cast

from sqlalchemy import Connection, Select, literal, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.errors import StoreError
from segun.store import tables as t
from segun.store.ask_conditions import Kind, within
from segun.store.ask_copies import TABLES, Row, told_already
from segun.store.ask_hits import event_hits, hits, statement_hits
from segun.store.ask_meant import Meant, all_named, meant
from segun.store.ask_names import Somebody, somebody
from segun.store.ask_records import Behind, Stretch, last_version, rows_of
from segun.store.ask_words import aside
from segun.store.filters import OF_EVENTS, OF_STATEMENTS, Filter, only
from segun.store.hits import EventHit, Hit, Named, StatementHit
from segun.store.pages import Page, check_limit, cut, key_of


def statements(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[StatementHit]:
    """Statements that the filter lets through, the newest first.

    Raises:
        StoreError: the filter asks for what statements do not have, or for something unknown; or `after` is no cursor of these.
    """
    asked = meant(connection, filter_.fit_for("statements"), "statement_words")
    stretch = stretch_of(connection, "statements", after)
    rows = rows_of(connection, "statement", asked, stretch, check_limit(limit) + 1)
    page, cursor = cut("statements", rows, limit, stretch.key)
    return Page(statement_hits(connection, page), cursor, asked.named)


def events(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[EventHit]:
    """Events that the filter lets through, the newest first.

    Raises:
        StoreError: as `statements`.
    """
    asked = meant(connection, filter_.fit_for("events"), "article_words")
    stretch = stretch_of(connection, "events", after)
    rows = rows_of(connection, "event", asked, stretch, check_limit(limit) + 1)
    page, cursor = cut("events", rows, limit, stretch.key)
    return Page(event_hits(connection, page), cursor, asked.named)


def who(connection: Connection, name: str, filter_: Filter, limit: int, after: str | None) -> Page[Hit]:
    """What somebody said and had a part in, the newest first, a statement before an event of the same place.

    A filter that only statements have leaves events out, and the other way round.
    """
    behind, upto = _any_kind(connection, "who", after)
    whose = somebody(connection, name)
    asked = {kind: _of_person(connection, kind, whose, filter_) for kind in kinds_of(filter_)}
    rows: list[Row] = []
    for kind, one in asked.items():
        stretch = Stretch(behind and _behind(behind, kind), upto)
        rows += rows_of(connection, kind, one, stretch, check_limit(limit) + 1)
    return _mixed("who", connection, sorted(rows, reverse=True), (limit, upto), all_named(asked.values()))


def between(connection: Connection, pair: tuple[str, str], filter_: Filter, limit: int, after: str | None) -> Page[Hit]:
    """What connects two: deeds in which both take part, statements of one that name the other. The newest first.

    Raises:
        StoreError: the filter asks for more than days, or `after` is no cursor of these.
    """
    strange = [name for name in filter_.given() if name not in ("since", "until")]
    if strange:
        raise StoreError(f"what is between two has no {strange[0]}", remedy="give days only: since, until")
    behind, upto = _any_kind(connection, "between", after)
    check_limit(limit)
    found = [somebody(connection, one) for one in pair]
    people = tuple(one.named for one in found)
    ids = sorted(one.row for one in found if one.row is not None)
    if len(ids) < 2:
        return Page((), None, people)
    query = _pairs((ids[0], ids[1]), filter_, behind, upto).limit(limit + 1)
    rows = [Row(*row) for row in connection.execute(query)]
    return _mixed("between", connection, rows, (limit, upto), people)


def kinds_of(filter_: Filter) -> tuple[Kind, ...]:
    """Which records a filter can let through: both kinds, unless it says something that only one of them has."""
    said = set(filter_.given())
    of_statements, of_events = said & set(OF_STATEMENTS), said & set(OF_EVENTS)
    if of_statements and not of_events:
        return ("statement",)
    return ("event",) if of_events and not of_statements else ("statement", "event")


def _of_person(connection: Connection, kind: Kind, whose: Somebody, filter_: Filter) -> Meant:
    name, known = whose.named.asked, (whose,)
    if kind == "statement":
        return meant(connection, replace(only(filter_, "statements"), speaker=name), "statement_words", known=known)
    return meant(connection, only(filter_, "events"), "article_words", party=name, known=known)


def _pairs(ids: tuple[int, int], days: Filter, behind: Row | None, upto: int) -> Select[str, int, int, str]:
    """Rows of what connects two entities, the lower row first; without what copies say once more."""
    pair = alias(t.pair)
    place = (pair.c.day, pair.c.version_id, pair.c.n, pair.c.kind)
    query = select(*place).where(pair.c.a == ids[0], pair.c.b == ids[1], aside(pair.c.version_id) <= upto)
    query = query.where(*within(pair.c.day, days))
    if behind is not None:
        query = query.where(tuple_(*place) < tuple_(*map(literal, behind)))
    for kind, table in TABLES.items():
        record = alias(table)
        again = select(record.c.n).where(
            record.c.version_id == pair.c.version_id,
            record.c.n == pair.c.n,
            pair.c.kind == kind,
            told_already(kind, record, lambda original: within(aside(original.c.day), days)),
        )
        query = query.where(~exists(again.correlate(pair)))
    return query.order_by(*(one.desc() for one in place))


def stretch_of(connection: Connection, kind: str, after: str | None, *, oldest: bool = False) -> Stretch:
    """Where an answer of this kind goes on; its first page fixes up to which version.

    Raises:
        StoreError: `after` is no cursor of these.
    """
    key = key_of(kind, after, (int, str, int, int))
    if key is None:
        return Stretch(None, last_version(connection), oldest)
    upto, *behind = key
    return Stretch(cast("Behind", tuple(behind)), cast("int", upto), oldest)


def _any_kind(connection: Connection, kind: str, after: str | None) -> tuple[Row | None, int]:
    """The last row of the page before, and up to which version the answer goes."""
    key = key_of(kind, after, (int, str, int, int, str))
    if key is None:
        return None, last_version(connection)
    upto, day, version, n, record = cast("tuple[int, str, int, int, str]", key)
    return Row(day, version, n, record), upto


def _behind(row: Row, kind: Kind) -> Behind:
    """Where rows of one kind go on behind a row of any kind; in the same place a statement comes before an event."""
    return row.day, row.version, row.n + (kind < row.kind)


def _mixed(
    kind: str, connection: Connection, rows: Sequence[Row], bounds: tuple[int, int], people: tuple[Named, ...]
) -> Page[Hit]:
    """A page of rows of either kind; `bounds` are how many, and up to which version."""
    limit, upto = bounds
    page, cursor = cut(kind, rows, limit, lambda row: (upto, *row))
    return Page(hits(connection, page), cursor, people)
