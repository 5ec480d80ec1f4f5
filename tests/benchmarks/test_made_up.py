"""The made-up ledgers are sound, always the same, and have words and people as news have them."""

from __future__ import annotations

import hashlib
import itertools
import random
import statistics
import subprocess
import sys
from collections import Counter
from pathlib import Path

import msgspec
import pytest

import happenings
import made_up
import questions
import zipf
from segun.corpus.copies import copied_share, shingles
from segun.ledger import Ledger
from segun.store.search import parse
from segun.store.words import stems
from spans import assert_sound

_BYTES = """
import hashlib, sys; sys.path.insert(0, {folder!r})
import msgspec, happenings, made_up
found = hashlib.sha256()
for one in happenings.schedule(30, first=100):
    found.update(msgspec.json.encode(made_up.ledger(one)))
print(found.hexdigest())
"""


@pytest.fixture(scope="module")
def tellings() -> list[happenings.Telling]:
    return happenings.schedule(1_500)


@pytest.fixture(scope="module")
def ledgers(tellings: list[happenings.Telling]) -> list[Ledger]:
    return [made_up.ledger(one) for one in tellings[:600]]


def test_every_ledger_is_sound(ledgers: list[Ledger]):
    for one in ledgers:
        assert_sound(one)


def test_words_stand_where_the_records_say(ledgers: list[Ledger]):
    for one in ledgers[:100]:
        text = one.document.text
        for said in one.statements:
            assert said.sentence_span.covers(said.content_span)
            assert said.cue_span is not None and " " not in said.cue_span.of(text).removeprefix("no ")
            assert text[said.sentence_span.end - 1] == "."
        for done in one.events:
            assert done.sentence_span.covers(done.trigger_span)
            assert done.place is None or done.place.span.of(text) == done.place.name
        for actor in one.actors:
            assert all(role.title in role.span.of(text) for role in actor.roles)


def test_another_process_makes_the_same_bytes(tellings: list[happenings.Telling]):
    code = _BYTES.format(folder=str(Path(made_up.__file__).parent))
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()
    found = hashlib.sha256()
    for one in tellings[100:130]:
        found.update(msgspec.json.encode(made_up.ledger(one)))
    assert found.hexdigest() == told


def test_articles_are_as_long_and_as_full_as_news(ledgers: list[Ledger]):
    def mean(counts: list[int]) -> float:
        return statistics.fmean(counts)

    assert 370 < mean([len(one.document.text.split()) for one in ledgers]) < 470
    assert 18 < mean([len(one.actors) for one in ledgers]) < 25
    assert 5.5 < mean([len(one.statements) for one in ledgers]) < 8.5
    assert 1.5 < mean([len(one.events) for one in ledgers]) < 2.6


def test_frequencies_of_words_and_people_fall_by_rank(ledgers: list[Ledger]):
    words = Counter(word for one in ledgers for word in stems(one.document.text))
    assert -1.25 < zipf.slope(words.values()) < -0.8
    people = Counter(actor.name for one in ledgers for actor in one.actors if actor.kind == "person")
    assert len(people) > 800
    assert people.most_common(1)[0][1] > 30
    assert sum(count == 1 for count in people.values()) > len(people) / 2


def test_a_tenth_are_near_copies_of_an_earlier_article(tellings: list[happenings.Telling]):
    copies = [one for one in tellings if one.copies is not None]
    assert 0.07 < len(copies) / len(tellings) < 0.13
    for one in copies[:40]:
        assert one.copies is not None and one.copies < one.number
        original = tellings[one.copies]
        assert original.copies is None and original.story == one.story
        ours, theirs = made_up.ledger(one).document.text, made_up.ledger(original).document.text
        assert ours != theirs
        assert copied_share(shingles(ours), shingles(theirs)) > 0.6


def test_stories_come_and_go_and_a_week_is_like_any_other():
    weeks = [happenings.schedule(1_000, first) for first in (0, 20_000)]
    for week in weeks:
        days = Counter(one.day for one in week)
        assert 5 <= len(days) <= 12
        assert all(one.day <= other.day for one, other in itertools.pairwise(week))
    once = [sum(count == 1 for count in Counter(one.story for one in week).values()) for week in weeks]
    assert 0.75 < once[0] / once[1] < 1.33
    assert not {one.story for one in weeks[0]} & {one.story for one in weeks[1]}


def test_draws_follow_their_law():
    chance = random.Random(1)
    drawn = Counter(zipf.Zipf(5_000, 1.0).draws(chance, 200_000))
    assert drawn[0] / drawn[9] == pytest.approx(10, rel=0.2)
    assert zipf.slope(drawn.values(), 5, 200) == pytest.approx(-1, abs=0.1)


def test_questions_are_searches_of_one_to_three_words_or_phrases_that_stand_somewhere(
    tellings: list[happenings.Telling],
):
    asked = questions.searches(tellings, 40)
    assert asked == questions.searches(tellings, 40) and len(set(asked)) > 35
    for one in asked:
        assert parse(one).every
    phrases = [one.strip('"') for one in asked if one.startswith('"')]
    assert len(phrases) == 10
    assert all(1 < len(one.split()) < 4 for one in phrases)
    pairs = questions.pairs(tellings, 40)
    assert all(one and other for one, other in pairs)
    assert {name for one in questions.filters(tellings, 40) for name in one} == {
        "speaker",
        "about",
        "text",
        "act",
        "since",
    }
