"""Many articles through one reader; one that cannot be read is told apart, and the rest goes on.

In: articles. Out: for each its ledger, or the fault that kept it from being read, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from segun.errors import ModelError, SegunError
from segun.ledger import Ledger
from segun.text.article import Article


class ArticleReader(Protocol):
    """What reads: `segun.reading.reader.Reader`, or a stand-in."""

    def read(self, article: Article, /) -> Ledger: ...

    def pipe(self, articles: Iterable[Article], /) -> Iterator[Ledger]: ...


def read_together(articles: Sequence[Article], reader: ArticleReader) -> list[Ledger | SegunError]:
    """The ledgers of `articles`; where one of them stops the rest, those that it kept back are read one by one.

    A text without a word is a fault, since nobody publishes one: something went wrong on its way. A reader that is not there at all (`ModelError`) is no fault of an article, and is raised.
    """
    ledgers = iter(_ledgers([one for one in articles if one.text.strip()], reader))
    return [next(ledgers) if one.text.strip() else _empty(one) for one in articles]


def _empty(article: Article) -> SegunError:
    return SegunError("the text is empty", article.name, "look whether the source holds an article")


def _ledgers(articles: Sequence[Article], reader: ArticleReader) -> list[Ledger | SegunError]:
    found: list[Ledger | SegunError] = []
    try:
        for ledger in reader.pipe(articles):
            found.append(ledger)
    except ModelError:
        raise
    except Exception:  # noqa: BLE001 - read again below, one by one, where the fault is caught with its document
        pass
    return [*found, *(_read_one(article, reader) for article in articles[len(found) :])]


def _read_one(article: Article, reader: ArticleReader) -> Ledger | SegunError:
    try:
        return reader.read(article)
    except SegunError as fault:
        return fault
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one document must not lose the others; it is reported
        what = f"a fault in segun itself: {type(fault).__name__}: {fault}"
        return SegunError(what, article.name, "please report it with this document")
