"""Sitemaps (sitemaps.org), plain, packed, nested, and with the extension for news.

In come bytes that were fetched, out come the pages and the further sitemaps that they list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from segun.ingest.address import canonical
from segun.ingest.answer import Answer
from segun.ingest.lead import Lead
from segun.ingest.packing import unpacked_body
from segun.ingest.problem import SourceError
from segun.ingest.xml_guard import refuse_entities
from segun.text.dates import day_of

_ROOT = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)\b")
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Sitemap:
    """The pages that a sitemap lists, and the sitemaps; `strays` are addresses that are none."""

    pages: tuple[Lead, ...]
    sitemaps: tuple[str, ...]
    strays: tuple[str, ...]


def is_sitemap(sample: bytes) -> bool:
    """Whether what begins so is a sitemap."""
    return _ROOT.search(sample) is not None


def parse_sitemap(answer: Answer, limit: int) -> Sitemap:
    """The sitemap that a server answered with.

    Args:
        answer: the answer; its body may be packed once more, as in `sitemap.xml.gz`.
        limit: bytes of it, unpacked.

    Raises:
        SourceError: it is no sitemap, too large, or XML that is refused.
    """
    data = unpacked_body(answer.data, "gzip", limit, answer.url) if answer.data.startswith(_GZIP) else answer.data
    root = _parsed(data, answer.url)
    if _name(root) not in ("urlset", "sitemapindex"):
        raise SourceError("this is no sitemap", answer.url, "give the address of a sitemap, or page: before it")
    pages: list[Lead] = []
    sitemaps: list[str] = []
    strays: list[str] = []
    for entry in root:
        link = _child(entry, "loc")
        try:
            url = canonical(link, answer.url)
        except SourceError:
            strays.append(link)
            continue
        if _name(entry) == "sitemap":
            sitemaps.append(url)
        elif _name(entry) == "url":
            pages.append(_lead(entry, url))
    return Sitemap(tuple(pages), tuple(sitemaps), tuple(strays))


def _parsed(data: bytes, where: str) -> etree._Element:
    """The tree, read by a parser that resolves, loads and fetches nothing."""
    refuse_entities(data, where)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        return etree.fromstring(data.strip(), parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise SourceError(f"the sitemap is no XML: {problem}", where, "give page: before a web page") from problem


def _lead(entry: etree._Element, url: str) -> Lead:
    """A page; what the extension for news says of it is taken, the day of its last change is not its publication."""
    return Lead(
        url=url,
        title=_child(entry, "news", "title") or None,
        published=day_of(_child(entry, "news", "publication_date")),
        publisher=_child(entry, "news", "publication", "name") or None,
        language=_child(entry, "news", "publication", "language")[:35] or None,
    )


def _child(entry: etree._Element, *names: str) -> str:
    """The words of a descendant by the names of the steps to it, "" where there is none."""
    at: etree._Element | None = entry
    for name in names:
        at = next(_named(at, name), None) if at is not None else None
    return " ".join((at.text or "").split()) if at is not None else ""


def _named(entry: etree._Element, name: str) -> Iterator[etree._Element]:
    return (child for child in entry if _name(child) == name)


def _name(entry: etree._Element) -> str:
    """The name of an element without its namespace, "" for what is no element."""
    return entry.tag.rpartition("}")[2] if isinstance(entry.tag, str) else ""
