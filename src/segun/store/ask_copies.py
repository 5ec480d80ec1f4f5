"""Copies count as one voice: what a copy prints is told with its original, and not once more.

In: rows of records. Out: the condition that leaves out what the original of a copy says as well, and for the rows of a page the copies
that say the same. A record is the same where it has the same words, or where the same person is on record with the same claim or deed in
the same way; what a paper has added to its copy is not the same, and stays. So does what a copy says where a filter holds back the
original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Column, ColumnElement, Connection, FromClause, Select, Table, and_, null, or_, select
from sqlalchemy.sql import alias, exists

from segun.store import tables as t
from segun.store.ask_words import aside
from segun.store.hits import Cited


class Row(NamedTuple):
    """The place of a record: its day, its version, its number in the ledger, its kind."""

    day: str
    version: int
    n: int
    kind: str


Allowed = Callable[[FromClause], Sequence[ColumnElement[bool]]]
"""What a filter demands of the original."""

TABLES: dict[str, Table] = {"statement": t.statement, "event": t.event}
_SAME: dict[str, tuple[str, ...]] = {
    "statement": ("speaker", "act", "form", "sourcing", "certainty", "claim_id", "stance"),
    "event": ("type", "mode", "status", "deed_id"),
}
"""What two records have in common that are one, whatever their words."""


def told_already(kind: str, record: FromClause, allowed: Allowed) -> ColumnElement[bool]:
    """Whether a record stands in a copy, and the original has it as well, as it stands now."""
    copy, was, now, original = alias(t.version), alias(t.version), alias(t.version), alias(TABLES[kind])
    same = and_(*(aside(original.c[name]).is_not_distinct_from(record.c[name]) for name in _SAME[kind]))
    if kind == "statement":
        same = or_(aside(original.c.said) == record.c.said, and_(same, ~_is_printed(original, record)))
    return exists(
        select(original.c.n)
        .select_from(copy)
        .join(was, was.c.id == copy.c.copy_of)
        .join(now, and_(now.c.article_id == was.c.article_id, aside(now.c.current) == 1))
        .join(original, original.c.version_id == now.c.id)
        .where(copy.c.id == record.c.version_id, now.c.id != copy.c.id, same, *allowed(original))
        .correlate(record)
    )


def _is_printed(original: FromClause, record: FromClause) -> ColumnElement[bool]:
    """Whether the article of `record` has the words of a statement of its original, so that `record` itself is another one."""
    other = alias(t.statement)
    words = (other.c.version_id == record.c.version_id, aside(other.c.said) == original.c.said)
    return exists(select(other.c.n).where(*words).correlate(original, record))


def also_in(connection: Connection, rows: Sequence[Row]) -> dict[Row, tuple[Cited, ...]]:
    """For each row the copies that say the same, by day; of a copy, the original and its other copies."""
    family = _family(connection, {row.version for row in rows})
    twins = {kind: _Twins(connection, kind, family) for kind in sorted({row.kind for row in rows})}
    found = {row: twins[row.kind].others(row) for row in rows}
    cited = cite(connection, {version for versions in found.values() for version in versions})
    return {row: by_day(cited[version] for version in versions) for row, versions in found.items()}


def copies_of(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[Cited, ...]]:
    """For each article the others that print the same, by day."""
    family = _family(connection, set(versions))
    kin: dict[int, set[int]] = {}
    for version, root in family.items():
        kin.setdefault(root, set()).add(version)
    cited = cite(connection, family)
    return {one: by_day(cited[other] for other in kin.get(family.get(one, 0), ()) if other != one) for one in versions}


def cite(connection: Connection, versions: Iterable[int]) -> dict[int, Cited]:
    """Articles as an answer names them, by row of the version."""
    at = t.version.c
    columns = (at.id, t.article.c.name, at.number, at.title, at.day, at.publisher, at.url)
    query = select(*columns).join(t.article, t.article.c.id == at.article_id).where(at.id.in_(sorted(set(versions))))
    return {row[0]: Cited(*row[1:]) for row in connection.execute(query)}


def connected(versions: Sequence[int], *columns: Column[Any]) -> Select[Any]:
    """Columns of some versions, with `story`, the key of theirs, and `copy_of`, the name of the article that they copy."""
    at, original, its = t.version.c, alias(t.version), alias(t.article)
    return (
        select(*columns, t.story.c.key.label("story"), its.c.name.label("copy_of"))
        .select_from(t.version)
        .outerjoin(t.story, t.story.c.id == at.story_id)
        .outerjoin(original, original.c.id == at.copy_of)
        .outerjoin(its, its.c.id == original.c.article_id)
        .where(at.id.in_(versions))
    )


def by_day(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """The articles, the oldest first."""
    return tuple(sorted(cited, key=lambda one: (one.day, one.name)))


class _Twin(NamedTuple):
    """A record of an article or of one that copies it: its words, what may be the same, and where it stands."""

    said: int | None
    same: tuple[object, ...]
    version: int
    n: int


class _Twins:
    """Records of articles that are copied or copy one, by article that is copied."""

    def __init__(self, connection: Connection, kind: str, family: Mapping[int, int]) -> None:
        self._family = family
        self._by_root: dict[int, list[_Twin]] = {}
        self._said: dict[int, set[int | None]] = {}
        record = TABLES[kind].c
        said = record.said if kind == "statement" else null()
        query = select(record.version_id, record.n, said, *(record[name] for name in _SAME[kind]))
        for version, n, words, *same in connection.execute(query.where(record.version_id.in_(sorted(family)))):
            self._by_root.setdefault(family[version], []).append(_Twin(words, tuple(same), version, n))
            self._said.setdefault(version, set()).add(words)

    def others(self, row: Row) -> set[int]:
        """The other versions that have the record of a row."""
        kin = self._by_root.get(self._family.get(row.version, 0), [])
        own = next((twin for twin in kin if (twin.version, twin.n) == (row.version, row.n)), None)
        return set() if own is None else {twin.version for twin in kin if self._are_one(twin, own)} - {row.version}

    def _are_one(self, one: _Twin, other: _Twin) -> bool:
        if one.said is None:
            return one.same == other.same
        if one.said == other.said:
            return True
        printed = one.said in self._said[other.version] or other.said in self._said[one.version]
        return one.same == other.same and not printed


def _family(connection: Connection, versions: set[int]) -> dict[int, int]:
    """Some versions, as far as they are copies or copied, and whatever copies the same; each with the row of the article copied."""
    copy, original = alias(t.version), alias(t.version)
    pairs = select(copy.c.id, original.c.article_id).join(original, original.c.id == copy.c.copy_of)
    pairs = pairs.where(original.c.article_id != copy.c.article_id)
    own = select(t.version.c.article_id).where(t.version.c.id.in_(sorted(versions)))
    roots = set(connection.execute(own).scalars())
    roots |= {root for _, root in connection.execute(pairs.where(copy.c.id.in_(sorted(versions))))}
    of_roots = select(t.version.c.id).where(t.version.c.article_id.in_(sorted(roots)))
    copies = pairs.where(copy.c.copy_of.in_(of_roots), copy.c.current == 1)
    found = {row.id: row.article_id for row in connection.execute(copies)}
    at = t.version.c
    query = select(at.id, at.article_id).where(at.article_id.in_(sorted(set(found.values()))), at.current == 1)
    return {row.id: row.article_id for row in connection.execute(query)} | found
