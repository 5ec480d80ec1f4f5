"""What a person sees of a run: a line that moves while it goes on, and what it came to.

In: tallies. Out: lines on standard error, those that move only on a terminal.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from segun.cli.intake import OnResult, Tally
from segun.cli.screen import note

if TYPE_CHECKING:
    from rich.progress import Progress, ProgressColumn

    from segun.store.store import Store


def is_watched() -> bool:
    """Whether somebody sits before standard error."""
    return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


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
    from rich.progress import BarColumn, TimeRemainingColumn

    with new_bar(*((BarColumn(), TimeRemainingColumn()) if total else ())) as bar:
        task = bar.add_task("0 articles", total=total)

        def on_result(tally: Tally) -> None:
            rate = tally.seen / max(bar.tasks[0].elapsed or 0, 0.001)
            lost = f", {tally.failed} failed" if tally.failed else ""
            bar.update(task, completed=tally.seen, description=f"{tally.seen} articles, {rate:.1f}/s{lost}")

        yield on_result


def new_bar(*more: ProgressColumn) -> Progress:
    """A line on standard error that is gone at the end: what a task says of itself, the time since its beginning, and `more`."""
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    return Progress(*columns, *more, console=Console(stderr=True), transient=True, redirect_stdout=False)
