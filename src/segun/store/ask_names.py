"""Who is meant by a name.

In: a connection, a name as somebody types it, or an entity's key. Out: those who are called that, with how many articles have them. Every
question is one to an index: a store of fifty thousand people answers as fast as one of fifty.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rapidfuzz import fuzz
from sqlalchemy import Connection, func, select

from segun.language.folding import fold
from segun.store import tables as t
from segun.store.entry import Entity
from segun.store.hits import How, Known, Named

_MOST = 50
"""Names that are looked at in one way."""

_CANDIDATES = 1500
"""Names that are compared letter by letter."""

_OPENING = 3
"""Letters of a word that a slip seldom touches, and by which its neighbours are found."""

_NEAR = 80.0
"""Percent of letters that two names share (`rapidfuzz.fuzz.token_sort_ratio`) from which one may be the other misspelt."""

_NEAREST = 5
_NAMESAKES = 10
_RANK: dict[How, int] = {"key": 0, "exact": 0, "words": 1, "prefix": 2, "near": 3}
_WORD = re.compile(r"[^\s\-,;]+")
_LONGEST = 200
"""Characters of a name; nobody is called by more."""


class Somebody(NamedTuple):
    """Who is meant by a name, and the row of that entity; `None` where nobody is."""

    named: Named
    row: int | None


def somebody(connection: Connection, asked: str) -> Somebody:
    """Who is meant: of several, whoever is in most articles; the others are told with it. A near name is offered, never taken."""
    found = _candidates(connection, asked)
    known = [one for _, one in found]
    if not known or known[0].how == "near":
        return Somebody(Named(asked, None, tuple(known)), None)
    return Somebody(Named(asked, known[0], tuple(known[1 : 1 + _NAMESAKES])), found[0][0])


def known_as(connection: Connection, asked: str) -> list[Known]:
    """All who may be meant, the likeliest first: by how well the name fits, then by in how many articles they are."""
    return [one for _, one in _candidates(connection, asked)]


def _candidates(connection: Connection, asked: str) -> list[tuple[int, Known]]:
    """`known_as`, each with the row of the entity."""
    how = _ways(connection, asked)
    known = entities(connection, how)
    counts = _articles(connection, how)
    found = [(ident, Known(known[ident], counts.get(ident, 0), way)) for ident, way in how.items() if ident in known]
    return sorted(found, key=lambda one: (_RANK[one[1].how], -one[1].articles, one[1].entity.id))


def row_of(connection: Connection, key: str) -> int | None:
    """The row of the entity with this key."""
    found = connection.execute(select(t.entity.c.id).where(t.entity.c.key == key)).scalar()
    return None if found is None else int(found)


def entities(connection: Connection, ids: Iterable[int]) -> dict[int, Entity]:
    """Entities by row, with all their names."""
    wanted = sorted(set(ids))
    names: dict[int, list[str]] = {}
    query = select(t.entity_name.c.entity_id, t.entity_name.c.name).where(t.entity_name.c.entity_id.in_(wanted))
    for ident, name in connection.execute(query.order_by(t.entity_name.c.folded)):
        names.setdefault(ident, []).append(name)
    at = t.entity.c
    query = select(at.id, at.key, at.name, at.kind, at.country, at.sector, at.entity).where(at.id.in_(wanted))
    return {
        row.id: Entity(
            row.key, row.name, row.kind, row.country, row.sector, row.entity, tuple(names.get(row.id, (row.name,)))
        )
        for row in connection.execute(query)
    }


def _ways(connection: Connection, asked: str) -> dict[int, How]:
    """Rows of entities, each by the best way in which it was found."""
    ident = row_of(connection, asked.strip())
    if ident is not None:
        return {ident: "key"}
    folded = " ".join(fold(asked).split())
    words = _WORD.findall(folded)
    if not words or len(folded) > _LONGEST:
        return {}
    found: dict[int, How] = {}
    _add(found, _exact(connection, folded), "exact")
    # a single word is a part of a name: it fits whoever has it
    _add(found, _by_words(connection, words), "exact" if len(words) == 1 else "words")
    _add(found, _by_opening(connection, folded), "prefix")
    if not found:
        _add(found, _near(connection, folded, words), "near")
    return found


def _add(found: dict[int, How], ids: Iterable[int], how: How) -> None:
    for ident in ids:
        found.setdefault(ident, how)


def _exact(connection: Connection, folded: str) -> list[int]:
    query = select(t.entity_name.c.entity_id).where(t.entity_name.c.folded == folded)
    return list(connection.execute(query).scalars())


def _by_words(connection: Connection, words: Sequence[str]) -> list[int]:
    """Those whose names have all the words, whatever their order; the last seen where there are many."""
    keys = sorted({f"w:{word}" for word in words})
    at = t.entity_key.c
    query = (
        select(at.entity_id)
        .where(at.key.in_(keys))
        .group_by(at.entity_id)
        .having(func.count() == len(keys))
        .order_by(func.max(at.day).desc(), at.entity_id)
        .limit(_MOST)
    )
    return list(connection.execute(query).scalars())


def _by_opening(connection: Connection, folded: str) -> list[int]:
    """Those with a name that begins like this. Names stand in order, so they follow one another; in which order depends on the database,
    hence the second look.
    """
    at = t.entity_name.c
    query = select(at.folded, at.entity_id).where(at.folded >= folded).order_by(at.folded, at.entity_id).limit(_MOST)
    return [ident for name, ident in connection.execute(query) if name.startswith(folded)]


def _near(connection: Connection, folded: str, words: Sequence[str]) -> list[int]:
    """Those with a name that is spelt much like this, among all that have a word with the same first letters."""
    ids: dict[int, None] = {}
    for word in words:
        ids.update(dict.fromkeys(_beginning(connection, word[:_OPENING])))
    at = t.entity_name.c
    rows = connection.execute(select(at.entity_id, at.folded).where(at.entity_id.in_(list(ids)[:_CANDIDATES])))
    best: dict[int, float] = {}
    for ident, name in rows:
        best[ident] = max(best.get(ident, 0.0), fuzz.token_sort_ratio(folded, name))
    near = sorted((-score, ident) for ident, score in best.items() if score >= _NEAR)
    return [ident for _, ident in near[:_NEAREST]]


def _beginning(connection: Connection, letters: str) -> list[int]:
    at, opening = t.entity_key.c, f"w:{letters}"
    query = select(at.key, at.entity_id).where(at.key >= opening).order_by(at.key, at.entity_id).limit(_CANDIDATES)
    return [ident for key, ident in connection.execute(query) if key.startswith(opening)]


def _articles(connection: Connection, ids: Iterable[int]) -> dict[int, int]:
    at = t.actor.c
    query = select(at.entity_id, func.count(at.version_id.distinct())).where(at.entity_id.in_(sorted(ids)))
    return {row[0]: row[1] for row in connection.execute(query.group_by(at.entity_id))}
