"""One article as it comes in: its text and what is known about it from outside."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from segun.ledger import TextWarning


@dataclass(frozen=True, slots=True)
class Article:
    """What the reader is given.

    `text` is the document's text, to which every span of the ledger refers; `name` is where it came from (a file name, an
    address), for messages; `warnings` are those found on the way to the text (encoding, extraction).
    """

    text: str
    name: str = ""
    title: str | None = None
    published: dt.date | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    warnings: tuple[TextWarning, ...] = ()
