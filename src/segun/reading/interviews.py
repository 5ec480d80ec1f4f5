"""Questions and answers: the questions are the paper's, the answers the interviewee's.

In: a `Page`. Out: `Interview`, the answers as statements without a cue, and where the questions stand. Answers are known by
their labels ("R.", "Respuesta:", the name of who speaks) or, behind a question, by the dash that opens them.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from segun.reading.page import Page
from segun.reading.quotations import DASHES, paragraphs
from segun.reading.rules import rule
from segun.reading.utterance import Utterance

_STOPS = frozenset({".", ":", "-", "—", "–", ".-", ":-"})
_LABEL = 6  # tokens: the longest name before the colon of a label

Paragraph = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Interview:
    """The answers, and the paragraphs (first, past last token) of the questions."""

    answers: tuple[Utterance, ...] = ()
    questions: tuple[Paragraph, ...] = ()

    def asks(self, token: int) -> bool:
        """Whether the token stands in a question."""
        return any(first <= token < past for first, past in self.questions)


@dataclass(frozen=True, slots=True)
class _Line:
    """A paragraph of talk: where it and its words begin, whether it asks, and whose name stands before it."""

    start: int
    first: int
    past: int
    asks: bool
    actor: int | None = None
    labelled: bool = False


def interview_of(page: Page) -> Interview:
    """The interview that a document holds; an empty one where it holds none."""
    lines = [line for first, past in paragraphs(page.syntax) if (line := _line(page, first, past)) is not None]
    if not any(line.asks for line in lines) and not _is_announced(page, lines):
        return Interview()
    named = sum(line.actor is not None for line in lines)
    paper = any(line.asks and line.labelled and line.actor is None for line in lines)
    lines = [line for line in lines if line.actor is None or named > 1 or paper]
    guest = _guest(page, lines)
    answers = [found for line in lines if not line.asks and (found := answer(page, line, guest)) is not None]
    return Interview(tuple(answers), tuple((line.start, line.past) for line in lines if line.asks))


@rule("statement.answer")
def answer(page: Page, line: _Line, guest: int | None) -> Utterance | None:
    """An answer in an interview is said by whoever is interviewed.

    Example: Entrevista a Beatriz Lema, apicultora. P. ¿Quedan abejas? R. Cada año menos.
    """
    actor = line.actor if line.actor is not None else guest
    if actor is None or any(line.first <= i < line.past and page.is_third_person_report(i) for i in page.hit_at):
        return None
    last = page.trim(line.first, line.past - 1)
    if last <= line.first and not page.syntax.words[last][0].isalnum():
        return None
    return Utterance(
        head=line.first, cue=None, lemma="", content=(line.first, last), quotes=((line.first, last),), actor=actor,
        voice=None, form="direct", act="assert", rule="statement.answer",
    )  # fmt: skip


def _line(page: Page, first: int, past: int) -> _Line | None:
    """A paragraph as a line of talk, `None` where it has neither label nor dash."""
    syntax = page.syntax
    while past > first and syntax.words[past - 1].isspace():
        past -= 1
    label = syntax.lower[first].rstrip(".:-—–")
    if label in page.words.question_labels | page.words.answer_labels and first + 1 < past:
        begin = _behind(page, first + 1, past)
        if begin > first + 1 or syntax.lower[first] != label:
            return _Line(
                first, _behind_brackets(page, begin, past), past, label in page.words.question_labels, labelled=True
            )
    if syntax.words[first] in DASHES and first + 1 < past:
        return _Line(first, first + 1, past, _is_question(page, first, past))
    named = page.mention_from(first)
    colon = next((i for i in range(first + 1, min(past, first + _LABEL)) if syntax.words[i] == ":"), None)
    if colon is None or colon + 1 in page.opened_at or colon + 1 >= past:
        return None
    asks = _is_question(page, colon, past)
    if named is not None and page.mentions[named].last == colon - 1:
        return _Line(first, colon + 1, past, asks, page.cast.of_mention(named), labelled=True)
    capitals = all(syntax.words[i][:1].isupper() for i in range(first, colon))
    return _Line(first, colon + 1, past, asks, labelled=True) if asks and capitals else None


def _behind(page: Page, at: int, past: int) -> int:
    while at < past - 1 and page.syntax.words[at] in _STOPS:
        at += 1
    return at


def _behind_brackets(page: Page, at: int, past: int) -> int:
    """Behind a stage direction: "(Ríe.)"."""
    if page.syntax.words[at] != "(":
        return at
    closing = next((i for i in range(at, past - 1) if page.syntax.words[i] == ")"), at - 1)
    return closing + 1


def _is_question(page: Page, first: int, past: int) -> bool:
    words = page.syntax.words
    return words[past - 1] == "?" or (first + 1 < past and words[first + 1] == "¿" and "?" in words[first:past])


def _is_announced(page: Page, lines: list[_Line]) -> bool:
    """Whether the words before the first line of talk say that an interview follows."""
    if not lines:
        return False
    return any(lower in page.words.interview_words for lower in page.syntax.lower[: min(lines[0].first, 60)])


def _guest(page: Page, lines: list[_Line]) -> int | None:
    """The person who is named most before the first line, the first of them where it is even."""
    if not lines:
        return None
    named: Counter[int] = Counter()
    for n, mention in enumerate(page.mentions):
        actor = page.cast.of_mention(n)
        if mention.first >= lines[0].first:
            break
        if actor is not None and page.cast.actors[actor].kind == "person":
            named[actor] += 1
    return max(named, key=lambda actor: (named[actor], -actor), default=None)
