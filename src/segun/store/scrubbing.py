"""What was erased is gone from the disk as well.

In: an engine whose last transaction has erased something. Out: a database file without freed pages, an index without words that no
article has, an empty log. Needs as much free space again as the store takes.
"""

from __future__ import annotations

from sqlalchemy import Engine, text

from segun.errors import StoreError
from segun.store.tables import metadata

_INDEXES = ("article_words", "statement_words")


def scrub(engine: Engine, where: str) -> None:
    """Rewrite the whole database.

    Raises:
        StoreError: another program has the store open, so that its log cannot be emptied.
    """
    if engine.dialect.name == "sqlite":
        _scrub_sqlite(engine, where)
    else:
        with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            for table in (*(one.name for one in metadata.sorted_tables), *_INDEXES):
                connection.execute(text(f"VACUUM FULL {table}"))


def _scrub_sqlite(engine: Engine, where: str) -> None:
    """The index keeps the words of deleted rows until its parts are merged (https://sqlite.org/fts5.html, section 6.8); `VACUUM` writes
    the file anew; and the log holds pages as they were until it is cut.
    """
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        for index in _INDEXES:
            connection.execute(text(f"INSERT INTO {index} ({index}) VALUES ('optimize')"))
    driver = engine.raw_connection()
    try:
        cursor = driver.cursor()
        cursor.execute("VACUUM")
        busy = cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
    finally:
        driver.close()
    if busy:
        what = "what was erased is gone from the store, but still stands in its log, which another program holds open"
        raise StoreError(what, where, "end the other program and run the same command again")


__all__ = ["scrub"]
