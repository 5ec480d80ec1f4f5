"""Sources that are watched: what of them was given already, and when they are to be asked again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from segun.ingest.feed import Entry
from segun.ingest.item import Fault, Item
from segun.ingest.problem import HostSpentError
from segun.ingest.record import STDIN
from segun.ingest.sources import local_items, on_web
from segun.ingest.web import Kind, Web, kind_of

_TRIES = 3
"""How many rounds an entry whose page cannot be had is tried in."""


class Watched(Protocol):
    """A source as it was typed; when it is due, in seconds since 1970; how often in a row it failed; whether it has ended."""

    origin: str
    due: float
    failures: int
    gone: bool

    def news(self, web: Web) -> Iterator[Item | Fault]:
        """What it gives this time.

        Raises:
            SegunError: it cannot be had.
        """
        ...


def watched(source: str, due: float) -> Watched:
    """A source to watch, as it was typed."""
    place = on_web(source)
    return WatchedWeb(source, due, *place) if place else WatchedFiles(source, due)


@dataclass(slots=True)
class WatchedFiles:
    """A source on the own machine, which is read anew each time; standard input ends."""

    origin: str
    due: float
    failures: int = 0
    gone: bool = False

    def news(self, web: Web) -> Iterator[Item | Fault]:
        """As `Watched.news`; what is wrong with a file is a fault of its own."""
        self.gone = self.origin == STDIN
        yield from local_items(self.origin, web.options, web.fetcher.world, set())


@dataclass(slots=True)
class WatchedWeb:
    """A feed, or what else stands at an address and is read anew whenever it has changed.

    `given` has the versions of a feed's entries that need not be fetched again; those that left the feed are forgotten, so that
    it does not grow.
    """

    origin: str
    due: float
    url: str
    kind: Kind | None = None
    failures: int = 0
    gone: bool = False
    given: dict[str, str] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    def news(self, web: Web) -> Iterator[Item | Fault]:
        """As `Watched.news`; of a feed the articles of entries that are new or changed, and of those that failed before."""
        answer = web.fetcher.get(self.url, web.options.limits.document)
        if answer.unchanged:
            return
        kind = self.kind or kind_of(answer)
        if kind != "feed":
            yield from web.read(answer, kind)
            return
        entries = web.parsed(answer, web.options.limits.entries).entries
        self._forget(entries)
        for entry in entries:
            if self.given.get(entry.key) == entry.version:
                continue
            try:
                yield from self._entry(entry, web)
            except HostSpentError as problem:
                yield web.fault(problem, entry.lead.url, "fetch")
                return
        if not self.failed:  # else the server must send the feed again
            web.fetcher.confirm(answer)

    def _entry(self, entry: Entry, web: Web) -> Iterator[Item | Fault]:
        """What an entry gives; it is done unless its page did not come and may yet."""
        tries = self.failed.pop(entry.key, 0) + 1
        for found in web.lead(entry.lead, f"{self.url}#{entry.key}"):
            if isinstance(found, Fault) and found.step == "fetch" and tries < _TRIES:
                self.failed[entry.key] = tries
            yield found
        if entry.key not in self.failed:
            self.given[entry.key] = entry.version

    def _forget(self, entries: Sequence[Entry]) -> None:
        there = {entry.key for entry in entries}
        self.given = {key: version for key, version in self.given.items() if key in there}
        self.failed = {key: tries for key, tries in self.failed.items() if key in there}
