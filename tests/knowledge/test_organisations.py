from __future__ import annotations

from pathlib import Path

import pytest

from segun.knowledge.countries import countries
from segun.knowledge.organisations import Organisations, OrganisationTable, organisations
from segun.language.tables import load_table

TABLE = load_table(Path(__file__).parents[2] / "src/segun/knowledge/organisations.yaml", OrganisationTable)
SECTORS = frozenset(
    (
        *("GOV", "COP", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL"),
        *("EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC", "NGO", "IGO"),
    )
)


@pytest.fixture(scope="module")
def known() -> Organisations:
    return organisations()


@pytest.mark.parametrize(
    ("text", "name", "sector", "country"),
    [
        ("la ONU", "Organización de las Naciones Unidas", "IGO", None),
        ("Naciones Unidas", "Organización de las Naciones Unidas", "IGO", None),
        ("PAN", "Partido Acción Nacional", "PTY", "MEX"),
        ("Carabineros", "Carabineros", "COP", "CHL"),
        ("los talibanes", "talibanes", "REB", "AFG"),
        ("Hezbollah", "Hezbolá", "REB", "LBN"),
        ("Pemex", "Petróleos Mexicanos", "BUS", "MEX"),
        ("el diario", None, "", None),
        ("pan", None, "", None),
        ("El país", None, "", None),
    ],
)
def test_find(known: Organisations, text: str, name: str | None, sector: str, country: str | None) -> None:
    found = known.find(text)
    assert (found and found.name) == name
    if found:
        assert (found.sector, found.country) == (sector, country)


def test_namesakes(known: Organisations) -> None:
    assert {o.country for o in known.all("INE")} >= {"MEX", "ESP"}
    shared = known.find("INE")
    assert shared is not None
    assert (shared.name, shared.sector, shared.country) == ("INE", "GOV", None)
    mexican = known.find("INE", country="MEX")
    assert mexican is not None
    assert mexican.name == "Instituto Nacional Electoral"


def test_common_words(known: Organisations) -> None:
    assert known.is_common_word("Podemos")
    assert not known.is_common_word("PSOE")
    assert all(known.all(word) for word in TABLE.common_words)


def test_entries_are_well_formed() -> None:
    assert len(TABLE.organisations) >= 300
    for entry in TABLE.organisations:
        assert entry.sector in SECTORS, entry.name
        assert entry.country is None or countries().name(entry.country) != entry.country, entry.name
        assert entry.name != entry.acronym, entry.name
        assert entry.name not in entry.also
        assert len(entry.also) == len(set(entry.also)), entry.name


def test_no_organisation_stands_twice() -> None:
    keys = [(entry.name, entry.country) for entry in TABLE.organisations]
    assert sorted(k for k in keys if keys.count(k) > 1) == []
