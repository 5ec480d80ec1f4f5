"""A page that a feed or a sitemap leads to, and what it says of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass

from segun.ingest.publisher import publisher_of
from segun.text.article import Article


@dataclass(frozen=True, slots=True)
class Lead:
    """What leads to a page: its address, "" where there is none, and what was said of it on the way.

    `content` is the whole text as HTML, `summary` the beginning of it; both "" where there is none.
    """

    url: str
    title: str | None = None
    published: dt.date | None = None
    authors: tuple[str, ...] = ()
    publisher: str | None = None
    language: str | None = None
    content: str = ""
    summary: str = ""

    def told(self, article: Article) -> Article:
        """The article with what the lead says. Its day goes before the page's, which is often a guess; all else after."""
        return dataclasses.replace(
            article,
            title=article.title or self.title,
            published=self.published or article.published,
            authors=article.authors or self.authors,
            publisher=publisher_of(article, self.publisher),
            language=article.language or self.language,
        )
