"""`links`: what belongs together across articles, in the form of gold (docs/linking.md).

In: a selection, with its text. Out: JSON lines, a cluster each: entities, stories, events, claims, each kind by id,
members by document and place. Entities whose mentions stand inside those of others come first, so that who takes the
first of two that cover some words takes the nearer one. Articles that copy another are members like any other. Left out are places without words
and records that a filter holds back. A mention inside another one stays, as both name somebody; of a report inside a
report the outer one has the part of its content that is not the inner one's (`exchange.own_part`). Held in memory are
the members.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import BinaryIO

from segun.exchange.lines import write_json
from segun.exchange.own_part import own_parts
from segun.exchange.wishes import Wishes
from segun.ledger import Event, Span
from segun.store.entry import Entry, Selection, Stance

_Place = tuple[str, int, int]
_Told = tuple[str, int, int, Stance]


class _Clusters:
    """The members that were met, by cluster."""

    def __init__(self) -> None:
        self.entities: dict[str, set[_Place]] = defaultdict(set)
        self.stories: dict[str, set[str]] = defaultdict(set)
        self.events: dict[str, set[_Place]] = defaultdict(set)
        self.types: dict[str, str] = {}
        self.claims: dict[str, set[_Told]] = defaultdict(set)

    def add(self, entry: Entry) -> None:
        document = entry.ledger.document.id
        if entry.story is not None:
            self.stories[entry.story].add(document)
        for actor in entry.ledger.actors:
            if actor.id in entry.entities:
                spans = (Span(m.start, m.end) for m in actor.mentions if m.type != "elided")
                self.entities[entry.entities[actor.id]].update(_places(document, spans))
        for event in entry.events:
            if event.id in entry.deeds:
                self._add_event(entry.deeds[event.id], document, event)
        for deed, span in entry.echoes:
            self.events[deed].update(_places(document, iter((span,))))
        self._add_statements(entry)

    def _add_statements(self, entry: Entry) -> None:
        document = entry.ledger.document
        told = [statement for statement in entry.statements if statement.id in entry.claims]
        own = own_parts((statement.content_span for statement in told), document.text)
        for statement in told:
            claim, stance = entry.claims[statement.id]
            if statement.content_span in own:
                self.claims[claim].add((document.id, *own[statement.content_span], stance))

    def _add_event(self, deed: str, document: str, event: Event) -> None:
        self.types.setdefault(deed, event.type)
        spans = (event.trigger_span, *(mention.span for mention in event.mentions))
        self.events[deed].update(_places(document, iter(spans)))


def _places(document: str, spans: Iterator[Span]) -> Iterator[_Place]:
    return ((document, start, end) for start, end in spans if start < end)


def _inwardness(entities: Mapping[str, set[_Place]]) -> Mapping[str, float]:
    """How often a mention of each entity stands around one of another, less how often inside one, for each of its mentions."""
    by_document: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
    for ident, places in entities.items():
        for document, start, end in places:
            by_document[document].append((start, -end, ident))
    balance: Counter[str] = Counter()
    for mentions in by_document.values():
        open_: list[tuple[int, str]] = []
        for start, minus_end, ident in sorted(mentions):
            open_ = [(end, outer) for end, outer in open_ if end >= -minus_end and end > start]
            for _, outer in open_:
                balance[outer] += outer != ident
                balance[ident] -= outer != ident
            open_.append((-minus_end, ident))
    return {ident: balance[ident] / max(1, len(places)) for ident, places in entities.items()}


def write_links(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the clusters; returns how many."""
    clusters = _Clusters()
    for entry in selection.entries():
        clusters.add(entry)
    count = 0
    for line in _lines(clusters, selection):
        write_json(out, line)
        count += 1
    return count


def _lines(clusters: _Clusters, selection: Selection) -> Iterator[dict[str, object]]:
    inner = _inwardness(clusters.entities)
    for ident, places in sorted(clusters.entities.items(), key=lambda pair: (inner[pair[0]], pair[0])):
        if places:
            yield {"kind": "entity", "id": ident, "name": selection.entity(ident).name, "members": sorted(places)}
    for ident, documents in sorted(clusters.stories.items()):
        yield {"kind": "story", "id": ident, "members": sorted(documents)}
    for ident, places in sorted(clusters.events.items()):
        if ident not in clusters.types:  # it is only echoed here: a filter holds its events back
            continue
        yield {"kind": "event", "id": ident, "type": clusters.types[ident], "members": sorted(places)}
    for ident, told in sorted(clusters.claims.items()):
        yield {"kind": "claim", "id": ident, "members": sorted(told)}
