"""Questions to a store, and their answers in pages.

In: a connection, a filter, how many rows, behind which cursor. Out: a `Page`. `Store` asks these for its users.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar, cast

from sqlalchemy import ColumnElement, Connection, Select, literal, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.errors import StoreError
from segun.store import tables as t
from segun.store.ask_conditions import Kind
from segun.store.ask_copies import TABLES, Row, told_already
from segun.store.ask_hits import event_hits, hits, statement_hits
from segun.store.ask_meant import Meant, meant
from segun.store.ask_names import named, row_of
from segun.store.ask_records import Behind, Stretch, last_version, rows_of
from segun.store.ask_words import aside
from segun.store.filters import Filter, only
from segun.store.hits import EventHit, Hit, Named, StatementHit
from segun.store.pages import Page, check_limit, cursor_of, key_of

T = TypeVar("T")


def statements(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[StatementHit]:
    """Statements that the filter lets through, the newest first.

    Raises:
        StoreError: the filter asks for what statements do not have, or for something unknown; or `after` is no cursor of these.
    """
    asked = meant(connection, filter_.fit_for("statements"), "statement_words")
    stretch = stretch_of(connection, "statements", after)
    rows = rows_of(connection, "statement", asked, stretch, check_limit(limit) + 1)
    return _page("statements", statement_hits(connection, rows[:limit]), rows, (limit, stretch.upto), asked.named)


def events(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[EventHit]:
    """Events that the filter lets through, the newest first.

    Raises:
        StoreError: as `statements`.
    """
    asked = meant(connection, filter_.fit_for("events"), "article_words")
    stretch = stretch_of(connection, "events", after)
    rows = rows_of(connection, "event", asked, stretch, check_limit(limit) + 1)
    return _page("events", event_hits(connection, rows[:limit]), rows, (limit, stretch.upto), asked.named)


def who(connection: Connection, name: str, filter_: Filter, limit: int, after: str | None) -> Page[Hit]:
    """What somebody said and had a part in, the newest first, a statement before an event of the same place.

    A filter that only statements have leaves events out, and the other way round.
    """
    behind, upto = _any_kind(connection, "who", after)
    rows: list[Row] = []
    for kind in kinds_of(filter_):
        asked = _of_person(connection, kind, name, filter_)
        stretch = Stretch(behind and _behind(behind, kind), upto)
        rows += rows_of(connection, kind, asked, stretch, check_limit(limit) + 1)
    rows.sort(reverse=True)
    page = rows[: limit + 1]
    return _mixed("who", connection, page, (limit, upto), (named(connection, name),))


def between(connection: Connection, pair: tuple[str, str], filter_: Filter, limit: int, after: str | None) -> Page[Hit]:
    """What connects two: deeds in which both take part, statements of one that name the other. The newest first.

    Raises:
        StoreError: the filter asks for more than days, or `after` is no cursor of these.
    """
    strange = [name for name in filter_.given() if name not in ("since", "until")]
    if strange:
        raise StoreError(f"what is between two has no {strange[0]}", remedy="give days only: since, until")
    behind, upto = _any_kind(connection, "between", after)
    people = tuple(named(connection, one) for one in pair)
    ids = sorted(row for one in people if one.meant and (row := row_of(connection, one.meant.entity.id)) is not None)
    if len(ids) < 2:
        return Page((), False, None, people)
    query = _pairs((ids[0], ids[1]), (filter_.since, filter_.until), behind, upto).limit(check_limit(limit) + 1)
    rows = [Row(*row) for row in connection.execute(query)]
    return _mixed("between", connection, rows, (limit, upto), people)


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
    ids: tuple[int, int], days: tuple[str | None, str | None], behind: Row | None, upto: int
) -> Select[str, int, int, str]:
    """Rows of what connects two entities, the lower row first; without what copies say once more."""
    pair = alias(t.pair)
    place = (pair.c.day, pair.c.version_id, pair.c.n, pair.c.kind)
    query = select(*place).where(pair.c.a == ids[0], pair.c.b == ids[1], aside(pair.c.version_id) <= upto)
    query = query.where(*_between_days(pair.c.day, days))
    if behind is not None:
        query = query.where(tuple_(*place) < tuple_(*map(literal, behind)))
    for kind, table in TABLES.items():
        record = alias(table)
        again = select(record.c.n).where(
            record.c.version_id == pair.c.version_id,
            record.c.n == pair.c.n,
            pair.c.kind == kind,
            told_already(kind, record, lambda original: _between_days(aside(original.c.day), days)),
        )
        query = query.where(~exists(again.correlate(pair)))
    return query.order_by(*(one.desc() for one in place))


def _between_days(day: ColumnElement[str], days: tuple[str | None, str | None]) -> list[ColumnElement[bool]]:
    since, until = days
    found: list[ColumnElement[bool]] = [day >= since] if since else []
    return [*found, day <= until] if until else found


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


def _page(
    kind: str,
    items: tuple[T, ...],
    rows: Sequence[Row],
    bounds: tuple[int, int],
    people: tuple[Named, ...],
    width: int = 3,
) -> Page[T]:
    """A page of `items`, which are what stands in the first of `rows`; `bounds` are how many, and up to which version."""
    limit, upto = bounds
    more = len(rows) > limit
    return Page(items, more, cursor_of(kind, (upto, *rows[limit - 1][:width])) if more else None, people)


def _mixed(
    kind: str, connection: Connection, rows: Sequence[Row], bounds: tuple[int, int], people: tuple[Named, ...]
) -> Page[Hit]:
    return _page(kind, hits(connection, rows[: bounds[0]]), rows, bounds, people, width=4)
