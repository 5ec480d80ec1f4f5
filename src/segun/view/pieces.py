"""Overlapping spans to a row of pieces that do not overlap.

Contents nest, cross paragraphs and share words with cues, quotations and warnings. Marked-up text cannot cross, so the text
is cut at every boundary, and each piece knows all marks that cover it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from segun.ledger import Span

MarkKind = Literal["content", "cue", "quote", "source", "mention", "warning", "trigger", "retold"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One span with its meaning; `owner` is the number of the statement, actor, warning or event that it belongs to."""

    span: Span
    kind: MarkKind
    owner: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks from end to end."""

    span: Span
    marks: tuple[Mark, ...]

    def owners(self, kind: MarkKind) -> list[int]:
        """The owners of the marks of one kind, in the order in which the marks were given."""
        return [m.owner for m in self.marks if m.kind == kind]


def pieces(within: Span, marks: Iterable[Mark], cuts: Iterable[int] = ()) -> list[Piece]:
    """`within`, cut at every boundary of a mark and at each offset in `cuts`; joined, the pieces are `within` again.

    Empty marks and the parts of marks that stand outside count for nothing.
    """
    ordered = [(rank, m) for rank, m in enumerate(marks) if m.span.touches(within)]
    inner = (*cuts, *(edge for _, m in ordered for edge in m.span))
    edges = sorted({within.start, within.end, *(e for e in inner if within.start < e < within.end)})
    waiting = sorted(ordered, key=lambda pair: pair[1].span.start, reverse=True)
    active, out = list[tuple[int, Mark]](), list[Piece]()
    for start, end in pairwise(edges):
        while waiting and waiting[-1][1].span.start <= start:
            active.append(waiting.pop())
        active = [pair for pair in active if pair[1].span.end > start]
        covering = sorted(active, key=lambda pair: pair[0])
        out.append(Piece(Span(start, end), tuple(m for _, m in covering)))
    return out
