"""Articles in which words were found, and stories in a list.

In: hits, a pen. Out: lines of text.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from segun.store.hits import ArticleHit, Quote, Snippet, StoryLine
from segun.view.answers.marking import marked
from segun.view.answers.pen import Pen, facts
from segun.view.pieces import Mark
from segun.view.visible import one_line


def article_lines(hit: ArticleHit, pen: Pen) -> Iterator[Text]:
    """An article with the words that were searched for."""
    cited = hit.article
    yield Text(pen.title(cited), style="bold")
    story = pen.words.story.format(story=one_line(hit.story)) if hit.story else ""
    copy = pen.words.copy_of.format(article=one_line(hit.copy_of)) if hit.copy_of else ""
    yield facts(pen.place(cited), pen.address(cited), pen.version(cited), story, copy)
    for snippet in hit.snippets:
        yield _words(snippet, pen)
    yield from pen.also_in(hit.also_in)


def story_line(line: StoryLine, pen: Pen) -> Iterator[Text]:
    """A story in a list."""
    yield Text(one_line(line.title or "") or pen.say.title_missing, style="bold")
    yield story_facts(line, pen)


def story_facts(line: StoryLine, pen: Pen) -> Text:
    """From when to when, how many articles, in which papers."""
    papers = ", ".join(one_line(paper) for paper in line.publishers)
    return facts(one_line(line.id), days(line.first_day, line.last_day), pen.words.articles.of(line.articles), papers)


def days(first: str, last: str) -> str:
    """A stretch of days; one day by itself."""
    return one_line(first) if first == last else f"{one_line(first)} – {one_line(last)}"


def _words(snippet: Snippet, pen: Pen) -> Text:
    """The words in their surroundings, with ellipses where the article goes on."""
    drawn = Text("… ", style="dim") if snippet.span.start else Text()
    marks = [Mark(span, "mention", 0) for span in snippet.marks]
    drawn.append_text(marked([Quote(snippet.span, snippet.words)], marks, coloured=pen.coloured))
    return drawn.append(" …", style="dim")
