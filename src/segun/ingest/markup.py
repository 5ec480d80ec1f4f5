"""HTML in a field to plain paragraphs.

A field holds the article and nothing around it, so that all its words stay; what belongs to a whole page is told apart from
the article as for any page.
"""

from __future__ import annotations

import re

from lxml import etree

from segun.errors import TextError
from segun.text.article import Article
from segun.text.html import article_of_html, looks_like_html

_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!doctype\s+html|<html\b|<body\b)", re.I)
_MARK = re.compile(r"</?(?:p|br|div|span|a|strong|em|h[1-6]|ul|ol|li|blockquote|figure|img)\b[^<>]{0,2000}>", re.I)
_HALF = re.compile("[\0\ud800-\udfff]")
_FEWEST_MARKS = 2
_SEEN = 200_000
_BLOCKS = frozenset(
    re.findall(
        r"\w+", "address article aside blockquote br dd div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr li"
        " main ol p pre section table td th tr ul"
    )
)  # fmt: skip
_UNSEEN = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "object"])


def is_markup(text: str) -> bool:
    """Whether a field holds HTML rather than text that mentions a tag."""
    return looks_like_html(text) or len(_MARK.findall(text[:_SEEN])) >= _FEWEST_MARKS


def article_of_markup(html: str, name: str, url: str | None = None) -> Article:
    """The article in a field of HTML.

    Args:
        html: a page, or a part of one.
        name: where it is from, for messages.
        url: the article's address, if known.

    Raises:
        TextError: there are no words in it.
    """
    if _PAGE.match(html):
        return article_of_html(html, name, url)
    text = plain_text(html)
    if not text:
        raise TextError("there are no words in the HTML", name, "check which column holds the text")
    return Article(text=text, name=name, url=url)


def plain_text(html: str) -> str:
    """The words of a piece of HTML, its blocks as paragraphs with a free line between them.

    >>> plain_text("<p>Uno&nbsp;y <b>dos</b>.</p><p>Tres.<br>Cuatro.</p><script>x()</script>")
    'Uno y dos.\\n\\nTres.\\n\\nCuatro.'
    """
    parser = etree.HTMLParser(target=_Words(), no_network=True)
    parser.feed(_HALF.sub("\ufffd", f"<body>{html}"))
    paragraphs = [" ".join(paragraph.split()) for paragraph in parser.close().split("\0")]
    return "\n\n".join(paragraph for paragraph in paragraphs if paragraph)


def one_line(html: str) -> str:
    """The words of a title that may hold HTML, on one line."""
    return " ".join(plain_text(html).split()) if "<" in html or "&" in html else " ".join(html.split())


class _Words:
    """Collects words as the parser meets them, with a NUL where a block begins or ends."""

    def __init__(self) -> None:
        self.pieces: list[str] = []
        self._unseen = 0

    def start(self, tag: str, attributes: object) -> None:
        self._unseen += tag in _UNSEEN
        self._border(tag)

    def end(self, tag: str) -> None:
        self._unseen = max(0, self._unseen - (tag in _UNSEEN))
        self._border(tag)

    def data(self, data: str) -> None:
        if not self._unseen:
            self.pieces.append(data)

    def comment(self, text: str) -> None:
        """Nobody reads comments."""

    def close(self) -> str:
        return "".join(self.pieces)

    def _border(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.pieces.append("\0")
