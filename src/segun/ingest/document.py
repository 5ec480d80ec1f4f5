"""One document from its bytes: plain text, or a web page."""

from __future__ import annotations

import dataclasses

from segun.text.article import Article
from segun.text.decode import decoded
from segun.text.html import article_of_html, looks_like_html

HTML_ENDINGS = (".html", ".htm")
TEXT_ENDINGS = (".txt",)


def of_bytes(data: bytes, where: str, ending: str = "") -> Article:
    """The article in a document.

    Args:
        data: its bytes.
        where: what messages call it.
        ending: that of its file in small letters, with the dot; without one that is known, the content tells.

    Raises:
        TextError: it is no text, or there is no article in it.
    """
    plain = decoded(data, where)
    if ending in HTML_ENDINGS or (ending not in TEXT_ENDINGS and looks_like_html(plain.text)):
        article = article_of_html(plain.text, where)
        return dataclasses.replace(article, warnings=(*plain.warnings, *article.warnings))
    return Article(text=plain.text, name=where, warnings=plain.warnings)
