"""The words around names of places. In: `language/<code>/place_words.yaml`. Out: `PlaceWords`."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.grammar import grammar
from segun.language.mention_words import mention_words
from segun.language.tables import load_table


class PlaceTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; the comments there say what each list is for."""

    locative: frozenset[str]
    locative_phrases: tuple[str, ...]
    toward: frozenset[str]
    away: frozenset[str]
    motion: frozenset[str]
    leaving: frozenset[str]
    motion_nouns: frozenset[str]
    leaving_nouns: frozenset[str]
    reaching: frozenset[str]
    settlements: frozenset[str]
    regions: frozenset[str]
    parts: frozenset[str]
    sites: frozenset[str]
    named_sites: frozenset[str]
    of: frozenset[str]
    joins: frozenset[str]
    inner: frozenset[str]
    home: frozenset[str]


class PlaceWords:
    """The table with its nouns together and its phrases by their last word; `before` are all words that open a place."""

    __slots__ = ("before", "holders", "named", "nouns", "phrases", "table")

    def __init__(self, table: PlaceTable, code: str) -> None:
        self.table = table
        self.holders = table.settlements | table.regions | table.parts
        self.named = table.settlements | table.regions | table.sites
        self.nouns = self.holders | table.sites
        self.phrases: dict[str, tuple[tuple[str, ...], ...]] = {}
        for phrase in table.locative_phrases:
            parts = tuple(phrase.split())
            self.phrases[parts[-1]] = (*self.phrases.get(parts[-1], ()), parts)
        small = table.locative | table.toward | table.away | table.of | table.joins | self.phrases.keys() | {"("}
        articles = mention_words(code).table.articles | grammar(code).contractions.keys()
        self.before = frozenset(small | articles | self.nouns)


@functools.cache
def place_words(code: str = "es") -> PlaceWords:
    """The words of place of the language `code`.

    Raises:
        DataError: the table does not follow its form.
    """
    return PlaceWords(load_table(Path(__file__).parent / code / "place_words.yaml", PlaceTable), code)
