"""`segun story`: one story whole, or the list of stories."""

from __future__ import annotations

from typing import Annotated

import typer

from segun.cli import filters as by
from segun.cli.answering import JsonOption, Manner, UiOption, answer
from segun.cli.store_option import DEFAULT_STORE, StoreOption

HELP = """Show a story: its articles, its deeds, its claims. Without an ID, all stories.

A story is what several articles tell of one happening. It is called by its id,
or by the name of one of its articles. Options choose stories of the list, by
their articles.

[bold]Examples[/bold]

[cyan]segun story[/cyan]                               the newest
[cyan]segun story --text puerto --since 2029-05[/cyan]
[cyan]segun story faro-0312[/cyan]                     the story of this article
[cyan]segun story faro-0312 --json | jq 'select(.kind=="story").claims'[/cyan]
"""


def story(
    ident: Annotated[
        str | None, typer.Argument(metavar="ID", help="A story, or an article's name; without it all are listed.")
    ] = None,
    lonely: Annotated[bool, typer.Option("--lonely", help="Also stories that one article alone tells.")] = False,
    store: StoreOption = DEFAULT_STORE,
    since: by.Since = None,
    until: by.Until = None,
    publisher: by.Publisher = None,
    text: by.Text = None,
    limit: by.Limit = by.LIMIT,
    after: by.After = None,
    json: JsonOption = False,
    ui: UiOption = None,
) -> None:
    """Answer; `HELP` is what a user sees."""
    asked = by.wanted(since=since, until=until, publisher=publisher, text=text)
    if ident and (asked or after or lonely):
        raise typer.BadParameter("a story by its id has no other wishes", param_hint="ID")
    from segun.store.pages import Page
    from segun.store.store import Store

    with Store(store) as opened:
        if ident:
            answer(Page((opened.story(ident),), None), Manner(json, ui), asked)
        else:
            answer(opened.stories(lonely=lonely, limit=limit, after=after, **asked), Manner(json, ui), asked)
