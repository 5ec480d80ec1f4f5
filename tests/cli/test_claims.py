"""`segun claims` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from asked_store import ARTICLES, fill

if TYPE_CHECKING:
    from tests.cli.conftest import Run


@pytest.fixture(scope="module")
def db(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fill(tmp_path_factory.mktemp("asked") / "desk.db", *ARTICLES)


def boards(run: Run, db: Path, *words: object) -> list[dict[str, object]]:
    lines = run("claims", *words, "--store", db, "--json").out.splitlines()
    return [json.loads(line) for line in lines[:-1]]


def test_a_board_lists_who_takes_which_side_by_day(run: Run, db: Path):
    found = run("claims", "puerto", "--store", db)
    assert found.code == 0
    assert "  1 “el puerto de Okara cerrará en marzo por las obras del dique nuevo”" in found.out
    assert "2029-05-03 – 2029-05-05 · 2 voices · 2 articles · asserts: 2" in found.out
    assert found.out.index("    2029-05-03  El Faro · Clara Montes · asserts") < found.out.index(
        "    2029-05-05  La Plaza · Ana Robles · asserts"
    )
    assert "also in: El Eco, 2029-05-04: the same text" in found.out


def test_a_topic_and_options_choose_claims(run: Run, db: Path):
    assert len(boards(run, db, "dique nuevo")) == len(boards(run, db, "--speaker", "Ana Robles")) == 1
    assert boards(run, db, "dique", "--stance", "denies") == boards(run, db, "cosecha") == []
    assert boards(run, db, "canal") == [] and len(boards(run, db, "canal", "--lonely")) == 1


def test_one_claim_by_its_id(run: Run, db: Path):
    (board,) = boards(run, db, "puerto")
    (one,) = boards(run, db, "--id", board["id"])
    assert one["words"] == board["words"] and one["kind"] == "claim" and len(one["statements"]) == 2  # type: ignore[arg-type]
    assert one["statements"][0]["stand"] == {"claim": board["id"], "stance": "asserts"}  # type: ignore[index]
    assert str(board["id"]) in run("claims", "--id", board["id"], "--store", db).out
    none = run("claims", "--id", "c-none", "--store", db)
    assert none.code == 1 and "no claim 'c-none'" in none.err


@pytest.mark.parametrize("words", [("puerto",), ("--since", "2029"), ("--after", "x")])
def test_an_id_stands_alone(run: Run, db: Path, words: tuple[str, ...]):
    found = run("claims", "--id", "c-1", *words, "--store", db)
    assert found.code == 2 and "--id" in found.err


def test_nobody_says_that(run: Run, db: Path):
    found = run("claims", "zanahoria", "--store", db)
    assert (found.code, found.out, found.err) == (0, "", "nothing was found\n")
    nobody = run("claims", "--speaker", "Nadie", "--store", db)
    assert nobody.code == 1 and "nobody is called 'Nadie'" in nobody.err
