"""What bears a proper name, and what the tables of names say of a text.

In: a text. Out: `Known`, from the tables of countries, organisations, seats and places, and genders of given names. `Name`
is what `names.py` finds in a document.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from segun.knowledge.countries import countries
from segun.knowledge.given_names import given_names
from segun.knowledge.organisations import organisations
from segun.knowledge.places import places
from segun.language.folding import fold
from segun.language.mention_words import Gender

Bearer = Literal["person", "organisation", "state", "seat", "place", "work", "unknown"]
LONGEST = 9  # words: no name of the tables is longer
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last` (inclusive), its text, and what bears it as far as is known.

    `country` is an alpha-3 code, `group` says that the organisation is a loose group.
    """

    first: int
    last: int
    text: str
    bearer: Bearer
    country: str | None = None
    sector: str = ""
    gender: Gender = ""
    acronym: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables say of a text as a whole."""

    bearer: Bearer
    country: str | None = None
    sector: str = ""
    acronym: str = ""
    group: bool = False
    seat: bool = False


class NameTables:
    """The tables of names behind one cached question."""

    def __init__(self) -> None:
        self._known: dict[str, Known | None] = {}
        self._given: dict[str, Gender | None] = {}

    def __getitem__(self, text: str) -> Known | None:
        if text not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[text] = _look_up(text)
        return self._known[text]

    def given(self, word: str) -> Gender | None:
        """Gender of a given name ("" for both), `None` where `word` is none."""
        if word not in self._given:
            if len(self._given) >= _MOST:
                self._given.clear()
            found = given_names().get(fold(word))
            self._given[word] = None if found is None else "" if found == "u" else found
        return self._given[word]


def _look_up(text: str) -> Known | None:
    """States before organisations before seats before mere places."""
    code = countries().by_name(text)
    if code:
        return Known("state", code, "GOV")
    organisation = organisations().find(text)
    if organisation:
        group = organisation.kind == "group"
        return Known("organisation", organisation.country, organisation.sector, organisation.acronym, group)
    seat = countries().by_seat(text)
    if seat and (seat.country or seat.organisation):
        return Known("seat", seat.country, "GOV")
    place = places().find(text)
    return Known("place", place.country) if place else None


@cache
def name_tables() -> NameTables:
    """The tables of names, with their cache."""
    return NameTables()


def with_known(name: Name, known: Known) -> Name:
    """`name` with what the tables say of its text."""
    return replace(
        name,
        bearer=known.bearer,
        country=known.country,
        sector=known.sector,
        acronym=known.acronym,
        group=known.group,
    )


def bears_otherwise(acronym: str, name: str) -> bool:
    """Whether the organisations that the table knows by `acronym` are others than the one whose name a text spells out."""
    words = _long_words(name)
    return not any(2 * len(words & _long_words(known.name)) >= len(words) for known in organisations().all(acronym))


def _long_words(name: str) -> set[str]:
    return {fold(word) for word in name.split() if len(word) > 3}


def name_parts_of(text: str) -> list[str]:
    """The capitalised words of a name, folded, without those of two letters and less."""
    return [fold(part) for part in text.replace("-", " ").split() if len(part) > 2 and part[0].isupper()]
