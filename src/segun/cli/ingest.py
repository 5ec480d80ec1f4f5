"""`segun ingest`: sources of any kind into a store."""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.intake import Tally, now, reader_of, take_in
from segun.cli.progress import is_watched, progress, tell
from segun.cli.screen import note
from segun.cli.store_option import DEFAULT_STORE, StoreOption
from segun.cli.wishes import Wishes, ontology_of, source_options, wishes_of

if TYPE_CHECKING:
    from segun.ingest.beside import ReaderBeside
    from segun.ingest.item import Fault, Item
    from segun.ingest.kept_validators import KeptValidators
    from segun.ingest.together import ArticleReader
    from segun.ingest.watch import Pause
    from segun.ontology import Ontology
    from segun.store.runs import Run
    from segun.store.store import Store

INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended."""

HELP = """Read sources into a store, where they are linked and can be searched.

A source is a file (.txt .html .csv .tsv .json .jsonl .warc, or one of them as
.gz), a folder, the address of a feed, a sitemap or a page, or - for standard
input. Where the guess is wrong, feed: sitemap: page: or warc: before it says
what it is. What is in the store already is not read again; a page that has
changed becomes a new version. A run may be broken off at any time: what was
kept is kept, and the same command, or --resume, goes on from there.

[bold]Examples[/bold]

[cyan]segun ingest news/[/cyan]                     a folder into segun.db
[cyan]segun ingest news/ --store desk.db --published filename[/cyan]
[cyan]segun ingest articles.csv --map text=body --map url=link[/cyan]
[cyan]segun ingest https://elfaro.example/rss --watch 600[/cyan]
[cyan]segun ingest --resume[/cyan]                  go on with what was broken off
"""
EPILOG = "Exit status: 0 all was kept, 1 something failed (segun failures lists it), 2 wrong usage, 130 broken off."


def ingest(
    sources: Annotated[
        list[str] | None, typer.Argument(metavar="SOURCE", help="Files, folders, addresses, or -.")
    ] = None,
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
    private_hosts: Annotated[
        bool,
        typer.Option("--private-hosts", help="Go where feeds and redirects lead even if that is your own network."),
    ] = False,
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
        private_hosts,
    )
    wanted = [_lasting(source) for source in sources or ()]
    if not wanted and not resume:
        raise typer.BadParameter("there is nothing to read; give a SOURCE, or --resume", param_hint="SOURCE")
    _check(wishes)  # before a store is made
    from segun.store.store import Store

    with Store(store, create=bool(wanted)) as opened:
        if not wanted:
            run = _broken_off(opened)
            if run is None:
                note("no run was broken off: there is nothing to resume")
                return
            wanted, wishes = list(run.sources), wishes_of(run)
        raise typer.Exit(_rounds(wanted, wishes, opened, watch, quiet=quiet))


def _check(wishes: Wishes) -> None:
    """Tell of wrong usage.

    Raises:
        SegunError: there is no such language.
        typer.BadParameter: another wish means nothing.
    """
    from segun.ingest.configuration import configuration

    source_options(wishes, ())
    configuration(wishes.lang, ontology_of(wishes))


def _lasting(source: str) -> str:
    """A source as it can be found again from any folder."""
    from segun.ingest.standing import exists

    return str(Path(source).absolute()) if exists(source) else source


def _broken_off(store: Store) -> Run | None:
    from segun.store.runs import broken_off

    with store.reading() as connection:
        return broken_off(connection)


def _rounds(sources: Sequence[str], wishes: Wishes, store: Store, watch: int | None, *, quiet: bool) -> int:
    """Read the sources once, or again and again; gives the exit status."""
    from segun.ingest.configuration import configuration
    from segun.ingest.kept_validators import KeptValidators

    ontology = ontology_of(wishes)
    kind = configuration(wishes.lang, ontology)
    status = 0
    try:
        with reader_beside(wishes.lang, ontology) as reader:
            desk = _Desk(sources, wishes, store, reader, kind, KeptValidators(store), quiet)
            for found in _found(desk, watch):
                status = max(status, _told_round(found, desk, watch=watch is not None))
    except KeyboardInterrupt:
        if watch is None and not quiet:
            note("broken off; segun ingest --resume goes on from here")
        return INTERRUPTED
    return status


def reader_beside(language: str, ontology: Ontology) -> AbstractContextManager[ArticleReader | ReaderBeside]:
    """The reader in a process of its own, so that reading and linking go on at once; it starts with the first article that is new."""
    from segun.ingest.beside import ReaderBeside

    return ReaderBeside(partial(reader_of, language, ontology))


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all rounds of a run share."""

    sources: Sequence[str]
    wishes: Wishes
    store: Store
    reader: ArticleReader | ReaderBeside
    configuration: str
    validators: KeptValidators
    quiet: bool


def _found(desk: _Desk, watch: int | None) -> Iterator[Iterator[Item | Fault]]:
    """What the sources give, one round after the other."""
    from itertools import islice

    from segun.ingest.sources import items
    from segun.ingest.watch import Rhythm, rounds
    from segun.ingest.watch import watch as watched
    from segun.ingest.world import World

    options, world, limit = (
        source_options(desk.wishes, desk.sources),
        World(validators=desk.validators),
        desk.wishes.limit,
    )
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

    from segun.ingest.sources import count
    from segun.store.runs import begin_run, end_run

    with desk.store.writing() as connection:
        run = begin_run(connection, desk.sources, msgspec.to_builtins(desk.wishes), now())
    shown = not desk.quiet and is_watched()
    known = (count(desk.sources) if shown and bounded else None, desk.wishes.limit)
    with progress(min((one for one in known if one is not None), default=None), shown=shown) as on_result:
        take_in(found, desk.store, desk.reader, desk.configuration, tally, on_result, desk.validators)
    with desk.store.writing() as connection:
        end_run(connection, run, now())
