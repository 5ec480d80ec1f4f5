"""How well a statement fits a claim.

In: a `Proposition` and the wordings of a claim. Out: a score, high enough (`SAME`, `ANSWERS`, `SAME_ELSEWHERE`) they are one. The parts and their weights were chosen on the
two corpora of the project (`docs/linking.md`), by logistic regression over pairs of statements of one story, and rounded.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from segun.corpus.propositions import Proposition
from segun.corpus.vectors import cosine, specificity, unit

SAME = 1.4
"""Score from which a statement says what a claim of its story says."""

ANSWERS = 0.4
"""Score from which one that denies, doubts or confirms is about a claim of its story: it is about something said before."""

SAME_ELSEWHERE = 3.0
"""The same for claims of other stories, where only words and figures tell."""

_ROOT = 2.3
_LINEAR = 1.4
_DEED = 1.0
_KINDS = 0.4
_SPEAKER = 0.6
_GOES_ON = -1.0
"""Who goes on in the same article tells more of the matter, and seldom the same again."""

_NAMED = 0.6
_ENTITIES = 0.2
_FIGURES_DIFFER = -0.2


@dataclass(slots=True)
class Telling:
    """How much each word tells the claims of one story apart, from 0 to 1.

    A claim counts once, whatever the number of its wordings. Vectors are weighted once and remembered.
    """

    weights: Mapping[str, float]
    known: dict[int, tuple[Proposition, Mapping[str, float]]] = field(default_factory=dict)

    def weighted(self, one: Proposition) -> Mapping[str, float]:
        """The words of `one`, less those that all claims of the story share; squares sum up to 1."""
        found = self.known.get(id(one))
        if found is None:
            raw = {word: weight * self.weights.get(word, 1.0) for word, weight in one.words.items()}
            found = self.known[id(one)] = one, unit(raw)
        return found[1]


def telling(claims: Sequence[Sequence[Proposition]]) -> Telling:
    """What tells these claims apart, each given by its wordings."""
    counts: dict[str, int] = {}
    for wordings in claims:
        for word in {word for wording in wordings for word in wording.words}:
            counts[word] = counts.get(word, 0) + 1
    return Telling({word: specificity(count, len(claims)) for word, count in counts.items()})


def fit_inside(one: Proposition, wordings: Sequence[Proposition], words: Telling, *, asserts: bool) -> float:
    """How well a statement fits a claim of its own story, by the nearest of its wordings.

    Args:
        asserts: whether it takes no side on what was said before.
    """
    mine = words.weighted(one)
    return max((_inside(one, mine, other, words, asserts) for other in wordings), default=0.0)


def fit_elsewhere(one: Proposition, wordings: Sequence[Proposition]) -> float:
    """How well a statement fits a claim that was made in other stories only."""
    return max((_elsewhere(one, other) for other in wordings), default=0.0)


def _inside(one: Proposition, mine: Mapping[str, float], other: Proposition, words: Telling, asserts: bool) -> float:
    """Who speaks and who is named counts only where something that is said is the same."""
    alike = cosine(mine, words.weighted(other))
    kinds = len(one.kinds & other.kinds)
    if not alike and not kinds and one.deeds.isdisjoint(other.deeds):
        return 0.0
    score = _ROOT * math.sqrt(alike) + _LINEAR * cosine(one.words, other.words)
    score += _DEED if one.deeds & other.deeds else 0.0
    score += _ENTITIES if one.entities & other.entities else 0.0
    score += _NAMED if one.speaker in other.entities or other.speaker in one.entities else 0.0
    score += _KINDS * kinds / math.sqrt(len(one.kinds) * len(other.kinds)) if kinds else 0.0
    if one.article == other.article:
        return score + _figures(one, other) + (_GOES_ON if asserts and one.speaker == other.speaker else 0.0)
    return score + _same_voice(one, other) + _figures(one, other)


def _elsewhere(one: Proposition, other: Proposition) -> float:
    alike = cosine(one.words, other.words)
    score = _ROOT * math.sqrt(alike) + _LINEAR * alike
    score += _NAMED if one.entities & other.entities else 0.0
    return score + _same_voice(one, other) + _figures(one, other)


def _same_voice(one: Proposition, other: Proposition) -> float:
    return _SPEAKER if one.speaker is not None and one.speaker == other.speaker else 0.0


def _figures(one: Proposition, other: Proposition) -> float:
    return _FIGURES_DIFFER if one.figures and other.figures and not one.figures & other.figures else 0.0
