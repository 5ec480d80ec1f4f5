"""Which articles tell of one happening.

In: a connection, a new article and its telling words. Out: the story it belongs to. Articles that share telling words within some
days are compared with it one by one; a story is as near as its nearest articles are on average, so that one odd article cannot
chain two stories together.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

import msgspec
from sqlalchemy import Connection, case, insert, select, update

from segun.corpus.lookup import newest
from segun.corpus.vectors import Vector, likenesses, specificity
from segun.corpus.writing import count
from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.placing import Place

_SOUGHT = 16
"""Telling words under which an article is looked for."""

_UNDER_ONE = 40
"""Articles under one word, the newest: a word that more share tells little."""

_COMPARED = 24
_BEFORE = 100
"""Articles that a new store is taken to have seen, so that the first ones do not make their own words common."""

_NEAREST = 3
"""Articles of a story that decide."""

_SAME = 0.17
"""Likeness from which two articles of the same day tell of one happening. On the corpora with gold .13 to .20 give much the same; below
.15, undated articles on one topic begin to flow together."""

_A_DAY = 0.008
_WINDOW = 21
"""Days between two articles after which they tell of one happening no more."""

_decode = msgspec.json.Decoder(dict[str, float]).decode


class Story(NamedTuple):
    """A story's row, and its lasting key, by which what is learnt of people and claims names it."""

    id: int
    key: str


@dataclass(frozen=True, slots=True)
class _Other:
    story: int
    days: int
    likeness: float


def find_story(connection: Connection, place: Place, ledger: Ledger, words: Vector, copied: int | None) -> Story:
    """The story of an article; of a copy, that of its original. A new one where none is near enough."""
    story = _story_of(connection, copied) if copied is not None else None
    if story is None:
        story = _nearest(_others(connection, place, words))
    if story is None:
        story = _make(connection, place, ledger)
    else:
        _widen(connection, story, place.day)
    _keep(connection, place, _sought(words))
    key = connection.execute(select(t.story.c.key).where(t.story.c.id == story)).scalar_one()
    return Story(story, str(key))


def _keep(connection: Connection, place: Place, sought: list[str]) -> None:
    """Write the words by which later articles find this one, and count them."""
    if not sought:
        return
    connection.execute(
        insert(t.story_term), [{"term": one, "day": place.day, "version_id": place.version} for one in sought]
    )
    count(connection, t.story_word, [{"term": one} for one in sought], "articles")


def _sought(words: Vector) -> list[str]:
    return [term for term, _ in sorted(words.items(), key=lambda pair: (-pair[1], pair[0]))[:_SOUGHT]]


def _story_of(connection: Connection, version: int) -> int | None:
    found = connection.execute(select(t.version.c.story_id).where(t.version.c.id == version)).scalar()
    return None if found is None else int(found)


def _others(connection: Connection, place: Place, words: Vector) -> list[_Other]:
    """The current articles that share most telling words, with how alike they are."""
    weight: dict[int, float] = defaultdict(float)
    for term, version in newest(connection, t.story_term, "term", "version_id", _sought(words), _UNDER_ONE):
        weight[version] += words[term]
    best = sorted(weight, key=lambda version: (-weight[version], version))[:_COMPARED]
    if not best:
        return []
    telling = _telling(connection, place, words)
    columns = (t.version.c.story_id, t.version.c.day, t.version.c.terms)
    near = (t.version.c.id.in_(best), t.version.c.id != place.version, t.version.c.story_id.is_not(None))
    rows = connection.execute(select(*columns).where(*near)).all()
    alike = likenesses(words, (_decode(row.terms) for row in rows), telling)
    return [_Other(row.story_id, _days(row.day, place.day), found) for row, found in zip(rows, alike, strict=True)]


def _telling(connection: Connection, place: Place, words: Vector) -> Mapping[str, float]:
    """How much each word tells one story from another in this store, from 0 to 1.

    `version.id` grows by one an article, so the new one's is about how many there are.
    """
    articles = place.version + _BEFORE
    query = select(t.story_word).where(t.story_word.c.term.in_(sorted(words)))
    return {row.term: specificity(1 + row.articles, articles) for row in connection.execute(query)}


def _days(one: str, other: str) -> int:
    return abs((dt.date.fromisoformat(one) - dt.date.fromisoformat(other)).days)


def _nearest(others: list[_Other]) -> int | None:
    by_story: Mapping[int, list[_Other]] = defaultdict(list)
    for other in others:
        by_story[other.story].append(other)
    scored = [(_nearness(members), -story) for story, members in by_story.items()]
    best = max(scored, default=None)
    return -best[1] if best is not None and best[0] >= _SAME else None


def _nearness(members: list[_Other]) -> float:
    """The mean likeness of the nearest articles of a story, less for each day between."""
    if min(one.days for one in members) > _WINDOW:
        return 0.0
    best = sorted((one.likeness - _A_DAY * one.days for one in members), reverse=True)[:_NEAREST]
    return sum(best) / len(best)


def _make(connection: Connection, place: Place, ledger: Ledger) -> int:
    key = hashlib.sha256(f"story\0{place.name}\0{place.number}".encode()).hexdigest()[:12]
    row = {"key": f"h-{key}", "title": ledger.document.title, "first_day": place.day, "last_day": place.day}
    return int(connection.execute(insert(t.story).values(row).returning(t.story.c.id)).scalar_one())


def _widen(connection: Connection, story: int, day: str) -> None:
    first = case((t.story.c.first_day > day, day), else_=t.story.c.first_day)
    last = case((t.story.c.last_day < day, day), else_=t.story.c.last_day)
    connection.execute(update(t.story).where(t.story.c.id == story).values(first_day=first, last_day=last))
