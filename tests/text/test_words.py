"""The lists of words, and the slips that they make known."""

from __future__ import annotations

import pytest

from segun.text.slips import slip_table, slips
from segun.text.words import words


def test_frequency_classes() -> None:
    common = words("es").common
    assert common["de"] == 6
    assert common["gobierno"] >= 4
    assert "xyzzy" not in common
    assert set(common.values()) == {3, 4, 5, 6}


def test_rare_words_are_no_common_ones() -> None:
    table = words("es")
    assert table.rare
    assert not table.rare & set(table.common)
    assert not any(word.startswith("#") for word in table.rare)


def test_a_slip_is_never_a_rare_word() -> None:
    rare = sorted(words("es").rare)
    assert slips(rare[:15], "es") == []


def test_particles_stand_among_the_common_words() -> None:
    table, common = slip_table("es"), words("es").common
    listed = table.particles | table.leading | table.careful_leading | table.trailing
    assert sorted(word for word in listed if word not in common) == []


@pytest.mark.parametrize(
    ("word", "meant"),
    [("quelos", "que los"), ("ociales", "sociales"), ("semanasde", "semanas de"), ("anuncióeste", "anunció este")],
)
def test_what_was_meant(word: str, meant: str) -> None:
    assert meant in [slip.meant for slip in slips([word], "es")]
