"""From tokens to the record: puts a ledger together.

In: a `Doc` that all components have read, and the shadow of its text. Out: `Ledger`, every span in the original's offsets.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from spacy.tokens import Doc

from segun.language.confidence import confidence
from segun.ledger import (
    SCHEMA,
    Actor,
    Document,
    Event,
    EventMention,
    Evidence,
    Ledger,
    Link,
    Mention,
    Moment,
    Place,
    Quantity,
    Span,
    Statement,
    TextWarning,
    Time,
)
from segun.ontology import Coding, Ontology
from segun.reading.binding_commitments import commitment
from segun.reading.cast import Cast
from segun.reading.deed import Deed
from segun.reading.places import PlaceMention
from segun.reading.quantities import QuantityMention
from segun.reading.syntax import Syntax, syntax_of
from segun.reading.tie import Tie
from segun.reading.times import TimeMention
from segun.reading.utterance import Utterance
from segun.text.article import Article
from segun.text.layout import Layout
from segun.text.shadow import Shadow


def bind(
    doc: Doc,
    article: Article,
    shadow: Shadow,
    layout: Layout,
    warnings: Sequence[TextWarning],
    language: str,
    ontology: Ontology,
) -> Ledger:
    """The ledger of one document; `ontology` names its events, and leaves out those that it has no type for."""
    binder = _Binder(syntax_of(doc), shadow, article.text, language)
    cast: Cast = doc._.actors
    utterances: list[Utterance] = doc._.statements
    times: list[TimeMention] = doc._.times
    statements = [binder.statement(n, u, times) for n, u in enumerate(utterances)]
    ties: list[Tie] = doc._.links
    layers = _Layers(times, doc._.places, doc._.quantities)
    deeds: list[Deed] = doc._.events
    codings = {k: coding for k, d in enumerate(deeds) if (coding := ontology.coding(d.type, d.mode, d.contexts))}
    ids = {k: f"e{n + 1}" for n, k in enumerate(codings)}
    events = [binder.event(ids[k], deeds[k], coding, layers) for k, coding in codings.items()]
    return Ledger(
        schema=SCHEMA,
        document=_document(article, shadow, layout, language),
        actors=tuple(binder.actors(cast, utterances)),
        times=tuple(binder.time(n, t) for n, t in enumerate(times)),
        statements=tuple(statements),
        events=tuple(events),
        commitments=tuple(commitment(binder, n, pledge, times) for n, pledge in enumerate(doc._.commitments)),
        links=tuple(_link(tie, ids) for tie in ties if not tie.to_event or tie.target in ids),
        warnings=_ordered(warnings, article),
    )


def _link(tie: Tie, events: Mapping[int, str]) -> Link:
    target = events[tie.target] if tie.to_event else f"s{tie.target + 1}"
    return Link(type=tie.type, source=f"s{tie.source + 1}", target=target, rule=tie.rule)


def _document(article: Article, shadow: Shadow, layout: Layout, language: str) -> Document:
    digest = hashlib.sha256(article.text.encode("utf-8", "surrogatepass")).hexdigest()
    title = article.title
    if title is None and layout.title is not None:
        title = shadow.span(*layout.title).of(article.text)
    return Document(
        id=digest[:16],
        title=title,
        text=article.text,
        language=article.language or language,
        published=article.published.isoformat() if article.published else None,
        url=article.url,
        publisher=article.publisher,
        sha256=digest,
        authors=article.authors,
    )


def _ordered(warnings: Sequence[TextWarning], article: Article) -> tuple[TextWarning, ...]:
    found = list(warnings)
    if article.published is None:
        message = "no publication date is known, so that words such as “ayer” cannot be dated"
        found.append(TextWarning(kind="no_date", span=None, message=message))
    return tuple(sorted(found, key=lambda w: (w.span or Span(0, 0), w.kind)))


@dataclass(frozen=True, slots=True)
class _Layers:
    """What events point at by index."""

    times: Sequence[TimeMention]
    places: Sequence[PlaceMention]
    quantities: Sequence[QuantityMention]


@dataclass(frozen=True, slots=True)
class _Binder:
    """Tokens of one document to spans of its original text."""

    syntax: Syntax
    shadow: Shadow
    text: str
    language: str

    def span(self, first: int, last: int) -> Span:
        """Of tokens `first` to `last`, inclusive."""
        return self.shadow.span(self.syntax.starts[first], self.syntax.ends[last])

    def past_span(self, first: int, past: int) -> Span:
        return self.span(first, past - 1)

    def sentence(self, token: int) -> Span:
        first, past = self.syntax.sentence(token)
        while past - 1 > first and self.syntax.words[past - 1].isspace():
            past -= 1
        return self.span(first, past - 1)

    def statement(self, n: int, one: Utterance, times: Sequence[TimeMention]) -> Statement:
        return Statement(
            id=f"s{n + 1}",
            speaker=None if one.actor is None else f"a{one.actor + 1}",
            speaker_span=None if one.voice is None else self.span(*one.voice),
            cue_span=None if one.cue is None else self.span(*one.cue),
            content_span=self.span(*one.content),
            quote_spans=tuple(self.span(a, b) for a, b in one.quotes),
            form=one.form,
            act=one.act,
            addressees=tuple(f"a{a + 1}" for a in one.addressees),
            reported_by=None if one.outer is None else f"s{one.outer + 1}",
            sourcing=one.sourcing,
            polarity=one.polarity,
            certainty=one.certainty,
            evidence=tuple(Evidence(kind=kind, span=self.span(a, b)) for kind, a, b in one.evidence),
            date=None if one.time is None else self.moment(times[one.time]),
            sentence_span=self.sentence(one.head),
            rule=one.rule,
            confidence=confidence(self.language, one.rule),
        )

    def event(self, ident: str, deed: Deed, coding: Coding, layers: _Layers) -> Event:
        return Event(
            id=ident,
            type=coding.type,
            mode=coding.mode,
            contexts=coding.contexts,
            cameo=coding.cameo,
            quad=coding.quad,
            intensity=coding.intensity,
            actors=tuple(f"a{a + 1}" for a in deed.actors),
            recipients=tuple(f"a{a + 1}" for a in deed.recipients),
            trigger_span=self.span(*deed.trigger),
            mentions=tuple(EventMention(span=self.span(*at), sentence_span=self.sentence(at[1])) for at in deed.later),
            status=deed.status,
            attributed_to=tuple(f"s{s + 1}" for s in deed.attributed_to),
            date=None if deed.time is None else self.moment(layers.times[deed.time]),
            place=None if deed.place is None else self.place(layers.places[deed.place]),
            quantities=tuple(self.quantity(layers.quantities[q]) for q in deed.quantities),
            condition_span=None if deed.condition is None else self.span(*deed.condition),
            sentence_span=self.sentence(deed.head),
            sense=deed.sense,
            rule=deed.rule,
            confidence=confidence(self.language, deed.rule),
        )

    def place(self, one: PlaceMention) -> Place:
        return Place(name=one.name, country=one.country, lat=one.lat, lon=one.lon, span=self.span(one.first, one.last))

    def quantity(self, one: QuantityMention) -> Quantity:
        return Quantity(what=one.what, min=one.min, max=one.max, span=self.span(one.first, one.last))

    def time(self, n: int, time: TimeMention) -> Time:
        return Time(
            id=f"t{n + 1}", timex=time.timex, type=time.type, start=time.start, end=time.end, grain=time.grain,
            span=self.span(time.first, time.last),
        )  # fmt: skip

    def moment(self, time: TimeMention) -> Moment:
        return Moment(
            timex=time.timex, start=time.start, end=time.end, grain=time.grain, span=self.span(time.first, time.last)
        )

    def actors(self, cast: Cast, utterances: Sequence[Utterance]) -> list[Actor]:
        """The cast, each with the places where it speaks without being named."""
        elided: dict[int, list[Mention]] = {}
        for one in utterances:
            if one.actor is not None and one.voice is None and one.cue is not None:
                at = self.span(*one.cue).start
                elided.setdefault(one.actor, []).append(Mention(start=at, end=at, text="", type="elided"))
        ids = [f"a{n + 1}" for n in range(len(cast.actors))]
        to_span: Callable[[int, int], Span] = self.past_span
        out: list[Actor] = []
        for n, member in enumerate(cast.actors):
            actor = member.actor(ids[n], ids, cast.mentions, to_span, self.text)
            out.append(_with_elided(actor, elided.get(n, [])))
        return out


def _with_elided(actor: Actor, elided: list[Mention]) -> Actor:
    if not elided:
        return actor
    mentions = sorted([*actor.mentions, *elided], key=lambda m: (m.start, m.end))
    return msgspec.structs.replace(actor, mentions=tuple(mentions))
