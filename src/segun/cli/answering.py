"""How the verbs that ask the store answer: for a person on standard output, or as JSON Lines, and what is amiss on standard error.

In: a page of answers. Out: nothing; a name that nobody has is a fault, and a question without an answer is none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from segun.cli.filters import strange_codes
from segun.cli.output import write_out
from segun.cli.read import default_ui
from segun.cli.screen import coloured, note, show
from segun.errors import StoreError
from segun.view.wording import Ui

if TYPE_CHECKING:
    from collections.abc import Sequence

    from segun.store.filters import Wanted
    from segun.store.hits import Answer, Named
    from segun.store.pages import Page

A = TypeVar("A", bound="Answer")
_PANEL = "How to answer"
JsonOption = Annotated[
    bool,
    typer.Option(
        "--json",
        help='An answer a line, as JSON; the last line, of kind "page", has the cursor.',
        rich_help_panel=_PANEL,
    ),
]
UiOption = Annotated[
    Ui | None, typer.Option("--ui", help="Language of the answer; else that of LANG.", rich_help_panel=_PANEL)
]
EPILOG = (
    "Exit status: 0 also where nothing was found, 1 something failed or a name is nobody's and standard error says what, "
    "2 wrong usage."
)


@dataclass(frozen=True, slots=True)
class Manner:
    """How somebody wants to be answered."""

    json: bool
    ui: Ui | None


def answer(page: Page[A], manner: Manner, asked: Wanted, *, whole: bool = False) -> None:
    """Tell what was found, and how to ask for more of it.

    Args:
        page: the answers.
        manner: how to tell them.
        asked: what was wished for.
        whole: tell of everybody in the question, and not only where it is not plain who was meant.

    Raises:
        StoreError: nobody has a name that was asked for.
    """
    check_names(page.named)
    if manner.json:
        from segun.view.answers.json_answers import page_lines

        write_out(b"".join(page_lines(page.items, page.named, page.cursor)))
        return
    draw(page.items, page.named, manner, whole=whole)
    if not page.items:
        note("; ".join(["nothing was found", *strange_codes(asked)]))
    if page.cursor:
        note(f"there is more: --after {page.cursor}")


def draw(answers: Sequence[Answer], named: Sequence[Named], manner: Manner, *, whole: bool = False) -> None:
    """Show answers to a person."""
    from segun.view.answers.drawing import drawn
    from segun.view.answers.pen import pen

    if answers or named:
        show(drawn(answers, named, pen(manner.ui or default_ui(), coloured=coloured()), whole=whole))


def check_names(named: Sequence[Named]) -> None:
    """Nothing where everybody is known.

    Raises:
        StoreError: nobody has a name that was asked for; the nearest names are told.
    """
    for one in named:
        if one.meant is None:
            near = "; ".join(f"{other.entity.name} ({other.entity.id})" for other in one.others)
            raise StoreError(
                f"nobody is called {one.asked!r}", remedy=f"near: {near}" if near else "check the spelling"
            )
