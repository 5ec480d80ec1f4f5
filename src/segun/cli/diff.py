"""`segun diff`: what changed in an article between two of its versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.output import write_out
from segun.cli.screen import note, show
from segun.cli.store_option import DEFAULT_STORE, StoreOption
from segun.errors import StoreError

if TYPE_CHECKING:
    from rich.text import Text

    from segun.store.differing import Change, Line, Version


def diff(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Name or address of an article.")],
    from_: Annotated[
        int | None, typer.Option("--from", metavar="N", help="Older version; else the one before.")
    ] = None,
    to: Annotated[int | None, typer.Option("--to", metavar="M", help="Newer version; else the last.")] = None,
    store: StoreOption = DEFAULT_STORE,
    json: Annotated[bool, typer.Option("--json", help="As JSON: old and new of each record.")] = False,
) -> None:
    """Show which statements, events and actors an article gained or lost.

    Records are compared by who and by the words, not by their numbers.

    [bold]Examples[/bold]

    [cyan]segun diff faro-0312[/cyan]                  the last version with the one before
    [cyan]segun diff faro-0312 --from 1 --to 4[/cyan]
    """
    from segun.store.differing import changes, versions_of
    from segun.store.store import Store

    with Store(store) as opened, opened.reading() as connection:
        versions = versions_of(connection, article)
    new = _version(versions, to if to is not None else versions[-1].number, article)
    old = _version(versions, from_ if from_ is not None else new.number - 1, article)
    found = changes(old.ledger, new.ledger)
    if json:
        import msgspec

        parts = {"article": new.ledger.document.id, "from": old.number, "to": new.number, "changes": found}
        write_out(msgspec.json.format(msgspec.json.encode(parts)) + b"\n")
        return
    note(f"{new.ledger.document.id}: version {old.number} ({old.seen}) and {new.number} ({new.seen})")
    for change in found:
        show(_drawn(change))
    if not found:
        note("no statement, event or actor differs")


def _version(versions: list[Version], number: int, article: str) -> Version:
    found = next((one for one in versions if one.number == number), None)
    if found is None:
        there = ", ".join(str(one.number) for one in versions)
        raise StoreError(f"there is no version {number}", article, f"there are: {there}")
    return found


def _drawn(change: Change) -> Text:
    from rich.text import Text

    if change.old is None and change.new is not None:
        return Text(f"+ {_words(change.new)}", style="green")
    if change.new is None and change.old is not None:
        return Text(f"- {_words(change.old)}", style="red")
    lines = [f"{sign} {_words(line)}" for sign, line in (("-", change.old), ("+", change.new)) if line is not None]
    return Text("\n".join((f"~ {lines[0][2:]}", f"  {lines[1][2:]}")), style="yellow")


def _words(line: Line) -> str:
    from segun.view.visible import one_line

    who = f"{', '.join(line.who)}: " if line.who else ""
    told = ", ".join(f"{name} {value}" for name, value in line.told)
    return one_line(f"{line.kind}  {who}“{line.words}”  ({told})")
