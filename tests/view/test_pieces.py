"""Overlapping spans are cut into a row: nothing lost, nothing doubled, every mark on exactly its own words."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from segun.ledger import Span
from segun.view.pieces import Mark, pieces

SPANS = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda pair: Span(min(pair), max(pair)))
MARKS = st.lists(st.builds(Mark, SPANS, st.sampled_from(["content", "cue", "quote"]), st.integers(1, 9)), max_size=12)


@given(SPANS, MARKS, st.lists(st.integers(0, 40), max_size=5))
def test_every_offset_is_in_one_piece_with_the_marks_that_cover_it(within, marks, cuts):
    row = pieces(within, marks, cuts)
    offsets = [offset for piece in row for offset in range(*piece.span)]
    assert offsets == list(range(*within))
    for piece in row:
        for offset in range(*piece.span):
            assert list(piece.marks) == [m for m in marks if m.span.start <= offset < m.span.end]
    starts = {piece.span.start for piece in row}
    assert all(cut in starts for cut in cuts if within.start < cut < within.end)


def test_crossing_marks_share_the_middle():
    a, b = Mark(Span(0, 6), "content", 1), Mark(Span(4, 9), "content", 2)
    assert [(p.span, p.owners("content")) for p in pieces(Span(0, 10), [a, b])] == [
        ((0, 4), [1]),
        ((4, 6), [1, 2]),
        ((6, 9), [2]),
        ((9, 10), []),
    ]
