"""What of its words a statement has for itself, where another report stands inside of it.

In: the spans of contents in one text. Out: for each of them the longest part that stands in none of the spans inside of
it, so that of two contents no word is counted twice ("desmintió el informe del Puerto de que hay hambre": the outer one
keeps "el informe del Puerto de que").
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from segun.ledger import Span


def own_parts(spans: Iterable[Span], text: str) -> dict[Span, Span]:
    """The part that each span has for itself; one that is nothing but others and signs has none and is left out.

    A span that holds no other is its own part. Equal spans are one, and of two that cross each other none is inside.

    Args:
        spans: code points into `text`.
    """
    ordered = sorted(set(spans), key=lambda span: (span.start, -span.end))
    found = {}
    for index, span in enumerate(ordered):
        inner = list(_inside(ordered, index))
        own = max(_parts(span, inner, text), key=_length, default=None) if inner else span
        if own is not None and own.start < own.end:
            found[span] = own
    return found


def _inside(ordered: Sequence[Span], index: int) -> Iterator[Span]:
    """The spans that stand in that of number `index`, which all come after it."""
    outer = ordered[index]
    for at in range(index + 1, len(ordered)):
        span = ordered[at]
        if span.start >= outer.end:
            return
        if span.start < span.end <= outer.end:
            yield span


def _parts(outer: Span, inner: Iterable[Span], text: str) -> Iterator[Span]:
    """What is left of `outer` between the spans inside of it, without blanks and signs at the edges of a cut."""
    start = outer.start
    for span in inner:
        yield _trimmed(Span(start, span.start), text, left=start > outer.start, right=True)
        start = max(start, span.end)
    yield _trimmed(Span(start, outer.end), text, left=start > outer.start, right=False)


def _trimmed(span: Span, text: str, left: bool, right: bool) -> Span:
    """The span without what is no letter and no digit at the edges that were cut; empty where it has neither."""
    spoken = [at for at in range(span.start, span.end) if text[at].isalnum()]
    if not spoken:
        return Span(span.start, span.start)
    return Span(spoken[0] if left else span.start, spoken[-1] + 1 if right else span.end)


def _length(span: Span) -> int:
    return span.end - span.start
