"""What was going on: stories, each told by one or more articles.

In: a connection, a filter, a key. Out: stories in a list, or one whole. In a list a story stands where its newest article does among those
that the filter lets through.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import cast

from sqlalchemy import ColumnElement, Connection, Select, func, literal, select, tuple_
from sqlalchemy.sql import alias, exists

from segun.store import tables as t
from segun.store.ask_claims import claims_of_story
from segun.store.ask_copies import cite
from segun.store.ask_deeds import timeline
from segun.store.ask_filtered import Articles, articles
from segun.store.ask_meant import story_row
from segun.store.ask_records import last_version
from segun.store.ask_words import aside
from segun.store.filters import Filter, filter_of
from segun.store.hits import StoryHit, StoryLine, Told
from segun.store.pages import Page, check_limit, cut, key_of

_DEEDS = 100
_CLAIMS = 20
"""Deeds and claims of a story that are shown."""


def stories(connection: Connection, filter_: Filter, limit: int, after: str | None, *, lonely: bool) -> Page[StoryLine]:
    """Stories of which one article is let through, the newest first.

    Raises:
        StoreError: the filter asks for something unknown, or `after` is no cursor of these.
    """
    wanted = articles(connection, filter_)
    key = cast("tuple[int, str, int] | None", key_of("stories", after, (int, str, int)))
    upto = last_version(connection) if key is None else key[0]
    check_limit(limit)
    if wanted.nobody:
        return Page((), None, wanted.named)
    query = _newest(wanted, upto, lonely=lonely)
    if key is not None:
        at = t.version.c
        query = query.where(tuple_(at.day, at.id) < tuple_(*map(literal, key[1:])))
    found = connection.execute(query.limit(limit + 1)).all()
    rows, cursor = cut("stories", found, limit, lambda row: (upto, row.day, row.id))
    return Page(_lines(connection, [row.story_id for row in rows]), cursor, wanted.named)


def story(connection: Connection, key: str) -> StoryHit:
    """One story whole, by its key or by the name of one of its articles.

    Raises:
        StoreError: there is none.
    """
    ident = story_row(connection, key)
    (line,) = _lines(connection, [ident])
    deeds = timeline(connection, filter_of(story=line.id), _DEEDS, None)
    return StoryHit(line, _told(connection, ident), deeds.items, claims_of_story(connection, ident, _CLAIMS))


def _newest(wanted: Articles, upto: int, *, lonely: bool) -> Select[str, int, int]:
    """The newest version of each story among those that the filter lets through."""
    at, newer = t.version.c, alias(t.version)
    sooner = select(newer.c.id).where(
        newer.c.story_id == at.story_id, aside(newer.c.id) <= upto,
        tuple_(newer.c.day, aside(newer.c.id)) > tuple_(at.day, at.id),
        *wanted.conditions(newer.c.id),
    )  # fmt: skip
    query = select(at.day, at.id, at.story_id).where(
        aside(at.id) <= upto, aside(at.story_id).is_not(None),
        ~exists(sooner.correlate(t.version)), *wanted.conditions(at.id),
    )  # fmt: skip
    if not lonely:
        query = query.where(_several(at.story_id, upto))
    return query.order_by(at.day.desc(), at.id.desc())


def _several(ident: ColumnElement[int], upto: int) -> ColumnElement[bool]:
    """Whether a story has two articles that are no copies."""
    told = alias(t.version)
    some = select(told.c.id).where(told.c.story_id == ident, told.c.copy_of.is_(None), aside(told.c.id) <= upto)
    return exists(some.correlate(t.version).limit(1).offset(1))


def _lines(connection: Connection, ids: Sequence[int]) -> tuple[StoryLine, ...]:
    """Stories by row, in this order."""
    heads = {row.id: row for row in connection.execute(select(t.story).where(t.story.c.id.in_(ids)))}
    counts = _publishers(connection, ids)
    return tuple(
        StoryLine(
            heads[one].key, heads[one].title, heads[one].first_day, heads[one].last_day, sum(counts[one].values()),
            tuple(name for name in sorted(filter(None, counts[one]), key=lambda name: (-counts[one][name], name))),
        )
        for one in ids
    )  # fmt: skip


def _publishers(connection: Connection, ids: Sequence[int]) -> Mapping[int, dict[str | None, int]]:
    """How many articles of each publisher tell of each story."""
    at = t.version.c
    query = select(at.story_id, at.publisher, func.count()).where(at.story_id.in_(ids))
    found: dict[int, dict[str | None, int]] = {one: {} for one in ids}
    for ident, publisher, count in connection.execute(query.group_by(at.story_id, at.publisher)):
        found[ident][publisher] = count
    return found


def _told(connection: Connection, story: int) -> tuple[Told, ...]:
    """All articles of a story by day."""
    at = t.version.c
    query = select(at.id, at.copy_of).where(at.story_id == story).order_by(at.day, at.id)
    rows = connection.execute(query).all()
    cited = cite(connection, [one for row in rows for one in row if one is not None])
    return tuple(Told(cited[row.id], row.copy_of and cited[row.copy_of].name) for row in rows)
