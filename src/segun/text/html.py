"""A web page to the article in it.

In comes HTML, out goes an `Article`: its text is the title, a free line, and the paragraphs. What belongs to the article and
what to the page around it is trafilatura's judgement (Barbaresi, ACL 2021).
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, cast

from segun.errors import TextError
from segun.text.article import Article

if TYPE_CHECKING:
    from trafilatura.settings import Document as Extracted

_LARGEST = 10_000_000
"""Characters of HTML; the largest news pages have a tenth of it, and extraction takes a second a million."""

_DEEPEST = 2_000
"""Elements open at a time; real pages have a few dozen, and recursion over more exhausts the stack."""

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]{0,20})[^<>]*>")
_OPAQUE = frozenset(["script", "style"])
_VOID = frozenset(
    re.findall(
        r"\w+", "area base br col embed hr img input link meta param source track wbr p li td tr th dt dd option"
    )
)
_HEAD = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*){0,9}<(?:!doctype\s+html|html|head|body)\b", re.I | re.S
)
_BODY = re.compile(r"<(?:article|body|div|head|html|meta|p|section|span)\b[^<>]{0,500}>", re.I)
_END = re.compile(r"</(?:article|body|div|head|html|p|section|span)\s*>", re.I)
_LANGUAGE = re.compile(r"<html\b[^<>]{0,500}?\blang\s*=\s*[\"']?([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)", re.I)
_SEEN = 100_000


def looks_like_html(text: str) -> bool:
    """Whether `text` is a web page, or part of one, rather than plain text that mentions a tag."""
    head = text[:_SEEN]
    if _HEAD.match(head.removeprefix("\ufeff")):
        return True
    return head.lstrip()[:1] == "<" and len(_BODY.findall(head)) >= 1 and len(_END.findall(head)) >= 1


def article_of_html(html: str, name: str, url: str | None = None) -> Article:
    """The article in a web page.

    Args:
        html: the page, decoded.
        name: where it is from, for messages.
        url: its address, if known; it helps to find date and publisher.

    Raises:
        TextError: the page is too large or too deep to be one, or there is no article in it.
    """
    if len(html) > _LARGEST:
        raise TextError(f"the page has {len(html)} characters, more than {_LARGEST}", name, "give the article alone")
    if _depth(html) > _DEEPEST:
        raise TextError("the page's elements are nested too deep", name, "give the article as plain text")
    found = _extract(html, name, url)
    title = _line(found.title)
    text = _text(title, found.text or "")
    if not text:
        raise TextError("there is no article in this page", name, "give the article as plain text")
    return Article(
        text=text,
        name=name,
        title=title,
        published=_date(found.date),
        url=url or found.url or None,
        publisher=_line(found.sitename or found.hostname),
        authors=tuple(author for part in (found.author or "").split(";") if (author := part.strip())),
        language=_language(html, found),
    )


def _extract(html: str, name: str, url: str | None) -> Extracted:
    from trafilatura import bare_extraction  # slow to import, and plain text does without it

    try:
        found = bare_extraction(html, url=url, with_metadata=True, include_comments=False, include_tables=False)
    except (ValueError, TypeError, AttributeError, LookupError, RecursionError, AssertionError) as problem:
        raise TextError(f"the page cannot be read: {problem}", name, "give the article as plain text") from problem
    if found is None:
        raise TextError("there is no article in this page", name, "give the article as plain text")
    return cast("Extracted", found)


def _depth(html: str) -> int:
    """Most elements open at a time, those that need no end tag left out."""
    depth = deepest = at = 0
    while found := _TAG.search(html, at):
        at, tag = found.end(), found["name"].lower()
        if tag in _OPAQUE and not found["end"]:
            stop = html.find("</", at)
            while stop >= 0 and not html[stop + 2 : stop + 8].lower().startswith(tag):
                stop = html.find("</", stop + 2)
            at = stop if stop >= 0 else len(html)
        elif tag not in _VOID and html[at - 2] != "/":
            depth = max(0, depth - 1) if found["end"] else depth + 1
            deepest = max(deepest, depth)
    return deepest


def _text(title: str | None, body: str) -> str:
    """Title, free line, and paragraphs; the title once, even if the article repeats it."""
    paragraphs = [line for part in body.split("\n") if (line := _line(part))]
    if title and paragraphs[:1] == [title]:
        paragraphs = paragraphs[1:]
    if not paragraphs:
        return ""
    return "\n\n".join([title, *paragraphs] if title else paragraphs)


def _line(text: str | None) -> str | None:
    """`text` on one line, without NUL or half a character; `None` for nothing."""
    if not text:
        return None
    whole = text.encode("utf-8", errors="replace").decode("utf-8").replace("\0", "\ufffd")
    return " ".join(whole.split()) or None


def _date(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat((text or "")[:10])
    except ValueError:
        return None


def _language(html: str, found: Extracted) -> str | None:
    declared = _LANGUAGE.search(html[:_SEEN])
    return declared[1] if declared else found.language or None
