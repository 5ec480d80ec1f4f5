"""Watching feeds: ask each now and then, give what is new, wait, and so on until told to stop.

In come addresses of feeds, out come articles, faults and the pauses between. A feed in trouble is asked less and less often, a
server that names a time is asked no sooner.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from segun.errors import SegunError
from segun.ingest.fetch import Fetcher
from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.problem import FetchError
from segun.ingest.watched import Watched
from segun.ingest.web import Web
from segun.ingest.world import World

_GONE = 410


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is to be fetched for so many seconds; then comes the feed `next`."""

    seconds: float
    next: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often feeds are asked, in seconds: `every` so many where all is well, never less often than each `longest`."""

    every: float = 900.0
    longest: float = 86_400.0

    def after(self, failures: int, asked_for: float | None) -> float:
        """Seconds until a feed is asked again that failed so many times in a row and asked to be left alone for a time."""
        patience = self.every * 2.0 ** min(failures, 30)
        return min(max(patience, asked_for or 0.0), self.longest)


def watch(
    feeds: Sequence[str],
    options: Options | None = None,
    world: World | None = None,
    *,
    rhythm: Rhythm | None = None,
    wait: Callable[[float], object] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Item | Fault | Pause]:
    """What feeds bring from now on, those of their entries first that are there already.

    Args:
        feeds: addresses of feeds, `feed:` before them or not.
        options: how pages are read and fetched.
        world: clock, and what earlier runs remember.
        rhythm: how often feeds are asked.
        wait: waits so many seconds between two rounds, or less where it is woken (`threading.Event.wait` does both); the
            world's `sleep` where it is left out.
        stop: asked after each article and each pause; the watch ends when it says so.
    """
    settings, outside = options or Options(), world or World()
    once = dataclasses.replace(settings.fetching, tries=1)  # what fails comes with the next round
    times = rhythm or Rhythm()
    now = outside.clock()
    waiting = [Watched(feed.removeprefix("feed:"), feed, now) for feed in dict.fromkeys(feeds)]
    with Fetcher(once, outside) as fetcher:
        while waiting and not stop():
            feed = min(waiting, key=lambda one: one.due)
            pause = feed.due - outside.clock()
            if pause > 0:
                yield Pause(pause, feed.origin)
                if not stop():
                    (wait or outside.sleep)(pause)
                continue
            fetcher.start_anew()
            for found in _asked(feed, Web(fetcher, settings, feed.origin), times):
                yield found
                if stop():
                    return
            if feed.gone:
                waiting.remove(feed)


def _asked(feed: Watched, web: Web, rhythm: Rhythm) -> Iterator[Item | Fault]:
    """What a feed brings this time; afterwards it is due again."""
    clock = web.fetcher.world.clock
    try:
        yield from feed.news(web)
        feed.failures = 0
        feed.due = clock() + rhythm.every
    except SegunError as problem:
        wanted = problem.retry_after if isinstance(problem, FetchError) else None
        feed.failures += 1
        feed.due = clock() + rhythm.after(feed.failures, wanted)
        feed.gone = isinstance(problem, FetchError) and problem.status == _GONE
        yield web.fault(problem, feed.url, "fetch" if isinstance(problem, FetchError) else "decode")
