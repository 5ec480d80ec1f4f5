"""Web archives (WARC), such as those of CC-NEWS: each answer that holds a web page gives an article.

In come the archive's bytes, unpacked, out come articles as they are read. A record is held as a whole, up to a limit that holds
for what is packed inside it too.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from segun.errors import SegunError
from segun.ingest.address import canonical
from segun.ingest.item import Fault, Item
from segun.ingest.names import name_of_url
from segun.ingest.options import Options
from segun.ingest.packing import unpacked_body
from segun.ingest.page import Page, article_of_page, is_page
from segun.ingest.place import Place
from segun.ingest.problem import SourceError
from segun.ledger import TextWarning

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

_END = b"\r\n\r\n"
_OK = 200


def is_archive(sample: bytes) -> bool:
    """Whether what begins so is a web archive."""
    return sample.startswith(b"WARC/")


def of_archive(stream: io.BufferedReader, place: Place, options: Options) -> Iterator[Item | Fault]:
    """The articles of the archive at `place`; a bad record is a fault, and so is the end of an archive that is cut."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType  # needs a compiled library, and only archives need it

    source = _Source(stream)
    records = ArchiveIterator(cast("BinaryIO", source), record_types=WarcRecordType.response, parse_http=False)
    count = 0
    try:
        for record in records:
            count += 1
            yield from _of_record(record, place, options)
    except (OSError, ValueError, EOFError) as problem:
        yield _broken(place, f"the archive is damaged after {_pages(count)}: {problem}")
        return
    if source.problem or source.tail != _END:
        what = f"the archive is cut after {_pages(count)}" if source.size else "the archive is empty"
        yield _broken(place, what)
    elif not count:
        yield place.fault(SourceError("the archive holds no answer of a server", place.address, ""), "decode")


class _Source:
    """The archive's bytes as FastWARC asks for them; remembers how they ended, which FastWARC does not tell."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.size = 0
        self.tail = b""
        self.problem: Exception | None = None

    def read(self, size: int = -1) -> bytes:
        try:
            data = self._stream.read1(size)  # not more than comes at once, lest damage behind it lose it
        except (OSError, EOFError) as problem:
            self.problem = problem
            return b""
        self.size += len(data)
        self.tail = (self.tail + data[-len(_END) :])[-len(_END) :]
        return data

    def tell(self) -> int:
        """Bytes that were read; FastWARC asks for it when a record ends too soon."""
        return self.size


def _of_record(record: WarcRecord, place: Place, options: Options) -> Iterator[Item | Fault]:
    url = (record.headers.get("WARC-Target-URI") or "").strip("<>")
    try:
        page = _page(record, options.limits.document, url)
        if page is None:
            return
        article = article_of_page(page)
        address = article.url or canonical(url)
    except SegunError as problem:
        yield Fault.of(problem, url or place.address, place.origin, "decode")
        return
    item = place.at(address, name_of_url(address)).item(article, options, present=False)
    yield item if item.article.published else _dated(item, record.record_date)


def _page(record: WarcRecord, limit: int, url: str) -> Page | None:
    """The page that a server answered with; `None` where it answered with something else.

    Raises:
        SourceError: the answer cannot be read; those behind it may well be.
    """
    try:
        record.parse_http()  # here, since one bad answer would end the whole archive if the iterator did it
        http = record.http_headers
        if http is None or http.status_code != _OK or not is_page(http.get("Content-Type") or "text/html"):
            return None
        return Page(_body(record, limit, url), url, http.get("Content-Type") or "")
    except (OSError, ValueError, EOFError) as problem:
        raise SourceError(f"the server's answer cannot be read: {problem}", url, "") from problem


def _body(record: WarcRecord, limit: int, url: str) -> bytes:
    """The page's bytes.

    Raises:
        SourceError: there are more than `limit`, packed or unpacked, or the record is cut.
    """
    promised = record.content_length
    data = record.reader.read(min(promised, limit) + 1)
    if len(data) > limit:
        raise SourceError(f"the record holds more than {limit:,} bytes", url, "")
    if len(data) < promised:
        raise SourceError("the record is cut", url, "get the archive again")
    encoding = (record.http_headers.get("Content-Encoding") or "").strip().lower()
    if (record.http_headers.get("Transfer-Encoding") or "").strip().lower() == "chunked":
        data = unpacked_body(data, "chunked", limit, url)
    return unpacked_body(data, encoding, limit, url)


def _dated(item: Item, fetched: dt.datetime | None) -> Item:
    """The day on which the page was fetched, where it tells none itself; archives of news are filled day by day."""
    if fetched is None:
        return item
    message = "the page tells no day of publication; the day on which it was archived stands in for it"
    warnings = (*item.article.warnings, TextWarning(kind="no_date", span=None, message=message))
    return dataclasses.replace(
        item, article=dataclasses.replace(item.article, published=fetched.date(), warnings=warnings)
    )


def _pages(count: int) -> str:
    return "one page" if count == 1 else f"{count} pages"


def _broken(place: Place, what: str) -> Fault:
    return place.fault(SourceError(what, place.address, "what came before it is kept; get the archive again"), "decode")
