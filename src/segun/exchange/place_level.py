"""Whether a place is a country, a region of one, or a city: what formats with a column for each must know.

In: a place of a ledger. Out: its level, by the tables of countries and places; what neither knows is taken for a
city, as a place with a name of its own.
"""

from __future__ import annotations

from typing import Literal

from segun.knowledge.countries import countries
from segun.knowledge.places import places
from segun.ledger import Place

Level = Literal["country", "region", "city"]


def place_level(place: Place) -> Level:
    """The level of a place."""
    if place.country is not None and countries().by_name(place.name) == place.country:
        return "country"
    found = next((known for known in places().all(place.name) if known.country == place.country), None)
    return "region" if found is not None and found.kind == "region" else "city"
