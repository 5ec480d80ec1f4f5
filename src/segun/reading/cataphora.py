"""Whom a description means that comes before the name: "Canciller ruso niega…", and below "Iván Petrov, ministro ruso de Exteriores".

In: a mention by description for which nobody named before fits. Out: the mention by name, further down, of the one person whom
the text gives that office.
"""

from __future__ import annotations

from segun.language.office_titles import OfficeTitles
from segun.reading.antecedents import CLOSED_CLASSES, content
from segun.reading.mention import Mention
from segun.reading.office_names import office_name
from segun.reading.registry import Registry

_LEAD = 3  # sentences: a description without country or complement means somebody named later only here
_NEAR = 6  # sentences: how far from it that name may be


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
        fits = [(name, self._fit(mention, i, name)) for i, name in self.presented if self.mentions[i].first > mention.last]
        best = max((fit for _, fit in fits), default=0)
        found = [name for name, fit in fits if fit == best]
        return found[0] if best and len({self.names.of[name] for name in found}) == 1 else None

    def _presents(self, index: int) -> bool:
        """Whether a description is of one person by office."""
        mention = self.mentions[index]
        return "role" in mention.flags and mention.number == "s" and CLOSED_CLASSES.isdisjoint(mention.flags)

    def _fit(self, mention: Mention, index: int, name: int) -> int:
        """2 the same office by its country or complement; 1 nothing speaks against it, and both stand near; 0 not."""
        other, gender = self.mentions[index], self.mentions[name].gender
        if mention.gender and gender and mention.gender != gender:
            return 0
        if mention.country and other.country and mention.country != other.country:
            return 0
        office, same = office_name(mention, self.titles), office_name(other, self.titles)
        listed = bool(office) and office == same
        if not listed and (mention.role != other.role or (office and same)):
            return 0
        shared = content(mention.organisation) & content(other.organisation)
        if not listed and mention.organisation and other.organisation and not shared:
            return 0
        told = shared or (mention.country and other.country) or (listed and mention.organisation)
        return 2 if told else int(self._near(mention, self.mentions[name]))

    def _near(self, mention: Mention, name: Mention) -> bool:
        here, there = self.syntax.sentence_of[mention.head], self.syntax.sentence_of[name.head]
        return here < _LEAD and there - here <= _NEAR
