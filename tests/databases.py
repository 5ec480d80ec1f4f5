"""Both databases for tests of the store: a new SQLite file, and a new database of a PostgreSQL server that the tests start.

The server is started once in each test process, when a test first asks for it; it listens on a socket in a temporary folder, writes
nothing through to the disk, and is stopped at the end. Where PostgreSQL is not installed, its tests are left out, and the end of the
test run says so.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

LEFT_OUT = "PostgreSQL is not installed (apt-get install postgresql brings it)"
_USER = "postgres"
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "shared_buffers=32MB", "listen_addresses=")


class Server:
    """A PostgreSQL server of our own in a temporary folder."""

    def __init__(self) -> None:
        self._folder = Path(tempfile.mkdtemp(prefix="segun-pg-"))
        self._made = 0
        account = {"user": _USER, "group": _USER, "extra_groups": []} if os.getuid() == 0 else {}
        if account:
            shutil.chown(self._folder, _USER, _USER)
        home = {"cwd": self._folder, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, **account}
        make = [_program("initdb"), "--no-sync", "-A", "trust", "-U", _USER, "-E", "UTF8", "--no-locale", "-D", "data"]
        subprocess.run(make, check=True, **home)  # type: ignore[call-overload]
        settings = [part for one in _QUICK for part in ("-c", one)]
        serve = [_program("postgres"), "-D", "data", "-k", str(self._folder), *settings]
        self._process = subprocess.Popen(serve, **home)  # type: ignore[call-overload]
        self._wait()
        self.execute("CREATE DATABASE model_store")
        from segun.store.store import Store

        Store(self.url("model_store"), create=True).close()

    def url(self, name: str, user: str = _USER) -> str:
        """The address of one of its databases."""
        return f"postgresql://{user}@/{name}?host={self._folder}"

    def new(self) -> str:
        """The address of a new, empty store."""
        self._made += 1
        name = f"store_{self._made}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE model_store")
        return self.url(name)

    def empty(self) -> str:
        """The address of a new database without tables."""
        self._made += 1
        name = f"empty_{self._made}"
        self.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def execute(self, command: str) -> None:
        """Run one command in the database that every server has."""
        import psycopg

        with psycopg.connect(f"user={_USER} dbname=postgres host={self._folder}", autocommit=True) as connection:
            connection.execute(command.encode())

    def demand_password(self, user: str, password: str) -> None:
        """Make a user who is let in with this password only."""
        self.execute(f"CREATE ROLE {user} LOGIN PASSWORD '{password}'")
        rules = self._folder / "data" / "pg_hba.conf"
        rules.write_text(f"local all {user} scram-sha-256\nlocal all all trust\n", "utf-8")
        self.execute("SELECT pg_reload_conf()")

    def stop(self) -> None:
        """End the server, and remove what it wrote."""
        self._process.send_signal(signal.SIGQUIT)  # at once, whoever is still connected
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
        shutil.rmtree(self._folder, ignore_errors=True)

    def _wait(self) -> None:
        import psycopg

        patience = time.monotonic() + 30
        while True:
            try:
                self.execute("SELECT 1")
                return
            except psycopg.OperationalError:
                if time.monotonic() > patience or self._process.poll() is not None:
                    raise
                time.sleep(0.02)


def _program(name: str) -> str:
    found = shutil.which(name) or next((str(one) for one in sorted(_versions(name), key=_version)[-1:]), None)
    if found is None:
        pytest.skip(LEFT_OUT)
    return found


def _versions(name: str) -> list[Path]:
    return list(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))


def _version(path: Path) -> float:
    return float(path.parts[-3])


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    """The server of this test process."""
    pytest.importorskip("psycopg", reason="psycopg is not installed (pip install 'segun[postgres]' brings it)")
    server = Server()
    yield server
    server.stop()


@pytest.fixture(params=["sqlite", "postgresql"])
def store_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a new store, once for each database; on SQLite the file is not there yet."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'store.db'}"
    server: Server = request.getfixturevalue("postgres")
    return server.new()


def left_out(reports: list[pytest.TestReport]) -> dict[str, int]:
    """Reasons that name a command which brings what was missing, and how many tests each kept from running."""
    counts: dict[str, int] = {}
    for report in reports:
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else ""
        if "brings it" in reason:
            told = reason.removeprefix("Skipped: ")
            counts[told] = counts.get(told, 0) + 1
    return counts
