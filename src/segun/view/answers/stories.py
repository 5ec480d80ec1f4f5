"""A story whole: its articles by day, its deeds, its claims.

In: a story, a pen. Out: renderables for a rich `Console`.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from segun.store.hits import StoryHit, Told
from segun.view.answers.articles import story_line
from segun.view.answers.claims import claim_lines
from segun.view.answers.deeds import deed_lines
from segun.view.answers.pen import Pen, set_in
from segun.view.layout import Hanging, head
from segun.view.visible import one_line


def story_lines(story: StoryHit, pen: Pen) -> Iterator[RenderableType]:
    """All that is known of a story; a part that is empty is left out."""
    heads = pen.words.heads
    yield from (Hanging(line) for line in story_line(story.line, pen))
    yield from head(heads.articles, coloured=pen.coloured)
    for told in story.articles:
        yield set_in(_article(told, pen))
    if story.deeds:
        yield from head(heads.deeds, coloured=pen.coloured)
    for number, deed in enumerate(story.deeds, 1):
        yield Text()
        yield from deed_lines(deed, number, pen)
    if story.claims:
        yield from head(heads.claims, coloured=pen.coloured)
    for number, board in enumerate(story.claims, 1):
        yield Text()
        yield from claim_lines(board, number, pen)


def _article(told: Told, pen: Pen) -> Text:
    cited = told.article
    drawn = Text.assemble((one_line(cited.day), "bold"), f"  {pen.paper(cited)} · {pen.title(cited)}")
    drawn.append(f" · {pen.address(cited)}", style="dim")
    copy = pen.words.copy_of.format(article=one_line(told.copy_of)) if told.copy_of else ""
    return drawn.append(f" · {copy}" if copy else "", style="dim")
