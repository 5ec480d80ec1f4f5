"""What a statement says, as it is compared with what others say; and which side it takes.

In: a statement and its ledger. Out: a `Proposition`: telling words, figures, who is named, and whether it is put in the negative; and
the stance, from act, polarity, cue and form. "No habrá base", "negó que haya una base" and "habrá una base" are one proposition with
two sides.
"""

from __future__ import annotations

from functools import cache

import msgspec

from segun.corpus.kinds import kinds_of
from segun.corpus.vectors import rarity, unit
from segun.language.folding import fold
from segun.language.linking import linking_words
from segun.ledger import Ledger, Statement
from segun.store.entry import Stance
from segun.store.words import stem, terms

_COMMON = 0.4
"""The weight of a common word that carries meaning: it tells little, yet two sentences that share many are alike."""

_FIGURE = 3.0
_OPENING = 7
"""Words of a content among which its main verb's negation stands."""

_HEAD = 60
"""Characters of a content that are looked at for how it begins."""

_VERDICT = 14
"""Words of a content that is a verdict and nothing else."""

_SOUGHT = 8


class Proposition(msgspec.Struct, frozen=True):
    """What is said, and by whom.

    Args:
        words: telling stems with weights whose squares sum up to 1.
        figures: the numbers in it.
        kinds: types of deeds for which words of it may stand: "dimitió" and "su renuncia" share one.
        entities: who is named.
        deeds: what is told of or named.
        speaker: the entity that says it.
        article: the version in which it stands, by row.
    """

    words: dict[str, float]
    figures: frozenset[str]
    kinds: frozenset[str]
    entities: frozenset[int]
    deeds: frozenset[int]
    speaker: int | None
    article: int


def proposition(
    statement: Statement,
    ledger: Ledger,
    entities: frozenset[int],
    deeds: frozenset[int],
    speaker: int | None,
    article: int,
) -> Proposition:
    """What the content of `statement` says."""
    text = statement.content_span.of(ledger.document.text)
    language = ledger.document.language
    raw: dict[str, float] = {}
    figures: set[str] = set()
    kinds: set[str] = set()
    for term in terms(text):
        word = text[term.start : term.end]
        kinds.update(kinds_of(word.lower(), language).any)
        if word.isdigit():
            figures.add(word)
            raw[word] = _FIGURE
        elif fold(word) not in _small(language):
            raw[term.stem] = max(raw.get(term.stem, 0.0), rarity(word, language), _COMMON)
    return Proposition(unit(raw), frozenset(figures), frozenset(kinds), entities, deeds, speaker, article)


def sought(one: Proposition) -> list[str]:
    """The stems under which it is looked for, the most telling ones."""
    return [term for term, _ in sorted(one.words.items(), key=lambda pair: (-pair[1], pair[0]))[:_SOUGHT]]


def stance(statement: Statement, ledger: Ledger) -> Stance:
    """Which side the statement takes on its proposition, put in the positive."""
    words = linking_words(ledger.document.language)
    if (
        statement.act in ("decline", "ask")
        or _has_cue(statement, ledger, words.doubting)
        or _is_open(statement, ledger)
    ):
        return "doubts"
    if statement.act == "admit" and statement.polarity == "+":
        return "confirms"
    if statement.act == "reject" or _is_denied(statement, ledger):
        return "denies"
    if _has_cue(statement, ledger, words.again):
        return "repeats"
    if statement.act in ("confirm", "admit") or _has_cue(statement, ledger, words.confirming):
        return "confirms"
    return "doubts" if statement.act == "speculate" else "asserts"


def _is_open(statement: Statement, ledger: Ledger) -> bool:
    """Whether the content says that it cannot be told yet ("no hay pruebas de que…"), or asks to be shown."""
    text, words = statement.content_span.of(ledger.document.text), linking_words(ledger.document.language)
    folded = fold(text[:_HEAD]).lstrip('«“"¡¿ ')
    if any(folded.startswith(phrase) for phrase in words.left_open):
        return True
    opening = [term.stem for term in terms(text)][:_OPENING]
    if statement.act in ("request", "order"):
        return not _stems(words.to_be_shown).isdisjoint(opening[:2])
    return _is_negative(statement, ledger) and not _stems(words.unproven).isdisjoint(opening)


def _is_denied(statement: Statement, ledger: Ledger) -> bool:
    """Whether source and content together hold the proposition false.

    A denial in a source's own words is negative already ("lo desmintió: «No hay tarifa»"); and behind a cue that denies, only "no"
    makes a second negation ("negó que nadie lo supiera" is one, "negó que no lo supiera" are two).
    """
    if _calls_false(statement, ledger):
        return True
    if statement.polarity != "-":
        return _is_negative(statement, ledger)
    again = linking_words(ledger.document.language).second_negations
    return statement.form in ("direct", "mixed") or not _begins_with(again, statement, ledger)


def _calls_false(statement: Statement, ledger: Ledger) -> bool:
    """Whether the content is a verdict that something is not true ("es una fantasía")."""
    if _is_negative(statement, ledger):
        return False
    found = [term.stem for term in terms(statement.content_span.of(ledger.document.text))]
    falsehoods = _stems(linking_words(ledger.document.language).falsehoods)
    return len(found) <= _VERDICT and not falsehoods.isdisjoint(found)


def _is_negative(statement: Statement, ledger: Ledger) -> bool:
    """Whether the content itself is a negative clause ("no habrá base")."""
    if statement.act == "deny" and statement.polarity == "+":
        return True
    return _begins_with(linking_words(ledger.document.language).negations, statement, ledger)


def _begins_with(negations: frozenset[str], statement: Statement, ledger: Ledger) -> bool:
    """Whether one of the negations stands in the content before its first verb can end."""
    openers = linking_words(ledger.document.language).clause_openers
    text = statement.content_span.of(ledger.document.text)
    last = 0
    for n, term in enumerate(terms(text)):
        word = fold(text[term.start : term.end])
        if n >= _OPENING or any(mark in text[last : term.start] for mark in ",;:.") or word in openers:
            return False
        if word in negations:
            return True
        last = term.end
    return False


def _has_cue(statement: Statement, ledger: Ledger, listed: tuple[str, ...]) -> bool:
    """Whether the cue is one of a list of verbs, in any form."""
    if statement.cue_span is None:
        return False
    found = [term.stem for term in terms(statement.cue_span.of(ledger.document.text))]
    return not _stems(listed).isdisjoint(found)


@cache
def _stems(listed: tuple[str, ...]) -> frozenset[str]:
    return frozenset(stem(word) for word in listed)


@cache
def _small(language: str) -> frozenset[str]:
    words = linking_words(language)
    return words.empty | words.negations | words.clause_openers | words.light
