"""Open a store's database, and say plainly what is wrong with one.

In: an address such as `sqlite:///segun.db`. Out: an SQLAlchemy engine whose tables are up to date. Faults of the database leave
this module as `StoreError`.
"""

from __future__ import annotations

import os
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine import URL
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError

from segun.errors import StoreError
from segun.store.migrate import migrate

DEFAULT = "sqlite:///segun.db"
"""Where a store is kept if nobody says otherwise."""

_WAIT = 10.0
"""Seconds to wait for another program that writes, or for a server to answer."""

_WRITER = 0x5E607
"""The lock that a writer holds on PostgreSQL (any number that nobody else uses): writers go one by one, as they do on SQLite, since two
that link at once would each make the same entity."""

_SIGNS = (
    ("readonly", "the store may only be read", "check that you may write to the file and its folder"),
    ("read-only", "the store may only be read", "check the rights of this database user"),
    ("database is locked", "another program is writing to the store", "try again when it has finished"),
    ("disk is full", "the disk is full", "free some space and run the same command again; what was stored is kept"),
    ("No space left", "the disk is full", "free some space and run the same command again; what was stored is kept"),
    ("disk I/O error", "the disk cannot be read or written", "check the disk; a copy of the file may be readable"),
    ("malformed", "the database file is damaged", "restore it from a copy"),
    ("not a database", "the file is no SQLite database", "give another file"),
    ("unable to open", "the database file cannot be opened", "check the path and your rights to its folder"),
    ("lock timeout", "another program is writing to the store", "try again when it has finished"),
    ("refused", "no PostgreSQL server answers", "check host and port, and that the server runs"),
    ("Is the server running", "no PostgreSQL server answers", "check host and port, and that the server runs"),
    ("timeout expired", "no PostgreSQL server answers", "check host and port, and that the server runs"),
    ("closed the connection", "the PostgreSQL server went away", "run the same command again; what was stored is kept"),
    (
        "terminating connection",
        "the PostgreSQL server went away",
        "run the same command again; what was stored is kept",
    ),
    ("could not translate host", "there is no such host", "check the address"),
    ("no password supplied", "the server wants a password", "write it into the address, or into ~/.pgpass"),
    ("authentication failed", "the server does not accept this user or password", "check the address"),
    ("does not exist", "the server has no such database, user or table", "create it: createdb NAME"),
    ("permission denied", "this database user may not do that", "check the rights of this user"),
)
"""Words of a database's message, what they mean, and what to do."""


def open_engine(url: str, *, create: bool) -> Engine:
    """The engine of the store at `url`, its tables made or brought up to date.

    Args:
        url: an SQLAlchemy address, `sqlite:///PATH` or `postgresql://USER@HOST/NAME`; a plain path is one of SQLite.
        create: make the store where there is none.

    Raises:
        StoreError: the address is none, there is no such store, or it cannot be used.
    """
    address = _address(url)
    if address.drivername == "sqlite":
        _check_file(address, create=create)
    engine = _engine(address)
    with faults(shown(address)):
        migrate(engine, create=create, where=shown(address))
    return engine


def shown(address: URL) -> str:
    """The address without its password, as a user writes it."""
    if address.drivername == "sqlite":
        return address.database or "memory"
    return address.set(drivername="postgresql").render_as_string(hide_password=True)


@contextmanager
def faults(where: str) -> Iterator[None]:
    """Whatever the database raises inside becomes a `StoreError` that says what to do."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as problem:
        said = str(getattr(problem, "orig", None) or problem).strip()
        for sign, what, remedy in _SIGNS:
            if sign in said:
                raise StoreError(f"{what} ({said.splitlines()[0]})", where, remedy) from problem
        raise StoreError(f"the database says: {said.splitlines()[0] if said else problem}", where) from problem


def _check_file(address: URL, *, create: bool) -> None:
    path = Path(address.database) if address.database and address.database != ":memory:" else None
    if path is None or path.is_file():
        return
    if path.exists():
        raise StoreError("this is no file", str(path), f"give a file's name, such as {path / 'segun.db'}")
    if not create:
        raise StoreError("there is no store here", str(path), f"make one: segun ingest SOURCE --store {path}")
    if not path.absolute().parent.is_dir():
        raise StoreError("there is no such folder", str(path.parent), f"make it: mkdir -p {path.parent}")


def _address(url: str) -> URL:
    if "://" not in url:
        return URL.create("sqlite", database=url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError) as problem:
        raise StoreError(f"{url!r} is no address of a store", remedy=f"write it as {DEFAULT}") from problem
    if address.drivername in ("postgresql", "postgres"):
        return address.set(drivername="postgresql+psycopg")
    if address.drivername not in ("sqlite", "postgresql+psycopg"):
        what = f"a store lives in SQLite or PostgreSQL, not in {address.drivername!r}"
        raise StoreError(what, remedy=f"write it as {DEFAULT} or postgresql://USER@HOST/NAME")
    return address


def _engine(address: URL) -> Engine:
    try:
        if address.drivername == "sqlite":
            engine = create_engine(address, creator=lambda: _connected(address.database or ":memory:"))
            event.listen(engine, "connect", _prepare)
        else:
            engine = create_engine(address, pool_pre_ping=True, connect_args={"connect_timeout": int(_WAIT)})
        event.listen(engine, "begin", _begin)
        return engine
    except (ModuleNotFoundError, NoSuchModuleError) as problem:
        what = "PostgreSQL needs the package psycopg"
        raise StoreError(what, shown(address), "pip install 'segun[postgres]'") from problem


def _connected(database: str) -> sqlite3.Connection:
    """SQLite makes files beside the store even to read it; where it may not, and nobody writes, it need not."""
    path = Path(database)
    frozen = path.is_file() and not os.access(path, os.W_OK) and not os.access(path.absolute().parent, os.W_OK)
    if not frozen or path.with_name(f"{path.name}-wal").exists():
        return sqlite3.connect(database, timeout=_WAIT, check_same_thread=False)
    address = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
    return sqlite3.connect(address, timeout=_WAIT, check_same_thread=False, uri=True)


def _prepare(connection: sqlite3.Connection, _record: object) -> None:
    """WAL lets readers go on while one writes; with `synchronous=NORMAL` a killed program loses nothing that was committed
    (https://sqlite.org/wal.html). The driver's own BEGIN comes too late for reads that precede a write, so it is switched off.
    """
    connection.isolation_level = None
    _use_wal(connection)
    for pragma in (
        "synchronous=NORMAL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "cache_size=-65536",
        "temp_store=MEMORY",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _use_wal(connection: sqlite3.Connection) -> None:
    """Change to WAL, unless the store may only be read. SQLite does not wait for another program that changes to it just now."""
    patience = time.monotonic() + _WAIT
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as problem:
            said = str(problem)
            if "readonly" in said or "read-only" in said:
                return
            if "locked" not in said or time.monotonic() > patience:
                raise
            time.sleep(0.01)
        else:
            return


def _begin(connection: Connection) -> None:
    """Readers see one state throughout; a writer asks for the lock at once (`Store.writing`), so that it never fails half way."""
    writes = connection.get_execution_options().get("writes")
    if connection.dialect.name == "sqlite":
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
    elif writes:
        connection.exec_driver_sql(f"SET LOCAL lock_timeout = '{_WAIT:.0f}s'")
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER})")
    else:
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
