"""The tables of a store: made, brought up to date, refused; by one program or by several at once."""

from __future__ import annotations

import multiprocessing
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import create_engine, inspect, text

import segun.store.migrations
from databases import Server
from segun.errors import StoreError
from segun.store import migrate
from segun.store.engine import open_engine
from segun.store.migrate import NEWEST, revision
from segun.store.store import Store
from segun.store.tables import metadata

_INDEX = ("article_words", "statement_words")


def test_the_newest_form_is_that_of_the_last_migration():
    folder = Path(segun.store.migrations.__file__).parent / "versions"
    assert max(path.name for path in folder.glob("*.py")).startswith(f"{NEWEST}_")


def test_migrations_make_just_the_tables_that_are_described(store_url: str):
    engine = open_engine(store_url, create=True)

    def ours(_object: object, name: str | None, kind: str, _reflected: bool, _other: object) -> bool:
        return not (kind in ("table", "index") and name is not None and name.removeprefix("ix_").startswith(_INDEX))

    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_object": ours})
        assert compare_metadata(context, metadata) == []
    assert revision(engine) == NEWEST
    engine.dispose()


def test_a_store_that_is_open_elsewhere_is_opened_as_it_is(store_url: str):
    with Store(store_url, create=True) as one, Store(store_url) as other, one.reading(), other.writing():
        pass


def test_a_store_made_by_a_newer_program_is_refused(store_url: str):
    engine = open_engine(store_url, create=True)
    with engine.execution_options(writes=True).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    engine.dispose()
    with pytest.raises(StoreError, match="newer segun made this store"):
        Store(store_url)


def test_a_database_that_holds_something_else_is_left_alone(tmp_path: Path, postgres: Server):
    foreign = f"sqlite:///{tmp_path / 'foreign.db'}"
    for url in (foreign, postgres.empty()):
        engine = create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
        with engine.begin() as connection:
            connection.execute(text("CREATE TABLE article (theirs TEXT)"))
        engine.dispose()
        with pytest.raises(StoreError, match="holds something else"):
            Store(url, create=True)
    with sqlite3.connect(tmp_path / "foreign.db") as connection:
        assert connection.execute("SELECT name FROM sqlite_master").fetchall() == [("article",)]


def test_a_store_whose_form_is_none_of_ours_is_left_alone(tmp_path: Path):
    with sqlite3.connect(tmp_path / "foreign.db") as connection:
        connection.execute("CREATE TABLE alembic_version (version_num TEXT)")
        connection.execute("INSERT INTO alembic_version VALUES ('ae1027a6acf')")
    with pytest.raises(StoreError, match="holds something else"):
        Store(str(tmp_path / "foreign.db"), create=True)


def test_where_there_is_no_store_none_is_made_unasked(tmp_path: Path, postgres: Server):
    path = tmp_path / "none.db"
    with pytest.raises(StoreError, match="there is no store here"):
        Store(str(path))
    assert not path.exists()
    with pytest.raises(StoreError, match="there is no store here"):
        Store(postgres.empty())


def test_several_programs_make_one_store_at_once(tmp_path: Path, postgres: Server):
    context = multiprocessing.get_context("fork")
    for url in (f"sqlite:///{tmp_path / 'store.db'}", postgres.empty()):
        children = [context.Process(target=_open, args=(url,)) for _ in range(6)]
        for child in children:
            child.start()
        for child in children:
            child.join(30)
        assert [child.exitcode for child in children] == [0] * 6
        with Store(url) as store, store.reading() as connection:
            assert connection.execute(text("SELECT count(*) FROM article")).scalar() == 0


def _open(url: str) -> None:
    Store(url, create=True).close()


_LATER = '''"""A later form."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("run", sa.Column("later", sa.Text(), nullable=True))
    if FAILS:
        op.execute("SELECT nothing FROM nowhere")
'''


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Makes this program one that knows one migration more."""

    def make(fails: bool) -> None:
        folder = tmp_path / f"migrations-{fails}"
        shutil.copytree(migrate._FOLDER, folder, ignore=shutil.ignore_patterns("__pycache__"))
        (folder / "versions" / "0002_later.py").write_text(_LATER.replace("FAILS", str(fails)), "utf-8")
        monkeypatch.setattr(migrate, "_FOLDER", folder)
        monkeypatch.setattr(migrate, "NEWEST", "0002")

    return make


def test_an_older_store_is_brought_up_with_all_that_it_holds(store_url: str, later: Callable[[bool], None]):
    with Store(store_url, create=True) as store, store.writing() as connection:
        connection.execute(text("INSERT INTO run (sources, options, started) VALUES ('[]', '{}', '2029')"))
    later(False)
    with Store(store_url) as store, store.reading() as connection:
        assert connection.execute(text("SELECT started, later FROM run")).all() == [("2029", None)]


def test_a_migration_that_fails_leaves_the_store_as_it_was(store_url: str, later: Callable[[bool], None]):
    Store(store_url, create=True).close()
    with pytest.MonkeyPatch.context():
        later(True)
        with pytest.raises(StoreError):
            Store(store_url)
    engine = create_engine(store_url.replace("postgresql:", "postgresql+psycopg:"))
    assert revision(engine) == "0001"
    assert "later" not in [column["name"] for column in inspect(engine).get_columns("run")]
    engine.dispose()
