"""Answers of any kind, numbered, one below the other.

In: answers of a store, a pen. Out: a renderable for a rich `Console`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from segun.store.hits import Answer, ArticleHit, ClaimBoard, DeedHit, EventHit, Named, StatementHit, StoryHit, StoryLine
from segun.view.answers.articles import article_lines, story_line
from segun.view.answers.claims import claim_lines
from segun.view.answers.deeds import deed_lines
from segun.view.answers.names import name_lines
from segun.view.answers.pen import Pen, numbered
from segun.view.answers.records import record_lines
from segun.view.answers.stories import story_lines
from segun.view.layout import Hanging


def drawn(answers: Sequence[Answer], names: Sequence[Named], pen: Pen, *, whole: bool = False) -> RenderableType:
    """Answers for a person at a terminal.

    Args:
        answers: in the order in which to show them.
        names: who was meant by each name in the question.
        pen: with what to draw.
        whole: tell of each name, and not only where it is not plain who was meant.
    """
    parts: list[RenderableType] = [Hanging(line) for line in name_lines(names, pen, whole=whole)]
    parts += [] if pen.coloured else [Hanging(line) for line in _signs(answers, pen)]
    for number, answer in enumerate(answers, 1):
        parts += [*([Text()] if parts else []), *_answer(answer, number, pen)]
    return Group(*parts)


def _answer(answer: Answer, number: int, pen: Pen) -> Iterable[RenderableType]:
    match answer:
        case StatementHit() | EventHit():
            return numbered(record_lines(answer, pen), number)
        case ArticleHit():
            return numbered(article_lines(answer, pen), number)
        case ClaimBoard():
            return claim_lines(answer, number, pen)
        case DeedHit():
            return deed_lines(answer, number, pen)
        case StoryLine():
            return numbered(story_line(answer, pen), number)
        case StoryHit():
            return story_lines(answer, pen)


def _signs(answers: Sequence[Answer], pen: Pen) -> Iterator[Text]:
    """What the signs mean that stand for colours."""
    said = any(isinstance(one, StatementHit | ClaimBoard | StoryHit) for one in answers)
    done = any(isinstance(one, EventHit | DeedHit | StoryHit) for one in answers)
    found = any(isinstance(one, ArticleHit) for one in answers)
    told = ((said, pen.say.untyped), (done, pen.say.untyped_events), (found, pen.words.untyped_words))
    line = "; ".join(text for shown, text in told if shown)
    if line:
        yield Text(line)
