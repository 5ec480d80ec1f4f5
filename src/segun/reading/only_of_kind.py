"""Which organisation a description means that has found none: the only one of its kind in the text.

In: a `Cast` that is complete. Out: for mentions by description the mention by name: "la constructora" for the only firm, "los
rebeldes" for the only armed group.
"""

from __future__ import annotations

from segun.language.folding import fold
from segun.language.mention_words import MentionTable
from segun.ledger import Kind
from segun.reading.antecedents import COMPANIES, ONE_OF_A_KIND
from segun.reading.cast import Cast, CastMember
from segun.reading.mention import Mention
from segun.reading.syntax import Syntax

_ORGANISATIONS: tuple[Kind, ...] = ("organisation", "group")
_REBELS = "REB"
_KINDS = ONE_OF_A_KIND | {COMPANIES}  # sectors of which a text mostly has one member
_LEAD = 2  # sentences in which a description may stand before the name


class OnlyOfKind:
    """Pairs descriptions of organisations with names in one document."""

    def __init__(self, syntax: Syntax, mentions: list[Mention], cast: Cast, table: MentionTable) -> None:
        self.syntax = syntax
        self.mentions = mentions
        self.cast = cast
        self.table = table
        self.named = [n for n, m in enumerate(cast.actors) if m.kind in _ORGANISATIONS and self._names(m)]

    def read(self) -> dict[int, int]:
        """The mention by name for each mention by description that belongs to it."""
        found: dict[int, int] = {}
        for member in self.cast.actors:
            index = self._described(member)
            actor = None if index is None else self._only(index)
            if index is not None and actor is not None:
                found[index] = self._names(self.cast.actors[actor])[0]
        return found

    def _names(self, member: CastMember) -> list[int]:
        return [i for i in member.mentions if self.mentions[i].type == "name" and not self.mentions[i].members]

    def _described(self, member: CastMember) -> int | None:
        """The first mention of an organisation that the text only describes, by a noun that needs no other word."""
        if member.kind not in _ORGANISATIONS or member.members or not member.mentions or self._names(member):
            return None
        index = min(member.mentions)
        mention = self.mentions[index]
        alone = not (mention.organisation or mention.quantity or mention.counted or mention.partitive)
        alone = alone and mention.modifiers <= {mention.country or ""} and self._plain(mention)
        points = mention.determination in ("definite", "demonstrative")
        return index if alone and points and mention.sector in _KINDS and self._of_one(mention) else None

    def _plain(self, mention: Mention) -> bool:
        """Whether nothing stands between determiner and noun: "la nueva empresa" is another one."""
        return mention.head - mention.first <= 1

    def _of_one(self, mention: Mention) -> bool:
        """Whether the noun is one for an organisation, or for the members of an armed group; in small letters."""
        if self.syntax.words[mention.head][:1].isupper():
            return False
        if mention.sector == _REBELS:
            members = "institution" not in mention.flags
            return mention.role in self.table.armed_groups and members == (mention.number == "p")
        noun = mention.role in self.table.named_nouns or mention.role in self.table.organisation_anaphors
        return noun and mention.number == "s" and "institution" in mention.flags

    def _only(self, index: int) -> int | None:
        mention = self.mentions[index]
        alike = [n for n in self.named if self._alike(mention, self.cast.actors[n])]
        if not alike and mention.sector == _REBELS:
            alike = [n for n in self.named if self._armed(self.cast.actors[n])]
        if not alike and mention.sector == COMPANIES and not mention.country:
            alike = [n for n in self.named if self._open(self.cast.actors[n])] or self._one_word()
        if len(alike) != 1:
            return None
        return alike[0] if self._near(index, self.cast.actors[alike[0]]) else None

    def _alike(self, mention: Mention, member: CastMember) -> bool:
        """Whether sector and country allow an organisation: "la empresa ecuatoriana" is no firm of Panama."""
        apart = mention.country and member.country and mention.country != member.country
        return member.sector == mention.sector and not apart

    def _armed(self, member: CastMember) -> bool:
        """Whether a name of several words begins like that of an armed group, and no state has it: "Ejército del Monte"."""
        heads = [fold(self.mentions[i].name).split() for i in self._names(member)]
        return member.country is None and any(len(h) > 1 and h[0] in self.table.armed_heads for h in heads)

    def _open(self, member: CastMember) -> bool:
        """Whether nothing is known of what an organisation does, not even that its name is an acronym."""
        acronym = any(self.mentions[i].name.isupper() for i in self._names(member))
        return member.sector == "" and member.country is None and not acronym

    def _one_word(self) -> list[int]:
        """Those called by one word that nothing shows to be somebody's: neither a given name nor an office stands with it."""
        return [n for n, member in enumerate(self.cast.actors) if member.kind == "person" and self._bare(member)]

    def _bare(self, member: CastMember) -> bool:
        names = [self.mentions[i].name for i in self._names(member)]
        return bool(names) and not (member.gender or member.offices) and not any(" " in n or n.isupper() for n in names)

    def _near(self, index: int, member: CastMember) -> bool:
        """Whether the name came before, or comes soon behind a description in the lead."""
        here = self.syntax.sentence_of[self.mentions[index].head]
        first = min(self._names(member))
        return first < index or (here < _LEAD and self.syntax.sentence_of[self.mentions[first].head] <= here + _LEAD)
