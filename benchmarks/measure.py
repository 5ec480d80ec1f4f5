"""What was measured, beside what is required of it; and how it is measured."""

from __future__ import annotations

import math
import statistics
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Required = Mapping[str, tuple[Literal["at most", "at least"], float]]


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table."""

    name: str
    value: float
    remark: str = ""

    def row(self, required: Required) -> str:
        bound, limit = required.get(self.name, ("", None))
        if limit is None:
            return f"| {self.name} | | {_figure(self.value)} | | {self.remark} |"
        kept = self.value <= limit if bound == "at most" else self.value >= limit
        verdict = "yes" if kept else "NO"
        return f"| {self.name} | {bound} {limit:,g} | {_figure(self.value)} | {verdict} | {self.remark} |"


def percentile(values: Sequence[float], share: float) -> float:
    """The value that this share of the others does not exceed (nearest rank)."""
    ranked = sorted(values)
    return ranked[min(len(ranked) - 1, int(share * len(ranked)))]


def exponent(values: Mapping[int, float]) -> float:
    """The power with which values grow: the slope of log(value) over log(size), by least squares; 1 is linear."""
    return statistics.linear_regression([math.log(n) for n in values], [math.log(v) for v in values.values()]).slope


def seconds(run: Callable[[], object]) -> float:
    """How long it takes, by the clock."""
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def one_round(runs: Mapping[str, Callable[[], object]], turn: int) -> dict[str, float]:
    """Seconds of each run, in an order that turns with `turn`, so that none always runs on a warmer machine."""
    names = list(runs)
    first = turn % len(names)
    return {name: seconds(runs[name]) for name in names[first:] + names[:first]}


def exhaust(items: Iterable[object]) -> None:
    """Take all, and keep none."""
    for _ in items:
        pass


def _figure(value: float) -> str:
    """Three figures, and all of those before the point."""
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:,.3g}"
