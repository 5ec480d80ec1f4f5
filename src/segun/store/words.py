"""The words of a text as they are searched for: folded and stemmed, each with its place.

In: a text, or what a user asks for. Out: terms. One way for what is stored and what is asked, and for both databases, so that
"Acusación" is found by "acusaciones". Stems are those of Snowball's Spanish stemmer (https://snowballstem.org), by PyStemmer.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import NamedTuple

import Stemmer

from segun.language.folding import fold

VERSION = "1"
"""Changes when the same text would give other terms; a store says with which it was made."""

WORD = re.compile(r"[^\W_]+")
"""What is a word, in a text and in a search."""

_LONGEST = 60
_ACCENTED = dict(zip("aeioun", "áéíóúñ", strict=True))
_stemmer = Stemmer.Stemmer("spanish")


class Term(NamedTuple):
    """A term and the span of the word that it was made of."""

    stem: str
    start: int
    end: int


@lru_cache(maxsize=100_000)
def stem(word: str) -> str:
    """The term of one word. It is stemmed before its accents go, since they tell endings apart ("insistió").

    >>> stem("Acusación"), stem("acusaciones"), stem("insistió"), stem("insistir")
    ('acus', 'acus', 'insist', 'insist')
    """
    return fold(str(_stemmer.stemWord(word.lower()[:_LONGEST])))


def query_stems(word: str) -> tuple[str, ...]:
    """The terms that a word of a query may mean: its own, and those of its spellings with an accent, which many leave out.

    >>> query_stems("insistio")
    ('insisti', 'insist')
    """
    plain = word.lower()
    spellings = [plain]
    if plain.isascii():
        spellings += [
            plain[:at] + _ACCENTED[plain[at]] + plain[at + 1 :] for at in range(len(plain)) if plain[at] in _ACCENTED
        ]
    return tuple(dict.fromkeys(stem(one) for one in spellings))


@lru_cache(maxsize=64)
def terms(text: str) -> tuple[Term, ...]:
    """The terms of `text` in order; the last texts are remembered, since several steps ask for the same one."""
    return tuple(Term(stem(found[0]), found.start(), found.end()) for found in WORD.finditer(text))


def stems(text: str) -> list[str]:
    """The terms of `text` in order, without their places."""
    return [stem(word) for word in WORD.findall(text)]


def places(text: str) -> list[tuple[int, int]]:
    """Where the words of `stems(text)` begin and end."""
    return [found.span() for found in WORD.finditer(text)]


def words_hash(text: str) -> int:
    """A hash of the terms of `text`, 32 bits: enough to tell the sentences of two articles apart."""
    return zlib.crc32(index_words(text).encode())


def index_words(text: str) -> str:
    """What the index keeps of `text`: its terms, with spaces between."""
    return " ".join(term.stem for term in terms(text))
