"""The map from a mended text to its original."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.ledger import Span
from segun.text.shadow import Edit, Shadow, ShadowBuilder, edited, identity, mapped

TEXTS = st.text(alphabet="aé“\n .", max_size=40)


@st.composite
def shadows(draw: st.DrawFn, original: str | None = None) -> tuple[str, Shadow]:
    """An original and some shadow of it, built from random pieces."""
    text = draw(TEXTS) if original is None else original
    builder = ShadowBuilder(text)
    at = 0
    for _ in range(draw(st.integers(0, 6))):
        end = draw(st.integers(at, len(text)))
        step = draw(st.sampled_from(["keep", "replace", "drop", "insert"]))
        if step == "keep":
            builder.keep(end)
        elif step == "replace":
            builder.replace(end, draw(st.text(alphabet="xyz", max_size=4)))
        elif step == "drop":
            builder.drop(end)
        else:
            builder.insert(draw(st.text(alphabet="uvw", max_size=3)))
            end = at
        at = end
    return text, builder.build()


@given(shadows(), st.data())
def test_spans_lie_inside_and_rise(case: tuple[str, Shadow], data: st.DataObject) -> None:
    text, shadow = case
    start = data.draw(st.integers(0, len(shadow.text)))
    end = data.draw(st.integers(start, len(shadow.text)))
    span = shadow.span(start, end)
    assert 0 <= span.start <= span.end <= len(text)
    wider = shadow.span(max(0, start - 1), min(len(shadow.text), end + 1))
    assert wider.start <= span.start
    if start < end:
        assert wider.end >= span.end


@given(shadows())
def test_offsets_rise(case: tuple[str, Shadow]) -> None:
    text, shadow = case
    offsets = [shadow.back(at) for at in range(len(shadow.text) + 1)]
    assert offsets == sorted(offsets)
    assert offsets[-1] == len(text)


@given(shadows())
def test_kept_characters_map_to_themselves(case: tuple[str, Shadow]) -> None:
    text, shadow = case
    for at, letter in enumerate(shadow.text):
        if letter not in "xyzuvw":
            assert shadow.span(at, at + 1).of(text) == letter


@given(st.data())
def test_a_shadow_of_a_shadow_maps_like_both(data: st.DataObject) -> None:
    text, inner = data.draw(shadows())
    _, outer = data.draw(shadows(inner.text))
    both = outer.over(inner)
    assert both.text == outer.text
    for at in range(len(outer.text)):
        between = outer.span(at, at + 1)
        if between.start < between.end:
            assert both.span(at, at + 1) == inner.span(*between)
        assert 0 <= both.back(at) <= len(text)


@given(TEXTS)
def test_identity_changes_nothing_and_costs_one_piece(text: str) -> None:
    shadow = identity(text)
    assert shadow.text == text
    assert shadow.span(0, len(text)) == Span(0, len(text))
    assert len(shadow.starts) <= 1


def test_inserted_letter_belongs_to_the_word_it_was_put_into() -> None:
    shadow = edited("sí, uizá.", [Edit(4, 4, "q")])
    assert shadow.text == "sí, quizá."
    assert shadow.span(4, 9) == Span(4, 8)
    assert shadow.span(4, 5) == Span(4, 4)


def test_dropped_characters_at_the_edge_stay_outside() -> None:
    shadow = edited("la ONU., que", [Edit(6, 7, "")])
    assert shadow.span(3, 6) == Span(3, 6)
    assert shadow.span(3, 7) == Span(3, 8)


def test_a_piece_of_another_length_maps_as_a_whole() -> None:
    shadow = edited("a ''b''", [Edit(2, 4, '"'), Edit(5, 7, '"')])
    assert shadow.text == 'a "b"'
    assert shadow.span(2, 3) == Span(2, 4)
    assert shadow.span(4, 5) == Span(5, 7)


def test_of_two_edits_that_overlap_the_first_counts() -> None:
    assert edited("abcdef", [Edit(2, 5, "X"), Edit(1, 3, "Y")]).text == "aYdef"


def test_wrong_use_is_refused() -> None:
    with pytest.raises(ValueError, match="no range"):
        identity("abc").span(2, 9)
    with pytest.raises(ValueError, match="one by one"):
        mapped("abc", "ab")
    with pytest.raises(ValueError, match="does not fit"):
        identity("abc").over(identity("ab"))
    builder = ShadowBuilder("abc")
    builder.keep(2)
    with pytest.raises(ValueError, match="comes after"):
        builder.keep(1)
