"""The records of one ledger: what is known, by whose word, and the words it was read from.

The field by field meaning stands in `docs/ledger.md`. Every type is frozen and encodes to the published JSON as it is.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from segun.ledger.spans import Span

Kind = Literal["person", "state", "organisation", "group", "unnamed"]
MentionType = Literal["name", "role", "pronoun", "elided"]
Form = Literal["direct", "indirect", "mixed", "noun"]
Act = Literal[
    "assert", "deny", "accuse", "warn", "threaten", "promise", "request", "order", "propose", "thank",
    "praise", "condemn", "reject", "confirm", "admit", "decline", "ask", "speculate", "announce",
]  # fmt: skip
Sourcing = Literal["named", "role", "anonymous", "document", "media", "institution"]
Polarity = Literal["+", "-"]
Certainty = Literal["certain", "probable", "possible", "unknown"]
EvidenceKind = Literal["intelligence", "document", "witness", "figures", "none_presented"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Grain = Literal["year", "quarter", "month", "week", "day", "part_of_day", "hour", "minute"]
Status = Literal["actual", "denied", "possible", "future", "hypothetical"]
LinkType = Literal["denies", "confirms", "refers_to", "repeats", "contradicts", "not_denied"]
WarningKind = Literal[
    "duplicate_passage", "broken_word", "broken_sentence", "suspect_translation", "mojibake",
    "unparsed", "truncated", "language", "no_date",
]  # fmt: skip


class Record(msgspec.Struct, frozen=True):
    """What all records share: their values are frozen."""


class Document(Record, frozen=True):
    id: str
    title: str | None
    text: str
    language: str
    published: str | None
    url: str | None
    publisher: str | None
    sha256: str
    authors: tuple[str, ...] = ()


class Mention(Record, frozen=True):
    start: int
    end: int
    text: str
    type: MentionType


class Role(Record, frozen=True):
    title: str
    organisation: str | None
    country: str | None
    span: Span


class Actor(Record, frozen=True):
    id: str
    name: str
    kind: Kind
    country: str | None
    sector: str
    entity: str | None
    aliases: tuple[str, ...]
    roles: tuple[Role, ...]
    members: tuple[str, ...]
    mentions: tuple[Mention, ...]


class Time(Record, frozen=True):
    id: str
    timex: str
    type: TimexType
    start: str | None
    end: str | None
    grain: Grain | None
    span: Span


class Moment(Record, frozen=True):
    """When something was said or done: a time as it hangs on another record."""

    timex: str
    start: str | None
    end: str | None
    grain: Grain | None
    span: Span


class Evidence(Record, frozen=True):
    kind: EvidenceKind
    span: Span


class Statement(Record, frozen=True):
    id: str
    speaker: str | None
    speaker_span: Span | None
    cue_span: Span | None
    content_span: Span
    quote_spans: tuple[Span, ...]
    form: Form
    act: Act
    addressees: tuple[str, ...]
    reported_by: str | None
    sourcing: Sourcing
    polarity: Polarity | None
    certainty: Certainty
    evidence: tuple[Evidence, ...]
    date: Moment | None
    sentence_span: Span
    rule: str
    confidence: float | None


class Place(Record, frozen=True):
    """Where an event happened: WGS 84 degrees, the country as ISO 3166-1 alpha-3."""

    name: str
    country: str | None
    lat: float | None
    lon: float | None
    span: Span


class Quantity(Record, frozen=True):
    """How many of `what`: at least `min`, at most `max`, each `None` where the words set no bound."""

    what: str
    min: int | None
    max: int | None
    span: Span


class EventMention(Record, frozen=True):
    """A later place in the text that speaks of the same deed."""

    span: Span
    sentence_span: Span


class Event(Record, frozen=True):
    id: str
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: str | None
    intensity: float | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    trigger_span: Span
    mentions: tuple[EventMention, ...]
    status: Status
    attributed_to: tuple[str, ...]
    date: Moment | None
    place: Place | None
    quantities: tuple[Quantity, ...]
    condition_span: Span | None
    sentence_span: Span
    sense: str
    rule: str
    confidence: float | None


class Commitment(Record, frozen=True):
    """A term of a treaty, alliance, truce or deal: who owes what to whom, on which condition."""

    id: str
    instrument: str
    instrument_span: Span
    kind: str
    parties: tuple[str, ...]
    signed: Moment | None
    beneficiary: str | None
    obligation_span: Span | None
    condition_span: Span | None
    in_force: bool | None
    rule: str


class Link(Record, frozen=True):
    type: LinkType
    source: str = msgspec.field(name="from")
    target: str = msgspec.field(name="to")
    rule: str


class TextWarning(Record, frozen=True):
    kind: WarningKind
    span: Span | None
    message: str


class Ledger(Record, frozen=True):
    """Everything read from one document."""

    schema: str
    document: Document
    actors: tuple[Actor, ...]
    times: tuple[Time, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    commitments: tuple[Commitment, ...]
    links: tuple[Link, ...]
    warnings: tuple[TextWarning, ...]
