"""Gold: what careful annotators wrote about a text, with their strings resolved to offsets.

In: a folder of YAML or JSON files in the annotators' form (`docs/evaluation.md`) and a folder of texts. Out: one `Gold` a
document. Every complaint names file and record; all complaints of all files are raised together, so that a set of gold is
mended in one round.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

import msgspec
import yaml

from segun.errors import RecordError
from segun.ledger import Act, Form, Kind, Span, Status
from segun.ontology import plover

SUFFIXES = (".yaml", ".yml", ".json")
# A cue, or the words of a speaker, stand at most this many characters before the content that they bring in.
_REACH = 400
_LONGEST_CONTENT = 3000
_DAY_OR_MONTH = re.compile(r"\d{4}(-\d{2}){0,2}")
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

R = TypeVar("R")
G = TypeVar("G")


class _Passage(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    text: str
    nth: int | None = None


class _Statement(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    cue: _Passage
    speaker: str
    content: _Passage
    content_end: _Passage
    form: Form
    act: Act
    speaker_text: str = ""


class _Event(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    trigger: _Passage
    type: str
    status: Status
    actors: tuple[str, ...] = ()
    recipients: tuple[str, ...] = ()
    attributed_to: tuple[str, ...] = ()
    date: str | int = ""


class _Doubt(msgspec.Struct, frozen=True):
    text: str = ""


class GoldActor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An actor as annotated: surface forms instead of offsets."""

    id: str
    name: str
    kind: Kind
    country: str = ""
    sector: str = ""
    mentions: tuple[str, ...] = ()
    members: tuple[str, ...] = ()


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    doc: str
    actors: tuple[GoldActor, ...]
    dateline_date: str = ""
    statements: tuple[_Statement, ...] = ()
    events: tuple[_Event, ...] = ()
    unsure: tuple[_Doubt, ...] = ()


class GoldStatement(msgspec.Struct, frozen=True):
    """A statement as annotated, with offsets; `record` names it in messages (`statements[3]`)."""

    record: str
    speaker: str
    speaker_text: str
    cue: Span | None
    content: Span
    form: Form
    act: Act


class GoldEvent(msgspec.Struct, frozen=True):
    """An event as annotated, with the offsets of its trigger; `date` is a day, a month, a year or ""."""

    record: str
    trigger: Span
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    status: Status
    attributed_to: tuple[str, ...]
    date: str


class Gold(msgspec.Struct, frozen=True):
    """What annotators wrote about one text. `doubts` are passages on which a reading counts neither way."""

    doc: str
    text: str
    published: dt.date | None
    actors: tuple[GoldActor, ...]
    statements: tuple[GoldStatement, ...]
    doubts: tuple[Span, ...]
    events: tuple[GoldEvent, ...] = ()


def load_gold(gold: Path, texts: Path) -> list[Gold]:
    """All gold of the folder `gold`, by document name, resolved against `<doc>.txt` anywhere under `texts`.

    Where a document stands there as YAML and as JSON, the YAML counts. A file without any field of gold is something else, and
    is left alone.

    Raises:
        RecordError: there is no gold, a text is missing, a string does not stand in its text, or a label is unknown;
            one line for each complaint, with file and record.
    """
    found, complaints = [], []
    by_name = {path.stem: path for path in sorted(texts.rglob("*.txt"), reverse=True)}
    for path in _files(gold):
        try:
            file = _parse(path)
            found += [_resolve(file, path, by_name)] if file else []
        except RecordError as problem:
            complaints.append(str(problem))
    if complaints:
        raise RecordError("the gold does not fit its texts:\n" + "\n".join(complaints), str(gold))
    if not found:
        raise RecordError("no gold here", str(gold), f"a folder of {', '.join(SUFFIXES)} files is needed")
    return found


def _files(folder: Path) -> list[Path]:
    chosen: dict[str, Path] = {}
    for suffix in SUFFIXES:
        for path in folder.glob(f"*{suffix}"):
            chosen.setdefault(path.stem, path)
    return [chosen[stem] for stem in sorted(chosen)]


def _parse(path: Path) -> _File | None:
    """One file by its form, `None` where it is no gold. Every scalar of YAML is read as a string, so that the word `no` is not a truth value."""
    raw = path.read_bytes()
    try:
        plain = msgspec.json.decode(raw) if path.suffix == ".json" else yaml.load(raw, Loader=_Loader)
        if isinstance(plain, dict) and plain and plain.keys().isdisjoint(_File.__struct_fields__):
            return None
        return msgspec.convert(_filled(_unresolved(plain)), _File, strict=False)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        raise RecordError(f"not valid YAML: {problem}", f"{path}:{mark.line + 1}" if mark else str(path)) from problem
    except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
        raise RecordError(str(problem), str(path)) from problem


def _unresolved(plain: object) -> object:
    """`plain` without the `_content`-like fields of offsets that a resolved file carries."""
    if isinstance(plain, dict):
        return {k: _unresolved(v) for k, v in plain.items() if not str(k).startswith("_")}
    return [_unresolved(item) for item in plain] if isinstance(plain, list) else plain


def _filled(plain: object) -> object:
    """`plain` without the fields that stand there empty (`events:` with nothing after it), also in its events."""
    if not isinstance(plain, dict):
        return plain
    filled = {k: v for k, v in plain.items() if v not in ("", "null", None)}
    events = filled.get("events")
    return filled | {"events": [_filled(event) for event in events]} if isinstance(events, list) else filled


def _resolve(file: _File, path: Path, texts: dict[str, Path]) -> Gold:
    if file.doc not in texts:
        raise RecordError(f"no text {file.doc}.txt", str(path), "the second folder must hold it")
    text = texts[file.doc].read_text(encoding="utf-8")
    known = {a.id for a in file.actors}
    complaints = [*_unknown_members(file)]
    statements = _resolved("statements", file.statements, lambda s, name: _statement(s, name, text, known), complaints)
    events = _resolved("events", file.events, lambda e, name: _event(e, name, text, known), complaints)
    published, fault = _date(file.dateline_date)
    complaints += [fault] if fault else []
    if complaints:
        raise RecordError("\n".join(f"{path}: {c}" for c in complaints))
    doubts = tuple(Span(at, at + len(u.text)) for u in file.unsure if u.text and (at := text.find(u.text)) >= 0)
    return Gold(file.doc, text, published, file.actors, statements, doubts, events)


def _resolved(
    what: str, records: tuple[R, ...], resolve: Callable[[R, str], G], complaints: list[str]
) -> tuple[G, ...]:
    """The records that `resolve` accepts, each called `what[n]`; what is wrong with the others goes to `complaints`."""
    found = []
    for n, raw in enumerate(records):
        try:
            found.append(resolve(raw, f"{what}[{n}]"))
        except ValueError as problem:
            complaints.append(f"{what}[{n}]: {problem}")
    return tuple(found)


def _unknown_members(file: _File) -> Iterator[str]:
    known = {a.id for a in file.actors}
    for actor in file.actors:
        if lost := sorted(set(actor.members) - known):
            yield f"actor {actor.id}: unknown members {', '.join(lost)}"


def _date(written: str) -> tuple[dt.date | None, str]:
    try:
        return (dt.date.fromisoformat(written) if written else None), ""
    except ValueError:
        return None, f"dateline_date: {written!r} is no ISO date"


def _statement(raw: _Statement, record: str, text: str, actors: set[str]) -> GoldStatement:
    first = _find(text, raw.content, 0)
    if first is None:
        raise ValueError("the content is empty")
    near = max(0, first.start - _REACH)
    cue = _find(text, raw.cue, near)
    last = _find(text, raw.content_end, first.start) or first
    content = Span(first.start, last.end)
    if not 0 < content.end - content.start < _LONGEST_CONTENT:
        raise ValueError(f"the content ends at {content.end} but begins at {content.start}; `nth` may be wrong")
    if raw.speaker not in actors:
        raise ValueError(f"unknown speaker {raw.speaker}")
    if raw.speaker_text:
        _find(text, _Passage(raw.speaker_text), near)
    return GoldStatement(record, raw.speaker, raw.speaker_text, cue, content, raw.form, raw.act)


def _event(raw: _Event, record: str, text: str, actors: set[str]) -> GoldEvent:
    trigger = _find(text, raw.trigger, 0)
    if trigger is None:
        raise ValueError("the trigger is empty")
    if raw.type not in plover().types:
        raise ValueError(f"unknown type {raw.type}")
    if unknown := sorted({*raw.actors, *raw.recipients, *raw.attributed_to} - actors):
        raise ValueError(f"unknown actors {', '.join(unknown)}")
    date = str(raw.date)
    if date and not _DAY_OR_MONTH.fullmatch(date):
        raise ValueError(f"{date!r} is no ISO date, month or year")
    return GoldEvent(record, trigger, raw.type, raw.actors, raw.recipients, raw.status, raw.attributed_to, date)


def _find(text: str, passage: _Passage, near: int) -> Span | None:
    """Where the passage stands: its nth occurrence in the text, else the first from `near` on, else the first of all.

    Raises:
        ValueError: it does not stand there.
    """
    if not passage.text:
        return None
    if passage.nth:
        starts = _occurrences(text, passage.text)
        at = next((start for n, start in enumerate(starts, 1) if n == passage.nth), -1)
    else:
        at = text.find(passage.text, near)
        at = at if at >= 0 else text.find(passage.text)
    if at < 0:
        which = f"occurrence {passage.nth} of " if passage.nth else ""
        raise ValueError(f"not in the text: {which}{passage.text!r}")
    return Span(at, at + len(passage.text))


def _occurrences(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)
