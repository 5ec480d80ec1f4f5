"""The `segun` command: its verbs, and what happens when one of them fails.

Every fault that a user can mend is one line on standard error. Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from segun.cli import (
    answering,
    between,
    claims,
    correct,
    diff,
    doctor,
    evaluate,
    explain,
    export,
    failures,
    forget,
    ingest,
    models,
    ontology,
    read,
    search,
    story,
    timeline,
    who,
)
from segun.cli.output import write_out
from segun.cli.screen import complain
from segun.errors import SegunError

_INTERRUPTED = 130
"""What a shell reports of a program that Ctrl-C ended: 128 and the number of SIGINT."""

_DEBUG = "SEGUN_DEBUG"

_HELP = """Read news and write down who said what, each with its words and the voice that vouches for it.

[bold]Start here[/bold]

[cyan]segun models install es[/cyan]      fetch the Spanish parser, once
[cyan]segun doctor[/cyan]                 see whether all is ready
[cyan]segun read note.txt[/cyan]          read an article
[cyan]segun read note.txt --html note.html[/cyan]
[cyan]segun ingest news/[/cyan]             keep articles, then ask:
[cyan]segun who "Clara Montes"[/cyan]       search, between, claims, timeline, story
"""
_EPILOG = (
    "segun COMMAND --help tells more, with examples. segun --install-completion completes names in your shell. "
    "Exit status: 0 all went well, 1 something failed and standard error says what, 2 wrong usage."
)

app = typer.Typer(
    name="segun",
    help=_HELP,
    epilog=_EPILOG,
    no_args_is_help=True,
    rich_markup_mode="rich",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("read", help=read.HELP, epilog=read.EPILOG, no_args_is_help=True)(read.read)
app.command("ingest", help=ingest.HELP, epilog=ingest.EPILOG, no_args_is_help=True)(ingest.ingest)
app.add_typer(failures.app, name="failures")
app.command("search", help=search.HELP, epilog=answering.EPILOG, no_args_is_help=True, context_settings=search.CONTEXT)(
    search.search
)
app.command("who", help=who.HELP, epilog=answering.EPILOG, no_args_is_help=True)(who.who)
app.command("between", help=between.HELP, epilog=answering.EPILOG, no_args_is_help=True)(between.between)
app.command("claims", help=claims.HELP, epilog=answering.EPILOG)(claims.claims)
app.command("timeline", help=timeline.HELP, epilog=answering.EPILOG)(timeline.timeline)
app.command("story", help=story.HELP, epilog=answering.EPILOG)(story.story)
app.command("export", help=export.HELP, epilog=export.EPILOG, no_args_is_help=True)(export.export)
app.command("diff", no_args_is_help=True)(diff.diff)
app.command("correct", no_args_is_help=True)(correct.correct)
app.command("corrections")(correct.corrections)
app.command("forget", no_args_is_help=True)(forget.forget)
app.command("explain")(explain.explain)
app.command("schema")(explain.schema)
app.command("ontology")(ontology.ontology)
app.command("doctor")(doctor.doctor)
app.add_typer(models.app, name="models")
app.command("eval", no_args_is_help=True)(evaluate.evaluate)


@app.command()
def version() -> None:
    """Print the version of the program and of the ledger that it writes."""
    import importlib.metadata

    from segun.ledger import SCHEMA

    write_out(f"segun {importlib.metadata.version('segun')}, ledger {SCHEMA}\n")


def _version(asked: bool) -> None:
    if asked:
        version()
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    pass


def main() -> None:
    """Run the command line; every fault becomes one line on standard error and exit status 1."""
    try:
        app()
    except SegunError as fault:
        complain(fault)
        sys.exit(1)
    except KeyboardInterrupt:
        sys.exit(_INTERRUPTED)
    except Exception as fault:
        if os.environ.get(_DEBUG):
            raise
        what = f"a fault in segun itself: {type(fault).__name__}: {fault}"
        complain(SegunError(what, remedy=f"{_DEBUG}=1 shows where; please report it"))
        sys.exit(1)
