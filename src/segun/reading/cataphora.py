"""Whom a description means that comes before the name: "Canciller ruso niega…", and below "Iván Petrov, ministro ruso de Exteriores".

In: a mention by description for which nobody named before fits. Out: the mention by name, further down, of the one person whom
the text gives that office.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.office_titles import OfficeTitles
from segun.reading.antecedents import content
from segun.reading.mention import Mention
from segun.reading.office_names import OFFICES, office_name, without_country
from segun.reading.registry import Registry

_LEAD = 3  # sentences: a description without country or complement means somebody named later only here
_NEAR = 6  # sentences: how far from it that name may be
_TRADES = (
    "trade",
    "press",
    "security",
    "spokesperson",
)  # classes that need a complement or a country to tell one from another


@dataclass(frozen=True, slots=True)
class _Title:
    """A description with what tells its office from others.

    `office` is its name in the list of offices; `complement` the words of its complement, `institution` those that tell of no
    country; `adjectives` the words beside its noun that tell of none either: "candidato oficialista".
    """

    mention: Mention
    office: str
    complement: frozenset[str]
    institution: frozenset[str]
    adjectives: frozenset[str]


class Cataphora:
    """Finds whom descriptions mean ahead, in one document."""

    def __init__(self, registry: Registry, titles: OfficeTitles) -> None:
        self.syntax = registry.syntax
        self.mentions = registry.mentions
        self.names = registry.names
        self.titles = titles
        self.presented = [(self._title(i), n) for i, n in sorted(registry.named_beside.items()) if self._presents(i)]

    def find(self, index: int) -> int | None:
        """The mention by name of whom the description at `index` means, `None` where nobody or several fit."""
        mention = self.mentions[index]
        if not self._presents(index) or mention.determination not in ("definite", ""):
            return None
        own = self._title(index)
        fits = [(n, self._fit(own, other, n)) for other, n in self.presented if other.mention.first > mention.last]
        best = max((fit for _, fit in fits), default=0)
        found = [name for name, fit in fits if fit == best]
        return found[0] if best and len({self.names.of[name] for name in found}) == 1 else None

    def _presents(self, index: int) -> bool:
        """Whether a description is of one person by office or trade."""
        mention = self.mentions[index]
        return "role" in mention.flags and mention.number == "s" and mention.flags[1] in (*OFFICES, *_TRADES)

    def _title(self, index: int) -> _Title:
        mention = self.mentions[index]
        return _Title(
            mention,
            office_name(mention, self.titles),
            complement=content(mention.organisation),
            institution=content(without_country(mention.organisation)),
            adjectives=content(without_country(mention.title)) - content(mention.role),
        )

    def _fit(self, own: _Title, other: _Title, name: int) -> int:
        """2 the same office by its country or complement; 1 nothing speaks against it, and both stand near; 0 not."""
        mention, named = own.mention, self.mentions[name]
        if not self._same_title(own, other) or self._differ(mention, other.mention, named):
            return 0
        if own.institution & other.institution or (mention.country and other.mention.country):
            return 2
        return int(mention.flags[1] in OFFICES and self._near(mention, named))

    def _same_title(self, own: _Title, other: _Title) -> bool:
        """Whether two descriptions are of one office, by the list of offices or by their noun and complement."""
        if own.office and other.office:
            return own.office == other.office
        if own.mention.role != other.mention.role:
            return False
        few, many = sorted((own.complement, other.complement), key=len)
        return few <= many and own.adjectives <= other.adjectives | many

    def _differ(self, mention: Mention, other: Mention, name: Mention) -> bool:
        """Whether gender or country keep a description apart from a person with another."""
        if mention.gender and name.gender and mention.gender != name.gender:
            return True
        return bool(mention.country and other.country and mention.country != other.country)

    def _near(self, mention: Mention, name: Mention) -> bool:
        here, there = self.syntax.sentence_of[mention.head], self.syntax.sentence_of[name.head]
        return here < _LEAD and there - here <= _NEAR
