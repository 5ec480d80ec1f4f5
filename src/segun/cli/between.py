"""`segun between`: what two said of one another, and did to one another or together."""

from __future__ import annotations

from typing import Annotated

import typer

from segun.cli import filters as by
from segun.cli.answering import JsonOption, Manner, UiOption, answer
from segun.cli.store_option import DEFAULT_STORE, StoreOption

HELP = """Show what connects two, the newest first.

Deeds in which both have a part, and what one says that names the other. Names
are taken as segun who takes them.

[bold]Examples[/bold]

[cyan]segun between "Clara Montes" "Bruno Lagos"[/cyan]
[cyan]segun between España Venezuela --since 2031-05[/cyan]
[cyan]segun between Montes Lagos --json > montes-lagos.jsonl[/cyan]
"""


def between(
    one: Annotated[str, typer.Argument(metavar="NAME", help="Name or key of somebody.")],
    other: Annotated[str, typer.Argument(metavar="NAME", help="And of somebody else.")],
    store: StoreOption = DEFAULT_STORE,
    since: by.Since = None,
    until: by.Until = None,
    limit: by.Limit = by.LIMIT,
    after: by.After = None,
    json: JsonOption = False,
    ui: UiOption = None,
) -> None:
    """Answer; `HELP` is what a user sees."""
    asked = by.wanted(since=since, until=until)
    from segun.store.store import Store

    with Store(store) as opened:
        page = opened.between(one, other, limit=limit, after=after, **asked)
    answer(page, Manner(json, ui), asked, whole=True)
