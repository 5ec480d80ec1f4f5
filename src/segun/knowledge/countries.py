"""Countries as the Spanish press names them: names, demonyms, capitals and seats of governments.

In: a word or a name from a text. Out: ISO 3166-1 alpha-3 codes, or what a seat stands for. The facts stand in
`countries.yaml`; names are CLDR's with the variants that newsrooms use. States that are no more keep their ISO 3166-3 code.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from segun.knowledge.folding import fold
from segun.knowledge.names import NameIndex
from segun.language.inflection import inflection
from segun.language.tables import load_table

SeatKind = Literal["capital", "palace", "ministry"]
_TABLE = Path(__file__).parent / "countries.yaml"


class Seat(msgspec.Struct, frozen=True):
    """A place that stands for a government: `country` is alpha-3, None for the seat of an organisation."""

    country: str | None
    kind: SeatKind
    name: str
    organisation: str | None = None


class CountryEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One line of the table.

    `demonyms` are masculine singular lemmas or, where irregular, lists of forms; the first is the usual one. `territory`
    marks what is not a sovereign state, `ended` the year in which a state ceased to be.
    """

    code: str
    name: str
    demonyms: list[str | list[str]] = []
    capitals: list[str] = []
    also: list[str] = []
    territory: bool = False
    ended: int | None = None


class SeatEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A palace, house or ministry, or a city that houses an organisation."""

    name: str
    kind: SeatKind
    country: str | None = None
    organisation: str | None = None
    also: list[str] = []


class CountryTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; `articles` may stand before a name without belonging to it."""

    language: str
    articles: list[str]
    countries: list[CountryEntry]
    seats: list[SeatEntry]


class Countries:
    """What a text may call a country, its people and its government."""

    __slots__ = ("_by_demonym", "_entries", "_names", "_seats")

    def __init__(self, table: CountryTable) -> None:
        self._entries = {entry.code: entry for entry in table.countries}
        articles = tuple(table.articles)
        names = ((name, entry.code) for entry in table.countries for name in (entry.name, *entry.also))
        self._names = NameIndex(names, articles)
        self._seats = NameIndex(_seat_spellings(table), articles)
        self._by_demonym: dict[str, str] = {}
        for entry in table.countries:
            for form in demonym_forms(entry, table.language):
                self._by_demonym.setdefault(fold(form), entry.code)

    def by_name(self, text: str) -> str | None:
        """Alpha-3 code of the country that `text` names, with or without its article; capitals count ("EU", "Granada")."""
        return self._names.find(text)

    def by_demonym(self, word: str) -> str | None:
        """Alpha-3 code of the country whose people or things `word` names, in any inflected form."""
        return self._by_demonym.get(fold(word))

    def by_seat(self, text: str) -> Seat | None:
        """The capital, palace or ministry that `text` names; capitals count ("La Moneda", not "la moneda")."""
        return self._seats.find(text)

    def name(self, code: str) -> str:
        """Spanish name of the country with this alpha-3 code; the code itself where it is unknown."""
        entry = self._entries.get(code)
        return entry.name if entry else code

    def demonym(self, code: str) -> str:
        """The usual demonym, masculine singular; "" where the table has none."""
        entry = self._entries.get(code)
        if entry is None or not entry.demonyms:
            return ""
        first = entry.demonyms[0]
        return first if isinstance(first, str) else first[0]

    def capitals(self, code: str) -> list[str]:
        """Spanish names of the cities that stand for the government of a country; [] where the table has none."""
        entry = self._entries.get(code)
        return list(entry.capitals) if entry else []

    def codes(self) -> tuple[str, ...]:
        """All codes, in the order of the table."""
        return tuple(self._entries)


def demonym_forms(entry: CountryEntry, language: str) -> tuple[str, ...]:
    """Every inflected form of the demonyms of a country."""
    rules = inflection(language)
    forms: list[str] = []
    for demonym in entry.demonyms:
        if isinstance(demonym, str):
            forms.extend(rules.person(demonym) + rules.variants(demonym))
        else:
            forms.extend(demonym)
    return tuple(forms)


def _seat_spellings(table: CountryTable) -> list[tuple[str, Seat]]:
    spellings: list[tuple[str, Seat]] = []
    for entry in table.seats:
        seat = Seat(entry.country, entry.kind, entry.name, entry.organisation)
        spellings.extend((name, seat) for name in (entry.name, *entry.also))
    for country in table.countries:
        for capital in country.capitals:
            spellings.append((capital, Seat(country.code, "capital", country.capitals[0])))
    return spellings


@cache
def countries() -> Countries:
    """The countries of the world.

    Raises:
        DataError: the table does not follow its form.
    """
    return Countries(load_table(_TABLE, CountryTable))
