"""Stories in a list, and whole."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pytest

import naming_reader
from naming_reader import SCENES, TAIL
from segun.errors import StoreError
from segun.store.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Fill

CLAIM = "el asalto al almacén fue obra de la competencia"
REGATTA = "La regata de remo de Urdaneta reunió a doce traineras en la bahía."


note = partial(naming_reader.note, title="Asalto al almacén de Okara")


@pytest.fixture
def raid(store: Store, fill: Fill) -> Store:
    """One story in three papers with a copy, another one in one."""
    wire = f"{SCENES[0]} Bruno Lagos atacó a Ana Robles. Hubo 5 heridos. Ana Robles dijo que {CLAIM}.\n{TAIL}"
    fill(
        note(wire, 3),
        note(f"{SCENES[1]} En el almacén, Elena Prados negó que {CLAIM}.", 4, "Papel"),
        note(wire, 5, "La Ribera"),
        note(REGATTA, 9, "Norte", title="Regata de remo en Urdaneta"),
    )
    return store


def test_a_list_tells_how_many_articles_when_and_by_whom(raid: Store):
    (line,) = raid.stories().items
    assert (line.title, line.articles, line.first_day, line.last_day) == (
        "Asalto al almacén de Okara", 3, "2029-05-03", "2029-05-05",
    )  # fmt: skip
    assert line.publishers == ("El Faro", "La Ribera", "Papel")
    assert [one.title for one in raid.stories(lonely=True).items] == ["Regata de remo en Urdaneta", line.title]


def test_a_story_that_only_copies_tell_is_lonely(store: Store, fill: Fill):
    fill(note(f"{SCENES[0]}\n{TAIL}", 3), note(f"{SCENES[0]}\n{TAIL}", 4, "Papel"))
    assert store.stories().items == () and store.stories(lonely=True).items[0].articles == 2


def test_one_article_that_is_wanted_lets_a_story_through(raid: Store):
    for wanted in (
        {"publisher": "Papel"},
        {"text": "almacenes"},
        {"speaker": "Elena Prados"},
        {"type": "ASSAULT"},
        {"act": "deny"},
    ):
        (line,) = raid.stories(lonely=True, **wanted).items  # type: ignore[arg-type]
        assert line.articles == 3
    assert [one.articles for one in raid.stories(lonely=True, since="2029-05-06").items] == [1]
    assert raid.stories(lonely=True, speaker="Pedro Ruiz").items == ()
    assert raid.stories(lonely=True, speaker="Elena Prados", publisher="Norte").items == ()


def test_a_story_whole(raid: Store):
    (line,) = raid.stories().items
    story = raid.story(line.id)
    assert story.line == line
    assert [(one.article.publisher, one.copy_of) for one in story.articles] == [
        ("El Faro", None), ("Papel", None), ("La Ribera", story.articles[0].article.name),
    ]  # fmt: skip
    (deed,) = story.deeds
    assert [hit.article.publisher for hit in deed.tellings] == ["El Faro"]
    (claim,) = story.claims
    assert [hit.stand.stance for hit in claim.statements if hit.stand] == ["asserts", "denies"]
    assert all(raid.story(one.article.name) == story for one in story.articles)


def test_a_story_of_one_article_has_nothing_else(raid: Store):
    lonely = raid.stories(lonely=True).items[0]
    story = raid.story(lonely.id)
    assert (len(story.articles), story.deeds, story.claims) == (1, (), ())


def test_no_such_story(store: Store):
    with pytest.raises(StoreError, match="there is no story 'h-none'"):
        store.story("h-none")
