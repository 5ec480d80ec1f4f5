"""Conduct rated by a content: praised or condemned.

In: one main clause, or the words by which something is called. Out: an act, `None` where nothing is rated.
"""

from __future__ import annotations

from collections.abc import Iterator

from segun.language.act_words import ActWords
from segun.ledger import Act
from segun.reading.page import Page
from segun.reading.proposition import Proposition, lemma_at, lemmas_in


def rating(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """Conduct rated: "es inadmisible", "no es justo", "fue muy valiente", "atenta contra…"."""
    if clause.ahead or clause.mood == "Sub" or clause.person == "1":
        return None
    if not clause.negated and _peerless(page, clause, lists):
        return "praise"
    if clause.about == "speaker":
        return None
    if not clause.negated and lemma_at(page, clause.verb) in lists.harming:
        return "condemn"
    if not clause.negated and _has_bad_attribute(page, clause, lists):
        return "condemn"
    if not clause.copular:
        return None
    near = set(_beside(page, clause))
    if clause.negated:
        return "condemn" if near & lists.acceptable else None
    if near & lists.bad or _superlative(page, clause, lists.worst):
        return "condemn"
    good = near & lists.good or _superlative(page, clause, lists.best)
    return "praise" if good or _much(page, clause, lists) else None


def rating_of_words(page: Page, first: int, last: int, lists: ActWords) -> Act | None:
    """Whether words with which something is called by a quality praise or condemn it."""
    lemmas = lemmas_in(page, first, last)
    if lemmas & (lists.bad | lists.guilty | lists.bad_called):
        return "condemn"
    return "praise" if lemmas & (lists.good | lists.best) else None


def _peerless(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """ "Como nadie", "de los pocos"."""
    lower = page.syntax.lower
    span = range(clause.finite + 1, min(clause.finite + 7, clause.last + 1))
    return any(" ".join(lower[i : i + n]) in lists.peerless for i in span for n in (2, 3))


def _beside(page: Page, clause: Proposition) -> Iterator[str]:
    """Lemmas of the predicate behind a copula: its head, what is joined to it and its attributes."""
    syntax = page.syntax
    yield lemma_at(page, clause.verb)
    for child in syntax.children[clause.verb]:
        if syntax.deps[child] in ("conj", "amod") and child > clause.finite:
            yield lemma_at(page, child)


def _much(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """ "Fue muy buena": a plain word of praise that an adverb strengthens."""
    syntax = page.syntax
    span = range(clause.finite + 1, min(clause.finite + 5, clause.last + 1))
    return any(
        lemma_at(page, i) in lists.plain_good and syntax.lower[i - 1] in lists.intensifiers for i in span
    ) or any(
        lemma_at(page, i) in lists.plain_good and i < clause.last and page.cast.mention_at(i + 1) is not None
        for i in span
    )


def _superlative(page: Page, clause: Proposition, words: frozenset[str]) -> bool:
    """ "Es el mejor central que…": with an article, right behind the copula."""
    syntax = page.syntax
    at = clause.finite + 1
    return (
        at + 1 <= clause.last
        and syntax.pos[at] == "DET"
        and syntax.lower[at + 1].rstrip("es") in {w.rstrip("es") for w in words}
    )


def _has_bad_attribute(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """ "Fue recibida con un gesto severo": an attribute of a noun of the predicate."""
    syntax = page.syntax
    span = range(clause.finite, min(clause.finite + 9, clause.last + 1))
    return any(lemma_at(page, i) in lists.bad_attribute and syntax.pos[i - 1] == "NOUN" for i in span)
