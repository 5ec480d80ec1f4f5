"""`segun search` as a person types it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from tests.cli.conftest import Run, answers

from asked_store import WIRE


def titles(run: Run, asked_db: Path, *words: object) -> set[str]:
    return {one["article"]["publisher"] for one in answers(run, "search", *words, "--store", asked_db)}


def test_an_article_shows_the_words_in_their_surroundings(run: Run, asked_db: Path):
    found = run("search", "puertos", "--store", asked_db)
    assert found.code == 0 and "Clara Montes dijo que el *puerto* de Okara cerrará" in found.out
    assert "El Faro, 2029-05-03 · https://faro.example/3" in found.out
    assert "also in: El Eco, 2029-05-04: the same text" in found.out


def test_words_phrases_and_what_must_not_be_there(run: Run, asked_db: Path):
    assert titles(run, asked_db, "puerto") == {"El Faro", "La Plaza"}
    assert titles(run, asked_db, "puerto", "-huelga", "-presa") == {"La Plaza"}
    assert titles(run, asked_db, '"dique nuevo"', "presa") == {"El Faro"}
    assert titles(run, asked_db, "canal OR presa") == {"El Faro", "La Plaza"}
    assert titles(run, asked_db, "puerto", "--publisher", "El Faro") == {"El Faro"}
    assert titles(run, asked_db, "puerto", "--speaker", "Ana Robles") == {"La Plaza"}


def test_a_hyphen_is_no_option_whatever_letters_follow(run: Run, asked_db: Path):
    for word in ("-hambre", "-q", "-huelga"):
        assert titles(run, asked_db, "puerto", word) == {"El Faro", "La Plaza"}
    assert "segun search puerto cierre" in run("search", "-h").out
    slip = run("search", "puerto", "--sinse", "2029", "--store", asked_db)
    assert slip.code == 2 and "no option --sinse" in slip.err


def test_snippets_carry_the_places_of_their_words(run: Run, asked_db: Path):
    lines = run("search", "presa", "--store", asked_db, "--json").out.splitlines()
    snippet = json.loads(lines[0])["snippets"][0]
    start, end = snippet["marks"][0]
    assert WIRE[start:end] == "presa" and WIRE[slice(*snippet["span"])] == snippet["words"]


def test_statements_and_deeds_can_be_searched_for(run: Run, asked_db: Path):
    said = run("search", "dique", "--show", "statements", "--store", asked_db)
    assert said.out.count("_dijo_") == 2 and "Ana Robles · asserts" in said.out
    done = run("search", "puerto", "--show", "deeds", "--type", "ASSAULT", "--store", asked_db)
    assert "Bruno Lagos → Ana Robles" in done.out


def test_hostile_words_are_words_or_a_fault(run: Run, asked_db: Path):
    for words in ('"', "((", "AND", "a" * 10_000, "puerto' --", "NEAR(a b)", "*", "ñ*", "x y " * 200):
        found = run("search", words, "--store", asked_db)
        assert found.code in (0, 1) and "fault in segun" not in found.err
    for words, told in (("-puerto", "what is to be found"), ("!?", "no word to search for")):
        found = run("search", words, "--store", asked_db)
        assert found.code == 1 and told in found.err and found.err.count("\n") == 1
    nothing = run("search", "zanahoria", "--store", asked_db)
    assert nothing.code == 0 and nothing.err == "nothing was found\n"


def test_where_there_is_no_store_that_is_told(run: Run, tmp_path: Path):
    for words in (
        ("search", "x"),
        ("who", "x"),
        ("between", "x", "y"),
        ("claims",),
        ("timeline",),
        ("story",),
        ("story", "x"),
    ):
        found = run(*words, "--store", tmp_path / "none.db")
        assert found.code == 1 and "there is no store here" in found.err and found.err.count("\n") == 1
    assert not (tmp_path / "none.db").exists()


@pytest.mark.parametrize("how", [(), ("--json",)])
def test_a_reader_who_goes_away_is_no_fault(asked_db: Path, how: tuple[str, ...]):
    command = [sys.executable, "-m", "segun", "search", "puerto", "--store", str(asked_db), *how]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None and program.stderr is not None
        program.stdout.close()
        assert program.stderr.read() == b""
    assert program.returncode in (0, 141)


def test_help_shows_examples(run: Run):
    for verb, example in (
        ("search", "segun search puerto cierre"),
        ("who", 'segun who "Clara Montes"'),
        ("between", "segun between España Venezuela"),
        ("claims", "segun claims --stance denies"),
        ("timeline", "segun timeline --story faro-0312"),
        ("story", "segun story faro-0312"),
        ("export", "segun export --format csv --out tables/"),
    ):
        found = run(verb, "--help")
        assert found.code == 0 and example in found.out and "Exit status" in found.out
