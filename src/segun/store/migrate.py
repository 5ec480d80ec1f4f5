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
    tables, found = _standing(engine)
    if found == NEWEST:
        return
    if found is None and tables:
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
    return _standing(engine)[1]


def _standing(engine: Engine) -> tuple[list[str], str | None]:
    """The tables, and the migration that they stand at; both of one state, as another program may be making the store just now."""
    with engine.connect() as connection:
        tables = inspect(connection).get_table_names()
        if "alembic_version" not in tables:
            return tables, None
        value = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return tables, None if value is None else str(value)


def _upgrade(engine: Engine) -> None:
    from alembic import command  # slow to import, and seldom needed
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_FOLDER))
    with engine.connect().execution_options(writes=True) as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
