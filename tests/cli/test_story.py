"""`segun story` as a person types it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.cli.conftest import Run, answers


def stories(run: Run, asked_db: Path, *words: object) -> list[dict[str, Any]]:
    return answers(run, "story", *words, "--store", asked_db)


def test_without_an_id_the_stories_are_listed(run: Run, asked_db: Path):
    found = run("story", "--store", asked_db)
    assert found.code == 0 and "  1 Okara cierra su puerto en marzo" in found.out
    assert "2029-05-03 – 2029-05-05 · 3 articles · " in found.out and "canal" not in found.out
    assert len(stories(run, asked_db)) == 1 and len(stories(run, asked_db, "--lonely")) == 2
    assert stories(run, asked_db, "--publisher", "Nadie") == stories(run, asked_db, "--since", "2030") == []
    assert len(stories(run, asked_db, "--text", "dique")) == 1


def test_a_story_whole_by_id_or_by_an_articles_name(run: Run, asked_db: Path):
    (line,) = stories(run, asked_db)
    (one,) = stories(run, asked_db, line["id"])
    name = one["articles"][0]["article"]["name"]
    assert stories(run, asked_db, name) == [one] and one["kind"] == "story"
    assert [len(one[part]) for part in ("articles", "deeds", "claims")] == [3, 1, 2]
    found = run("story", name, "--store", asked_db)
    assert "Articles" in found.out and "Deeds" in found.out and "Claims" in found.out
    assert (
        "2029-05-04  El Eco · El puerto de Okara cierra en marzo · https://eco.example/4 · copy of"
        in found.out.replace("\n    ", " ")
    )
    assert "*atacó*" in found.out and "· asserts" in found.out


@pytest.mark.parametrize("words", [("--since", "2029"), ("--after", "x"), ("--lonely",)])
def test_an_id_stands_alone(run: Run, asked_db: Path, words: tuple[str, ...]):
    assert run("story", "h-1", *words, "--store", asked_db).code == 2


def test_a_story_that_is_not_there(run: Run, asked_db: Path):
    for name in ("nada", "%", "\x1b[2J"):
        found = run("story", name, "--store", asked_db)
        assert found.code == 1 and "there is no story" in found.err and "\x1b" not in found.err
