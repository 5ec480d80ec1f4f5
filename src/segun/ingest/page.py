"""A web page as it was fetched or archived, and the article in it."""

from __future__ import annotations

import codecs
import dataclasses
import re
from dataclasses import dataclass
from email.message import Message
from html import unescape

from segun.ingest.address import canonical, site_of
from segun.ingest.problem import SourceError
from segun.text.article import Article
from segun.text.decode import Decoded, decoded
from segun.text.html import article_of_html, looks_like_html

_PAGES = ("text/html", "application/xhtml+xml", "text/plain", "")
_HEAD = 200_000
_LINK = re.compile(r"<link\b([^<>]{1,4000})>", re.I)
_PAIR = re.compile(r"([a-z-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'>]+))", re.I)
_META = re.compile(
    rb"<(?:meta\b[^<>]{0,500}?\bcharset|\?xml\b[^<>]{0,200}?\bencoding)\s*=\s*[\"']?\s*([\w-]{2,40})", re.I
)
_META_SEEN = 4_096
_BOMS = (codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_CHARSET = re.compile(
    r"(?:us-?)?ascii|utf-?8|utf-?(?:16|32)(?:-?[lb]e)?|(?:x-)?(?:iso|latin|windows|cp|mac|koi8|gb|big5|shift|euc|ibm)[\w-]{0,20}",
    re.I,
)
"""Charsets of pages; Python knows codecs by other names that do more than to decode."""

_WIDER = {"ascii": "cp1252", "iso8859-1": "cp1252"}
"""What browsers read instead (WHATWG Encoding Standard)."""


@dataclass(frozen=True, slots=True)
class Page:
    """The bytes of a page, unpacked; its address; and the header `Content-Type`, "" where there is none."""

    data: bytes
    url: str
    content_type: str = ""


def media_type(content_type: str) -> str:
    """The type of a `Content-Type` without its parameters, small letters."""
    return content_type.partition(";")[0].strip().lower()


def is_page(content_type: str) -> bool:
    """Whether what is sent so may be an article to read."""
    return media_type(content_type) in _PAGES


def article_of_page(page: Page) -> Article:
    """The article in a page; its `url` is that which the page gives itself, if that is on the same site.

    Raises:
        TextError: there is no article in it.
        SourceError: its address is none.
    """
    plain = page_text(page)
    address = canonical(page.url)
    if media_type(page.content_type) == "text/plain" and not looks_like_html(plain.text):
        return Article(text=plain.text, name=page.url, url=address, warnings=plain.warnings)
    article = article_of_html(plain.text, page.url, address)
    url = _own_address(plain.text, address)
    return dataclasses.replace(article, url=url, warnings=(*plain.warnings, *article.warnings))


def page_text(page: Page) -> Decoded:
    """The page's text. UTF-8 is recognised whatever is said of it; else the header goes before the page, and both before a guess.

    Raises:
        TextError: it is no text.
    """
    charset = _charset(page)
    if charset and not page.data.startswith(_BOMS) and not _is_utf8(page.data):
        try:
            text = page.data.decode(charset)
        except (UnicodeError, LookupError):
            return decoded(page.data, page.url)
        return decoded(text.encode("utf-8", errors="replace"), page.url)
    return decoded(page.data, page.url)


def _charset(page: Page) -> str | None:
    """The codec that the header names, or the page itself."""
    header = Message()
    header["Content-Type"] = "".join(sign for sign in page.content_type if sign.isprintable())
    meta = _META.search(page.data[:_META_SEEN])
    for name in (str(header.get_param("charset") or ""), meta[1].decode("ascii", errors="replace") if meta else ""):
        label = name.strip("\"' ")
        if not _CHARSET.fullmatch(label):
            continue
        try:
            codec = codecs.lookup(label).name
        except LookupError:
            continue
        return _WIDER.get(codec, codec)
    return None


def _is_utf8(data: bytes) -> bool:
    """Whether data that is not plain ASCII is good UTF-8, which nothing else is by chance."""
    try:
        return not data.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _own_address(html: str, address: str) -> str:
    """What the page calls its canonical address, where it is on the same site and no front page."""
    for link in _LINK.finditer(html[:_HEAD]):
        pairs = {name.lower(): unescape(a or b or c) for name, a, b, c in _PAIR.findall(link[1])}
        if "canonical" not in pairs.get("rel", "").lower().split():
            continue
        try:
            own = canonical(pairs.get("href", ""), address)
        except SourceError:
            continue
        same_site = _bare_site(own) == _bare_site(address)
        return own if same_site and not _is_front(own) else address
    return address


def _bare_site(url: str) -> str:
    """The site without what differs between doors to the same house."""
    return site_of(url).partition("://")[2].removeprefix("www.")


def _is_front(url: str) -> bool:
    """Whether the address is that of a whole site: a template that gives it for every page would make them all one."""
    return url == site_of(url) + "/"
