"""A ledger as one page: the article with every voice marked, and beside it what each of them says.

In: a `Ledger`. Out: a whole HTML document in one string that asks for nothing else: no script, no font, no image. The form
stands in the `.j2` files and the style sheets beside this module; everything from the ledger is escaped, and a policy in the
page forbids scripts.
"""

from __future__ import annotations

import functools
from collections.abc import Collection
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from segun.ledger import Actor, Ledger, Span
from segun.view.cards import Cards
from segun.view.commitments import pacts
from segun.view.events import QUADS, STATUS_MARKS, deeds
from segun.view.heading import heading
from segun.view.lines import Lines
from segun.view.outline import outline
from segun.view.picture import WIDTH, picture
from segun.view.pieces import Mark, Piece, pieces
from segun.view.story import (
    COLOURS,
    colour,
    commitment_target,
    detail_target,
    event_target,
    mention_target,
    story,
)
from segun.view.timeline import timeline
from segun.view.visible import visible
from segun.view.voices import Voice
from segun.view.wording import SECTIONS, Section, Ui, wording

if TYPE_CHECKING:
    from jinja2 import Template

_STYLES = ("page.css", "events.css")


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
    happened = deeds(ledger, cards.voices, say) if "events" in sections else []
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
        deeds=happened,
        by_number={deed.number: deed for deed in happened},
        pacts=pacts(ledger, say),
        picture=picture(ledger, happened, say) if happened else None,
        picture_width=WIDTH,
        timeline=timeline(ledger, happened, say),
        sections=[s for s in SECTIONS if s in sections],
        visible=visible,
        colour=colour,
        colours=range(COLOURS + 1),
        mention_target=mention_target,
        event_target=event_target,
        detail_target=detail_target,
        commitment_target=commitment_target,
        status_marks=STATUS_MARKS,
        quads=QUADS,
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
    place.globals["style"] = lambda: "".join((folder / name).read_text("utf-8") for name in _STYLES)
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
