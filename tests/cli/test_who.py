"""`segun who` as a person types it: whose words, in which article, and who else is called that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.cli.conftest import Run, answers

from asked_store import MONTES, STRIKE, WIRE


def test_what_somebody_said_with_its_words_and_article(run: Run, asked_db: Path):
    found = run("who", "Clara", "Montes", "--store", asked_db)
    assert found.code == 0 and found.err == ""
    assert "Clara Montes: taken for Clara Montes (person, 2 articles, e-" in found.out
    assert "  1 Clara Montes · asserts" in found.out
    assert "Clara Montes _dijo_ que [el puerto de Okara cerrará en marzo" in found.out
    assert "Okara cierra su puerto en marzo · El Faro, 2029-05-03 · https://faro.example/3" in found.out
    assert "also in: El Eco, 2029-05-04: the same text" in found.out
    assert "\x1b" not in found.out


def test_of_namesakes_one_is_taken_and_all_are_told(run: Run, asked_db: Path):
    found = run("who", "montes", "--store", asked_db)
    assert found.code == 0 and "montes: taken for " in found.out and "also called that: " in found.out
    *_, page = map(json.loads, run("who", "montes", "--store", asked_db, "--json").out.splitlines())
    (named,) = page["named"]
    assert {named["meant"]["entity"]["name"], named["others"][0]["entity"]["name"]} == {"Clara Montes", "Pedro Montes"}
    other = named["others"][0]["entity"]
    assert f"taken for {other['name']} (" in run("who", other["id"], "--store", asked_db).out


def test_a_name_that_nobody_has_is_a_fault_with_near_ones(run: Run, asked_db: Path):
    found = run("who", "Clara Montez", "--store", asked_db)
    assert (found.code, found.out) == (1, "")
    assert found.err.startswith("error: nobody is called 'Clara Montez' (near: Clara Montes (e-")
    for name in ("%", "' OR 1=1 --", "\x1b[2J", "ñ" * 5000, '"'):
        hostile = run("who", name, "--store", asked_db)
        assert hostile.code == 1 and hostile.err.startswith("error: nobody is called") and hostile.err.count("\n") == 1
        assert "\x1b" not in hostile.err


def test_json_lines_parse_and_carry_their_places(run: Run, asked_db: Path):
    *found, page = map(json.loads, run("who", "Clara Montes", "--store", asked_db, "--json").out.splitlines())
    (one,) = found
    start, end = one["content"]["span"]
    assert WIRE[start:end] == one["content"]["words"] and one["sentence"]["words"] == MONTES
    assert one["kind"] == "statement" and one["speaker"]["entity"]["name"] == "Clara Montes"
    assert [copy["publisher"] for copy in one["also_in"]] == ["El Eco"]
    assert (page["kind"], page["answers"], page["more"], page["cursor"]) == ("page", 1, False, None)


def test_statements_and_deeds_are_told_apart_by_what_is_asked(run: Run, asked_db: Path):
    def kinds(*words: object) -> set[str]:
        return {one["kind"] for one in answers(run, "who", "Ana Robles", "--store", asked_db, *words)}

    assert kinds() == {"statement", "event"}
    assert kinds("--act", "assert,deny") == kinds("--act", "assert", "--act", "deny") == {"statement"}
    assert kinds("--type", "assault") == {"event"}
    assert kinds("--since", "2029-06") == kinds("--publisher", "Nadie") == set()


def test_a_question_without_an_answer_is_no_fault(run: Run, asked_db: Path):
    found = run("who", "Ana Robles", "--act", "deny", "--store", asked_db)
    assert found.code == 0 and found.err == "nothing was found\n"
    slip = run("who", "Ana Robles", "--type", "ASALT", "--store", asked_db)
    assert slip.code == 0 and slip.err == "nothing was found; PLOVER has no type ASALT (nearest: ASSAULT)\n"
    *found_, page = run("who", "Ana Robles", "--act", "deny", "--store", asked_db, "--json").out.splitlines()
    assert found_ == [] and json.loads(page)["answers"] == 0


def test_pages_follow_one_another(run: Run, asked_db: Path):
    whole = run("who", "Ana Robles", "--store", asked_db, "--json").out.splitlines()[:-1]
    first = run("who", "Ana Robles", "--store", asked_db, "--limit", 1)
    assert first.err.startswith("there is more: --after ")
    found: list[str] = []
    after: tuple[object, ...] = ()
    while True:
        *lines, page = run("who", "Ana Robles", "--store", asked_db, "--limit", 1, "--json", *after).out.splitlines()
        found += lines
        cursor = json.loads(page)["cursor"]
        if cursor is None:
            break
        after = ("--after", cursor)
    assert found == whole and len(whole) > 2
    wrong = run("who", "Ana Robles", "--store", asked_db, "--after", "nada")
    assert wrong.code == 1 and "ends no page of this answer" in wrong.err


def test_labels_in_spanish(run: Run, asked_db: Path, monkeypatch: pytest.MonkeyPatch):
    assert "· afirma" in run("who", "Clara Montes", "--store", asked_db, "--ui", "es").out
    monkeypatch.setenv("LANG", "es_PE.UTF-8")
    found = run("who", "Clara Montes", "--store", asked_db).out
    assert "· afirma" in found and "también en: El Eco" in found and "se entiende Clara Montes" in found


def test_nothing_of_an_article_steers_the_terminal(run: Run, asked_db: Path):
    found = run("who", "Elena Prados", "--store", asked_db)
    assert "el canal se abrirá pronto" in found.out and not set("\x1b\x07\u202e") & set(found.out)


def test_countries_may_be_named(run: Run, asked_db: Path):
    assert run("who", "Ana Robles", "--country", "Perú,ESP,corea del norte", "--store", asked_db).code == 0
    wrong = run("who", "Ana Robles", "--country", "Españia", "--store", asked_db)
    assert wrong.code == 2 and "España ESP" in wrong.err


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--act", "denny"), "nearest: deny"),
        (("--since", "ayer"), "2031-03"),
        (("--status", "hecho"), "there are: actual"),
        (("--limit", "0"), "--limit"),
        (("--limit", "2000"), "--limit"),
        (("--ui", "fr"), "--ui"),
        (("--sinse", "2029"), "--sin"),
    ],
)
def test_what_means_nothing_is_wrong_usage(run: Run, asked_db: Path, words: tuple[str, ...], told: str):
    found = run("who", "Ana Robles", "--store", asked_db, *words)
    assert found.code == 2 and told in found.err


def test_an_answer_keeps_within_the_width(run: Run, asked_db: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "60")
    for words in (("who", "Ana Robles"), ("claims",), ("timeline",), ("search", "puerto"), ("story",)):
        assert max(map(len, run(*words, "--store", asked_db).out.splitlines())) <= 60


def test_deeds_are_shown_as_well(run: Run, asked_db: Path):
    assert STRIKE.replace("atacó", "*atacó*") in run("who", "Bruno Lagos", "--store", asked_db).out
