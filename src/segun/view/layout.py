"""Lines and tables as the terminal view sets them.

In: texts. Out: renderables for a rich `Console` that keep within its width.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rich import box
from rich.console import Console, ConsoleOptions, RenderResult
from rich.rule import Rule
from rich.table import Table
from rich.text import Text


@dataclass(frozen=True, slots=True)
class Hanging:
    """A line of text that starts with `label`; where it is too long it goes on under itself, without padding."""

    line: Text
    label: str = ""
    indent: int = 0

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(options.max_width - self.indent, 20)
        label = Text(self.label, style="dim")
        for wrapped in self.line.wrap(console, width):
            wrapped.rstrip()
            yield Text.assemble(label, wrapped)
            label = Text(" " * self.indent)


def labelled(lines: Iterable[Text], label: str, indent: int) -> Iterator[Hanging]:
    """The lines, the first behind `label`, the others set in by `indent` columns."""
    for line in lines:
        yield Hanging(line, label, indent)
        label = " " * indent


def head(title: str, *, coloured: bool) -> tuple[Text, Rule]:
    """What begins a part: a blank line, and its title on a rule, which is drawn in ASCII where there are no colours."""
    words = Text(f" {title} ", style="bold")
    return Text(), Rule(words, align="left", style="dim", characters="─" if coloured else "-")


def table(coloured: bool, *heads: str) -> Table:
    """An empty table with these heads, which draws its frame in ASCII where there are no colours."""
    drawn = Table(box=box.SIMPLE_HEAD if coloured else box.ASCII2, header_style="dim", pad_edge=not coloured)
    for head in heads:
        drawn.add_column(head, overflow="fold")
    return drawn
