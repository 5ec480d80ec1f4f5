"""A sitemap with all the sitemaps in it, bounded in depth and number."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from segun.errors import SegunError
from segun.ingest.answer import Answer
from segun.ingest.fetch import Fetcher
from segun.ingest.lead import Lead
from segun.ingest.options import Limits
from segun.ingest.problem import SourceError
from segun.ingest.sitemap import Sitemap, parse_sitemap


@dataclass(frozen=True, slots=True)
class Sitemaps:
    """Walks sitemaps."""

    fetcher: Fetcher
    limits: Limits

    def leads(self, answer: Answer) -> Iterator[Lead | SegunError]:
        """The pages that a sitemap and those in it list, depth first, none twice, and what cannot be read of it."""
        pages: set[str] = set()
        seen = {answer.url}
        waiting = [(answer.url, 0)]
        answers = {answer.url: answer}
        while waiting:
            url, depth = waiting.pop()
            try:
                sitemap = self._read(url, answers.pop(url, None))
            except SegunError as problem:
                yield problem
                continue
            yield from self._new(sitemap, url, pages)
            if len(pages) >= self.limits.entries:
                yield _too_many(f"the sitemap lists more than {self.limits.entries:,} pages", url)
                return
            below = [found for found in sitemap.sitemaps if found not in seen]
            if below and depth >= self.limits.depth:
                yield _too_many(f"the sitemaps stand more than {self.limits.depth} deep in one another", url)
            elif len(seen) + len(below) > self.limits.sitemaps:
                yield _too_many(f"the sitemap holds more than {self.limits.sitemaps} sitemaps", url)
            else:
                seen.update(below)
                waiting.extend((found, depth + 1) for found in reversed(below))

    def _new(self, sitemap: Sitemap, url: str, pages: set[str]) -> Iterator[Lead | SegunError]:
        """The pages that were not listed before, as many as are still taken."""
        for stray in sitemap.strays:
            yield SourceError(f"the sitemap lists what is no address on the web: {stray[:80]!r}", url, "")
        for lead in sitemap.pages:
            if lead.url not in pages and len(pages) < self.limits.entries:
                pages.add(lead.url)
                yield lead

    def _read(self, url: str, answer: Answer | None) -> Sitemap:
        """The sitemap at an address.

        Raises:
            SegunError: it cannot be had, or is none.
        """
        found = answer or self.fetcher.get(url, self.limits.document)
        if found.unchanged:
            return Sitemap((), (), ())
        return parse_sitemap(found, self.limits.document)


def _too_many(what: str, url: str) -> SourceError:
    return SourceError(what, url, "give those that you want as sources of their own")
