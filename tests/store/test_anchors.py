"""Words are found again where they stand now, or not at all."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from segun.ledger import Span
from segun.store.anchors import anchor

_LETTERS = st.text(alphabet="ab .é\n█", min_size=0, max_size=60)


@given(before=_LETTERS, words=_LETTERS.filter(bool), after=_LETTERS)
def test_in_the_same_text_words_are_found_where_they_stood(before: str, words: str, after: str):
    span = Span(len(before), len(before) + len(words))
    assert anchor(span, before + words + after).find(before + words + after) == span


@given(text=_LETTERS, other=_LETTERS, data=st.data())
def test_whatever_is_found_has_the_same_words(text: str, other: str, data: st.DataObject):
    start = data.draw(st.integers(0, len(text)))
    span = Span(start, data.draw(st.integers(start, len(text))))
    found = anchor(span, text).find(other)
    assert found is None or found.of(other) == span.of(text)


def test_short_words_alone_are_not_enough():
    old = anchor(Span(4, 9), "Ana atacó a Bruno en el puerto de la ciudad.")
    assert old.find("Ayer mismo alguien atacó el cuartel viejo.") is None


def test_of_two_equally_good_places_none_is_taken():
    text = "Dijo que no habrá despidos. Lo dijo."
    twice = f"{text} {text}"
    assert anchor(Span(9, 26), text).find(f"… {twice}") in (None, Span(11, 28))
    assert anchor(Span(0, 0), "").find(text) is None
