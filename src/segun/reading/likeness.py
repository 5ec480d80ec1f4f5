"""Statements about one matter: contents that share most of their words of meaning.

In: a `Page` and its statements, in text order. Out: for a statement the earlier one that it denies, confirms, says again or
contradicts without pointing at it by a noun or pronoun.
"""

from __future__ import annotations

from collections import Counter

from segun.language.factuality import factuality
from segun.ledger import Act, LinkType
from segun.reading.anaphora import meaning
from segun.reading.page import Page
from segun.reading.utterance import Utterance

_SHARED = 2  # words of meaning that a denial shares with what it denies
_WITHIN = 0.6  # share of the shorter content that must stand in the longer one
_WHOLE = 0.3  # share of all words of both
_ALIKE = 0.6  # share of all words of both that makes them the same
_KEPT = 20  # earlier statements that are looked at for one word

CLAIMS: frozenset[Act] = frozenset(
    {"assert", "accuse", "deny", "condemn", "warn", "announce", "speculate", "threaten", "promise", "admit", "confirm"}
)
"""Acts that hold something true or false."""


def same_speaker(one: Utterance, other: Utterance) -> bool:
    """Whether both are known to have one source."""
    return one.actor is not None and one.actor == other.actor


def is_before(statements: list[Utterance], n: int, k: int) -> bool:
    """Whether `k` stands before `n`, neither within the other, nor `k` the report that `n` stands in."""
    one, other = statements[n], statements[k]
    apart = other.content[1] < one.content[0] or other.content[0] > one.content[1]
    return apart and other.head < one.head and one.outer != k and not other.content[0] <= one.head <= other.content[1]


class Contents:
    """The words of meaning of a document's statements."""

    def __init__(self, page: Page, statements: list[Utterance]) -> None:
        self.page = page
        self.statements = statements
        self._repeating = factuality(page.language).repeating
        self._by_word: dict[str, list[int]] = {}
        self._meanings: dict[int, frozenset[str]] = {}

    def add(self, n: int) -> None:
        """Count statement `n` with what was said before."""
        for word in self.meaning(n):
            self._by_word.setdefault(word, []).append(n)

    def meaning(self, n: int) -> frozenset[str]:
        """The words of meaning of a content."""
        if n not in self._meanings:
            one = self.statements[n]
            self._meanings[n] = meaning(self.page, *one.content, skip=one.cue)
        return self._meanings[n]

    def alike(self, n: int) -> tuple[LinkType, int] | None:
        """The earlier statement that shares most words of meaning with `n`, and how `n` stands to it."""
        own = self.meaning(n)
        if not own or self.statements[n].act not in CLAIMS:
            return None
        shared = Counter(k for word in own for k in self._by_word.get(word, ())[-_KEPT:])
        best: tuple[float, int, LinkType] | None = None
        for k, count in shared.items():
            kind = self._relation(n, k, count) if is_before(self.statements, n, k) else None
            if kind is not None:
                weight = (count / len(own | self.meaning(k)), k, kind)
                best = weight if best is None else max(best, weight)
        return None if best is None else (best[2], best[1])

    def _relation(self, n: int, k: int, count: int) -> LinkType | None:
        one, other = self.statements[n], self.statements[k]
        within = count / min(len(self.meaning(n)), len(self.meaning(k)))
        whole = count / len(self.meaning(n) | self.meaning(k))
        if other.act not in CLAIMS or within < _WITHIN or whole < _WHOLE:
            return None
        same, agree = same_speaker(one, other), self._stance(n) == self._stance(k)
        if one.lemma in self._repeating and same:
            return "repeats" if agree else None
        if count < _SHARED:
            return None
        more = count > _SHARED
        if agree:
            return "confirms" if one.act == "confirm" and not same else "repeats" if more and whole >= _ALIKE else None
        if same:
            return None
        if one.act == "deny":
            return "denies" if more or whole > 0.5 else None
        return "contradicts" if more and whole >= _ALIKE else None

    def _stance(self, n: int) -> bool:
        """Whether the matter is held true: the source's view of the content, turned by a negation of its main verb."""
        one, syntax = self.statements[n], self.page.syntax
        first, last = one.content
        verb = next((i for i in range(first, last + 1) if self.page.is_main_verb(i, first)), None)
        negated = verb is not None and any(
            syntax.features[j].get("Polarity") == "Neg" for j in range(max(first, verb - 3), verb)
        )
        return (one.polarity != "-") != negated
