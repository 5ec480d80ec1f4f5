"""`segun eval`: how well a corpus with gold is read."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from segun.cli.output import write_out


def evaluate(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", exists=True, file_okay=False, help="Folder of gold files.")],
    texts: Annotated[
        Path, typer.Argument(metavar="TEXTS", exists=True, file_okay=False, help="Folder of their texts.")
    ],
    causes: Annotated[bool, typer.Option("--causes", help="Count the errors by kind and cause.")] = False,
    errors: Annotated[bool, typer.Option("--errors", help="List every error with its place.")] = False,
    lang: Annotated[str, typer.Option(metavar="CODE", help="Language of the texts.")] = "es",
) -> None:
    """Read texts that have gold annotations, and compare.

    Prints precision, recall and F1 of statements and of events, and how often
    what is told of them is right: speaker, act and form, participants, status,
    source and date.

    [bold]Examples[/bold]

    [cyan]segun eval gold/ texts/[/cyan]                    the figures
    [cyan]segun eval gold/ texts/ --causes[/cyan]           and what goes wrong most often
    [cyan]segun eval gold/ texts/ --errors | less[/cyan]    and every error
    """
    from segun.evaluation import report
    from segun.reading.reader import Reader

    found = report.evaluate(gold, texts, Reader(lang))
    lines = list(found.lines())
    if causes:
        lines += ["", *(f"{count:5}  {cause}" for cause, count in found.causes())]
    if errors:
        lines += ["", *(str(fault) for fault in found.errors)]
    write_out("\n".join(lines) + "\n")
