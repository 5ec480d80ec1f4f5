"""Watching sources: ask each now and then, give what is new, wait, and so on until told to stop.

In come sources as they were typed, out come articles, faults and the pauses between. A source in trouble is asked less and less
often, a server that names a time is asked no sooner, as long as that is within a day.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from segun.errors import SegunError
from segun.ingest.columns import check_columns
from segun.ingest.fetch import Fetcher
from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.problem import FetchError
from segun.ingest.watched import Watched, watched
from segun.ingest.web import Web
from segun.ingest.world import World

_GONE = 410


@dataclass(frozen=True, slots=True)
class Pause:
    """Nothing is to be done for so many seconds; then comes the source `next`."""

    seconds: float
    next: str


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How often sources are asked, in seconds: `every` so many where all is well, and where not, at least each `longest`."""

    every: float = 900.0
    longest: float = 86_400.0

    def after(self, failures: int, asked_for: float | None) -> float:
        """Seconds until a source is asked again that failed so many times in a row and asked to be left alone for a time."""
        patience = self.every * 2.0 ** min(failures, 30)
        return min(max(patience, asked_for or 0.0), max(self.longest, self.every))


def watch(
    sources: Sequence[str],
    options: Options | None = None,
    world: World | None = None,
    *,
    rhythm: Rhythm | None = None,
    wait: Callable[[float], object] | None = None,
    stop: Callable[[], bool] = lambda: False,
) -> Iterator[Item | Fault | Pause]:
    """What sources bring from now on, that first which is there already.

    A feed gives its new and changed entries; any other page is read again when it has changed, and a file or folder each time.

    Args:
        sources: as they were typed; none is watched twice.
        options: how pages are read and fetched.
        world: clock, and what earlier runs remember.
        rhythm: how often sources are asked.
        wait: waits so many seconds between two rounds, or less, and then the next source is asked (`threading.Event.wait` does
            both); the world's `sleep` where it is left out.
        stop: asked after each article and each pause; the watch ends when it says so.

    Raises:
        SourceError: the options map a field that does not exist.
    """
    settings, outside = options or Options(), world or World()
    check_columns(settings.columns)
    return _watched(sources, settings, outside, rhythm or Rhythm(), wait or outside.sleep, stop)


def rounds(found: Iterator[Item | Fault | Pause]) -> Iterator[Iterator[Item | Fault]]:
    """What a watch brings between one pause and the next; where that is nothing, it is no round.

    Each round is to be taken up before the next.
    """
    for first in found:
        if not isinstance(first, Pause):
            yield _round(first, found)


def _round(first: Item | Fault, found: Iterator[Item | Fault | Pause]) -> Iterator[Item | Fault]:
    yield first
    for one in found:
        if isinstance(one, Pause):
            return
        yield one


def _watched(
    sources: Sequence[str],
    options: Options,
    world: World,
    rhythm: Rhythm,
    wait: Callable[[float], object],
    stop: Callable[[], bool],
) -> Iterator[Item | Fault | Pause]:
    once = dataclasses.replace(options.fetching, tries=1)  # what fails comes with the next round
    now = world.clock()
    waiting = [watched(source, now) for source in dict.fromkeys(sources)]
    with Fetcher(once, world) as fetcher:
        while waiting and not stop():
            source = min(waiting, key=lambda one: one.due)
            pause = source.due - world.clock()
            if pause > 0:
                yield Pause(pause, source.origin)
                if stop():
                    return
                wait(pause)
                if stop():
                    return
            fetcher.start_anew()
            for found in _asked(source, Web(fetcher, options, source.origin), rhythm):
                yield found
                if stop():
                    return
            if source.gone:
                waiting.remove(source)


def _asked(source: Watched, web: Web, rhythm: Rhythm) -> Iterator[Item | Fault]:
    """What a source brings this time; afterwards it is due again."""
    clock = web.fetcher.world.clock
    try:
        yield from source.news(web)
        source.failures = 0
        source.due = clock() + rhythm.every
    except SegunError as problem:
        wanted = problem.retry_after if isinstance(problem, FetchError) else None
        source.failures += 1
        source.due = clock() + rhythm.after(source.failures, wanted)
        source.gone = isinstance(problem, FetchError) and problem.status == _GONE
        place = problem.where or source.origin
        yield web.fault(problem, place, "fetch" if isinstance(problem, FetchError) else "decode")
