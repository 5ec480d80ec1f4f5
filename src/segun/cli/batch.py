"""Many documents through one reader: what cannot be read is told apart, and the rest goes on.

In: sources. Out: one `Outcome` a source, in the same order.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Protocol

from segun.cli.published import Published
from segun.cli.sources import Source
from segun.errors import SegunError

if TYPE_CHECKING:
    from segun.ledger import Ledger
    from segun.text.article import Article

_AT_ONCE = 16
"""Documents that go through the reader together; more gain no speed and make the progress jump."""


class ArticleReader(Protocol):
    """What reads: `segun.reading.reader.Reader`, or a stand-in."""

    def read(self, article: Article, /) -> Ledger: ...

    def pipe(self, articles: Iterable[Article], /) -> Iterator[Ledger]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """A source with its ledger, or with the fault that kept it from being read."""

    source: Source
    ledger: Ledger | None
    fault: SegunError | None = None


def read_all(sources: Sequence[Source], reader: ArticleReader, published: Published) -> Iterator[Outcome]:
    """Read every source; a fault stays with its document."""
    waiting = iter(sources)
    while batch := list(islice(waiting, _AT_ONCE)):
        opened = [(source, _open(source, published)) for source in batch]
        ledgers = iter(_read([article for _, article in opened if not isinstance(article, SegunError)], reader))
        for source, article in opened:
            result = article if isinstance(article, SegunError) else next(ledgers)
            if isinstance(result, SegunError):
                yield Outcome(source, None, result)
            else:
                yield Outcome(source, result)


def _open(source: Source, published: Published) -> Article | SegunError:
    try:
        return source.article(published)
    except SegunError as fault:
        return fault


def _read(articles: Sequence[Article], reader: ArticleReader) -> list[Ledger | SegunError]:
    """The ledgers of `articles`; where one of them stops the rest, each is read by itself."""
    if len(articles) > 1:
        try:
            together = list(reader.pipe(articles))
        except Exception:  # noqa: BLE001 - read again below, one by one, where the fault is caught with its document
            together = []
        if len(together) == len(articles):
            return [*together]
    return [_read_one(article, reader) for article in articles]


def _read_one(article: Article, reader: ArticleReader) -> Ledger | SegunError:
    try:
        return reader.read(article)
    except SegunError as fault:
        return fault if fault.where else SegunError(fault.what, article.name, fault.remedy)
    except Exception as fault:  # noqa: BLE001 - a fault of ours in one document must not lose the others; it is reported
        what = f"a fault in segun itself: {type(fault).__name__}: {fault}"
        return SegunError(what, article.name, "please report it with this document")
