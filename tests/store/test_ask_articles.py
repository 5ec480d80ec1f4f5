"""Articles by their words: the best first, copies with their original, the words shown where they stand."""

from __future__ import annotations

import datetime as dt
from functools import partial
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answer_pages import all_rows
from quick_reader import item
from segun.errors import StoreError
from segun.ingest.item import Item
from segun.store.ask_snippets import snippets
from segun.store.search import parse
from segun.store.store import Store
from segun.store.words import stem

if TYPE_CHECKING:
    from tests.store.conftest import Fill

FILLING = "La sesión siguió hasta la noche sin más novedades en el pleno de la cámara baja. " * 5


def filling(seed: str) -> str:
    """As long, and in other words for each seed, so that nobody copies anybody."""
    return " ".join(f"{seed}{n}" for n in range(100)) + ". "


def note(name: str, text: str, day: int = 3, title: str = "Nota", publisher: str = "El Faro") -> Item:
    address = f"https://faro.example/{name}"
    return item(text, address, url=address, publisher=publisher, published=dt.date(2029, 5, day), title=title)


def found(store: Store, words: str, **wanted: str) -> list[str]:
    hits = store.search(words, **wanted).items  # type: ignore[arg-type]
    return [hit.article.name.removeprefix("https-faro-example-") for hit in hits]


def test_the_headline_comes_first_then_the_opening_then_the_newest(store: Store, fill: Fill):
    fill(
        note("headline", f"Nada. {filling('a')}", 1, "Cierra el puerto"),
        note("opening", f"El puerto cierra. {filling('b')}", 2),
        note("deep", f"{filling('c')} Dijo que el puerto cierra.", 4),
        note("deeper", f"{filling('d')} Sobre los puertos no dijo nada.", 5),
        note("elsewhere", "La presa aguanta."),
    )
    assert found(store, "puerto") == ["headline", "opening", "deeper", "deep"]
    assert found(store, "cierran puertos") == ["headline", "opening", "deep"]
    assert found(store, '"puerto cierra"') == ["opening", "deep"]
    assert found(store, "puerto -cierra") == ["deeper"]
    assert found(store, "aguant* OR yate") == ["elsewhere"] and found(store, "tranvía") == []


def test_words_are_shown_where_they_stand(store: Store, fill: Fill):
    text = f"{FILLING}Clara Montes dijo que los puertos cerrarán en marzo. {FILLING}Hay quien acusa al alcalde."
    fill(note("one", text))
    (hit,) = store.search("cerrar puerto acusación").items
    assert [snippet.span.of(text) for snippet in hit.snippets] == [snippet.words for snippet in hit.snippets]
    marks = [span.of(text) for snippet in hit.snippets for span in snippet.marks]
    assert marks == ["puertos", "cerrarán", "acusa"]
    assert all(snippet.span.covers(mark) for snippet in hit.snippets for mark in snippet.marks)
    assert all(len(snippet.words) < 220 for snippet in hit.snippets)


def test_of_words_in_the_headline_alone_the_opening_is_shown(store: Store, fill: Fill):
    fill(note("one", f"Nada nuevo. {FILLING}", title="Cierra el puerto"))
    ((snippet,),) = [hit.snippets for hit in store.search("puerto").items]
    assert snippet.words.startswith("Nada nuevo. La sesión") and snippet.marks == ()


def test_copies_are_told_with_their_original(store: Store, fill: Fill):
    wire = f"El puerto de Okara cerrará en marzo por las obras. {FILLING}"
    fill(
        note("wire", wire, 3, publisher="Agencia"),
        note("copy", wire, 4, publisher="Papel"),
        note("other", "Otro puerto.", 1),
    )
    hit, other = store.search("puerto").items
    assert hit.article.publisher == "Agencia" and [one.publisher for one in hit.also_in] == ["Papel"]
    assert (hit.copy_of, other.also_in) == (None, ()) and hit.story is not None
    (copy,) = store.search("puerto", publisher="Papel").items
    assert copy.copy_of == hit.article.name and [one.publisher for one in copy.also_in] == ["Agencia"]


def test_a_copy_with_words_that_the_original_lacks_is_found_by_them(store: Store, fill: Fill):
    wire = f"El puerto de Okara cerrará en marzo por las obras. {FILLING}"
    fill(note("wire", wire), note("copy", f"{wire} Habrá huelga.", 4))
    assert found(store, "huelga") == ["copy"] and found(store, "puerto huelga") == ["copy"]


def test_a_filter_of_records_lets_articles_through_that_have_one(store: Store, fill: Fill):
    fill(
        note("said", "Clara Montes dijo que el puerto cerrará."),
        note("denied", "Clara Montes negó que el puerto vaya a cerrar.", 4, publisher="Papel"),
        note("done", "Ana Robles atacó a Bruno Lagos. Era en el puerto.", 5),
    )
    assert found(store, "puerto") == ["done", "denied", "said"]
    assert found(store, "puerto", speaker="Clara Montes") == ["denied", "said"]
    assert found(store, "puerto", speaker="Clara Montes", act="deny") == ["denied"]
    assert found(store, "puerto", type="ASSAULT") == ["done"]
    assert found(store, "puerto", speaker="Clara Montes", type="ASSAULT") == []
    assert found(store, "puerto", since="2029-05-04") == ["done", "denied"]
    assert found(store, "puerto", publisher="Papel", until="2029-05-04") == ["denied"]
    assert found(store, "puerto", speaker="Pedro Ruiz") == []
    assert found(store, "puerto", text="cerrar") == ["denied", "said"]
    assert store.search("puerto", speaker="Clara Montes").named[0].meant is not None


def test_more_words_may_be_words_that_must_not_be_there(store: Store, fill: Fill):
    fill(note("port", "El puerto cierra."), note("both", "El puerto cierra, la presa aguanta.", 4))
    assert found(store, "puerto", text="-presa") == found(store, "puerto -presa") == ["port"]
    with pytest.raises(StoreError, match="not only what is not"):
        store.search("-puerto", text="-presa")


def test_an_older_version_is_not_found(store: Store, fill: Fill):
    fill(note("one", "El puerto cierra."), note("one", "La presa aguanta."))
    assert found(store, "puerto") == [] and found(store, "presa") == ["one"]


def test_more_matches_than_are_ordered_together_follow_window_by_window(
    store: Store, fill: Fill, monkeypatch: pytest.MonkeyPatch
):
    fill(*(note(f"n{n}", f"El puerto número {n} cierra.", 1 + n) for n in range(12)))
    whole = found(store, "puerto")
    monkeypatch.setattr("segun.store.ask_articles._RANKED", 5)
    assert found(store, "puerto") == whole == [f"n{n}" for n in reversed(range(12))]
    rows = all_rows(partial(store.search, "puerto"), 2)
    assert [hit.article.name.removeprefix("https-faro-example-") for hit in rows] == whole


@given(
    st.text(alphabet=st.sampled_from("aeñ puerto\n.-😀"), max_size=800),
    st.sampled_from(("puerto", "a*", '"a e" -x', "a OR ñ")),
)
def test_snippets_are_stretches_of_the_text_with_their_marks_inside(text: str, words: str):
    found = snippets(text, parse(words))
    assert len(found) in (1, 2) and list(found) == sorted(found, key=lambda one: one.span)
    for one in found:
        assert one.words == one.span.of(text) and all(one.span.covers(mark) for mark in one.marks)
    if words == "puerto":
        assert all(stem(mark.of(text)) == "puert" for one in found for mark in one.marks)
