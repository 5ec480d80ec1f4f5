"""Whom a description means: which actor named before fits it.

In: a `Mention` by role and the cast so far. Out: how well an actor fits, and the one that fits best. The measures are those
of the field: head noun or a noun that may stand for it, number, gender, country, modifiers, complement, then recency.
"""

from __future__ import annotations

from segun.language.folding import fold
from segun.language.mention_words import MentionTable
from segun.reading.cast import Cast, CastMember
from segun.reading.mention import Mention

_FAR = 400  # actors looked at


class Antecedents:
    """Finds antecedents in one cast."""

    def __init__(self, cast: Cast, table: MentionTable) -> None:
        self.cast = cast
        self.table = table

    def find(self, mention: Mention, inner: frozenset[int]) -> int | None:
        """The best actor for a description, `None` where it brings somebody new.

        Args:
            mention: a mention by role.
            inner: actors that its complement names.
        """
        candidates = self.cast.recent(mention.first, limit=_FAR)
        best, level = None, 0
        for rank, actor in enumerate(candidates):
            fit = self._fit(mention, self.cast.actors[actor], actor, inner, rank)
            if fit > level:
                best, level = actor, fit
        return best

    def _fit(self, mention: Mention, member: CastMember, actor: int, inner: frozenset[int], rank: int) -> int:
        """3 same noun, 2 a noun that may stand for it, 1 only compatible; 0 not."""
        if member.members or actor in inner or not self._agree(mention, member):
            return 0
        if mention.number == "p" or mention.kind in ("organisation", "group") or "source" in mention.flags:
            return self._group_fit(mention, member)
        return self._person_fit(mention, member, actor, inner, rank)

    def _agree(self, mention: Mention, member: CastMember) -> bool:
        if member.number and mention.number and member.number != mention.number:
            return False
        if mention.country and member.country and mention.country != member.country:
            return False
        return not (mention.gender and member.gender and mention.gender != member.gender and member.kind == "person")

    # Persons

    def _person_fit(
        self, mention: Mention, member: CastMember, actor: int, inner: frozenset[int], rank: int
    ) -> int:
        if member.kind not in ("person", "unnamed"):
            return 0
        if mention.gender and member.gender and mention.gender != member.gender:
            return 0
        level = 0
        for office in member.offices:
            if office.lemma == mention.role:
                fit = 3
            elif mention.role in self._also(office.mention) or office.lemma in mention.also:
                fit = 2
            else:
                continue
            if self._same_complement(mention, office.mention, inner):
                level = max(level, fit)
        if level or member.offices or member.kind != "person" or mention.organisation:
            return level
        near = rank < 3 and "role" in mention.flags and "kin" not in mention.flags
        return 1 if near and mention.determination in ("definite", "demonstrative") else 0

    def _also(self, mention: int) -> tuple[str, ...]:
        return self.cast.mentions[mention].also

    def _same_complement(self, mention: Mention, earlier: int, inner: frozenset[int]) -> bool:
        """Whether the complements of two offices may name one institution; a missing one may be any."""
        other = self.cast.mentions[earlier]
        if not mention.organisation or not other.organisation:
            return True
        if inner & self.cast.inside(earlier):
            return True
        return bool(content(mention.organisation) & content(other.organisation))

    # Groups, institutions, unnamed sources

    def _group_fit(self, mention: Mention, member: CastMember) -> int:
        level = 0
        for index in member.mentions:
            other = self.cast.mentions[index]
            if other.type == "role":
                level = max(level, self._same_group(mention, other))
            elif other.type == "name" and mention.number == "s" and mention.kind == "organisation":
                level = max(level, self._named_institution(mention, other))
        return level

    def _same_group(self, mention: Mention, other: Mention) -> int:
        if other.partitive != mention.partitive and "source" not in mention.flags:
            return 0
        if mention.role == other.role:
            fit = 3
        elif mention.role in other.also or other.role in mention.also:
            fit = 2
        elif mention.determination == "demonstrative" and mention.sector and mention.sector == other.sector:
            fit = 1
        else:
            return 0
        narrower = mention.modifiers - {mention.role}
        if not narrower or narrower == other.modifiers:
            return fit
        if narrower < other.modifiers or (other.modifiers < narrower and other.determination == "definite"):
            return fit if mention.kind == "organisation" or mention.country or narrower < other.modifiers else 0
        return 0

    def _named_institution(self, mention: Mention, other: Mention) -> int:
        """"la coordinadora" for "la Coordinadora Agrícola", "el organismo" for any institution."""
        if other.kind not in ("organisation", "group") or mention.determination not in ("definite", "demonstrative"):
            return 0
        words = [fold(word) for word in other.name.split()]
        if words and words[0] == fold(mention.role):
            return 3 if mention.modifiers <= other.modifiers | {mention.country or ""} else 0
        anaphor = mention.role in self.table.organisation_anaphors
        return 1 if anaphor and not mention.organisation and not mention.modifiers and " " in other.name else 0


def content(text: str) -> frozenset[str]:
    """Folded words of more than three letters."""
    return frozenset(fold(word) for word in text.replace("(", " ").replace(")", " ").split() if len(word) > 3)
