"""Calls of `segun ingest`, so that one that was broken off can be taken up again.

In: a connection, sources and options as the user gave them. Out: rows of `run`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Connection, Row, insert, select, update

from segun.store.tables import run

_decode_sources = msgspec.json.Decoder(tuple[str, ...]).decode
_decode_options = msgspec.json.Decoder(dict[str, str | int | bool | list[str] | None]).decode

Options = Mapping[str, str | int | bool | list[str] | None]
"""What a user chose, by name of the option."""


@dataclass(frozen=True, slots=True)
class Run:
    """One call: what was asked for, when it began, and when it came to its end, if it did. Moments are ISO 8601, UTC."""

    id: int
    sources: tuple[str, ...]
    options: Options
    started: str
    finished: str | None


def begin_run(connection: Connection, sources: Sequence[str], options: Options, started: str) -> int:
    """Note a call that begins."""
    row = {
        "sources": msgspec.json.encode(sources).decode(), "options": msgspec.json.encode(options).decode(),
        "started": started,
    }  # fmt: skip
    return int(connection.execute(insert(run).values(row).returning(run.c.id)).scalar_one())


def end_run(connection: Connection, ident: int, finished: str) -> None:
    """Note that a call came to its end, whatever failed in it; and with it those before it that asked for the same."""
    asked = connection.execute(select(run.c.sources, run.c.options).where(run.c.id == ident)).one()
    same = (run.c.sources == asked.sources) & (run.c.options == asked.options) & run.c.finished.is_(None)
    connection.execute(update(run).where(same, run.c.id <= ident).values(finished=finished))


def broken_off(connection: Connection) -> Run | None:
    """The last call that did not come to its end."""
    row = connection.execute(select(run).where(run.c.finished.is_(None)).order_by(run.c.id.desc()).limit(1)).first()
    return None if row is None else _of_row(row)


def last_with(connection: Connection, source: str) -> Run | None:
    """The last call that read a source."""
    wanted = run.c.sources.contains(msgspec.json.encode(source).decode(), autoescape=True)
    row = connection.execute(select(run).where(wanted).order_by(run.c.id.desc()).limit(1)).first()
    return None if row is None else _of_row(row)


def _of_row(row: Row[tuple[int, str, str, str, str | None]]) -> Run:
    return Run(row.id, _decode_sources(row.sources), _decode_options(row.options), row.started, row.finished)
