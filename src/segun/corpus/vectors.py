"""An article as weighted words, and how alike two of them are.

In: title and text. Out: a sparse unit vector of the words that tell what it is about: rare ones, and those of its head. How rare a
word is, the language's list of common words says, not the corpus: so a vector never changes, whatever comes later.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from segun.language.folding import fold
from segun.store.words import stem, terms
from segun.text.words import words

Vector = Mapping[str, float]

_KEPT = 60
"""Words of an article that are kept: enough for a long report, few enough to compare hundreds."""

_COMMONEST = 6
_UNLISTED = 4.5
"""The weight of a word that is on no list: a name, or rarer than one in a million."""

_HEAD = 320
"""Characters of headline and lead, whose words count double."""


def vector(title: str | None, text: str, language: str) -> Vector:
    """The telling words of an article, with weights whose squares sum up to 1."""
    counts: dict[str, float] = {}
    weights: dict[str, float] = {}
    for part, is_title in ((title or "", True), (text, False)):
        for found, start, end in terms(part):
            weight = rarity(part[start:end], language)
            if weight > 0:
                factor = 2.0 if not is_title and start < _HEAD else 1.0
                counts[found] = counts.get(found, 0.0) + factor
                weights[found] = max(weights.get(found, 0.0), weight)
    raw = {one: weights[one] * (1 + math.log(count)) for one, count in counts.items()}
    return unit(dict(sorted(raw.items(), key=lambda pair: (-pair[1], pair[0]))[:_KEPT]))


def unit(raw: Mapping[str, float]) -> dict[str, float]:
    """The same direction with weights whose squares sum up to 1; empty where all weights are 0."""
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return {term: weight / length for term, weight in raw.items()} if length else {}


def cosine(one: Vector, other: Vector) -> float:
    """How alike two unit vectors are, from 0 to 1."""
    if one.keys().isdisjoint(other):
        return 0.0
    return sum(one[word] * other[word] for word in _shared(one, other))


def likenesses(one: Vector, others: Iterable[Vector], telling: Mapping[str, float]) -> Iterator[float]:
    """How alike `one` is to each of `others`: the cosine, from 0 to 1.

    Args:
        telling: how much a word tells, from 0 to 1, where it does not tell all that its weight says.
    """
    own = _square(one, telling)
    for other in others:
        product = sum(one[word] * other[word] * telling.get(word, 1.0) ** 2 for word in _shared(one, other))
        yield product / math.sqrt(own * _square(other, telling)) if product else 0.0


def _shared(one: Vector, other: Vector) -> Iterator[str]:
    """Words that both have, in an order that is the same each time, so that sums are."""
    return (word for word in one if word in other)


def _square(one: Vector, telling: Mapping[str, float]) -> float:
    return sum((weight * telling.get(word, 1.0)) ** 2 for word, weight in one.items())


def specificity(having: int, of: int) -> float:
    """How much a word tells when `having` of so many texts have it: 1 where one has, less the more do.

    Inverse document frequency (Spärck Jones 1972).
    """
    return math.log(1 + of / having) / math.log(1 + of)


@lru_cache(maxsize=100_000)
def rarity(word: str, language: str) -> float:
    """How telling a word is: 0 for the commonest and for bare figures, 4.5 for one on no list."""
    if len(word) < 2 or word.isdigit():
        return 0.0
    found = _classes(language).get(stem(word))
    return _UNLISTED if found is None else max(0.0, min(4.0, _COMMONEST - found))


@lru_cache(maxsize=8)
def _classes(language: str) -> Mapping[str, int]:
    """The class of the commonest form of each stem."""
    found: dict[str, int] = {}
    for word, frequency in words(language).common.items():
        key = stem(fold(word))
        found[key] = max(found.get(key, 0), frequency)
    return found
