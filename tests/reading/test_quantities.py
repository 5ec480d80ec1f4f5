"""Quantities: sentences with their bounds (`tests/data/quantities`), and what holds for any text at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from segun.language.quantities import quantity_words
from segun.reading.quantities import QuantityMention, read_quantities
from segun.reading.quantity_numbers import figure
from segun.reading.syntax import Syntax, syntax_of
from segun.reading.times import read_times

DATA = Path(__file__).parent.parent / "data" / "quantities"
TABLES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.yaml"))}
CASES = [(name, case) for name, table in TABLES.items() for case in table["cases"]]
PUBLISHED = dt.date(2024, 11, 6)
Parse = Callable[[str], Syntax]


def told(syntax: Syntax, quantity: QuantityMention) -> str:
    """A mention as the data files write it."""
    bounds = ("-" if bound is None else str(bound) for bound in (quantity.min, quantity.max))
    return " | ".join((syntax.words_of(quantity.first, quantity.last + 1), quantity.what or "-", *bounds))


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['text']}" for name, case in CASES])
def test_sentence(parse: Parse, name: str, case: dict[str, object]) -> None:
    syntax = parse(str(case["text"]))
    found = read_quantities(syntax, read_times(syntax, PUBLISHED))
    assert [told(syntax, quantity) for quantity in found] == case["quantities"]


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("12", 12),
        ("1.200", 1200),
        ("1,200", 1200),
        ("1.200.000", 1_200_000),
        ("3,5", Fraction(7, 2)),
        ("1.200,5", Fraction(2401, 2)),
        ("007", None),
        ("30%", None),
        ("2-1", None),
        ("1.2.3", None),
    ],
)
def test_figures(word: str, value: Fraction | None) -> None:
    assert figure(word) == value


WORDS = sorted(
    quantity_words("es").triggers
    | quantity_words("es").before.keys()
    | quantity_words("es").after.keys()
    | quantity_words("es").table.scales.keys()
    | quantity_words("es").table.collectives.keys()
)
soup = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.from_regex(r"[0-9]{1,4}([/.,-][0-9]{1,3}){0,2}", fullmatch=True),
        st.sampled_from(
            ["de", "los", "y", "a", "o", "entre", "más", "ellos", "muertos", "casas", "%", "$", "\n\n", "999999999999"]
        ),
        st.text(min_size=1, max_size=5).filter(lambda word: not word.isspace()),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=500, deadline=None)
@given(soup)
@example(["hasta", "varias"])
def test_any_words_give_mentions_within_them(words: list[str]) -> None:
    syntax = syntax_of(Doc(spacy.blank("xx").vocab, words=words))
    quantities = read_quantities(syntax, [])
    assert quantities == read_quantities(syntax, [])
    past = 0
    for quantity in quantities:
        assert past <= quantity.first <= quantity.head <= quantity.last < len(words)
        past = quantity.last + 1
        assert quantity.min is not None or quantity.max is not None
        if quantity.min is not None and quantity.max is not None:
            assert 0 <= quantity.min <= quantity.max
