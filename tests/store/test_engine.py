"""A database that cannot be used is told in one line with what to do, and nothing in it is harmed."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from databases import Server
from quick_reader import QuickReader, made_up
from segun.corpus.linker import link
from segun.errors import StoreError
from segun.ingest.driver import Desk, ingest
from segun.store import engine
from segun.store.store import Store
from store_dump import dump

NOBODY = 65534
as_root = pytest.mark.skipif(os.getuid() != 0, reason="only root can become somebody who may not write")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store on SQLite that is there."""
    Store(str(tmp_path / "store.db"), create=True).close()
    return tmp_path / "store.db"


@pytest.mark.parametrize(
    ("url", "told", "remedy"),
    [
        ("mysql://h/x", "not in 'mysql'", "sqlite:///segun.db"),
        ("postgresql://:::/x", "no address", "sqlite:///segun.db"),
        ("://", "no address", "sqlite:///segun.db"),
        ("{tmp}/none/store.db", "there is no such folder", "mkdir -p"),
        ("{tmp}", "this is no file", "segun.db"),
        ("sqlite:///{tmp}", "this is no file", "segun.db"),
    ],
)
def test_what_is_no_address_is_told(tmp_path: Path, url: str, told: str, remedy: str):
    with pytest.raises(StoreError) as fault:
        Store(url.format(tmp=tmp_path), create=True)
    assert told in fault.value.what and remedy in fault.value.remedy


@pytest.mark.parametrize("name", ["a?b.db", "a#b.db", "100%.db", "ñ ü.db", "a;b'c\".db"])
def test_any_name_of_a_file_is_that_files_name(tmp_path: Path, name: str):
    with Store(str(tmp_path / name), create=True) as store:
        assert store.where == str(tmp_path / name)
    assert (tmp_path / name).is_file()


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path):
    path = tmp_path / "nota.txt"
    path.write_text("Una nota.\n" * 500, "utf-8")
    with pytest.raises(StoreError, match="no SQLite database"):
        Store(str(path), create=True)
    assert path.read_text("utf-8") == "Una nota.\n" * 500
    assert [one.name for one in tmp_path.iterdir()] == ["nota.txt"]


def test_a_damaged_file_is_told(path: Path):
    with Store(str(path)) as store, store.writing() as connection:
        for n in range(300):
            connection.exec_driver_sql("INSERT INTO property VALUES (?, ?)", (f"p{n}", "x" * 500))
    data = bytearray(path.read_bytes())
    data[8192:] = b"\xa5" * (len(data) - 8192)
    path.write_bytes(data)
    with pytest.raises(StoreError) as fault, Store(str(path)) as store, store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM property").all()
    assert "damaged" in fault.value.what and "copy" in fault.value.remedy


@contextmanager
def elsewhere(work: Callable[[], None], user: int = 0) -> Iterator[None]:
    """Run `work` in a child process, as another user; its complaint is raised here."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        try:
            if user:
                os.setgroups([])
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
            work()
            told = b""
        except StoreError as fault:
            told = f"{fault.what}|{fault.remedy}".encode()
        except BaseException as fault:  # noqa: BLE001 - everything is told to the parent, which fails
            told = f"!{type(fault).__name__}: {fault}".encode()
        os.write(writing, told)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        told = pipe.read().decode()
    os.waitpid(child, 0)
    assert not told.startswith("!"), told
    if told:
        raise StoreError(*told.split("|")[:1], remedy=told.split("|")[1])
    yield


def _write(url: str) -> None:
    with Store(url) as store, store.writing() as connection:
        connection.exec_driver_sql("INSERT INTO property VALUES ('a', 'b')")


def _read(url: str) -> None:
    with Store(url) as store, store.reading() as connection:
        connection.exec_driver_sql("SELECT * FROM property").all()


@pytest.fixture
def public(tmp_path: Path) -> Iterator[Path]:
    """A folder that everybody may enter."""
    folder = Path("/tmp") / f"segun-{os.getpid()}-{tmp_path.name}"
    folder.mkdir()
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


@as_root
def test_a_file_that_may_only_be_read_is_read_but_not_written(public: Path):
    path = public / "store.db"
    Store(str(path), create=True).close()
    path.chmod(0o444)
    public.chmod(0o555)
    with elsewhere(lambda: _read(str(path)), NOBODY):
        pass
    before = path.read_bytes()
    with pytest.raises(StoreError) as fault, elsewhere(lambda: _write(str(path)), NOBODY):
        pass
    assert "may only be read" in fault.value.what or "cannot be opened" in fault.value.what
    assert "write" in fault.value.remedy or "rights" in fault.value.remedy
    assert path.read_bytes() == before


@as_root
def test_a_folder_that_may_not_be_written_is_told(public: Path):
    with (
        pytest.raises(StoreError) as fault,
        elsewhere(lambda: Store(str(public / "new.db"), create=True).close(), NOBODY),
    ):
        pass
    assert "cannot be opened" in fault.value.what and "rights" in fault.value.remedy


def test_who_writes_elsewhere_is_waited_for(store_url: str, monkeypatch: pytest.MonkeyPatch):
    with Store(store_url, create=True) as one, Store(store_url) as other:
        started, done = threading.Event(), threading.Event()

        def hold() -> None:
            with one.writing() as connection:
                connection.exec_driver_sql("INSERT INTO property VALUES ('a', 'b')")
                started.set()
                done.wait(0.3)

        thread = threading.Thread(target=hold)
        thread.start()
        started.wait(5)
        with other.writing() as connection:
            connection.exec_driver_sql("INSERT INTO property VALUES ('c', 'd')")
        thread.join()
        with one.reading() as connection:
            assert len(connection.exec_driver_sql("SELECT * FROM property").all()) == 2


def test_who_writes_too_long_is_told_in_the_end(store_url: str, monkeypatch: pytest.MonkeyPatch):
    with Store(store_url, create=True) as one:
        monkeypatch.setattr(engine, "_WAIT", 1)
        with one.writing(), Store(store_url) as other, pytest.raises(StoreError) as fault, other.writing():
            pass
    assert "another program is writing" in fault.value.what and "try again" in fault.value.remedy


def test_readers_see_one_state_while_another_program_writes(store_url: str):
    with Store(store_url, create=True) as one, Store(store_url) as other, one.reading() as reading:
        count = "SELECT count(*) FROM property"
        assert reading.exec_driver_sql(count).scalar() == 0
        with other.writing() as connection:
            connection.exec_driver_sql("INSERT INTO property VALUES ('a', 'b')")
        assert reading.exec_driver_sql(count).scalar() == 0


def _fill(path: Path, most: int = resource.RLIM_INFINITY) -> None:
    """Ingest made-up articles where a file may have no more than `most` bytes."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
    with Store(str(path), create=True) as store:
        list(ingest(made_up(70), store, Desk(QuickReader(), "one", link, lambda: "2029-05-14T09:00:00Z")))


def test_a_full_disk_ends_the_run_and_keeps_what_was_stored(tmp_path: Path):
    path, other = tmp_path / "store.db", tmp_path / "other.db"
    with pytest.raises(StoreError) as fault, elsewhere(lambda: _fill(path, 420_000)):
        pass
    assert "disk" in fault.value.what and fault.value.remedy
    with sqlite3.connect(path) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    for one in (path, other):
        with elsewhere(lambda one=one: _fill(one)):  # type: ignore[misc]
            pass
    with Store(str(path)) as one, Store(str(other)) as two:
        assert dump(one) == dump(two)
        assert len(dump(one)["article"]) > 50


def test_postgresql_that_does_not_answer_is_told(tmp_path: Path, postgres: Server):
    for url, told, remedy in (
        (f"postgresql://u@/x?host={tmp_path}", "no PostgreSQL server answers", "the server runs"),
        ("postgresql://u@127.0.0.1:9/x", "no PostgreSQL server answers", "host and port"),
        (postgres.url("nowhere"), "no such database", "createdb"),
        (postgres.url("postgres", user="stranger"), "no such database, user", "createdb"),
    ):
        with pytest.raises(StoreError) as fault:
            Store(url)
        assert told in fault.value.what and remedy in fault.value.remedy
        assert "\n" not in str(fault.value)


def test_a_wrong_password_is_told_without_showing_it(postgres: Server):
    postgres.demand_password("careful", "right")
    url = postgres.url("postgres", user="careful")
    for password, told in (("", "wants a password"), (":wrong", "does not accept")):
        with pytest.raises(StoreError) as fault:
            Store(url.replace("careful@", f"careful{password}@"))
        assert told in fault.value.what
        assert "wrong" not in str(fault.value)


def test_a_server_that_goes_away_is_told(postgres: Server):
    url = postgres.new()
    with Store(url) as store, pytest.raises(StoreError) as fault, store.writing() as connection:
        postgres.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            f"WHERE pid <> pg_backend_pid() AND datname = '{url.split('/')[3].split('?')[0]}'"
        )
        connection.exec_driver_sql("SELECT 1")
    assert "went away" in fault.value.what


def test_both_databases_hold_the_same(postgres: Server, tmp_path: Path):
    found = []
    for url in (str(tmp_path / "store.db"), postgres.new()):
        with Store(url, create=True) as store:
            desk = Desk(QuickReader(), "one", link, lambda: "2029-05-14T09:00:00Z")
            list(ingest(made_up(40), store, desk))
            found.append(dump(store))
    for name in set(found[0]) - {"article_words", "statement_words"}:
        assert found[0][name] == found[1][name], name
