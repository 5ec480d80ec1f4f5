"""What a name may name on the map: entries of the gazetteer, and countries, which stand where their capital does.

In: a text as it stands. Out: `Option` values, every place that bears the name. Nothing here looks at the words around.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Literal

from segun.knowledge.countries import Seat, countries
from segun.knowledge.places import Place, places
from segun.language.folding import fold
from segun.language.place_words import place_words

PlaceKind = Literal["city", "region", "country", "site"]
_LARGE = 50_000  # inhabitants of a place that goes by the beginning of its name: "Acapulco"
_MOST = 50_000  # names kept; a cache that only grows would not stay flat over a long run


@dataclass(frozen=True, slots=True)
class Option:
    """One bearer of a name. `size` ranks it: its inhabitants, for a country its capital's, 0 where nothing is known.

    `longer` says that the text is only the beginning of its name: "Santiago" for "Santiago de Compostela".
    """

    name: str
    country: str
    lat: float | None
    lon: float | None
    kind: PlaceKind
    size: int
    capital: bool = False
    longer: bool = False

    @property
    def population(self) -> int | None:
        """Inhabitants, `None` where the gazetteer has none; the number of a country's capital is not its own."""
        return self.size if self.kind == "city" and self.size else None


class PlaceOptions:
    """The gazetteer and the countries behind one cached question."""

    def __init__(self, language: str) -> None:
        self._of = place_words(language).table.of
        self._known: dict[str, tuple[Option, ...]] = {}

    def __getitem__(self, text: str) -> tuple[Option, ...]:
        found = self._known.get(text)
        if found is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            found = self._known[text] = tuple(self._look_up(text))
        return found

    def _look_up(self, text: str) -> list[Option]:
        """The country first, then the places of that name, then those whose name goes on after it.

        A part of a country for which the press names the whole ("Gaza") is itself where the gazetteer has it.
        """
        if not text[text.rfind(" ") + 1 :][:1].isupper():
            return []
        seat = countries().by_seat(text)
        if seat and seat.kind != "capital":
            return [_palace(seat)] if seat.country else []
        capital = seat.country if seat else None
        found = [_option(place, place.country == capital) for place in places().all(text)]
        code = countries().by_name(text)
        own = any(option.country == code for option in found)
        if code and not (own and fold(text) != fold(countries().name(code))):
            found.insert(0, _country(code))
        if seat and not any(option.country == capital for option in found):
            found.extend(_option(place, True) for place in places().all(seat.name)[:1])
        seen = {(option.name, option.country) for option in found}
        longer = (_option(place, False, True) for place in _beginnings(self._of).get(fold(text), ()))
        return [*found, *(option for option in longer if (option.name, option.country) not in seen)]


def _option(place: Place, capital: bool, longer: bool = False) -> Option:
    return Option(
        place.name,
        place.country,
        place.lat,
        place.lon,
        place.kind,
        place.population,
        capital and place.kind == "city",
        longer,
    )


def _palace(seat: Seat) -> Option:
    """The seat of a government, in its country's capital."""
    home = _country(seat.country or "")
    return Option(seat.name, home.country, home.lat, home.lon, "site", home.size, capital=True)


@cache
def _country(code: str) -> Option:
    """A country, at its capital's coordinates; at those of its largest city where the table has no capital."""
    names = (*countries().capitals(code), countries().name(code))
    seat = next((p for name in names for p in places().all(name) if p.country == code), None)
    seat = seat or _largest_cities().get(code)
    name = countries().name(code)
    return (
        Option(name, code, seat.lat, seat.lon, "country", seat.population)
        if seat
        else Option(name, code, None, None, "country", 0)
    )


@cache
def _largest_cities() -> dict[str, Place]:
    largest: dict[str, Place] = {}
    for key in places():
        for place in places().all(key.title()):
            if place.kind == "city" and (
                place.country not in largest or largest[place.country].population < place.population
            ):
                largest[place.country] = place
    return largest


@cache
def _beginnings(of: frozenset[str]) -> dict[str, tuple[Place, ...]]:
    """The largest place of each name that goes on with a preposition, by what stands before it."""
    found: dict[str, tuple[Place, ...]] = {}
    for key in places():
        parts = key.split()
        for i in range(1, len(parts) - 1):
            if parts[i] in of:
                place = places().find(key.title())
                if place and place.population >= _LARGE:
                    before = " ".join(parts[:i])
                    found[before] = (*found.get(before, ()), place)
                break
    return found


@cache
def place_options(language: str) -> PlaceOptions:
    """The options of a language, with their cache."""
    return PlaceOptions(language)
