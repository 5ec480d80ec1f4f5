"""What a user may set about the sources."""

from __future__ import annotations

import datetime as dt
import importlib.metadata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

Published = dt.date | Literal["filename"] | None


def _agent() -> str:
    return f"segun/{importlib.metadata.version('segun')}"


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of one thing is taken, so that no source can fill the memory. Sizes are bytes, unpacked.

    Args:
        document: one text, page, sitemap or record of an archive.
        line: one line of a table, one record of a JSON list.
        json: one JSON file that holds no list of records; it is read whole.
        feed: one feed.
        feed_pages: pages of one feed, when it goes on with `next`.
        entries: entries of one feed, addresses of one sitemap with all below it.
        sitemaps: sitemap files of one source.
        depth: sitemaps that stand in sitemaps.
    """

    document: int = 20_000_000
    line: int = 16_000_000
    json: int = 64_000_000
    feed: int = 5_000_000
    feed_pages: int = 10
    entries: int = 50_000
    sitemaps: int = 200
    depth: int = 3


@dataclass(frozen=True, slots=True)
class Fetching:
    """How pages are fetched. Times are seconds.

    Args:
        agent: what the program calls itself; its part before the slash is what robots.txt goes by.
        delay: least time between two requests to a host; robots.txt may ask for more.
        longest_delay: a host whose robots.txt asks for more than this between two pages is not visited.
        pages: most pages of one host in a run.
        timeout: for connecting, and for each wait for data.
        deadline: for one page as a whole.
        redirects: most redirects for one page.
        tries: how often a page is asked for when it fails in passing.
        robots: whether robots.txt is heeded.
        private_hosts: names of hosts that may be visited though they stand on the own machine or network, `None` for all; those
            that a user names, never those to which a page, a feed or a redirect leads.
    """

    agent: str = field(default_factory=_agent)
    delay: float = 1.0
    longest_delay: float = 120.0
    pages: int = 1_000
    timeout: float = 20.0
    deadline: float = 120.0
    redirects: int = 5
    tries: int = 2
    robots: bool = True
    private_hosts: frozenset[str] | None = frozenset()


@dataclass(frozen=True, slots=True)
class Options:
    """How sources are read.

    Args:
        columns: field (`text`, `title`, …) to the name of the column or key that holds it, a dot leading into a record inside
            a record; it goes before the names that are found by themselves.
        published: the day of documents that tell none; `filename` takes it from the file's name, before what the file says.
        language: the language (BCP 47) of all documents, before what they say themselves, which is often only that of a
            template; `None` takes what they say.
        publisher: the publisher of documents that tell none.
        full: whether the page behind a feed's entry is fetched; without it, the feed's own text is taken.
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    published: Published = None
    language: str | None = None
    publisher: str | None = None
    full: bool = True
    limits: Limits = Limits()
    fetching: Fetching = field(default_factory=Fetching)
