"""A small gazetteer: cities and first-level regions with country, coordinates and population.

In: `places.tsv` (made by `tools/build_places.py` from GeoNames): a folded key a line, then its places, most populous
first. Out: `Place` values. A line is read only when somebody asks for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Literal, NamedTuple

from segun.knowledge.folding import fold

_TABLE = Path(__file__).parent / "places.tsv"


class Place(NamedTuple):
    """A place: alpha-3 country, WGS 84 degrees, inhabitants (0 where unknown). A region has its main city's coordinates."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    kind: Literal["city", "region"]


class Places:
    """Places by name."""

    __slots__ = ("_lines",)

    def __init__(self, lines: dict[str, str]) -> None:
        """`lines` maps a folded name to the places that bear it, as the table writes them."""
        self._lines = lines

    def __len__(self) -> int:
        return len(self._lines)

    def __iter__(self) -> Iterator[str]:
        """The folded names of the table, in its order."""
        return iter(self._lines)

    def all(self, text: str) -> tuple[Place, ...]:
        """Every place that `text` names, the most populous first; a name in small letters names none."""
        if not text[text.rfind(" ") + 1 :][:1].isupper():
            return ()
        line = self._lines.get(fold(text))
        return tuple(_place(record) for record in line.split("\t")) if line else ()

    def find(self, text: str) -> Place | None:
        """The most populous place that `text` names."""
        found = self.all(text)
        return found[0] if found else None


def _place(record: str) -> Place:
    name, country, lat, lon, population, kind = record.split(";")
    return Place(name, country, float(lat), float(lon), int(population), "region" if kind == "r" else "city")


@cache
def places() -> Places:
    """The places of the table."""
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if not line.startswith("#"))
    return Places({key: records for key, _, records in pairs})
