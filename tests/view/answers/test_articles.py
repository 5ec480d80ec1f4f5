"""The words that were searched for, in their surroundings: every letter, every sign and every style of the line."""

from __future__ import annotations

import pytest
from tests.view.answers.conftest import FARO

from segun.ledger import Span
from segun.store.hits import ArticleHit, Snippet
from segun.view.answers.articles import article_lines
from segun.view.answers.pen import pen

TEXT = "“Abcñ 😀 no”, dijo\nAna. \x1b[2J Fin."
WHOLE = Span(0, len(TEXT))
INNER = Span(6, 22)
OVERLAPPING = (Span(1, 5), Span(13, 21), Span(18, 24))
ACROSS_ITS_EDGES = (Span(0, 9), Span(9, 12), Span(21, 30))
FOUND, FAINT = "bold reverse", "dim"


@pytest.mark.parametrize(
    ("span", "marks", "coloured", "words", "base", "styles"),
    [
        (
            WHOLE, OVERLAPPING, True, "“Abcñ 😀 no”, dijo Ana. \ufffd[2J Fin. …", "",
            [(1, 5, FOUND), (13, 18, FOUND), (18, 21, FOUND), (21, 24, FOUND), (32, 34, FAINT)],
        ),
        (
            WHOLE, OVERLAPPING, False, "“*Abcñ* 😀 no”, *dijo **Ana**. \ufffd*[2J Fin. …", "",
            [(40, 42, FAINT)],
        ),
        (
            INNER, ACROSS_ITS_EDGES, True, "… 😀 no”, dijo Ana. …", FAINT,
            [(2, 5, FOUND), (5, 8, FOUND), (17, 18, FOUND), (18, 20, FAINT)],
        ),
        (INNER, ACROSS_ITS_EDGES, False, "… *😀 n**o”,* dijo Ana*.* …", FAINT, [(24, 26, FAINT)]),
        (Span(6, 12), (), True, "… 😀 no”, …", FAINT, [(8, 10, FAINT)]),
    ],
)  # fmt: skip
def test_a_snippet_keeps_its_letters_signs_and_styles(
    span: Span, marks: tuple[Span, ...], coloured: bool, words: str, base: str, styles: list[tuple[int, int, str]]
):
    hit = ArticleHit(FARO, (Snippet(span, span.of(TEXT), marks),), None, None, ())
    _title, _place, drawn = article_lines(hit, pen("es", coloured=coloured))
    assert (drawn.plain, drawn.style) == (words, base)
    assert [tuple(one) for one in drawn.spans] == styles
