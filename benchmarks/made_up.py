"""Made-up ledgers in any amount, without a reader: what a store has to bear, in minutes where reading would take hours.

In: a `Telling`. Out: the ledger of its article, the same bytes whenever it is made. How long articles are and how many people, statements
and events they have is as in recent news; words and names are drawn as often as their rank has it (`zipf.py`), and those of a story more
often than others. A copy is the original with its last paragraph written anew.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from happenings import Telling
from paper import Page, Part
from segun.ledger import SCHEMA, Act, Document, Form, Ledger, Moment, Place, Span, Status
from segun.store.placing import Arrival
from stories import Deed, Story, anybody, story
from world import Somebody, World, parts, world

T = TypeVar("T")

READER = "made up 1"
_SEEN = "2031-06-01T00:00:00Z"

_WORDS, _SPREAD = 330, 0.5
_SHORTEST, _LONGEST = 90, 850
"""Words of an article: the median, how far others are from it (log-normal), and the bounds."""

_STATEMENTS, _EVENTS = 6.1, 1.8
"""Of an article of `_WORDS` words."""

_SENTENCE = 20
_PARAGRAPH = 3
_TOPICAL = 0.15
"""Share of the words that are its story's, beside what is said and done."""

_KINDS = (("group", 8.6), ("body", 4.5), ("institution", 2.6), ("person", 4.2), ("unnamed", 4.7), ("state", 1.4))
"""Actors of such an article, likewise."""

_OF_STORY = 0.75
_ABOUT = 0.4
_SPEAKERS = {"person": 42, "unnamed": 19, "organisation": 16, "group": 14, "state": 2, "": 7}
"""Kinds of speakers in a hundred; "" for none."""

_BOTH_SIDES = 0.35
_DATED = _PLACED = 0.1


def arrival(telling: Telling) -> Arrival:
    """An article on its way into a store."""
    name = f"made-up-{telling.number}"
    return Arrival(f"https://made-up.example/{telling.number}", name, "made up", _SEEN, READER)


def ledger(telling: Telling) -> Ledger:
    """The ledger of an article."""
    written = _Writer(telling)
    text = written.page.text()
    sha = hashlib.sha256(text.encode()).hexdigest()
    number = telling.number
    paper = world().papers[world().by_paper.draw(random.Random(f"paper {number}"))]
    url = f"https://made-up.example/{number}"
    document = Document(sha[:16], written.title, text, "es", telling.day.isoformat(), url, paper, sha)
    page = written.page
    return Ledger(SCHEMA, document, page.actors(), (), tuple(page.statements), tuple(page.events), (), (), ())


class _Writer:
    """One article as it is written."""

    def __init__(self, telling: Telling) -> None:
        self.page = Page()
        self._world: World = world()
        self._story: Story = story(telling.story)
        self._chance = random.Random(f"article {telling.number if telling.copies is None else telling.copies}")
        size = self._chance.lognormvariate(0, _SPREAD) * _WORDS
        self._size = int(min(_LONGEST, max(_SHORTEST, size)))
        scale = self._size / _WORDS * self._chance.lognormvariate(0, 0.25)
        self._cast = [Part(one) for one in self._people(scale)]
        self._silent = list(self._cast)
        self.title = self._headline()
        for write in self._plan(scale):
            write()
            self._fill(_SENTENCE // 4)
        while self.page.words < self._size:
            self._fill(_SENTENCE)
        if telling.copies is not None:  # a copy goes its own way from here on
            self._chance = random.Random(f"copy {telling.number}")
        for _ in range(_PARAGRAPH):
            self._fill(_SENTENCE // 2)

    # Who is in it

    def _people(self, scale: float) -> list[Somebody]:
        found: dict[Somebody, None] = {}
        for kind, mean in _KINDS:
            for _ in range(self._count(mean * scale)):
                found[self._somebody(kind)] = None
        return list(found)

    def _count(self, mean: float) -> int:
        """A number that is `mean` on average: Knuth's way to draw from Poisson's distribution."""
        left, count = 1.0, -1
        floor = 2.718281828459045 ** -min(mean, 60.0)
        while left > floor:
            left *= self._chance.random()
            count += 1
        return count

    def _somebody(self, kind: str) -> Somebody:
        own = self._story.cast.get(kind, ())
        if own and self._chance.random() < _OF_STORY:
            return self._chance.choice(own)
        return anybody(kind, self._chance)

    def _part(self, kinds: Sequence[str] = ()) -> Part:
        """Somebody of the article, first of all those who have not been in it yet."""
        fitting = [one for one in self._silent if not kinds or one.who.kind in kinds]
        if fitting:
            chosen = fitting[0]
            self._silent.remove(chosen)
            return chosen
        fitting = [one for one in self._cast if not kinds or one.who.kind in kinds] or self._cast
        if fitting:
            return self._chance.choice(fitting)
        return self._of(self._somebody("person"))

    # What it says

    def _headline(self) -> str:
        words = [*self._chance.sample(self._story.words, 4), *self._background(3)]
        title = " ".join(words).capitalize()
        self.page.line(title)
        return title

    def _plan(self, scale: float) -> list[Callable[[], None]]:
        said: list[Callable[[], None]] = [self._say] * self._count(_STATEMENTS * scale)
        done: list[Callable[[], None]] = [self._do] * self._count(_EVENTS * scale)
        plan = [*said, *done]
        self._chance.shuffle(plan)
        return plan

    def _fill(self, words: int) -> None:
        """A sentence that tells nothing, but names somebody."""
        page = self.page
        page.begin()
        if self._silent or self._chance.random() < 0.5:
            page.mention(self._part())
        page.add(" ".join(self._mixed(words)))
        page.end()
        if self._chance.random() < 1 / _PARAGRAPH:
            page.paragraph()

    def _mixed(self, count: int) -> list[str]:
        found = self._background(count)
        for place in range(count):
            if self._chance.random() < _TOPICAL:
                found[place] = self._chance.choice(self._story.words)
        return found

    def _background(self, count: int) -> list[str]:
        words = self._world.words
        return [words[n] for n in self._world.by_word.draws(self._chance, count)]

    def _say(self) -> None:
        chance, page = self._chance, self.page
        act: Act = _drawn(chance, _ACTS)
        form: Form = _drawn(chance, parts().forms)
        kind = _drawn(chance, _SPEAKERS)
        page.begin()
        speaker = self._part((kind,)) if kind else None
        where = None if speaker is None else page.mention(speaker)
        cue = page.add(chance.choice(parts().acts[act].cues))
        if form == "direct":
            page.glue(":")
        elif form != "noun":
            page.add(parts().that)
        content = page.add(" ".join(self._content()))
        if chance.random() < _ABOUT:
            page.mention(self._part(("person", "organisation", "state")), parts().of)
        content = Span(content.start, page.size)
        page.end()
        page.state(speaker, where, cue, content, form, act, parts().acts[act].polarity)

    def _content(self) -> list[str]:
        """Most words of one of the story's propositions, among others."""
        chance = self._chance
        kept = [word for word in chance.choice(self._story.propositions) if chance.random() < 0.8]
        return [*kept, *self._background(max(2, int(chance.gauss(11, 5))))]

    def _do(self) -> None:
        chance, page = self._chance, self.page
        deed = chance.choice(self._story.deeds) if chance.random() < _OF_STORY else self._story.new_deed(chance)
        page.begin()
        actor = self._of(deed.actor)
        page.mention(actor)
        trigger = page.add(chance.choice(parts().events[deed.type].triggers))
        recipient = self._of(deed.recipient) if deed.recipient and chance.random() < _BOTH_SIDES else None
        if recipient is not None:
            page.mention(recipient, parts().object)
        date = self._dated(deed) if chance.random() < _DATED else None
        place = self._placed(deed) if chance.random() < _PLACED else None
        page.add(" ".join(self._mixed(6)))
        page.end()
        status: Status = _drawn(chance, parts().status)
        page.do(deed.type, actor, recipient, trigger, status, date, place)

    def _of(self, wanted: Somebody) -> Part:
        found = next((one for one in self._cast if one.who == wanted), None)
        if found is None:
            found = Part(wanted)
            self._cast.append(found)
        elif found in self._silent:
            self._silent.remove(found)
        return found

    def _dated(self, deed: Deed) -> Moment:
        day = deed.day
        span = self.page.add(parts().on_day.format(day=day.day, month=parts().months[day.month - 1]))
        return Moment(day.isoformat(), day.isoformat(), day.isoformat(), "day", span)

    def _placed(self, deed: Deed) -> Place:
        name, country = deed.town
        span = self.page.add(parts().at.format(name=name))
        return Place(name, country, 10.0, 10.0, Span(span.end - len(name), span.end))


_ACTS = {name: one.share for name, one in parts().acts.items()}


def _drawn(chance: random.Random, shares: Mapping[T, int]) -> T:
    return chance.choices(list(shares), list(shares.values()))[0]
