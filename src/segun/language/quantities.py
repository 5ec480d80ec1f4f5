"""The words in which a language counts people and things. In: `language/<code>/quantities.yaml`. Out: `QuantityWords`."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

import msgspec

from segun.language.inflection import inflection
from segun.language.tables import load_table

Bound = Literal["at_least", "at_most", "about", "nearly"]
Phrases = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]
"""Phrases by their last word, or by their first, the longest first."""


class RangeForm(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A range of numbers: the words that open it, none where it may stand alone, and the words between its ends."""

    opens: frozenset[str]
    links: frozenset[str]


class QuantityTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; the comments there say what each list is for."""

    numerals: dict[str, int]
    numeral_link: frozenset[str]
    scales: dict[str, int]
    collectives: dict[str, int]
    collective_plurals: dict[str, int]
    open: dict[str, int]
    open_words: frozenset[str]
    vague: dict[str, int]
    halves: frozenset[str]
    half_link: frozenset[str]
    before: dict[Bound, tuple[str, ...]]
    after: dict[Bound, tuple[str, ...]]
    ranges: tuple[RangeForm, ...]
    links: frozenset[str]
    partitive_articles: frozenset[str]
    pronouns: frozenset[str]
    not_after: frozenset[str]
    premodifiers: frozenset[str]
    substantives: frozenset[str]
    singles: tuple[str, ...]
    not_counted: frozenset[str]
    rates: frozenset[str]
    rate_units: frozenset[str]
    currency: dict[str, str]
    plural_endings: tuple[str, ...]


class QuantityWords:
    """The table with its phrases as mappings, and the words around which a quantity is looked for."""

    __slots__ = ("after", "before", "singles", "table", "triggers")

    def __init__(self, table: QuantityTable, language: str) -> None:
        self.table = table
        self.before = _phrases(table.before, last=True)
        self.after = _phrases(table.after, last=False)
        plurals = (inflection(language).plural(word) for word in table.singles)
        self.singles = frozenset(table.singles) | frozenset(plurals)
        words = (table.numerals, table.collective_plurals, table.vague, table.halves)
        self.triggers = frozenset(word for group in words for word in group)


def _phrases(table: Mapping[Bound, Iterable[str]], last: bool) -> Phrases:
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for bound, phrases in table.items():
        for phrase in phrases:
            parts = tuple(phrase.split())
            found.setdefault(parts[-1 if last else 0], []).append((parts, bound))
    return {word: tuple(sorted(rows, key=lambda row: -len(row[0]))) for word, rows in found.items()}


@functools.cache
def quantity_words(code: str = "es") -> QuantityWords:
    """The words of quantity of the language `code`.

    Raises:
        DataError: the table does not follow its form.
    """
    return QuantityWords(load_table(Path(__file__).parent / code / "quantities.yaml", QuantityTable), code)
