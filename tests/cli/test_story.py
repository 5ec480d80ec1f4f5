"""`segun story` as a person types it."""

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


def stories(run: Run, db: Path, *words: object) -> list[dict[str, object]]:
    lines = run("story", *words, "--store", db, "--json").out.splitlines()
    return [json.loads(line) for line in lines[:-1]]


def test_without_an_id_the_stories_are_listed(run: Run, db: Path):
    found = run("story", "--store", db)
    assert found.code == 0 and "  1 Okara cierra su puerto en marzo" in found.out
    assert "2029-05-03 – 2029-05-05 · 3 articles · " in found.out and "canal" not in found.out
    assert len(stories(run, db)) == 1 and len(stories(run, db, "--lonely")) == 2
    assert stories(run, db, "--publisher", "Nadie") == stories(run, db, "--since", "2030") == []
    assert len(stories(run, db, "--text", "dique")) == 1


def test_a_story_whole_by_id_or_by_an_articles_name(run: Run, db: Path):
    (line,) = stories(run, db)
    (one,) = stories(run, db, line["id"])
    name = one["articles"][0]["article"]["name"]  # type: ignore[index]
    assert stories(run, db, name) == [one] and one["kind"] == "story"
    assert [len(one[part]) for part in ("articles", "deeds", "claims")] == [3, 1, 2]  # type: ignore[arg-type]
    found = run("story", name, "--store", db)
    assert "Articles" in found.out and "Deeds" in found.out and "Claims" in found.out
    assert (
        "2029-05-04  El Eco · El puerto de Okara cierra en marzo · https://eco.example/4 · copy of"
        in found.out.replace("\n    ", " ")
    )
    assert "*atacó*" in found.out and "· asserts" in found.out


@pytest.mark.parametrize("words", [("--since", "2029"), ("--after", "x"), ("--lonely",)])
def test_an_id_stands_alone(run: Run, db: Path, words: tuple[str, ...]):
    assert run("story", "h-1", *words, "--store", db).code == 2


def test_a_story_that_is_not_there(run: Run, db: Path):
    for name in ("nada", "%", "\x1b[2J"):
        found = run("story", name, "--store", db)
        assert found.code == 1 and "there is no story" in found.err and "\x1b" not in found.err
