"""`segun claims` as a person types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run, answers


def boards(run: Run, asked_db: Path, *words: object) -> list[dict[str, Any]]:
    return answers(run, "claims", *words, "--store", asked_db)


def test_a_board_lists_who_takes_which_side_by_day(run: Run, asked_db: Path):
    found = run("claims", "puerto", "--store", asked_db)
    assert found.code == 0
    assert "  1 “el puerto de Okara cerrará en marzo por las obras del dique nuevo”" in found.out
    assert "2029-05-03 – 2029-05-05 · 2 voices · 2 articles · asserts: 2" in found.out
    assert found.out.index("    2029-05-03  El Faro · Clara Montes · asserts") < found.out.index(
        "    2029-05-05  La Plaza · Ana Robles · asserts"
    )
    assert "also in: El Eco, 2029-05-04: the same text" in found.out


def test_a_topic_and_options_choose_claims(run: Run, asked_db: Path):
    assert len(boards(run, asked_db, "dique nuevo")) == len(boards(run, asked_db, "--speaker", "Ana Robles")) == 1
    assert boards(run, asked_db, "dique", "--stance", "denies") == boards(run, asked_db, "cosecha") == []
    assert boards(run, asked_db, "canal") == [] and len(boards(run, asked_db, "canal", "--lonely")) == 1


def test_one_claim_by_its_id(run: Run, asked_db: Path):
    (board,) = boards(run, asked_db, "puerto")
    (one,) = boards(run, asked_db, "--id", board["id"])
    assert one["words"] == board["words"] and one["kind"] == "claim" and len(one["statements"]) == 2
    assert one["statements"][0]["stand"] == {"claim": board["id"], "stance": "asserts"}
    assert str(board["id"]) in run("claims", "--id", board["id"], "--store", asked_db).out
    none = run("claims", "--id", "c-none", "--store", asked_db)
    assert none.code == 1 and "no claim 'c-none'" in none.err


@pytest.mark.parametrize("words", [("puerto",), ("--since", "2029"), ("--after", "x")])
def test_an_id_stands_alone(run: Run, asked_db: Path, words: tuple[str, ...]):
    found = run("claims", "--id", "c-1", *words, "--store", asked_db)
    assert found.code == 2 and "--id" in found.err


def test_nobody_says_that(run: Run, asked_db: Path):
    found = run("claims", "zanahoria", "--store", asked_db)
    assert (found.code, found.out, found.err) == (0, "", "nothing was found\n")
    nobody = run("claims", "--speaker", "Nadie", "--store", asked_db)
    assert nobody.code == 1 and "nobody is called 'Nadie'" in nobody.err
