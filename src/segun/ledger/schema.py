"""The published JSON Schema of a ledger, generated from the record types.

In: nothing but the types of `ledger.records`. Out: a JSON Schema (draft 2020-12) as a plain dictionary, versioned by
`SCHEMA`; a field's description stands in `_SAYS` and a test keeps both in step.
"""

from __future__ import annotations

import msgspec

from segun.ledger import SCHEMA, Ledger

_ID = f"urn:segun:schema:{SCHEMA.rpartition('/')[2]}"
_SPAN = "[start, end) in Unicode code points into document.text"

_TYPES = {
    "Ledger": "Everything read from one document. Absent is null or [], never a guess.",
    "Document": "The text as it was read, and what is known about it from outside.",
    "Actor": "Somebody who speaks or acts: a person, a state, an organisation, a group, or somebody unnamed.",
    "Mention": "Words that stand for an actor.",
    "Role": "An office or function that the text gives an actor.",
    "Time": "An expression of time, resolved as far as the text allows.",
    "Moment": "When something was said or done: a time as it hangs on another record.",
    "Statement": "A proposition that the text attributes to a source, with the words that do so.",
    "Evidence": "What the text shows, or says is missing, in support of a statement.",
    "Place": "Where an event happened.",
    "Quantity": "How many people or things an event concerns.",
    "EventMention": "A later place in the text that speaks of the same deed.",
    "Event": "Who did what to whom, as the text presents it, coded by an ontology of political events (PLOVER).",
    "Commitment": "A term of a treaty, alliance, truce or deal: who owes what to whom, on which condition.",
    "Link": "A relation between two records of this ledger.",
    "TextWarning": "A fault of the text that a reader of the ledger should know of.",
    "Span": f"{_SPAN}.",
}

_SAYS = {
    "Ledger": {
        "schema": f"Version of this contract, {SCHEMA!r}.",
        "document": "The text and its metadata.",
        "actors": "Who speaks or acts, in order of first mention.",
        "times": "Expressions of time, in text order.",
        "statements": "Who said what, in text order.",
        "events": "Who did what to whom, in text order.",
        "commitments": "Who owes what to whom, in text order.",
        "links": "Which record denies, confirms, repeats or points at which.",
        "warnings": "Faults of the text.",
    },
    "Document": {
        "id": "Deterministic id of the document.",
        "title": "Headline, null where none was found.",
        "text": "The text that every span points into: the decoded input, CRLF turned into LF and NUL into U+FFFD.",
        "language": "BCP 47 tag of the language it was read as.",
        "published": "Date of publication (ISO 8601), null where unknown.",
        "url": "Address, null where unknown.",
        "publisher": "Who published it, null where unknown.",
        "sha256": "SHA-256 of the text in UTF-8, hexadecimal.",
        "authors": "Names of the authors.",
    },
    "Actor": {
        "id": "Id within the document.",
        "name": "Fullest form in the text, or a description of somebody unnamed.",
        "kind": "What it is.",
        "country": "ISO 3166-1 alpha-3, null where not clear.",
        "sector": "PLOVER sector, '' where none.",
        "entity": "Id in the knowledge base, where one is certain.",
        "aliases": "Other names in the text.",
        "roles": "Offices and functions that the text gives.",
        "members": "Ids of the actors that a plural stands for.",
        "mentions": "Words that stand for the actor, in text order.",
    },
    "Mention": {
        "start": "First code point of the mention in document.text.",
        "end": "One past its last code point.",
        "text": "The words themselves, '' where elided.",
        "type": "How the actor is mentioned.",
    },
    "Role": {
        "title": "The office or function.",
        "organisation": "Of which organisation.",
        "country": "Of which country, ISO 3166-1 alpha-3.",
        "span": f"The words that give the role: {_SPAN}.",
    },
    "Time": {
        "id": "Id within the document.",
        "timex": "TIMEX3 value.",
        "type": "TIMEX3 type.",
        "start": "Start of the interval, ISO 8601, inclusive.",
        "end": "End of the interval, ISO 8601, exclusive.",
        "grain": "How fine the expression is.",
        "span": f"The expression: {_SPAN}.",
    },
    "Moment": {
        "timex": "TIMEX3 value.",
        "start": "Start of the interval, ISO 8601, inclusive.",
        "end": "End of the interval, ISO 8601, exclusive.",
        "grain": "How fine the expression is.",
        "span": f"The expression: {_SPAN}.",
    },
    "Statement": {
        "id": "Id within the document.",
        "speaker": "Id of the actor who vouches for the content, null where nobody can be named.",
        "speaker_span": "Words that express the speaker here, null where elided.",
        "cue_span": "The reporting verb or expression, null where a quotation goes on without one.",
        "content_span": "What is said, without conjunction, outer quotation marks and final full stop.",
        "quote_spans": "Words inside quotation marks, each without the marks.",
        "form": "Quoted, reported, both, or a noun that stands for a proposition.",
        "act": "What the speech does.",
        "addressees": "Ids of those it is said to.",
        "reported_by": "Id of the statement that this one is nested in.",
        "sourcing": "What kind of source it is.",
        "polarity": "The source's own view: '+' holds the content true, '-' false, null takes no view (FactBank).",
        "certainty": "How certain the source is (FactBank).",
        "evidence": "What is shown in support, or that nothing is.",
        "date": "When it was said, null where the text does not tell.",
        "sentence_span": "The sentence that the statement was read from.",
        "rule": "Name of the rule that read it; `segun explain RULE` tells what it reads.",
        "confidence": "Measured precision of that family of rules, null where it was measured on too few cases.",
    },
    "Evidence": {"kind": "What is shown.", "span": f"The words that tell so: {_SPAN}."},
    "Place": {
        "name": "Its name.",
        "country": "ISO 3166-1 alpha-3, null where not clear.",
        "lat": "Latitude, WGS 84 degrees, null where unknown.",
        "lon": "Longitude, WGS 84 degrees, null where unknown.",
        "span": f"The words that tell so: {_SPAN}.",
    },
    "Quantity": {
        "what": "What is counted, as the text calls it; '' where it does not.",
        "min": "At least so many, null where the words set no lower bound.",
        "max": "At most so many, null where the words set no upper bound.",
        "span": f"The words that tell so: {_SPAN}.",
    },
    "EventMention": {
        "span": f"The words that name the deed again: {_SPAN}.",
        "sentence_span": "The sentence that they stand in.",
    },
    "Event": {
        "id": "Id within the document.",
        "type": "Type of the event in the ontology, such as PLOVER's CONSULT.",
        "mode": "How it was done, a mode of the type, null where none fits.",
        "contexts": "Fields of life that it touches, contexts of the ontology.",
        "cameo": "CAMEO code derived from type and mode, null where the ontology gives none.",
        "quad": "Verbal or material, cooperation or conflict; null where the ontology does not say.",
        "intensity": "From conflict (-10) to cooperation (10), null where the ontology does not say.",
        "actors": "Ids of those who do it; of both sides where both do the same.",
        "recipients": "Ids of those at the other end.",
        "trigger_span": "The words that name the deed.",
        "mentions": "Later places in the text that speak of the same deed.",
        "status": "What the text takes the deed to be.",
        "attributed_to": "Ids of the statements through which the text knows of it, innermost last; [] is the reporter's own word.",
        "date": "When it happens, null where the text does not tell.",
        "place": "Where it happens, null where the text does not tell.",
        "quantities": "How many people or things it concerns.",
        "condition_span": "The words that it depends on, null where there are none.",
        "sentence_span": "The sentence that the event was read from.",
        "sense": "The entry of the language's sense files that fired.",
        "rule": "Name of the rule that read it; `segun explain RULE` tells what it reads.",
        "confidence": "Measured precision of that family of rules, null where it was measured on too few cases.",
    },
    "Commitment": {
        "id": "Id within the document.",
        "instrument": "The treaty, alliance, truce or deal, as the text calls it.",
        "instrument_span": f"The words that name it: {_SPAN}.",
        "kind": "treaty, alliance, truce, deal, or another word of the language's data.",
        "parties": "Ids of those whom it binds.",
        "signed": "When it was signed, null where the text does not tell.",
        "beneficiary": "Id of the actor to whom it is owed, null where the text does not tell.",
        "obligation_span": "The words that say what is owed, null where there are none.",
        "condition_span": "The words that it depends on, null where there are none.",
        "in_force": "Whether the text says that it is in force, null where it does not tell.",
        "rule": "Name of the rule that read it; `segun explain RULE` tells what it reads.",
    },
    "Link": {
        "type": "The relation, read from `from` to `to`.",
        "from": "Id of the record that denies, confirms, repeats or points.",
        "to": "Id of the record that it is about.",
        "rule": "Name of the rule that read it.",
    },
    "TextWarning": {
        "kind": "What is wrong.",
        "span": "Where, null where it concerns the whole text.",
        "message": "What was found, for a person.",
    },
}  # fmt: skip


def json_schema() -> dict[str, object]:
    """The JSON Schema of one ledger, with `$id`, titles and a description for every type and field."""
    _, parts = msgspec.json.schema_components([Ledger], ref_template="#/$defs/{name}")
    described = {name: _described(name, part) for name, part in parts.items()}
    top = described.pop("Ledger")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": _ID,
        **top,
        "title": f"Ledger {SCHEMA}",
        "$defs": {name: described[name] for name in sorted(described)},
    }


def _described(name: str, part: dict[str, object]) -> dict[str, object]:
    """`part` with its type's description and one on each of its fields."""
    out = {**part, "description": _TYPES[name]} if name in _TYPES else dict(part)
    fields = part.get("properties")
    if isinstance(fields, dict):
        out["properties"] = {field: _field(name, field, shape) for field, shape in fields.items()}
    return out


def _field(name: str, field: str, shape: dict[str, object]) -> dict[str, object]:
    says = _SAYS.get(name, {}).get(field)
    version = {"const": SCHEMA} if (name, field) == ("Ledger", "schema") else {}
    return {**shape, **version, **({"description": says} if says else {})}
