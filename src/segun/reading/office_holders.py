"""Whom a description means that has found nobody: told from the whole cast once everybody else is known.

In: a `Cast` that is complete. Out: for mentions by description the mention by name of the one person who can be meant: the only
man or woman of the text, or somebody without an office beside an office without a name ("¿Y el ministro? Luis Prado calla.").
"""

from __future__ import annotations

from segun.language.mention_words import MentionTable
from segun.reading.cast import Cast, CastMember
from segun.reading.mention import Mention
from segun.reading.office_names import OFFICES
from segun.reading.syntax import Syntax

_OPEN = ("trade", "civil", "press", "person", "party")  # classes of roles that anybody may have beside an office
_DOINGS = ("trade", "civil", "press")
_APART = frozenset({"JUD", "COP", "MIL"})  # sectors whose members come into a text unnamed, and many at a time
_ANYBODY = "CVL"  # whose nouns often mean whoever it may be: "el autor", "el paciente"
_BEFORE = 6  # sentences back to the name, for the only man or woman
_JUST_BEFORE = 2  # sentences back to the only one so far
_CLOSELY = 4  # tokens behind a description in which a name may still belong to it
_BESIDE = 1  # sentences between a name and an office


class OfficeHolders:
    """Pairs the descriptions and the names that are left in one document."""

    def __init__(self, syntax: Syntax, mentions: list[Mention], cast: Cast, table: MentionTable) -> None:
        self.syntax = syntax
        self.mentions = mentions
        self.cast = cast
        self.table = table
        self.named = [n for n, m in enumerate(cast.actors) if m.kind == "person" and self._full(m)]
        self.described = [i for i in map(self._described, cast.actors) if i is not None]

    def read(self) -> dict[int, int]:
        """The mention by name for each mention by description that belongs to it."""
        found: dict[int, int] = {}
        for index in self.described:
            actor = self._only_one(index) if self._open(index) else self._beside(index)
            if actor is None:
                actor = self._last_pair(index)
            if actor is not None and not self._named_behind(index, actor):
                found[index] = self._names(self.cast.actors[actor])[0]
        return found

    def _full(self, member: CastMember) -> bool:
        return any(" " in self.mentions[i].name for i in self._names(member))

    def _names(self, member: CastMember) -> list[int]:
        return [i for i in member.mentions if self.mentions[i].type == "name"]

    def _described(self, member: CastMember) -> int | None:
        """The first mention of somebody whom the text only describes, where it points at a person who is known."""
        if member.kind != "unnamed" or member.number != "s" or not member.mentions:
            return None
        index = min(member.mentions)
        mention = self.mentions[index]
        points = (
            mention.determination in ("definite", "demonstrative") and not mention.quantity and not mention.partitive
        )
        says_so = (
            self.syntax.child(mention.head, "cop") is not None
        )  # "es el rey del bolero" tells what somebody is like
        return index if points and "role" in mention.flags and mention.gender and not says_so else None

    def _open(self, index: int) -> bool:
        """Whether the description can be of anybody, whatever the office: "la denunciante", "la exfiscal"."""
        mention = self.mentions[index]
        return mention.flags[1] in _OPEN

    def _acts(self, index: int) -> bool:
        """Whether somebody does, says or suffers something, by which a text goes on about him."""
        mention = self.mentions[index]
        if mention.part in ("subject", "source"):
            return True
        before = self.syntax.lower[mention.first - 1] if mention.first else ""
        return before in self.table.agent_prepositions

    def _can_be(self, index: int, actor: int) -> bool:
        """Whether gender and country allow a person, and no sentence has both as two."""
        mention, member = self.mentions[index], self.cast.actors[actor]
        if member.gender != mention.gender or any(
            self.cast.actors[n].kind == "person" for n in self.cast.inside(index)
        ):
            return False
        if mention.country and member.country and mention.country != member.country:
            return False
        return not any(self._apart(mention, self.mentions[i]) for i in member.mentions)

    def _apart(self, mention: Mention, other: Mention) -> bool:
        """Whether two mentions in one sentence are two people's: all but a description with the name behind it."""
        if self.syntax.sentence_of[mention.head] != self.syntax.sentence_of[other.head] or other.type == "pronoun":
            return False
        return not mention.last < other.first or self._verb_between(mention.last, other.first)

    def _verb_between(self, last: int, first: int) -> bool:
        return any(self.syntax.pos[i] in ("VERB", "AUX", "CCONJ") for i in range(last + 1, first))

    def _is_held(self, mention: Mention) -> bool:
        """Whether somebody with a name holds an office of the same noun."""
        persons = (member for member in self.cast.actors if member.kind == "person")
        return any(office.lemma == mention.role for member in persons for office in member.offices)

    def _without_office(self, mention: Mention) -> list[int]:
        """Who has a name and no office, and may be of the gender of a description."""
        free = [n for n in self.named if not self.cast.actors[n].offices]
        return [n for n in free if self.cast.actors[n].gender in ("", mention.gender)]

    def _distance(self, index: int, actor: int) -> int:
        """Sentences from the description back to the last mention of a person before it; less than nothing to one ahead."""
        here = self.syntax.sentence_of[self.mentions[index].head]
        there = [self.syntax.sentence_of[self.mentions[i].head] for i in self.cast.actors[actor].mentions]
        before = [here - s for s in there if s <= here]
        return min(before) if before else max(here - s for s in there)

    def _only_one(self, index: int) -> int | None:
        """The only man or woman named in the text, and shortly before."""
        mention = self.mentions[index]
        if mention.sector in _APART or mention.organisation or self.syntax.lower[mention.head] in self.table.weak_nouns:
            return None
        woman = mention.gender == "f"  # most texts have one or none
        if not self._acts(index) and not (woman and mention.flags[1] in _DOINGS):
            return None
        if mention.sector == _ANYBODY and not woman:
            return None
        before = [n for n in self.named if min(self.cast.actors[n].mentions) < index]
        for among, reach in ((self.named, _BEFORE), (before, _JUST_BEFORE)):
            same = [n for n in among if self.cast.actors[n].gender in ("", mention.gender)]
            if among is before:
                same = [n for n in same if self._distance(index, n) <= _BEFORE]
            if len(same) == 1 and same[0] in before and self._can_be(index, same[0]):
                return same[0] if self._distance(index, same[0]) <= reach else None
        return None

    def _last_pair(self, index: int) -> int | None:
        """The only person without an office, for the only office with an institution but without a name."""
        mention = self.mentions[index]
        if (
            not mention.organisation
            or mention.sector in _APART
            or not self._acts(index)
            or "ambiguous" in mention.flags
            or self._is_held(mention)
        ):
            return None
        described = [self.mentions[i] for i in self.described]
        alike = [m for m in described if m.gender == mention.gender and m.organisation]
        free = self._without_office(mention)
        if len(alike) != 1 or len(free) != 1 or not self._can_be(index, free[0]):
            return None
        return free[0] if abs(self._distance(index, free[0])) <= _BEFORE else None

    def _named_behind(self, index: int, actor: int) -> bool:
        """Whether somebody else's name follows a description closely: "el experto en dietas Luis Prado"."""
        last = self.mentions[index].last
        near = (i for i in range(index + 1, len(self.mentions)) if last < self.mentions[i].first <= last + _CLOSELY)
        return any(self._another_name(self.mentions[i], last) and self.cast.of_mention(i) != actor for i in near)

    def _another_name(self, mention: Mention, last: int) -> bool:
        return mention.kind == "person" or (mention.type == "name" and mention.first == last + 1)

    def _beside(self, index: int) -> int | None:
        """Somebody without an office right before or behind an office without a name."""
        mention = self.mentions[index]
        if mention.flags[1] not in OFFICES or mention.sector in _APART or not self._acts(index):
            return None
        if self._is_held(mention):
            return None
        near = [n for n in self._without_office(mention) if abs(self._distance(index, n)) <= _BESIDE]
        return near[0] if len(near) == 1 and self._can_be(index, near[0]) else None
