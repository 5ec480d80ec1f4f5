"""What the command line says to a person: results in colours on a terminal, complaints on standard error."""

from __future__ import annotations

import io
import os
import sys
from typing import TYPE_CHECKING

from segun.cli.output import write_out
from segun.errors import SegunError

if TYPE_CHECKING:
    from rich.console import RenderableType

_PIPED_WIDTH = 100


def coloured() -> bool:
    """Whether standard output is a terminal that wants colours (https://no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def show(what: RenderableType) -> None:
    """Print a rich renderable; without escape sequences where standard output is no terminal."""
    from rich.console import Console

    text = io.StringIO()
    width = None if sys.stdout.isatty() else int(os.environ.get("COLUMNS") or _PIPED_WIDTH)
    colours = coloured()
    Console(
        file=text, width=width, force_terminal=colours, no_color=not colours, highlight=False, emoji=False, markup=False
    ).print(what)
    drawn = text.getvalue()
    write_out(drawn if colours else "".join(f"{line.rstrip()}\n" for line in drawn.splitlines()))


def note(line: str) -> None:
    """A line on standard error that is no fault."""
    print(line, file=sys.stderr)


def complain(fault: SegunError) -> None:
    """A fault on standard error, in one line: where, what, and what to do about it."""
    place = f"{fault.where}: " if fault.where else ""
    advice = f" ({fault.remedy})" if fault.remedy else ""
    label = "\x1b[1;31merror\x1b[0m" if sys.stderr.isatty() and not os.environ.get("NO_COLOR") else "error"
    line = " ".join(f"{place}{fault.what}{advice}".split())
    print(f"{label}: {_printable(line)}", file=sys.stderr)


def _printable(line: str) -> str:
    from segun.view.visible import visible

    encoding = sys.stderr.encoding or "utf-8"
    return visible(line).encode(encoding, errors="replace").decode(encoding)
