"""What a statement says, as it is compared with what others say; and which side it takes.

In: a statement and its ledger. Out: a `Proposition`: telling words, figures, who is named, and whether it is put in the negative; and
the stance, from act, polarity, cue and form. "No habrá base", "negó que haya una base" and "habrá una base" are one proposition with
two sides.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache

import msgspec

from segun.corpus.vectors import rarity
from segun.language.folding import fold
from segun.language.linking import linking_words
from segun.ledger import Ledger, Statement
from segun.store.entry import Stance
from segun.store.words import stem, terms

_COMMON = 0.4
"""The weight of a common word that carries meaning: it tells little, yet two sentences that share many are alike."""

_FIGURE = 3.0
_OPENING = 9
"""Words of a content among which its main verb's negation stands."""

_SOUGHT = 8


class Proposition(msgspec.Struct, frozen=True):
    """Telling stems with weights whose squares sum up to 1; figures; the entities that are named."""

    words: dict[str, float]
    figures: frozenset[str]
    entities: frozenset[int]


def proposition(statement: Statement, ledger: Ledger, entities: frozenset[int]) -> Proposition:
    """What the content of `statement` says."""
    text = statement.content_span.of(ledger.document.text)
    language = ledger.document.language
    raw: dict[str, float] = {}
    figures = set()
    for term in terms(text):
        word = text[term.start : term.end]
        if word.isdigit():
            figures.add(word)
            raw[word] = _FIGURE
        elif fold(word) not in _small(language):
            raw[term.stem] = max(raw.get(term.stem, 0.0), rarity(word, language), _COMMON)
    length = math.sqrt(sum(weight * weight for weight in raw.values()))
    return Proposition({one: weight / length for one, weight in raw.items()}, frozenset(figures), entities)


def sought(one: Proposition) -> list[str]:
    """The stems under which it is looked for, the most telling ones."""
    return [term for term, _ in sorted(one.words.items(), key=lambda pair: (-pair[1], pair[0]))[:_SOUGHT]]


def likeness(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    """The cosine of two propositions' words."""
    if len(other) < len(one):
        one, other = other, one
    return sum(weight * other.get(term, 0.0) for term, weight in one.items())


def stance(statement: Statement, ledger: Ledger) -> Stance:
    """Which side the statement takes on its proposition, put in the positive."""
    if (statement.polarity == "-") != is_negative(statement, ledger):
        return "denies"
    if statement.act in ("confirm", "admit"):
        return "confirms"
    if statement.act in ("decline", "ask", "speculate") or _has_cue(statement, ledger, "doubting"):
        return "doubts"
    if _has_cue(statement, ledger, "again"):
        return "repeats"
    return "asserts"


def is_negative(statement: Statement, ledger: Ledger) -> bool:
    """Whether the content itself is a negative clause ("no habrá base")."""
    if statement.act == "deny" and statement.polarity == "+":
        return True
    words = linking_words(ledger.document.language)
    for n, term in enumerate(terms(text := statement.content_span.of(ledger.document.text))):
        word = fold(text[term.start : term.end])
        if word in words.negations:
            return True
        if n >= _OPENING or (n and word in words.clause_openers):
            return False
    return False


def _has_cue(statement: Statement, ledger: Ledger, which: str) -> bool:
    """Whether the cue is one of a list of verbs, in any form."""
    if statement.cue_span is None:
        return False
    cue = statement.cue_span.of(ledger.document.text)
    found = [term.stem for term in terms(cue)]
    return any(all(part in found for part in stems) for stems in _cues(ledger.document.language, which))


@cache
def _cues(language: str, which: str) -> tuple[tuple[str, ...], ...]:
    words = linking_words(language)
    listed = words.again if which == "again" else words.doubting
    return tuple(tuple(stem(part) for part in entry.split()) for entry in listed)


@cache
def _small(language: str) -> frozenset[str]:
    words = linking_words(language)
    return words.empty | words.negations | words.clause_openers | words.light
