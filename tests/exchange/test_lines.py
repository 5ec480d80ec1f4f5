"""Numbers, words and ids as formats write them."""

from __future__ import annotations

import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.exchange.days import day
from segun.exchange.lines import identity, number, printable, words, write_tabbed
from segun.ledger import Span


@pytest.mark.parametrize(
    ("value", "shown"),
    [(0, "0"), (0.0, "0"), (-0.0, "0"), (100.0, "100"), (-74.082, "-74.082"), (1000, "1000"), (None, "")],
)
def test_numbers_have_no_superfluous_digits(value: float | None, shown: str) -> None:
    assert number(value) == shown


@given(st.floats(-180, 180))
def test_a_number_comes_back(value: float) -> None:
    assert abs(float(number(value)) - value) < 1e-6


@given(st.lists(st.text(), min_size=1, max_size=5))
def test_a_row_is_one_line_with_its_cells(cells: list[str]) -> None:
    out = io.BytesIO()
    write_tabbed(out, (cell.encode("utf-8", "replace").decode() for cell in cells))
    row = out.getvalue().decode()
    assert row.endswith("\n") and len(row.splitlines()) <= 1 and row.count("\t") == len(cells) - 1


def test_parts_of_an_identity_do_not_run_together() -> None:
    assert identity("a\0b", "c") != identity("a", "b\0c") and identity("ab", "c") != identity("a", "bc")
    assert 0 <= identity("x") < 2**63


def test_words_are_none_without_a_span_or_a_text() -> None:
    assert words("abc", Span(1, 2)) == "b"
    assert words("abc", None) is None and words("", Span(1, 2)) is None


def test_controls_are_replaced_and_line_breaks_are_not() -> None:
    assert printable("a\0b\tc\nd\ufffe😀") == "a\ufffdb\tc\nd\ufffd😀"


@pytest.mark.parametrize("text", [None, "", "2025", "2025-13-01", "FUTURE_REF"])
def test_what_is_no_day(text: str | None) -> None:
    assert day(text) is None


def test_the_day_of_a_time() -> None:
    assert str(day("2025-03-10T16:30")) == "2025-03-10"
