"""`segun ingest`: sources of any kind into a store."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.intake import LateReader, OnResult, Tally, now, take_in
from segun.cli.published import parse_published
from segun.cli.screen import note
from segun.cli.store_option import DEFAULT_STORE, StoreOption
from segun.errors import SegunError

if TYPE_CHECKING:
    from segun.ingest.item import Fault, Item
    from segun.ingest.kept_validators import KeptValidators
    from segun.ingest.options import Options
    from segun.ingest.watch import Pause
    from segun.ontology import Ontology
    from segun.store.runs import Run
    from segun.store.store import Store

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended."""

HELP = """Read sources into a store, where they are linked and can be searched.

A source is a file (.txt, .html, .csv, .tsv, .json, .jsonl, .warc, each also as
.gz), a folder, the address of a feed, a sitemap or a page, or - for standard
input; feed:, sitemap:, page: or warc: before it says what it is where the guess
is wrong. What is in the store already is not read again; a page that has changed
becomes a new version. The run may be broken off at any time: what was kept is
kept, and the same command, or --resume, goes on from there.

[bold]Examples[/bold]

[cyan]segun ingest news/[/cyan]                             a folder into segun.db
[cyan]segun ingest news/ --store desk.db --published filename[/cyan]
[cyan]segun ingest articles.csv --map text=body --map url=link[/cyan]
[cyan]segun ingest https://elfaro.example/rss --watch 600[/cyan]
[cyan]segun ingest --resume[/cyan]                          go on where the last run stopped
"""
EPILOG = "Exit status: 0 all was kept, 1 something failed (segun failures lists it), 2 wrong usage, 130 broken off."


@dataclass(frozen=True, slots=True)
class Wishes:
    """What stands after `segun ingest`, but the sources: enough to do the same again."""

    published: str | None = None
    columns: tuple[str, ...] = ()
    lang: str = "es"
    ontology: str | None = None
    publisher: str | None = None
    feed_text: bool = False
    limit: int | None = None


def ingest(
    sources: Annotated[list[str] | None, typer.Argument(metavar="SOURCE…", help="What to read.")] = None,
    store: StoreOption = DEFAULT_STORE,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE|filename", help="Day of publication of what tells none, or where to find it."),
    ] = None,
    columns: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="FIELD=COLUMN",
            help="Which column or key holds text, title, published, url, publisher, authors, id or language; may be repeated.",
        ),
    ] = None,
    publisher: Annotated[str | None, typer.Option(metavar="NAME", help="Publisher of what tells none.")] = None,
    feed_text: Annotated[
        bool, typer.Option("--feed-text", help="Take a feed's own text instead of the pages behind it.")
    ] = False,
    lang: Annotated[str, typer.Option(metavar="CODE", help="Language of the articles.")] = "es",
    ontology: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Kinds of deeds of your own; see segun ontology.")
    ] = None,
    limit: Annotated[int | None, typer.Option(metavar="N", min=1, help="Take at most so many articles.")] = None,
    resume: Annotated[bool, typer.Option("--resume", help="Go on with the last run that was broken off.")] = False,
    watch: Annotated[
        int | None,
        typer.Option(
            metavar="SECONDS", min=1, help="Look again every so many seconds, until Ctrl-C; of feeds, what is new."
        ),
    ] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but faults.")] = False,
) -> None:
    """Keep articles; `HELP` is what a user sees."""
    wishes = Wishes(
        published,
        tuple(columns or ()),
        lang,
        str(ontology.absolute()) if ontology else None,
        publisher,
        feed_text,
        limit,
    )
    wanted = [_lasting(source) for source in sources or ()]
    if not wanted and not resume:
        raise typer.BadParameter("there is nothing to read; give a SOURCE, or --resume", param_hint="SOURCE")
    source_options(wishes)  # wrong usage is told before a store is made
    from segun.store.store import Store

    with Store(store, create=bool(wanted)) as opened:
        if not wanted:
            run = _broken_off(opened)
            if run is None:
                note("no run was broken off: there is nothing to resume")
                return
            wanted, wishes = list(run.sources), wishes_of(run)
        raise typer.Exit(_rounds(wanted, wishes, opened, watch, quiet=quiet))


def source_options(wishes: Wishes) -> Options:
    """The wishes as the sources take them.

    Raises:
        typer.BadParameter: one of them means nothing.
    """
    from segun.ingest.columns import check_columns
    from segun.ingest.options import Options

    try:
        day = parse_published(wishes.published) if wishes.published else None
    except ValueError as problem:
        message = f"{wishes.published!r} is no date like 2024-11-02, nor the word filename"
        raise typer.BadParameter(message, param_hint="--published") from problem
    pairs = [one.partition("=") for one in wishes.columns]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise typer.BadParameter(f"{field + sign + column!r} is not FIELD=COLUMN", param_hint="--map")
    wanted = {field: column for field, _, column in pairs}
    try:
        check_columns(wanted)
    except SegunError as fault:
        raise typer.BadParameter(f"{fault.what} ({fault.remedy})", param_hint="--map") from fault
    return Options(
        columns=wanted,
        published=day,
        language=wishes.lang,
        publisher=wishes.publisher,
        full=not wishes.feed_text,
    )


def ontology_of(wishes: Wishes) -> Ontology:
    """The ontology that the wishes name.

    Raises:
        typer.BadParameter: its file is none.
    """
    from segun.ontology import load_ontology, plover

    try:
        return load_ontology(Path(wishes.ontology)) if wishes.ontology else plover()
    except SegunError as fault:
        raise typer.BadParameter(str(fault), param_hint="--ontology") from fault


def wishes_of(run: Run) -> Wishes:
    """What was wished for in an earlier run."""
    import msgspec

    return msgspec.convert(run.options, Wishes)


def _lasting(source: str) -> str:
    """A source as it can be found again from any folder."""
    return str(Path(source).absolute()) if Path(source).exists() else source


def _broken_off(store: Store) -> Run | None:
    from segun.store.runs import broken_off

    with store.reading() as connection:
        return broken_off(connection)


def _rounds(sources: Sequence[str], wishes: Wishes, store: Store, watch: int | None, *, quiet: bool) -> int:
    """Read the sources once, or again and again; gives the exit status."""
    from segun.ingest.kept_validators import KeptValidators

    desk = _Desk(sources, wishes, store, LateReader(wishes.lang, ontology_of(wishes)), KeptValidators(store), quiet)
    status = 0
    try:
        for found in _found(desk, watch):
            status = max(status, _told_round(found, desk, watch=watch is not None))
    except KeyboardInterrupt:
        if watch is None and not quiet:
            note("broken off; segun ingest --resume goes on from here")
        return INTERRUPTED
    return status


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all rounds of a run share."""

    sources: Sequence[str]
    wishes: Wishes
    store: Store
    reader: LateReader
    validators: KeptValidators
    quiet: bool


def _found(desk: _Desk, watch: int | None) -> Iterator[Iterator[Item | Fault]]:
    """What the sources give, one round after the other."""
    from itertools import islice

    from segun.ingest.sources import items
    from segun.ingest.watch import Rhythm, rounds
    from segun.ingest.watch import watch as watched
    from segun.ingest.world import World

    options, world, limit = source_options(desk.wishes), World(validators=desk.validators), desk.wishes.limit
    if watch is None:
        yield islice(items(desk.sources, options, world), limit)
        return
    yield from rounds(_at_most(limit, watched(desk.sources, options, world, rhythm=Rhythm(watch), wait=time.sleep)))


def _at_most(limit: int | None, found: Iterator[Item | Fault | Pause]) -> Iterator[Item | Fault | Pause]:
    """What a watch brings, up to so many articles."""
    from segun.ingest.watch import Pause

    left = limit
    for one in found:
        yield one
        left = left if left is None or isinstance(one, Pause) else left - 1
        if left == 0:
            return


def _told_round(found: Iterator[Item | Fault], desk: _Desk, *, watch: bool) -> int:
    """One round; what it came to is told even where it is broken off, unless it is one of many and brought nothing new."""
    tally = Tally()
    try:
        _one_round(found, desk, tally, bounded=not watch)
    finally:
        if not watch or tally.seen > tally.by["same"]:
            tell(tally, desk.store, quiet=desk.quiet)
    return 1 if tally.failed else 0


def _one_round(found: Iterator[Item | Fault], desk: _Desk, tally: Tally, *, bounded: bool) -> None:
    import msgspec

    from segun.ingest.configuration import configuration
    from segun.ingest.sources import count
    from segun.store.runs import begin_run, end_run

    kind = configuration(desk.wishes.lang, ontology_of(desk.wishes))
    with desk.store.writing() as connection:
        run = begin_run(connection, desk.sources, msgspec.to_builtins(desk.wishes), now())
    shown = not desk.quiet and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"
    known = (count(desk.sources) if shown and bounded else None, desk.wishes.limit)
    with progress(min((one for one in known if one is not None), default=None), shown=shown) as on_result:
        take_in(found, desk.store, desk.reader, kind, tally, on_result, desk.validators)
    with desk.store.writing() as connection:
        end_run(connection, run, now())


def tell(tally: Tally, store: Store, *, quiet: bool) -> None:
    """How many came to what, and where they are."""
    if quiet:
        return
    note(f"{tally} → {store.where}")
    if tally.failed:
        note("segun failures lists what failed; segun failures retry tries it again")


@contextmanager
def progress(total: int | None, *, shown: bool) -> Iterator[OnResult]:
    """A line on standard error, which is a terminal where it is `shown`: articles, rate, and the time left where `total` is known."""
    if not shown:
        yield lambda _tally: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    known = (BarColumn(), TimeRemainingColumn()) if total else ()
    with Progress(*columns, *known, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("0 articles", total=total)

        def on_result(tally: Tally) -> None:
            rate = tally.seen / max(bar.tasks[0].elapsed or 0, 0.001)
            lost = f", {tally.failed} failed" if tally.failed else ""
            bar.update(task, completed=tally.seen, description=f"{tally.seen} articles, {rate:.1f}/s{lost}")

        yield on_result
