"""Which titles are one office: "ministro de Exteriores", "canciller", "jefe de la diplomacia".

In: the offices of `<language>/linking.yaml`, and `<language>/lexicon/offices.yaml` for the countries where a title is another
one. Out: `OfficeTitles`, which is asked by the words of a title.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

from segun.language.folding import fold
from segun.language.linking import linking_words
from segun.language.tables import load_table

_HOME = Path(__file__).parent


class LocalTitle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A title that is `office` in the `countries` (alpha-3)."""

    title: str
    countries: frozenset[str]
    office: str


class OfficeTitles:
    """The offices of a language by title."""

    __slots__ = ("_empty", "_local", "_offices")

    def __init__(self, language: str) -> None:
        words = linking_words(language)
        local = load_table(_HOME / language / "lexicon" / "offices.yaml", list[LocalTitle])
        self._empty = words.empty
        self._offices = {self._key(title.split()): name for name, titles in words.offices.items() for title in titles}
        self._local = {(self._key(t.title.split()), code): t.office for t in local for code in t.countries}

    def office(self, words: Iterable[str], country: str | None = None) -> str:
        """The name of the office that a title is, "" where no list has it.

        Args:
            words: the words of the title in any order, the noun in the masculine singular, no word for a country.
            country: alpha-3 code of the country that is served, where the text tells.
        """
        key = self._key(words)
        return self._local.get((key, country or "")) or self._offices.get(key, "")

    def _key(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(fold(word) for word in words) - self._empty


@cache
def office_titles(language: str) -> OfficeTitles:
    """The offices of a language.

    Args:
        language: BCP 47 code, the name of the language's folder.

    Raises:
        DataError: a table does not follow its form.
    """
    return OfficeTitles(language)
