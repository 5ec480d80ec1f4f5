"""What changed between two versions, told by who and by the words."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

from quick_reader import item, read_quickly
from segun.errors import StoreError
from segun.ledger import Ledger
from segun.store.differing import changes, versions_of
from segun.store.store import Store
from segun.text.article import Article

if TYPE_CHECKING:
    from tests.store.conftest import Fill

OLD = "Clara Montes dijo que el puerto cerrará en marzo. Ana Robles dijo que no. Bruno Lagos atacó a Ana Robles."


def ledger(text: str) -> Ledger:
    return read_quickly(Article(text))


def told(old: str | Ledger, new: str | Ledger) -> list[tuple[str, str | None, str | None]]:
    one, other = (each if isinstance(each, Ledger) else ledger(each) for each in (old, new))
    return [
        ((found.new or found.old).kind, found.old and found.old.words, found.new and found.new.words)  # type: ignore[union-attr]
        for found in changes(one, other)
    ]


def test_the_same_records_under_other_ids_are_no_change():
    moved = "Diego Rivas dijo que sí. " + OLD
    assert told(OLD, moved) == [("actor", None, "Diego Rivas"), ("statement", None, "sí")]
    assert told(OLD, OLD.replace(". ", ".\n\n")) == []


def test_what_was_said_and_is_said_no_more():
    assert told(OLD, OLD.replace("Ana Robles dijo que no. ", "")) == [("statement", "no", None)]


def test_a_reworded_statement_is_changed_not_lost_and_gained():
    assert told(OLD, OLD.replace("en marzo", "en mayo")) == [
        ("statement", "el puerto cerrará en marzo", "el puerto cerrará en mayo")
    ]


def test_the_same_words_of_somebody_else_are_a_change():
    found = changes(ledger(OLD), ledger(OLD.replace("Clara Montes dijo", "Ana Robles dijo")))
    said = next(one for one in found if one.new and one.new.kind == "statement")
    assert said.old and said.new and (said.old.who, said.new.who) == (("Clara Montes",), ("Ana Robles",))


def test_what_is_held_of_the_same_words_is_a_change():
    new = ledger(OLD)
    new = replace(new, statements=(replace(new.statements[0], act="deny"), *new.statements[1:]))
    (found,) = changes(ledger(OLD), new)
    assert found.old and found.new
    assert dict(found.old.told)["act"] == "assert" and dict(found.new.told)["act"] == "deny"


def test_each_of_two_equal_statements_counts():
    twice = "Ana Robles dijo que no. Ana Robles dijo que no."
    assert told(twice, "Ana Robles dijo que no.") == [("statement", "no", None)]


def test_all_versions_are_found_by_name_or_address(store: Store, fill: Fill):
    fill(item(OLD))
    fill(item(OLD + " Fin.", published=dt.date(2029, 5, 1)))
    for name in ("mem-nota", "mem:nota"):
        with store.reading() as connection:
            found = versions_of(connection, name)
        assert [one.number for one in found] == [1, 2]
        assert [one.ledger.document.text for one in found] == [OLD, OLD + " Fin."]
    with store.reading() as connection, pytest.raises(StoreError, match="no article"):
        versions_of(connection, "nadie")
