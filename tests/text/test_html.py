"""Web pages to articles."""

from __future__ import annotations

import datetime as dt

import pytest

from segun.errors import TextError
from segun.text.html import article_of_html, looks_like_html

FIRST = "La alcaldesa de Villaclara dijo el lunes que el puente reabrirá en mayo, tras dos años de obras y de quejas."
SECOND = "Los comerciantes celebraron la noticia y pidieron además una rebaja de impuestos por las pérdidas sufridas."
PAGE = f"""<!DOCTYPE html><html lang="es-MX"><head><title>El puente reabre en mayo - El Diario</title>
<meta property="og:site_name" content="El Diario de Villaclara"><meta name="author" content="Ana Prado">
<meta property="article:published_time" content="2024-03-05T10:00:00Z"></head>
<body><nav><a href="/">Inicio</a></nav><article><h1>El puente reabre en mayo</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<script>if (a<b) document.write("<p>no</p>")</script></body></html>"""
PARAGRAPHS = f"<p>{FIRST}</p><p>{SECOND}</p>" * 2


def test_an_article_with_what_the_page_says_of_it() -> None:
    article = article_of_html(PAGE, "pagina.html", "https://example.org/puente")
    assert article.text == f"El puente reabre en mayo\n\n{FIRST}\n\n{SECOND}"
    assert article.title == "El puente reabre en mayo"
    assert article.published == dt.date(2024, 3, 5)
    assert article.publisher == "El Diario de Villaclara"
    assert article.authors == ("Ana Prado",)
    assert article.language == "es-MX"
    assert article.url == "https://example.org/puente"


@pytest.mark.parametrize(
    "html",
    [
        "",
        "<html></html>",
        "<" * 100_000,
        "<html><body>" + "<div>" * 50_000 + PARAGRAPHS,
        "<html><body>" + "<div>" * 1_500 + PARAGRAPHS,
        "<html><body><script>" + "if (a<b) {" * 50_000,
        "<html><body><script>" * 5_000,
        "<!--" * 50_000,
        '<html><body><p title="' + PARAGRAPHS,
        "<html><body>" + "&#x110000;&nada;\0\ud800" * 1_000 + PARAGRAPHS,
        "<html><body" + " a=b" * 50_000 + ">" + PARAGRAPHS,
        "<html><body>" + "<table><tr><td>" * 600 + PARAGRAPHS,
    ],
    ids=range(12),
)
def test_hostile_pages_give_an_article_or_a_text_error(html: str) -> None:
    try:
        article = article_of_html(html, "pagina.html")
    except TextError as error:
        assert error.where == "pagina.html"
    else:
        assert article.text.encode("utf-8")
        assert "\0" not in article.text


def test_a_page_too_large_is_refused() -> None:
    with pytest.raises(TextError, match="characters"):
        article_of_html("<html>" + "a" * 10_000_001, "pagina.html")


def test_code_full_of_less_than_signs_is_not_depth() -> None:
    script = "<script>" + "if(i<n)x();" * 5_000 + "</script>"
    assert FIRST in article_of_html(PAGE.replace("<body>", "<body>" + script), "pagina.html").text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (PAGE, True),
        ("<p>Hola.</p>", True),
        ('<?xml version="1.0"?>\n<!DOCTYPE html>\n<html>', True),
        ("<!-- nota --><html>", True),
        ("El signo < significa menor que, y > mayor.", False),
        ("Un titular\n\nUna nota con <b>negrita</b>.", False),
        ("<Música> en la sala.", False),
        ("", False),
    ],
)
def test_what_looks_like_html(text: str, expected: bool) -> None:
    assert looks_like_html(text) is expected
