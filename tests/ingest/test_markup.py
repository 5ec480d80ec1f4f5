"""HTML in a field."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.errors import TextError
from segun.ingest.markup import article_of_markup, is_markup, one_line, plain_text


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>Uno</p>\n<p>dos <b>tres</b></p>", "Uno\n\ndos tres"),
        ("Uno<br>dos<br/><br/>tres", "Uno\n\ndos\n\ntres"),
        ("<p>a&nbsp;&laquo;b&raquo;&#8212;c</p>", "a «b»—c"),
        ("<p>a</p><script>alert('<p>x</p>')</script><style>p{}</style><p>b</p>", "a\n\nb"),
        ("<!-- no --><ul><li>a</li><li>b</li></ul>", "a\n\nb"),
        ("<p>sin cerrar <a href='x'>enlace", "sin cerrar enlace"),
        ("<p>a <b>b", "a b"),
    ],
)
def test_the_words_stay_and_the_marks_go(html: str, text: str):
    assert plain_text(html) == text


@given(st.text(max_size=100))
def test_any_field_becomes_text(words: str):
    found = plain_text(words)
    assert "\0" not in found
    assert "\n" not in one_line(words)


def test_text_that_mentions_a_tag_is_no_markup():
    assert not is_markup("El 3 < 5 y la etiqueta <p> sola, dijo Ana Robles.")
    assert is_markup("Uno<br>dos<br>")


def test_html_without_words_is_refused():
    with pytest.raises(TextError, match="no words"):
        article_of_markup("<p></p><img src=x>", "t:1")


def test_deep_nesting_is_no_crash():
    assert plain_text("<div>" * 50_000 + "fondo") in ("fondo", "")
