"""Which line is what."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.text.dateline import set_apart
from segun.text.layout import Layout, layout
from segun.text.shadow import identity


class Case(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    text: str
    title: str | None = None
    byline: str | None = None
    dateline: str | None = None
    place: str | None = None
    date: tuple[int | None, int | None, int | None] | None = None
    agency: str | None = None
    headings: list[str] = []
    paragraphs: list[str] = []
    signature: str | None = None


CASES = msgspec.yaml.decode((Path(__file__).parents[1] / "data/text/layout.yaml").read_bytes(), type=list[Case])


def words(text: str, where: tuple[int, int] | None) -> str | None:
    return None if where is None else text[slice(*where)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_layout(case: Case) -> None:
    found = layout(case.text)
    assert words(case.text, found.title) == case.title
    assert words(case.text, found.byline) == case.byline
    assert [words(case.text, where) for where in found.headings] == case.headings
    assert [words(case.text, where) for where in found.paragraphs] == case.paragraphs
    assert words(case.text, found.signature) == case.signature
    check_dateline(case, found)


def check_dateline(case: Case, found: Layout) -> None:
    line = found.dateline
    if case.dateline is None:
        assert line is None
        return
    assert line is not None
    assert (words(case.text, line.span) or "").strip() == case.dateline
    assert (line.place, line.agency) == (case.place, case.agency)
    assert words(case.text, line.place_span) == case.place
    assert (line.year, line.month, line.day) == (case.date or (None, None, None))
    assert (line.date_span is None) == (case.date is None)


@given(st.text(alphabet="aA \n.,-()1/“", max_size=200))
def test_ranges_are_in_order_and_apart(text: str) -> None:
    found = layout(text)
    body = sorted([*found.headings, *found.paragraphs])
    ends = [0, *(end for _, end in body)]
    assert all(end <= start < stop for end, (start, stop) in zip(ends, body, strict=False))
    assert list(found.paragraphs) == sorted(found.paragraphs)


@given(
    st.sampled_from(["Lima.- ", "Lima.-", "LIMA, 3 may (AGN) — ", "(Lima, AGN) ", "Lima, 3 may 2031.  "]),
    st.text(max_size=40),
)
def test_a_dateline_set_apart_is_a_line_and_moves_nothing(dateline: str, body: str) -> None:
    text = f"Reabre el puente\n{dateline}El puente{body}"
    found = layout(text).dateline
    assert found is not None
    shadow = set_apart(identity(text), found)
    end = found.span[1]
    assert len(shadow.text) == len(text)
    assert shadow.text[end:] == text[end:]
    assert shadow.text[end - 1] == "\n"
    assert all(shadow.span(at, at + 1).start == at for at in range(len(text)))
