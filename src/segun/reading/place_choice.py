"""Which of several places of one name is meant.

In: the options of each name, the countries named right beside it, and those that the document speaks of. Out: one option.
A country beside the name decides; else that the country is spoken of in the document, most of all in its dateline; else the
number of inhabitants. The weights are orders of magnitude of inhabitants, chosen so that the first outweighs the second.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable

from segun.reading.place_options import Option

_SPOKEN_OF = 4.0  # for the country that the document speaks of most; in proportion for the others
_AT_HOME = 1.0
_CAPITAL = 1.0
_AS_COUNTRY = 1.5
_WIDER = 0.5  # a region counts less than the city that it is called after
_FITS_NOUN = 2.0  # "la ciudad de", "el estado de"
_NAMED_IN_FULL = 5.0
_REGION_SIZE = 300_000  # the gazetteer does not count the inhabitants of regions
_COUNTRY_SIZE = 30_000  # of the capital of a country whose capital the gazetteer does not have
_FOREIGN_SHARE, _HOME_SHARE = (
    0.25,
    0.02,
)  # of the largest namesake; smaller places are meant only where their country is named


class PlaceChoice:
    """Chooses among namesakes by what one document speaks of."""

    def __init__(self, spoken_of: Counter[str], named: Iterable[str], home: frozenset[str]) -> None:
        """`spoken_of` counts mentions by country, `named` are places that the document names in full."""
        self._spoken_of, self._named, self._home = spoken_of, frozenset(named), home
        self._most = max(spoken_of.values(), default=0)

    def best(self, options: tuple[Option, ...], beside: str | None, wanted: str) -> Option | None:
        """The option that is meant.

        Args:
            options: the places of that name.
            beside: the country named right beside it, `None` where there is none.
            wanted: the kind that the noun before the name asks for, "" where it asks for none.
        """
        there = tuple(option for option in options if option.country == beside)
        if there:
            options = there
        elif len(options) > 1:
            options = self._likely(options)
        return max(options, key=lambda option: self._weight(option, wanted), default=None)

    def _likely(self, options: tuple[Option, ...]) -> tuple[Option, ...]:
        """The options that are large enough beside the largest one, or named in full elsewhere."""
        largest = max(map(_size, options))
        return tuple(option for option in options if self._is_likely(option, largest))

    def _is_likely(self, option: Option, largest: int) -> bool:
        share = _HOME_SHARE if option.country in self._home else _FOREIGN_SHARE
        return option.kind == "country" or option.name in self._named or _size(option) >= share * largest

    def _weight(self, option: Option, wanted: str) -> float:
        weight = math.log10(_size(option))
        if self._most:
            weight += _SPOKEN_OF * self._spoken_of[option.country] / self._most
        weight += (
            _AT_HOME * (option.country in self._home)
            + _CAPITAL * option.capital
            - option.longer
            - _WIDER * (option.kind == "region")
        )
        weight += _AS_COUNTRY * (option.kind == "country") + _NAMED_IN_FULL * (option.name in self._named)
        return weight + _FITS_NOUN * (
            bool(wanted) and (wanted == option.kind or {wanted, option.kind} == {"region", "country"})
        )


def _size(option: Option) -> int:
    least = {"region": _REGION_SIZE, "country": _COUNTRY_SIZE}.get(option.kind, 1_000)
    return max(option.size, least)
