"""What somebody searches for: words, "phrases", -what must not be there, this OR that, and beginnings of words*.

In: what was typed. Out: a small tree, and from it the question in the language of either database. What is typed never reaches a database
as it is: every term is a stem of letters and digits, and stands in quotation marks. All words must be there; OR joins its two
neighbours only, as search engines have it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice, product

from segun.errors import StoreError
from segun.language.folding import fold
from segun.store.words import WORD, query_stems

_PIECE = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)(?:"|$)|(?P<word>[^\s"]+)')
_OR = "OR"

_MOST = 40
"""Words of one search."""

_SPELLINGS = 24
"""Spellings of one phrase that are looked for."""

_SHORTER = 5
_ENDLESS = 4
"""A stem may be up to `_SHORTER` letters shorter than the beginning that is searched for, but not shorter than `_ENDLESS` letters."""


@dataclass(frozen=True, slots=True)
class Term:
    """A word, by the stems that it may have."""

    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Opening:
    """The beginning of a word: a stem begins with it, or is one of `stems`."""

    letters: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that follow one another."""

    terms: tuple[Term, ...]


Leaf = Term | Opening | Phrase


@dataclass(frozen=True, slots=True)
class Search:
    """All of `every` and none of `no`; of each group in `every` any one."""

    every: tuple[tuple[Leaf, ...], ...]
    no: tuple[Leaf, ...] = ()

    def leaves(self) -> Iterator[Leaf]:
        """What is to be found in an article."""
        for group in self.every:
            yield from group


def parse(typed: str) -> Search:
    """What was typed, understood.

    >>> [[leaf.stems[0] for leaf in group] for group in parse("acusaciones OR cargos puerto").every]
    [['acus', 'carg'], ['puert']]

    Raises:
        StoreError: there is nothing to search for, or only what must not be there.
    """
    every: list[list[Leaf]] = []
    no: list[Leaf] = []
    joined = False
    for text, negative, leaf in _leaves(typed):
        if text == _OR and leaf is None:
            joined = bool(every)
        elif leaf is not None and negative:
            if joined:
                raise StoreError(
                    f"OR cannot stand before -{text}", remedy="say what is to be found on both sides of OR"
                )
            no.append(leaf)
        elif leaf is not None:
            every[-1].append(leaf) if joined else every.append([leaf])
            joined = False
    if not every:
        what = "a search must say what is to be found, not only what is not" if no else "there is no word to search for"
        raise StoreError(what, remedy='such as: puerto -fútbol "cierre total" negoci*')
    if sum(map(len, every)) + len(no) > _MOST:
        raise StoreError(f"a search has at most {_MOST} words", remedy="leave some out")
    return Search(tuple(map(tuple, every)), tuple(no))


def _leaves(typed: str) -> Iterator[tuple[str, bool, Leaf | None]]:
    """What stands between spaces: the text, whether it is negated, and the leaf; OR has none."""
    for found in _PIECE.finditer(typed):
        word = found["word"]
        if word == _OR:
            yield word, False, None
            continue
        negative = bool(found["no"]) if word is None else word.startswith("-")
        text = found["phrase"] if word is None else word.lstrip("-")
        leaf = _leaf(text, opening=word is not None and text.endswith("*"))
        if leaf is not None:
            yield text, negative, leaf


def _leaf(text: str, *, opening: bool) -> Leaf | None:
    """A word with a hyphen or a stop inside is a phrase, as it is several words in the index."""
    words = WORD.findall(text)[:_MOST]
    if not words:
        return None
    if opening and len(words) == 1:
        return _opening(words[0])
    terms = tuple(Term(query_stems(word)) for word in words)
    return terms[0] if len(terms) == 1 else Phrase(terms)


def _opening(word: str) -> Opening:
    """The index holds stems: "acusaci*" must find "acus", which stands for "acusación"."""
    letters = fold(word)
    shorter = (letters[:size] for size in range(max(_ENDLESS, len(letters) - _SHORTER), len(letters)))
    return Opening(letters, tuple(dict.fromkeys((*query_stems(word), *shorter))))


# In the language of each database


def fts5(search: Search) -> str:
    """The search for SQLite (https://sqlite.org/fts5.html, section 3)."""
    every = " AND ".join(_any(group, _fts5, " OR ") for group in search.every)
    return f"({every}) NOT {_any(search.no, _fts5, ' OR ')}" if search.no else every


def tsquery(search: Search) -> str:
    """The search for `to_tsquery('simple', …)` of PostgreSQL (its manual, section 12.3.2)."""
    every = " & ".join(_any(group, _tsquery, " | ") for group in search.every)
    return f"({every}) & !{_any(search.no, _tsquery, ' | ')}" if search.no else every


def _any(leaves: tuple[Leaf, ...], compiled: Callable[[Leaf], list[str]], sign: str) -> str:
    return "(" + sign.join(dict.fromkeys(one for leaf in leaves for one in compiled(leaf))) + ")"


def _fts5(leaf: Leaf) -> list[str]:
    match leaf:
        case Term(stems):
            return [f'"{one}"' for one in stems]
        case Opening(letters, stems):
            return [f'"{letters}"*', *(f'"{one}"' for one in stems)]
        case Phrase():
            return [f'"{" ".join(spelling)}"' for spelling in _spellings(leaf)]


def _tsquery(leaf: Leaf) -> list[str]:
    match leaf:
        case Term(stems):
            return [f"'{one}'" for one in stems]
        case Opening(letters, stems):
            return [f"'{letters}':*", *(f"'{one}'" for one in stems)]
        case Phrase():
            return ["(" + " <-> ".join(f"'{one}'" for one in spelling) + ")" for spelling in _spellings(leaf)]


def _spellings(phrase: Phrase) -> Iterator[tuple[str, ...]]:
    """The likeliest come first, as the first stem of each word is that of the word as it was typed."""
    return islice(product(*(term.stems for term in phrase.terms)), _SPELLINGS)


# In a text


def is_in(leaf: Leaf, stems: list[str], known: frozenset[str]) -> bool:
    """Whether a text, given as stems and the set of these, has the leaf."""
    match leaf:
        case Term(wanted):
            return not known.isdisjoint(wanted)
        case Opening(letters, wanted):
            return not known.isdisjoint(wanted) or any(stem.startswith(letters) for stem in known)
        case Phrase(terms):
            there = all(not known.isdisjoint(term.stems) for term in terms)
            return there and any(matches(leaf, stems, at) for at in range(len(stems)))


def heads(leaf: Leaf) -> tuple[str, ...]:
    """The stems with which what the leaf matches begins; an opening has more."""
    return leaf.terms[0].stems if isinstance(leaf, Phrase) else leaf.stems


def matches(leaf: Leaf, stems: list[str], at: int) -> int:
    """How many words of a text, given as stems, the leaf matches at a place; 0 where it does not."""
    match leaf:
        case Term(wanted):
            return int(stems[at] in wanted)
        case Opening(letters, wanted):
            return int(stems[at].startswith(letters) or stems[at] in wanted)
        case Phrase(terms):
            there = stems[at : at + len(terms)]
            fits = len(there) == len(terms) and all(one in term.stems for one, term in zip(there, terms, strict=True))
            return len(terms) if fits else 0


__all__ = ["Leaf", "Opening", "Phrase", "Search", "Term", "fts5", "heads", "is_in", "matches", "parse", "tsquery"]
