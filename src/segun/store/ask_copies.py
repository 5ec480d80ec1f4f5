"""Copies count as one voice: what a copy prints is told with its original, and not once more.

In: rows of records. Out: the condition that leaves out what the original of a copy says as well, and for the rows of a page the copies
that say the same. A record is the same where the same person is on record with the same claim or deed in the same way; what a paper has
added to its copy is not the same, and stays. So does what a copy says where a filter holds back the original.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Connection, FromClause, Table, select
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
"""What two records have in common that are one."""


def told_already(kind: str, record: FromClause, allowed: Allowed) -> ColumnElement[bool]:
    """Whether a record stands in a copy, and the original has it as well."""
    copy, original = alias(t.version), alias(TABLES[kind])
    same = (aside(original.c[name]).is_not_distinct_from(record.c[name]) for name in _SAME[kind])
    return exists(
        select(original.c.n)
        .select_from(copy)
        .join(original, original.c.version_id == copy.c.copy_of)
        .where(copy.c.id == record.c.version_id, *same, *allowed(original))
        .correlate(record)
    )


def also_in(connection: Connection, rows: Sequence[Row]) -> dict[Row, tuple[Cited, ...]]:
    """For each row the copies that say the same, by day; of a copy, the original and its other copies."""
    roots = _roots(connection, {row.version for row in rows})
    twins = {kind: _twins(connection, kind, set(roots.values())) for kind in TABLES}
    found = {row: _others(row, twins[row.kind]) for row in rows}
    cited = cite(connection, {version for versions in found.values() for version in versions})
    return {row: by_day(cited[version] for version in versions) for row, versions in found.items()}


def copies_of(connection: Connection, versions: Sequence[int]) -> dict[int, tuple[Cited, ...]]:
    """For each article the others that print the same, by day."""
    roots = _roots(connection, set(versions))
    kin: dict[int, set[int]] = {}
    for version, root in _family(connection, set(roots.values())):
        kin.setdefault(root, set()).add(version)
    cited = cite(connection, {version for found in kin.values() for version in found})
    return {one: by_day(cited[other] for other in kin.get(roots.get(one, one), ()) if other != one) for one in versions}


def cite(connection: Connection, versions: Iterable[int]) -> dict[int, Cited]:
    """Articles as an answer names them, by row of the version."""
    at = t.version.c
    columns = (at.id, t.article.c.name, at.number, at.title, at.day, at.publisher, at.url)
    query = select(*columns).join(t.article, t.article.c.id == at.article_id).where(at.id.in_(sorted(set(versions))))
    return {row[0]: Cited(*row[1:]) for row in connection.execute(query)}


def by_day(cited: Iterable[Cited]) -> tuple[Cited, ...]:
    """The articles, the oldest first."""
    return tuple(sorted(cited, key=lambda one: (one.day, one.name)))


class _Twin(NamedTuple):
    """A record of an article or of one that copies it: what must be the same, with the row of the original, and where it stands."""

    same: tuple[object, ...]
    version: int
    n: int


def _others(row: Row, twins: Sequence[_Twin]) -> set[int]:
    own = next((twin.same for twin in twins if (twin.version, twin.n) == (row.version, row.n)), None)
    return {twin.version for twin in twins if twin.same == own} - {row.version}


def _roots(connection: Connection, versions: set[int]) -> dict[int, int]:
    """Versions that are copies or are copied, each with the original."""
    at = t.version.c
    query = select(at.id, at.copy_of).where(at.id.in_(sorted(versions)), at.copy_of.is_not(None))
    roots: dict[int, int] = {row.id: row.copy_of for row in connection.execute(query)}
    copied = select(at.copy_of).where(at.copy_of.in_(sorted(versions))).distinct()
    return roots | {one: one for one in connection.execute(copied).scalars()}


def _family(connection: Connection, roots: set[int]) -> list[tuple[int, int]]:
    """Current versions that are one of `roots` or copy one, each with the original."""
    at = t.version.c
    wanted = sorted(roots)
    copies = connection.execute(select(at.id, at.copy_of).where(at.copy_of.in_(wanted), at.current == 1))
    own = connection.execute(select(at.id).where(at.id.in_(wanted), at.current == 1)).scalars()
    return [(row.id, row.copy_of) for row in copies] + [(one, one) for one in own]


def _twins(connection: Connection, kind: str, roots: set[int]) -> list[_Twin]:
    family = dict(_family(connection, roots))
    record = TABLES[kind].c
    query = select(record.version_id, record.n, *(record[name] for name in _SAME[kind]))
    rows = connection.execute(query.where(record.version_id.in_(sorted(family))).order_by(record.version_id, record.n))
    return [_Twin((family[version], *same), version, n) for version, n, *same in rows]
