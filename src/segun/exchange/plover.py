"""`plover`: event records as the PLOVER codebook's data interchange specification names their fields.

In: a selection. Out: JSON lines, one event each, from the articles that copy none. `source` and `recipient` are lists
of actor objects, `event` is a list, `quad_code` runs from 1 to 4, `event_loc` is a GeoNames location, `link` joins
the records of one deed. The specification invites fields of one's own: `attribution` says through whom the article
knows of the deed.

Source: PLOVER codebook, draft of 2021, table "PLOVER JSON" and the information objects after it (Open Event Data
Alliance).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import BinaryIO

from segun.exchange.cast import Actors, Cast, Who
from segun.exchange.coded import Coded, coded
from segun.exchange.country_codes import country_codes
from segun.exchange.days import day, event_day, told_day
from segun.exchange.lines import words, write_json
from segun.exchange.software import software
from segun.exchange.wishes import Wishes
from segun.ledger import Place
from segun.store.entry import Entry, Selection

_Object = dict[str, object]


def write_plover(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the events; returns how many."""
    cast, count = Cast(selection), 0
    for entry in selection.entries():
        if entry.copy_of is not None:
            continue
        actors = cast.of(entry)
        for deed in coded(entry, wishes.ontology):
            write_json(out, _record(entry, actors, deed, wishes))
            count += 1
    return count


def _record(entry: Entry, actors: Actors, deed: Coded, wishes: Wishes) -> _Object:
    text, event = entry.ledger.document.text, deed.event
    trigger = words(text, event.trigger_span)
    when = event_day(event, entry)
    return _given(
        {
            "id": f"{entry.ledger.document.id}#{event.id}",
            "has_event": True,
            "date": when.isoformat() if when else "",
            "enddate": _last_day(deed),
            "source": _actors(actors.parties(event.actors)),
            "recipient": _actors(actors.parties(event.recipients)),
            "event": [deed.type],
            "event_loc": _place(event.place),
            "event_text": [trigger] if trigger else [],
            "quad_code": deed.quad,
            "event_scale": deed.intensity,
            "mode": deed.mode,
            "context": list(deed.contexts),
            "link": deed.id,
            "text": words(text, event.sentence_span),
            "text_info": {"start": event.sentence_span.start, "end": event.sentence_span.end},
            "cite_info": _citation(entry, wishes),
            "coder": software(),
            "attribution": _attribution(entry, actors, deed),
            "comment": "planned" if deed.planned else None,
        }
    )


_REQUIRED = ("id", "date", "source", "event")


def _given(record: _Object) -> _Object:
    """The fields that say something, and those that the specification requires."""
    return {key: value for key, value in record.items() if key in _REQUIRED or value not in (None, [], {}, "")}


def _last_day(deed: Coded) -> str | None:
    """The last day of a deed that took several; the ledger's own end is the day after."""
    moment = deed.event.date
    first, end = told_day(moment), day(moment.end) if moment else None
    if first is None or end is None or (end - first).days <= 1:
        return None
    return (end - dt.timedelta(days=1)).isoformat()


def _actors(parties: Iterable[Who]) -> list[_Object]:
    return [
        _given({"code": who.country, "sector": who.sector, "actor_text": who.label, "identifier_id": who.entity})
        for who in parties
    ]


def _place(place: Place | None) -> _Object | None:
    if place is None:
        return None
    return _given(
        {
            "name": place.name,
            "latitude": place.lat,
            "longitude": place.lon,
            "country code": country_codes(place.country).alpha2,
            "cc3": place.country,
        }
    )


def _citation(entry: Entry, wishes: Wishes) -> _Object:
    document, ontology = entry.ledger.document, wishes.ontology.file
    return _given(
        {
            "citation": document.id,
            "url": document.url,
            "title": document.title,
            "language": document.language,
            "publication": document.publisher,
            "codebook": f"{ontology.name} {ontology.version}",
        }
    )


def _attribution(entry: Entry, actors: Actors, deed: Coded) -> list[_Object]:
    """The statements through which the article knows of the deed; [] means that the reporter says it."""
    statements = {statement.id: statement for statement in entry.ledger.statements}
    told = [statements[ident] for ident in deed.event.attributed_to if ident in statements]
    return [
        _given(
            {
                "statement": s.id,
                "speaker": actors.who(s.speaker).label if s.speaker else None,
                "act": s.act,
                "certainty": s.certainty,
            }
        )
        for s in told
    ]
