"""`segun export`: what a store holds, or a part of it, in a format of other programs."""

from __future__ import annotations

import importlib.util
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli import filters as by
from segun.cli.answering import UiOption, check_names
from segun.cli.export_target import standard_output, whole_file, whole_folder, write_faults
from segun.cli.ontology_option import ontology_at
from segun.cli.progress import is_watched, new_bar
from segun.cli.read import default_ui
from segun.cli.screen import note, show
from segun.cli.store_option import DEFAULT_STORE, StoreOption
from segun.errors import SegunError
from segun.view.wording import Ui

if TYPE_CHECKING:
    from rich.table import Table

    from segun.exchange import Format, Target, Wishes
    from segun.store.entry import Entity, Entry, Selection

HELP = """Write what a store holds in a format of other programs.

Options choose articles, and in them statements and deeds. --no-text leaves
out the words of the articles, where their rights demand it. A file is there
whole or not at all; - is standard output.

[bold]Examples[/bold]

[cyan]segun export --list[/cyan]                                  the formats
[cyan]segun export --format csv --out tables/[/cyan]
[cyan]segun export --format gexf --out graph.gexf --since 2029[/cyan]
[cyan]segun export --format jsonl --out - --speaker Montes | jq .document.url[/cyan]
[cyan]segun export --format parquet --out tables/ --force --no-text[/cyan]
"""
EPILOG = (
    "Exit status: 0 all was written, 1 something failed and nothing was left behind, 2 wrong usage, 130 broken off."
)
_STDOUT = Path("-")
_PANEL = "What to write"
_SLOW = 1.0
"""Seconds after which progress is shown."""

OnArticle = Callable[[int], None]
"""To be called after each article with the number of those that there were so far."""


def export(
    format_: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="NAME",
            help="Format; --list names them.",
            autocompletion=lambda incomplete: [name for name in _names() if name.startswith(incomplete)],
            rich_help_panel=_PANEL,
        ),
    ] = None,
    out: Annotated[
        Path | None, typer.Option(metavar="PATH|-", help="File or folder to write.", rich_help_panel=_PANEL)
    ] = None,
    list_: Annotated[bool, typer.Option("--list", help="List the formats.", rich_help_panel=_PANEL)] = False,
    no_text: Annotated[
        bool, typer.Option("--no-text", help="Without the words of the articles.", rich_help_panel=_PANEL)
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help="Replace a file, or what an export made.", rich_help_panel=_PANEL)
    ] = False,
    base: Annotated[
        str | None, typer.Option(metavar="IRI", help="What IRIs of your own begin with.", rich_help_panel=_PANEL)
    ] = None,
    ontology: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Kinds of deeds of your own.", rich_help_panel=_PANEL)
    ] = None,
    store: StoreOption = DEFAULT_STORE,
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
    text: by.Text = None,
    story: by.Story = None,
    ui: UiOption = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but faults.")] = False,
) -> None:
    """Write; `HELP` is what a user sees."""
    if list_:
        show(_listing())
        return
    asked = by.wanted(
        speaker=speaker, about=about, act=act, stance=stance, claim=claim, certainty=certainty, source=source,
        actor=actor, recipient=recipient, type=type_, mode=mode, status=status, since=since, until=until,
        publisher=publisher, country=country, text=text, story=story,
    )  # fmt: skip
    chosen, place = _format(format_), _place(out)
    _check_place(chosen, place)
    wishes = _wishes(no_text=no_text, base=base, ui=ui or default_ui(), ontology=ontology)
    from segun.store.store import Store

    with Store(store) as opened, opened.selection(**asked) as selection:
        _check_apart(place, Path(opened.where))
        check_names(selection.named())
        told = _write(chosen, selection, place, wishes, force=force, quiet=quiet)
    if not quiet:
        note(told)


def _names() -> list[str]:
    from segun.exchange import formats

    return list(formats())


def _format(name: str | None) -> Format:
    from segun.exchange import find_format

    if name is None:
        raise typer.BadParameter("say in which format; --list names them", param_hint="--format")
    try:
        return find_format(name)
    except SegunError as fault:
        raise typer.BadParameter(f"{fault.what} ({fault.remedy})", param_hint="--format") from fault


def _place(out: Path | None) -> Path:
    if out is None:
        raise typer.BadParameter("say where to write: a file, a folder, or - for standard output", param_hint="--out")
    return out


def _check_place(chosen: Format, place: Path) -> None:
    if place != _STDOUT:
        return
    if chosen.kind == "folder":
        raise typer.BadParameter(f"{chosen.name} is a folder of files: give its name", param_hint="--out")
    if not chosen.is_text and sys.stdout.isatty():
        raise typer.BadParameter(f"{chosen.name} is no text: give a file's name", param_hint="--out")


def _check_apart(place: Path, store: Path) -> None:
    with write_faults(place):
        if place.exists() and store.exists() and place.samefile(store):
            raise SegunError("this is the store itself", str(place), "choose another file")


def _wishes(*, no_text: bool, base: str | None, ui: Ui, ontology: Path | None) -> Wishes:
    from segun.exchange import Wishes

    kinds = ontology_at(ontology)
    try:
        return Wishes(not no_text, base, ui, kinds) if base else Wishes(not no_text, ui=ui, ontology=kinds)
    except SegunError as fault:
        raise typer.BadParameter(str(fault), param_hint="--base") from fault


def _write(chosen: Format, selection: Selection, place: Path, wishes: Wishes, *, force: bool, quiet: bool) -> str:
    """Write it all; gives what it came to."""
    shown = not quiet and is_watched()
    with _target(chosen, place, force=force) as target, _progress(shown=shown) as on_article:
        counted = _Counted(selection, on_article)
        records = chosen.write(counted, target, wishes)
    where = "standard output" if place == _STDOUT else str(place)
    return f"{_many(records, 'record')} of {_many(counted.articles, 'article')} → {where}"


def _target(chosen: Format, place: Path, *, force: bool) -> AbstractContextManager[Target]:
    if place == _STDOUT:
        return standard_output()
    return whole_folder(place, force=force) if chosen.kind == "folder" else whole_file(place, force=force)


def _many(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


class _Counted:
    """A selection that knows how many articles it gave."""

    def __init__(self, inner: Selection, on_article: OnArticle) -> None:
        self.articles = 0
        self._inner = inner
        self._on_article = on_article

    def entries(self) -> Iterator[Entry]:
        """The entries, counted anew each time that they are asked for."""
        self.articles = 0
        for entry in self._inner.entries():
            self.articles += 1
            self._on_article(self.articles)
            yield entry

    def entity(self, ident: str) -> Entity:
        """See `segun.store.entry.Selection.entity`."""
        return self._inner.entity(ident)


@contextmanager
def _progress(*, shown: bool) -> Iterator[OnArticle]:
    """A line on standard error, which is a terminal where it is `shown`: the number of articles, where it takes long."""
    if not shown:
        yield lambda _articles: None
        return
    bar = new_bar()
    task, begin = bar.add_task("", total=None), time.monotonic()

    def on_article(articles: int) -> None:
        if time.monotonic() - begin > _SLOW:
            bar.start()
            bar.update(task, description=f"{articles} articles")

    try:
        yield on_article
    finally:
        bar.stop()


def _listing() -> Table:
    from rich.table import Table

    from segun.exchange import formats

    table = Table.grid(padding=(0, 2))
    for one in formats().values():
        place = f"file {one.ending}" if one.kind == "file" else "folder"
        table.add_row(one.name, one.says, place, _needs(one))
    return table


def _needs(one: Format) -> str:
    """What to install for a format, where it is missing."""
    there = one.library is None or importlib.util.find_spec(one.library)
    return "" if there else f"pip install 'segun[{one.extra}]'"
