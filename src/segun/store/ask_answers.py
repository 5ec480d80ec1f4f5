"""Questions to a store, and their answers in pages.

In: a connection, a filter, how many rows, behind which cursor. Out: a `Page`. `Store` asks these for its users.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from sqlalchemy import ColumnElement, Connection, literal, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.errors import StoreError
from segun.store import tables as t
from segun.store.ask_copies import TABLES, Row, told_already
from segun.store.ask_hits import event_hits, hits, statement_hits
from segun.store.ask_meant import Meant, meant
from segun.store.ask_names import named, row_of
from segun.store.ask_records import END, Before, Kind, newest
from segun.store.ask_words import aside
from segun.store.filters import Filter, only
from segun.store.hits import EventHit, Hit, Named, StatementHit
from segun.store.pages import Key, Page, check_limit, cursor_of, key_of

T = TypeVar("T")


def statements(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[StatementHit]:
    """Statements that the filter lets through, the newest first.

    Raises:
        StoreError: the filter asks for what statements do not have, or for something unknown; or `after` is no cursor of these.
    """
    asked = meant(connection, filter_.fit_for("statements"), "statement_words")
    rows = newest(connection, "statement", asked, _before("statements", after), check_limit(limit) + 1)
    return _page("statements", statement_hits(connection, rows[:limit]), rows, limit, asked.named)


def events(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[EventHit]:
    """Events that the filter lets through, the newest first.

    Raises:
        StoreError: as `statements`.
    """
    asked = meant(connection, filter_.fit_for("events"), "article_words")
    rows = newest(connection, "event", asked, _before("events", after), check_limit(limit) + 1)
    return _page("events", event_hits(connection, rows[:limit]), rows, limit, asked.named)


def who(connection: Connection, name: str, filter_: Filter, limit: int, after: str | None) -> Page[Hit]:
    """What somebody said and had a part in, the newest first, a statement before an event of the same place.

    A filter that only statements have leaves events out, and the other way round.
    """
    key = key_of("who", after, (str, int, int, str))
    rows: list[Row] = []
    for kind in kinds_of(filter_):
        asked = _of_person(connection, kind, name, filter_)
        rows += newest(connection, kind, asked, _behind(key, kind), check_limit(limit) + 1)
    rows.sort(reverse=True)
    page = rows[: limit + 1]
    return _mixed("who", connection, page, limit, (named(connection, name),))


def between(connection: Connection, pair: tuple[str, str], filter_: Filter, limit: int, after: str | None) -> Page[Hit]:
    """What connects two: deeds in which both take part, statements of one that name the other. The newest first.

    Raises:
        StoreError: the filter asks for more than days, or `after` is no cursor of these.
    """
    strange = [name for name in filter_.given() if name not in ("since", "until")]
    if strange:
        raise StoreError(f"what is between two has no {strange[0]}", remedy="give days only: since, until")
    key = key_of("between", after, (str, int, int, str))
    people = tuple(named(connection, one) for one in pair)
    ids = sorted(row for one in people if one.meant and (row := row_of(connection, one.meant.entity.id)) is not None)
    if len(ids) < 2:
        return Page((), False, None, people)
    rows = _pairs(connection, (ids[0], ids[1]), key, check_limit(limit) + 1, (filter_.since, filter_.until))
    return _mixed("between", connection, rows, limit, people)


def kinds_of(filter_: Filter) -> tuple[Kind, ...]:
    """Which records a filter can let through: both kinds, unless it says something that only one of them has."""
    said = set(filter_.given())
    only_statements = said & {"about", "source", "act", "stance", "certainty", "claim", "speaker"}
    only_events = said & {"actor", "recipient", "status", "type", "mode"}
    if only_statements and not only_events:
        return ("statement",)
    return ("event",) if only_events and not only_statements else ("statement", "event")


def _of_person(connection: Connection, kind: Kind, name: str, filter_: Filter) -> Meant:
    if kind == "statement":
        wished = only(filter_, "statements")
        return meant(connection, replace(wished, speaker=name), "statement_words")
    return meant(connection, only(filter_, "events"), "article_words", party=name)


def _pairs(
    connection: Connection, ids: tuple[int, int], key: Key | None, count: int, days: tuple[str | None, str | None]
) -> list[Row]:
    """Rows of what connects two entities, the lower row first; without what copies say once more."""
    pair = alias(t.pair)
    place = (pair.c.day, pair.c.version_id, pair.c.n, pair.c.kind)
    query = select(*place).where(pair.c.a == ids[0], pair.c.b == ids[1])
    query = query.where(*_between_days(pair.c.day, days))
    if key is not None:
        query = query.where(tuple_(*place) < tuple_(*map(literal, key)))
    for kind, table in TABLES.items():
        record = alias(table)
        again = select(record.c.n).where(
            record.c.version_id == pair.c.version_id,
            record.c.n == pair.c.n,
            pair.c.kind == kind,
            told_already(kind, record, lambda original: _between_days(aside(original.c.day), days)),
        )
        query = query.where(~exists(again.correlate(pair)))
    found = connection.execute(query.order_by(*(one.desc() for one in place)).limit(count))
    return [Row(*row) for row in found]


def _between_days(day: ColumnElement[str], days: tuple[str | None, str | None]) -> list[ColumnElement[bool]]:
    since, until = days
    found: list[ColumnElement[bool]] = [day >= since] if since else []
    return [*found, day <= until] if until else found


def _before(kind: str, after: str | None) -> Before:
    key = key_of(kind, after, (str, int, int))
    return END if key is None else cast("Before", key)


def _behind(key: Key | None, kind: Kind) -> Before:
    """Where rows of one kind go on behind a row of any kind; in the same place a statement comes before an event."""
    if key is None:
        return END
    day, version, n, last = cast("tuple[str, int, int, str]", key)
    return day, version, n + (kind < last)


def _page(
    kind: str, items: tuple[T, ...], rows: Sequence[Row], limit: int, people: tuple[Named, ...], width: int = 3
) -> Page[T]:
    """A page of `items`, which are what stands in the first `limit` of `rows`."""
    more = len(rows) > limit
    return Page(items, more, cursor_of(kind, rows[limit - 1][:width]) if more else None, people)


def _mixed(kind: str, connection: Connection, rows: Sequence[Row], limit: int, people: tuple[Named, ...]) -> Page[Hit]:
    return _page(kind, hits(connection, rows[:limit]), rows, limit, people, width=4)
