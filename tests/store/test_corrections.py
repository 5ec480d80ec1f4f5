"""What a person says of a record goes before what the machine reads, whenever it reads the article again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select

from quick_reader import item
from segun.corpus.linker import link
from segun.errors import StoreError
from segun.ledger import Ledger, Span
from segun.store.standing import current_by_name
from segun.store.store import Store
from segun.store.tables import statement
from store_dump import dump

if TYPE_CHECKING:
    from tests.store.conftest import Fill

NOTE = (
    "Clara Montes dijo que el puerto cerrará en marzo. Nadie lo esperaba en la ciudad. "
    "Ana Robles dijo que la presa no se tocará. Bruno Lagos atacó a Ana Robles."
)
MOVED = "Última hora desde la capital de la costa. " + NOTE
SAID = Span(NOTE.index("el puerto"), NOTE.index(". Nadie"))
DONE = Span(NOTE.index("atacó"), NOTE.index(" a Ana Robles"))


def ledger_of(store: Store, name: str = "mem-nota") -> Ledger:
    with store.reading() as connection:
        return current_by_name(connection, name).ledger


def correct(store: Store, kind: str, span: Span, verdict: str, **change: object) -> int:
    made = store.correct(
        "mem-nota", kind, span, verdict, change, by="ana", at="2029-05-15T08:00:00Z", link=link  # type: ignore[arg-type]
    )  # fmt: skip
    return made.id


def test_a_corrected_field_stands_in_the_ledger_and_is_searched(store: Store, fill: Fill):
    fill(item(NOTE))
    correct(store, "statement", SAID, "correct", act="deny", polarity="-")
    first = ledger_of(store).statements[0]
    assert (first.act, first.polarity, first.rule, first.confidence) == ("deny", "-", "human.correct", None)
    with store.reading() as connection:
        assert connection.execute(select(statement.c.act).where(statement.c.n == 0)).scalar() == "deny"


@pytest.mark.parametrize(("text", "reader"), [(NOTE, "two"), (MOVED, "one"), (MOVED, "two")])
def test_corrections_outlive_another_reading_and_another_version(store: Store, fill: Fill, text: str, reader: str):
    fill(item(NOTE))
    correct(store, "statement", SAID, "correct", speaker="Ana Robles", certainty="possible")
    correct(store, "event", DONE, "reject")
    fill(item(text), reader=reader)
    ledger = ledger_of(store)
    first = ledger.statements[0]
    assert first.content_span.of(ledger.document.text) == "el puerto cerrará en marzo"
    assert first.speaker == next(one.id for one in ledger.actors if one.name == "Ana Robles")
    assert (first.certainty, first.speaker_span) == ("possible", None)
    assert ledger.events == ()
    assert [one.state for one in store.corrections()] == ["laid", "laid"]


def test_an_added_record_moves_with_its_words(store: Store, fill: Fill):
    fill(item(NOTE))
    words = Span(NOTE.index("Nadie"), NOTE.index(" en la ciudad"))
    correct(store, "statement", words, "add", speaker="Clara Montes", act="speculate")
    fill(item(MOVED))
    ledger = ledger_of(store)
    added = next(one for one in ledger.statements if one.rule == "human.add")
    assert added.content_span.of(ledger.document.text) == "Nadie lo esperaba"
    assert added.id == "s3" and ledger.statements.index(added) == 1
    assert next(one.name for one in ledger.actors if one.id == added.speaker) == "Clara Montes"


def test_an_accepted_record_is_kept_though_the_machine_no_longer_reads_it(store: Store, fill: Fill):
    fill(item(NOTE))
    correct(store, "statement", SAID, "accept")
    assert ledger_of(store).statements[0].rule == "human.accept"
    blind = NOTE.replace("Clara Montes dijo que", "Clara Montes señaló que")
    fill(item(blind))
    ledger = ledger_of(store)
    kept = ledger.statements[0]
    assert kept.content_span.of(blind) == "el puerto cerrará en marzo"
    assert kept.rule == "human.accept"


def test_a_correction_that_finds_no_place_is_kept_and_says_so(store: Store, fill: Fill):
    fill(item(NOTE))
    correct(store, "statement", SAID, "correct", act="deny")
    fill(item("Ana Robles dijo que la presa no se tocará."))
    assert [one.state for one in store.corrections("mem-nota")] == ["unplaced"]
    fill(item(NOTE + " Y volvió."))
    assert [one.state for one in store.corrections("mem-nota")] == ["laid"]
    assert ledger_of(store).statements[0].act == "deny"


def test_words_that_stand_twice_are_told_apart_by_those_around_them(store: Store, fill: Fill):
    twice = "Ayer por la mañana Clara Montes dijo que el puerto cerrará. Hoy por la tarde Clara Montes dijo que el puerto cerrará."
    second = Span(twice.rindex("el puerto"), len(twice) - 1)
    fill(item(twice))
    correct(store, "statement", second, "correct", act="warn")
    fill(item("Antes de todo. " + twice))
    assert [one.act for one in ledger_of(store).statements] == ["assert", "warn"]


def test_the_later_correction_wins_and_may_be_taken_back(store: Store, fill: Fill):
    fill(item(NOTE))
    correct(store, "statement", SAID, "correct", act="deny")
    second = correct(store, "statement", SAID, "correct", act="warn")
    assert ledger_of(store).statements[0].act == "warn"
    store.withdraw(second, link)
    assert ledger_of(store).statements[0].act == "deny"
    store.withdraw(store.corrections()[0].id, link)
    first = ledger_of(store).statements[0]
    assert (first.act, first.rule) == ("assert", "statement.said")


def test_a_correction_taken_back_leaves_the_store_as_it_was(store: Store, fill: Fill):
    fill(item(NOTE))
    before = dump(store)
    store.withdraw(correct(store, "statement", SAID, "reject"), link)
    after = dump(store)
    del before["correction"], after["correction"]
    assert after == before


def test_a_changed_place_can_be_corrected_again(store: Store, fill: Fill):
    fill(item(NOTE))
    shorter = Span(SAID.start, SAID.end - len(" en marzo"))
    correct(store, "statement", SAID, "correct", content_span=list(shorter))
    correct(store, "statement", shorter, "correct", act="deny")
    fill(item(MOVED), reader="two")
    ledger = ledger_of(store)
    first = ledger.statements[0]
    assert (first.content_span.of(ledger.document.text), first.act) == ("el puerto cerrará", "deny")
    assert [one.state for one in store.corrections()] == ["laid", "laid"]


def test_a_rejected_actor_speaks_no_more(store: Store, fill: Fill):
    fill(item(NOTE))
    correct(store, "actor", Span(0, len("Clara Montes")), "reject")
    ledger = ledger_of(store)
    assert all(one.name != "Clara Montes" for one in ledger.actors)
    assert (ledger.statements[0].speaker, ledger.statements[0].speaker_span) == (None, None)


@pytest.mark.parametrize(
    ("kind", "span", "verdict", "change", "told"),
    [
        ("statement", SAID, "correct", {"act": "sing"}, "makes no statement"),
        ("statement", SAID, "correct", {"akt": "deny"}, "unknown field `akt`"),
        ("statement", SAID, "correct", {"speaker": "Nadie Conocido"}, "nobody here is called"),
        ("statement", Span(0, 3), "reject", {}, "there is no statement at 0–3"),
        ("statement", Span(5, 99_999), "add", {}, "no place in the text"),
        ("event", SAID, "add", {"status": "actual"}, "makes no event"),
    ],
)
def test_what_makes_no_record_is_refused_and_changes_nothing(
    store: Store, fill: Fill, kind: str, span: Span, verdict: str, change: dict[str, object], told: str
):
    fill(item(NOTE))
    before = dump(store)
    with pytest.raises(StoreError, match=told):
        correct(store, kind, span, verdict, **change)
    assert dump(store) == before


def test_an_article_that_is_not_there_cannot_be_corrected(store: Store):
    with pytest.raises(StoreError, match="there is no article"):
        correct(store, "statement", SAID, "accept")
    with pytest.raises(StoreError, match="there is no correction 7"):
        store.withdraw(7, link)
