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
    links: tuple[Link, ...]
    warnings: tuple[TextWarning, ...]
