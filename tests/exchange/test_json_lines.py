"""Ledgers come back whole, and follow the published schema."""

from __future__ import annotations

import json
from dataclasses import replace

import jsonschema
import msgspec

from segun.ledger import Ledger, Span
from segun.ledger.schema import json_schema
from segun.store.entry import Naming


def test_each_line_follows_the_schema(export, shelf) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    lines = export("jsonl", shelf).splitlines()
    assert len(lines) == 4
    for line in lines:
        validator.validate(json.loads(line))


def test_a_ledger_without_its_text_follows_it_too(export, shelf, wordless) -> None:
    validator = jsonschema.Draft202012Validator(json_schema())
    for line in export("jsonl", shelf, wordless).splitlines():
        validator.validate(json.loads(line))


def test_each_ledger_comes_back_as_it_was(export, shelf) -> None:
    lines = export("jsonl", shelf).splitlines()
    assert [msgspec.json.decode(line, type=Ledger) for line in lines] == [entry.ledger for entry in shelf.kept]


def test_its_place_in_the_corpus_stands_beside_it(export, shelf) -> None:
    echoing = replace(shelf.kept[1], echoes=(Naming("deed-7", Span(3, 9)),))
    corpus = json.loads(export("jsonl", replace(shelf, kept=(echoing,))))["corpus"]
    assert (corpus["copy_of"], corpus["story"], corpus["version"]) == ("faro-0312", "story-1", 1)
    assert corpus["entities"]["a2"] == "ent-Darío Mansur"
    assert corpus["claims"]["s2"] == {"claim": "claim-1", "stance": "denies"}
    assert corpus["echoes"] == [{"deed": "deed-7", "span": [3, 9]}]
    assert corpus["matched"]["events"] == ["e1", "e2", "e3", "e4", "e5"]
