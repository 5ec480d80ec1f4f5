"""What all drawings of answers share: the words of the interface, whether there are colours, and how an article or a voice is called.

In: values of `store.hits`. Out: texts for a rich `Console`, without anything that would steer a terminal.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from rich.text import Text

from segun.language.folding import fold
from segun.store.hits import Cited, Voice
from segun.view.answers.words import AnswerWords, answer_words
from segun.view.layout import Hanging, labelled
from segun.view.visible import one_line
from segun.view.wording import Ui, Wording, wording

LABEL = 4
"""Columns that the number of an answer takes, and by which its lines are set in."""


@dataclass(frozen=True, slots=True)
class Pen:
    """With what answers are drawn; without colours signs mark the words."""

    say: Wording
    words: AnswerWords
    coloured: bool

    def voice(self, voice: Voice | None) -> Text:
        """Who speaks or acts: the article's name, the role, and the name across articles where that is another."""
        if voice is None or not voice.name.strip():
            return Text(self.say.unknown_speaker, style="bold")
        name = one_line(voice.name)
        drawn = Text(name, style="bold")
        drawn.append(f" ({office})" if (office := _office(voice, name)) else "", style="not bold dim")
        other = one_line(voice.entity.name) if voice.entity else name
        drawn.append(f" {self.words.same_as.format(name=other)}" if fold(other) != fold(name) else "", style="not bold")
        return drawn

    def name(self, voice: Voice) -> str:
        """The name alone."""
        return one_line(voice.name) or self.say.unknown_speaker

    def article(self, cited: Cited, *, paper: bool = True) -> Text:
        """Title, paper, day and address of an article; its name in the store where it has no address.

        Args:
            cited: the article.
            paper: name the paper; not where that has been told.
        """
        place = self.place(cited) if paper else one_line(cited.day)
        return facts(self.title(cited), place, self.address(cited), self.version(cited))

    def title(self, cited: Cited) -> str:
        """The headline of an article."""
        return one_line(cited.title or "") or self.say.title_missing

    def address(self, cited: Cited) -> str:
        """Where an article can be found."""
        return one_line(cited.url or cited.name)

    def version(self, cited: Cited) -> str:
        """Which version of an article it is, "" for the first."""
        return self.words.version.format(number=cited.version) if cited.version > 1 else ""

    def place(self, cited: Cited) -> str:
        """Paper and day of an article."""
        return f"{self.paper(cited)}, {one_line(cited.day)}"

    def paper(self, cited: Cited) -> str:
        """Who published an article; its name in the store where nobody is known."""
        return one_line(cited.publisher or "") or one_line(cited.name)

    def also_in(self, copies: Sequence[Cited]) -> Iterator[Text]:
        """A line for the copies of an article, where there are any."""
        if copies:
            places = "; ".join(self.place(copy) for copy in copies)
            yield Text(self.words.also_in.format(articles=places), style="dim")


def numbered(lines: Iterable[Text], number: int) -> Iterator[Hanging]:
    """The lines of one answer, the first with its number, the others set in under it."""
    return labelled(lines, f"{number:>{LABEL - 1}} ", LABEL)


def set_in(line: Text, columns: int = LABEL) -> Hanging:
    """A line that begins so many columns from the left."""
    return Hanging(line, " " * columns, columns)


def facts(*told: str) -> Text:
    """What is known, in one faint line; what is empty is left out."""
    return Text(" · ".join(one for one in told if one), style="dim")


def pen(ui: Ui, *, coloured: bool) -> Pen:
    """The pen for a language of the interface.

    Raises:
        DataError: a file of its words does not follow the form.
    """
    return Pen(wording(ui), answer_words(ui), coloured)


def _office(voice: Voice, name: str) -> str:
    """The role that the name does not tell already, and the country."""
    role = one_line(voice.role or "")
    told = role if role and fold(role) not in fold(name) else ""
    country = (voice.entity.country or "") if voice.entity else ""
    return ", ".join(one for one in (told, one_line(country)) if one)
