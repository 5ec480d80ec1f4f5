"""Places: sentences with what stands in the ledger for them (`tests/data/places`), and what holds for any text at all."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from segun.language.place_words import place_words
from segun.reading.mention import Mention
from segun.reading.place_options import place_options
from segun.reading.places import PlaceMention, read_places
from segun.reading.syntax import Syntax, syntax_of
from segun.text.layout import Dateline, Layout, layout

DATA = Path(__file__).parent.parent / "data" / "places"
TABLES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.yaml"))}
CASES = [(name, case) for name, table in TABLES.items() for case in table["cases"]]


def told(syntax: Syntax, place: PlaceMention) -> str:
    """A mention as the data files write it."""
    where = "-" if place.lat is None or place.lon is None else f"{place.lat:.1f} {place.lon:.1f}"
    row = (syntax.words_of(place.first, place.last + 1), place.name, place.country or "-", place.kind, where)
    return " | ".join(row)


@pytest.mark.parametrize(("name", "case"), CASES, ids=[f"{name}: {case['text']}" for name, case in CASES])
def test_sentence(model: Language, name: str, case: dict[str, object]) -> None:
    doc = model(str(case["text"]))
    doc._.layout = layout(doc.text, "es")
    assert [told(syntax_of(doc), place) for place in doc._.places] == case["places"]


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 40


def test_a_country_stands_where_its_capital_does() -> None:
    country = next(option for option in place_options("es")["Perú"] if option.kind == "country")
    capital = next(option for option in place_options("es")["Lima"] if option.country == "PER")
    assert (country.lat, country.lon) == (capital.lat, capital.lon)
    assert country.population is None


WORDS = sorted(place_words("es").before)
soup = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(
            ["Lima", "Santiago", "La", "Habana", "México", "Ciudad", "España", "Mérida", "(", ")", ",", "\n\n", "."]
        ),
        st.text(min_size=1, max_size=5).filter(lambda word: not word.isspace()),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(soup, st.integers(0, 25), st.integers(0, 12))
def test_any_words_give_mentions_within_them(words: list[str], start: int, length: int) -> None:
    syntax = syntax_of(Doc(spacy.blank("xx").vocab, words=words))
    mentions = [Mention(0, 0, 0, "name", "state", part="subject")]
    line = Dateline((start, start + length), "", (start, start + length), None, None, None, None, None)
    shape = Layout(None, None, line, (), (), None)
    places = read_places(syntax, mentions, None, shape)
    assert places == read_places(syntax, mentions, None, shape)
    past = 0
    for place in places:
        assert past <= place.first <= place.last < len(words)
        past = place.last + 1
        assert place.name
        assert (place.lat is None) == (place.lon is None)
