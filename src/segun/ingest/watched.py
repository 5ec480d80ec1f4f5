"""One feed that is watched: what of it was given already, and when it is to be asked again."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from segun.ingest.feed import Entry, parse_feed
from segun.ingest.item import Fault, Item
from segun.ingest.problem import HostSpentError
from segun.ingest.web import Web

_TRIES = 3
"""How many rounds an entry whose page cannot be had is tried in."""


@dataclass(slots=True)
class Watched:
    """A feed's address, the source as it was typed, and when it is due, in seconds since 1970.

    `given` has the versions of the entries that need not be fetched again; those that left the feed are forgotten, so that it
    does not grow.
    """

    url: str
    origin: str
    due: float
    failures: int = 0
    gone: bool = False
    given: dict[str, str] = field(default_factory=dict)
    failed: dict[str, int] = field(default_factory=dict)

    def news(self, web: Web) -> Iterator[Item | Fault]:
        """The articles of entries that are new or changed, and of those that failed before.

        Raises:
            SegunError: the feed cannot be had, or is none.
        """
        answer = web.fetcher.get(self.url, web.options.limits.feed)
        if answer.unchanged:
            return
        entries = parse_feed(answer, web.options.limits.entries).entries
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
