"""The ledger as tables, for the formats that have rows and columns.

In: an entry and its actors. Out: the rows of each table of `TABLES`, values in the order of its columns. Words stand
beside their offsets; a list is a tuple of strings. Statements and events are those that a filter lets through, and so
are the claims, links and participants that hang on them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from segun.exchange.cast import Actors, Cast
from segun.exchange.lines import number, words
from segun.ledger import Moment, Quantity, Span, Statement
from segun.store.entry import Entry, Selection

Kind = Literal["text", "integer", "real", "truth", "list"]
Value = str | int | float | bool | tuple[str, ...] | None
Row = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column; any cell of any column may be `None`."""

    name: str
    kind: Kind = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """A table, and how an entry becomes rows of it."""

    name: str
    columns: tuple[Column, ...]
    rows: Callable[[Entry, Actors], Iterator[Row]]


def table_rows(selection: Selection) -> Iterator[tuple[Table, Row]]:
    """All rows of all tables, article by article; an entity stands where it is first met."""
    cast, met = Cast(selection), set[str]()
    for entry in selection.entries():
        actors = cast.of(entry)
        for table in TABLES:
            for row in table.rows(entry, actors):
                if table is not ENTITIES:
                    yield table, row
                elif row[0] not in met:
                    met.add(str(row[0]))
                    yield table, row


def _columns(spec: str) -> tuple[Column, ...]:
    """Columns from `name` or `name:kind`; `name@` is words with their two offsets, `name%` a moment."""
    return tuple(column for part in spec.split() for column in _column(part))


def _column(part: str) -> Iterator[Column]:
    if part.endswith("@"):
        yield Column(part[:-1])
        yield from (Column(f"{part[:-1]}_{end}", "integer") for end in ("start", "end"))
    elif part.endswith("%"):
        yield from (Column(f"{part[:-1]}_{field}") for field in ("timex", "start", "end", "grain"))
    else:
        name, _, kind = part.partition(":")
        kinds: dict[str, Kind] = {"": "text", "integer": "integer", "real": "real", "truth": "truth", "list": "list"}
        yield Column(name, kinds[kind])


def _span(text: str, span: Span | None) -> Row:
    return (words(text, span), span.start, span.end) if span else (None, None, None)


def _moment(moment: Moment | None) -> Row:
    return (moment.timex, moment.start, moment.end, moment.grain) if moment else (None, None, None, None)


def _articles(entry: Entry, actors: Actors) -> Iterator[Row]:
    document = entry.ledger.document
    yield (
        document.id, document.title, document.publisher, document.published, document.url, document.language, document.authors,
        document.sha256, entry.version, entry.seen, entry.copy_of, entry.story, document.text or None,
    )  # fmt: skip


_POLARITY = {"+": "positive", "-": "negative", None: None}
"""FactBank's words; its signs would be taken for formulas by a spreadsheet."""


def _statements(entry: Entry, actors: Actors) -> Iterator[Row]:
    for statement in entry.statements:
        yield _statement(entry, actors, statement)


def _statement(entry: Entry, actors: Actors, s: Statement) -> Row:
    text = entry.ledger.document.text
    stand = entry.claims.get(s.id)
    return (
        entry.ledger.document.id, s.id, s.speaker, actors.who(s.speaker).label if s.speaker else None,
        entry.entities.get(s.speaker) if s.speaker else None, *_span(text, s.speaker_span), *_span(text, s.cue_span),
        *_span(text, s.content_span), tuple(filter(None, (words(text, quote) for quote in s.quote_spans))), s.form, s.act,
        actors.names(s.addressees), s.reported_by, s.sourcing, _POLARITY[s.polarity], s.certainty,
        tuple(evidence.kind for evidence in s.evidence), *_moment(s.date), *_span(text, s.sentence_span),
        stand.claim if stand else None, stand.stance if stand else None, s.rule, s.confidence,
    )  # fmt: skip


def _events(entry: Entry, actors: Actors) -> Iterator[Row]:
    text = entry.ledger.document.text
    for e in entry.events:
        place = (
            (e.place.name or None, e.place.country, e.place.lat, e.place.lon) if e.place else (None, None, None, None)
        )
        yield (
            entry.ledger.document.id, e.id, entry.deeds.get(e.id), e.type, e.mode, e.contexts, e.cameo, e.quad, e.intensity,
            actors.names(e.actors), actors.names(e.recipients), *_span(text, e.trigger_span), len(e.mentions), e.status,
            e.attributed_to, *_moment(e.date), *place, tuple(map(_quantity, e.quantities)), *_span(text, e.condition_span),
            *_span(text, e.sentence_span), e.sense or None, e.rule, e.confidence,
        )  # fmt: skip


def _quantity(quantity: Quantity) -> str:
    """`1000..2000 soldados`; a bound that the words do not set is left out."""
    return f"{number(quantity.min)}..{number(quantity.max)} {quantity.what}".rstrip()


def _participants(entry: Entry, actors: Actors) -> Iterator[Row]:
    for event in entry.events:
        roles = (("actor", event.actors), ("recipient", event.recipients))
        for role, ident in ((role, ident) for role, idents in roles for ident in idents):
            who = actors.who(ident)
            yield (
                entry.ledger.document.id, event.id, role, ident, who.label, entry.entities.get(ident), who.kind, who.country,
                who.sector,
            )  # fmt: skip


def _actors(entry: Entry, actors: Actors) -> Iterator[Row]:
    for a in entry.ledger.actors:
        roles = tuple(title for role in a.roles if (title := role.title))
        yield (
            entry.ledger.document.id, a.id, entry.entities.get(a.id), a.name, a.kind, a.country, a.sector, a.entity, a.aliases,
            roles, a.members, sum(mention.type != "elided" for mention in a.mentions),
        )  # fmt: skip


def _entities(entry: Entry, actors: Actors) -> Iterator[Row]:
    for actor in entry.ledger.actors:
        if actor.id in entry.entities:
            who = actors.who(actor.id)
            yield who.id, who.name, who.kind, who.country, who.sector, who.entity, who.names


def _claims(entry: Entry, actors: Actors) -> Iterator[Row]:
    text = entry.ledger.document.text
    for s in entry.statements:
        stand = entry.claims.get(s.id)
        if stand:
            speaker = actors.who(s.speaker).label if s.speaker else None
            yield (
                stand.claim,
                stand.stance,
                entry.ledger.document.id,
                s.id,
                speaker,
                s.act,
                *_span(text, s.content_span),
            )


def _commitments(entry: Entry, actors: Actors) -> Iterator[Row]:
    text = entry.ledger.document.text
    for c in entry.ledger.commitments:
        beneficiary = actors.who(c.beneficiary).label if c.beneficiary else None
        yield (
            entry.ledger.document.id, c.id, *_span(text, c.instrument_span), c.kind, c.parties, actors.names(c.parties),
            *_moment(c.signed), c.beneficiary, beneficiary, *_span(text, c.obligation_span), *_span(text, c.condition_span),
            c.in_force, c.rule,
        )  # fmt: skip


def _links(entry: Entry, actors: Actors) -> Iterator[Row]:
    there = {statement.id for statement in entry.statements} | {event.id for event in entry.events}
    for link in entry.ledger.links:
        if {link.source, link.target} <= there:
            yield entry.ledger.document.id, link.type, link.source, link.target, link.rule


ENTITIES = Table("entities", _columns("entity name kind country sector knowledge names:list"), _entities)

TABLES = (
    Table(
        "articles",
        _columns(
            "document title publisher published url language authors:list sha256 version:integer seen copy_of story text"
        ),
        _articles,
    ),
    Table(
        "statements",
        _columns(
            "document statement speaker speaker_name entity speaker_words@ cue@ content@ quotes:list form act addressees:list "
            "reported_by sourcing polarity certainty evidence:list date% sentence@ claim stance rule confidence:real"
        ),
        _statements,
    ),
    Table(
        "events",
        _columns(
            "document event deed type mode contexts:list cameo quad intensity:real actors:list recipients:list trigger@ "
            "mentions:integer status attributed_to:list date% place place_country lat:real lon:real quantities:list condition@ "
            "sentence@ sense rule confidence:real"
        ),
        _events,
    ),
    Table("participants", _columns("document event role actor name entity kind country sector"), _participants),
    Table(
        "actors",
        _columns(
            "document actor entity name kind country sector knowledge aliases:list roles:list members:list mentions:integer"
        ),
        _actors,
    ),
    ENTITIES,
    Table("claims", _columns("claim stance document statement speaker_name act content@"), _claims),
    Table(
        "commitments",
        _columns(
            "document commitment instrument@ kind parties:list party_names:list signed% beneficiary beneficiary_name obligation@ "
            "condition@ in_force:truth rule"
        ),
        _commitments,
    ),
    Table("links", _columns("document type from to rule"), _links),
)
"""What a folder of tables holds, in this order."""
