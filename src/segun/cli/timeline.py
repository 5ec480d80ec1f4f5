"""`segun timeline`: deeds in the order of time, with all who tell of them."""

from __future__ import annotations

from segun.cli import filters as by
from segun.cli.answering import JsonOption, Manner, UiOption, answer
from segun.cli.store_option import DEFAULT_STORE, StoreOption

HELP = """Show deeds, the oldest first, each once, with all who tell of it.

What the tellers differ on stands with the deed: how many, whether it happened,
who did it. Options choose deeds of which one article tells so.

[bold]Examples[/bold]

[cyan]segun timeline --since 2029-05[/cyan]
[cyan]segun timeline --story faro-0312[/cyan]                 of this article's story
[cyan]segun timeline --actor Venezuela --recipient España[/cyan]
[cyan]segun timeline --type ASSAULT --status actual,denied --json[/cyan]
"""


def timeline(
    store: StoreOption = DEFAULT_STORE,
    actor: by.Actor = None,
    recipient: by.Recipient = None,
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
        actor=actor, recipient=recipient, type=type_, mode=mode, status=status, since=since, until=until,
        publisher=publisher, country=country, text=text, story=story,
    )  # fmt: skip
    from segun.store.store import Store

    with Store(store) as opened:
        page = opened.timeline(limit=limit, after=after, **asked)
    answer(page, Manner(json, ui), asked)
