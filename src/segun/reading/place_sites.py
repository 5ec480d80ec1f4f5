"""Places that the gazetteer does not have: streets, squares and rivers by their noun, towns by theirs.

In: the evidence before a name. Out: `PlaceName` values without options. Only a noun, or the country in brackets, makes an
unknown name a place.
"""

from __future__ import annotations

from segun.reading.place_evidence import Evidence
from segun.reading.place_name import PlaceName
from segun.reading.place_options import PlaceKind
from segun.reading.place_reach import PlaceReach


class PlaceSites:
    """Reads the unknown places of one document."""

    def __init__(self, reach: PlaceReach) -> None:
        self._reach, self._syntax, self._words = reach, reach.syntax, reach.words

    def wanted(self, noun: int) -> PlaceKind | None:
        """The kind of place that the noun at a token asks for; `None` for -1 and for parts of places."""
        lower, table = self._syntax.lower[noun], self._words.table
        if noun < 0:
            return None
        return "city" if lower in table.settlements else "region" if lower in table.regions else None

    def unknown(self, i: int, ends: list[int], evidence: Evidence) -> PlaceName | None:
        """ "La localidad siria de Tal Rifaat", "en Carabobito (Perú)": a town or region the gazetteer does not have."""
        if evidence.article or self._syntax.words[i].isupper() or self._is_named(i) or self._reach.is_common(i):
            return None
        last, wanted = self._reach.whole(ends), self.wanted(evidence.noun)
        if last == i and self._reach.nouns[self._syntax.lower[i]].place:
            return None  # "Centroamérica": larger than any country
        beside = evidence.country or self._reach.beside(last)
        if wanted is None and evidence.how == "where" and beside and self._syntax.words[last + 1] == "(":
            wanted = "city"
        direct = evidence.how == "named" and wanted == "region"
        return PlaceName(i, last, (), beside, wanted) if wanted and not direct else None

    def _is_named(self, i: int) -> bool:
        return i in self._reach.names and not self._reach.names[i].vague

    def site(self, i: int, evidence: Evidence) -> PlaceName | None:
        """A public place by its noun, behind a preposition of place: "en la plaza Altamira", "en Plaza Italia"."""
        lower, noun = self._syntax.lower, evidence.noun
        if lower[i] in self._words.named and evidence.how in ("where", "motion"):
            last = self._reach.whole(self._reach.ends(i))
            return self._made(i, last, named=lower[i] in self._words.table.named_sites) if last > i else None
        if noun < 0 or lower[noun] not in self._words.table.sites or not self._reach.evidence.stands_where(noun):
            return None
        last = self._reach.whole(self._reach.ends(i))
        return self._made(noun, last, evidence.how == "named" or lower[noun] in self._words.table.named_sites)

    def _made(self, first: int, last: int, named: bool) -> PlaceName | None:
        """The site, unless the gazetteer has it, or has what stands in its name: "el aeropuerto de Bogotá"."""
        if self._reach.options[self._syntax.words_of(first, last + 1)]:
            return None
        inner = (i for i in range(first + 1, last + 1) if self._syntax.words[i][0].isupper())
        if not named and any(self._reach.options[self._syntax.words_of(i, last + 1)] for i in inner):
            return None
        kind: PlaceKind = "site"
        if self._syntax.lower[first] not in self._words.table.sites:
            kind = self.wanted(first) or kind
        return PlaceName(first, last, (), self._reach.beside(last), kind)
