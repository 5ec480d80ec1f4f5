"""`brat`: a folder for the annotation tool brat, and for the many programs that read its standoff files.

In: a selection. Out: for each article the text (`.txt`) and the annotations (`.ann`), and one `annotation.conf` for
all. Files bear the article's id where any disk takes it (`exchange.filenames`). Offsets are code points, as in the
ledger.

- `T`: mentions by their actor's kind, contents, times, places, and the triggers of statements (by act) and events (by
  type). Words that run over a line end are written in fragments, since a line of the file cannot hold the break.
- `E`: statements with `Speaker`, `Addressee` and `Content`, triggered by their cue, else by the speaker's words, else
  by the content; events with `Actor`, `Recipient`, `Place` and `Time`. A speaker is the mention in the speaker's words;
  any other argument the nearest in the sentence of the trigger, else the last before it; somebody without words is
  left out.
- `R`: links between records, `told_in` from an event to a statement through which it is known, `coreference` from a
  mention to the one before.
- `A`: status, mode, polarity, certainty, and `form` of a statement.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TextIO, get_args

from segun.errors import SegunError
from segun.exchange.filenames import filename
from segun.exchange.wishes import Wishes
from segun.ledger import Act, Certainty, Event, Form, Kind, LinkType, Span, Statement, Status
from segun.ontology import Ontology
from segun.store.entry import Entry, Selection

_FRAGMENT = re.compile(r"[^\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What stands on one line, for whoever cuts a file into lines as Python does."""

_POLARITY = {"+": "positive", "-": "negative"}


def write_brat(selection: Selection, folder: Path, wishes: Wishes) -> int:
    """Write texts and annotations into `folder`; returns how many articles.

    Raises:
        SegunError: the words are to be left out.
    """
    if not wishes.with_text:
        what = "brat shows annotations on the text; without the text there is nothing to write"
        raise SegunError(what, remedy="choose another format, or export with the text")
    count, types, modes = 0, set(wishes.ontology.types), _modes(wishes.ontology)
    for entry in selection.entries():
        path = folder / filename(entry.ledger.document.id)
        with path.with_name(f"{path.name}.txt").open("w", encoding="utf-8", newline="") as file:
            file.write(entry.ledger.document.text)
        with path.with_name(f"{path.name}.ann").open("w", encoding="utf-8", newline="") as file:
            _Annotations(entry, file).write()
        types.update(event.type for event in entry.events)
        modes.update(event.mode for event in entry.events if event.mode)
        count += 1
    (folder / "annotation.conf").write_text(_configuration(sorted(types), sorted(modes)), encoding="utf-8")
    return count


class _Annotations:
    """The annotations of one article, numbered as they are written."""

    def __init__(self, entry: Entry, file: TextIO) -> None:
        self._entry = entry
        self._file = file
        self._text = entry.ledger.document.text
        self._count = {"T": 0, "E": 0, "R": 0, "A": 0}
        self._mentions: dict[str, list[tuple[Span, str]]] = {}
        self._records: dict[str, str] = {}

    def write(self) -> None:
        self._write_mentions()
        for statement in self._entry.statements:
            self._write_statement(statement)
        for event in self._entry.events:
            self._write_event(event)
        self._write_links()

    def _line(self, kind: str, rest: str) -> str:
        self._count[kind] += 1
        ident = f"{kind}{self._count[kind]}"
        self._file.write(f"{ident}\t{rest}\n")
        return ident

    def _bound(self, label: str, span: Span | None) -> str | None:
        """A text-bound annotation; `None` for a span without words."""
        if span is None:
            return None
        found = [match.span() for match in _FRAGMENT.finditer(self._text, span.start, span.end)]
        pieces = [(start, end) for start, end in found if not self._text[start:end].isspace()]
        if not pieces:
            return None
        places = ";".join(f"{start} {end}" for start, end in pieces)
        return self._line("T", f"{label} {places}\t{' '.join(self._text[start:end] for start, end in pieces)}")

    def _write_mentions(self) -> None:
        for actor in self._entry.ledger.actors:
            places = self._mentions.setdefault(actor.id, [])
            spans = sorted(Span(mention.start, mention.end) for mention in actor.mentions if mention.type != "elided")
            for span in spans:
                ident = self._bound(actor.kind, span)
                if ident:
                    if places:
                        self._line("R", f"coreference Arg1:{ident} Arg2:{places[-1][1]}")
                    places.append((span, ident))

    def _nearest(self, actors: Iterable[str], trigger: Span, sentence: Span) -> Iterator[str]:
        """For each actor the mention nearest to the trigger in its sentence, else the last before, else the first."""
        for actor in actors:
            places = self._mentions.get(actor, [])
            here = [place for place in places if sentence.covers(place[0])]
            before = [place for place in places if place[0].start < trigger.end]
            if places:
                yield min(here, key=lambda place: _gap(place[0], trigger))[1] if here else (before[-1:] or places)[0][1]

    def _speaker(self, s: Statement, trigger: Span) -> Iterator[str]:
        """The mention of the speaker in the words that name him here, else the nearest."""
        if s.speaker is not None:
            places = self._mentions.get(s.speaker, [])
            named = [place for place in places if s.speaker_span and s.speaker_span.touches(place[0])]
            nearest = min(named, key=lambda place: _gap(place[0], trigger), default=None)
            yield from [nearest[1]] if nearest else self._nearest([s.speaker], trigger, s.sentence_span)

    def _frame(self, record: str, label: str, trigger: str, arguments: Iterable[tuple[str, str | None]]) -> str:
        """An event in brat's sense: a trigger with arguments; a role that comes again is numbered."""
        used: dict[str, int] = {}
        parts = [f"{label}:{trigger}"]
        for role, ident in arguments:
            if ident:
                used[role] = used.get(role, 0) + 1
                parts.append(f"{role}{used[role] if used[role] > 1 else ''}:{ident}")
        self._records[record] = self._line("E", " ".join(parts))
        return self._records[record]

    def _write_statement(self, s: Statement) -> None:
        trigger = next((span for span in (s.cue_span, s.speaker_span) if span), s.content_span)
        bound = self._bound(s.act, trigger)
        if bound is None:
            return
        speakers = [("Speaker", ident) for ident in self._speaker(s, trigger)]
        addressees = [("Addressee", ident) for ident in self._nearest(s.addressees, trigger, s.sentence_span)]
        frame = self._frame(
            s.id, s.act, bound, [*speakers, *addressees, ("Content", self._bound("content", s.content_span))]
        )
        self._attribute(frame, "form", s.form)
        self._attribute(frame, "polarity", _POLARITY[s.polarity] if s.polarity else None)
        self._attribute(frame, "certainty", s.certainty)

    def _write_event(self, e: Event) -> None:
        bound = self._bound(e.type, e.trigger_span)
        if bound is None:
            return
        actors = [("Actor", ident) for ident in self._nearest(e.actors, e.trigger_span, e.sentence_span)]
        recipients = [("Recipient", ident) for ident in self._nearest(e.recipients, e.trigger_span, e.sentence_span)]
        where = ("Place", self._bound("place", e.place.span if e.place else None))
        when = ("Time", self._bound("time", e.date.span if e.date else None))
        frame = self._frame(e.id, e.type, bound, [*actors, *recipients, where, when])
        self._attribute(frame, "status", e.status)
        self._attribute(frame, "mode", e.mode)

    def _attribute(self, target: str, name: str, value: str | None) -> None:
        if value:
            self._line("A", f"{name} {target} {value}")

    def _write_links(self) -> None:
        for event in self._entry.events:
            for statement in event.attributed_to:
                self._relation("told_in", event.id, statement)
        for link in self._entry.ledger.links:
            self._relation(link.type, link.source, link.target)

    def _relation(self, label: str, source: str, target: str) -> None:
        """A relation between two records, where both were written."""
        if source in self._records and target in self._records:
            self._line("R", f"{label} Arg1:{self._records[source]} Arg2:{self._records[target]}")


def _gap(one: Span, other: Span) -> int:
    """How many characters stand between two spans, below zero where they overlap."""
    return max(other.start - one.end, one.start - other.end)


def _modes(ontology: Ontology) -> set[str]:
    return {mode.name for kind in ontology.types.values() for mode in kind.modes}


def _configuration(types: list[str], modes: list[str]) -> str:
    """`annotation.conf`: everything that the annotations may hold."""
    kinds = get_args(Kind)
    someone = "|".join(kinds)
    statement = f"Speaker?:{someone}, Addressee*:{someone}, Content?:content"
    deed = f"Actor*:{someone}, Recipient*:{someone}, Place?:place, Time?:time"
    relations = (*get_args(LinkType), "told_in")
    values = {
        "form": get_args(Form),
        "polarity": tuple(_POLARITY.values()),
        "certainty": get_args(Certainty),
        "status": get_args(Status),
        "mode": tuple(modes),
    }
    lines = [
        "[entities]", *kinds, "content", "place", "time", "",
        "[relations]", *(f"{name} Arg1:<EVENT>, Arg2:<EVENT>" for name in relations),
        f"coreference Arg1:{someone}, Arg2:{someone}", "",
        "[events]", *(f"{act} {statement}" for act in get_args(Act)), *(f"{kind} {deed}" for kind in types), "",
        "[attributes]", *(f"{name} Arg:<EVENT>, Value:{'|'.join(found)}" for name, found in values.items()),
    ]  # fmt: skip
    return "\n".join(lines) + "\n"
