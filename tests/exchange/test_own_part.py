"""What a statement keeps of its words where another report stands inside of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.exchange.own_part import own_parts
from segun.ledger import Span


def kept(text: str, *contents: str) -> list[str | None]:
    """The own words of these contents of `text`, each of which stands there once."""
    spans = [Span(text.index(words), text.index(words) + len(words)) for words in contents]
    own = own_parts(spans, text)
    return [own[span].of(text) if span in own else None for span in spans]


def test_a_report_inside_a_report_ends_the_outer_one() -> None:
    inner = "hay hambre en Okara"
    outer = f"el informe del Puerto de que {inner}"
    assert kept(f"Desmintió {outer}.", outer, inner) == ["el informe del Puerto de que", inner]


def test_the_longer_side_is_kept() -> None:
    inner = "hay hambre"
    outer = f"dijo que “{inner}”, pero nadie en la ciudad lo cree"
    assert kept(outer, outer, inner) == ["pero nadie en la ciudad lo cree", inner]


def test_three_reports_inside_each_other() -> None:
    inner = "perdieron la carta"
    middle = f"Roldán admitió que {inner}"
    outer = f"la portavoz dijo que {middle}"
    assert kept(outer, outer, middle, inner) == ["la portavoz dijo que", "Roldán admitió que", inner]


def test_two_reports_side_by_side_leave_what_stands_between() -> None:
    outer = "hay hambre, según la oposición de la ciudad, y no hay agua"
    assert kept(outer, outer, "hay hambre", "no hay agua") == [
        "según la oposición de la ciudad, y", "hay hambre", "no hay agua",
    ]  # fmt: skip


def test_what_is_nothing_but_another_and_signs_has_no_words_of_its_own() -> None:
    assert kept("«hay hambre».", "«hay hambre».", "hay hambre") == [None, "hay hambre"]


def test_what_has_none_inside_stays_with_its_signs() -> None:
    assert kept("—hay hambre», dijo", "—hay hambre»") == ["—hay hambre»"]


@pytest.mark.parametrize("pair", [(Span(0, 4), Span(2, 6)), (Span(0, 4), Span(4, 6)), (Span(0, 4), Span(0, 4))])
def test_of_two_that_cross_or_meet_or_are_equal_none_is_inside(pair: tuple[Span, Span]) -> None:
    assert own_parts(pair, "abcdef") == {span: span for span in pair}


def test_a_content_without_words_is_no_part_of_anything() -> None:
    assert own_parts([Span(0, 6), Span(3, 3)], "abcdef") == {Span(0, 6): Span(0, 6)}


def nested(low: int, high: int) -> st.SearchStrategy[list[Span]]:
    """Spans of which every two are apart or one inside the other."""
    if high - low < 2:
        return st.just([])
    cut = st.integers(low + 1, high - 1)
    inside = cut.flatmap(lambda at: st.tuples(nested(low, at), nested(at, high)).map(lambda two: two[0] + two[1]))
    return st.tuples(st.booleans(), inside).map(lambda one: [Span(low, high), *one[1]] if one[0] else one[1])


@given(nested(0, 24), st.text(alphabet="ab .«", min_size=24, max_size=24))
def test_no_two_parts_overlap_and_each_stands_in_its_own_content(spans: list[Span], text: str) -> None:
    own = own_parts(spans, text)
    parts = list(own.values())
    assert all(span.covers(part) and part.start < part.end for span, part in own.items())
    assert not any(a.touches(b) for index, a in enumerate(parts) for b in parts[index + 1 :])
