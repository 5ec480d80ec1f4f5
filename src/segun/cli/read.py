"""`segun read`: documents in, ledgers out, for a person or for a program."""

from __future__ import annotations

import locale
import os
import re
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.batch import ArticleReader, Outcome, read_all
from segun.cli.ontology_option import ontology_at
from segun.cli.output import Names, write_file, write_out
from segun.cli.published import Published, parse_published
from segun.cli.screen import coloured, complain, note, show
from segun.cli.sources import Source, find_sources
from segun.view.wording import SECTIONS, Section, Ui, wording

if TYPE_CHECKING:
    from segun.ledger import Ledger
    from segun.ontology import Ontology

Advance = Callable[[int], None]
"""To be called after each document with the number of those that failed so far."""

HELP = """Read articles and write down who said what.

For each document: its statements with speaker, act, certainty and the exact
words, its events and commitments, its actors, times, links and warnings.
A folder is read with all .txt and .html files below it; - is standard input.

[bold]Examples[/bold]

[cyan]segun read note.txt[/cyan]                            a coloured summary
[cyan]segun read note.txt --only statements --ui es[/cyan]
[cyan]segun read note.txt --json | jq .statements[/cyan]    one ledger
[cyan]segun read note.txt --html note.html[/cyan]           a page to look at
[cyan]curl -s https://example.org/note | segun read -[/cyan]
[cyan]segun read news/ --out ledgers/[/cyan]                a file for each document
[cyan]segun read news/ --jsonl --published filename > all.jsonl[/cyan]
"""
EPILOG = "Exit status: 0 all was read, 1 some document failed (the rest was read), 2 wrong usage."


class Part(StrEnum):
    """What may stand after `--only`: the sections of a view, as the command line takes them."""

    STATEMENTS = "statements"
    EVENTS = "events"
    COMMITMENTS = "commitments"
    ACTORS = "actors"
    TIMES = "times"
    LINKS = "links"
    WARNINGS = "warnings"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a user asked `segun read` for."""

    json: bool
    jsonl: bool
    out: Path | None
    html: Path | None
    sections: tuple[Section, ...]
    ui: Ui

    @property
    def summary(self) -> bool:
        """Whether a summary for a person is what is left to print."""
        return not (self.json or self.jsonl or self.out or self.html)


def read(
    files: Annotated[list[Path], typer.Argument(metavar="FILE|-|DIR…", help="Articles, folders of them, or -.")],
    json: Annotated[bool, typer.Option("--json", help="One ledger as indented JSON; for one document.")] = False,
    jsonl: Annotated[bool, typer.Option("--jsonl", help="One ledger a line, for any number of documents.")] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="DIR", help="Write NAME.json for each document into DIR.")
    ] = None,
    html: Annotated[
        Path | None,
        typer.Option("--html", metavar="OUT", help="Write a page to look at: a file, or a folder for several."),
    ] = None,
    published: Annotated[
        str | None,
        typer.Option(metavar="DATE|filename", help="Day of publication (2024-11-02), or where to find it."),
    ] = None,
    lang: Annotated[str, typer.Option(metavar="CODE", help="Language of the articles.")] = "es",
    ontology: Annotated[
        Path | None,
        typer.Option(metavar="FILE", help="Kinds of deeds of your own instead of PLOVER; see segun ontology."),
    ] = None,
    only: Annotated[list[Part] | None, typer.Option(help="Show or write these parts only; may be repeated.")] = None,
    ui: Annotated[Ui | None, typer.Option(help="Language of the summary and the page; else that of LANG.")] = None,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but faults.")] = False,
) -> None:
    """Read `files` as the options say; `HELP` is what a user sees."""
    day = _published(published)
    kinds = ontology_at(ontology)
    wishes = Wishes(json, jsonl, out, html, _sections(only), ui or default_ui())
    sources = find_sources(files)
    _check(wishes, sources)
    desk = _Desk(wishes, many=len(sources) > 1, quiet=quiet)
    reader = _reader(lang, kinds)
    with _progress(len(sources), shown=not quiet and not (wishes.summary and sys.stdout.isatty())) as advance:
        for outcome in read_all(sources, reader, day):
            desk.take(outcome)
            advance(desk.failed)
    desk.close()
    if desk.failed:
        raise typer.Exit(1)


def _sections(only: Sequence[Part] | None) -> tuple[Section, ...]:
    return tuple(section for section in SECTIONS if not only or section in only)


def default_ui() -> Ui:
    """The interface language of the environment: Spanish where it asks for Spanish, else English."""
    names = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    wanted = next((name for name in names if name), "")
    return "es" if locale.normalize(wanted).startswith("es") else "en"


def _published(text: str | None) -> Published:
    try:
        return parse_published(text) if text else None
    except ValueError as problem:
        message = f"{text!r} is no date like 2024-11-02, nor the word filename"
        raise typer.BadParameter(message, param_hint="--published") from problem


def _check(wishes: Wishes, sources: Sequence[Source]) -> None:
    if wishes.json and wishes.jsonl:
        raise typer.BadParameter("--json prints one object, --jsonl one a line: choose one", param_hint="--json")
    if wishes.json and len(sources) > 1:
        message = f"{len(sources)} documents make {len(sources)} objects: use --jsonl, or --out DIR for a file each"
        raise typer.BadParameter(message, param_hint="--json")
    if wishes.html and len(sources) > 1 and wishes.html.is_file():
        raise typer.BadParameter(f"{wishes.html} is a file; several pages need a folder", param_hint="--html")


def _reader(lang: str, ontology: Ontology) -> ArticleReader:
    from segun.reading.reader import Reader

    return Reader(language=lang, ontology=ontology)


class _Desk:
    """Where outcomes arrive: ledgers are written as asked for, faults are told, both are counted."""

    def __init__(self, wishes: Wishes, *, many: bool, quiet: bool) -> None:
        self._wishes = wishes
        self._many = many
        self._quiet = quiet
        self._names = Names()
        self._read = 0
        self.failed = 0

    def take(self, outcome: Outcome) -> None:
        if outcome.fault:
            self.failed += 1
            complain(outcome.fault)
        if outcome.ledger:
            self._read += 1
            self._write(outcome.ledger, outcome.source)

    def close(self) -> None:
        """Tell how many there were, where that is not plain to see."""
        if self._quiet or not (self._many or self._wishes.out or self._wishes.html):
            return
        places = [f" → {place}" for place in (self._wishes.out, self._wishes.html) if place]
        note(f"{self._read} read, {self.failed} failed{''.join(places)}")

    def _write(self, ledger: Ledger, source: Source) -> None:
        wishes = self._wishes
        name = self._names.take(source.stem) if wishes.out or wishes.html else source.stem
        if name != source.stem and not self._quiet:
            note(f"{source.name} is written as {name}: there is another {source.stem}")
        if wishes.json or wishes.jsonl:
            write_out(encoded(ledger, wishes.sections, indented=wishes.json))
        if wishes.out:
            write_file(wishes.out / f"{name}.json", encoded(ledger, wishes.sections, indented=True))
        if wishes.html:
            write_file(self._page_path(wishes.html, name), _page(ledger, wishes))
        if wishes.summary:
            _summarise(ledger, wishes, apart=self._many and self._read > 1)

    def _page_path(self, html: Path, name: str) -> Path:
        return html / f"{name}.html" if self._many or html.is_dir() else html


def encoded(ledger: Ledger, sections: Sequence[Section], *, indented: bool) -> bytes:
    """`ledger` as JSON with a line feed at its end, without the lists that were not asked for."""
    import msgspec

    kept = {"schema", "document", *sections}
    parts = msgspec.to_builtins(ledger) if len(sections) < len(SECTIONS) else ledger
    if isinstance(parts, dict):
        # a list that is not one of the sections, such as a newer record, is asked for by nobody
        parts = {name: value for name, value in parts.items() if name in kept}
    data = msgspec.json.encode(parts)
    if indented:
        # two numbers a span read better on one line; no string of JSON holds a line feed
        data = re.sub(rb"\[\n\s+(\d+),\n\s+(\d+)\n\s+\]", rb"[\1, \2]", msgspec.json.format(data, indent=2))
    return data + b"\n"


def _page(ledger: Ledger, wishes: Wishes) -> bytes:
    from segun.view.html import page

    return page(ledger, wishes.ui, wishes.sections).encode("utf-8")


def _summarise(ledger: Ledger, wishes: Wishes, *, apart: bool) -> None:
    from segun.view.terminal import summary

    if apart:
        write_out("\n\n")
    show(summary(ledger, wording(wishes.ui), wishes.sections, coloured=coloured()))


@contextmanager
def _progress(total: int, *, shown: bool) -> Iterator[Advance]:
    """A bar on standard error while many documents are read; gives what to call after each."""
    if not shown or total < 2 or not sys.stderr.isatty():
        yield lambda _failed: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True, redirect_stdout=False) as bar:
        task = bar.add_task("", total=total, rate="")

        def advance(failed: int) -> None:
            bar.advance(task)
            now = bar.tasks[0]
            lost = f", {failed} failed" if failed else ""
            bar.update(task, rate=f"{now.completed / max(now.elapsed or 0, 0.001):.1f}/s{lost}")

        yield advance
