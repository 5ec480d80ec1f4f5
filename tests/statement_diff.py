"""What a ledger lacks, has too much of or has wrong, against the expectations of one case, as lines for a person."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from msgspec import UNSET

from segun.ledger.records import Actor, Ledger, Statement
from statement_cases import Case, Expected

Span = tuple[int, int]
_EDGES = " \t\n\r.,;:«»“”\"'‘’—–-()"
_DETERMINERS = frozenset(
    ["el", "la", "los", "las", "un", "una", "unos", "unas", "su", "sus", "lo", "al", "del", "de", "mi"]
)


def differences(case: Case, ledger: Ledger) -> list[str]:
    """One line for each difference between `case` and `ledger`; none where the text was read rightly."""
    return list(_differences(case, ledger))


def _differences(case: Case, ledger: Ledger) -> Iterator[str]:
    pairs = _pairs(case, ledger)
    for number, expected in enumerate(case.statements):
        if number in pairs:
            yield from (f"statement {number}: {line}" for line in _compare(expected, pairs[number], pairs, ledger))
        else:
            yield f"statement {number} is missing: cue {expected.cue!r}, content {expected.content!r}"
    if not case.partial:
        taken = {s.id for s in pairs.values()}
        yield from (f"one too many: {_show(s, ledger)}" for s in ledger.statements if s.id not in taken)
    yield from _cues_that_are_none(case, ledger)
    yield from _actors(case, ledger)
    yield from _links(case, pairs, ledger)
    yield from _warnings(case, ledger)


# ---- statements


def _pairs(case: Case, ledger: Ledger) -> dict[int, Statement]:
    """Expected to read statements, one to one, nearest contents and cues first."""
    text = ledger.document.text
    weights = [
        (_likeness(expected, statement, text), number, statement)
        for number, expected in enumerate(case.statements)
        for statement in ledger.statements
    ]
    out: dict[int, Statement] = {}
    taken: set[str] = set()
    for weight, number, statement in sorted(weights, key=lambda w: (-w[0], w[1], w[2].id)):
        if weight > 0 and number not in out and statement.id not in taken:
            out[number] = statement
            taken.add(statement.id)
    return out


def _likeness(expected: Expected, statement: Statement, text: str) -> float:
    content, cue = content_span(expected, text), cue_span(expected, text)
    overlap = _overlap(content, _span(statement.content_span)) if content else 0.0
    same_cue = cue is not None and statement.cue_span is not None and _touch(cue, _span(statement.cue_span))
    both_without = cue is None and statement.cue_span is None and overlap > 0
    return overlap + (1.0 if same_cue or both_without else 0.0) if same_cue or overlap >= 0.5 else 0.0


def content_span(expected: Expected, text: str) -> Span | None:
    """Where the expected content stands in `text`, `None` where the case names none.

    Raises:
        ValueError: the text does not hold it.
    """
    if expected.content is None:
        return None
    found = whole(expected.content, text)
    if len(found) < expected.nth:
        raise ValueError(f"the text has no {expected.nth}. {expected.content!r}")
    return found[expected.nth - 1]


def cue_span(expected: Expected, text: str) -> Span | None:
    """The occurrence of the expected cue that stands nearest to the content, outside of it where there is one.

    Raises:
        ValueError: the text does not hold it.
    """
    if not expected.cue:
        return None
    found = whole(expected.cue, text)
    if not found:
        raise ValueError(f"the text has no cue {expected.cue!r}")
    start, end = content_span(expected, text) or (0, 0)
    return min(found, key=lambda c: (start <= c[0] < end, max(start - c[1], c[0] - end)))


def _compare(expected: Expected, read: Statement, pairs: dict[int, Statement], ledger: Ledger) -> Iterator[str]:
    text = ledger.document.text
    want, have = content_span(expected, text), _span(read.content_span)
    if want and _trim(want, text) != _trim(have, text):
        yield f"content {_cut(want, text)!r}, read as {_cut(have, text)!r}"
    cue = cue_span(expected, text)
    same_cue = _touch(cue, _span(read.cue_span)) if cue and read.cue_span else cue is None and read.cue_span is None
    if not same_cue:
        yield (
            f"cue {expected.cue!r}, read as {_cut(_span(read.cue_span), text)!r}"
            if read.cue_span
            else (f"cue {expected.cue!r}, read without one")
        )
    if expected.speaker is not UNSET and not _is_speaker(expected.speaker, read.speaker, ledger.actors):
        yield f"speaker {expected.speaker!r}, read as {name_of(read.speaker, ledger)}"
    yield from _fields(expected, read)
    yield from _references(expected, read, pairs, ledger)


def _fields(expected: Expected, read: Statement) -> Iterator[str]:
    for field in ("form", "act", "certainty", "sourcing"):
        want, have = getattr(expected, field), getattr(read, field)
        if want is not None and want != have:
            yield f"{field} {want}, read as {have}"
    if expected.polarity is not UNSET and expected.polarity != read.polarity:
        yield f"polarity {expected.polarity}, read as {read.polarity}"
    if expected.evidence is not None:
        kinds = sorted({e.kind for e in read.evidence})
        if sorted(expected.evidence) != kinds:
            yield f"evidence {expected.evidence}, read as {kinds}"
    start = read.date.start if read.date else None
    if expected.date is not UNSET and not (
        start is None if expected.date is None else (start or "").startswith(expected.date)
    ):
        yield f"said on {expected.date}, read as {start}"


def _references(expected: Expected, read: Statement, pairs: dict[int, Statement], ledger: Ledger) -> Iterator[str]:
    if expected.reported_by is not None:
        outer = pairs.get(expected.reported_by)
        if outer is None or read.reported_by != outer.id:
            yield f"reported by statement {expected.reported_by}, read as {read.reported_by}"
    if expected.addressees is not None:
        right = len(expected.addressees) == len(read.addressees) and all(
            any(_is_speaker(name, id_, ledger.actors) for id_ in read.addressees) for name in expected.addressees
        )
        if not right:
            yield f"addressees {expected.addressees}, read as {[name_of(a, ledger) for a in read.addressees]}"


# ---- actors


def find_actors(name: str, actors: Sequence[Actor]) -> list[Actor]:
    """The actors that `name` may mean: those with this form, else those with a form of which it is a part."""
    wanted = _words(name)
    for same in (_equal, _begins):
        found = [a for a in actors if any(same(wanted, form) for form in surface_forms(a))]
        if found:
            return found
    return []


def surface_forms(actor: Actor) -> set[tuple[str, ...]]:
    """The words of an actor's name, aliases and mentions by name or role, flat, without leading determiners."""
    mentions = [m.text for m in actor.mentions if m.type in ("name", "role")]
    return {_words(form) for form in (actor.name, *actor.aliases, *mentions)} - {()}


def _equal(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    return a == b


def _begins(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    shorter = min(len(a), len(b))
    return a[:shorter] == b[:shorter] or a[-shorter:] == b[-shorter:]


def _words(form: str) -> tuple[str, ...]:
    flat = "".join(c for c in unicodedata.normalize("NFKD", form.casefold()) if not unicodedata.combining(c))
    words = re.findall(r"\w+", flat)
    while words and words[0] in _DETERMINERS:
        words.pop(0)
    return tuple(words)


def _is_speaker(expected: str | list[str] | None, read: str | None, actors: Sequence[Actor]) -> bool:
    if expected is None or read is None:
        return expected is None and read is None
    if isinstance(expected, str):
        return read in {a.id for a in find_actors(expected, actors)}
    members = next((a.members for a in actors if a.id == read), ())
    return len(members) == len(expected) and all(_among(name, members, actors) for name in expected)


def _among(name: str, ids: Sequence[str], actors: Sequence[Actor]) -> bool:
    return any(a.id in ids for a in find_actors(name, actors))


def _actors(case: Case, ledger: Ledger) -> Iterator[str]:
    for expected in case.actors:
        found = find_actors(expected.name, ledger.actors)
        if not found:
            yield f"no actor {expected.name!r} among {[a.name for a in ledger.actors]}"
            continue
        actor = found[0]
        for field in ("kind", "country"):
            want, have = getattr(expected, field), getattr(actor, field)
            if want is not None and want != have:
                yield f"{actor.name}: {field} {want}, read as {have}"
        missing = [m for m in expected.members if not _among(m, actor.members, ledger.actors)]
        if missing or (expected.members and len(actor.members) != len(expected.members)):
            yield f"{actor.name}: members {expected.members}, read as {[name_of(m, ledger) for m in actor.members]}"


# ---- links, warnings, look-alikes


def _links(case: Case, pairs: dict[int, Statement], ledger: Ledger) -> Iterator[str]:
    if case.links is None:
        return
    number_of = {s.id: str(n) for n, s in pairs.items()}
    want = Counter((link.type, str(link.source), str(link.target)) for link in case.links)
    between = [k for k in ledger.links if k.target.startswith("s")]  # links to events are tested with the events
    have = Counter((k.type, number_of.get(k.source, k.source), number_of.get(k.target, k.target)) for k in between)
    yield from (f"link is missing: {k[0]} from {k[1]} to {k[2]}" for k in sorted(want - have))
    yield from (f"one link too many: {k[0]} from {k[1]} to {k[2]}" for k in sorted(have - want))


def _warnings(case: Case, ledger: Ledger) -> Iterator[str]:
    if case.warnings is None:
        return
    have = {w.kind for w in ledger.warnings} - {"no_date"}
    if have != set(case.warnings):
        yield f"warnings {sorted(case.warnings)}, read as {sorted(have)}"


def _cues_that_are_none(case: Case, ledger: Ledger) -> Iterator[str]:
    text = ledger.document.text
    for word in case.absent:
        places = whole(word, text)
        for s in ledger.statements:
            if s.cue_span and any(_touch(place, _span(s.cue_span)) for place in places):
                yield f"{word!r} is no cue: {_show(s, ledger)}"


# ---- spans


def _span(span: Sequence[int]) -> Span:
    return span[0], span[1]


def whole(words: str, text: str) -> list[Span]:
    """Where `words` stand in `text`, not in the middle of longer words."""
    return [m.span() for m in re.finditer(rf"(?<!\w){re.escape(words)}(?!\w)", text)]


def _touch(a: Span, b: Span) -> bool:
    return min(a[1], b[1]) > max(a[0], b[0])


def _overlap(a: Span, b: Span) -> float:
    inter = min(a[1], b[1]) - max(a[0], b[0])
    return inter / (max(a[1], b[1]) - min(a[0], b[0])) if inter > 0 else 0.0


def _trim(span: Span, text: str) -> Span:
    """The span without marks, spaces and stops at its edges, which are no part of what was said."""
    start, end = span
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end


def _cut(span: Span, text: str) -> str:
    return text[span[0] : span[1]]


def name_of(actor: str | None, ledger: Ledger) -> str | None:
    """The name of the actor with an id."""
    return next((a.name for a in ledger.actors if a.id == actor), None)


def _show(statement: Statement, ledger: Ledger) -> str:
    text = ledger.document.text
    cue = _cut(_span(statement.cue_span), text) if statement.cue_span else ""
    content = _cut(_span(statement.content_span), text)
    return f"cue {cue!r}, speaker {name_of(statement.speaker, ledger)!r}, content {content!r} ({statement.rule})"
