"""Articles from the web: a page, a feed with the pages that it leads to, a sitemap with those that it lists.

In comes an address, out come articles as they are fetched. A page that has not changed since it was last confirmed gives none.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from segun.errors import SegunError
from segun.ingest.address import known_as
from segun.ingest.answer import Answer
from segun.ingest.feed import Feed, is_feed, parse_feed
from segun.ingest.fetch import Fetcher
from segun.ingest.item import Fault, Item, Step
from segun.ingest.lead import Lead
from segun.ingest.markup import article_of_markup
from segun.ingest.names import name_of_url
from segun.ingest.options import Options
from segun.ingest.page import article_of_page, is_page, media_type
from segun.ingest.place import Place
from segun.ingest.problem import FetchError, HostSpentError, SourceError
from segun.ingest.sitemap import is_sitemap
from segun.ingest.sitemaps import Sitemaps
from segun.ledger import TextWarning
from segun.text.article import Article

Kind = Literal["page", "feed", "sitemap"]

_SEEN = 4_096
_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True)
class Web:
    """The web as one source sees it: how it is fetched and read, and the source as the user gave it."""

    fetcher: Fetcher
    options: Options
    origin: str

    def articles(self, url: str, kind: Kind | None = None) -> Iterator[Item | Fault]:
        """The articles at an address.

        Args:
            url: the address.
            kind: what stands there; `None` lets its content tell.
        """
        try:
            answer = self.fetcher.get(url, self.options.limits.document)
        except SegunError as problem:
            yield self.fault(problem, url, "fetch")
            return
        if not answer.unchanged:
            yield from self.read(answer, kind or kind_of(answer))

    def read(self, answer: Answer, kind: Kind) -> Iterator[Item | Fault]:
        """The articles of what a server answered with."""
        whole = True
        for found in self._of_answer(answer, kind):
            whole = whole and isinstance(found, Item)
            yield found
        if whole:  # else it is to be read again, since what failed may come then
            self.fetcher.confirm(answer)

    def lead(self, lead: Lead, key: str) -> Iterator[Item | Fault]:
        """The article that a lead leads to; where its page cannot be had, the text that the lead carries itself.

        Args:
            lead: what a feed or a sitemap said.
            key: the address of what carries no address.

        Raises:
            HostSpentError: its host has been visited often enough.
        """
        if not lead.url or not self.options.full:
            yield self._carried(lead, key, None)
            return
        try:
            answer = self.fetcher.get(lead.url, self.options.limits.document)
        except HostSpentError:
            raise
        except SegunError as problem:
            yield self._carried(lead, key, self.fault(problem, lead.url, "fetch"))
            return
        if not answer.unchanged:
            yield self._page(answer, lead, key)
            self.fetcher.confirm(answer)

    def entries(self, entries: Iterable[tuple[Lead, str]]) -> Iterator[Item | Fault]:
        """The articles that leads lead to, up to the first whose host has been visited often enough."""
        for lead, key in entries:
            try:
                yield from self.lead(lead, key)
            except HostSpentError as problem:
                yield self.fault(problem, lead.url, "fetch")
                return

    def parsed(self, answer: Answer, most: int) -> Feed:
        """The feed that a server answered with, its first `most` entries.

        Raises:
            SourceError: it is none, or too large.
        """
        limit = self.options.limits.feed
        if len(answer.data) > limit:
            raise SourceError(f"the feed holds more than {limit:,} bytes", answer.url, "")
        return parse_feed(answer, most)

    def fault(self, problem: SegunError, url: str, step: Step) -> Fault:
        """What went wrong with a page of this source, under the address that its article would have."""
        return Fault.of(problem, known_as(url), self.origin, step)

    def _of_answer(self, answer: Answer, kind: Kind) -> Iterator[Item | Fault]:
        if kind == "feed":
            yield from self._feed(answer)
        elif kind == "sitemap":
            yield from self._sitemap(answer)
        else:
            yield self._page(answer, Lead(answer.url), answer.url)

    def _page(self, answer: Answer, lead: Lead, key: str) -> Item | Fault:
        try:
            if not is_page(answer.content_type):
                what = f"this is {media_type(answer.content_type)}, which is not read"
                raise SourceError(
                    what, answer.url, "give a web page, a feed or a sitemap; download files and give them"
                )
            article = article_of_page(answer.page)
        except SegunError as problem:
            return self._carried(lead, key, self.fault(problem, answer.url, "decode"))
        return self._item(lead.told(article), article.url or answer.url)

    def _carried(self, lead: Lead, key: str, fault: Fault | None) -> Item | Fault:
        """The text that a lead carries; of its summary only what is asked for, since it is not the article."""
        html = lead.content or ("" if fault else lead.summary)
        why = fault or Fault(lead.url or key, self.origin, "the entry has neither an address nor a text", "", "find")
        if not html:
            return why
        try:
            article = article_of_markup(html, lead.url or key, lead.url or None)
        except SegunError as problem:
            return fault or self.fault(problem, lead.url or key, "decode")
        return self._item(lead.told(_marked(article, lead, fault)), lead.url or key)

    def _item(self, article: Article, address: str) -> Item:
        return Place(address, name_of_url(address), self.origin).item(article, self.options, present=True)

    def _feed(self, answer: Answer) -> Iterator[Item | Fault]:
        """The articles of a feed and of the pages on which it goes on."""
        limits, seen, left = self.options.limits, {answer.url}, self.options.limits.entries
        while True:
            try:
                feed = self.parsed(answer, left)
            except SegunError as problem:
                yield self.fault(problem, answer.url, "decode")
                return
            yield from self.entries((entry.lead, f"{answer.url}#{entry.key}") for entry in feed.entries)
            left -= len(feed.entries)
            if not feed.next or feed.next in seen:
                return
            if len(seen) >= limits.feed_pages or not left:
                yield self.fault(_endless(answer.url, limits.feed_pages), feed.next, "find")
                return
            seen.add(feed.next)
            try:
                answer = self.fetcher.get(feed.next, limits.feed)
            except SegunError as problem:
                yield self.fault(problem, feed.next, "fetch")
                return
            if answer.unchanged:
                return

    def _sitemap(self, answer: Answer) -> Iterator[Item | Fault]:
        """The articles of a sitemap and of those in it, in their order, none twice."""
        for found in Sitemaps(self.fetcher, self.options.limits).leads(answer):
            if isinstance(found, Lead):
                yield from self.lead(found, found.url)
            else:
                yield self.fault(found, found.where, "fetch" if isinstance(found, FetchError) else "decode")


def kind_of(answer: Answer) -> Kind:
    """What a server answered with, as its beginning tells; the header is often wrong about XML."""
    start = answer.data[:_SEEN]
    if is_sitemap(start) or start.startswith(_GZIP):
        return "sitemap"
    return "feed" if is_feed(start) else "page"


def _endless(url: str, pages: int) -> SourceError:
    what = f"the feed goes on after {pages} pages or has too many entries, and is read no further"
    return SourceError(what, url, "give the address of its next page as a source of its own")


def _marked(article: Article, lead: Lead, fault: Fault | None) -> Article:
    """A warning where the text is not that of the page, though the page was asked for, or not whole."""
    if lead.content and not fault:
        return article
    what = (
        f"the page could not be had ({fault.reason}); this is the text of the feed"
        if fault
        else "only the feed's summary"
    )
    warning = TextWarning(kind="truncated", span=None, message=what)
    return dataclasses.replace(article, warnings=(*article.warnings, warning))
