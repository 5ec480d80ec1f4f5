"""Whom a description means: which actor named before fits it.

In: a `Mention` by role and the cast so far. Out: how well an actor fits, and the one that fits best. The measures are those
of the field: head noun or a noun that may stand for it, number, gender, country, modifiers, complement, then recency.
"""

from __future__ import annotations

from segun.language.folding import fold
from segun.language.mention_words import MentionTable
from segun.language.office_titles import OfficeTitles
from segun.reading.cast import Cast, CastMember, Office
from segun.reading.mention import Mention
from segun.reading.office_names import office_name, same_office

_FAR = 400  # actors looked at
_TELLING = frozenset({"LAB", "AGR", "BUS", "PTY", "MIL", "COP", "JRN", "REL", "EDU", "MED", "JUD", "NGO"})
COMPANIES = "BUS"  # the sector whose nouns for any institution, "la empresa", stand for none of another sector
ONE_OF_A_KIND = frozenset({"LAB", "REB", "CRM"})  # a text mostly has one, which every noun of the sector means
_FULL_STOPS = frozenset({".", "...", "…", "!", "?"})
_CLOSED_CLASSES = frozenset({"security", "spokesperson", "kin"})


class Antecedents:
    """Finds antecedents in one cast."""

    def __init__(self, cast: Cast, table: MentionTable, titles: OfficeTitles) -> None:
        self.titles = titles
        self.cast = cast
        self.table = table
        self.anaphors = frozenset(fold(word) for word in table.organisation_anaphors | table.office_anaphors)

    def find(self, mention: Mention, inner: frozenset[int]) -> int | None:
        """The best actor for a description, `None` where it brings somebody new.

        Args:
            mention: a mention by role.
            inner: actors that its complement names.
        """
        name = office_name(mention, self.titles)
        best, level, rank = None, 0, 0
        for actor in self.cast.recent(mention.first, limit=_FAR):
            member = self.cast.actors[actor]
            fit = 0 if actor in inner else self._fit(mention, name, member, inner, rank)
            rank += member.kind == "person"
            if fit > level:
                best, level = actor, fit
        return best

    def _fit(self, mention: Mention, name: str, member: CastMember, inner: frozenset[int], rank: int) -> int:
        """3 same noun, 2 a noun that may stand for it, 1 only compatible; 0 not. `name` is the office that is described."""
        if member.members or not self._agree(mention, member):
            return 0
        if mention.sourcing == "media" and member.sector == "JRN" and member.kind == "organisation":
            return self._medium(mention, member)
        if mention.number == "p" or mention.kind in ("organisation", "group") or "source" in mention.flags:
            return self._group_fit(mention, member)
        return self._person_fit(mention, name, member, inner, rank)

    def _agree(self, mention: Mention, member: CastMember) -> bool:
        if member.number and mention.number and member.number != mention.number:
            return False
        if mention.country and member.country and mention.country != member.country:
            return False
        return not (mention.gender and member.gender and mention.gender != member.gender and member.kind == "person")

    # Persons

    def _person_fit(self, mention: Mention, name: str, member: CastMember, inner: frozenset[int], rank: int) -> int:
        if member.kind not in ("person", "unnamed"):
            return 0
        if mention.gender and member.gender and mention.gender != member.gender:
            return 0
        if "people" in mention.flags:
            return self._compatriot(mention, member, rank)
        level = max((self._office_fit(mention, name, office, inner) for office in member.offices), default=0)
        if level or member.kind != "person" or mention.organisation or "role" not in mention.flags:
            return level
        return self._loose_fit(mention, member, rank)

    def _office_fit(self, mention: Mention, name: str, office: Office, inner: frozenset[int]) -> int:
        """How well a description, which names the office `name`, fits an office."""
        same = same_office(mention, name, office)
        if same is not None:
            return 3 if same else 0
        if office.lemma == mention.role:
            fit = 3
        elif mention.role in office.also or (office.lemma in mention.also and not office.organisation):
            fit = 2
        else:
            return 0
        return fit if self._same_complement(mention, office.mention, inner) else 0

    def _compatriot(self, mention: Mention, member: CastMember, rank: int) -> int:
        """ "El argentino": the person named last, of that country as far as the text says."""
        if mention.determination not in ("definite", "demonstrative") or mention.modifiers or member.kind != "person":
            return 0
        if not self._in_body(member, mention):
            return 0
        if member.country == mention.country:
            return 2
        return 1 if rank == 0 and mention.part == "subject" and not member.offices else 0

    def _loose_fit(self, mention: Mention, member: CastMember, rank: int) -> int:
        """A description that says something new of a person named before: "El sindicalista", for the head of a union."""
        if mention.determination not in ("definite", "demonstrative") or mention.flags[1] in _CLOSED_CLASSES:
            return 0
        if not self._in_body(member, mention):
            return 0
        if mention.sector in _TELLING and mention.sector in self._served(member):
            return 2
        if member.offices or mention.part not in ("subject", "source"):
            return 0
        return 1 if rank < 2 and mention.sector != "JUD" else 0

    def _in_body(self, member: CastMember, mention: Mention) -> bool:
        """Whether somebody was mentioned before, and not in the headline alone: the lead presents its persons anew."""
        syntax = self.cast.syntax
        _, past = syntax.sentences[0]
        if syntax.words[past - 1] in _FULL_STOPS:
            return True
        before = [m for m in member.mentions if self.cast.mentions[m].last < mention.first]
        return any(syntax.sentence_of[self.cast.mentions[m].head] for m in before)

    def _served(self, member: CastMember) -> set[str]:
        """The sectors of the institutions that a person's offices name."""
        inner = (self.cast.inside(office.mention) for office in member.offices)
        return {self.cast.actors[actor].sector for actors in inner for actor in actors}

    def _same_complement(self, mention: Mention, earlier: int, inner: frozenset[int]) -> bool:
        """Whether the complements of two offices may name one institution; a missing one may be any."""
        other = self.cast.mentions[earlier]
        if not mention.organisation or not other.organisation or self._any_institution(mention.organisation):
            return True
        if inner & self.cast.inside(earlier):
            return True
        return bool(content(mention.organisation) & content(other.organisation))

    def _any_institution(self, complement: str) -> bool:
        """Whether a complement only points back at an institution: "el jefe de la cartera"."""
        words = content(complement)
        return bool(words) and words <= self.anaphors

    # Groups, institutions, unnamed sources

    def _group_fit(self, mention: Mention, member: CastMember) -> int:
        level = 0
        for index in member.mentions:
            other = self.cast.mentions[index]
            if other.type == "role":
                level = max(level, self._same_group(mention, other))
            elif other.type == "name" and mention.number == "s" and "institution" in mention.flags:
                level = max(level, self._named_institution(mention, other, member.sector))
        return level

    def _medium(self, mention: Mention, member: CastMember) -> int:
        """ "El periódico" for the newspaper named last."""
        if mention.determination not in ("definite", "demonstrative") or mention.number == "p" or mention.organisation:
            return 0
        named = any(self.cast.mentions[m].type == "name" for m in member.mentions)
        return 3 if named and not mention.modifiers else self._group_fit(mention, member)

    def _same_group(self, mention: Mention, other: Mention) -> int:
        if other.partitive != mention.partitive and "source" not in mention.flags:
            return 0
        if mention.role == other.role:
            fit = 3
        elif mention.role in other.also or other.role in mention.also or self._another_sheet(mention, other):
            fit = 2
        elif self._by_sector(mention, other):
            fit = 1
        else:
            return 0
        narrower = mention.modifiers - {mention.role}
        if not narrower or narrower == other.modifiers:
            return fit
        if narrower < other.modifiers or (other.modifiers < narrower and other.determination == "definite"):
            return fit if mention.kind == "organisation" or mention.country or narrower < other.modifiers else 0
        return 0

    def _another_sheet(self, mention: Mention, other: Mention) -> bool:
        """Whether one of several writings of a sort is meant: "otro de los carteles", after banners."""
        papers = mention.sourcing == other.sourcing == "document"
        return papers and mention.partitive and mention.sector == other.sector

    def _by_sector(self, mention: Mention, other: Mention) -> bool:
        """Whether two nouns are of one sector: "esos insurgentes", or a noun for any institution, "la empresa"."""
        if not mention.sector or mention.sector != other.sector:
            return False
        company = mention.sector == COMPANIES and "institution" in other.flags and self._points_back(mention)
        return mention.determination == "demonstrative" or company

    def _points_back(self, mention: Mention) -> bool:
        """Whether a noun for any institution stands alone with its article: "la empresa"."""
        return (
            mention.role in self.table.organisation_anaphors
            and mention.number == "s"
            and mention.determination in ("definite", "demonstrative")
            and not (mention.organisation or mention.modifiers)
        )

    def _named_institution(self, mention: Mention, other: Mention, sector: str) -> int:
        """ "la coordinadora" for "la Coordinadora Agrícola", "el organismo" for any institution but a company.

        Args:
            mention: the description.
            other: the name.
            sector: that of its bearer.
        """
        if other.kind not in ("organisation", "group") or mention.determination not in ("definite", "demonstrative"):
            return 0
        words = [fold(word) for word in other.name.split()]
        if words and words[0] == fold(mention.role) and mention.kind in ("organisation", "group"):
            return 3 if mention.modifiers <= other.modifiers | {mention.country or ""} else 0
        if mention.organisation or mention.modifiers:
            return 0
        same, back = bool(sector) and sector == mention.sector, self._points_back(mention)
        if same and (sector in ONE_OF_A_KIND or (back and sector == COMPANIES)):
            return 2
        apart = sector and not same and (mention.sector == COMPANIES or sector == "JRN")
        return 1 if back and not apart and (same or " " in other.name) else 0


def content(text: str) -> frozenset[str]:
    """Folded words of more than three letters."""
    return frozenset(fold(word) for word in text.replace("(", " ").replace(")", " ").split() if len(word) > 3)
