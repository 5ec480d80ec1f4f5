"""An article as it is written word by word, with the records that stand on its words.

In: words, people, what is said and done. Out: the text, and records whose spans lie in it.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from segun.knowledge.countries import countries
from segun.ledger import Act, Actor, Event, Form, Mention, Moment, Place, Polarity, Role, Span, Statement, Status
from world import Somebody, parts


@dataclass(eq=False, slots=True)
class Part:
    """Somebody in one article: `ident` is the actor's id from the first mention on."""

    who: Somebody
    ident: str = ""
    mentions: list[Mention] = field(default_factory=list)
    roles: list[Role] = field(default_factory=list)

    def actor(self) -> Actor:
        """The record."""
        who = self.who
        names = tuple(dict.fromkeys(one.text for one in self.mentions if one.type == "name"))
        name = names[0] if names else self.mentions[0].text
        return Actor(
            self.ident, name, who.kind, who.country, who.sector, None, names[1:], tuple(self.roles), (), tuple(self.mentions)
        )  # fmt: skip


class Page:
    """An article that grows."""

    def __init__(self) -> None:
        self.size = 0
        self.words = 0
        self.statements: list[Statement] = []
        self.events: list[Event] = []
        self._pieces: list[str] = []
        self._parts: list[Part] = []
        self._sentence = Span(0, 0)
        self._opens = True

    def text(self) -> str:
        """All of it."""
        return "".join(self._pieces).rstrip() + "\n"

    def actors(self) -> tuple[Actor, ...]:
        """Everybody, in the order of first mention."""
        return tuple(part.actor() for part in self._parts)

    # Words

    def begin(self) -> None:
        """A sentence begins."""
        self._opens = True
        self._sentence = Span(self.size, self.size)

    def add(self, words: str) -> Span:
        """Words of the sentence; where they stand."""
        if self._opens:
            words, self._opens = words[0].upper() + words[1:], False
        else:
            self.glue(" ")
        start = self.size
        self.glue(words)
        self.words += words.count(" ") + 1
        return Span(start, self.size)

    def glue(self, signs: str) -> None:
        """Signs without a space before them."""
        self._pieces.append(signs)
        self.size += len(signs)

    def end(self) -> None:
        """The sentence ends."""
        self.glue(".")
        self._sentence = Span(self._sentence.start, self.size)
        self.glue(" ")

    def line(self, words: str) -> None:
        """A line of its own."""
        self.begin()
        self.add(words)
        self.glue("\n\n")

    def paragraph(self) -> None:
        """The next sentence begins a paragraph."""
        self.glue("\n\n")

    def mention(self, part: Part, frame: str = "{name}") -> Span:
        """Name somebody: in full and with the office at first, shortly later on.

        Args:
            frame: words around the name.
        """
        first, opens = not part.ident, self._opens
        if first:
            self._parts.append(part)
            part.ident = f"a{len(self._parts)}"
        who = part.who
        name = who.names[0] if first else who.names[-1]
        before, _, after = frame.partition("{name}")
        whole = self.add(f"{before}{name}{after}")
        span = Span(whole.start + len(before), whole.start + len(before) + len(name))
        written = name if before or not opens else name[0].upper() + name[1:]
        part.mentions.append(Mention(*span, written, "name" if who.named else "role"))
        if first and who.title:
            self._tell_office(part, span)
        return span

    def _tell_office(self, part: Part, span: Span) -> None:
        """The office of a person beside the name; of somebody without a name it is the name."""
        who = part.who
        if not who.named:
            part.roles.append(Role(who.title, None, None, Span(span.end - len(who.title), span.end)))
            return
        country = countries().name(who.country or "")
        before, title, after = parts().apposition
        self.glue(before)
        start = self.size
        words = title.format(title=who.title, country=country)
        self.glue(words)
        part.roles.append(Role(who.title, None, who.country, Span(start, self.size)))
        part.mentions.append(Mention(start, self.size, words, "role"))
        self.glue(after)

    # Records

    def state(
        self,
        speaker: Part | None,
        where: Span | None,
        cue: Span,
        content: Span,
        form: Form,
        act: Act,
        polarity: Polarity | None,
    ) -> None:
        """What the last sentence says that somebody said."""
        unnamed = speaker is None or not speaker.who.named
        self.statements.append(
            Statement(
                id=f"s{len(self.statements) + 1}", speaker=speaker.ident if speaker else None, speaker_span=where,
                cue_span=cue, content_span=content, quote_spans=(content,) if form == "direct" else (), form=form, act=act,
                addressees=(), reported_by=None, sourcing="anonymous" if unnamed else "named", polarity=polarity,
                certainty="certain" if polarity else "unknown", evidence=(), date=None, sentence_span=self._sentence,
                rule="statement.made-up", confidence=None,
            )
        )  # fmt: skip

    def do(
        self,
        type_: str,
        actor: Part,
        recipient: Part | None,
        trigger: Span,
        status: Status,
        date: Moment | None,
        place: Place | None,
    ) -> None:
        """What the last sentence says that was done."""
        self.events.append(
            Event(
                id=f"e{len(self.events) + 1}", type=type_, mode=None, contexts=(), cameo=None, quad=None, intensity=None,
                actors=(actor.ident,), recipients=(recipient.ident,) if recipient else (), trigger_span=trigger,
                mentions=(), status=status, attributed_to=(), date=date, place=place, quantities=(), condition_span=None,
                sentence_span=self._sentence, sense="", rule="event.made-up", confidence=None,
            )
        )  # fmt: skip
