"""Which article prints what another has printed: the same words, or agency copy with small edits.

In: the words of a new article. Out: the version that it copies. Candidates come from bands of a MinHash signature over shingles of
five words (Broder 1997; Leskovec, Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3); the shingles themselves decide.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from functools import cache

import numpy as np
from datasketch import MinHash
from sqlalchemy import Connection, bindparam, func, insert, select

from segun.store import tables as t
from segun.store.words import terms

_WORDS = 5
_BANDS = 20
_ROWS = 3
"""Articles with half of their shingles in common share a band with probability .93, with a tenth of them .02."""

_COPIED = 0.6
"""Share of the shorter article's shingles that the longer one has, from which it is a copy. Two papers that tell the same news in
their own words share a tenth, and what one quotes of the other seldom makes a third."""

_FEWEST = 12
"""Shingles from which two texts can be told to be copies: one sentence may be the same by chance."""

_MOST = 8
"""Candidates whose texts are compared."""

Shingles = frozenset[int]


_SHARED = func.count().label("shared")
_CANDIDATES = (
    select(t.band.c.version_id, _SHARED)
    .where(t.band.c.hash.in_(bindparam("hashes", expanding=True)))
    .group_by(t.band.c.version_id)
    .order_by(_SHARED.desc(), t.band.c.version_id)
    .limit(_MOST)
    .subquery()
)
_ALIKE = (
    select(t.version.c.id, t.version.c.copy_of, t.version.c.text)
    .join(_CANDIDATES, _CANDIDATES.c.version_id == t.version.c.id)
    .where(t.version.c.article_id != bindparam("article"), t.version.c.current == 1)
    .order_by(t.version.c.id)
)
_ARTICLE = select(t.version.c.article_id).where(t.version.c.id == bindparam("version"))
_NEW_BAND = insert(t.band)
"""Statements that are built once: building one takes longer than running it."""


def shingles(text: str) -> Shingles:
    """The five-word shingles of `text` as 32-bit hashes, over folded stems."""
    stems = [term.stem.encode() for term in terms(text)]
    if len(stems) <= _WORDS:
        return frozenset((zlib.crc32(b" ".join(stems)),))
    windows = zip(*(stems[first:] for first in range(_WORDS)), strict=False)
    return frozenset(map(zlib.crc32, map(b" ".join, windows)))


def bands(found: Shingles) -> list[int]:
    """The hashes of the bands of a signature, signed 64 bits each."""
    sketch = _empty().copy()
    sketch.update_batch(found)
    rows = np.asarray(sketch.hashvalues, dtype=np.uint64).reshape(_BANDS, _ROWS)
    return [_band(n, row.tolist()) for n, row in enumerate(rows)]


@cache
def _empty() -> MinHash:
    """A signature of nothing; to draw its permutations anew for each article would take as long as to use them."""
    return MinHash(num_perm=_BANDS * _ROWS, seed=1, hashfunc=int)


def _band(number: int, row: Sequence[int]) -> int:
    low = zlib.crc32(repr((number, row)).encode())
    high = zlib.crc32(repr((row, number)).encode())
    return (high << 32 | low) - (1 << 63)


def copied_share(one: Shingles, other: Shingles) -> float:
    """How much of the shorter of two articles stands in the other, from 0 to 1; 0 where one is too short to tell."""
    least = min(len(one), len(other))
    return len(one & other) / least if least >= _FEWEST else 0.0


def find_copied(connection: Connection, version: int, article: int, text: str) -> int | None:
    """The oldest version of another article that `text` is a copy of; the new version's bands are kept for later ones."""
    own = shingles(text)
    hashes = bands(own)
    best = _best(connection, hashes, article, own)
    connection.execute(_NEW_BAND, [{"hash": one, "version_id": version} for one in sorted(set(hashes))])
    return best


def _best(connection: Connection, hashes: Sequence[int], article: int, own: Shingles) -> int | None:
    """Of the current versions that share most bands, the one that shares most words; of a copy, what it copies itself.

    A new version of an article that others copied is no copy of its own older one.
    """
    rows = connection.execute(_ALIKE, {"hashes": list(hashes), "article": article})
    scored = [(copied_share(own, shingles(row.text)), row) for row in rows]
    found = max(scored, key=lambda pair: pair[0], default=None)
    if found is None or found[0] < _COPIED:
        return None
    origin = found[1].copy_of
    if origin is None:
        return int(found[1].id)
    own_old = connection.execute(_ARTICLE, {"version": origin}).scalar_one() == article
    return None if own_old else int(origin)
