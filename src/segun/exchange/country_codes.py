"""What other people's formats call a country: two letters, FIPS 10-4, an English name.

In: an ISO 3166-1 alpha-3 code, as ledgers have it. Out: `CountryCodes`, from `country_codes.tsv` (made by
`tools/build_country_codes.py` from GeoNames).
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

_TABLE = Path(__file__).parent / "country_codes.tsv"


class CountryCodes(NamedTuple):
    """ISO 3166-1 alpha-2, FIPS 10-4 and the English name; "" for what there is none of."""

    alpha2: str
    fips: str
    name: str


NOWHERE = CountryCodes("", "", "")


def country_codes(alpha3: str | None) -> CountryCodes:
    """The codes of a country; empty ones for `None`, and for a state that is no more.

    >>> country_codes("ESP").fips
    'SP'
    """
    return _codes().get(alpha3 or "", NOWHERE)


@cache
def _codes() -> dict[str, CountryCodes]:
    lines = _TABLE.read_text(encoding="utf-8").splitlines()
    rows = (line.split("\t") for line in lines if not line.startswith("#"))
    return {alpha3: CountryCodes(alpha2, fips, name) for alpha3, alpha2, fips, name in rows}
