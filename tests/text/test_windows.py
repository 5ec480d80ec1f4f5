"""Pieces of a long text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.text.layout import layout
from segun.text.windows import windows


@given(st.text(alphabet="ab .\n", max_size=300), st.integers(1, 60))
def test_pieces_cover_the_text_and_are_never_too_long(text: str, size: int) -> None:
    pieces = windows(text, layout(text).paragraphs, size)
    assert "".join(text[start:end] for start, end in pieces) == text
    assert all(0 < end - start <= size for start, end in pieces)


def test_a_piece_ends_where_a_paragraph_begins() -> None:
    text = "Llovió toda la noche.\nEl río creció mucho. Nadie salió.\n"
    pieces = windows(text, [(0, 21), (22, 55)], 40)
    assert text[pieces[1][0] :].startswith("El río")


def test_else_where_a_sentence_ends() -> None:
    text = "Llovió toda la noche. El río creció mucho y nadie salió."
    assert windows(text, [(0, len(text))], 30)[0] == (0, 22)


def test_else_between_words_else_anywhere() -> None:
    assert windows("uno dos tres", [(0, 12)], 6) == [(0, 4), (4, 8), (8, 12)]
    assert windows("a" * 25, [(0, 25)], 10) == [(0, 10), (10, 20), (20, 25)]


def test_ten_million_characters_in_one_line() -> None:
    text = "a" * 10_000_000
    assert len(windows(text, [(0, len(text))], 10_000)) == 1000


def test_an_empty_text_has_no_pieces_and_an_empty_piece_is_refused() -> None:
    assert windows("", []) == []
    with pytest.raises(ValueError, match="holds nothing"):
        windows("a", [], 0)
