"""`segun ontology`: the table, a CAMEO code, a user's own file; and `segun read --ontology`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from segun.cli import read
from segun.ontology import load_ontology, plover

SHORT = Path(__file__).parents[2] / "examples" / "ontology-short.yaml"


def test_the_table_in_both_languages(run):
    result = run("ontology")
    assert (result.code, result.err) == (0, "")
    lines = [line.split() for line in result.out.splitlines()]
    assert ["ASSAULT", "-9.0", "190", "assault"] in lines
    assert ["vandalize", "-5.0", "145", "vandalism"] in lines
    assert ["verbal", "cooperation"] in lines
    assert "CC BY-SA 4.0" in result.out and "\x1b" not in result.out
    assert ["ASSAULT", "-9.0", "190", "agresión"] in [
        line.split() for line in run("ontology", "--ui", "es").out.splitlines()
    ]


def test_the_language_of_the_environment(run, monkeypatch):
    monkeypatch.setenv("LANG", "es_MX.UTF-8")
    assert "cooperación verbal" in run("ontology").out


def test_everything_as_json(run):
    whole = json.loads(run("ontology", "--json").out)
    assert len(whole["types"]) == 16 and len(whole["contexts"]) == 37
    assert {"code": "190", "type": "ASSAULT"}.items() <= next(e for e in whole["cameo"] if e["code"] == "190").items()


def test_a_cameo_code(run):
    result = run("ontology", "--cameo", "1822")
    assert [line.split() for line in result.out.splitlines()] == [
        ["cameo", "1822", "Torture"],
        ["type", "ASSAULT", "assault"],
        ["mode", "torture", "torture"],
        ["quad", "material_conflict", "material", "conflict"],
        ["intensity", "-8.5"],
    ]
    assert json.loads(run("ontology", "--cameo", "190", "--json").out)["contexts"] == ["military"]
    miss = run("ontology", "--cameo", "1951")
    assert (miss.code, miss.out) == (1, "")
    assert "no CAMEO code '1951' (nearest: 195" in miss.err
    assert "see `segun ontology --json`" in run("ontology", "--cameo", "x").err


def test_a_sound_file(run):
    result = run("ontology", "--check", SHORT)
    assert (result.code, result.err) == (0, "")
    first, second = result.out.splitlines()
    assert first.endswith("ontology-short.yaml: sound: short 1, 4 types, 2 modes")
    assert second.startswith("read by none of its types, so not coded: SUPPORT, ")
    assert second.endswith("COERCE (but for arrest, deport)")


def test_a_faulty_file(run, tmp_path):
    file = tmp_path / "own.yaml"
    file.write_text('name: own\nversion: "1"\ntypes: [{name: AIDD, quad: verbal_conflict, score: 1}]\n', "utf-8")
    result = run("ontology", "--check", file)
    assert (result.code, result.out) == (1, "")
    assert result.err == f"error: {file}: type AIDD, reads: no sense is called 'AIDD' (nearest: AID)\n"


def test_help_shows_examples(run):
    assert "segun ontology --check mine.yaml" in run("ontology", "--help").out


def test_read_takes_an_ontology_and_checks_it_first(run, news, stub, monkeypatch, tmp_path):
    given = []
    monkeypatch.setattr(read, "_reader", lambda lang, ontology: given.append(ontology) or stub)
    article = news / "faro_20290514.txt"
    assert run("read", article, "--json", "--ontology", SHORT).code == 0
    assert run("read", article, "--json").code == 0
    assert given[0].file.name == "short" and given[1] is plover()
    bad = run("read", article, "--ontology", tmp_path / "none.yaml")
    assert (bad.code, bad.out) == (2, "")
    assert "--ontology" in bad.err and "cannot be read" in bad.err.replace("\n", " ")
    assert len(given) == 2


@pytest.mark.parametrize("given", [None, SHORT])
def test_the_reader_keeps_it(given):
    from segun.reading.reader import Reader

    ontology = load_ontology(given) if given else None
    assert Reader(ontology=ontology).ontology is (ontology or plover())
