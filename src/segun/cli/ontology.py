"""`segun ontology`: which kinds of deeds there are, what a CAMEO code becomes, and whether a user's own file is sound."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.output import write_out
from segun.cli.read import default_ui
from segun.cli.screen import show
from segun.errors import SegunError
from segun.view.wording import Ui

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from segun.ontology import Coding, Ontology, Type


def ontology(
    cameo: Annotated[str | None, typer.Option(metavar="CODE", help="Show what this CAMEO code becomes.")] = None,
    check: Annotated[Path | None, typer.Option(metavar="FILE", help="Check an ontology file of your own.")] = None,
    json: Annotated[bool, typer.Option("--json", help="Everything in it, as JSON.")] = False,
    ui: Annotated[Ui | None, typer.Option(help="Language of the names; else that of LANG.")] = None,
) -> None:
    """Show which kinds of deeds Según tells apart.

    By quad class: types and their modes, with score (-10 conflict to 10
    cooperation), default CAMEO code and meaning. A file of your own takes
    PLOVER's place with [cyan]segun read --ontology FILE[/cyan].

    [bold]Examples[/bold]

    [cyan]segun ontology[/cyan]                     PLOVER, as Según uses it
    [cyan]segun ontology --cameo 190[/cyan]         what a CAMEO code becomes
    [cyan]segun ontology --check mine.yaml[/cyan]   is my own file sound?
    [cyan]segun ontology --json | jq '.types[].name'[/cyan]
    """
    from segun.ontology import load_ontology, plover

    chosen = load_ontology(check) if check else plover()
    if cameo:
        _show_cameo(chosen, cameo, ui or default_ui(), json=json)
    elif json:
        _write_json(chosen.file)
    elif check:
        write_out(_verdict(check, chosen))
    else:
        show(_overview(chosen, ui or default_ui()))


def _write_json(what: object) -> None:
    import msgspec

    write_out(msgspec.json.format(msgspec.json.encode(what)) + b"\n")


def _verdict(path: Path, chosen: Ontology) -> str:
    """One line for a sound file, and one for what of PLOVER it leaves uncoded."""
    modes = sum(len(kind.modes) for kind in chosen.types.values())
    fine = f"{path}: sound: {chosen.file.name} {chosen.file.version}, {len(chosen.types)} types, {modes} modes\n"
    unread = _unread(chosen)
    return fine + (f"read by none of its types, so not coded: {', '.join(unread)}\n" if unread else "")


def _unread(chosen: Ontology) -> list[str]:
    """The types of PLOVER that nothing here reads, with those of their modes that something does."""
    from segun.ontology import plover

    unread = []
    for kind in plover().types.values():
        if chosen.coding(kind.name) is None:
            read = [mode.name for mode in kind.modes if chosen.coding(kind.name, mode.name)]
            unread.append(kind.name + (f" (but for {', '.join(read)})" if read else ""))
    return unread


def _overview(chosen: Ontology, ui: Ui) -> RenderableType:
    from rich.console import Group
    from rich.text import Text

    parts: list[RenderableType] = [Text(f"{chosen.file.name} {chosen.file.version}", style="bold")]
    width = 2 + max(len(label.name) for kind in chosen.types.values() for label in (kind, *kind.modes))
    for quad in chosen.quads.values():
        kinds = [kind for kind in chosen.types.values() if kind.quad == quad.name]
        if kinds:
            parts += [Text(f"\n{quad.shown(ui)}", style="bold"), _listing(kinds, ui, width)]
    credit = ", ".join(part for part in (chosen.file.source, chosen.file.licence) if part)
    return Group(*parts, *([Text(f"\n{credit}", style="dim")] if credit else []))


def _listing(kinds: list[Type], ui: Ui, width: int) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    table.add_column(min_width=width, no_wrap=True)
    table.add_column(min_width=5, justify="right")
    table.add_column(min_width=4)
    for kind in kinds:
        table.add_row(Text(kind.name, style="cyan"), f"{kind.score:.1f}", kind.cameo or "", Text(kind.shown(ui)))
        for mode in kind.modes:
            score = kind.score if mode.score is None else mode.score
            table.add_row(f"  {mode.name}", f"{score:.1f}", mode.cameo or kind.cameo or "", Text(mode.shown(ui)))
    return table


def _show_cameo(chosen: Ontology, code: str, ui: Ui, *, json: bool) -> None:
    coding, entry = chosen.from_cameo(code), chosen.cameo_entry(code)
    if coding is None or entry is None:
        near = difflib.get_close_matches(code, [known.code for known in chosen.file.cameo], n=3)
        advice = f"nearest: {', '.join(near)}" if near else "see `segun ontology --json`"
        raise SegunError(f"the table of {chosen.file.name} has no CAMEO code {code!r}", remedy=advice)
    if json:
        _write_json(coding)
    else:
        show(_coding(chosen, coding, entry.label, ui))


def _coding(chosen: Ontology, coding: Coding, label: str, ui: Ui) -> Table:
    """The fields of an event, under the names that they bear in a ledger."""
    from rich.table import Table
    from rich.text import Text

    kind = chosen.types[coding.type]
    mode = kind.mode(coding.mode)
    rows = {
        "cameo": f"{coding.cameo}  {label}",
        "type": f"{kind.name}  {kind.shown(ui)}",
        "mode": f"{mode.name}  {mode.shown(ui)}" if mode else "",
        "contexts": ", ".join(coding.contexts),
        "quad": f"{coding.quad}  {chosen.quads[coding.quad].shown(ui)}",
        "intensity": f"{coding.intensity:.1f}",
    }
    table = Table.grid(padding=(0, 2))
    for field, value in rows.items():
        if value:
            table.add_row(Text(field, style="cyan"), Text(value))
    return table
