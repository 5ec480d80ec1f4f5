"""Articles chosen for an export: by the filters of the questions, as a stream, with nothing that points at what is not there."""

from __future__ import annotations

import datetime as dt
import io
import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naming_reader import newsroom
from quick_reader import item, read_quickly
from segun.errors import StoreError
from segun.exchange import Wishes, find_format
from segun.ingest.item import Item
from segun.ledger import Ledger
from segun.store.entry import Entry
from segun.store.narrowing import narrowed
from segun.store.store import Store
from segun.text.article import Article

if TYPE_CHECKING:
    from tests.store.conftest import Fill

PORT = "el puerto de Okara cerrará en marzo por el dique"
RAID = "Bruno Lagos atacó a Ana Robles. Hubo 5 heridos."


def note(name: str, text: str, day: int, publisher: str = "El Faro") -> Item:
    address = f"https://faro.example/{name}"
    found = item(text, address, url=address, publisher=publisher, published=dt.date(2029, 5, day), title="Nota")
    return Item(found.article, address, name, "mem:")


def chosen(store: Store, **wanted: str) -> list[str]:
    return [entry.ledger.document.id for entry in store.selection(**wanted).entries()]  # type: ignore[arg-type]


@pytest.fixture
def desk(store: Store, fill: Fill) -> Store:
    fill(
        note("late", f"Clara Montes dijo que {PORT}.\nElena Prados dijo que Diego Rivas miente.\n{RAID}", 9),
        note("early", f"Ana Robles negó que {PORT}.", 3, "Papel"),
        note("deed", f"Sucesos en la villa, de noche: {RAID} Fabio Cuevas dijo que ya basta.", 6),
    )
    return store


def test_all_articles_by_day_whole_with_what_connects_them(desk: Store):
    early, deed, late = desk.selection().entries()
    assert [one.ledger.document.id for one in (early, deed, late)] == ["early", "deed", "late"]
    assert late.statements == late.ledger.statements and late.events == late.ledger.events
    assert [one.name for one in late.ledger.actors] == [
        "Clara Montes", "Elena Prados", "Bruno Lagos", "Ana Robles",
    ]  # fmt: skip
    assert (late.version, late.copy_of, late.seen) == (1, None, "2029-05-14T09:00:00Z")
    assert early.claims["s1"].claim == late.claims["s1"].claim
    assert (early.claims["s1"].stance, late.claims["s1"].stance) == ("denies", "asserts")
    assert early.story is not None and set(late.deeds) == {"e1"}
    assert desk.selection().entity(early.entities["a1"]).name == "Ana Robles"


def test_filters_of_articles_choose_whole_articles(desk: Store):
    assert chosen(desk, publisher="Papel") == ["early"] and chosen(desk, since="2029-05-04") == ["deed", "late"]
    assert chosen(desk, until="2029-05-06") == ["early", "deed"] and chosen(desk, text="dique -Robles") == []
    assert chosen(desk, text="puerto") == ["early", "late"]
    (story,) = {entry.story for entry in desk.selection(text="basta").entries()}
    assert "deed" in chosen(desk, story=str(story))
    (entry,) = desk.selection(text="basta").entries()
    assert entry.events and entry.statements


def test_filters_of_records_choose_these_and_what_they_refer_to(desk: Store):
    (entry,) = desk.selection(speaker="Clara Montes").entries()
    assert [one.id for one in entry.statements] == ["s1"] and entry.events == ()
    assert [one.name for one in entry.ledger.actors] == ["Clara Montes"]
    assert set(entry.claims) == {"s1"} and entry.deeds == {} and set(entry.entities) == {"a1"}
    assert chosen(desk, act="deny") == ["early"] and chosen(desk, type="assault") == ["deed", "late"]
    deed, late = desk.selection(type="assault").entries()
    assert deed.statements == late.statements == () and [one.id for one in late.events] == ["e1"]
    assert [one.name for one in late.ledger.actors] == ["Bruno Lagos", "Ana Robles"]
    assert chosen(desk, speaker="Clara Montes", type="assault") == ["deed", "late"]
    assert chosen(desk, speaker="Pedro Ruiz") == [] and chosen(desk, text="basta", act="assert") == ["deed"]
    assert chosen(desk, act="assert", since="2029-05-07") == ["late"]


def test_what_is_chosen_is_what_the_questions_answer(store: Store, fill: Fill):
    fill(*newsroom(60))
    for wanted in (
        {"speaker": "Ana Robles"},
        {"act": "deny"},
        {"about": "Bruno Lagos"},
        {"stance": "denies", "text": "presa"},
    ):
        asked = {
            cited.name
            for hit in store.statements(limit=1000, **wanted).items  # type: ignore[arg-type]
            for cited in (hit.article, *hit.also_in)
        }
        entries = list(store.selection(**wanted).entries())  # type: ignore[arg-type]
        assert {one.ledger.document.id for one in entries} == asked and asked
        assert all(one.statements and not one.events for one in entries)
        for entry in entries:
            check(entry)


def check(entry: Entry) -> None:
    """Nothing points at what is not there."""
    ledger = entry.ledger
    people = {one.id for one in ledger.actors}
    statements, events = {one.id for one in ledger.statements}, {one.id for one in ledger.events}
    assert {one.id for one in entry.statements} <= statements and {one.id for one in entry.events} <= events
    assert set(entry.entities) <= people and set(entry.deeds) <= events and set(entry.claims) <= statements
    for statement in ledger.statements:
        assert {statement.speaker, *statement.addressees} - {None} <= people
        assert statement.reported_by is None or statement.reported_by in statements
    for event in ledger.events:
        assert {*event.actors, *event.recipients} <= people and set(event.attributed_to) <= statements
    assert all({one.source, one.target} <= statements | events for one in ledger.links)
    assert all(set(actor.members) <= people for actor in ledger.actors)


def nested() -> Ledger:
    """A ledger of which each record leans on another."""
    from msgspec.structs import replace

    from segun.ledger import Link

    text = f"Clara Montes dijo que uno. Ana Robles dijo que dos. Elena Prados dijo que tres. {RAID} {RAID}"
    ledger = read_quickly(Article(text))
    one, two, three = ledger.statements
    first, second = ledger.events
    return replace(
        ledger,
        statements=(one, replace(two, reported_by="s1"), replace(three, reported_by="s2", addressees=("a1",))),
        events=(replace(first, attributed_to=("s2",)), replace(second, attributed_to=("s1", "s3"))),
        actors=tuple(replace(actor, members=("a1",)) if actor.id == "a4" else actor for actor in ledger.actors),
        links=(Link("denies", "s3", "e1", "x"), Link("repeats", "s2", "s1", "x"), Link("refers_to", "e2", "e1", "x")),
    )


@given(st.sets(st.integers(0, 2)), st.sets(st.integers(0, 1)))
def test_a_ledger_with_some_of_its_records_is_whole(statements: set[int], events: set[int]):
    ledger = nested()
    found = narrowed(ledger, statements, events)
    assert [one.id for one in found.statements] == [f"s{n + 1}" for n in sorted(statements)]
    assert [one.id for one in found.events] == [f"e{n + 1}" for n in sorted(events)]
    check(Entry(found.ledger, 1, "", None, None, {}, {}, {}, found.statements, found.events))


def test_whoever_asks_twice_gets_the_same_whatever_comes_in(desk: Store, fill: Fill):
    with desk.selection() as selection:
        first = list(selection.entries())
        fill(note("new", "Elena Prados dijo que nieva.", 4))
        assert list(selection.entries()) == first and len(first) == 3
    assert len(list(selection.entries())) == 4
    selection.close()


def test_batches_follow_one_another(store: Store, fill: Fill, monkeypatch: pytest.MonkeyPatch):
    fill(*newsroom(40))
    whole = [list(store.selection(**wanted).entries()) for wanted in ({}, {"act": "deny"})]  # type: ignore[arg-type]
    monkeypatch.setattr("segun.store.shelf._BATCH", 3)
    monkeypatch.setattr("segun.store.shelf._LOOKED_AT", 7)
    assert [list(store.selection(**wanted).entries()) for wanted in ({}, {"act": "deny"})] == whole  # type: ignore[arg-type]
    days = [one.ledger.document.published or "" for one in whole[0]]
    assert days == sorted(days) and len(days) == 36


def test_a_copy_names_its_original(store: Store, fill: Fill):
    text = f"Clara Montes dijo que {PORT}.\nLa sesión siguió hasta la noche sin más novedades en el pleno."
    fill(note("wire", text, 3, "Agencia"), note("copy", text, 4, "Papel"))
    assert [one.copy_of for one in store.selection().entries()] == [None, "wire"]
    assert [one.copy_of for one in store.selection(publisher="Papel").entries()] == ["wire"]


def test_echoes_count_where_the_selection_tells_of_their_deed(store: Store, fill: Fill):
    fill(
        note("told", f"Asalto al almacén de Okara, esta noche. {RAID}", 3, "Papel"),
        note("named", "Asalto al almacén de Okara: el ataque conmocionó la villa. Elena Prados dijo que basta.", 4),
    )
    found = {entry.ledger.document.id: entry for entry in store.selection().entries()}
    (deed,) = found["told"].deeds.values()
    (echo,) = found["named"].echoes
    assert echo.deed == deed and echo.span.of(found["named"].ledger.document.text) == "ataque"
    (alone,) = store.selection(publisher="El Faro").entries()
    assert alone.echoes == ()
    (spoken,) = store.selection(speaker="Elena Prados").entries()
    assert spoken.echoes == ()
    both = list(store.selection(speaker="Elena Prados", type="assault").entries())
    assert [len(one.echoes) for one in both] == [0, 1]


def test_exports_write_it(desk: Store):
    for wanted in ({}, {"type": "assault"}, {"speaker": "Ana Robles"}):
        for name in ("jsonl", "links", "sqlite", "gdelt", "jsonld", "webannotation"):
            with desk.selection(**wanted) as selection:  # type: ignore[arg-type]
                out = io.BytesIO()
                assert find_format(name).write(selection, out, Wishes()) >= 0 and out.getvalue() is not None


def test_memory_does_not_grow_with_the_articles(store: Store, fill: Fill):
    fill(*(note(f"n{n}", f"Clara Montes dijo que {n}. " + f"x{n} " * 8_000, 3) for n in range(120)))
    next(store.selection().entries())
    tracemalloc.start()
    try:
        assert sum(1 for _ in store.selection().entries()) == 120
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 120 * 32_000


def test_who_was_taken_for_whom_is_told(desk: Store):
    with desk.selection(speaker="Montes", actor="Pedro Ruiz") as selection:
        assert [(one.asked, one.meant and one.meant.entity.name) for one in selection.named()] == [
            ("Montes", "Clara Montes"), ("Pedro Ruiz", None),
        ]  # fmt: skip
    with desk.selection(publisher="Papel") as selection:
        assert selection.named() == ()


def test_nobody_and_nothing_are_told(desk: Store):
    with pytest.raises(StoreError, match="there is nobody 'e-none'"):
        desk.selection().entity("e-none")
    with pytest.raises(StoreError, match="there is no story"):
        chosen(desk, story="h-none")
    with pytest.raises(StoreError, match="is no act"):
        desk.selection(act="denny")
