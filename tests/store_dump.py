"""All that a store holds, in a form that two stores can be compared by: no numbers of rows, no moments."""

from __future__ import annotations

import json

from sqlalchemy import Connection, Table, select, text

from segun.store import tables as t
from segun.store.packing import unpack_ledger
from segun.store.store import Store

_UNLIKE = ("tries", "first_seen", "last_seen", "seen", "at", "started", "finished")
"""Moments, and how often a run was begun."""

_PUBLIC = {t.article: "name", t.entity: "key", t.story: "key", t.deed: "key", t.claim: "key"}
_LEARNT = ("profile",)
"""Holds numbers of rows inside; compared where the numbers must be the same too."""


def dump(store: Store, *, learnt: bool = False) -> dict[str, list[str]]:
    """The rows of every table as sorted lines of JSON.

    Args:
        learnt: with what the linker has learnt, which names rows by number.
    """
    with store.reading() as connection:
        names = _names(connection)
        found = {
            table.name: _rows(connection, table, names, learnt)
            for table in t.metadata.sorted_tables
            if table.name not in ("run", "property")
        }
        return {**found, **_index(connection, names["version"])}


def _names(connection: Connection) -> dict[str, dict[int, str]]:
    """What each numbered row is called."""
    found = {
        table.name: {row[0]: str(row[1]) for row in connection.execute(select(table.c.id, table.c[public]))}
        for table, public in _PUBLIC.items()
    }
    versions = connection.execute(select(t.version.c.id, t.version.c.article_id, t.version.c.number))
    found["version"] = {row[0]: f"{found['article'][row[1]]}/{row[2]}" for row in versions}
    return found


def _rows(connection: Connection, table: Table, names: dict[str, dict[int, str]], learnt: bool) -> list[str]:
    lines = []
    for row in connection.execute(select(table)).mappings():
        values: dict[str, object] = {}
        for column in table.c:
            value = row[column.name]
            target = next((key.column.table.name for key in column.foreign_keys), None)
            if column.name in _UNLIKE or (column.name == "id" and target is None):
                continue
            if column.name in _LEARNT and not learnt:
                continue
            if target is not None and value is not None:
                value = names[target][value]
            elif isinstance(value, bytes):
                value = repr(unpack_ledger(value, ""))
            values[column.name] = value
        lines.append(json.dumps(values, sort_keys=True, ensure_ascii=False))
    return sorted(lines)


def _index(connection: Connection, versions: dict[int, str]) -> dict[str, list[str]]:
    """What the index of words holds, by article and statement."""
    if connection.dialect.name != "sqlite":
        found = {}
        for name in ("article_words", "statement_words"):
            rows = connection.execute(text(f"SELECT id, words::text FROM {name}"))
            found[name] = sorted(f"{_place(row[0], name, versions)} {row[1]}" for row in rows)
        return found
    found = {}
    for name in ("article_words", "statement_words"):
        connection.execute(
            text(f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen_{name} USING fts5vocab(main, {name}, instance)")
        )
        rows = connection.execute(text(f"SELECT term, doc, offset FROM temp.seen_{name}"))
        found[name] = sorted(f"{_place(row[1], name, versions)} {row[0]}@{row[2]}" for row in rows)
    return found


def _place(ident: int, index: str, versions: dict[int, str]) -> str:
    if index == "article_words":
        return versions[ident]
    return f"{versions[ident // 65_536]}#{ident % 65_536}"
