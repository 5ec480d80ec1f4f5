"""Events and commitments on the terminal: a table, who does what to whom, a timeline, and who owes what.

In: a `Ledger` and its deeds in words. Out: renderables for a rich `Console`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from segun.ledger import Ledger
from segun.view.commitments import Pact, pacts
from segun.view.events import Deed, Party
from segun.view.graph import Bundle, arcs, bundles
from segun.view.layout import Hanging, table
from segun.view.timeline import timeline
from segun.view.visible import one_line
from segun.view.wording import Wording

_QUAD_STYLES = ("reverse", "black on bright_cyan", "white on blue", "black on bright_yellow", "white on red")
"""By the number of the quad class; a ground where voices have a letter colour, so that both can be told apart."""


def quad_style(quad: int) -> str:
    """The style of words that tell an event of the quad class with this number."""
    return _QUAD_STYLES[quad]


def event_lines(ledger: Ledger, deeds: Sequence[Deed], say: Wording, *, coloured: bool) -> Iterator[RenderableType]:
    """The events as a table, then as arrows between actors; nothing where there are none."""
    if not deeds:
        return
    columns = say.columns
    heads = (columns.type, columns.parties, columns.status, columns.according_to, columns.when)
    drawn = table(coloured, "", *heads)
    for narrow in (0, 3, 5):
        drawn.columns[narrow].no_wrap = True
    for deed in deeds:
        drawn.add_row(*_row(deed, say, coloured=coloured))
    yield drawn
    yield from _arrows(ledger, deeds, say)


def _row(deed: Deed, say: Wording, *, coloured: bool) -> Iterator[Text]:
    yield Text(deed.label)
    words = (deed.trigger, "italic") if coloured else f"*{deed.trigger}*"
    yield Text.assemble((deed.type, quad_style(deed.quad)), f" ({deed.mode})" if deed.mode else "", "\n", words)
    yield Text(parties(deed, say))
    yield Text(f"{deed.mark} {deed.status}", style="bold" if deed.event.status == "actual" else "")
    yield Text(deed.according_to)
    yield Text(deed.date.replace("/", "/\n"))


def parties(deed: Deed, say: Wording) -> str:
    """Who → whom."""
    who = _names(deed.actors) or say.nobody
    return f"{who} → {_names(deed.recipients)}" if deed.recipients else who


def _names(them: Sequence[Party]) -> str:
    return ", ".join(party.name for party in them)


def _arrows(ledger: Ledger, deeds: Sequence[Deed], say: Wording) -> Iterator[RenderableType]:
    """A line for each thing that somebody does to somebody, with how often."""
    numbered = {deed.number: deed for deed in deeds}
    names = {actor.id: one_line(actor.name) for actor in ledger.actors}
    found = bundles(arcs(ledger), lambda n: (numbered[n].event.type, numbered[n].event.status))
    for bundle in found:
        yield Hanging(_arrow(bundle, numbered[bundle.deeds[0]], names, say), indent=2)


def _arrow(bundle: Bundle, deed: Deed, names: dict[str, str], say: Wording) -> Text:
    actual = deed.event.status == "actual"
    stroke = "─" if actual else "╌"
    tail = "" if bundle.target is None else stroke if bundle.mutual else f"{stroke}→"
    ends = [names.get(end) or one_line(end) if end else "" for end in (bundle.source, bundle.target)]
    count = f" ×{len(bundle.deeds)}" if len(bundle.deeds) > 1 else ""
    status = "" if actual else f" {deed.mark} {deed.status}"
    return Text.assemble(
        f"{ends[0] or say.nobody} {stroke}",
        (deed.type, quad_style(deed.quad)),
        f"{tail} {ends[1]}".rstrip(),
        (f"{count}{status}", "bold"),
    )


def dated_lines(ledger: Ledger, deeds: Sequence[Deed], say: Wording) -> Iterator[RenderableType]:
    """A line for each dated event, by date."""
    for dated in timeline(ledger, deeds, say):
        for deed in dated.deeds:
            line = Text.assemble((dated.interval, "bold"), f" {deed.mark} {deed.label} {deed.trigger}: {deed.type}, ")
            yield Hanging(line.append(parties(deed, say)).append(f" ({deed.status})"), indent=2)


def commitment_lines(ledger: Ledger, say: Wording) -> Iterator[RenderableType]:
    """Who owes what to whom, a few lines a commitment."""
    for pact in pacts(ledger, say):
        yield Hanging(Text.assemble((pact.instrument, "bold"), (f" ({pact.kind})", "dim")))
        for name, value in _facts(pact, say):
            yield Hanging(Text.assemble((f"{name}: ", "dim"), value), "  ", 2)


def _facts(pact: Pact, say: Wording) -> Iterator[tuple[str, str]]:
    words = say.commitment
    told = (
        (words.parties, _names(pact.parties)),
        (words.obligation, f"“{pact.obligation}”" if pact.obligation else ""),
        (words.beneficiary, pact.beneficiary.name if pact.beneficiary else ""),
        (words.condition, f"“{pact.condition}”" if pact.condition else ""),
        (words.signed, pact.signed),
        (words.in_force, pact.in_force),
    )
    yield from ((name, value) for name, value in told if value)
