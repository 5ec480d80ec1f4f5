"""One event as a person wants to see it: every code as a word, every id as a name, every word as a place in the text.

In: a ledger, its voices and the words of one language. Out: a `Deed` an event, which the terminal and the page both draw.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from segun.ledger import Actor, Event, Ledger, Moment, Place, Quantity, Span, Status
from segun.ontology import plover
from segun.view.cards import interval
from segun.view.story import mention_target, time_target
from segun.view.visible import one_line
from segun.view.voices import UNKNOWN, Voice
from segun.view.wording import Quad, Wording, named

STATUS_MARKS: dict[Status, str] = {
    "actual": "●",
    "denied": "✕",
    "possible": "◐",
    "future": "▷",
    "hypothetical": "◇",
}
"""A sign a status, so that it shows without colour and without reading."""

QUADS: tuple[Quad, ...] = ("verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict")
_SPACED_FROM = 10_000
"""From here on thousands are set apart; Spanish leaves four digits together."""


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody with a part in a deed; `target` is where the article mentions them, "" where it does not."""

    name: str
    target: str


@dataclass(frozen=True, slots=True)
class Source:
    """A voice that a deed is known by; `statement` is the number of what it says, None where that is not in the ledger."""

    voice: Voice
    statement: int | None


@dataclass(frozen=True, slots=True)
class Deed:
    """An event in words. `sources` are those that vouch for it, innermost last; none means the reporter."""

    number: int
    event: Event
    trigger: str
    type: str
    mode: str
    quad: int
    mark: str
    status: str
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    sources: tuple[Source, ...]
    according_to: str
    date: str
    date_target: str
    place: str
    quantities: tuple[str, ...]
    condition: str

    @property
    def label(self) -> str:
        """The event's number as it is shown, told apart from a statement's."""
        return f"E{self.number}"

    @property
    def kind(self) -> str:
        """Type and mode."""
        return f"{self.type} ({self.mode})" if self.mode else self.type

    @property
    def title(self) -> str:
        """What the deed is, whether it happened and who says so, on one line."""
        return f"{self.label} {self.kind} · {self.mark} {self.status} · {self.according_to}"


def deeds(ledger: Ledger, voices: Mapping[str, Voice], say: Wording) -> list[Deed]:
    """The events of `ledger` in words, in the order of their triggers; numbers count from 1 in the order of the ledger.

    Args:
        ledger: what was read.
        voices: the voice of each statement, by the statement's id.
        say: the words of the interface.
    """
    desk = _Desk(ledger, voices, say)
    found = [desk.deed(n, event) for n, event in enumerate(ledger.events, start=1)]
    return sorted(found, key=lambda deed: (deed.event.trigger_span, deed.number))


class _Desk:
    """What all deeds of one ledger share."""

    def __init__(self, ledger: Ledger, voices: Mapping[str, Voice], say: Wording) -> None:
        self._text = ledger.document.text
        self._voices = voices
        self._say = say
        self._parties = Parties(ledger)
        self._statements = {s.id: n for n, s in enumerate(ledger.statements, start=1)}
        self._times = {t.span: time_target(n) for n, t in enumerate(ledger.times, start=1)}

    def deed(self, number: int, event: Event) -> Deed:
        sources = tuple(self._source(statement) for statement in event.attributed_to)
        near = event.trigger_span
        return Deed(
            number=number,
            event=event,
            trigger=one_line(near.of(self._text)),
            type=type_name(event.type, self._say),
            mode=mode_name(event.type, event.mode, self._say) if event.mode else "",
            quad=quad_number(event.quad),
            mark=STATUS_MARKS[event.status],
            status=self._say.status[event.status],
            actors=self._parties.of(event.actors, near),
            recipients=self._parties.of(event.recipients, near),
            sources=sources,
            according_to=self._according_to(sources),
            date=moment(event.date),
            date_target=self._times.get(event.date.span, "") if event.date else "",
            place=place_name(event.place),
            quantities=tuple(quantity(q, q.span.of(self._text)) for q in event.quantities),
            condition=one_line(event.condition_span.of(self._text)) if event.condition_span else "",
        )

    def _source(self, statement: str) -> Source:
        voice = self._voices.get(statement) or Voice(UNKNOWN, one_line(statement), None)
        return Source(voice, self._statements.get(statement))

    def _according_to(self, sources: tuple[Source, ...]) -> str:
        if not sources:
            return self._say.reporter
        inner, *outer = (source.voice.name for source in reversed(sources))
        return ", ".join([inner, *(self._say.according_to.format(voice=name) for name in outer)])


class Parties:
    """Ids of actors as names with a place in the text."""

    def __init__(self, ledger: Ledger) -> None:
        self._actors = {a.id: (n, a) for n, a in enumerate(ledger.actors, start=1)}

    def of(self, ids: Iterable[str], near: Span) -> tuple[Party, ...]:
        """A party for each of `ids`; its target is the mention that is nearest to `near`."""
        return tuple(self._party(id_, near) for id_ in ids)

    def _party(self, id_: str, near: Span) -> Party:
        if id_ not in self._actors:
            return Party(one_line(id_), "")
        number, actor = self._actors[id_]
        members = ", ".join(one_line(self._actors[m][1].name) for m in actor.members if m in self._actors)
        name = one_line(actor.name)
        return Party(f"{name} (= {members})" if members else name, _nearest(number, actor, near))


def _nearest(number: int, actor: Actor, near: Span) -> str:
    """The place of the mention of an actor that begins nearest to `near`; "" where the text never mentions them."""
    ways = [(abs(m.start - near.start), k) for k, m in enumerate(actor.mentions, start=1)]
    return mention_target(number, min(ways)[1]) if ways else ""


def type_name(id_: str, say: Wording) -> str:
    """The name of an event type; a type of somebody's own ontology is called by its id."""
    return named(say.event_type, id_) or one_line(id_)


def mode_name(type_: str, mode: str, say: Wording) -> str:
    """The name of a mode as the ontology has it; a mode of somebody's own ontology is called by its id."""
    kind = plover().types.get(type_)
    label = kind.mode(mode) if kind else None
    return one_line(label.shown(say.language) if label else mode)


def quad_number(quad: str | None) -> int:
    """1 to 4 as in `QUADS`, 0 for none; ontologies may write `verbal coop`, `verbal-cooperation` or `Verbal Cooperation`."""
    said = (quad or "").casefold()
    for number, name in enumerate(QUADS, start=1):
        how, what = name.split("_")
        if how in said and what[:4] in said:
            return number
    return 0


def moment(when: Moment | None) -> str:
    """A moment as ISO 8601, "" where there is none; its words where no date came of them."""
    return one_line(interval(when.start, when.end, when.timex)) if when else ""


def place_name(place: Place | None) -> str:
    """A place with its country, "" where there is none."""
    return ", ".join(one_line(part) for part in (place.name, place.country) if part) if place else ""


def quantity(q: Quantity, words: str) -> str:
    """How many of what: `400 personas`, `10–20 heridos`, `≥ 1000 soldados`; the `words` of the text where they set no bound."""
    bounded = q.min is not None or q.max is not None
    return one_line(" ".join(_amount(q.min, q.max)) + " " + q.what) if bounded else one_line(words)


def _amount(least: int | None, most: int | None) -> Iterator[str]:
    if least is None or most is None:
        yield "≥" if most is None else "≤"
    bounds = dict.fromkeys(_digits(n) for n in (least, most) if n is not None)
    yield "–".join(bounds)


def _digits(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0") if abs(number) >= _SPACED_FROM else str(number)
