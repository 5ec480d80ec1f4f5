"""Articles that have the words which somebody searches for, the best first.

In: a connection, a search, a filter. Out: a page of articles with the words in their surroundings.

News says first what matters most, so the best are those that have the words in the headline, then those that have them in the opening;
among equals the newest. That is reckoned from the articles themselves and not from how often a word stands elsewhere (as BM25 does), so
that it is the same in either database, and a page goes on where the one before ended whatever has come in since. Of many matches the
newest are ordered first, then the next ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice
from typing import NamedTuple

from sqlalchemy import Connection, Select, and_, func, select
from sqlalchemy.sql import alias

from segun.store import tables as t
from segun.store.ask_copies import cite, connected, copies_of
from segun.store.ask_filtered import Articles, articles
from segun.store.ask_meant import search_in
from segun.store.ask_records import last_version
from segun.store.ask_snippets import snippets
from segun.store.ask_words import Words
from segun.store.filters import Filter
from segun.store.hits import ArticleHit
from segun.store.pages import Page, check_limit, cut, key_of
from segun.store.search import Search, is_in
from segun.store.words import stems

_RANKED = 500
"""Matches that are put in order together."""

_OPENING = 240
"""Characters at the beginning of a text that say what it is about."""

_IN_TITLE = 3
_IN_OPENING = 1


class _Place(NamedTuple):
    """An article's place in the order, the best last: its window (by the newest version that it may hold), points, day, version."""

    window: int
    points: int
    day: str
    version: int


def search(connection: Connection, typed: str, filter_: Filter, limit: int, after: str | None) -> Page[ArticleHit]:
    """Articles that have the words and that the filter lets through.

    Raises:
        StoreError: there is nothing to search for, the filter asks for something unknown, or `after` is no cursor of these.
    """
    words = search_in(connection, "article_words", f"{typed} {filter_.text}" if filter_.text else typed)
    wanted = articles(connection, replace(filter_, text=None))
    key = key_of("search", after, (int, int, str, int))
    start = _Place(*key) if key is not None else None  # type: ignore[arg-type]
    check_limit(limit)
    found = list(islice(_places(connection, words, wanted, start), limit + 1))
    rows, cursor = cut("search", found, limit, lambda one: one)
    return Page(_hits(connection, words.search, [one.version for one in rows]), cursor, wanted.named)


def _places(connection: Connection, words: Words, wanted: Articles, start: _Place | None) -> Iterator[_Place]:
    """All that match, in order, from behind a place; window by window."""
    window = last_version(connection) if start is None else start.window
    while window > 0 and not wanted.nobody:
        rows = _Window(connection, words, wanted, window)
        yield from (one for one in rows.places() if start is None or one.window < start.window or one < start)
        window = rows.below


class _Window:
    """The newest matches up to a version."""

    def __init__(self, connection: Connection, words: Words, wanted: Articles, upto: int) -> None:
        self._connection = connection
        self._words = words
        self._wanted = wanted
        self._upto = upto
        self._rows = connection.execute(self._query()).all()
        ids = [row.id for row in self._rows]
        self.below = min(ids) - 1 if len(ids) == _RANKED else 0

    def places(self) -> list[_Place]:
        """The matches in order, without copies whose original matches as well."""
        originals = self._matching({row.copy_of for row in self._rows if row.copy_of is not None})
        found = [
            _Place(self._upto, _points(self._words.search, row.title, row.opening), row.day, row.id)
            for row in self._rows
            if row.copy_of not in originals
        ]
        return sorted(found, reverse=True)

    def _query(self) -> Select[int, str | None, str, str, int | None]:
        """The matches, each with what its original is now."""
        found = self._found(self._upto, _RANKED).subquery()
        at, was, now = t.version.c, alias(t.version), alias(t.version)
        opening = func.substr(at.text, 1, _OPENING).label("opening")
        return (
            select(at.id, at.title, opening, at.day, now.c.id.label("copy_of"))
            .join(found, found.c.id == at.id)
            .outerjoin(was, and_(was.c.id == at.copy_of, was.c.article_id != at.article_id))
            .outerjoin(now, and_(now.c.article_id == was.c.article_id, now.c.current == 1))
        )

    def _matching(self, versions: set[int]) -> set[int]:
        """Those of some versions that match."""
        own = {row.id for row in self._rows}
        others = sorted(versions - own)
        if not others:
            return versions & own
        ident = self._words.ident()
        query = self._words.found().where(ident.in_(others), *self._wanted.conditions(ident))
        return versions & own | set(self._connection.execute(query).scalars())

    def _found(self, upto: int, count: int) -> Select[int]:
        ident = self._words.ident()
        query = self._words.found().where(ident <= upto, *self._wanted.conditions(ident))
        return query.order_by(ident.desc()).limit(count)


def _points(search: Search, title: str | None, opening: str) -> int:
    """How much of what is searched for stands where an article says what it is about."""
    points, rest = 0, list(search.every)
    for part, worth in ((title or "", _IN_TITLE), (opening, _IN_OPENING)):
        words = stems(part) if rest else []
        known = frozenset(words)
        missing = [group for group in rest if not any(is_in(leaf, words, known) for leaf in group)]
        points += worth * (len(rest) - len(missing))
        rest = missing
    return points


def _hits(connection: Connection, search: Search, versions: Sequence[int]) -> tuple[ArticleHit, ...]:
    """The articles with their words, in this order."""
    at = t.version.c
    rows = {row.id: row for row in connection.execute(connected(versions, at.id, at.text))}
    cited, copies = cite(connection, versions), copies_of(connection, versions)
    return tuple(
        ArticleHit(cited[one], snippets(rows[one].text, search), rows[one].story, rows[one].copy_of, copies[one])
        for one in versions
    )
