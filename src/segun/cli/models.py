"""`segun models`: which parser each language needs, and how to get it.

A model may have another licence than this program (the Spanish one is under the GPL), so it is never bundled: the user
installs it, and is told its licence first.
"""

from __future__ import annotations

import importlib.util
import shlex
import subprocess
import sys
from typing import Annotated

import typer

from segun.cli.output import write_out
from segun.cli.screen import note
from segun.errors import ModelError

app = typer.Typer(
    no_args_is_help=True,
    rich_markup_mode="rich",
    help="Install the parser of a language, or list what there is.\n\n[cyan]segun models install es[/cyan]",
)


@app.command("list")
def list_models() -> None:
    """List the languages with their models: version wanted, version installed, licence."""
    from segun.language.pack import languages, pack

    for code in languages():
        model = pack(code).model
        installed = model.installed()
        state = f"installed {installed}" if installed else f"not installed: segun models install {code}"
        write_out(f"{code}  {pack(code).name}  {model.package} {model.version}  {model.licence}  {state}\n")


@app.command("install")
def install(
    language: Annotated[str, typer.Argument(metavar="CODE", help="Language code, such as es.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only print the command.")] = False,
) -> None:
    """Install the model of a language with pip, at the version that was tested.

    [bold]Examples[/bold]

    [cyan]segun models install es[/cyan]
    [cyan]segun models install es --dry-run[/cyan]          only print what would be run
    """
    from segun.language.pack import pack

    model = pack(language).model
    command = [sys.executable, "-m", "pip", "install", *model.pip]
    note(f"{model.package} {model.version} comes under the licence {model.licence} ({model.credits})")
    if dry_run:
        write_out(shlex.join(command) + "\n")
        return
    if importlib.util.find_spec("pip") is None:
        remedy = f"install {' '.join(model.pip)} with the tool that made this environment"
        raise ModelError("this environment has no pip", sys.prefix, remedy)
    if subprocess.run(command, check=False, stdout=sys.stderr).returncode:
        raise ModelError(f"pip could not install {model.package}", remedy="its own message above says why")
