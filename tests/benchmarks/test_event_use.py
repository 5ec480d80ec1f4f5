"""The counts of events over a corpus, and the draw for judging by hand."""

from __future__ import annotations

import random
from collections import Counter

import pytest

from event_use import draw, draw_lines, rate_lines, silent_senses, wrong_lines
from lexicon_use import Coverage
from segun.language.senses import senses
from segun.ledger import Span
from survey import Survey
from told import Told


def told(at: int, doc: str = "a", type_: str = "PROTEST", sense: str = "marchar") -> Told:
    return Told(
        folder="modern", doc=doc, span=Span(at, at + 5), type=type_, mode=None, trigger="marcha", actors=("los vecinos",),
        recipients=(), status="actual", sources=(), sense=sense, rule="event.verb", sentence="Los vecinos marchan.",
    )  # fmt: skip


MANY = [told(at, doc) for doc in "abcdef" for at in range(0, 200, 10)]


def test_the_draw_does_not_depend_on_the_order() -> None:
    mixed = MANY[:]
    random.Random(3).shuffle(mixed)
    assert draw(mixed, 20) == draw(MANY, 20)
    assert draw(MANY, 20) == sorted(draw(MANY, 20), key=lambda e: (e.doc, e.span))
    assert len({e.doc for e in draw(MANY, 20)}) > 2


def test_those_drawn_stay_drawn_when_others_are_no_longer_read() -> None:
    drawn = draw(MANY, 20)
    fewer = [e for e in MANY if e in drawn or e.doc != "b"]
    assert set(drawn) == set(draw(fewer, 20))


def test_a_drawn_event_shows_what_is_to_be_judged() -> None:
    page = "\n".join(draw_lines(draw([told(0)])))
    for part in ("**PROTEST** “marcha”", "> Los vecinos marchan.", "los vecinos → –, actual, told by the reporter"):
        assert part in page


def test_rates_are_for_a_thousand_words() -> None:
    lines = list(rate_lines([told(0), told(9, type_="AID"), told(19, type_="AID")], 2000))
    assert lines[0].startswith("- 1.50 events") and lines[1:] == ["- 1.00 AID (2)", "- 0.50 PROTEST (1)"]
    assert next(rate_lines([], 0)).startswith("- - events")


def test_a_sense_that_fired_is_not_silent() -> None:
    one = senses("es").all[0]
    assert one.lemma in silent_senses([], "es")[one.type]
    assert one.lemma not in silent_senses([told(0, type_=one.type, sense=one.lemma)], "es").get(one.type, [])


def test_surveys_add_up() -> None:
    one = Survey(Counter(modern=1), Counter(modern=100), {"modern": Coverage(1)}, (told(0),))
    two = one + one + Survey(Counter(afp=1), Counter(afp=50), {"afp": Coverage(1)})
    assert two.texts == {"modern": 2, "afp": 1} and two.coverage["modern"].texts == 2
    assert len(two.of("modern")) == 2 and two.of("afp") == []
    assert "20.00 events per 1,000 words" in "\n".join(
        wrong_lines(Survey(one.texts, one.words + one.words, {}, two.of("modern") * 2), "modern")
    )


@pytest.mark.parametrize("name", ["rates", "shares"])
def test_each_measure_has_its_twin(name: str) -> None:
    from evaluate import TWINS
    from segun.evaluation.report import summary

    assert set(getattr(summary([]), name)) <= set(TWINS)
