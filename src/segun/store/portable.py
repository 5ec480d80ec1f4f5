"""A record as plain values that outlive its ledger: people by name instead of number, words beside their places.

In: a record and its ledger; later, another ledger of the same article. Out: the record in that one. What can no longer be said there
is left out: a place whose words are gone, somebody who is not named any more.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, cast

import msgspec

from segun.errors import StoreError
from segun.language.folding import fold
from segun.ledger import Actor, Commitment, Event, Ledger, Span, Statement

Kind = Literal["statement", "event", "commitment", "actor"]
"""Records that a person can correct."""

Record = Statement | Event | Commitment | Actor

Values = dict[str, object]
"""A record by field, as in its JSON."""

TYPES: Mapping[Kind, type[Record]] = {"statement": Statement, "event": Event, "commitment": Commitment, "actor": Actor}

_LISTS: Mapping[Kind, str] = {
    "statement": "statements", "event": "events", "commitment": "commitments", "actor": "actors",
}  # fmt: skip
_PLACES: Mapping[Kind, str] = {
    "statement": "content_span", "event": "trigger_span", "commitment": "instrument_span",
}  # fmt: skip
_ONE = ("speaker", "beneficiary")
_MANY = ("addressees", "actors", "recipients", "parties", "members")
_OTHERS: Mapping[str, object] = {"reported_by": None, "attributed_to": []}
"""Fields that name other records than actors, and what stands there when these are not known."""


def records(ledger: Ledger, kind: Kind) -> tuple[Record, ...]:
    """The records of one kind."""
    return cast("tuple[Record, ...]", getattr(ledger, _LISTS[kind]))


def with_records(ledger: Ledger, kind: Kind, found: tuple[Record, ...]) -> Ledger:
    """`ledger` with other records of one kind."""
    return msgspec.structs.replace(ledger, **{_LISTS[kind]: found})


def place_of(record: Record) -> Span | None:
    """Where a record stands: its content, its trigger, its instrument, its first mention."""
    if isinstance(record, Actor):
        first = record.mentions[0] if record.mentions else None
        return None if first is None else Span(first.start, first.end)
    kind = next(kind for kind, type_ in TYPES.items() if isinstance(record, type_))
    return Span(*getattr(record, _PLACES[kind]))


def values_of(record: Record) -> Values:
    """A record by field, as in its JSON."""
    return cast("Values", msgspec.json.decode(msgspec.json.encode(record)))


def portable(values: Values, ledger: Ledger) -> Values:
    """`values` with names instead of the numbers of actors, and with the words of its places under `words`."""
    names = {actor.id: actor.name for actor in ledger.actors}
    found: Values = {**values, **{field: empty for field, empty in _OTHERS.items() if field in values}}
    for field in _ONE:
        if isinstance(one := values.get(field), str):
            found[field] = names.get(one, one)
    for field in _MANY:
        if isinstance(many := values.get(field), list):
            found[field] = [names.get(one, one) for one in many]
    found["words"] = {f"{a}:{b}": ledger.document.text[a:b] for a, b in _spans(values)}
    return found


def at_home(values: Mapping[str, object], kind: Kind, ledger: Ledger, delta: int) -> Values:
    """What `portable` gave, in another ledger of the article, whose words stand `delta` characters further on."""
    words = cast("Mapping[str, str]", values.get("words", {}))
    plain = {field: value for field, value in values.items() if field != "words"}
    moved = cast("Values", _moved(plain, delta, words, ledger.document.text))
    for field in _ONE:
        if isinstance(one := moved.get(field), str):
            moved[field] = actor_named(one, ledger)
    for field in _MANY:
        if isinstance(many := moved.get(field), list):
            moved[field] = [ident for one in many if (ident := actor_named(str(one), ledger))]
    if kind != "actor" and moved.get("sentence_span", ()) is None:
        moved["sentence_span"] = moved.get(_PLACES[kind])
    return moved


def actor_named(name: str, ledger: Ledger) -> str | None:
    """The id of the actor that has this id, name or alias."""
    wanted = fold(name)
    by_id = next((one.id for one in ledger.actors if one.id == name), None)
    by_name = next((one.id for one in ledger.actors if wanted in map(fold, (one.name, *one.aliases))), None)
    return by_id or by_name


def checked(values: Mapping[str, object], kind: Kind) -> Record:
    """The record that these values make.

    Raises:
        StoreError: they make none.
    """
    unknown = sorted(set(values) - {field.encode_name for field in msgspec.structs.fields(TYPES[kind])})
    try:
        if unknown:
            raise msgspec.ValidationError(f"Object contains unknown field `{unknown[0]}`")
        return msgspec.convert(values, TYPES[kind])
    except msgspec.ValidationError as problem:
        raise StoreError(f"this makes no {kind}: {problem}", remedy="segun schema lists fields and values") from problem


def _spans(value: object) -> list[tuple[int, int]]:
    if _is_span(value):
        a, b = cast("list[int]", value)
        return [(a, b)]
    if isinstance(value, Mapping):
        mention = [(value["start"], value["end"])] if _is_mention(value) else []
        return mention + [one for part in value.values() for one in _spans(part)]
    return [one for part in value for one in _spans(part)] if isinstance(value, list) else []


def _moved(value: object, delta: int, words: Mapping[str, str], text: str) -> object:
    """`value` with its places moved; `None` for a place whose words do not stand there."""
    if _is_span(value):
        return _place(cast("list[int]", value), delta, words, text)
    if isinstance(value, list):
        return [one for part in value if (one := _moved(part, delta, words, text)) is not None]
    if not isinstance(value, Mapping):
        return value
    found = {field: _moved(part, delta, words, text) for field, part in value.items()}
    if _is_mention(value):
        place = _place([value["start"], value["end"]], delta, words, text)
        return None if place is None else {**found, "start": place[0], "end": place[1]}
    return None if "span" in value and found["span"] is None else found


def _place(span: list[int], delta: int, words: Mapping[str, str], text: str) -> list[int] | None:
    start, end = span[0] + delta, span[1] + delta
    known = words.get(f"{span[0]}:{span[1]}")
    return [start, end] if start >= 0 and (known is None or text[start:end] == known) else None


def _is_span(value: object) -> bool:
    return isinstance(value, list) and len(value) == 2 and all(type(one) is int for one in value)


def _is_mention(value: Mapping[str, object]) -> bool:
    return type(value.get("start")) is int and type(value.get("end")) is int
