"""A ledger as one page: the article with every voice marked, and beside it what each of them says.

In: a `Ledger`. Out: a whole HTML document in one string that asks for nothing else: no script, no font, no image. The form
stands in `page.html.j2` and `page.css`; everything from the ledger is escaped, and a policy in the page forbids scripts.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from segun.ledger import Actor, Ledger, Span, Time
from segun.view.cards import Cards, interval
from segun.view.heading import heading
from segun.view.lines import Lines
from segun.view.outline import outline
from segun.view.pieces import Mark, Piece, pieces
from segun.view.story import COLOURS, colour, mention_target, story, time_target
from segun.view.visible import visible
from segun.view.voices import Voice
from segun.view.wording import SECTIONS, Section, Ui, Wording, wording

if TYPE_CHECKING:
    from jinja2 import Template


@dataclass(frozen=True, slots=True)
class Dated:
    """One line of the timeline: an interval, and the expressions that mean it as `(words, target)`."""

    interval: str
    kind: str
    words: tuple[tuple[str, str], ...]


def page(ledger: Ledger, ui: Ui, sections: Collection[Section] = SECTIONS) -> str:
    """`ledger` as a self-contained HTML page.

    Args:
        ledger: what was read.
        ui: language of the page's own words; the article keeps its own `lang`.
        sections: which parts to show beside the article.
    """
    say = wording(ui)
    cards = Cards(ledger, say)
    text = visible(ledger.document.text)
    told = story(ledger, cards.voices)
    return _template().render(
        ui=ui,
        say=say,
        ledger=ledger,
        document=ledger.document,
        address=_address(ledger.document.url),
        story=told,
        headline=any(p.headline for p in told),
        heading=heading(ledger.document, say.title_missing),
        roots=outline(ledger.statements),
        cards=cards,
        nodes=[node for root in outline(ledger.statements) for node in root.walk()],
        numbers={s.id: n for n, s in enumerate(ledger.statements, start=1)},
        legend=_legend(cards.voices.values()),
        names={a.id: a.name for a in ledger.actors},
        places=_places(ledger),
        timeline=_timeline(ledger, text, say),
        sections=[s for s in SECTIONS if s in sections],
        visible=visible,
        colour=colour,
        colours=range(COLOURS + 1),
        mention_target=mention_target,
        quoted=lambda content, quotes: _quoted(text, content, quotes),
        roles=_roles,
    )


@functools.cache
def _template() -> Template:
    import jinja2  # costs a tenth of a second, and only this view needs it

    folder = Path(__file__).parent
    files = jinja2.FileSystemLoader(folder)
    place = jinja2.Environment(
        loader=files, autoescape=True, trim_blocks=True, lstrip_blocks=True, undefined=jinja2.StrictUndefined
    )
    place.globals["style"] = lambda: (folder / "page.css").read_text("utf-8")
    return place.get_template("page.html.j2")


def _address(url: str | None) -> str:
    """`url` where it leads to a web page, "" where it could do anything else."""
    try:
        return url if url and urlsplit(url).scheme in ("http", "https") else ""
    except ValueError:
        return ""


def _legend(voices: Collection[Voice]) -> list[Voice]:
    """Each voice once, by number, the unidentified one last."""
    each = {v.number: v for v in voices}
    return [each[n] for n in sorted(each, key=lambda n: (n == 0, n))]


def _places(ledger: Ledger) -> list[str]:
    """`line:column` of each warning, "" for one about the whole text."""
    lines = Lines(ledger.document.text)
    return [str(lines.at(w.span.start)) if w.span else "" for w in ledger.warnings]


def _roles(actor: Actor) -> list[str]:
    roles = (", ".join(part for part in (r.title, r.organisation, r.country) if part) for r in actor.roles)
    return list(dict.fromkeys(roles))


def _quoted(text: str, content: Span, quotes: Collection[Span]) -> list[tuple[str, bool]]:
    """The words of a content, each stretch with whether it stands inside quotation marks."""

    def quoted(piece: Piece) -> bool:
        return bool(piece.marks)

    row = pieces(content, [Mark(q, "quote", 0) for q in quotes])
    return [(piece.span.of(text), quoted(piece)) for piece in row]


def _timeline(ledger: Ledger, text: str, say: Wording) -> list[Dated]:
    """The times of a ledger by their start, undated ones last; expressions of one interval share a line."""
    groups: dict[tuple[bool, str, str, str], list[tuple[str, str]]] = {}
    for n, time in enumerate(ledger.times, start=1):
        key = (time.start is None, time.start or "", interval(time.start, time.end, time.timex), _kind(time, say))
        groups.setdefault(key, []).append((time.span.of(text), time_target(n)))
    return [Dated(key[2], key[3], tuple(groups[key])) for key in sorted(groups)]


def _kind(time: Time, say: Wording) -> str:
    return say.grain[time.grain] if time.grain and time.type != "SET" else say.timex[time.type]
