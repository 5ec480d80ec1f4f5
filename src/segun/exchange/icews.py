"""`icews`: event data in the layout of the ICEWS files, between tabs, with a header.

In: a selection. Out: a row for each event and pair of participants, from the articles that copy none. Event texts are
those of the CAMEO table, countries and sectors have English names; the number of the sentence is not known, since a
ledger keeps offsets, and District is left empty.

Source: the column names of the files that the ICEWS Coded Event Data consist of (Harvard Dataverse,
doi:10.7910/DVN/28075).
"""

from __future__ import annotations

from typing import BinaryIO

from segun.exchange.cast import Cast, Who
from segun.exchange.coded import Coded, coded, pairs
from segun.exchange.country_codes import country_codes
from segun.exchange.days import event_day
from segun.exchange.lines import identity, number, write_tabbed
from segun.exchange.place_level import place_level
from segun.exchange.wishes import Wishes
from segun.ledger import Place
from segun.ontology import Ontology
from segun.store.entry import Entry, Selection

COLUMNS = (
    *(
        "Event ID",
        "Event Date",
        "Source Name",
        "Source Sectors",
        "Source Country",
        "Event Text",
        "CAMEO Code",
        "Intensity",
    ),
    *("Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher"),
    *("City", "District", "Province", "Country", "Latitude", "Longitude"),
)


def write_icews(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the table; returns how many rows, the header not counted."""
    write_tabbed(out, COLUMNS)
    cast, rows = Cast(selection), 0
    for entry in selection.entries():
        if entry.copy_of is not None:
            continue
        actors = cast.of(entry)
        for deed in coded(entry, wishes.ontology):
            for pair in pairs(deed.event, actors) if deed.cameo else ():
                write_tabbed(out, _row(entry, deed, *pair, wishes.ontology))
                rows += 1
    return rows


def _row(entry: Entry, deed: Coded, source: Who | None, target: Who | None, ontology: Ontology) -> tuple[str, ...]:
    document, when = entry.ledger.document, event_day(deed.event, entry)
    sides = (source.id if source else "", target.id if target else "")
    return (
        str(identity(document.id, deed.event.id, *sides)),
        when.isoformat() if when else "",
        *_side(source, ontology),
        _label(deed, ontology),
        deed.cameo or "",
        number(deed.intensity),
        *_side(target, ontology),
        str(identity(document.id)),
        "",
        document.publisher or "",
        *_place(deed.event.place),
    )


def _side(who: Who | None, ontology: Ontology) -> tuple[str, str, str]:
    if who is None:
        return "", "", ""
    sector = ontology.sectors.get(who.sector)
    return who.label, sector.shown("en") if sector else who.sector, country_codes(who.country).name


def _label(deed: Coded, ontology: Ontology) -> str:
    """What the CAMEO table calls the code, else what the ontology calls the type."""
    entry = ontology.cameo_entry(deed.cameo or "")
    kind = ontology.types.get(deed.type)
    return (entry and entry.label) or (kind.shown("en") if kind else deed.type)


def _place(place: Place | None) -> tuple[str, ...]:
    """City, district, province, country, latitude, longitude."""
    if place is None:
        return ("",) * 6
    country = country_codes(place.country).name
    where = country, number(place.lat), number(place.lon)
    level = place_level(place)
    city, province = (place.name if level == part else "" for part in ("city", "region"))
    return city, "", province, *where
