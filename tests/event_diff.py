"""What the events of a ledger lack, have too much of or have wrong, against the expectations of one case."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import UNSET

from event_cases import EventCase, ExpectedEvent, Participant
from segun.ledger.records import Event, Ledger
from statement_diff import find_actors, name_of, whole

Span = tuple[int, int]
_EITHER_WAY = frozenset({"CONSULT", "COOPERATE"})
_EDGES = " \t\n\r.,;:«»“”\"'‘’—–-()"


def event_differences(case: EventCase, ledger: Ledger) -> list[str]:
    """One line for each difference between the events of `case` and `ledger`; none where the text was read rightly."""
    return list(_differences(case, ledger))


def _differences(case: EventCase, ledger: Ledger) -> Iterator[str]:
    pairs = _pairs(case, ledger)
    for number, expected in enumerate(case.events):
        if number in pairs:
            yield from (f"event {expected.trigger!r}: {line}" for line in _compare(expected, pairs[number], ledger))
        else:
            yield f"event {expected.trigger!r} is missing: {expected.type}"
    if not case.partial:
        taken = {e.id for e in pairs.values()}
        yield from (f"one too many: {_show(e, ledger)}" for e in ledger.events if e.id not in taken)
    for word in case.absent:
        places = whole(word, ledger.document.text)
        for event in ledger.events:
            if any(_touch(a, b) for a in places for b in _places(event)):
                yield f"{word!r} is no trigger: {_show(event, ledger)}"


def _pairs(case: EventCase, ledger: Ledger) -> dict[int, Event]:
    """Expected to read events, one to one, those first that agree in type and in their first place."""
    text = ledger.document.text
    weights = [
        ((read.type == expected.type) + 2 * _touch(place, _places(read)[0]), number, read)
        for number, expected in enumerate(case.events)
        for place in [trigger_span(expected, text)]
        for read in ledger.events
        if any(_touch(place, p) for p in _places(read))
    ]
    out: dict[int, Event] = {}
    for _, number, read in sorted(weights, key=lambda w: (-w[0], w[1], w[2].id)):
        if number not in out and read.id not in {e.id for e in out.values()}:
            out[number] = read
    return out


def trigger_span(expected: ExpectedEvent, text: str) -> Span:
    """Where the trigger stands.

    Raises:
        ValueError: the text does not hold it.
    """
    found = whole(expected.trigger, text)
    if len(found) < expected.nth:
        raise ValueError(f"the text has no {expected.nth}. {expected.trigger!r}")
    return found[expected.nth - 1]


def mention_spans(expected: ExpectedEvent, text: str) -> list[Span]:
    """Where the later mentions stand, each behind the one before.

    Raises:
        ValueError: the text does not hold one.
    """
    out, last = [], trigger_span(expected, text)
    for words in expected.mentions or []:
        place = next((p for p in whole(words, text) if p[0] >= last[1]), None)
        if place is None:
            raise ValueError(f"the text has no {words!r} behind {text[slice(*last)]!r}")
        out.append(place)
        last = place
    return out


def _compare(expected: ExpectedEvent, read: Event, ledger: Ledger) -> Iterator[str]:
    for field in ("type", "mode", "status"):
        want, have = getattr(expected, field), getattr(read, field)
        if want is not UNSET and (want is not None or field == "mode") and want != have:
            yield f"{field} {want}, read as {have}"
    yield from _participants(expected, read, ledger)
    yield from _sources(expected, read, ledger)
    yield from _circumstances(expected, read, ledger)
    yield from _mentions(expected, read, ledger)


def _participants(expected: ExpectedEvent, read: Event, ledger: Ledger) -> Iterator[str]:
    ends = [("actors", expected.actors, read.actors), ("recipients", expected.recipients, read.recipients)]
    if expected.type in _EITHER_WAY and expected.actors is not None and expected.recipients is not None:
        both = [*expected.actors, *expected.recipients]
        ends = [("participants", both, (*read.actors, *read.recipients))]
    for name, want, have in ends:
        if want is not None and not _are(want, have, ledger):
            yield f"{name} {want}, read as {[name_of(a, ledger) for a in have]}"


def _are(want: Sequence[Participant], have: Sequence[str], ledger: Ledger) -> bool:
    return len(want) == len(have) and all(any(_is(one, id_, ledger) for id_ in have) for one in want)


def _is(want: Participant, id_: str, ledger: Ledger) -> bool:
    if isinstance(want, str):
        return id_ in {a.id for a in find_actors(want, ledger.actors)}
    members = next((a.members for a in ledger.actors if a.id == id_), ())
    return len(members) == len(want) and all(any(_is(name, m, ledger) for m in members) for name in want)


def _sources(expected: ExpectedEvent, read: Event, ledger: Ledger) -> Iterator[str]:
    if expected.attributed_to is None:
        return
    by_id = {s.id: s.speaker for s in ledger.statements}
    have = [by_id[s] for s in read.attributed_to]
    same = len(have) == len(expected.attributed_to) and all(
        id_ is None if want is None else id_ is not None and _is(want, id_, ledger)
        for want, id_ in zip(expected.attributed_to, have, strict=True)
    )
    if not same:
        yield f"attributed to {expected.attributed_to}, read as {[name_of(a, ledger) for a in have]}"


def _circumstances(expected: ExpectedEvent, read: Event, ledger: Ledger) -> Iterator[str]:
    start = read.date.start if read.date else None
    if expected.date is not UNSET and not (
        start is None if expected.date is None else (start or "").startswith(str(expected.date))
    ):
        yield f"date {expected.date}, read as {start}"
    place, country = (read.place.name, read.place.country) if read.place else (None, None)
    if expected.place is not UNSET and expected.place != place:
        yield f"place {expected.place}, read as {place}"
    if expected.country is not UNSET and expected.country != country:
        yield f"country {expected.country}, read as {country}"
    if expected.quantities is not None:
        want = sorted((q.what or "", q.min or 0, q.max or 0) for q in expected.quantities)
        have = sorted((q.what or "", q.min or 0, q.max or 0) for q in read.quantities)
        if want != have:
            yield f"quantities {want}, read as {have}"
    if expected.condition is not UNSET:
        words = _cut(read.condition_span, ledger).strip(_EDGES) if read.condition_span else None
        if words != expected.condition:
            yield f"condition {expected.condition!r}, read as {words!r}"


def _mentions(expected: ExpectedEvent, read: Event, ledger: Ledger) -> Iterator[str]:
    if expected.mentions is None:
        return
    text = ledger.document.text
    want = [trigger_span(expected, text), *mention_spans(expected, text)]
    have = _places(read)
    if len(want) != len(have) or not all(any(_touch(w, h) for h in have) for w in want):
        yield f"mentions {expected.mentions}, told at {[_cut(h, ledger) for h in have]}"


def _places(event: Event) -> list[Span]:
    spans = (event.trigger_span, *(m.span for m in event.mentions))
    return [(span.start, span.end) for span in spans]


def _touch(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _cut(span: Sequence[int], ledger: Ledger) -> str:
    return ledger.document.text[span[0] : span[1]]


def _show(event: Event, ledger: Ledger) -> str:
    actors, recipients = ([name_of(a, ledger) for a in end] for end in (event.actors, event.recipients))
    words = _cut(event.trigger_span, ledger)
    return f"{words!r}, {event.type} {event.mode or ''} {event.status}, {actors} to {recipients} ({event.sense}, {event.rule})"
