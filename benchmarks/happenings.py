"""When which story is told: happenings come and go, most are told once and a few by everybody.

In: nothing. Out: an endless stream of `Telling`s in the order of time, always the same. The mix is the same at any time, since stories
that are old when the stream begins have begun before it.
"""

from __future__ import annotations

import datetime as dt
import heapq
import random
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count, islice

from zipf import Zipf

FIRST_DAY = dt.date(2029, 1, 1)
BEGINNINGS = 38
"""Stories that begin on a day, which makes some 150 articles a day."""

COPIES = 0.1
LONGEST = 21
"""Days that a story may last."""

_SIZES = Zipf(250, 2.0)
"""Articles of a story: six of ten are told once (a power law, as clusters of news are)."""

_EARLIER = 400
"""Articles before the one that copies."""


@dataclass(frozen=True, slots=True)
class Telling:
    """One article to be made: its number, its story, its day; `copies` is the number of the article that it prints."""

    number: int
    story: int
    day: dt.date
    copies: int | None = None


def tellings() -> Iterator[Telling]:
    """All articles, one after another."""
    chance = random.Random("happenings")
    last: deque[Telling] = deque(maxlen=_EARLIER)
    for number, (day, story) in enumerate(_told()):
        one = Telling(number, story, FIRST_DAY + dt.timedelta(days=day))
        if last and chance.random() < COPIES:
            # mostly of the same story, else of another
            kin = [other for other in last if other.story == story] or list(last)
            original = chance.choice(kin[-20:])
            root = original.number if original.copies is None else original.copies
            one = Telling(number, original.story, one.day, root)
        last.append(one)
        yield one


def schedule(size: int, first: int = 0) -> list[Telling]:
    """The tellings from number `first` on, so many."""
    return list(islice(tellings(), first, first + size))


def _told() -> Iterator[tuple[int, int]]:
    """Day and story of each article that is written, from day 0 on."""
    pending: list[tuple[int, float, int]] = []
    chance = random.Random("stories")
    stories = count()
    for day in count(-LONGEST):
        for story in islice(stories, BEGINNINGS):
            size = 1 + _SIZES.draw(chance)
            length = 1 + size.bit_length() / 2
            for _ in range(size):
                after = min(LONGEST - 1, int(chance.expovariate(1 / length)))
                heapq.heappush(pending, (day + after, chance.random(), story))
        while pending and pending[0][0] <= day:
            when, _, story = heapq.heappop(pending)
            if when >= 0:
                yield when, story
