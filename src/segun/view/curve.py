"""Curves between two points, with the little geometry that an arrow needs: quadratic Béziers, as SVG draws them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import NamedTuple

_DOT = 8.0
"""How far from the middle of a dot a curve begins."""
_HEAD = 8.5
_HALF_HEAD = 4.2


class Point(NamedTuple):
    x: float
    y: float

    def towards(self, other: Point, length: float) -> Point:
        """The point `length` away from here in the direction of `other`."""
        whole = self.distance(other) or 1.0
        return Point(self.x + (other.x - self.x) * length / whole, self.y + (other.y - self.y) * length / whole)

    def distance(self, other: Point) -> float:
        return math.hypot(other.x - self.x, other.y - self.y)

    def __str__(self) -> str:
        return f"{self.x:.1f},{self.y:.1f}"


@dataclass(frozen=True, slots=True)
class Curve:
    """A quadratic Bézier curve; `bend` is its control point."""

    start: Point
    bend: Point
    end: Point

    @classmethod
    def straight(cls, start: Point, end: Point) -> Curve:
        return cls(start, Point((start.x + end.x) / 2, (start.y + end.y) / 2), end)

    @classmethod
    def bowed(cls, start: Point, end: Point, by: float) -> Curve:
        """A curve between two points of a column that leaves it sideways; `by` is how far its control point stands off."""
        return cls(start, Point(start.x + by, (start.y + end.y) / 2), end)

    @property
    def sense(self) -> int:
        """1 for a curve from left to right, -1 for one back, so that both can be shifted to the same side."""
        return 1 if self.end.x >= self.start.x else -1

    def shifted(self, by: float) -> Curve:
        """The same ends, the bend moved across the line between them."""
        length = self.start.distance(self.end) or 1.0
        across = Point((self.start.y - self.end.y) / length, (self.end.x - self.start.x) / length)
        bend = Point(self.bend.x + across.x * by, self.bend.y + across.y * by)
        return Curve(self.start, bend, self.end)

    def at(self, t: float) -> Point:
        """The point at `t`, from 0 at the start to 1 at the end."""
        a, b, c = (1 - t) ** 2, 2 * t * (1 - t), t**2
        return Point(*(a * p + b * q + c * r for p, q, r in zip(self.start, self.bend, self.end, strict=True)))

    def path(self, *, to_dot: bool) -> str:
        """The curve as the `d` of an SVG path, clear of the dot at its start and, with `to_dot`, of that at its end."""
        start = self.start.towards(self.bend, _DOT)
        end = self.end.towards(self.bend, _DOT + 2) if to_dot else self.end
        return f"M{start} Q{self.bend} {end}"

    def head(self) -> str:
        """The arrow head at the end, as the points of an SVG polygon."""
        tip = self.end.towards(self.bend, _DOT - 1.5)
        base = self.end.towards(self.bend, _DOT - 1.5 + _HEAD)
        across = Point(tip.y - base.y, base.x - tip.x)
        half = _HALF_HEAD / _HEAD
        left = Point(base.x + across.x * half, base.y + across.y * half)
        right = Point(base.x - across.x * half, base.y - across.y * half)
        return f"{tip} {left} {right}"
