"""`segun search`: articles, statements or deeds with some words."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

from segun.cli import filters as by
from segun.cli.answering import JsonOption, Manner, UiOption, answer
from segun.cli.output import write_out
from segun.cli.store_option import DEFAULT_STORE, StoreOption

HELP = """Search for words, however they are inflected, with or without accents.

All words must be there; "a phrase" stands together, -word must not be
there, this OR that, negoci* is a beginning. A shell wants '"a phrase"' in
quotes of its own. Options narrow: of articles, to those that have such a
statement or deed.

[bold]Examples[/bold]

[cyan]segun search puerto cierre[/cyan]
[cyan]segun search '"cierre del puerto" OR huelga -fútbol' --since 2029[/cyan]
[cyan]segun search puerto --show statements --act deny[/cyan]   who denies what
[cyan]segun search presa --show deeds --type ASSAULT[/cyan]
[cyan]segun search puerto --json | jq -r 'select(.kind=="article").article.url'[/cyan]
"""
CONTEXT = {"ignore_unknown_options": True, "help_option_names": ["--help"]}
"""How the words are parsed: -fútbol is no option, and neither is the -h of -hambre."""


class Shown(StrEnum):
    """What may stand after `--show`."""

    ARTICLES = "articles"
    STATEMENTS = "statements"
    DEEDS = "deeds"


def search(
    context: typer.Context,
    words: Annotated[list[str], typer.Argument(metavar="WORDS", help="What to search for.")],
    store: StoreOption = DEFAULT_STORE,
    show: Annotated[Shown, typer.Option(help="What to search among.")] = Shown.ARTICLES,
    speaker: by.Speaker = None,
    about: by.About = None,
    act: by.Act = None,
    stance: by.Stance = None,
    claim: by.Claim = None,
    certainty: by.Certainty = None,
    source: by.Source = None,
    actor: by.Actor = None,
    recipient: by.Recipient = None,
    type_: by.Type = None,
    mode: by.Mode = None,
    status: by.Status = None,
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
    if words == ["-h"]:
        write_out(f"{context.get_help()}\n")
        return
    by.no_options_among(words)
    text = " ".join(words)
    asked = by.wanted(
        speaker=speaker, about=about, act=act, stance=stance, claim=claim, certainty=certainty, source=source,
        actor=actor, recipient=recipient, type=type_, mode=mode, status=status, since=since, until=until,
        publisher=publisher, country=country, story=story, text=None if show is Shown.ARTICLES else text,
    )  # fmt: skip
    from segun.store.store import Store

    manner = Manner(json, ui)
    with Store(store) as opened:
        match show:
            case Shown.ARTICLES:
                answer(opened.search(text, limit=limit, after=after, **asked), manner, asked)
            case Shown.STATEMENTS:
                answer(opened.statements(limit=limit, after=after, **asked), manner, asked)
            case Shown.DEEDS:
                answer(opened.events(limit=limit, after=after, **asked), manner, asked)
