"""What was measured, beside what is required of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


def _figure(value: float) -> str:
    """Three figures, and all of those before the point."""
    return f"{value:,.0f}" if abs(value) >= 1_000 else f"{value:,.3g}"
