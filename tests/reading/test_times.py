"""Times: sentences with their TIMEX3 values (`tests/data/times`), and what holds for any text at all."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest
import spacy
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from segun.reading.calendar import easter, interval_of, shift
from segun.reading.syntax import Syntax, syntax_of
from segun.reading.time_grammar import time_grammar
from segun.reading.time_values import READINGS
from segun.reading.times import TimeMention, TimeReader, clause_time, read_times

DATA = Path(__file__).parent.parent / "data" / "times"
TABLES = {path.stem: yaml.safe_load(path.read_text(encoding="utf-8")) for path in sorted(DATA.glob("*.yaml"))}
CASES = [(name, table["published"], case) for name, table in TABLES.items() for case in table["cases"]]
WORDS = sorted(time_grammar("es").known)
Parse = Callable[[str], Syntax]


def told(syntax: Syntax, time: TimeMention) -> str:
    """A mention as the data files write it."""
    words = syntax.words_of(time.first, time.last + 1)
    row = (words, time.timex, time.type, time.start, time.end, time.grain)
    return " | ".join(value or "-" for value in row)


def flat(words: list[str]) -> Syntax:
    """Words with neither tags nor a tree."""
    doc = Doc(spacy.blank("xx").vocab, words=words)
    return syntax_of(doc)


@pytest.mark.parametrize(("name", "published", "case"), CASES, ids=[f"{n}: {c['text']}" for n, _, c in CASES])
def test_sentence(parse: Parse, name: str, published: dt.date | None, case: dict[str, object]) -> None:
    syntax = parse(str(case["text"]))
    assert [told(syntax, time) for time in read_times(syntax, published)] == case["times"]


def test_there_are_enough_sentences() -> None:
    assert len(CASES) >= 120


def test_every_reading_of_the_table_exists() -> None:
    assert {line.reads for line in time_grammar("es").table.patterns} <= {*READINGS, "none"}


soup = st.lists(
    st.one_of(
        st.sampled_from(WORDS),
        st.from_regex(r"[0-9]{1,4}([/.:hH-][0-9]{1,4}){0,2}", fullmatch=True),
        st.text(min_size=1, max_size=5).filter(lambda word: not word.isspace()),
        st.sampled_from(["\n", "\n\n", "(", ")", "99999999", "0", "lunes", "año", "noche", "GMT"]),
    ),
    min_size=1,
    max_size=25,
)


@settings(max_examples=300, deadline=None)
@given(soup, st.one_of(st.none(), st.dates()))
def test_any_words_give_mentions_within_them(words: list[str], published: dt.date | None) -> None:
    syntax = flat(words)
    times = read_times(syntax, published)
    assert times == read_times(syntax, published)
    past = 0
    for time in times:
        assert past <= time.first <= time.last < len(words)
        past = time.last + 1
        assert time.timex
        if time.start is not None and time.end is not None:
            assert time.start < time.end


@settings(deadline=None)
@given(st.dates(), st.sampled_from(["D", "W", "M", "Q", "H", "Y", "DE", "CE"]))
def test_a_unit_holds_its_day(day: dt.date, unit: str) -> None:
    interval = interval_of(day, unit)
    if interval is not None:
        assert interval.start <= day < interval.end


@given(st.dates(min_value=dt.date(1000, 1, 1), max_value=dt.date(3000, 1, 1)), st.integers(-500, 500))
def test_shifting_months_and_back_stays_in_the_month(day: dt.date, count: int) -> None:
    moved = shift(day.replace(day=1), "M", count)
    assert moved is not None
    assert shift(moved, "M", -count) == day.replace(day=1)


@pytest.mark.parametrize(
    ("year", "day"), [(1999, "1999-04-04"), (2000, "2000-04-23"), (2024, "2024-03-31"), (2025, "2025-04-20")]
)
def test_easter(year: int, day: str) -> None:
    assert easter(year).isoformat() == day


@pytest.mark.parametrize(
    ("text", "verb", "words"),
    [
        ("El ministro dijo el martes que viajará el jueves.", "dijo", "el martes"),
        ("El ministro dijo el martes que viajará el jueves.", "viajará", "el jueves"),
        ("El ministro dijo que viajará el jueves.", "dijo", None),
        ("Ayer, la jueza anunció la sentencia de 1998.", "anunció", "Ayer"),
        ("La jueza recordó las elecciones de 1998.", "recordó", None),
        ("El canciller se reunió el lunes con su colega en la sede.", "reunió", "el lunes"),
        ("El canciller se reunió con su colega el lunes.", "reunió", "el lunes"),
        ("Los obreros protestaron por el despido decidido el lunes.", "protestaron", None),
        ("En la mañana del martes el juez ordenó su captura.", "ordenó", "la mañana del martes"),
        ("Según la ministra, que habló el lunes, nadie cobró.", "cobró", None),
        ("La empresa estuvo cerrada durante tres meses.", "cerrada", None),
    ],
)
def test_time_of_a_verb(parse: Parse, text: str, verb: str, words: str | None) -> None:
    syntax = parse(text)
    time = clause_time(read_times(syntax, dt.date(2024, 11, 6)), syntax, syntax.words.index(verb))
    assert (time and syntax.words_of(time.first, time.last + 1)) == words


def test_component_reads_against_the_publication_that_the_document_knows() -> None:
    reader = TimeReader("es")
    doc = Doc(spacy.blank("xx").vocab, words=["Llegó", "ayer", "."])
    doc._.published = dt.date(2024, 3, 1)
    assert [time.timex for time in reader(doc)._.times] == ["2024-02-29"]
    doc._.published = None
    assert [time.timex for time in reader(doc)._.times] == ["P1D"]
