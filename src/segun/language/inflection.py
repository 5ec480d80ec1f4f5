"""Forms of nouns and adjectives for persons, built from their lemma by the endings a language writes in data.

In: a masculine singular lemma and `inflection.yaml` of a language. Out: its four forms. Only regular words are built;
a lexicon gives the forms of the others.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec

from segun.errors import DataError
from segun.language.tables import load_table

_HOME = Path(__file__).parent


class Forms(NamedTuple):
    """Masculine and feminine, singular and plural; the same word may stand in several places."""

    masculine: str
    feminine: str
    masculines: str
    feminines: str


class Ending(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A lemma that ends in `lemma` has four forms, its end replaced by each of `forms`; `also` makes rarer forms."""

    lemma: str
    forms: tuple[str, str, str, str]
    also: tuple[str, ...] = ()


class Inflection(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Endings of a language, the first that fits counts."""

    endings: list[Ending]
    plurals: list[tuple[str, str]]

    def person(self, lemma: str) -> Forms:
        """The four forms of a noun or adjective for persons.

        Args:
            lemma: masculine singular.

        Raises:
            DataError: no ending fits; the lexicon has to give the forms.
        """
        stem, ending = self._split(lemma)
        masculine, feminine, masculines, feminines = ending.forms
        return Forms(stem + masculine, stem + feminine, stem + masculines, stem + feminines)

    def variants(self, lemma: str) -> tuple[str, ...]:
        """Rarer forms of the same noun, mostly ()."""
        stem, ending = self._split(lemma)
        return tuple(stem + form for form in ending.also)

    def _split(self, lemma: str) -> tuple[str, Ending]:
        for ending in self.endings:
            if lemma.endswith(ending.lemma):
                return lemma[: len(lemma) - len(ending.lemma)], ending
        raise DataError(f"no ending fits `{lemma}`", "inflection.yaml", "give the entry its forms")

    def plural(self, lemma: str) -> str:
        """The plural of a noun of one gender, by the first of `plurals` whose singular ending fits.

        Raises:
            DataError: no ending fits; the lexicon has to give the plural.
        """
        for singular, plural in self.plurals:
            if lemma.endswith(singular):
                return lemma[: len(lemma) - len(singular)] + plural
        raise DataError(f"no plural ending fits `{lemma}`", "inflection.yaml", "give the entry its plural")


@cache
def inflection(language: str) -> Inflection:
    """The endings of a language.

    Args:
        language: BCP 47 code, the name of the language's folder.

    Raises:
        DataError: the table does not follow its form.
    """
    return load_table(_HOME / language / "inflection.yaml", Inflection)
