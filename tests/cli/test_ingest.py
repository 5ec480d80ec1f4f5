"""`segun ingest` and `segun failures` as a person types them, with a reader that needs no model."""

from __future__ import annotations

import contextlib
import io
import json
import os
import re
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loopback import Reply, Site, conditional, serving
from pages import page, rss
from quick_reader import QuickReader
from segun.cli import failures, ingest
from segun.store.store import Store
from store_dump import dump

if TYPE_CHECKING:
    from tests.cli.conftest import Run

SHORT = Path(__file__).parents[2] / "examples" / "ontology-short.yaml"
NOTE = "Clara Montes dijo que el puerto cerrará en marzo.\n"


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> QuickReader:
    reader = QuickReader()
    monkeypatch.setattr(ingest, "reader_beside", lambda _language, _ontology: nullcontext(reader))
    monkeypatch.setattr(failures, "LateReader", lambda _language, _ontology: reader)
    monkeypatch.delenv("SEGUN_STORE", raising=False)
    return reader


@pytest.fixture
def db(tmp_path: Path) -> Path:
    return tmp_path / "desk.db"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for n in range(3):
        (folder / f"faro-2029051{n}.txt").write_text(NOTE.replace("marzo", f"marzo de 203{n}"), "utf-8")
    return folder


@pytest.fixture
def one_page() -> Iterator[Site]:
    """A server with one page and without robots.txt."""
    with serving() as site:
        site.put("/robots.txt", Reply(status=404))
        site.put("/n/1", page("Nota"))
        yield site


def count(db: Path, table: str) -> int:
    with sqlite3.connect(db) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def test_a_folder_comes_in_once(run: Run, db: Path, folder: Path, quick: QuickReader):
    first = run("ingest", folder, "--store", db)
    assert (first.code, first.out) == (0, "")
    assert first.err.startswith("3 new, 0 in a new version")
    again = run("ingest", folder, "--store", db)
    assert again.code == 0 and "0 new" in again.err and "3 known already" in again.err
    assert quick.count == 3
    assert count(db, "statement") == 3


def test_quiet_says_nothing(run: Run, db: Path, folder: Path):
    assert run("ingest", folder, "--store", db, "--quiet").err == ""


def test_the_store_may_stand_in_the_environment(
    run: Run, db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    monkeypatch.setenv("SEGUN_STORE", str(db))
    assert run("ingest", folder).code == 0
    assert count(db, "article") == 3


def test_the_day_is_taken_from_the_files_name(run: Run, db: Path, folder: Path):
    run("ingest", folder, "--store", db, "--published", "filename")
    with sqlite3.connect(db) as connection:
        days = connection.execute("SELECT published FROM version ORDER BY published").fetchall()
    assert days == [("2029-05-10",), ("2029-05-11",), ("2029-05-12",)]


def test_a_limit_stops_it(run: Run, db: Path, folder: Path):
    assert "2 new" in run("ingest", folder, "--store", db, "--limit", 2).err


def test_a_failure_is_told_listed_and_tried_again(run: Run, db: Path, folder: Path):
    bad = folder / "mala.txt"
    bad.write_text("ROTO", "utf-8")
    first = run("ingest", folder, folder / "ninguna.txt", "--store", db)
    assert first.code == 1
    assert "3 new" in first.err and "2 failed" in first.err
    assert "segun failures" in first.err
    listed = run("failures", "--store", db, "--json")
    found = {Path(one["address"]).name: one for one in json.loads(listed.out)}
    assert set(found) == {"mala.txt", "ninguna.txt"}
    assert found["mala.txt"]["tries"] == 1 and "IndexError" in found["mala.txt"]["reason"]
    assert "mala.txt" in run("failures", "--store", db).out
    assert run("failures", "retry", "--store", db).code == 1
    bad.write_text(NOTE, "utf-8")
    (folder / "ninguna.txt").write_text(NOTE + "Fin.", "utf-8")
    again = run("failures", "retry", "--store", db)
    assert again.code == 0 and "2 new" in again.err and "0 known already" in again.err
    assert run("failures", "--store", db).err == "nothing failed\n"


def test_a_table_that_was_mended_is_read_again_and_its_failures_go(
    run: Run, db: Path, tmp_path: Path, quick: QuickReader
):
    table, mended = tmp_path / "t.jsonl", "".join(f'{{"text": "{NOTE.strip()} {n}"}}\n' for n in range(3))
    table.write_text(mended.replace('1"}', "1"), "utf-8")
    other = tmp_path / "o.csv"
    other.write_text("Lo que pasó,Día\nClara Montes dijo que no.,2029-05-14\n", "utf-8")
    first = run("ingest", table, other, "--store", db)
    assert "2 new" in first.err and "2 failed" in first.err and "--map text=" in first.err
    assert "2 failed" in run("failures", "retry", "--store", db).err
    table.write_text(mended, "utf-8")
    again = run("failures", "retry", "--store", db)
    assert "1 new" in again.err and "1 failed" in again.err and "2 known already" in again.err
    assert run("ingest", other, "--store", db, "--map", "text=Lo que pasó").code == 0
    assert run("failures", "retry", "--store", db).code == 0
    assert run("failures", "--store", db).err == "nothing failed\n"


def test_a_failure_is_listed_on_two_lines_and_steers_no_terminal(run: Run, db: Path, folder: Path):
    (folder / f"{'n' * 120}.txt").write_text("ROTO", "utf-8")
    (folder / "a\x1b[2Jb.txt").write_text("", "utf-8")
    run("ingest", folder, "--store", db)
    lines = run("failures", "--store", db).out.splitlines()
    assert len(lines) == 4 and "\x1b" not in "".join(lines)
    assert lines[0].startswith("decode /") and lines[0].endswith("a\ufffd[2Jb.txt")
    assert lines[1] == "       the file is empty (give a file that holds an article)"
    assert lines[2].startswith("read   /") and lines[2].endswith(f"/{'n' * 120}.txt")
    run("failures", "retry", "--store", db)
    assert "(2 times)" in run("failures", "--store", db).out


def test_a_retry_follows_no_link_out_of_the_folder(run: Run, db: Path, folder: Path, tmp_path: Path):
    (tmp_path / "secreto.txt").write_text(NOTE, "utf-8")
    (folder / "fuga.txt").symlink_to(tmp_path / "secreto.txt")
    assert "3 new" in run("ingest", folder, "--store", db).err
    again = run("failures", "retry", "--store", db)
    assert again.code == 1 and "0 new" in again.err and "leads out of the folder" in again.err


def test_neither_a_run_nor_a_retry_goes_where_a_feed_leads_on_the_own_network(run: Run, db: Path, one_page: Site):
    astray = one_page.base.replace("127.0.0.1", "localhost") + "/n/1"
    feed = one_page.put("/rss", rss(("Nota", astray)), kind="application/rss+xml")
    for words in (("ingest", feed), ("failures", "retry")):
        result = run(*words, "--store", db)
        assert result.code == 1 and "your own machine or network" in result.err and "--private-hosts" not in result.err
    assert one_page.paths() == ["/rss"]
    assert "1 new" in run("ingest", feed, "--private-hosts", "--store", db).err


def test_a_page_that_changes_is_a_new_version_whose_difference_is_told(run: Run, db: Path, one_page: Site):
    first = page("Nota").replace("dijo el lunes que", "dijo que")
    url = one_page.put("/n/1", first)
    assert "1 new" in run("ingest", url, "--store", db).err
    assert run("ingest", url, "--store", db).err.startswith("0 new, 0 in a new version, 0 read again, 1 known already")
    one_page.put("/n/1", first.replace("en marzo", "en mayo"))
    assert "1 in a new version" in run("ingest", url, "--store", db).err
    told = run("diff", url, "--store", db).out
    assert "en marzo" in told and "en mayo" in told


def test_the_same_words_in_two_papers_are_a_copy(run: Run, db: Path, tmp_path: Path):
    text = "".join(NOTE.replace("marzo", f"marzo, dijo por {n}ª vez en la sala {n * 7}") for n in range(1, 9))
    other = text.replace("sala 14", "sala del puerto viejo")
    for name, words in (("a", text), ("b", text), ("c", other), ("d", "Ana Robles dijo que no habrá acuerdo.")):
        (tmp_path / f"{name}.txt").write_text(words, "utf-8")
    sources = [tmp_path / f"{name}.txt" for name in "abcd"]
    result = run("ingest", *sources, "--store", db)
    assert result.err.startswith("4 new") and "2 of them copies" in result.err
    with sqlite3.connect(db) as connection:
        copies = (
            "SELECT name FROM version JOIN article ON article.id = article_id WHERE copy_of IS NOT NULL ORDER BY name"
        )
        assert connection.execute(copies).fetchall() == [("b",), ("c",)]


def test_an_address_longer_than_any_path_is_asked_for(run: Run, db: Path):
    result = run("ingest", "http://127.0.0.1:1/" + "n" * 2_000, "--store", db)
    assert result.code == 1 and "the page did not come" in result.err


def test_the_folder_that_was_not_named_is_not_read(run: Run, db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(folder)
    result = run("ingest", "", "--store", db)
    assert result.code == 1 and "the source is empty" in result.err
    assert count(db, "article") == 0


@pytest.mark.parametrize("words", [("ingest",), ("failures",)])
def test_help_shows_examples_each_on_one_line(run: Run, words: tuple[str, ...]):
    lines = run(*words, "--help").out.splitlines()
    examples = [line.strip() for line in lines if line.strip().startswith("segun ")]
    assert len(examples) >= 3 and all(len(line.rstrip()) <= 80 for line in lines)
    assert not any(line.strip() in ("as", "guess", "changed", "stopped") for line in lines)


def test_a_terminal_is_shown_how_far_it_is(db: Path, tmp_path: Path):
    (tmp_path / "t.jsonl").write_text("".join(f'{{"text": "{NOTE.strip()} {n}"}}\n' for n in range(80)), "utf-8")
    child = (
        "from segun.cli import ingest; from segun.cli.main import main\n"
        "from contextlib import nullcontext; from quick_reader import QuickReader\n"
        "ingest.reader_beside = lambda *_: nullcontext(QuickReader()); main()"
    )
    ours, theirs = os.openpty()
    path = os.pathsep.join(filter(None, [str(Path(__file__).parent.parent), os.environ.get("PYTHONPATH")]))
    env = {**os.environ, "PYTHONPATH": path, "TERM": "xterm", "COLUMNS": "100"}
    command = [sys.executable, "-c", child, "ingest", str(tmp_path / "t.jsonl"), "--store", str(db)]
    with subprocess.Popen(command, env=env, stderr=theirs, stdin=subprocess.DEVNULL) as program:
        os.close(theirs)
        shown = b""
        with contextlib.suppress(OSError):  # the terminal closes with the program
            while part := os.read(ours, 65_536):
                shown += part
    os.close(ours)
    assert program.returncode == 0, shown
    seen = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())
    assert re.search(r"80 articles, [0-9.]+/s\s+0:00:\d\d\s+━+\s+0:00:\d\d", seen), seen
    assert "80 new" in seen.splitlines()[-1]


def test_what_failed_from_standard_input_is_not_waited_for(run: Run, db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b'{"text": 7}\n')))
    assert run("ingest", "-", "--store", db).code == 1
    monkeypatch.setattr("sys.stdin", None)
    assert "standard input is gone" in run("failures", "retry", "--store", db).err
    assert "standard" not in run("failures", "--store", db).err


def test_failures_can_be_forgotten(run: Run, db: Path, tmp_path: Path):
    run("ingest", tmp_path / "ninguna.txt", "--store", db)
    assert run("failures", "clear", "--store", db).err == "1 forgotten\n"
    assert run("failures", "retry", "--store", db).err == "nothing failed: there is nothing to retry\n"


def test_what_was_broken_off_is_resumed_with_its_options(
    run: Run, db: Path, folder: Path, quick: QuickReader, monkeypatch: pytest.MonkeyPatch
):
    real, calls = quick.pipe, 0

    def interrupted(articles: object) -> object:
        nonlocal calls
        calls += 1
        if calls == 2:
            raise KeyboardInterrupt
        return real(articles)  # type: ignore[arg-type]

    monkeypatch.setattr(quick, "pipe", interrupted)
    monkeypatch.setattr("segun.ingest.driver.AT_ONCE", 1)
    broken = run("ingest", folder, "--store", db, "--published", "2029-01-01")
    assert broken.code == 130
    assert broken.err.startswith("1 new") and "--resume" in broken.err
    assert count(db, "article") == 1
    monkeypatch.chdir(folder)
    resumed = run("ingest", "--resume", "--store", db)
    assert resumed.code == 0 and "2 new" in resumed.err and "1 known already" in resumed.err
    with sqlite3.connect(db) as connection:
        assert connection.execute("SELECT DISTINCT published FROM version").fetchall() == [("2029-01-01",)]
    assert "nothing to resume" in run("ingest", "--resume", "--store", db).err


def test_watching_looks_again_until_it_is_ended(
    run: Run, db: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        (folder / f"tarde-{len(slept)}.txt").write_text(NOTE + str(len(slept)), "utf-8")
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    ended = run("ingest", folder, "--store", db, "--watch", 600)
    assert ended.code == 130
    assert [round(seconds) for seconds in slept] == [600, 600, 600]
    assert [line.split(",")[0] for line in ended.err.splitlines()] == ["3 new", "1 new", "1 new"]


def test_a_watch_keeps_the_ontology_that_it_began_with(
    run: Run, db: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    own = tmp_path / "own.yaml"
    own.write_bytes(SHORT.read_bytes())
    slept: list[float] = []

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        own.write_text(SHORT.read_text("utf-8").replace('version: "1', 'version: "2'), "utf-8")
        (folder / f"tarde-{len(slept)}.txt").write_text(NOTE + str(len(slept)), "utf-8")
        if len(slept) == 3:
            raise KeyboardInterrupt

    monkeypatch.setattr(time, "sleep", sleep)
    assert run("ingest", folder, "--store", db, "--watch", 600, "--ontology", own).code == 130
    with sqlite3.connect(db) as connection:
        ((reader,),) = connection.execute("SELECT DISTINCT reader FROM version").fetchall()
    assert "; short 1 " in reader
    assert count(db, "article") == 5
    assert SHORT.read_bytes() != own.read_bytes()


def test_a_watched_feed_is_asked_for_what_is_new(run: Run, db: Path, monkeypatch: pytest.MonkeyPatch):
    slept: list[int] = []
    with serving() as site:
        site.put("/robots.txt", Reply(status=404))
        feeds = [
            rss(*((f"Nota {n}", f"/n/{n}") for n in range(count)), content=f"<p>{NOTE}</p>", language="es")
            for count in (1, 2)
        ]
        busy = Reply(status=429, headers={"Retry-After": "5000"})
        fresh, same = (conditional(feeds[1], '"2"', "application/rss+xml") for _ in range(2))
        site.put("/rss", feeds[0], fresh, same, busy, Reply(status=500), same, kind="application/rss+xml")

        def sleep(seconds: float) -> None:
            slept.extend([round(seconds)] if seconds > 10 else [])  # less is the delay between two pages
            if len(slept) == 6:
                raise KeyboardInterrupt

        monkeypatch.setattr(time, "sleep", sleep)
        ended = run("ingest", f"feed:{site.base}/rss", "--store", db, "--watch", 600, "--feed-text")
        asked = [one.headers.get("if-none-match") for one in site.asked if one.path == "/rss"]
    assert ended.code == 130
    assert slept == [600, 600, 600, 5000, 2400, 600]
    assert asked == [None, None, '"2"', '"2"', '"2"', '"2"']
    lines = ended.err.splitlines()
    assert [line.split(",")[0] for line in lines if " new" in line] == ["1 new", "1 new", "0 new", "0 new"]
    assert sum("asked too often" in line for line in lines) == 1 and sum("status 500" in line for line in lines) == 1
    assert count(db, "article") == 2


def test_a_limit_ends_a_watch(run: Run, db: Path, folder: Path):
    assert run("ingest", folder, "--store", db, "--watch", 600, "--limit", 2).code == 0
    assert count(db, "article") == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ((), "SOURCE"),
        (("nota.txt", "--published", "ayer"), "2024-11-02"),
        (("nota.txt", "--map", "texto"), "FIELD=COLUMN"),
        (("nota.txt", "--map", "texto=cuerpo"), "--map"),
        (("nota.txt", "--limit", "0"), "--limit"),
        (("nota.txt", "--watch", "-1"), "--watch"),
    ],
)
def test_wrong_usage_makes_no_store(run: Run, db: Path, words: tuple[str, ...], told: str):
    result = run("ingest", *words, "--quiet", "--store", db)
    assert result.code == 2 and told in result.err
    assert not db.exists()


def test_a_language_that_is_not_there_makes_no_store(run: Run, db: Path):
    result = run("ingest", "nota.txt", "--lang", "xx", "--store", db)
    assert (result.code, result.err) == (1, "error: no language pack 'xx' (there are: es)\n")
    assert not db.exists()


def test_each_step_is_traced(run: Run, db: Path, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SEGUN_TRACE", str(tmp_path / "trace"))
    run("ingest", folder, "--store", db)
    lines = (tmp_path / "trace").read_text("utf-8").splitlines()
    steps = [line.partition(" ")[0] for line in lines]
    assert steps == ["find", "read", "write", *["link", "write"] * 3, "commit"]
    assert lines[3].endswith("faro-20290510.txt")
    monkeypatch.setenv("SEGUN_TRACE", str(tmp_path / "no" / "trace"))
    assert "unset SEGUN_TRACE" in run("ingest", folder, "--store", db).err


def test_what_is_known_is_told_without_loading_the_parser(run: Run, db: Path, folder: Path):
    run("ingest", folder, "--store", db)
    child = (
        "import sys, atexit; from segun.cli import ingest; from segun.cli.main import main\n"
        "from contextlib import nullcontext; from quick_reader import QuickReader\n"
        "ingest.reader_beside = lambda *_: nullcontext(QuickReader())\n"
        "atexit.register(lambda: print('spacy' in sys.modules)); main()"
    )
    env = {**os.environ, "PYTHONPATH": str(Path(__file__).parent.parent)}
    command = [sys.executable, "-c", child, "ingest", str(folder), "--store", str(db)]
    found = subprocess.run(command, env=env, capture_output=True, text=True, check=True, timeout=60)
    assert "3 known already" in found.stderr and found.stdout == "False\n"


@pytest.fixture(scope="session")
def gazette(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dozen made-up articles for the true reader."""
    folder = tmp_path_factory.mktemp("gaceta")
    for n in range(12):
        text = (
            f"La ministra de Fomento, Clara Montes, negó el {n + 1} de marzo que el Gobierno vaya a cerrar el puerto.\n\n"
            f"“No habrá despidos en {n + 2030}”, dijo Montes. El sindicato anunció una huelga de {n + 2} días.\n"
        )
        (folder / f"gaceta-{n:02}.txt").write_text(text, "utf-8")
    return folder


def test_the_program_itself_is_killed_or_broken_off_and_goes_on(gazette: Path, tmp_path: Path):
    trace, killed, whole = tmp_path / "trace", tmp_path / "killed.db", tmp_path / "whole.db"
    os.mkfifo(trace)
    for step, sign, status in (("link", signal.SIGKILL, -signal.SIGKILL), ("read", signal.SIGINT, 130)):
        with _program(gazette, "--store", killed, trace=trace) as child:
            assert _ended_at(child, trace, step, sign) == status
    for words in (("--resume", "--store", killed), (gazette, "--store", whole)):
        with _program(*words) as child:
            assert child.wait(60) == 0
    with Store(str(killed)) as one, Store(str(whole)) as other:
        assert dump(one, learnt=True) == dump(other, learnt=True)
    assert count(whole, "article") == 12 and count(whole, "statement") >= 12


def _program(*words: object, trace: Path | None = None) -> subprocess.Popen[bytes]:
    env = {**os.environ, **({"SEGUN_TRACE": str(trace)} if trace else {})}
    command = [sys.executable, "-m", "segun", "ingest", *map(str, words), "--quiet"]
    return subprocess.Popen(command, env=env)


def _ended_at(child: subprocess.Popen[bytes], trace: Path, step: str, sign: signal.Signals) -> int:
    """The exit status of a program that is sent a signal when it comes to a step."""
    with trace.open(encoding="utf-8") as lines:
        for line in lines:
            if line.startswith(step):
                child.send_signal(sign)
                break
        lines.read()
    return child.wait(60)


def test_articles_are_read_in_a_process_of_its_own(db: Path, folder: Path):
    child = (
        "import sys, atexit; from segun.cli.main import main\n"
        "atexit.register(lambda: print('spacy' in sys.modules))\n"
        "if __name__ == '__main__': main()"
    )
    script = folder.parent / "child.py"
    script.write_text(child, "utf-8")
    command = [sys.executable, str(script), "ingest", str(folder), "--store", str(db)]
    found = subprocess.run(command, capture_output=True, text=True, check=True, timeout=120)
    assert "3 new" in found.stderr and found.stdout == "False\n"
