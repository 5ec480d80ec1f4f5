"""The graph of actors as a picture: two columns of names, and a curve for each bundle of deeds between two of them.

In: a ledger and its deeds in words. Out: a `Picture` of points, paths and words for `graph.svg.j2`; all lengths are in units
of the picture's own, of which it is `WIDTH` wide. Those who mostly act stand left, those who mostly are acted upon right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from segun.ledger import Ledger
from segun.view.curve import Curve, Point
from segun.view.events import Deed
from segun.view.graph import Arc, Bundle, arcs, bundles
from segun.view.label import label
from segun.view.visible import one_line
from segun.view.wording import Wording

WIDTH = 480
MOST = 12
"""How many actors are drawn; with more, those with the fewest deeds share one place."""
_COLUMNS = (138.0, 342.0)
_STEP = 52.0
_MARGIN = 32.0
_SPREAD = 36.0
"""How far the control points of curves between the same two actors stand apart."""
_STUB = (28.0, 20.0)
"""How far across and up the first deed of somebody with nobody at the other end is drawn."""
_BADGE = 9.0
_PLACES = (0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74)
"""Where on its curve a count may stand, the best place first."""
_UNKNOWN, _REST = "\0?", "\0+"
"""Who is not named, and who finds no room; no id of an actor has a NUL."""


@dataclass(frozen=True, slots=True)
class Dot:
    """An actor: a point, and the lines of its name beside it. `side` is -1 in the left column, 1 in the right one."""

    at: Point
    side: int
    lines: tuple[str, ...]
    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """Deeds between two actors: an SVG path, an arrow head as a polygon, and the place of their count."""

    path: str
    head: str
    quad: int
    actual: bool
    mutual: bool
    count: int
    badge: Point
    says: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is drawn. `says` tells it in words, one sentence a line."""

    top: float
    height: float
    dots: tuple[Dot, ...]
    lines: tuple[Line, ...]
    rest: int

    @property
    def mutual(self) -> bool:
        """Whether there is a line between two who do the same."""
        return any(line.mutual for line in self.lines)

    @property
    def says(self) -> str:
        return "; ".join(line.says for line in self.lines)


def picture(ledger: Ledger, deeds: Sequence[Deed], say: Wording) -> Picture | None:
    """The graph of the deeds of `ledger`; None where no deed has two sides.

    Args:
        ledger: what was read.
        deeds: its events in words.
        say: the words of the interface.
    """
    found = arcs(ledger)
    if not any(arc.source and arc.target for arc in found):
        return None
    return _Drawing(ledger, {d.number: d for d in deeds}, found, say).picture()


class _Drawing:
    def __init__(self, ledger: Ledger, deeds: Mapping[int, Deed], found: Sequence[Arc], say: Wording) -> None:
        self._say = say
        self._deeds = deeds
        self._order = {actor.id: n for n, actor in enumerate(ledger.actors)}
        self._names = {actor.id: one_line(actor.name) for actor in ledger.actors}
        everyone = Counter(end for arc in found for end in (arc.source, arc.target) if end)
        kept = self._kept(everyone)
        self._rest = len(everyone) - len(kept)
        drawn = [self._narrowed(arc, kept) for arc in found]
        self._arcs = [arc for arc in drawn if arc.source != arc.target]
        self._places = self._columns()
        self._taken: list[Point] = []

    def picture(self) -> Picture:
        found = bundles(self._arcs, lambda n: (self._deeds[n].quad, self._deeds[n].event.status == "actual"))
        lines = tuple(self._line(bundle, *self._rank(bundle, found)) for bundle in found)
        heights = [y for _, y in self._places.values()] + [line.badge.y for line in lines]
        top = min(heights) - _MARGIN
        return Picture(top, max(heights) + _MARGIN - top, self._dots(), lines, self._rest)

    def _kept(self, everyone: Counter[str]) -> set[str]:
        """The ids that get a place of their own."""
        ranked = sorted(everyone, key=lambda id_: (-everyone[id_], self._order.get(id_, len(self._order)), id_))
        return set(ranked if len(ranked) <= MOST else ranked[: MOST - 1])

    def _narrowed(self, arc: Arc, kept: set[str]) -> Arc:
        """`arc` with `_REST` for those without a place of their own, and `_UNKNOWN` for who acts unnamed."""

        def end(id_: str | None) -> str | None:
            return id_ if id_ is None or id_ in kept else _REST

        source = _UNKNOWN if arc.source is None else end(arc.source)
        return Arc(source, end(arc.target), arc.mutual, arc.deed)

    def _columns(self) -> dict[str, Point]:
        """Where everybody stands."""
        ends = dict.fromkeys(end for arc in self._arcs for end in (arc.source, arc.target) if end)
        gives = Counter(arc.source for arc in self._arcs if not arc.mutual)
        takes = Counter(arc.target for arc in self._arcs if not arc.mutual)
        ranked = sorted(ends, key=lambda id_: (takes[id_] - gives[id_], self._rank_of(id_)))
        half = (len(ranked) + 1) // 2
        left = sorted(ranked[:half], key=self._rank_of)
        rows = {id_: float(n) for n, id_ in enumerate(left)}
        right = sorted(ranked[half:], key=lambda id_: (self._pull(id_, rows), self._rank_of(id_)))
        return {
            id_: Point(x, (n - (len(column) - 1) / 2) * _STEP)
            for x, column in zip(_COLUMNS, (left, right), strict=True)
            for n, id_ in enumerate(column)
        }

    def _rank_of(self, id_: str) -> tuple[int, str]:
        return self._order.get(id_, len(self._order)), id_

    def _pull(self, id_: str, rows: Mapping[str, float]) -> float:
        """The mean row of those in the other column that somebody has to do with, so that fewer curves cross."""
        pairs = [(arc.source, arc.target) for arc in self._arcs if id_ in (arc.source, arc.target)]
        near = [rows[end] for pair in pairs for end in pair if end is not None and end in rows]
        return sum(near) / len(near) if near else float(len(rows))

    def _dots(self) -> tuple[Dot, ...]:
        each = ((at, self._name(id_)) for id_, at in self._places.items())
        return tuple(Dot(at, -1 if at.x < WIDTH / 2 else 1, label(name), name) for at, name in each)

    def _name(self, id_: str) -> str:
        if id_ == _REST:
            return self._say.graph_rest.format(number=self._rest)
        return self._say.nobody if id_ == _UNKNOWN else self._names.get(id_) or one_line(id_)

    def _rank(self, bundle: Bundle, found: Sequence[Bundle]) -> tuple[int, int]:
        """Which of how many a bundle is among those between the same two actors."""
        ends = {bundle.source, bundle.target}
        same = [other for other in found if {other.source, other.target} == ends]
        return same.index(bundle), len(same)

    def _line(self, bundle: Bundle, rank: int, of: int) -> Line:
        first, curve = self._deeds[bundle.deeds[0]], self._curve(bundle, rank, of)
        badge = curve.end if bundle.target is None else self._free(curve)
        self._taken.append(badge)
        return Line(
            path=curve.path(to_dot=bundle.target is not None),
            head="" if bundle.mutual or bundle.target is None else curve.head(),
            quad=first.quad,
            actual=first.event.status == "actual",
            mutual=bundle.mutual,
            count=len(bundle.deeds),
            badge=badge,
            says=self._says(bundle),
        )

    def _curve(self, bundle: Bundle, rank: int, of: int) -> Curve:
        """The curve of one of `of` bundles between the same two actors, so that none lies upon another."""
        start = self._places[bundle.source or ""]
        inward = 1.0 if start.x < WIDTH / 2 else -1.0
        if bundle.target is None:
            across, up = _STUB[0] + 22 * (rank // 2), _STUB[1] * (1 if rank % 2 else -1)
            return Curve.straight(start, Point(start.x + inward * across, start.y + up))
        end = self._places[bundle.target]
        if start.x == end.x:
            return Curve.bowed(start, end, inward * (44 + 0.45 * abs(end.y - start.y) + rank * _SPREAD))
        curve = Curve.straight(start, end)
        return curve.shifted((rank - (of - 1) / 2) * curve.sense * _SPREAD)

    def _free(self, curve: Curve) -> Point:
        """The place on a curve that is clear of the counts that stand already, else the one farthest from them."""

        def room(t: float) -> float:
            spot = curve.at(t)
            return min((spot.distance(taken) for taken in self._taken), default=3 * _BADGE)

        return curve.at(max(_PLACES, key=lambda t: min(room(t), 2.6 * _BADGE)))

    def _says(self, bundle: Bundle) -> str:
        told = [self._deeds[n] for n in bundle.deeds]
        what = ", ".join(dict.fromkeys(f"{d.type} ({d.status})" for d in told))
        ends = [self._name(end) for end in (bundle.source, bundle.target) if end]
        joined = (f" {'–' if bundle.mutual else '→'} ").join(ends)
        return f"{joined}: {what} ×{len(told)}"
