"""Words of an article put together again from stretches of it, with marks on them."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from segun.ledger import Span
from segun.store.hits import Quote
from segun.view.answers.marking import marked, stretches
from segun.view.pieces import Mark

TEXT = "“Abcñ 😀 no”, dijo\nAna. \x1b[2J Fin."
SPANS = st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, len(TEXT))).filter(lambda pair: pair[0] < pair[1])


def cut(pair: tuple[int, int]) -> Quote:
    return Quote(Span(*pair), TEXT[slice(*pair)])


@given(st.lists(SPANS, min_size=1, max_size=6))
def test_stretches_are_what_the_quotations_cover_in_the_order_of_the_text(pairs: list[tuple[int, int]]):
    found = stretches(map(cut, pairs))
    assert all(one.words == one.span.of(TEXT) for one in found)
    assert all(one.span.end < other.span.start for one, other in pairwise(found))
    covered = {at for start, end in pairs for at in range(start, end)}
    assert {at for one in found for at in range(*one.span)} == covered


@given(SPANS, SPANS, SPANS, SPANS)
def test_marks_change_no_letter(
    sentence: tuple[int, int], content: tuple[int, int], cue: tuple[int, int], quote: tuple[int, int]
):
    marks = [Mark(Span(*content), "content", 0), Mark(Span(*cue), "cue", 0), Mark(Span(*quote), "quote", 0)]
    drawn = marked(map(cut, (sentence, content, cue)), marks, coloured=True).plain
    found = stretches(map(cut, (sentence, content, cue)))
    assert "".join(drawn.split()) == "".join("…".join(one.words for one in found).replace("\x1b", "\ufffd").split())


def test_signs_stand_where_there_are_no_colours():
    start = TEXT.index("no")
    marks = [Mark(Span(start, start + 2), "content", 0), Mark(Span(TEXT.index("dijo"), TEXT.index("\n")), "cue", 0)]
    assert marked([cut((1, 22))], marks, coloured=False).plain == "Abcñ 😀 [no]”, _dijo_ Ana."
