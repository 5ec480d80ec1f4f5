"""Gold: what careful annotators wrote about a text, with their strings resolved to offsets.

In: a folder of YAML or JSON files in the annotators' form (`docs/evaluation.md`) and a folder of texts. Out: one `Gold` a
document. Every complaint names file and record; all complaints of all files are raised together, so that a set of gold is
mended in one round.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import msgspec
import yaml

from segun.errors import RecordError
from segun.ledger import Act, Form, Kind, Span

SUFFIXES = (".yaml", ".yml", ".json")
# A cue, or the words of a speaker, stand at most this many characters before the content that they bring in.
_REACH = 400
_LONGEST_CONTENT = 3000
_Loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


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
    # Nothing reads events here until the ledger has them.
    events: tuple[object, ...] = ()
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


class Gold(msgspec.Struct, frozen=True):
    """What annotators wrote about one text. `doubts` are passages on which a reading counts neither way."""

    doc: str
    text: str
    published: dt.date | None
    actors: tuple[GoldActor, ...]
    statements: tuple[GoldStatement, ...]
    doubts: tuple[Span, ...]


def load_gold(gold: Path, texts: Path) -> list[Gold]:
    """All gold of the folder `gold`, by document name, resolved against `<doc>.txt` anywhere under `texts`.

    Where a document stands there as YAML and as JSON, the YAML counts.

    Raises:
        RecordError: there is no gold, a text is missing, a string does not stand in its text, or a label is unknown;
            one line for each complaint, with file and record.
    """
    found, complaints = [], []
    by_name = {path.stem: path for path in sorted(texts.rglob("*.txt"), reverse=True)}
    for path in _files(gold):
        try:
            found.append(_resolve(_parse(path), path, by_name))
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


def _parse(path: Path) -> _File:
    """One file by its form. Every scalar of YAML is read as a string, so that the word `no` is not a truth value."""
    raw = path.read_bytes()
    try:
        plain = msgspec.json.decode(raw) if path.suffix == ".json" else yaml.load(raw, Loader=_Loader)
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
    """`plain` without the fields that stand there empty (`events:` with nothing after it)."""
    return {k: v for k, v in plain.items() if v not in ("", "null", None)} if isinstance(plain, dict) else plain


def _resolve(file: _File, path: Path, texts: dict[str, Path]) -> Gold:
    if file.doc not in texts:
        raise RecordError(f"no text {file.doc}.txt", str(path), "the second folder must hold it")
    text = texts[file.doc].read_text(encoding="utf-8")
    complaints = [*_unknown_members(file)]
    statements = []
    for n, raw in enumerate(file.statements):
        try:
            statements.append(_statement(raw, f"statements[{n}]", text, {a.id for a in file.actors}))
        except ValueError as problem:
            complaints.append(f"statements[{n}]: {problem}")
    published, fault = _date(file.dateline_date)
    complaints += [fault] if fault else []
    if complaints:
        raise RecordError("\n".join(f"{path}: {c}" for c in complaints))
    doubts = tuple(Span(at, at + len(u.text)) for u in file.unsure if u.text and (at := text.find(u.text)) >= 0)
    return Gold(file.doc, text, published, file.actors, tuple(statements), doubts)


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
