"""The words that were searched for, in their surroundings.

In: an article's text, a search. Out: one or two stretches of the text with the places of the words. Places are found in the text itself, by
the same stems as in the index.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from segun.ledger import Span
from segun.store.hits import Snippet
from segun.store.search import Leaf, Opening, Search, heads, matches
from segun.store.words import places, stems

_WIDTH = 200
"""Characters of a stretch."""

_LEAD = 60
"""Characters before the first word that was searched for."""

_MOST = 2
_MARKS = 400
"""Places of an article that are looked at."""


class _Mark(NamedTuple):
    """A place of a leaf of the search."""

    span: Span
    leaf: int


def snippets(text: str, search: Search) -> tuple[Snippet, ...]:
    """The stretches that show most of what was searched for; the beginning of the text where it has none of it."""
    marks = _marks(text, search)
    found: list[Span] = []
    shown: set[int] = set()
    for _ in range(_MOST):
        rest = [mark for mark in marks if not any(span.touches(mark.span) for span in found)]
        best = _best(rest, shown)
        if best is None or (found and not {mark.leaf for mark in best} - shown):
            break
        found.append(_stretch(text, best[0].span, found))
        shown.update(mark.leaf for mark in best)
    spans = sorted(found) or [_stretch(text, Span(0, 0), [])]
    return tuple(
        Snippet(span, span.of(text), tuple(dict.fromkeys(mark.span for mark in marks if span.covers(mark.span))))
        for span in spans
    )


def _marks(text: str, search: Search) -> list[_Mark]:
    """Where the leaves of a search stand, in the order of the text."""
    words, leaves = stems(text), list(search.leaves())
    found = [(at, length, n) for at, n in _starts(words, leaves) if (length := matches(leaves[n], words, at))][:_MARKS]
    spans = places(text) if found else []
    return [_Mark(Span(spans[at][0], spans[at + length - 1][1]), n) for at, length, n in found]


def _starts(words: Sequence[str], leaves: Sequence[Leaf]) -> Iterator[tuple[int, int]]:
    """Where a leaf may begin, and which."""
    by_stem: dict[str, list[int]] = {}
    for n, leaf in enumerate(leaves):
        for stem in heads(leaf):
            by_stem.setdefault(stem, []).append(n)
    openings = [(leaf.letters, n) for n, leaf in enumerate(leaves) if isinstance(leaf, Opening)]
    for at, stem in enumerate(words):
        found = by_stem.get(stem, [])
        yield from ((at, n) for n in found)
        yield from ((at, n) for letters, n in openings if stem.startswith(letters) and n not in found)


def _best(marks: Sequence[_Mark], shown: set[int]) -> list[_Mark] | None:
    """The marks of the stretch with most leaves that are not shown yet, then most marks; the first of several."""
    best: list[_Mark] | None = None
    most = (0, 0)
    for k, first in enumerate(marks):
        within = first.span.start + _WIDTH - _LEAD
        here: list[_Mark] = []
        for mark in marks[k:]:
            if mark.span.end > within:
                break
            here.append(mark)
        worth = (len({mark.leaf for mark in here} - shown), len(here))
        if here and worth > most:
            best, most = here, worth
    return best


def _stretch(text: str, first: Span, taken: Sequence[Span]) -> Span:
    """The surroundings of a mark, from word to word, and outside of those that are taken."""
    low = max([span.end for span in taken if span.end <= first.start], default=0)
    high = min([span.start for span in taken if span.start >= first.end], default=len(text))
    start, end = max(low, first.start - _LEAD), min(high, max(first.end, first.start + _WIDTH - _LEAD))
    while low < start < first.start and not text[start - 1].isspace():
        start += 1
    while first.end < end < high and not text[end].isspace():
        end -= 1
    while start < first.start and text[start].isspace():
        start += 1
    return Span(start, max(end, first.end))
