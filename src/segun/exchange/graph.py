"""The graph of who did what to whom and who spoke about whom, for the formats of graphs.

In: a selection. Out: a graph of networkx. Nodes are those who act or speak. An edge joins everybody who acts with
everybody at the other end of deeds of one type; another one each speaker with everybody whom the contents of
statements of one act name. Edges are counted, not drawn one by one: only they and the nodes are held in memory, and
the ids of deeds, so that one told twice counts once.

`count` of a deed's edge says how many are told as having happened; what is denied, possible, planned or hypothetical
is counted apart. Statements of articles that copy another are not counted again.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from segun.exchange.cast import Actors, Cast, Who
from segun.exchange.coded import pairs
from segun.exchange.days import day, event_day
from segun.exchange.lines import printable
from segun.ledger import Event, Mention, Span, Statement
from segun.store.entry import Entry, Selection

if TYPE_CHECKING:
    import networkx as nx

_STATUSES = ("denied", "possible", "future", "hypothetical")
Attribute = str | int | float


@dataclass(slots=True)
class Deeds:
    """What was counted on the edge of one type of deed."""

    told: set[tuple[str, str]] = field(default_factory=set)
    statuses: Counter[str] = field(default_factory=Counter)
    intensity: float = 0.0
    scored: int = 0
    first: str = ""
    last: str = ""

    def add(self, deed: str, event: Event, when: str) -> None:
        if (deed, event.status) in self.told:
            return
        self.told.add((deed, event.status))
        self.statuses[event.status] += 1
        if event.intensity is not None:
            self.intensity += event.intensity
            self.scored += 1
        self.first, self.last = _within(self.first, self.last, when)

    def attributes(self) -> dict[str, Attribute]:
        count = self.statuses["actual"]
        mean = {"intensity": round(self.intensity / self.scored, 4)} if self.scored else {}
        other = {status: self.statuses[status] for status in _STATUSES}
        return {"count": count, "weight": count, **other, **mean, **_lifetime(self.first, self.last)}


@dataclass(slots=True)
class Words:
    """What was counted on the edge of one act of speech."""

    count: int = 0
    first: str = ""
    last: str = ""

    def add(self, when: str) -> None:
        self.count += 1
        self.first, self.last = _within(self.first, self.last, when)

    def attributes(self) -> dict[str, Attribute]:
        return {"count": self.count, "weight": self.count, **_lifetime(self.first, self.last)}


def _within(first: str, last: str, when: str) -> tuple[str, str]:
    return (min(first or when, when), max(last, when)) if when else (first, last)


def _lifetime(first: str, last: str) -> dict[str, Attribute]:
    return {"first": first, "last": last} if first else {}


class _Counts:
    """All nodes and edges that were met, in the order of the selection."""

    def __init__(self) -> None:
        self.nodes: dict[str, Who] = {}
        self.deeds: dict[tuple[str, str, str], Deeds] = {}
        self.words: dict[tuple[str, str, str], Words] = {}

    def add(self, entry: Entry, actors: Actors) -> None:
        for event in entry.events:
            for who in actors.parties((*event.actors, *event.recipients)):
                self.nodes.setdefault(who.id, who)
            self._add_event(entry, actors, event)
        if entry.copy_of is None:
            places = _Places(entry)
            for statement in entry.statements:
                self._add_statement(entry, actors, statement, places)

    def _add_event(self, entry: Entry, actors: Actors, event: Event) -> None:
        deed = entry.deeds.get(event.id) or f"{entry.ledger.document.id}#{event.id}"
        when = event_day(event, entry)
        for source, target in pairs(event, actors):
            if source and target:
                edge = self.deeds.setdefault((source.id, target.id, event.type), Deeds())
                edge.add(deed, event, when.isoformat() if when else "")

    def _add_statement(self, entry: Entry, actors: Actors, statement: Statement, places: _Places) -> None:
        if statement.speaker is None:
            return
        said = day(statement.date.start if statement.date else None) or day(entry.ledger.document.published)
        about = actors.parties(places.named(statement.content_span))
        for speaker in actors.parties((statement.speaker,)):
            self.nodes.setdefault(speaker.id, speaker)
            for other in (who for who in about if who.id != speaker.id):
                self.nodes.setdefault(other.id, other)
                edge = self.words.setdefault((speaker.id, other.id, statement.act), Words())
                edge.add(said.isoformat() if said else "")


class _Places:
    """Which actors a stretch of an article names."""

    def __init__(self, entry: Entry) -> None:
        self._mentions: list[tuple[str, Mention]] = [
            (actor.id, mention)
            for actor in entry.ledger.actors
            for mention in actor.mentions
            if mention.start < mention.end
        ]

    def named(self, span: Span) -> Iterator[str]:
        inside = (ident for ident, m in self._mentions if span.start <= m.start and m.end <= span.end)
        yield from dict.fromkeys(inside)


def graph(selection: Selection) -> nx.MultiDiGraph[str]:
    """The graph of a selection; every attribute is a string, a whole number or a number.

    Attributes of nodes: `label`, `kind`, `country`, `sector`, `known`. Of edges: `kind` (`deed` or `statement`),
    `label` (type or act), `count`, `weight`, `first` and `last` (days); of deeds also `intensity` (the mean) and a
    count for each status but `actual`.
    """
    import networkx as nx

    counts, cast = _Counts(), Cast(selection)
    for entry in selection.entries():
        counts.add(entry, cast.of(entry))
    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for ident, who in counts.nodes.items():
        made.add_node(printable(ident), **_node(who))
    for (source, target, kind), deeds in counts.deeds.items():
        _add_edge(made, source, target, "deed", kind, deeds.attributes())
    for (source, target, act), told in counts.words.items():
        _add_edge(made, source, target, "statement", act, told.attributes())
    return made


def _add_edge(
    made: nx.MultiDiGraph[str], source: str, target: str, kind: str, label: str, attributes: dict[str, Attribute]
) -> None:
    """Add an edge whose key is its number, since GraphML takes the key for an id that no other edge has."""
    ends = printable(source), printable(target)
    made.add_edge(*ends, f"e{made.number_of_edges()}", kind=kind, label=label, **attributes)


def _node(who: Who) -> dict[str, str]:
    return {
        "label": printable(who.label),
        "kind": who.kind,
        "country": who.country or "",
        "sector": who.sector,
        "known": "true" if who.known else "false",
    }
