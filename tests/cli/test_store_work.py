"""`segun diff`, `segun correct`, `segun corrections`, `segun forget` as a person types them."""

from __future__ import annotations

import json
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from quick_reader import QuickReader
from segun.cli import ingest

if TYPE_CHECKING:
    from tests.cli.conftest import Run

NOTE = "Clara Montes dijo que el puerto cerrará en marzo. Bruno Lagos atacó a Ana Robles.\n"


@pytest.fixture
def db(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with two versions of one article."""
    monkeypatch.setattr(ingest, "reader_beside", lambda _language, _ontology: nullcontext(QuickReader()))
    monkeypatch.delenv("SEGUN_STORE", raising=False)
    db, note = tmp_path / "desk.db", tmp_path / "nota.txt"
    for text in (NOTE, NOTE.replace("marzo", "mayo")):
        note.write_text(text, "utf-8")
        assert run("ingest", note, "--store", db).code == 0
    return db


def test_a_difference_is_drawn_and_written(run: Run, db: Path):
    drawn = run("diff", "nota", "--store", db)
    assert drawn.code == 0 and "version 1" in drawn.err and "and 2" in drawn.err
    assert "en marzo" in drawn.out and "en mayo" in drawn.out and drawn.out.startswith("~")
    found = json.loads(run("diff", "nota", "--store", db, "--json").out)
    assert (found["from"], found["to"], len(found["changes"])) == (1, 2, 1)
    back = json.loads(run("diff", "nota", "--store", db, "--json", "--from", 2, "--to", 1).out)
    assert back["changes"][0]["new"]["words"] == "el puerto cerrará en marzo"
    assert "no statement" in run("diff", "nota", "--store", db, "--from", 2, "--to", 2).err


def test_words_of_an_article_do_not_steer_the_terminal(run: Run, db: Path, tmp_path: Path):
    (tmp_path / "nota.txt").write_text(NOTE.replace("en marzo", "en \x1b[2Jabril"), "utf-8")
    assert run("ingest", tmp_path / "nota.txt", "--store", db).code == 0
    drawn = run("diff", "nota", "--store", db).out
    assert "\ufffd[2Jabril" in drawn
    assert run("correct", "nota", "s1", "act=deny", "--by", "ana", "--store", db).code == 0
    listed = run("corrections", "nota", "--store", db).out
    assert "\ufffd[2Jabril" in listed


def test_a_version_that_is_not_there_is_told(run: Run, db: Path):
    result = run("diff", "nota", "--store", db, "--from", 7)
    assert result.code == 1 and result.err == "error: nota: there is no version 7 (there are: 1, 2)\n"


def test_a_record_is_corrected_listed_and_taken_back(run: Run, db: Path):
    made = run("correct", "nota", "s1", "act=deny", "polarity=-", 'speaker="Ana Robles"', "--by", "ana", "--store", db)
    assert (made.code, made.err) == (0, "correction 1 is kept\n")
    assert run("correct", "nota", "e1", "--reject", "--by", "eva", "--store", db).code == 0
    assert run("correct", "nota", "statement@0-12", "act=warn", "--add", "--by", "eva", "--store", db).code == 0
    found = json.loads(run("corrections", "--store", db, "--json").out)
    assert [one["verdict"] for one in found] == ["correct", "reject", "add"]
    listed = run("corrections", "nota", "--store", db).out
    assert "act=deny" in listed and "speaker=Ana Robles" in listed and "eva" in listed
    assert run("corrections", "--withdraw", 1, "--store", db).code == 0
    assert len(json.loads(run("corrections", "--store", db, "--json").out)) == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("s1", "act=deny"), 2, "--by"),
        (("s1", "--by", "ana"), 2, "FIELD=VALUE"),
        (("s1", "act", "--by", "ana"), 2, "FIELD=VALUE"),
        (("s1", "act=deny", "--reject", "--by", "ana"), 2, "--reject"),
        (("s9", "act=deny", "--by", "ana"), 1, "there is no record s9"),
        (("s1", "act=sing", "--by", "ana"), 1, "segun schema"),
        (("song@1-2", "--add", "--by", "ana"), 2, "KIND@START-END"),
    ],
)
def test_a_correction_that_means_nothing_is_refused(run: Run, db: Path, words: tuple[str, ...], code: int, told: str):
    result = run("correct", "nota", *words, "--store", db)
    assert result.code == code and told in result.err


def test_forgetting_asks_first(run: Run, db: Path, monkeypatch: pytest.MonkeyPatch):
    asked = run("forget", "--article", "nota", "--store", db)
    assert asked.code == 1 and "Erase nota for good?" in asked.err
    assert run("diff", "nota", "--store", db).code == 0


def test_an_article_is_forgotten_and_kept_out(run: Run, db: Path, tmp_path: Path):
    assert run("forget", "--article", "nota", "--yes", "--store", db).err == "1 erased\n"
    assert run("diff", "nota", "--store", db).code == 1
    again = run("ingest", tmp_path / "nota.txt", "--store", db)
    assert again.code == 0 and "1 kept out" in again.err
    assert run("forget", "--lift", tmp_path / "nota.txt", "--store", db).err == "let in again\n"
    assert "1 new" in run("ingest", tmp_path / "nota.txt", "--store", db).err


def test_a_person_is_forgotten(run: Run, db: Path):
    result = run("forget", "--person", "Clara Montes", "-y", "--store", db)
    assert result.code == 0 and "in 2 texts" in result.err
    assert b"Montes" not in db.read_bytes()
    assert "full name" in run("forget", "--person", "Montes", "-y", "--store", db).err
    assert run("forget", "--store", db).code == 2


def test_where_there_is_no_store_that_is_told(run: Run, tmp_path: Path):
    for words in (
        ("diff", "nota"),
        ("failures",),
        ("corrections",),
        ("forget", "--article", "x", "-y"),
        ("ingest", "--resume"),
    ):
        result = run(*words, "--store", tmp_path / "none.db")
        assert result.code == 1 and "there is no store here" in result.err and result.err.count("\n") == 1
    assert not (tmp_path / "none.db").exists()
