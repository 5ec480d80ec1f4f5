"""Slips of the keyboard inside a word: a lost first letter, a lost space.

In come the words of a document, out go the slips among them. A slip is only what is certain: the word as it stands is in
no dictionary, and what was meant is common.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from segun.language.tables import load_table
from segun.text.words import Words, words

_LONGEST = 40
_SHORTEST = 4
_HALF = 5
_LONG_HALF = 7
_STRESSED = "áéíóú"
_MANY_UNKNOWN = 0.3
"""With more unknown words than this share a text is not in the language, and its words are left alone."""


class SlipTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is known of the words of a language; the fields are explained in the file."""

    open_words: frozenset[str]
    letters: str
    particles: frozenset[str]
    leading: frozenset[str]
    careful_leading: frozenset[str]
    verb_ends: str
    prefixes: tuple[str, ...]
    trailing: frozenset[str]
    compounding: frozenset[str]


class Slip(NamedTuple):
    """`missing` belongs before the character `at` of `word`; `frequency` is the class of the rarest word meant."""

    word: str
    at: int
    missing: str
    frequency: int

    @property
    def meant(self) -> str:
        return self.word[: self.at] + self.missing + self.word[self.at :]


@functools.cache
def slip_table(language: str) -> SlipTable:
    """The table of slips of `language`."""
    return load_table(Path(__file__).parents[1] / "language" / language / "repair.yaml", SlipTable)


def slips(seen: Iterable[str], language: str) -> list[Slip]:
    """The slips among the different words `seen` in one document, in the order of the alphabet.

    Raises:
        DataError: the language's files do not follow their form.
    """
    known = words(language)
    by_form = {word: word.lower() for word in seen}
    unknown = sorted(word for word, form in by_form.items() if form not in known.common)
    small = sum(1 for word in unknown if word.islower())
    if small > _MANY_UNKNOWN * len(by_form) and len(by_form) > 20:
        return []
    table = slip_table(language)
    found = (slip for word in unknown if len(word) <= _LONGEST for slip in explain(word, known, table))
    return [slip for slip in found if slip.word.lower() not in known.rare]


def explain(word: str, known: Words, table: SlipTable) -> Iterator[Slip]:
    """The slips that would explain `word`, should it be unknown."""
    options: tuple[Slip | None, Slip | None]
    if len(word) < _SHORTEST:
        options = (lost_letter(word, known, table) if word.islower() else None, None)
    elif word.islower():
        options = (lost_letter(word, known, table), lost_space(word, known, table))
    else:
        options = (lost_space_after_name(word, known, table) if word.istitle() else None, None)
    yield from (slip for slip in options if slip)


def lost_letter(word: str, known: Words, table: SlipTable) -> Slip | None:
    """The first letter that makes `word` a common word, where one letter does so best."""
    options = [(known.common.get(letter + word, 0), letter) for letter in table.letters]
    best, letter = max(options)
    if best < 4 or sum(1 for frequency, _ in options if frequency == best) > 1:
        return None
    if any(word.startswith(prefix) and word[len(prefix) :] in known.common for prefix in table.prefixes):
        return None
    return Slip(word, 0, letter, best)


def lost_space(word: str, known: Words, table: SlipTable) -> Slip | None:
    """The place where `word` falls into two common words, where there is just one."""
    places = [at for at in range(2, len(word) - 1) if _are_two(word[:at], word[at:], known, table)]
    if len(places) != 1:
        return None
    at = places[0]
    return Slip(word, at, " ", min(known.common[word[:at]], known.common[word[at:]]))


def lost_space_after_name(word: str, known: Words, table: SlipTable) -> Slip | None:
    """The same for a word with a capital: since names are made of common words too, both halves must be long."""
    form = word.lower()
    places = [
        at for at in range(_LONG_HALF, len(form) - _LONG_HALF + 1) if _are_long(form[:at], form[at:], known, table)
    ]
    return Slip(word, places[0], " ", 3) if len(places) == 1 else None


def _are_two(left: str, right: str, known: Words, table: SlipTable) -> bool:
    if left not in known.common or right not in known.common:
        return False
    return any(_reasons(left, right, known, table))


def _reasons(left: str, right: str, known: Words, table: SlipTable) -> Iterator[bool]:
    """The forms that two words written as one take."""
    first, second = known.common[left], known.common[right]
    yield left in table.particles and right in table.particles
    yield left in table.leading and second >= 4 and len(right) >= _HALF
    yield (
        left in table.careful_leading and second >= 5 and len(right) >= _LONG_HALF and right[-1] not in table.verb_ends
    )
    yield right in table.trailing and first >= 3 and len(left) >= _HALF
    yield left[-1] in _STRESSED and len(left) >= _HALF and second >= 5 and right in table.particles
    yield _are_long(left, right, known, table) and first >= 3 and second >= 3


def _are_long(left: str, right: str, known: Words, table: SlipTable) -> bool:
    """Two long common words, the first of which forms no compounds."""
    if min(len(left), len(right)) < _LONG_HALF or left in table.compounding or left[-1] == "o":
        return False
    return left in known.common and right in known.common
