"""What was done, across articles.

In: a connection, a filter. Out: deeds with all that tell of them and what they differ on, the oldest first. A deed is found by one of its
tellings, and shown with all of them; what copies tell once more is left out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, select

from segun.store import tables as t
from segun.store.ask_answers import stretch_of
from segun.store.ask_copies import Row, told_already
from segun.store.ask_differences import differences
from segun.store.ask_hits import event_hits
from segun.store.ask_meant import meant
from segun.store.ask_records import firsts_of
from segun.store.filters import Filter
from segun.store.hits import DeedHit, EventHit
from segun.store.pages import Page, check_limit, cut

_TELLINGS = 20
"""Tellings of a deed that are shown and compared."""


def timeline(connection: Connection, filter_: Filter, limit: int, after: str | None) -> Page[DeedHit]:
    """Deeds of which one telling is let through.

    Raises:
        StoreError: the filter asks for what events do not have, or for something unknown; or `after` is no cursor of these.
    """
    asked = meant(connection, filter_.fit_for("events"), "article_words")
    stretch = stretch_of(connection, "timeline", after, oldest=True)
    found = firsts_of(connection, "event", asked, stretch, check_limit(limit) + 1, lonely=True)
    rows, cursor = cut("timeline", found, limit, lambda one: stretch.key(one[0]))
    return Page(deeds(connection, {deed: row.day for row, deed in rows}), cursor, asked.named)


def deeds(connection: Connection, days: Mapping[int, str]) -> tuple[DeedHit, ...]:
    """Deeds by row, in this order, each with its day."""
    rows = _tellings(connection, list(days))
    shown = {deed: told[:_TELLINGS] for deed, told in rows.items()}
    flat = [row for told in shown.values() for row in told]
    hits = dict(zip(flat, event_hits(connection, flat), strict=True))
    at = t.deed.c
    query = select(at.id, at.key, at.type).where(at.id.in_(list(days)))
    heads = {ident: (key, kind) for ident, key, kind in connection.execute(query)}
    return tuple(
        _deed(*heads[ident], day, [hits[row] for row in shown[ident]], len(rows[ident])) for ident, day in days.items()
    )


def _deed(key: str, kind: str, day: str, tellings: Sequence[EventHit], count: int) -> DeedHit:
    return DeedHit(key, kind, day, tuple(tellings), differences(tellings), count - len(tellings))


def _tellings(connection: Connection, ids: Sequence[int]) -> dict[int, list[Row]]:
    """All events of some deeds by the day of their article, without what copies tell once more."""
    at, version = t.event.c, t.version.c
    query = (
        select(at.day, at.version_id, at.n, at.deed_id)
        .join(t.version, version.id == at.version_id)
        .where(at.deed_id.in_(ids), ~told_already("event", t.event, lambda _: ()))
        .order_by(version.day, at.version_id, at.n)
    )
    found: dict[int, list[Row]] = {one: [] for one in ids}
    for day, version_id, n, deed in connection.execute(query):
        found[deed].append(Row(day, version_id, n, "event"))
    return found
