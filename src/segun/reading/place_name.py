"""A name that stands as a place, before it is told which place of that name is meant.

In: nothing; this is the value that `place_names.py` makes and `places.py` reads. Positions are token indexes.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.reading.place_options import Option, PlaceKind


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A name that stands as a place, tokens `first` to `last`.

    `options` are its bearers, () where the gazetteer has none; `beside` is the country named beside it; `wanted` the kind
    that its noun asks for, `None` where there is no such noun; `dateline` says that it stands in the dateline.
    """

    first: int
    last: int
    options: tuple[Option, ...]
    beside: str | None = None
    wanted: PlaceKind | None = None
    dateline: bool = False

    @property
    def country(self) -> str | None:
        """The country that is named beside it, or that all bearers share."""
        codes = {option.country for option in self.options if not option.longer}
        return self.beside or (codes.pop() if len(codes) == 1 else None)
