"""`segun export` as a person types it: every format once, whole or not at all, and nothing of others taken away."""

from __future__ import annotations

import errno
import json
import os
import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asked_store import WIRE
from segun.cli import export
from segun.exchange import formats

if TYPE_CHECKING:
    from tests.cli.conftest import Run

WORDS = ("obras del dique", "viajará el jueves", "sesión siguió", "canal se abrirá", "atacó")
"""Words of the articles that stand in no headline."""


@pytest.fixture(params=list(formats()))
def name(request: pytest.FixtureRequest) -> str:
    if request.param == "ftm":
        pytest.importorskip("followthemoney", reason="followthemoney is not installed: pip install 'segun[ftm]'")
    return str(request.param)


def content(path: Path) -> str:
    """All that a file or folder says; Parquet is read, since it is compressed."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return "".join(
        _parquet(one) if one.suffix == ".parquet" else one.read_bytes().decode("utf-8", "replace") for one in files
    )


def _parquet(path: Path) -> str:
    from pyarrow import parquet

    return json.dumps(parquet.read_table(path).to_pylist(), ensure_ascii=False)


def test_each_format_is_written_whole(run: Run, asked_db: Path, tmp_path: Path, name: str):
    out = tmp_path / "new" / "out"
    found = run("export", "--format", name, "--out", out, "--store", asked_db)
    assert (found.code, found.out) == (0, "") and found.err.endswith(f" of 4 articles → {out}\n")
    assert out.is_dir() == (formats()[name].kind == "folder") and list(out.parent.iterdir()) == [out]
    if name not in ("links", "gdelt", "icews", "graphml", "gexf", "ical", "plover"):
        assert any(words in content(out).replace("\\u00f3", "ó") for words in WORDS)


def test_the_same_store_gives_the_same_bytes(run: Run, asked_db: Path, tmp_path: Path, name: str):
    one, other = tmp_path / "one", tmp_path / "other"
    for out in (one, other):
        assert run("export", "--format", name, "--out", out, "--store", asked_db, "--quiet").err == ""
    assert content(one) == content(other)


def test_without_the_text_no_word_of_it_goes_out(run: Run, asked_db: Path, tmp_path: Path, name: str):
    out = tmp_path / "out"
    found = run("export", "--format", name, "--out", out, "--store", asked_db, "--no-text")
    if name == "brat":
        assert found.code == 1 and "without the text there is nothing" in found.err
        assert not list(tmp_path.iterdir())
        return
    assert found.code == 0
    said = content(out)
    assert not [words for words in WORDS if words in said or json.dumps(words).strip('"') in said]


def test_filters_choose_what_is_written(run: Run, asked_db: Path, tmp_path: Path):
    def names(*words: object) -> list[str]:
        lines = run(
            "export", "--format", "jsonl", "--out", "-", "--store", asked_db, "--quiet", *words
        ).out.splitlines()
        return [json.loads(line)["document"]["publisher"] for line in lines]

    assert names() == ["El Faro", "El Eco", "La Plaza", "La Plaza"]
    assert names("--publisher", "El Eco") == ["El Eco"]
    assert names("--since", "2029-05-05") == ["La Plaza", "La Plaza"]
    assert names("--speaker", "Ana Robles") == ["La Plaza"]
    assert names("--type", "AID") == []
    nobody = run("export", "--format", "jsonl", "--out", tmp_path / "x", "--store", asked_db, "--speaker", "Nadie")
    assert nobody.code == 1 and "nobody is called 'Nadie'" in nobody.err and not list(tmp_path.iterdir())


@pytest.mark.parametrize("option", ["speaker", "about", "actor", "recipient"])
def test_whoever_is_asked_for_must_be_somebody(run: Run, asked_db: Path, tmp_path: Path, option: str):
    found = run(
        "export", "--format", "jsonl", "--out", tmp_path / "x", "--store", asked_db, f"--{option}", "Ana Robless"
    )
    assert found.code == 1 and "nobody is called 'Ana Robless' (near: Ana Robles" in found.err
    assert not list(tmp_path.iterdir())


def test_what_is_there_is_replaced_only_if_that_is_wished(run: Run, asked_db: Path, tmp_path: Path):
    out = tmp_path / "out.jsonl"
    out.write_text("mío", "utf-8")
    kept = run("export", "--format", "jsonl", "--out", out, "--store", asked_db)
    assert kept.code == 1 and "there already" in kept.err and out.read_text("utf-8") == "mío"
    assert run("export", "--format", "jsonl", "--out", out, "--store", asked_db, "--force").code == 0
    assert len(out.read_text("utf-8").splitlines()) == 4
    itself = run("export", "--format", "sqlite", "--out", asked_db, "--store", asked_db, "--force")
    assert itself.code == 1 and "the store itself" in itself.err
    folder = run("export", "--format", "jsonl", "--out", tmp_path, "--store", asked_db, "--force")
    assert folder.code == 1 and "this is a folder" in folder.err


def test_a_link_to_a_file_stays_a_link(run: Run, asked_db: Path, tmp_path: Path):
    real, link = tmp_path / "real.jsonl", tmp_path / "link.jsonl"
    real.write_text("", "utf-8")
    link.symlink_to(real)
    assert run("export", "--format", "jsonl", "--out", link, "--store", asked_db, "--force").code == 0
    assert link.is_symlink() and real.read_text("utf-8")


def test_of_a_folder_only_what_an_export_made_is_replaced(run: Run, asked_db: Path, tmp_path: Path):
    out = tmp_path / "tables"
    out.mkdir()
    assert run("export", "--format", "brat", "--out", out, "--store", asked_db).code == 0
    again = run("export", "--format", "csv", "--out", out, "--store", asked_db)
    assert again.code == 1 and "not empty" in again.err
    (out / ".segun-export-1.part").mkdir()  # what an export that was killed leaves
    assert run("export", "--format", "csv", "--out", out, "--store", asked_db, "--force").code == 0
    assert {one.suffix for one in out.iterdir() if not one.name.startswith(".")} == {".csv"}
    (out / "mío.txt").write_text("", "utf-8")
    before = content_names(out)
    other = run("export", "--format", "csv", "--out", out, "--store", asked_db, "--force")
    assert other.code == 1 and "what no export made: mío.txt" in other.err and content_names(out) == before
    file = run("export", "--format", "csv", "--out", out / "mío.txt", "--store", asked_db, "--force")
    assert file.code == 1 and "this is a file" in file.err


def content_names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


@pytest.mark.parametrize("name", ["jsonl", "csv", "sqlite"])
def test_a_full_disk_leaves_what_was_there(
    run: Run, asked_db: Path, tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    out = tmp_path / "out"
    assert run("export", "--format", name, "--out", out, "--store", asked_db).code == 0
    before = content(out)
    whole = formats()[name]

    def full(selection: object, target: object, wishes: object) -> int:
        whole.write(selection, target, wishes)  # type: ignore[arg-type]
        if name == "sqlite":
            raise sqlite3.OperationalError("database or disk is full")
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(export, "_format", lambda _: replace(whole, write=full))
    found = run("export", "--format", name, "--out", out, "--store", asked_db, "--force")
    assert found.code == 1 and found.err.count("\n") == 1
    assert f"{out}: cannot write: " in found.err and "free some space" in found.err
    assert content(out) == before and content_names(tmp_path) == ["out"]
    new = run("export", "--format", name, "--out", tmp_path / "new", "--store", asked_db)
    assert new.code == 1 and content_names(tmp_path) == ["out"]


def test_where_nothing_can_be_written_that_is_told(run: Run, asked_db: Path, tmp_path: Path):
    (tmp_path / "file").write_text("", "utf-8")
    for name in ("jsonl", "csv"):
        found = run("export", "--format", name, "--out", tmp_path / "file" / "out", "--store", asked_db)
        assert found.code == 1 and "cannot write" in found.err and found.err.count("\n") == 1
    full = run("export", "--format", "jsonl", "--out", "/dev/full", "--store", asked_db)
    assert full.code == 1 and "/dev/full: cannot write: No space left" in full.err and Path("/dev/full").exists()


def test_a_missing_library_says_what_to_install(
    run: Run, asked_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):  # fmt: skip
    for name, library, extra in (("parquet", "pyarrow", "exchange"), ("ftm", "followthemoney", "ftm")):
        monkeypatch.setitem(sys.modules, library, None)
        found = run("export", "--format", name, "--out", tmp_path / "out", "--store", asked_db)
        assert found.code == 1 and f"pip install 'segun[{extra}]'" in found.err
        assert not list(tmp_path.iterdir())


def test_standard_output_takes_one_file_formats(run: Run, asked_db: Path):
    found = run("export", "--format", "jsonl", "--out", "-", "--store", asked_db)
    assert found.err == "4 records of 4 articles → standard output\n"
    first = json.loads(found.out.splitlines()[0])
    start, end = first["statements"][0]["content_span"]
    assert first["document"]["text"] == WIRE and WIRE[start:end].startswith("el puerto de Okara")
    assert run("export", "--format", "csv", "--out", "-", "--store", asked_db).code == 2


def test_a_reader_who_goes_away_is_no_fault(asked_db: Path):
    command = [sys.executable, "-m", "segun", "export", "--format", "jsonl", "--out", "-", "--store", str(asked_db)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode == 141


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--format", "parket", "--out", "x"), "nearest: parquet"),
        (("--format", "jsonl"), "--out"),
        (("--out", "x"), "--format"),
        (("--format", "jsonld", "--out", "x", "--base", "aquí"), "--base"),
        (("--format", "jsonl", "--out", "x", "--act", "denny"), "nearest: deny"),
        (("--format", "plover", "--out", "x", "--ontology", "none.yaml"), "--ontology"),
    ],
)
def test_what_means_nothing_is_wrong_usage(
    run: Run, asked_db: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
):  # fmt: skip
    monkeypatch.chdir(tmp_path)
    found = run("export", "--store", asked_db, *words)
    assert found.code == 2 and told in found.err and not list(tmp_path.iterdir())


def test_a_base_of_ones_own_and_the_language_of_a_calendar(run: Run, asked_db: Path):
    based = run("export", "--format", "jsonld", "--out", "-", "--base", "https://desk.example/", "--store", asked_db)
    assert "https://desk.example/article/" in based.out
    calendar = run("export", "--format", "ical", "--out", "-", "--ui", "es", "--store", asked_db)
    assert "//ES" in calendar.out


def test_the_formats_are_listed(run: Run, monkeypatch: pytest.MonkeyPatch):
    listed = run("export", "--list")
    assert listed.code == 0 and [line.split()[0] for line in listed.out.splitlines() if line[:1].strip()] == list(
        formats()
    )
    monkeypatch.setattr(export.importlib.util, "find_spec", lambda _: None)
    assert "pip install 'segun[ftm]'" in run("export", "--list").out


def test_progress_is_shown_on_a_terminal_where_it_takes_long(run: Run, asked_db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(export, "_SLOW", -1.0)
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    monkeypatch.setenv("TTY_COMPATIBLE", "1")
    monkeypatch.setenv("TERM", "xterm")
    found = run("export", "--format", "jsonl", "--out", "-", "--store", asked_db)
    assert found.code == 0 and "articles" in found.err and len(found.out.splitlines()) == 4
