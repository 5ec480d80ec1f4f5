"""What is typed, understood; whatever it is, it never becomes the language of a database."""

from __future__ import annotations

import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from databases import Server
from segun.errors import StoreError
from segun.store.search import Opening, Phrase, Search, Term, fts5, matches, parse, tsquery

TYPED = st.text(st.sampled_from("aeñZ1²ǅﬁ \t\n\0\"'*-+()[]{}:^~!&|<>%_\\;,.\ud800😀مú\u0301"), max_size=60) | st.text(
    max_size=60
)


def understood(typed: str) -> Search | None:
    try:
        return parse(typed)
    except StoreError as fault:
        assert fault.args
        return None


@given(TYPED)
def test_whatever_is_typed_is_a_search_or_a_fault(typed: str):
    found = understood(typed)
    if found is not None:
        assert found.every and all(found.every)
        assert all(isinstance(leaf, Term | Opening | Phrase) for leaf in found.leaves())


@pytest.fixture(scope="module")
def index() -> sqlite3.Connection:
    made = sqlite3.connect(":memory:")
    made.execute("CREATE VIRTUAL TABLE w USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")")
    made.execute("INSERT INTO w (rowid, words) VALUES (1, 'a e puert')")
    return made


@given(TYPED)
def test_whatever_is_typed_sqlite_takes_it(index: sqlite3.Connection, typed: str):
    found = understood(typed)
    if found is not None:
        index.execute("SELECT rowid FROM w WHERE words MATCH ?", (fts5(found),)).fetchall()


def test_whatever_is_typed_postgresql_takes_it(postgres: Server):
    import psycopg

    with psycopg.connect(postgres.url("postgres"), autocommit=True) as connection:

        @given(TYPED)
        def taken(typed: str) -> None:
            found = understood(typed)
            if found is not None:
                connection.execute("SELECT to_tsquery('simple', %s)", (tsquery(found),))

        taken()


@pytest.mark.parametrize(
    ("typed", "groups", "no"),
    [
        ("puerto presa", ["puert", "pres"], 0),
        ("puerto OR presa", ["puert pres"], 0),
        ("puerto OR presa canal", ["puert pres", "canal"], 0),
        ("OR puerto OR", ["puert"], 0),
        ("puerto -presa -canal", ["puert"], 2),
        ('"puerto nuevo" -"presa vieja"', ["puert+nuev"], 1),
        ("socio-económico", ["soci+econom"], 0),
        ("or and not NEAR(puerto", ["or", "and", "not", "near+puert"], 0),
    ],
)
def test_words_phrases_alternatives_and_what_must_not_be_there(typed: str, groups: list[str], no: int):
    found = parse(typed)
    assert [" ".join(_first(leaf) for leaf in group) for group in found.every] == groups
    assert len(found.no) == no


def _first(leaf: Term | Opening | Phrase) -> str:
    match leaf:
        case Term(stems):
            return stems[0]
        case Opening(letters):
            return f"{letters}*"
        case Phrase(terms):
            return "+".join(term.stems[0] for term in terms)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("", "no word to search for"), ('""', "no word"), ("😀 *", "no word"), ("-puerto", "not only what is not"),
        ("puerto OR -presa", "OR cannot stand before -presa"), ("palabra " * 41, "at most 40 words"),
    ],
)  # fmt: skip
def test_what_is_no_search_is_told(typed: str, told: str):
    with pytest.raises(StoreError, match=told):
        parse(typed)


def test_a_leaf_fits_words_at_a_place():
    (phrase,), (opening,) = parse('"puertos nuevos" acusaci*').every
    words = ["puert", "nuev", "acus"]
    assert [matches(phrase, words, at) for at in range(3)] == [2, 0, 0]
    assert [matches(opening, words, at) for at in range(3)] == [0, 0, 1]
