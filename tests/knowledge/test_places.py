from __future__ import annotations

import pytest

from segun.knowledge.countries import countries
from segun.knowledge.places import places


@pytest.mark.parametrize(
    ("text", "country", "lat", "lon"),
    [
        *(("Moscú", "RUS", 55.75, 37.62), ("Pekín", "CHN", 39.91, 116.40), ("Ginebra", "CHE", 46.20, 6.15)),
        *(("ASUNCION", "PRY", -25.29, -57.65), ("Nueva York", "USA", 40.71, -74.01), ("Faluya", "IRQ", 33.35, 43.79)),
        *(
            ("La Paz", "BOL", -16.5, -68.15),
            ("San Sebastián", "ESP", 43.32, -1.98),
            ("Encarnación", "PRY", -27.3, -55.9),
        ),
    ],
)
def test_cities(text: str, country: str, lat: float, lon: float) -> None:
    found = places().find(text)
    assert found is not None
    assert (found.country, found.kind) == (country, "city")
    assert found.lat == pytest.approx(lat, abs=0.05)
    assert found.lon == pytest.approx(lon, abs=0.05)


def test_regions() -> None:
    found = places().find("Antioquia")
    assert found is not None
    assert (found.country, found.kind, found.population) == ("COL", "region", 0)


def test_namesakes_by_population() -> None:
    namesakes = places().all("Valencia")
    assert {p.country for p in namesakes} >= {"ESP", "VEN"}
    populations = [p.population for p in namesakes if p.kind == "city"]
    assert populations == sorted(populations, reverse=True)


def test_small_letters_name_no_place() -> None:
    assert places().find("la paz") is None
    assert places().find("La paz") is None
    assert places().find("") is None


def test_every_line_is_well_formed() -> None:
    codes = set(countries().codes())
    table = places()
    assert len(table) > 10_000
    for key in table:
        for place in table.all(key.upper()):
            assert -90 <= place.lat <= 90
            assert -180 <= place.lon <= 180
            assert place.country in codes, place
