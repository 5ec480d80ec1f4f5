"""Whom a description means that comes before the name: "Canciller ruso niega…", and below "Iván Petrov, ministro ruso de Exteriores".

In: a mention by description for which nobody named before fits. Out: the mention by name, further down, of the one person whom
the text gives that office.
"""

from __future__ import annotations

from segun.language.office_titles import OfficeTitles
from segun.reading.antecedents import content
from segun.reading.mention import Mention
from segun.reading.office_names import office_name, without_country
from segun.reading.registry import Registry

_LEAD = 3  # sentences: a description without country or complement means somebody named later only here
_NEAR = 6  # sentences: how far from it that name may be
_OFFICES = ("office", "party", "religion")  # classes of roles that a text gives one person, as a rule
_TRADES = (
    "trade",
    "press",
    "security",
    "spokesperson",
)  # classes that need a complement or a country to tell one from another


class Cataphora:
    """Finds whom descriptions mean ahead, in one document."""

    def __init__(self, registry: Registry, titles: OfficeTitles) -> None:
        self.syntax = registry.syntax
        self.mentions = registry.mentions
        self.names = registry.names
        self.titles = titles
        self.presented = sorted((i, n) for i, n in registry.named_beside.items() if self._presents(i))

    def find(self, index: int) -> int | None:
        """The mention by name of whom the description at `index` means, `None` where nobody or several fit."""
        mention = self.mentions[index]
        if not self._presents(index) or mention.determination not in ("definite", ""):
            return None
        fits = [
            (name, self._fit(mention, i, name)) for i, name in self.presented if self.mentions[i].first > mention.last
        ]
        best = max((fit for _, fit in fits), default=0)
        found = [name for name, fit in fits if fit == best]
        return found[0] if best and len({self.names.of[name] for name in found}) == 1 else None

    def _presents(self, index: int) -> bool:
        """Whether a description is of one person by office or trade."""
        mention = self.mentions[index]
        return "role" in mention.flags and mention.number == "s" and mention.flags[1] in (*_OFFICES, *_TRADES)

    def _fit(self, mention: Mention, index: int, name: int) -> int:
        """2 the same office by its country or complement; 1 nothing speaks against it, and both stand near; 0 not."""
        other = self.mentions[index]
        if not self._same_title(mention, other) or self._differ(mention, other, self.mentions[name]):
            return 0
        shared = content(without_country(mention.organisation)) & content(without_country(other.organisation))
        if shared or (mention.country and other.country):
            return 2
        near = mention.flags[1] in _OFFICES and self._near(mention, self.mentions[name])
        return int(near)

    def _same_title(self, mention: Mention, other: Mention) -> bool:
        """Whether two descriptions are of one office, by the list of offices or by their noun and complement."""
        office, same = office_name(mention, self.titles), office_name(other, self.titles)
        if office and same:
            return office == same
        if mention.role != other.role:
            return False
        few, many = sorted((content(mention.organisation), content(other.organisation)), key=len)
        return few <= many and _adjectives(mention) <= _adjectives(other) | many

    def _differ(self, mention: Mention, other: Mention, name: Mention) -> bool:
        """Whether gender or country keep a description apart from a person with another."""
        if mention.gender and name.gender and mention.gender != name.gender:
            return True
        return bool(mention.country and other.country and mention.country != other.country)

    def _near(self, mention: Mention, name: Mention) -> bool:
        here, there = self.syntax.sentence_of[mention.head], self.syntax.sentence_of[name.head]
        return here < _LEAD and there - here <= _NEAR


def _adjectives(mention: Mention) -> frozenset[str]:
    """The words beside the noun of a description that tell of no country: "candidato oficialista"."""
    return content(without_country(mention.title)) - content(mention.role)
