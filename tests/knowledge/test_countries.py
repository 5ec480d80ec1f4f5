from __future__ import annotations

import re
from pathlib import Path

import pytest

from segun.knowledge.countries import Countries, CountryTable, countries, demonym_forms
from segun.knowledge.folding import fold
from segun.language.tables import load_table

TABLE = load_table(Path(__file__).parents[2] / "src/segun/knowledge/countries.yaml", CountryTable)


@pytest.fixture(scope="module")
def known() -> Countries:
    return countries()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        *(("EE.UU.", "USA"), ("EEUU", "USA"), ("EE UU", "USA"), ("EU", "USA"), ("los Estados Unidos", "USA")),
        *(("Gran Bretaña", "GBR"), ("Corea del Norte", "PRK"), ("RD Congo", "COD"), ("Federación Rusa", "RUS")),
        *(("URSS", "SUN"), ("Yugoslavia", "YUG"), ("Checoslovaquia", "CSK"), ("Serbia-Montenegro", "SCG")),
        *(("Kosovo", "XKX"), ("el Perú", "PER"), ("PERU", "PER"), ("Méjico", "MEX"), ("Costa de Marfil", "CIV")),
        *(("eu", None), ("granada", None), ("Atlántida", None), ("Corea", None), ("", None)),
    ],
)
def test_by_name(known: Countries, text: str, code: str | None) -> None:
    assert known.by_name(text) == code


@pytest.mark.parametrize(
    ("word", "code"),
    [
        *(("norcoreano", "PRK"), ("surcoreana", "KOR"), ("estadounidenses", "USA"), ("norteamericana", "USA")),
        *(("británicos", "GBR"), ("paraguayas", "PRY"), ("iraníes", "IRN"), ("iranís", "IRN"), ("Francesas", "FRA")),
        *(("alemana", "DEU"), ("española", "ESP"), ("belgas", "BEL"), ("saharauis", "ESH"), ("soviética", "SUN")),
        *(("nicaragüenses", "NIC"), ("NEOZELANDESA", "NZL"), ("nigerino", "NER"), ("nigeriano", "NGA")),
        *(("coreano", None), ("americano", None), ("verde", None)),
    ],
)
def test_by_demonym(known: Countries, word: str, code: str | None) -> None:
    assert known.by_demonym(word) == code


@pytest.mark.parametrize(
    ("text", "country", "kind"),
    [
        *(("Moscú", "RUS", "capital"), ("ASUNCION", "PRY", "capital"), ("Pyongyang", "PRK", "capital")),
        *(("el Kremlin", "RUS", "palace"), ("la Casa Blanca", "USA", "palace"), ("la Moncloa", "ESP", "palace")),
        *(("Palacio de Miraflores", "VEN", "palace"), ("La Moneda", "CHL", "palace"), ("Los Pinos", "MEX", "palace")),
        *(("Casa de Nariño", "COL", "palace"), ("el Pentágono", "USA", "ministry"), ("la Santa Sede", "VAT", "palace")),
    ],
)
def test_by_seat(known: Countries, text: str, country: str, kind: str) -> None:
    seat = known.by_seat(text)
    assert seat is not None
    assert (seat.country, seat.kind, seat.organisation) == (country, kind, None)


def test_brussels_is_the_union(known: Countries) -> None:
    seat = known.by_seat("Bruselas")
    assert seat is not None
    assert (seat.country, seat.organisation) == (None, "Unión Europea")


def test_money_is_no_palace(known: Countries) -> None:
    assert known.by_seat("La moneda") is None
    assert known.by_seat("la moneda") is None


def test_name_and_demonym(known: Countries) -> None:
    assert known.name("KOR") == "Corea del Sur"
    assert known.demonym("PRY") == "paraguayo"
    assert known.name("QQQ") == "QQQ"
    assert known.demonym("QQQ") == ""


def test_codes_are_codes_and_stand_once() -> None:
    codes = [entry.code for entry in TABLE.countries]
    assert len(codes) == len(set(codes))
    assert all(re.fullmatch("[A-Z]{3}", code) for code in codes)
    assert sum(not entry.territory and entry.ended is None for entry in TABLE.countries) >= 195


def test_every_state_has_a_demonym(known: Countries) -> None:
    assert [e.code for e in TABLE.countries if not e.demonyms and not e.territory] == []
    for entry in TABLE.countries:
        for form in demonym_forms(entry, TABLE.language):
            assert known.by_demonym(form) == entry.code, form


def test_no_name_of_two_countries(known: Countries) -> None:
    for entry in TABLE.countries:
        for name in (entry.name, *entry.also):
            assert known.by_name(name) == entry.code, name


def test_seats_are_of_known_countries() -> None:
    codes = {entry.code for entry in TABLE.countries}
    for seat in TABLE.seats:
        assert (seat.country in codes) != (seat.organisation is not None), seat.name


def test_no_spelling_stands_twice_in_an_entry() -> None:
    for entry in TABLE.countries:
        assert len({fold(n) for n in entry.also}) <= len(entry.also)
        assert entry.name not in entry.also


def test_names_of_the_cldr_are_known(known: Countries) -> None:
    babel = pytest.importorskip("babel")
    spanish = babel.Locale("es").territories
    for two, code in {
        "DE": "DEU",
        "CI": "CIV",
        "BA": "BIH",
        "LA": "LAO",
        "SZ": "SWZ",
        "VA": "VAT",
        "TL": "TLS",
    }.items():
        assert known.by_name(spanish[two]) == code
