"""Answers as JSON Lines: each parses, carries its words with their places, and the last tells how to go on."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable

from tests.view.answers.conftest import FARO, MONTES, TEXT

from segun.store.hits import ArticleHit, ClaimBoard, DeedHit, EventHit, Known, Named, StatementHit, StoryHit, StoryLine
from segun.view.answers.json_answers import page_lines


def parsed(lines: Iterable[bytes]) -> list[dict[str, object]]:
    found = list(lines)
    assert all(line.endswith(b"\n") and line.count(b"\n") == 1 for line in found)
    return [json.loads(line) for line in found]


def test_each_answer_is_a_line_and_the_last_line_ends_the_page(said: StatementHit, done: EventHit):
    board = ClaimBoard("c-7", "x", "2029", "2029", 1, 1, (said,))
    deed, line = DeedHit("d-1", "ASSAULT", "2029", (done,), ()), StoryLine("st-1", None, "2029", "2029", 1, ())
    answers = (
        said,
        done,
        ArticleHit(FARO, (), None, None, ()),
        board,
        deed,
        line,
        StoryHit(line, (), (deed,), (board,)),
    )
    *found, page = parsed(page_lines(answers, (Named("Montes", Known(MONTES, 3, "words"), ()),), "abc"))
    kinds = ["statement", "event", "article", "claim", "deed", "story_line", "story"]
    assert [one["kind"] for one in found] == kinds
    assert (page["kind"], page["answers"], page["more"], page["cursor"]) == ("page", 7, True, "abc")
    assert page["named"][0]["meant"]["entity"]["id"] == "e-1"  # type: ignore[index]


def test_words_carry_their_places(said: StatementHit):
    one, page = parsed(page_lines((said,), (), None))
    start, end = one["content"]["span"]  # type: ignore[index]
    assert TEXT[start:end] == one["content"]["words"] == "el puerto vaya a cerrar en marzo"  # type: ignore[index]
    assert one["statement"]["content_span"] == [start, end]  # type: ignore[index]
    assert one["stand"] == {"claim": "c-7", "stance": "denies"}
    assert one["article"]["url"] == "https://faro.example/cierre"  # type: ignore[index]
    assert page["more"] is False and page["cursor"] is None


def test_nothing_that_draws_is_loaded_for_a_program():
    told = "import sys, segun.view.answers.json_answers; print(sorted({name.split('.')[0] for name in sys.modules}))"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert "'msgspec'" in loaded and "'rich'" not in loaded
