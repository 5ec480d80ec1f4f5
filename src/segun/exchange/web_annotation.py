"""`webannotation`: records as W3C Web Annotations on the text that they were read from, one a line.

In: a selection. Out: JSON lines, each a whole annotation, rather than one collection: so that a file of any length
can be read and cut line by line. Annotated are the contents of statements, the triggers of events and their later
mentions, and the mentions of actors that have words. The target is the text of the article, whose offsets the
position selector counts in code points, as the recommendation asks; its scope is the page on which it stood.

Source: Web Annotation Data Model, W3C Recommendation (23 February 2017).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO

from segun.exchange.cast import Actors, Cast
from segun.exchange.lines import write_json
from segun.exchange.software import HOME, software
from segun.exchange.wishes import Wishes
from segun.ledger import Span
from segun.store.entry import Entry, Selection

CONTEXT = "http://www.w3.org/ns/anno.jsonld"
_AROUND = 32
"""Code points before and after the words, to find them again in a text that has changed."""

Object = dict[str, object]


def write_web_annotations(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the annotations; returns how many."""
    cast, count = Cast(selection), 0
    for entry in selection.entries():
        for annotation in _annotations(entry, cast.of(entry), wishes):
            write_json(out, annotation)
            count += 1
    return count


def _annotations(entry: Entry, actors: Actors, wishes: Wishes) -> Iterator[Object]:
    for actor in entry.ledger.actors:
        who = actors.who(actor.id)
        iri = wishes.iri("entity" if who.known else "actor", who.id)
        spans = [Span(mention.start, mention.end) for mention in actor.mentions if mention.start < mention.end]
        for index, span in enumerate(spans):
            bodies = [_identified(iri), _tag(f"actor:{actor.kind}")]
            yield _annotation(entry, wishes, f"{actor.id}.{index}", "identifying", bodies, span)
    for s in entry.statements:
        bodies = [_tag(f"statement:{s.act}"), _tag(f"certainty:{s.certainty}")]
        if s.speaker:
            bodies.append(_said_by(actors.who(s.speaker).label))
        yield _annotation(entry, wishes, s.id, "classifying", bodies, s.content_span)
    for e in entry.events:
        label = f"{e.type}/{e.mode}" if e.mode else e.type
        bodies = [_tag(f"event:{label}"), _tag(f"status:{e.status}")]
        for index, span in enumerate((e.trigger_span, *(mention.span for mention in e.mentions))):
            yield _annotation(entry, wishes, f"{e.id}.{index}", "classifying", bodies, span)


def _tag(value: str) -> Object:
    return {"type": "TextualBody", "purpose": "tagging", "value": value}


def _said_by(name: str) -> Object:
    return {"type": "TextualBody", "purpose": "describing", "format": "text/plain", "value": name}


def _identified(iri: str) -> Object:
    return {"type": "SpecificResource", "purpose": "identifying", "source": iri}


def _annotation(entry: Entry, wishes: Wishes, record: str, motivation: str, bodies: list[Object], span: Span) -> Object:
    document = entry.ledger.document
    target: Object = {
        "type": "SpecificResource",
        "source": {
            "id": wishes.iri("article", document.id),
            "type": "Text",
            "format": "text/plain",
            "language": document.language,
        },
        "selector": _selectors(document.text, span),
    }
    if document.url:
        target["scope"] = document.url
    return {
        "@context": CONTEXT,
        "id": wishes.iri("article", document.id, "annotation", record),
        "type": "Annotation",
        "motivation": motivation,
        "generator": {"id": HOME, "type": "Software", "name": software()},
        "body": bodies,
        "target": target,
    }


def _selectors(text: str, span: Span) -> list[Object]:
    """Where the words stand, and the words with what surrounds them, where the text may go out."""
    position: Object = {"type": "TextPositionSelector", "start": span.start, "end": span.end}
    if not text:
        return [position]
    quoted: Object = {
        "type": "TextQuoteSelector",
        "exact": span.of(text),
        "prefix": text[max(0, span.start - _AROUND) : span.start],
        "suffix": text[span.end : span.end + _AROUND],
    }
    return [quoted, position]
