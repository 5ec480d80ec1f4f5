"""What the tests of the sources share: a web server, a clock that nobody waits for, and pages."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, field

import pytest

from loopback import Site, serving
from segun.ingest.options import Fetching, Limits, Options
from segun.ingest.world import World

HERE = frozenset(["127.0.0.1"])
"""Where the server of the tests stands, as a user would name it."""


@dataclass
class Clock:
    """A clock on which sleeping takes no time; `slept` has every sleep in seconds."""

    now: float = 1_872_752_400.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 3))
        self.now += seconds

    def world(self, stdin: bytes = b"") -> World:
        """The world by this clock."""
        return World(stdin=lambda: io.BytesIO(stdin), clock=lambda: self.now, sleep=self.sleep)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as found:
        yield found


@pytest.fixture
def options() -> Options:
    """Options with limits that a test reaches quickly."""
    limits = Limits(
        document=200_000, line=50_000, json=100_000, feed=100_000, feed_pages=3, entries=50, sitemaps=6, depth=2
    )
    return Options(limits=limits, fetching=Fetching(agent="segun/test", timeout=5.0, private_hosts=HERE))
