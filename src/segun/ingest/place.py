"""Where a document stands: what its item or its fault is called, and what the options say of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from dataclasses import dataclass

from segun.errors import SegunError
from segun.ingest.item import Fault, Item, Step
from segun.ingest.names import safe_name
from segun.ingest.options import Options
from segun.ingest.publisher import publisher_of
from segun.text.article import Article
from segun.text.dates import date_in_name

_TAG = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")
"""A language by BCP 47; what is none could be anything, a path too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A document's or a table's place.

    Args:
        address: as that of an item.
        name: what its item may be called; for a table, what stands before a record's number.
        origin: the source as the user gave it.
        file: the name of the file, "" where there is none.
    """

    address: str
    name: str
    origin: str
    file: str = ""

    def item(self, article: Article, options: Options, *, present: bool) -> Item:
        """The article with what the options say where it says nothing itself; `present` as in `Item`."""
        whole = dataclasses.replace(
            article,
            name=self.address,
            published=self._day(article, options),
            language=options.language or _tag(article.language),
            publisher=publisher_of(article, options.publisher),
        )
        return Item(whole, self.address, safe_name(self.name), self.origin, present)

    def fault(self, problem: SegunError, step: Step) -> Fault:
        """What went wrong here."""
        return Fault.of(problem, self.address, self.origin, step)

    def at(self, address: str, name: str) -> Place:
        """A document in the table that stands here."""
        return dataclasses.replace(self, address=address, name=name)

    def _day(self, article: Article, options: Options) -> dt.date | None:
        if options.published == "filename":
            return date_in_name(self.file) or article.published
        return article.published or options.published


def _tag(language: str | None) -> str | None:
    return language if language and _TAG.fullmatch(language) else None
