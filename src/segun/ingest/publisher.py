"""Who published an article, where its page may tell no more than the name of its host.

In: an article, and who is said elsewhere to have published it. Out: a name, or `None` where nobody tells one.
"""

from __future__ import annotations

from segun.ingest.address import host_of
from segun.text.article import Article


def publisher_of(article: Article, other: str | None) -> str | None:
    """The article's own publisher; where that only repeats the host, by which a page without a name is called, `other` goes before it."""
    own = article.publisher
    if own and own.lower().removeprefix("www.").partition(":")[0] != host_of(article.url or ""):
        return own
    return other or own
