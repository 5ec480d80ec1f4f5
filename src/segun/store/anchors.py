"""Words of a text found again in another wording of it.

In: the words, what stood around them, where they stood. Out: where they stand now, if that is certain.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Span

_CONTEXT = 40
"""Characters on each side that are kept."""

_TELLING = 24
"""Characters of words and context that must agree: fewer may stand anywhere."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """Words with their place, and the text before and after them."""

    span: Span
    before: str
    words: str
    after: str

    def find(self, text: str) -> Span | None:
        """Where the words stand in `text`: at their old place, else at the only place that fits best; `None` where none does."""
        scores = {start: self._likeness(text, start) for start in _occurrences(self.words, text)}
        whole = len(self.before) + len(self.after)
        if scores.get(self.span.start) == whole:
            return self.span
        best = max(scores.values(), default=0)
        fitting = [start for start, score in scores.items() if score == best]
        if len(fitting) != 1 or len(self.words) + best < min(_TELLING, len(self.words) + whole):
            return None
        return Span(fitting[0], fitting[0] + len(self.words))

    def _likeness(self, text: str, start: int) -> int:
        """Characters of the context that stand around `start` as well."""
        end = start + len(self.words)
        before = _shared(self.before[::-1], text[max(0, start - _CONTEXT) : start][::-1])
        return before + _shared(self.after, text[end : end + _CONTEXT])


def anchor(span: Span, text: str) -> Anchor:
    """The anchor of a span of `text`.

    >>> anchor(Span(3, 7), "El faro se apagó.").find("Ayer: El faro se apagó.")
    Span(start=9, end=13)
    """
    start, end = span
    return Anchor(span, text[max(0, start - _CONTEXT) : start], span.of(text), text[end : end + _CONTEXT])


def _shared(one: str, other: str) -> int:
    """How many characters both begin with."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _occurrences(words: str, text: str) -> list[int]:
    found = []
    start = text.find(words) if words else -1
    while start >= 0:
        found.append(start)
        start = text.find(words, start + 1)
    return found
