"""`segun claims`: propositions on which several voices take sides."""

from __future__ import annotations

from typing import Annotated

import typer

from segun.cli import filters as by
from segun.cli.answering import JsonOption, Manner, UiOption, answer
from segun.cli.store_option import DEFAULT_STORE, StoreOption

HELP = """Show claims: what is said, who takes which side, in the order of time.

A claim is one proposition across articles. Somebody asserts, repeats, denies,
confirms or doubts it; nobody is said to be right. Options choose claims that
have such a statement.

[bold]Examples[/bold]

[cyan]segun claims[/cyan]                              the newest
[cyan]segun claims "cierre del puerto"[/cyan]
[cyan]segun claims --stance denies --speaker Montes[/cyan]
[cyan]segun claims --id c-80f3548b09bd[/cyan]          one of them, whole
[cyan]segun claims puerto --json > board.jsonl[/cyan]
"""


def claims(
    topic: Annotated[list[str] | None, typer.Argument(metavar="TOPIC", help="Words of what is said.")] = None,
    ident: Annotated[str | None, typer.Option("--id", metavar="ID", help="This claim alone, whole.")] = None,
    lonely: Annotated[bool, typer.Option("--lonely", help="Also claims that one voice alone holds.")] = False,
    store: StoreOption = DEFAULT_STORE,
    speaker: by.Speaker = None,
    about: by.About = None,
    act: by.Act = None,
    stance: by.Stance = None,
    certainty: by.Certainty = None,
    source: by.Source = None,
    since: by.Since = None,
    until: by.Until = None,
    publisher: by.Publisher = None,
    country: by.Country = None,
    story: by.Story = None,
    limit: by.Limit = by.LIMIT,
    after: by.After = None,
    json: JsonOption = False,
    ui: UiOption = None,
) -> None:
    """Answer; `HELP` is what a user sees."""
    asked = by.wanted(
        speaker=speaker, about=about, act=act, stance=stance, certainty=certainty, source=source, since=since,
        until=until, publisher=publisher, country=country, story=story,
    )  # fmt: skip
    if ident and (topic or asked or after):
        raise typer.BadParameter("a claim by its id has no other wishes", param_hint="--id")
    from segun.store.pages import Page
    from segun.store.store import Store

    with Store(store) as opened:
        if ident:
            page = Page((opened.claim(ident),), None)
        else:
            page = opened.claims(" ".join(topic or ()) or None, lonely=lonely, limit=limit, after=after, **asked)
    answer(page, Manner(json, ui), asked)
