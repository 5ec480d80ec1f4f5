"""`segun forget`: an article or a person erased for good."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.screen import note
from segun.cli.store_option import DEFAULT_STORE, StoreOption

if TYPE_CHECKING:
    from segun.store.store import Store


def forget(
    article: Annotated[str | None, typer.Option(metavar="NAME|URL", help="An article, with all its versions.")] = None,
    person: Annotated[str | None, typer.Option(metavar="NAME", help="A person, by full name.")] = None,
    copies: Annotated[bool, typer.Option("--copies", help="With the article, those that copy it.")] = False,
    lift: Annotated[
        str | None, typer.Option(metavar="NAME|URL", help="Let in again what was forgotten; it brings nothing back.")
    ] = None,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Do not ask.")] = False,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Erase an article or a person for good.

    An article goes with its versions, records and words in the index; articles
    that copy it stay unless --copies is given. A person goes with all that is
    told as said, done or suffered by that person, and the name in the texts is
    blocked out. Neither comes back with a later ingest. Nothing is left in the
    database file; backups are yours to look after.

    [bold]Examples[/bold]

    [cyan]segun forget --article faro-0312[/cyan]
    [cyan]segun forget --person "Clara Montes" --yes[/cyan]
    """
    if sum(one is not None for one in (article, person, lift)) != 1:
        raise typer.BadParameter("give one of --article, --person and --lift", param_hint="--article")
    from segun.store.store import Store

    with Store(store) as opened:
        if article is not None:
            _forget_article(opened, article, copies=copies, yes=yes)
        elif person is not None:
            _forget_person(opened, person, yes=yes)
        elif lift is not None:
            _lift(opened, lift)


def _forget_article(store: Store, name: str, *, copies: bool, yes: bool) -> None:
    from segun.corpus.linker import link
    from segun.store.forgetting import articles_called

    with store.reading() as connection:
        names = articles_called(connection, name, copies=copies)
    _ask(f"Erase {', '.join(names)} for good?", yes=yes)
    store.forget_articles(names, link)
    note(f"{len(names)} erased")


def _forget_person(store: Store, name: str, *, yes: bool) -> None:
    from segun.corpus.linker import link
    from segun.store.forgetting import person_called

    with store.reading() as connection:
        person = person_called(connection, name)
    known = f"known as {', '.join(person.names)}, in {person.articles} articles"
    _ask(f"Erase {name} ({known}) for good?", yes=yes)
    count = store.forget_person(person, link)
    note(f"erased; the name is blocked out in {count} texts")


def _lift(store: Store, name: str) -> None:
    from segun.store.barring import lift

    with store.writing() as connection:
        lifted = lift(connection, name)
    note("let in again" if lifted else f"{name} was not kept out")


def _ask(question: str, *, yes: bool) -> None:
    if not yes:
        typer.confirm(question, abort=True, err=True)
