"""`gdelt`: the event table of GDELT 2.0, 61 columns between tabs, without a header.

In: a selection, gone through twice: once to count, once to write. Out: a row for each deed and pair of participants,
where the deed is first told with somebody who takes part. Names and places are those of the ledger, in its language. Left empty is what a ledger
does not know: known groups, ethnicity, religion, tone, the actors' own places, divisions below the country. A deed
without a CAMEO code has no row.

Source: The GDELT Event Database Data Format Codebook V2.0 (19 February 2015).
"""

from __future__ import annotations

import datetime as dt
from typing import BinaryIO

from segun.exchange.cameo_actors import cameo_actor, cameo_type
from segun.exchange.cast import Cast, Who
from segun.exchange.coded import Coded, coded, pairs
from segun.exchange.country_codes import country_codes
from segun.exchange.days import event_day, seen_moment
from segun.exchange.lines import identity, number, write_tabbed
from segun.exchange.place_level import place_level
from segun.exchange.tally import Count, Counts
from segun.exchange.wishes import Wishes
from segun.ledger import Place
from segun.store.entry import Entry, Selection

_ACTOR = "Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code Type2Code Type3Code"
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"
COLUMNS = (
    *("GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate"),
    *(f"Actor{side}{field}" for side in "12" for field in _ACTOR.split()),
    *("IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale"),
    *("NumMentions", "NumSources", "NumArticles", "AvgTone"),
    *(f"{whose}Geo_{field}" for whose in ("Actor1", "Actor2", "Action") for field in _GEO.split()),
    *("DATEADDED", "SOURCEURL"),
)
"""The columns in their order; the file itself does not have them."""

_NO_PLACE = ("0", "", "", "", "", "", "", "")


def write_gdelt(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the table; returns how many rows."""
    counts = Counts(selection, wishes.ontology)
    cast, met, rows = Cast(selection), set[str](), 0
    for entry in selection.entries():
        actors, root = cast.of(entry), _first_sentence(entry)
        for deed in coded(entry, wishes.ontology):
            if deed.id in met or not deed.cameo:
                continue
            tail = _tail(entry, deed, counts.of(deed.id), deed.event.sentence_span.start == root)
            for first, second in pairs(deed.event, actors):
                met.add(deed.id)
                write_tabbed(out, (*_head(entry, deed, first, second), *tail))
                rows += 1
    return rows


def _first_sentence(entry: Entry) -> int | None:
    """Where the first sentence begins that anything was read from: what stands there is the story's main event."""
    told = [statement.sentence_span.start for statement in entry.ledger.statements]
    done = [event.sentence_span.start for event in entry.ledger.events]
    return min(told + done, default=None)


def _head(entry: Entry, deed: Coded, first: Who | None, second: Who | None) -> tuple[str, ...]:
    ident = identity(deed.id, first.id if first else "", second.id if second else "")
    return str(ident), *_dates(event_day(deed.event, entry)), *_actor(first), *_actor(second)


def _dates(day: dt.date | None) -> tuple[str, ...]:
    """The day as four columns; the fraction is the codebook's, with months of thirty days."""
    if day is None:
        return "", "", "", ""
    fraction = day.year + (day.month * 30 + day.day) / 365
    return f"{day:%Y%m%d}", f"{day:%Y%m}", f"{day:%Y}", f"{fraction:.4f}"


def _actor(who: Who | None) -> tuple[str, ...]:
    if who is None:
        return ("",) * 10
    return cameo_actor(who), who.label, who.country or "", "", "", "", "", cameo_type(who.sector), "", ""


def _tail(entry: Entry, deed: Coded, count: Count, root: bool) -> tuple[str, ...]:
    code = deed.cameo or ""
    document, seen = entry.ledger.document, seen_moment(entry)
    return (
        *("1" if root else "0", code, code[:3], code[:2], number(deed.quad), number(deed.intensity)),
        *(str(count.mentions), str(count.sources), str(count.articles), ""),
        *(_NO_PLACE * 2),
        *_place(deed.event.place),
        *(f"{seen:%Y%m%d%H%M%S}" if seen else "", document.url or document.id),
    )


def _place(place: Place | None) -> tuple[str, ...]:
    """The place of the action; where it is a whole country, the codes of the country stand for those of the place."""
    if place is None:
        return _NO_PLACE
    fips = country_codes(place.country).fips
    kind = _place_type(place)
    whole = fips if kind == "1" else ""
    return kind, place.name, fips, whole, "", number(place.lat), number(place.lon), whole


def _place_type(place: Place) -> str:
    """1 a country, 2 a state of the USA, 3 a city there, 4 a city elsewhere, 5 a state elsewhere."""
    home = place.country == "USA"
    return {"country": "1", "region": "2" if home else "5", "city": "3" if home else "4"}[place_level(place)]
