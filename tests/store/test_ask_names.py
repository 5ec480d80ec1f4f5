"""Who is meant by a name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import insert

from quick_reader import item
from segun.store import tables as t
from segun.store.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Fill


@pytest.fixture
def people(store: Store) -> Store:
    """Entities by hand, with one article for each mention that is counted."""
    with store.writing() as connection:
        rows = (
            (1, "Clara Montes Ruiz", ("Clara Montes Ruiz", "Clara Montes")),
            (2, "Pedro Montes", ("Pedro Montes", "Montes")),
            (3, "Clara Montes", ("Clara Montes",)),
            (4, "Íñigo Peña-Lagos", ("Íñigo Peña-Lagos",)),
        )
        for ident, name, names in rows:
            one = {"id": ident, "key": f"e-{ident}", "name": name, "kind": "person", "sector": ""}
            connection.execute(insert(t.entity).values(one))
            from segun.language.folding import fold

            words = {word for form in names for word in fold(form).replace("-", " ").split()}
            for form in names:
                row = {"folded": fold(form), "entity_id": ident, "name": form}
                connection.execute(insert(t.entity_name).values(row))
            for word in sorted(words):
                row = {"key": f"w:{word}", "entity_id": ident, "day": "2029-05-01"}
                connection.execute(insert(t.entity_key).values(row))
    return store


def found(store: Store, name: str) -> list[tuple[str, str]]:
    return [(one.entity.id, one.how) for one in store.entities(name)]


def test_a_full_name_then_longer_names_with_its_words(people: Store):
    assert found(people, "clara  MONTES") == [("e-1", "exact"), ("e-3", "exact")]
    assert found(people, "Montes Ruiz") == [("e-1", "words")]
    assert found(people, "Ruiz, Clara")[:1] == [("e-1", "words")]


def test_a_single_word_fits_everybody_who_has_it(people: Store):
    assert found(people, "montes") == [("e-1", "exact"), ("e-2", "exact"), ("e-3", "exact")]


def test_accents_and_hyphens_do_not_matter(people: Store):
    assert found(people, "inigo peña lagos") == [("e-4", "words")]
    assert found(people, "Iñigo Pena-Lagos") == [("e-4", "exact")]


def test_a_beginning_is_enough(people: Store):
    assert found(people, "pedro mon") == [("e-2", "prefix")]


def test_a_misspelt_name_is_offered_and_not_taken(people: Store):
    assert found(people, "Pedro Montez") == [("e-2", "near")]
    (one,) = people.statements(speaker="Pedro Montez").named
    assert one.meant is None and [near.entity.name for near in one.others] == ["Pedro Montes"]


def test_a_key_is_its_entity(people: Store):
    assert found(people, "e-2") == [("e-2", "key")]


def test_what_is_no_name_is_nobody(people: Store):
    for name in ("", "  ", "%", "zz", "'"):
        assert found(people, name) == []


def test_of_several_whoever_is_in_most_articles_and_the_others_are_told(store: Store, fill: Fill):
    fill(
        item("Bruno Lagos dijo que sí.", "a"),
        item("Elena Lagos dijo que no.", "b"),
        item("Elena Lagos dijo que ya.", "c"),
    )
    (one,) = store.statements(speaker="Lagos").named
    assert one.meant is not None and (one.meant.entity.name, one.meant.articles) == ("Elena Lagos", 2)
    assert [other.entity.name for other in one.others] == ["Bruno Lagos"]
    assert [hit.content.words for hit in store.statements(speaker=one.others[0].entity.id).items] == ["sí"]
