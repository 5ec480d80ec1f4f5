"""RSS and Atom: the entries of a feed.

In come bytes that were fetched, out come entries. feedparser reads them; it fetches nothing here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from segun.ingest.address import canonical
from segun.ingest.answer import Answer
from segun.ingest.lead import Lead
from segun.ingest.markup import one_line
from segun.ingest.problem import SourceError
from segun.ingest.xml_guard import refuse_entities
from segun.text.dates import day_of

_ROOT = re.compile(rb"<(?:rss|feed|rdf:RDF|\w+:feed)\b")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry: what makes it the same when it comes again, what changes when it does, and where it leads."""

    key: str
    version: str
    lead: Lead


@dataclass(frozen=True, slots=True)
class Feed:
    """A page of a feed: its entries, newest first as a rule, and where it goes on, "" at its end (RFC 5005)."""

    entries: tuple[Entry, ...]
    next: str


def is_feed(sample: bytes) -> bool:
    """Whether what begins so is a feed."""
    return _ROOT.search(sample.replace(b"\0", b"")) is not None


def parse_feed(answer: Answer, most: int) -> Feed:
    """The feed that a server answered with.

    Args:
        answer: the answer.
        most: entries that are taken.

    Raises:
        SourceError: it is no feed, or XML that is refused.
    """
    import feedparser  # slow to import

    refuse_entities(answer.data, answer.url)
    headers = {"content-location": answer.url, "content-type": answer.content_type or "application/xml"}
    found = cast("Mapping[str, object]", feedparser.parse(io.BytesIO(answer.data), response_headers=headers))
    entries = _mappings(found.get("entries"))
    about = found.get("feed")
    about = about if isinstance(about, Mapping) else {}
    if not found.get("version") and not entries:
        raise SourceError("this is no feed", answer.url, "give the address of an RSS or Atom feed, or page: before it")
    taken = [_entry(entry, about, answer.url) for entry in entries[:most]]
    return Feed(tuple(taken), _next(about, answer.url))


def _entry(entry: Mapping[str, object], feed: Mapping[str, object], base: str) -> Entry:
    source = entry.get("source")
    lead = Lead(
        url=_address(_text(entry, "link"), base),
        title=one_line(_text(entry, "title")) or None,
        published=_day(entry),
        authors=_authors(entry),
        publisher=one_line(_text(source if isinstance(source, Mapping) else {}, "title") or _text(feed, "title"))
        or None,
        language=_text(feed, "language")[:35] or None,
        content=_content(entry),
        summary=_text(entry, "summary"),
    )
    version = "\n".join([_text(entry, "title"), _text(entry, "updated"), lead.content or lead.summary])
    digest = hashlib.sha256(version.encode("utf-8", errors="replace")).hexdigest()
    return Entry(_text(entry, "id") or lead.url or digest, digest, lead)


def _content(entry: Mapping[str, object]) -> str:
    """The longest of the texts that an entry carries as its content."""
    return max((_text(part, "value") for part in _mappings(entry.get("content"))), key=len, default="")


def _authors(entry: Mapping[str, object]) -> tuple[str, ...]:
    names = [_text(author, "name") for author in _mappings(entry.get("authors"))] or [_text(entry, "author")]
    return tuple(dict.fromkeys(name for given in names if (name := one_line(given))))


def _day(entry: Mapping[str, object]) -> dt.date | None:
    """The day as it is written, since feedparser moves it to Greenwich; by feedparser where only it can read it."""
    for key in ("published", "updated"):
        day = day_of(_text(entry, key))
        parsed = entry.get(f"{key}_parsed") if f"{key}_parsed" in entry else None
        if day or parsed:
            return day or dt.date(*cast("Sequence[int]", parsed)[:3])
    return None


def _next(feed: Mapping[str, object], base: str) -> str:
    links = _mappings(feed.get("links"))
    return next((_address(_text(link, "href"), base) for link in links if link.get("rel") == "next"), "")


def _address(link: str, base: str) -> str:
    """The address that a link leads to, "" where it leads nowhere on the web."""
    try:
        return canonical(link, base) if link else ""
    except SourceError:
        return ""


def _mappings(value: object) -> list[Mapping[str, object]]:
    return [part for part in value if isinstance(part, Mapping)] if isinstance(value, list) else []


def _text(value: Mapping[str, object], key: str) -> str:
    found = value.get(key) if key in value else None  # feedparser would give another field, and complain
    return found.replace("\0", "\ufffd") if isinstance(found, str) else ""
