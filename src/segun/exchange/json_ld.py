"""`jsonld`: articles, statements, events and claims as linked data, one JSON-LD document.

In: a selection. Out: a document with its context in it, so that reading it asks no other machine; its graph has a
node a line and is written as a stream. Articles, people, quotations and claims are in the terms of schema.org, where
each record comes from in those of PROV-O, and what neither has (who acts, which side a statement takes in a claim,
which record denies which, the offsets) in terms of our own.

A statement with words in quotation marks is a `Quotation`, any other is a `Statement`. A claim has its appearances,
and who asserts, repeats, denies, confirms and doubts it; it has no rating, since nobody here rates it. A node may
come in several parts, which a JSON-LD reader puts together.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from urllib.parse import quote

import msgspec

from segun.exchange.cast import Actors, Cast, Who
from segun.exchange.lines import words
from segun.exchange.software import HOME, NAME, software_version
from segun.exchange.wishes import Wishes
from segun.ledger import Event, Place, Statement
from segun.store.entry import Entry, Selection

Node = dict[str, object]

_REFERENCES = (
    *("isPartOf", "isBasedOn", "spokenByCharacter", "creator", "appearance", "subjectOf", "url"),
    *("segun:actor", "segun:recipient", "segun:addressee", "segun:attributedTo", "segun:deed", "segun:reportedBy"),
    *("segun:asserts", "segun:repeats", "segun:denies", "segun:confirms", "segun:doubts"),
    *(
        "prov:wasAttributedTo",
        "prov:wasQuotedFrom",
        "prov:wasDerivedFrom",
        "prov:wasGeneratedBy",
        "prov:wasAssociatedWith",
    ),
    *("segun:from", "segun:to"),
)
"""Terms whose value is an IRI."""

CONTEXT: Node = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "segun": "urn:segun:vocabulary#",
    **{term: {"@type": "@id"} for term in _REFERENCES if ":" in term},
    **{term: {"@id": f"https://schema.org/{term}", "@type": "@id"} for term in _REFERENCES if ":" not in term},
}

_AGENTS = {"person": "Person", "state": "GovernmentOrganization", "organisation": "Organization"}


def write_json_ld(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the document; returns how many nodes its graph has, that of the software not counted."""
    out.write(b'{"@context": ' + msgspec.json.encode(CONTEXT) + b',\n "@graph": [\n' + msgspec.json.encode(_software()))
    count = 0
    for node in _nodes(selection, wishes):
        out.write(b",\n" + msgspec.json.encode(_given(node)))
        count += 1
    out.write(b"\n]}\n")
    return count


def _given(node: Node) -> Node:
    return {key: value for key, value in node.items() if value not in (None, [], ())}


def _software() -> Node:
    types = ["SoftwareApplication", "prov:SoftwareAgent"]
    return {"@id": HOME, "@type": types, "name": NAME, "softwareVersion": software_version()}


def _nodes(selection: Selection, wishes: Wishes) -> Iterator[Node]:
    """The nodes of all entries; of those that several records lead to, the first time only."""
    cast, met = Cast(selection), set[object]()
    for entry in selection.entries():
        for node in _Writer(entry, cast.of(entry), wishes).nodes():
            shared = node.pop("shared", False)
            if not shared or node["@id"] not in met:
                if shared:
                    met.add(node["@id"])
                yield node


class _Writer:
    """The nodes of one entry; one that other entries may have as well is marked `shared`."""

    def __init__(self, entry: Entry, actors: Actors, wishes: Wishes) -> None:
        self._entry = entry
        self._actors = actors
        self._wishes = wishes
        self._text = entry.ledger.document.text
        self._article = wishes.iri("article", entry.ledger.document.id)

    def nodes(self) -> Iterator[Node]:
        yield self._article_node()
        for actor in self._entry.ledger.actors:
            yield self._agent(self._actors.who(actor.id))
        for statement in self._entry.statements:
            yield self._activity(statement.rule)
            yield self._statement(statement)
            yield from self._claim(statement)
        for event in self._entry.events:
            yield self._activity(event.rule)
            yield self._event(event)
        yield from self._links()

    def _article_node(self) -> Node:
        document, copied = self._entry.ledger.document, self._entry.copy_of
        publisher = {"@type": "Organization", "name": document.publisher} if document.publisher else None
        return {
            "@id": self._article,
            "@type": ["NewsArticle", "prov:Entity"],
            "identifier": document.id,
            "headline": document.title,
            "datePublished": document.published,
            "publisher": publisher,
            "author": [{"@type": "Person", "name": author} for author in document.authors],
            "url": _address(document.url),
            "inLanguage": document.language,
            "articleBody": document.text or None,
            "isBasedOn": self._wishes.iri("article", copied) if copied is not None else None,
            "segun:sha256": document.sha256,
            "segun:story": self._entry.story,
        }

    def _agent(self, who: Who) -> Node:
        return {
            "@id": self._agent_iri(who),
            "@type": [_AGENTS.get(who.kind, "Thing"), "prov:Agent"],
            "name": who.label,
            "alternateName": [name for name in who.names if name != who.name],
            "segun:kind": who.kind,
            "segun:country": who.country,
            "segun:sector": who.sector or None,
            "identifier": who.entity,
            "shared": who.known,
        }

    def _agent_iri(self, who: Who) -> str:
        return self._wishes.iri("entity" if who.known else "actor", who.id)

    def _iri(self, record: str) -> str:
        return self._wishes.iri("article", self._entry.ledger.document.id, record)

    def _activity(self, rule: str) -> Node:
        return {
            "@id": self._rule(rule),
            "@type": "prov:Activity",
            "segun:rule": rule,
            "prov:wasAssociatedWith": HOME,
            "shared": True,
        }

    def _rule(self, rule: str) -> str:
        return self._wishes.iri("rule", software_version(), rule)

    def _statement(self, s: Statement) -> Node:
        speaker = self._agent_iri(self._actors.who(s.speaker)) if s.speaker else None
        quoted = bool(s.quote_spans)
        stand = self._entry.claims.get(s.id)
        side = {f"segun:{stand.stance}": self._wishes.iri("claim", stand.claim)} if stand else {}
        return {
            "@id": self._iri(s.id),
            "@type": ["Quotation" if quoted else "Statement", "prov:Entity"],
            "text": words(self._text, s.content_span),
            "isPartOf": self._article,
            "spokenByCharacter": speaker,
            "creator": speaker,
            "dateCreated": s.date.start if s.date else None,
            "inLanguage": self._entry.ledger.document.language,
            "prov:wasAttributedTo": speaker,
            "prov:wasQuotedFrom" if quoted else "prov:wasDerivedFrom": self._article,
            "prov:wasGeneratedBy": self._rule(s.rule),
            "segun:act": s.act,
            "segun:form": s.form,
            "segun:sourcing": s.sourcing,
            "segun:polarity": s.polarity,
            "segun:certainty": s.certainty,
            "segun:quoted": [found for span in s.quote_spans if (found := words(self._text, span))],
            "segun:addressee": [self._agent_iri(self._actors.who(ident)) for ident in s.addressees],
            "segun:reportedBy": self._iri(s.reported_by) if s.reported_by else None,
            "segun:start": s.content_span.start,
            "segun:end": s.content_span.end,
            "segun:confidence": s.confidence,
            **side,
        }

    def _claim(self, statement: Statement) -> Iterator[Node]:
        stand = self._entry.claims.get(statement.id)
        if stand:
            yield {"@id": self._wishes.iri("claim", stand.claim), "@type": "Claim", "appearance": self._article}

    def _event(self, e: Event) -> Node:
        deed = self._entry.deeds.get(e.id)
        return {
            "@id": self._iri(e.id),
            "@type": ["Event", "prov:Entity"],
            "name": words(self._text, e.trigger_span),
            "startDate": e.date.start if e.date else None,
            "segun:endExclusive": e.date.end if e.date else None,
            "location": _place(e.place) if e.place else None,
            "subjectOf": self._article,
            "segun:type": e.type,
            "segun:mode": e.mode,
            "segun:context": list(e.contexts),
            "segun:cameo": e.cameo,
            "segun:intensity": e.intensity,
            "segun:status": e.status,
            "segun:deed": self._wishes.iri("deed", deed) if deed else None,
            "segun:actor": [self._agent_iri(self._actors.who(ident)) for ident in e.actors],
            "segun:recipient": [self._agent_iri(self._actors.who(ident)) for ident in e.recipients],
            "segun:attributedTo": [self._iri(ident) for ident in e.attributed_to],
            "prov:wasDerivedFrom": self._article,
            "prov:wasGeneratedBy": self._rule(e.rule),
            "segun:start": e.trigger_span.start,
            "segun:end": e.trigger_span.end,
            "segun:confidence": e.confidence,
        }

    def _links(self) -> Iterator[Node]:
        """What the ledger says that one record does to another, where a filter lets both through."""
        there = {statement.id for statement in self._entry.statements} | {event.id for event in self._entry.events}
        for number, link in enumerate(self._entry.ledger.links, 1):
            if {link.source, link.target} <= there:
                yield self._activity(link.rule)
                yield {
                    "@id": self._iri(f"link-{number}"),
                    "@type": ["segun:Link", "prov:Entity"],
                    "segun:linkType": link.type,
                    "segun:from": self._iri(link.source),
                    "segun:to": self._iri(link.target),
                    "prov:wasGeneratedBy": self._rule(link.rule),
                }


def _place(place: Place) -> Node:
    here = place.lat is not None and place.lon is not None
    geo = {"@type": "GeoCoordinates", "latitude": place.lat, "longitude": place.lon} if here else None
    return _given({"@type": "Place", "name": place.name or None, "addressCountry": place.country, "geo": geo})


def _address(url: str | None) -> str | None:
    """The address as an IRI: what may not stand in one is escaped."""
    return quote(url, safe=":/?#[]@!$&'()*+,;=%~-._") if url else None
