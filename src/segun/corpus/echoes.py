"""Where an article speaks of a deed of its story without telling of it anew.

In: a ledger and the deeds of its story. Out: the words that name one of them and stand in no event of the ledger: the word by which
some article tells the deed ("firmaron" here, "la firma" there), or a noun of its kind with "the" before it, where the story has one
deed of that kind ("el pacto"). Words count that the language's senses know for the deed's type.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from segun.corpus.kinds import Kinds, kinds_of
from segun.language.mention_words import mention_words
from segun.ledger import Ledger, Span
from segun.store.links import Echo
from segun.store.words import Term, terms

if TYPE_CHECKING:
    from segun.corpus.deeds import DeedProfile

_SHORTEST = 4
"""Letters of a stem that tells a word: "ir" and "dar" are said of anything."""

_POINTING = ("definite", "demonstrative")
_LAST_WORD = re.compile(r"(\w+)\s+$")


def find_echoes(ledger: Ledger, known: Mapping[int, DeedProfile]) -> tuple[Echo, ...]:
    """The mentions of the deeds `known`, by row, that no event of `ledger` covers."""
    if not known:
        return ()
    language, text = ledger.document.language, ledger.document.text
    taken = [span for one in ledger.events for span in (one.trigger_span, *(m.span for m in one.mentions))]
    possible = frozenset(type_ for one in known.values() for type_ in one.types)
    found = []
    for term in terms(text):
        if len(term.stem) < _SHORTEST:
            continue
        kinds = kinds_of(text[term.start : term.end].lower(), language)
        if kinds.any.isdisjoint(possible) or any(span.touches(Span(term.start, term.end)) for span in taken):
            continue
        deed = _named(kinds, term, ledger, known)
        if deed is not None:
            found.append(Echo(deed, term.start, term.end))
    return tuple(found)


def _points(ledger: Ledger, term: Term) -> bool:
    """Whether an article or a demonstrative stands before the word."""
    before = _LAST_WORD.search(ledger.document.text[max(0, term.start - 20) : term.start])
    if before is None:
        return False
    words = mention_words(ledger.document.language)
    word = words.determiners.get(before[1].lower())
    return word is not None and word.makes in _POINTING


def _named(kinds: Kinds, term: Term, ledger: Ledger, known: Mapping[int, DeedProfile]) -> int | None:
    """The deed of a kind that the word may stand for: told by this word, else the only one of its kind."""
    told = min((ident for ident in _of(kinds.any, known) if term.stem in known[ident].triggers), default=None)
    if told is not None:
        return told
    alike = list(_of(kinds.noun, known))
    return alike[0] if len(alike) == 1 and _points(ledger, term) else None


def _of(types: frozenset[str], known: Mapping[int, DeedProfile]) -> Iterator[int]:
    return (ident for ident, one in known.items() if one.types & types)
