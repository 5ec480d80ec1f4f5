"""Statements and deeds that a store answers with: whose, when, in which papers, page by page, copies as one voice."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import Connection

from answer_pages import all_rows
from naming_reader import NamingReader, note
from quick_reader import made_up
from segun.corpus.linker import link
from segun.errors import StoreError
from segun.ingest.driver import Desk, ingest
from segun.ledger import Ledger
from segun.store.hits import EventHit, StatementHit
from segun.store.links import Links
from segun.store.placing import Place
from segun.store.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Fill


MONTES = "Clara Montes dijo que el puerto de Okara cerrará en marzo por las obras del dique nuevo."
ROBLES = "Ana Robles dijo que Clara Montes no sabe nada de la presa."
STRIKE = "Bruno Lagos atacó a Ana Robles."
WIRE = f"{MONTES}\n{ROBLES}\n{STRIKE}\nLa sesión siguió hasta la noche sin más novedades en el pleno de la cámara baja."


def said(store: Store, **wanted: str) -> list[str]:
    return [hit.content.words for hit in store.statements(**wanted).items]  # type: ignore[arg-type]


def test_a_statement_comes_with_its_words_speaker_and_article(store: Store, fill: Fill):
    fill(note(MONTES, 3))
    (hit,) = store.statements(speaker="Clara Montes").items
    text = MONTES
    assert hit.content.words == "el puerto de Okara cerrará en marzo por las obras del dique nuevo"
    assert hit.content.span.of(text) == hit.content.words and hit.sentence.words == MONTES
    assert hit.cue is not None and hit.cue.words == "dijo"
    assert hit.speaker is not None and hit.speaker.entity is not None and hit.speaker.entity.name == "Clara Montes"
    assert (hit.article.publisher, hit.article.day, hit.article.version) == ("El Faro", "2029-05-03", 1)
    assert hit.day == "2029-05-03" and hit.statement.act == "assert" and hit.stand is not None


def test_statements_about_somebody(store: Store, fill: Fill):
    fill(note(f"{MONTES}\n{ROBLES}", 3))
    assert said(store, about="Clara Montes") == ["Clara Montes no sabe nada de la presa"]
    assert said(store, about="Clara Montes", speaker="Ana Robles") == said(store, about="Clara Montes")
    assert said(store, about="Ana Robles") == []


def test_deeds_by_who_does_them_and_to_whom(store: Store, fill: Fill):
    fill(note(f"{STRIKE}\nAna Robles atacó a Bruno Lagos.", 3))
    (hit,) = store.events(actor="Bruno Lagos").items
    assert hit.trigger.words == "atacó" and hit.sentence.words == STRIKE
    assert [voice.name for voice in hit.actors] == ["Bruno Lagos"]
    assert [one.sentence.words for one in store.events(recipient="Bruno Lagos").items] == [
        "Ana Robles atacó a Bruno Lagos."
    ]
    assert len(store.events(actor="Bruno Lagos", recipient="Ana Robles", type="assault").items) == 1
    assert store.events(actor="Bruno Lagos", recipient="Bruno Lagos").items == ()
    assert store.events(status="denied").items == ()


def test_days_and_papers_narrow(store: Store, fill: Fill):
    fill(
        *(note(f"Clara Montes dijo que la cosecha de {day} fue buena.", day, f"Papel {day % 2}") for day in range(1, 7))
    )
    assert len(said(store, since="2029-05-03", until="2029-05-04")) == 2
    assert (
        len(said(store, until="2029-05")) == 6 and said(store, until="2028") == [] and said(store, since="2030") == []
    )
    assert len(said(store, publisher="Papel 1")) == 3
    assert len(said(store, publisher="Papel 1", speaker="Clara Montes", since="2029-05-02")) == 2


def test_words_of_what_was_said_however_they_are_inflected(store: Store, fill: Fill):
    fill(note(f"{MONTES}\n{ROBLES}", 3))
    assert said(store, text="presas") == ["Clara Montes no sabe nada de la presa"]
    assert said(store, text="presa -nada") == [] and len(said(store, text="dique OR presa")) == 2
    assert said(store, text="dique", speaker="Ana Robles") == []
    assert said(store, text='"obras del dique"', act="assert")


def test_pages_follow_one_another_while_articles_come_in(store: Store, fill: Fill):
    fill(*(note(f"Clara Montes dijo que la cosecha número {day} fue buena.", day) for day in range(1, 8)))
    whole = said(store, speaker="Clara Montes")
    first = store.statements(speaker="Clara Montes", limit=3)
    assert first.more and first.cursor
    fill(note("Clara Montes dijo que hoy no hay cosecha.", 20))
    second = store.statements(speaker="Clara Montes", limit=3, after=first.cursor)
    third = store.statements(speaker="Clara Montes", limit=3, after=second.cursor)
    pages = [hit.content.words for page in (first, second, third) for hit in page.items]
    assert pages == whole and not third.more and third.cursor is None
    assert [hit.day for hit in first.items] == sorted((hit.day for hit in first.items), reverse=True)


def test_a_cursor_of_something_else_is_refused(store: Store, fill: Fill):
    fill(*(note(f"Clara Montes dijo que la cosecha número {day} fue buena.", day) for day in range(1, 4)))
    cursor = store.statements(limit=1).cursor
    for wrong in ("", "x", "ñ", "W10", cursor):
        with pytest.raises(StoreError, match="ends no page of this answer"):
            store.events(after=wrong)
    with pytest.raises(StoreError, match="ends no page"):
        store.statements(after=f"{cursor}AAAA")


def test_a_copy_is_no_voice_of_its_own(store: Store, fill: Fill):
    fill(note(WIRE, 3, "Agencia"), note(WIRE, 4, "Papel"))
    (hit,) = store.statements(speaker="Clara Montes").items
    assert hit.article.publisher == "Agencia"
    assert [(one.publisher, one.day) for one in hit.also_in] == [("Papel", "2029-05-04")]
    (deed,) = store.events().items
    assert deed.article.publisher == "Agencia" and [one.publisher for one in deed.also_in] == ["Papel"]
    assert len(store.between("Clara Montes", "Ana Robles").items) == 1


def test_a_copy_is_known_by_its_words_where_nobody_knows_who_speaks(store: Store):
    """As with "una fuente", who is somebody else in each article, and words that are linked to a claim later only."""

    def unlinked(connection: Connection, place: Place, ledger: Ledger) -> Links:
        found = link(connection, place, ledger)
        people = (found.entities[-1], *found.entities[1:]) if found.copy_of else found.entities
        return replace(found, entities=people, claims=(None,) * len(found.claims) if found.copy_of else found.claims)

    items = [note(WIRE, 3, "Agencia"), note(WIRE, 4, "Papel")]
    list(ingest(items, store, Desk(NamingReader(), "one", unlinked, lambda: "2029-05-14T09:00:00Z")))
    hits = store.statements().items
    assert [hit.article.publisher for hit in hits] == ["Agencia", "Agencia"]
    assert [[one.publisher for one in hit.also_in] for hit in hits] == [["Papel"], ["Papel"]]


def test_what_a_paper_adds_to_its_copy_is_shown(store: Store, fill: Fill):
    more = "Clara Montes dijo que habrá huelga general de estibadores el jueves próximo."
    fill(note(WIRE, 3, "Agencia"), note(f"{WIRE}\n{more}", 4, "Papel"))
    added, hit = store.statements(speaker="Clara Montes").items
    assert added.content.words == "habrá huelga general de estibadores el jueves próximo"
    assert (added.article.publisher, added.also_in) == ("Papel", ())
    assert hit.article.publisher == "Agencia" and [one.publisher for one in hit.also_in] == ["Papel"]


def test_a_copy_stays_one_when_its_original_is_mended(store: Store, fill: Fill):
    new = "Bruno Lagos dijo que la lonja abre hoy."
    fill(note(WIRE, 3, "Agencia"), note(WIRE, 4, "Papel"), note(f"{WIRE}\n{new}", 3, "Agencia"))
    hits = {hit.content.words.split()[-1]: hit for hit in store.statements().items}
    assert sorted(hits) == ["hoy", "nuevo", "presa"]
    assert {hit.article.version for hit in hits.values()} == {2}
    assert [one.publisher for one in hits["presa"].also_in] == ["Papel"] and hits["hoy"].also_in == ()
    assert len(store.between("Clara Montes", "Ana Robles").items) == 1
    (found,) = store.search("dique").items
    assert found.article.version == 2 and [one.publisher for one in found.also_in] == ["Papel"]


def test_a_copy_is_shown_where_its_original_is_filtered_out(store: Store, fill: Fill):
    fill(note(WIRE, 3, "Agencia"), note(WIRE, 4, "Papel"))
    for wanted in ({"publisher": "Papel"}, {"since": "2029-05-04"}):
        (hit,) = store.statements(speaker="Clara Montes", **wanted).items  # type: ignore[arg-type]
        assert hit.article.publisher == "Papel" and [one.publisher for one in hit.also_in] == ["Agencia"]


def test_what_somebody_said_and_did_in_one_list(store: Store, fill: Fill):
    fill(
        note(f"{ROBLES}\n{STRIKE}", 3),
        note("Ana Robles dijo que se va.", 5),
        note("Ana Robles atacó a Elena Prados.", 4),
    )
    page = store.who("Ana Robles")
    assert [(hit.day[-1], hit.kind) for hit in page.items] == [
        ("5", "statement"), ("4", "event"), ("3", "statement"), ("3", "event"),
    ]  # fmt: skip
    assert all_rows(partial(store.who, "Ana Robles"), 1) == list(page.items)
    assert [hit.kind for hit in store.who("Ana Robles", act="assert").items] == ["statement", "statement"]
    assert [hit.kind for hit in store.who("Ana Robles", type="ASSAULT").items] == ["event", "event"]


def test_what_is_between_two(store: Store, fill: Fill):
    fill(note(f"{ROBLES}\n{STRIKE}\n{MONTES}", 3))
    (one,) = store.between("Clara Montes", "Ana Robles").items
    assert isinstance(one, StatementHit) and one.content.words == "Clara Montes no sabe nada de la presa"
    (deed,) = store.between("Ana Robles", "Bruno Lagos").items
    assert isinstance(deed, EventHit) and store.between("Bruno Lagos", "Ana Robles").items == (deed,)
    assert store.between("Clara Montes", "Bruno Lagos").items == ()
    assert store.between("Clara Montes", "Ana Robles", since="2029-06").items == ()
    with pytest.raises(StoreError, match="has no act"):
        store.between("Clara Montes", "Ana Robles", act="deny")


def test_all_pages_of_a_made_up_store_are_all_its_statements(store: Store, fill: Fill):
    fill(*made_up(60))
    said = Counter(hit.speaker.name for hit in store.statements(limit=1000).items if hit.speaker)
    for wanted in (
        {},
        {"speaker": said.most_common(1)[0][0]},
        {"text": "puerto"},
        {"publisher": "El Faro"},
        {"act": ("assert", "deny")},
    ):
        whole = store.statements(limit=1000, **wanted)  # type: ignore[arg-type]
        assert not whole.more and len(whole.items) > 3
        assert all_rows(store.statements, 7, **wanted) == list(whole.items)


def test_a_filter_that_makes_no_sense_says_so(store: Store):
    for wanted, told in (
        ({"act": "denny"}, "'denny' is no act (nearest: deny)"),
        ({"since": "ayer"}, "'ayer' is no date"),
        ({"since": "2029-02-30"}, "is no date"),
        ({"type": "ASSAULT"}, "statements have no type (events have one)"),
        ({"claim": "c-none"}, "there is no claim 'c-none'"),
        ({"story": "h-none"}, "there is no story 'h-none'"),
        ({"text": "-puerto"}, "not only what is not"),
        ({"limit": 0}, "a page has 1 to 1000 rows"),
    ):
        with pytest.raises(StoreError) as fault:
            store.statements(**wanted)  # type: ignore[arg-type]
        assert told in str(fault.value)


def test_who_nobody_knows_said_nothing(store: Store, fill: Fill):
    fill(note(MONTES, 3))
    page = store.statements(speaker="Pedro Ruiz")
    assert page.items == () and page.named[0].meant is None
    assert store.who("Pedro Ruiz").items == () and store.between("Clara Montes", "Pedro Ruiz").items == ()


def test_whoever_is_asked_for_beside_somebody_is_told(store: Store, fill: Fill):
    fill(note(f"{MONTES}\n{ROBLES}", 3))
    page = store.who("Ana Robles", about="Pedro Ruiz")
    assert page.items == ()
    assert [(one.asked, one.meant is None) for one in page.named] == [("Ana Robles", False), ("Pedro Ruiz", True)]
    page = store.who("Ana Robles", about="Clara Montes", actor="Bruno Lagos")
    assert [one.asked for one in page.named] == ["Ana Robles", "Clara Montes", "Bruno Lagos"]
    assert [one.asked for one in store.who("Ana Robles", about="Ana Robles").named] == ["Ana Robles"]


def test_a_wish_that_makes_no_sense_is_told_though_nobody_has_the_name(store: Store):
    for ask, told in (
        (lambda: store.between("Pedro Ruiz", "Ana Robles", limit=0), "a page has 1 to 1000 rows"),
        (lambda: store.who("Pedro Ruiz", limit=0), "a page has 1 to 1000 rows"),
        (lambda: store.who("Pedro Ruiz", story="h-none"), "there is no story"),
        (lambda: store.who("Pedro Ruiz", text="-puerto"), "not only what is not"),
    ):
        with pytest.raises(StoreError, match=told):
            ask()
