"""The actors of one document: who they are, where they are mentioned, who was spoken of last.

In: what `identity.py` finds. Out: `Cast`, which the readers of statements and events ask by token, and the ledger's `Actor`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from segun.knowledge.countries import countries
from segun.language.mention_words import Gender, Number
from segun.ledger import Actor, Kind, Role, Span
from segun.ledger import Mention as MentionRecord
from segun.reading.mention import Mention
from segun.reading.syntax import Syntax

SpanOf = Callable[[int, int], Span]
"""Gives the document's span for tokens `first` to `past_last`."""

_PARTS = {"subject": 30, "source": 28, "object": 12, "complement": 5, "other": 8}
_LEAD = 3  # sentences: who is named in the title or the lead stays in mind
_REACH = 25  # sentences back


@dataclass(frozen=True, slots=True)
class Office:
    """A role that the text gives a person: lemma, title as written, complement, country, and the mention that gives it.

    `also` are the nouns that may stand for it later, `name` what the list of offices calls it, "" if it does not have it.
    """

    lemma: str
    title: str
    organisation: str
    country: str | None
    mention: int
    also: tuple[str, ...] = ()
    name: str = ""


@dataclass(slots=True)
class CastMember:
    """One actor; `mentions` and `members` hold indexes into the mentions and the cast."""

    kind: Kind
    name: str
    gender: Gender = ""
    number: Number = "s"
    country: str | None = None
    sector: str = ""
    offices: list[Office] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    mentions: list[int] = field(default_factory=list)
    members: tuple[int, ...] = ()

    def actor(self, ident: str, ids: Sequence[str], mentions: Sequence[Mention], span_of: SpanOf, text: str) -> Actor:
        """The ledger's record of this actor.

        Args:
            ident: id of this actor.
            ids: ids of all actors of the cast, by index.
            mentions: the mentions of the document.
            span_of: maps tokens `[first, past_last)` to a span of the document.
            text: the document's text.
        """
        spans = [(mentions[m], span_of(mentions[m].first, mentions[m].last + 1)) for m in self.mentions]
        return Actor(
            id=ident,
            name=self.name,
            kind=self.kind,
            country=self.country,
            sector=self.sector,
            entity=None,
            aliases=tuple(self.aliases),
            roles=tuple(self._role(office, mentions, span_of) for office in self.offices),
            members=tuple(ids[m] for m in self.members),
            mentions=tuple(
                MentionRecord(start=span.start, end=span.end, text=span.of(text), type=m.type) for m, span in spans
            ),
        )

    def _role(self, office: Office, mentions: Sequence[Mention], span_of: SpanOf) -> Role:
        mention = mentions[office.mention]
        return Role(
            title=office.title,
            organisation=office.organisation or None,
            country=office.country,
            span=span_of(mention.first, mention.last + 1),
        )


class Cast:
    """All actors of a document, by first mention; groups that a reader asks for come after them."""

    def __init__(self, syntax: Syntax, mentions: list[Mention]) -> None:
        self.syntax = syntax
        self.mentions = mentions
        self.actors: list[CastMember] = []
        self.implied: list[str] = []
        self._actor_of: dict[int, int] = {}
        self._groups: dict[tuple[int, ...], int] = {}
        self._heads, self._covers = _by_token(mentions)

    # Filling it

    def add(self, member: CastMember) -> int:
        """Add an actor with its mentions; gives its index."""
        index = len(self.actors)
        self.actors.append(member)
        for mention in member.mentions:
            self._actor_of[mention] = index
        if member.members:
            self._groups.setdefault(tuple(sorted(member.members)), index)
        return index

    def attach(self, actor: int, mention: int) -> None:
        """Count `mention` with the mentions of `actor`."""
        self.actors[actor].mentions.append(mention)
        self._actor_of[mention] = actor

    def state(self, country: str) -> int:
        """The actor of a country (alpha-3); made where the text only implies it ("la invasión rusa") and kept in `implied`."""
        named = (n for n, m in enumerate(self.actors) if m.kind == "state" and m.country == country)
        found = next(named, None)
        if found is None:
            self.implied.append(country)
            member = CastMember(kind="state", name=countries().name(country), country=country, sector="GOV")
            found = self.add(member)
        return found

    # Asking it

    def of_mention(self, index: int) -> int | None:
        """The actor of a mention."""
        return self._actor_of.get(index)

    def mention_at(self, token: int) -> int | None:
        """The mention whose head is `token`, else the innermost that covers it."""
        found = self._heads.get(token)
        return found if found is not None else self._covers.get(token)

    def actor_at(self, token: int) -> int | None:
        """The actor whose mention has `token` as its head, or else covers it."""
        mention = self.mention_at(token)
        return None if mention is None else self._actor_of.get(mention)

    def inside(self, index: int) -> frozenset[int]:
        """The actors that a mention names within its phrase, beside whom it stands for itself."""
        outer, found = self.mentions[index], set()
        for i in range(index + 1, len(self.mentions)):
            inner = self.mentions[i]
            if inner.first > outer.last:
                break
            actor = self._actor_of.get(i)
            if actor is not None and inner.last <= outer.last:
                found.add(actor)
        return frozenset(found)

    def group_of(self, actors: Iterable[int]) -> int:
        """The group whose members are `actors`, made on demand; a single actor is its own group.

        Raises:
            ValueError: no actor is given.
        """
        members = tuple(sorted(set(actors)))
        if not members:
            raise ValueError("a group needs members")
        if len(members) == 1:
            return members[0]
        if members not in self._groups:
            self.add(self.group_member(members))
        return self._groups[members]

    def group_member(self, members: tuple[int, ...]) -> CastMember:
        """A new group actor of `members`, named after them, not yet in the cast."""
        each = [self.actors[m] for m in members]
        countries = {m.country for m in each}
        sectors = {m.sector for m in each}
        return CastMember(
            kind="group",
            name=", ".join(m.name for m in each),
            gender="f" if {m.gender for m in each} == {"f"} else "m",
            number="p",
            country=each[0].country if len(countries) == 1 else None,
            sector=each[0].sector if len(sectors) == 1 else "",
            members=members,
        )

    def recent(
        self,
        token: int,
        gender: Gender = "",
        number: Number = "",
        kinds: Sequence[Kind] = (),
        limit: int = 5,
    ) -> list[int]:
        """Actors mentioned before `token`, the most salient first.

        A nearer sentence comes before a farther one; within reach of each other, a subject counts more than an object
        (centering: Grosz, Joshi and Weinstein 1995), and who stands in the title or the lead counts a little more.

        Args:
            token: index of the token to look back from.
            gender: "m" or "f"; actors of open gender pass.
            number: "s" or "p".
            kinds: the kinds allowed; all where empty.
            limit: how many to give at most.
        """
        here = self.syntax.sentence_of[min(token, len(self.syntax) - 1)]
        best: dict[int, tuple[float, int]] = {}
        for index in range(self._before(token) - 1, -1, -1):
            mention = self.mentions[index]
            distance = here - self.syntax.sentence_of[mention.head]
            if distance > _REACH:
                break
            actor = self._actor_of.get(index)
            if actor is None or mention.last >= token or not self._agrees(actor, gender, number, kinds):
                continue
            score = (self._salience(mention, distance), mention.first)
            if actor not in best or score > best[actor]:
                best[actor] = score
        return sorted(best, key=lambda a: best[a], reverse=True)[:limit]

    def _salience(self, mention: Mention, distance: int) -> float:
        lead = 6 if self.syntax.sentence_of[mention.head] < _LEAD else 0
        named = 4 if mention.type == "name" else 0
        return _PARTS[mention.part] + lead + named - 14.0 * distance

    def _agrees(self, actor: int, gender: Gender, number: Number, kinds: Sequence[Kind]) -> bool:
        member = self.actors[actor]
        if kinds and member.kind not in kinds:
            return False
        if number and member.number and member.number != number:
            return False
        return not (gender and member.gender and member.gender != gender)

    def _before(self, token: int) -> int:
        """How many mentions begin before `token`."""
        low, high = 0, len(self.mentions)
        while low < high:
            middle = (low + high) // 2
            if self.mentions[middle].first < token:
                low = middle + 1
            else:
                high = middle
        return low


def _by_token(mentions: list[Mention]) -> tuple[dict[int, int], dict[int, int]]:
    """Mention by head token, a coordination before its members; and the innermost mention over each token."""
    heads: dict[int, int] = {}
    covers: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        if mention.members or mention.head not in heads:
            heads[mention.head] = index
        for token in range(mention.first, mention.last + 1):
            covers[token] = index
    return heads, covers
