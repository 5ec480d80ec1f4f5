"""Draw the README's picture: an article as `segun read` shows it, as SVG.

python docs/pictures/draw.py ARTICLE PUBLISHED PICTURE
"""

from __future__ import annotations

import io
import sys
from pathlib import Path

from rich.console import Console
from rich.text import Text

from segun.reading.reader import Reader
from segun.view.terminal import summary
from segun.view.wording import wording

WIDTH = 110
LINES = 46


def main() -> None:
    article, published, picture = sys.argv[1:]
    ledger = Reader("es").read(Path(article).read_text("utf-8"), published=published)
    save(summary(ledger, wording("en"), ["statements"]), picture, f"segun read {article}")


def save(shown: object, picture: str, title: str) -> None:
    """Write the first lines of a renderable as an SVG."""
    lines = _console(shown).export_text(styles=True).splitlines()
    first = Text.from_ansi("\n".join(lines[:LINES]))
    _console(first).save_svg(picture, title=title)


def _console(shown: object) -> Console:
    """A console that has printed `shown` and kept it."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(shown)
    return console


if __name__ == "__main__":
    main()
