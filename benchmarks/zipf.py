"""How often things occur where few are common and most are rare.

In: how many there are, and how steeply frequency falls with rank. Out: draws from a random source, and the slope of counts that were
found, so that what was made can be measured.
"""

from __future__ import annotations

import itertools
import random
from bisect import bisect
from collections.abc import Iterable

from measure import exponent


class Zipf:
    """Numbers from 0 on; rank r comes with a probability that falls as 1 / r ** exponent (Zipf 1949).

    Args:
        count: how many numbers there are.
        exponent: how steep it is; words of a language have about 1.
    """

    def __init__(self, count: int, exponent: float = 1.0) -> None:
        self._sums = list(itertools.accumulate(1 / rank**exponent for rank in range(1, count + 1)))
        self._numbers = range(count)

    def draw(self, chance: random.Random) -> int:
        """One number."""
        return bisect(self._sums, chance.random() * self._sums[-1], 0, len(self._sums) - 1)

    def draws(self, chance: random.Random, count: int) -> list[int]:
        """So many numbers, each by itself."""
        return chance.choices(self._numbers, cum_weights=self._sums, k=count)


def slope(counts: Iterable[int], first: int = 10, last: int = 1_000) -> float:
    """How steeply counts fall: the slope of log(count) over log(rank).

    Args:
        first, last: the ranks that are looked at; the very first and the rare ones never lie on the line.
    """
    ranked = sorted(counts, reverse=True)[first - 1 : last]
    return exponent(dict(enumerate(ranked, first)))
