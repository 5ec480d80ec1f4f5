"""Who stands behind the actors of an entry."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace as struct_replace

from segun.exchange.cast import Cast


def actors(shelf, **members: tuple[str, ...]):
    """The actors of the first article, some of them made plurals."""
    entry = shelf.kept[0]
    changed = tuple(struct_replace(a, members=members.get(a.id, a.members)) for a in entry.ledger.actors)
    return Cast(shelf).of(replace(entry, ledger=struct_replace(entry.ledger, actors=changed)))


def test_somebody_known_has_the_corpus_name_and_id(shelf) -> None:
    who = actors(shelf).who("a2")
    assert (who.id, who.known, who.name) == ("ent-Darío Mansur", True, "Darío Mansur")


def test_somebody_of_one_article_has_an_id_of_that_article(shelf) -> None:
    who = actors(shelf).who("a6")
    assert (who.id, who.known, who.label) == ("faro-0312#a6", False, "el Gobierno")


def test_a_plural_gives_way_to_its_members_once(shelf) -> None:
    assert [who.name for who in actors(shelf).parties(["a9", "a1"])] == ["Colombia", "España"]


def test_plurals_of_each_other_come_to_an_end(shelf) -> None:
    found = actors(shelf, a1=("a3",), a3=("a1",), a9=("a9", "a1")).parties(["a9"])
    assert [who.name for who in found] == ["España"]


def test_an_id_that_is_not_there_is_somebody_without_a_name(shelf) -> None:
    assert actors(shelf).who("a99").label == "unnamed"


@given(
    st.dictionaries(
        st.sampled_from(["a1", "a2", "a3", "a4", "a9"]), st.lists(st.sampled_from(["a1", "a2", "a3", "a9"]), max_size=4)
    )
)
def test_whatever_the_members_somebody_is_left(shelf, members: dict[str, list[str]]) -> None:
    assert actors(shelf, **{key: tuple(value) for key, value in members.items()}).parties(["a9"])
