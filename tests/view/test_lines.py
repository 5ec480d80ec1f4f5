"""Offsets as line and column, and paragraphs whichever way an article separates them."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.view.lines import Lines, paragraphs


@given(st.text(alphabet="ab \nñ", max_size=60))
def test_a_place_leads_back_to_its_offset(text):
    lines = Lines(text)
    for offset in range(len(text) + 1):
        line, column = lines.at(offset)
        assert sum(len(part) + 1 for part in text.split("\n")[: line - 1]) + column - 1 == offset


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("  \n\n ", []),
        ("Uno.\n\nDos.", ["Uno.", "Dos."]),
        ("Uno.\nDos.", ["Uno.", "Dos."]),
        ("Título\n\n  Una frase\nrota a mano.  \n\nOtra.\n", ["Título", "Una frase\nrota a mano.", "Otra."]),
        ("Título\n\n" + "larga " * 30 + ".\nOtra.", ["Título", "larga " * 30 + ".", "Otra."]),
    ],
)
def test_paragraphs(text, expected):
    assert [span.of(text) for span in paragraphs(text)] == expected


@given(st.text(alphabet="ab \n", max_size=80))
def test_paragraphs_hold_every_word_in_order(text):
    spans = paragraphs(text)
    assert " ".join(span.of(text) for span in spans).split() == text.split()
    assert all(a.end <= b.start for a, b in pairwise(spans))
