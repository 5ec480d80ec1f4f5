"""Who several are: "ambos", "los dos países", coordinations, "los mandatarios" after two presidents.

In: a mention in the plural and the cast so far. Out: the group that it stands for, with its members, where the text names
them.
"""

from __future__ import annotations

from segun.language.mention_words import MentionTable
from segun.ledger import Kind
from segun.reading.cast import CastMember, Office
from segun.reading.mention import Mention
from segun.reading.registry import PERSONS, Registry

_NEAR = 3  # sentences
_GAP = 4  # tokens between two of several names


class Plurals:
    """Finds the members of plurals in one cast."""

    def __init__(self, registry: Registry, table: MentionTable) -> None:
        self.registry = registry
        self.syntax = registry.syntax
        self.mentions = registry.mentions
        self.cast = registry.cast
        self.table = table
        self.open: list[int] = []

    def close(self) -> None:
        """Resolve the pairs that came before their members."""
        for index in self.open:
            self._pair(index, self._pair_meant_later(self.mentions[index]))

    def both(self, index: int) -> None:
        """Resolve "ambos" or "los dos" with its noun: to two named before, else to two named later."""
        mention = self.mentions[index]
        if "state" in mention.flags:
            members = self._two_states(mention) or self._two_alike(mention, ("state",))
        elif "role" in mention.flags:
            members = self._two_persons(mention)
        elif "side" in mention.flags:
            members = self._two_alike(mention, ("state", "organisation", "group", "person"))
        else:
            members = self._two_institutions(mention)
        if len(members) == 2:
            self._pair(index, members)
        else:
            self.open.append(index)

    def _two_alike(self, mention: Mention, kinds: tuple[Kind, ...]) -> tuple[int, ...]:
        """The most salient actor before and the next of its kind."""
        recent = self.cast.recent(mention.first, number="s", kinds=kinds, limit=8)
        alike = [actor for actor in recent if self.cast.actors[actor].kind == self.cast.actors[recent[0]].kind]
        return tuple(alike[:2])

    def _two_institutions(self, mention: Mention) -> tuple[int, ...]:
        """Two of the sort that the noun names: "los dos partidos"."""
        if "institution" not in mention.flags:
            return ()
        recent = self.cast.recent(mention.first, number="s", kinds=("organisation", "group"), limit=12)
        return tuple([actor for actor in recent if self.cast.actors[actor].sector == mention.sector][:2])

    def _two_persons(self, mention: Mention) -> tuple[int, ...]:
        """Two persons meant before, or joined by a conjunction, or holding the office; after "ambos" any two named."""
        for actor in reversed(self.cast.actors):
            pair = len(actor.members) == 2 and self._all_persons(actor.members)
            if pair and (self._was_both(actor) or self._near(actor, mention) or self._all_hold(actor, mention)):
                return actor.members
        recent = self.cast.recent(mention.first, number="s", kinds=PERSONS, limit=8)
        holders = [actor for actor in recent if self._holds(actor, mention)]
        if len(holders) > 1:
            return tuple(holders[:2])
        named = [actor for actor in recent if self.cast.actors[actor].kind == "person"]
        return self._side_by_side(mention, "person") or tuple(named[:2] if self._says_both(mention) else ())

    def _all_hold(self, actor: CastMember, mention: Mention) -> bool:
        return all(self._holds(m, mention) for m in actor.members)

    def _near(self, actor: CastMember, mention: Mention) -> bool:
        """Whether a pair was spoken of as one in the last sentences."""
        sentence = self.syntax.sentence_of
        last = max(
            (self.mentions[m].first for m in actor.mentions if self.mentions[m].first < mention.first), default=0
        )
        return sentence[mention.first] - sentence[last] <= _NEAR

    def _all_persons(self, actors: tuple[int, ...]) -> bool:
        return all(self.cast.actors[a].kind in PERSONS for a in actors)

    def _holds(self, actor: int, mention: Mention) -> bool:
        """Whether one of the offices of `actor` is the one that the plural names, or may be called so."""
        offices = self.cast.actors[actor].offices
        return any(mention.role == o.lemma or mention.role in o.also or o.lemma in mention.also for o in offices)

    def _pair_kinds(self, mention: Mention) -> tuple[Kind, ...]:
        if "state" in mention.flags:
            return ("state",)
        if "side" in mention.flags:
            return ("state", "organisation", "group", "person")
        return PERSONS if "role" in mention.flags else ("organisation", "state", "group")

    def _pair(self, index: int, members: tuple[int, ...]) -> None:
        if len(members) != 2:
            self.registry.described(index)
            return
        actor = self.cast.group_of(members)
        self.cast.attach(actor, index)
        mention = self.mentions[index]
        if len(self.cast.actors[actor].mentions) == 1:
            self.cast.actors[actor].name = self.syntax.words_of(mention.first, mention.last + 1)

    def _pair_meant_later(self, mention: Mention) -> tuple[int, ...]:
        """The two that a plural means which comes before them: a pair met later, else the first two of the kind."""
        kinds = self._pair_kinds(mention)
        for actor in self.cast.actors:
            fits = all(self.cast.actors[m].kind in kinds for m in actor.members)
            if len(actor.members) == 2 and fits and self._was_both(actor):
                return actor.members
        if not self._says_both(mention) or "generic" in mention.flags:
            return ()
        kinds = ("person",) if "person" in kinds else kinds
        fitting = [i for i, a in enumerate(self.cast.actors) if a.kind in kinds and a.number == "s" and not a.members]
        return tuple(fitting[:2])

    def _says_both(self, mention: Mention) -> bool:
        """Whether the word means two known ones: "ambos" always does, "los dos" may bring two in."""
        return self.syntax.lower[mention.first] in self.table.both

    def _two_states(self, mention: Mention) -> tuple[int, ...]:
        """Those meant before; those whom two persons spoken of together serve; those named side by side."""
        for actor in reversed(self.cast.actors):
            kinds = {self.cast.actors[m].kind for m in actor.members}
            if len(actor.members) == 2 and kinds == {"state"} and self._was_both(actor):
                return actor.members
        for actor in reversed(self.cast.actors):
            codes = [self.cast.actors[m].country for m in actor.members if self.cast.actors[m].kind == "person"]
            if len(codes) == 2 and codes[0] and codes[1] and codes[0] != codes[1]:
                return self.registry.state(codes[0]), self.registry.state(codes[1])
        return self._side_by_side(mention, "state")

    def _was_both(self, actor: CastMember) -> bool:
        return any(self.mentions[m].both for m in actor.mentions)

    def _side_by_side(self, mention: Mention, kind: Kind) -> tuple[int, ...]:
        """The last two of a kind whose names a conjunction joins."""
        before = [
            i for i, m in enumerate(self.mentions) if m.kind == kind and m.type == "name" and m.last < mention.first
        ]
        for a, b in zip(reversed(before[:-1]), reversed(before), strict=False):
            gap = self.syntax.lower[self.mentions[a].last + 1 : self.mentions[b].first]
            first, second = self.cast.of_mention(a), self.cast.of_mention(b)
            joined = len(gap) == 1 and gap[0] in self.table.conjunctions
            if joined and first is not None and second is not None and first != second:
                return first, second
        return ()

    def coordination(self, index: int) -> None:
        members = [self.cast.of_mention(m) for m in self.mentions[index].members]
        known = [m for m in members if m is not None]
        if len(known) > 1:
            actor = self.cast.group_of(known)
            self.cast.attach(actor, index)
            mention = self.mentions[index]
            if self.cast.actors[actor].mentions == [index]:
                self.cast.actors[actor].name = self.syntax.words_of(mention.first, mention.last + 1)

    def colleagues(self, index: int) -> int | None:
        """Several persons who hold an office: those named behind it, else those spoken of together before."""
        mention = self.mentions[index]
        named = self._named_behind(index)
        if named:
            return self.cast.group_of(named)
        if mention.determination not in ("definite", "demonstrative") or mention.organisation or mention.quantity:
            return None
        for number in range(len(self.cast.actors) - 1, -1, -1):
            actor = self.cast.actors[number]
            if len(actor.members) > 1 and self._all_hold(actor, mention) and self._of_country(actor, mention):
                return number
        return None

    def _of_country(self, actor: CastMember, mention: Mention) -> bool:
        """Whether what narrows the plural down does not speak against its members."""
        countries = {self.cast.actors[m].country for m in actor.members}
        return not mention.modifiers or bool(mention.country and countries <= {mention.country, None})

    def _named_behind(self, index: int) -> list[int]:
        """The holders of an office in the plural: "los presidentes de Chile, Ana Ruiz, y de Perú, Luis Vega"."""
        mention, country = self.mentions[index], self.mentions[index].country
        found: list[int] = []
        at = mention.last + 1
        for n in range(index + 1, len(self.mentions)):
            named = self.mentions[n]
            if named.first < at:
                continue
            if named.first - at > _GAP or not all(self._joins(i) for i in range(at, named.first)):
                break
            at = named.last + 1
            if named.kind == "state":
                country = named.country
            elif named.type == "name" and named.kind == "person" and (actor := self.registry.name(n)) is not None:
                found.append(actor)
                self._hold(actor, index, country)
            else:
                break
        return found if len(set(found)) > 1 else []

    def _joins(self, i: int) -> bool:
        """Whether the token at `i` may stand between two of several names."""
        word = self.syntax.lower[i]
        return word == "," or word in self.table.conjunctions or word in self.table.links

    def _hold(self, actor: int, index: int, country: str | None) -> None:
        """Give one of several holders the office of all."""
        mention, member = self.mentions[index], self.cast.actors[actor]
        if all(office.lemma != mention.role for office in member.offices):
            member.offices.append(Office(mention.role, mention.title, "", country, index, mention.also))
        member.country, member.sector = member.country or country, member.sector or mention.sector
