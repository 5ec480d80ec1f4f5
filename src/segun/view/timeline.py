"""When things happened: dated events and the other expressions of time of a ledger, by their start.

In: a ledger, its deeds in words. Out: `Dated` lines, the undated last; what means one interval shares a line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from segun.ledger import Grain, Ledger
from segun.view.cards import interval
from segun.view.events import Deed
from segun.view.story import time_target
from segun.view.visible import one_line, visible
from segun.view.wording import Wording


@dataclass(frozen=True, slots=True)
class Dated:
    """One line of the timeline: an interval, the deeds of that time, other expressions that mean it as `(words, target)`."""

    interval: str
    kind: str
    deeds: tuple[Deed, ...]
    words: tuple[tuple[str, str], ...]


@dataclass(slots=True)
class _Line:
    deeds: list[Deed] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)


def timeline(ledger: Ledger, deeds: Sequence[Deed], say: Wording) -> list[Dated]:
    """The timeline of a ledger.

    Args:
        ledger: what was read.
        deeds: the events to place; a time that dates one of them stands with it and not for itself.
        say: the words of the interface.
    """
    text = visible(ledger.document.text)
    lines: dict[tuple[bool, str, str, str], _Line] = {}

    def line(start: str | None, end: str | None, timex: str, kind: str) -> _Line:
        key = (start is None, start or "", one_line(interval(start, end, timex)), kind)
        return lines.setdefault(key, _Line())

    for deed in deeds:
        if when := deed.event.date:
            line(when.start, when.end, when.timex, _grain(when.grain, say)).deeds.append(deed)
    used = {deed.event.date.span for deed in deeds if deed.event.date}
    for n, t in enumerate(ledger.times, start=1):
        if t.span not in used:
            kind = say.timex[t.type] if t.type == "SET" else _grain(t.grain, say) or say.timex[t.type]
            line(t.start, t.end, t.timex, kind).words.append((t.span.of(text), time_target(n)))
    return [Dated(key[2], key[3], tuple(lines[key].deeds), tuple(lines[key].words)) for key in sorted(lines)]


def _grain(grain: Grain | None, say: Wording) -> str:
    return say.grain[grain] if grain else ""
