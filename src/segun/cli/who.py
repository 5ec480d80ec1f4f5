"""`segun who`: what somebody said and had a part in."""

from __future__ import annotations

from typing import Annotated

import typer

from segun.cli import filters as by
from segun.cli.answering import JsonOption, Manner, UiOption, answer
from segun.cli.store_option import DEFAULT_STORE, StoreOption

HELP = """Show what somebody said, did and suffered, the newest first.

A part of a name will do; of namesakes the one in most articles is meant,
and the others are told with their keys, which can be given in place of a
name. Options for statements leave deeds out, and the other way round.

[bold]Examples[/bold]

[cyan]segun who "Clara Montes"[/cyan]
[cyan]segun who Montes --act deny --since 2029-05[/cyan]      what she denied
[cyan]segun who e-bfb59facb615 --type ASSAULT[/cyan]          by key
[cyan]segun who Montes --json | jq -r 'select(.kind=="statement").content.words'[/cyan]
"""


def who(
    name: Annotated[list[str], typer.Argument(metavar="NAME", help="Name or key of somebody.")],
    store: StoreOption = DEFAULT_STORE,
    about: by.About = None,
    act: by.Act = None,
    stance: by.Stance = None,
    claim: by.Claim = None,
    certainty: by.Certainty = None,
    source: by.Source = None,
    type_: by.Type = None,
    mode: by.Mode = None,
    status: by.Status = None,
    since: by.Since = None,
    until: by.Until = None,
    publisher: by.Publisher = None,
    country: by.Country = None,
    text: by.Text = None,
    story: by.Story = None,
    limit: by.Limit = by.LIMIT,
    after: by.After = None,
    json: JsonOption = False,
    ui: UiOption = None,
) -> None:
    """Answer; `HELP` is what a user sees."""
    asked = by.wanted(
        about=about, act=act, stance=stance, claim=claim, certainty=certainty, source=source, type=type_, mode=mode,
        status=status, since=since, until=until, publisher=publisher, country=country, text=text, story=story,
    )  # fmt: skip
    from segun.store.store import Store

    with Store(store) as opened:
        page = opened.who(" ".join(name), limit=limit, after=after, **asked)
    answer(page, Manner(json, ui), asked, whole=True)
