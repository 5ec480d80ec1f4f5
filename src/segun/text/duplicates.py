"""Passages that stand twice in one document.

In comes a text, out go pairs of passages with the same words. Sentences and clauses are the places where a passage can
begin; two that begin with the same eight words are followed for as long as they agree.
"""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from typing import NamedTuple

from segun.ledger import Span

WORDS = 8
"""Fewest words of a passage: shorter ones, such as names with their offices, are repeated in good style."""

_BEGIN = re.compile(r"""(?:\n|[.!?…;:,)\]—–]["'”»’)\]]*\s)[\s"'“«‘¿¡(—–-]*$""")
_WIDEST_GAP = 50
"""Characters before a word that tell whether a clause begins with it; nobody writes more between two words."""

_WORD = re.compile(r"\w+")
_STOP = re.compile(r"[.!?…;:,\n]")
_ACCENTS = str.maketrans("áéíóúüñàèìòùâêôãõç", "aeiouunaeiouaeoaoc")
_LONGEST = 2000
_LONG = 100
"""What agrees for longer than this is not looked at again, so that a text of one sentence repeated costs no more."""


class Twin(NamedTuple):
    """`later` has the words of `earlier`."""

    earlier: Span
    later: Span


class _Words(NamedTuple):
    """Where the words of a text begin and end, and the text in one case."""

    begins: array[int]
    ends: array[int]
    folded: str

    def word(self, number: int) -> str:
        return self.folded[self.begins[number] : self.ends[number]]

    def key(self, number: int) -> tuple[str, ...]:
        return tuple(self.word(place) for place in range(number, number + WORDS))

    def span(self, number: int, length: int) -> Span:
        return Span(self.begins[number], self.ends[number + length - 1])


def duplicates(text: str) -> list[Twin]:
    """The passages of at least eight words that stand in `text` again, by the later one's position."""
    words = _words(text)
    first: dict[tuple[str, ...], int] = {}
    twins: list[Twin] = []
    done = 0
    for number in _anchors(text, words):
        if number < done:
            continue
        if number + WORDS > len(words.begins):
            break
        other = first.setdefault(words.key(number), number)
        if other == number:
            continue
        length = _agreement(words, other, number)
        passage = words.span(number, length)
        if _is_passage(text, words, other, length) or _is_passage(text, words, number, length):
            twins.append(Twin(words.span(other, length), passage))
            done = number + length
        elif length > _LONG:
            done = number + length
    return twins


def _words(text: str) -> _Words:
    begins, ends = array("q"), array("q")
    for found in _WORD.finditer(text):
        begins.append(found.start())
        ends.append(found.end())
    return _Words(begins, ends, _folded(text))


def _folded(text: str) -> str:
    """`text` in small letters without accents, character for character."""
    small = text.lower()
    if len(small) != len(text):
        small = "".join(letter.lower()[:1] for letter in text)
    return small.translate(_ACCENTS) if not small.isascii() else small


def _anchors(text: str, words: _Words) -> Iterator[int]:
    """The numbers of the words that begin a sentence or a clause."""
    if words.begins:
        yield 0
    for number in range(1, len(words.begins)):
        end, begin = words.ends[number - 1], words.begins[number]
        if text[end:begin] == " ":
            continue
        if _BEGIN.search(text, max(end, begin - _WIDEST_GAP), begin):
            yield number


def _agreement(words: _Words, one: int, other: int) -> int:
    """How many words from `one` and from `other` on are the same, 2,000 at most; the passages do not overlap."""
    length = 0
    limit = min(other - one, len(words.begins) - other, _LONGEST)
    while length < limit and words.word(one + length) == words.word(other + length):
        length += 1
    return length


def _is_passage(text: str, words: _Words, number: int, length: int) -> bool:
    """Whether the words are eight at least, and end where a clause, a sentence or the text does."""
    if length < WORDS or len(words.span(number, length).of(text).split()) < WORDS:  # a web address is one word
        return False
    following = words.begins[number + length] if number + length < len(words.begins) else len(text)
    return following == len(text) or _STOP.search(text, words.ends[number + length - 1], following) is not None
