"""What the scorer counts, and what it says about an error."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from readings import TEXT, actor, gold, ledger, perfect, span, statement

from segun.evaluation.score import score
from segun.evaluation.statements import overlap
from segun.ledger import Ledger, Span, Statement

SPANS = st.tuples(st.integers(0, 50), st.integers(1, 50)).map(lambda p: Span(p[0], p[0] + p[1]))


def changed(place: int, reading: Ledger, **values: object) -> Ledger:
    """`reading` with some fields of one statement changed."""
    statements = list(reading.statements)
    statements[place] = msgspec.structs.replace(statements[place], **values)
    return msgspec.structs.replace(reading, statements=tuple(statements))


def test_a_perfect_reading_has_no_faults() -> None:
    found = score(gold(), perfect())
    assert found.faults == ()
    assert found.tally == {
        "gold": 4, "read": 4, "found": 4, "exact": 4, "speaker": 4, "act": 4, "form": 4,
        "elided": 1, "elided_gold": 1, "rare": 2, "rare_gold": 2,
    }  # fmt: skip
    assert all(v.right for v in found.verdicts)


def test_an_empty_reading_misses_everything() -> None:
    found = score(gold(), ledger([], []))
    assert [f.kind for f in found.faults] == ["missed"] * 4
    assert found.faults[0].cause == "cue not read" and "la feria abrirá en mayo" in found.faults[0].sentence


def test_a_wrong_speaker_names_both() -> None:
    (fault,) = score(gold(), changed(0, perfect(), speaker="Rosa Peña")).faults
    assert (fault.kind, fault.wanted, fault.read) == ("speaker", "Juan Vidal", "Rosa Peña")
    assert fault.cause == "another actor, rule statement.x"


def test_causes_of_speaker_errors_are_told_apart() -> None:
    nobody = score(gold(), changed(1, perfect(), speaker=None)).faults
    elided = score(gold(), changed(1, perfect(), speaker="Rosa Peña")).faults
    assert nobody[0].cause.startswith("nobody read") and elided[0].cause.startswith("elided subject")
    stranger = ledger([actor("Nadie", "feria")], [statement("Nadie", "dijo", "la feria abrirá en mayo")])
    assert "no actor of the reading" in next(f for f in score(gold(), stranger).faults if f.kind == "speaker").cause


@pytest.mark.parametrize(("field", "value", "kind"), [("act", "deny", "act"), ("form", "direct", "form")])
def test_labels_are_compared(field: str, value: str, kind: str) -> None:
    (fault,) = score(gold(), changed(0, perfect(), **{field: value})).faults
    assert (fault.kind, fault.read) == (kind, value)


def test_a_content_that_is_too_long_is_found_but_not_exact() -> None:
    found = score(gold(), changed(1, perfect(), content_span=span("Luego negó que haya deudas")))
    assert found.tally["found"] == 4 and found.tally["exact"] == 3
    assert [f.kind for f in found.faults] == ["boundaries"]


def test_the_same_cue_finds_a_content_that_overlaps_by_a_quarter() -> None:
    third = span("el dique cederá")
    part = Span(third.start, third.start + 5)
    assert score(gold(), changed(2, perfect(), content_span=part)).tally["found"] == 4
    assert score(gold(), changed(2, perfect(), content_span=part, cue_span=None)).tally["found"] == 3


def test_a_statement_that_the_gold_does_not_have_is_spurious() -> None:
    reading = perfect()
    extra = statement("Juan Vidal", "Luego", "El alcalde Juan Vidal", rule="statement.odd")
    reading = msgspec.structs.replace(reading, statements=(*reading.statements, extra))
    found = score(gold(), reading)
    assert found.tally["read"] == 5
    assert [(f.kind, f.cause) for f in found.faults] == [("spurious", "rule statement.odd")]
    doubtful = score(gold(doubts=(span("Luego"),)), reading)
    assert doubtful.tally["read"] == 4 and doubtful.faults == ()


def test_two_readings_of_one_statement_count_once() -> None:
    reading = perfect()
    twice = msgspec.structs.replace(reading, statements=(*reading.statements, reading.statements[0]))
    assert score(gold(), twice).tally["found"] == 4 and score(gold(), twice).tally["read"] == 5


@given(SPANS, SPANS)
def test_overlap_is_symmetric_and_bounded(a: Span, b: Span) -> None:
    assert overlap(a, b) == overlap(b, a)
    assert 0 <= overlap(a, b) <= 1
    assert (overlap(a, b) == 1) == (a == b)
    assert (overlap(a, b) > 0) == a.touches(b)


@given(st.lists(st.tuples(SPANS, st.booleans()), max_size=8))
def test_counts_never_exceed_their_whole(places: list[tuple[Span, bool]]) -> None:
    base: Statement = perfect().statements[0]
    read = [msgspec.structs.replace(base, content_span=s, cue_span=base.cue_span if cue else None) for s, cue in places]
    tally = score(gold(), ledger(list(perfect().actors), read)).tally
    assert tally["exact"] <= tally["found"] <= min(tally["gold"], tally["read"]) and tally["read"] <= len(read)
    assert tally["speaker"] <= tally["found"] and len(TEXT) > 0
