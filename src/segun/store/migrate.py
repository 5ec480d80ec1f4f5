"""Bring a store's tables to the form that this program works with.

In: an engine. Out: tables at the newest migration; nothing is done, and Alembic is not even loaded, where they are.
"""

from __future__ import annotations

import re
from pathlib import Path

from sqlalchemy import Engine, inspect, text

from segun.errors import StoreError

NEWEST = "0001"
"""The last migration; a test holds it to the folder `migrations/versions`."""

_FORM = re.compile(r"\d{4}")
_FOLDER = Path(__file__).parent / "migrations"


def migrate(engine: Engine, *, create: bool, where: str) -> None:
    """Make the tables, or change them to the newest form.

    Raises:
        StoreError: there is no store and none is to be made, or a newer program made it.
    """
    found = revision(engine)
    if found is None and _holds_tables(engine):
        found = revision(engine)  # another program may have made the store between the two looks
    if found == NEWEST:
        return
    if found is None and _holds_tables(engine):
        raise StoreError("this database holds something else", where, "give another file, or an empty database")
    if found is None and not create:
        raise StoreError("there is no store here", where, f"make one: segun ingest SOURCE --store {where}")
    if found is not None and not _FORM.fullmatch(found):
        raise StoreError("this database holds something else", where, "give another file, or an empty database")
    if found is not None and found > NEWEST:
        raise StoreError(f"a newer segun made this store (form {found})", where, "install the newest segun")
    _upgrade(engine)


def revision(engine: Engine) -> str | None:
    """The migration that the store stands at, `None` where there is none."""
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        value = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return None if value is None else str(value)


def _holds_tables(engine: Engine) -> bool:
    with engine.connect() as connection:
        return bool(inspect(connection).get_table_names())


def _upgrade(engine: Engine) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
