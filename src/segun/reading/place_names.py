"""The names in a document that stand as places, with all that they may name.

In: the parse, the mentions of actors, the tokens of the dateline. Out: `PlaceName` values by position, not yet told apart.
"""

from __future__ import annotations

from collections.abc import Iterator

from segun.reading.mention import Mention
from segun.reading.name_tables import name_tables
from segun.reading.place_evidence import Evidence, PlaceEvidence
from segun.reading.place_name import PlaceName
from segun.reading.place_reach import PlaceReach, Span
from segun.reading.place_sites import PlaceSites
from segun.reading.syntax import Syntax

_LARGE = 100_000  # inhabitants of a place whose article the press writes small: "la Habana"


class PlaceNames:
    """One pass over one document."""

    def __init__(
        self, syntax: Syntax, mentions: list[Mention], dateline: tuple[int, int] | None, language: str
    ) -> None:
        self._syntax, self._dateline = syntax, dateline or (0, 0)
        self._evidence = PlaceEvidence(syntax, language)
        self._words = self._evidence.words
        self._reach = PlaceReach(syntax, mentions, self._evidence, language)
        self._sites = PlaceSites(self._reach)

    def read(self) -> Iterator[PlaceName]:
        """The names that stand as places, by position."""
        previous, free = -1, 0
        for i, word in enumerate(self._syntax.words):
            if i < free or not word[0].isupper():
                continue
            found = self._at(i, previous)
            if found:
                yield found
                previous, free = found.last, found.last + 1

    def _at(self, i: int, previous: int) -> PlaceName | None:
        if self._dateline[0] <= i < self._dateline[1]:
            return self._in_dateline(i)
        if not self._evidence.may_stand(i) or self._syntax.lower[i] in self._reach.small.calendar:
            return self._by_country(i)
        evidence = self._evidence.of(i, previous)
        if evidence is None:
            return self._by_country(i)
        if evidence.how == "joined" and self._reach.acts(i):
            return None
        found = self._sites.site(i, evidence) or self._named(i, evidence)
        return found if found and found.first > previous else None

    def _by_country(self, i: int) -> PlaceName | None:
        """ "El taller de Valencia (este de España)": only the country beside the name shows that it is a place."""
        mention = self._reach.names.get(i)
        if (i and self._syntax.words[i - 1][0].isupper()) or (
            mention and not mention.vague and mention.kind != "state"
        ):
            return None
        ends = self._reach.ends(i)
        past = ends[-1] + 1
        if past >= len(self._syntax) or self._syntax.words[past] not in (",", "("):
            return None
        found = self._reach.longest(i, ends)
        if found is None or found[1] != ends[-1] or self._reach.acts(i):
            return None
        beside = self._reach.beside(found[1])
        inside = any(option.country == beside and option.kind != "country" for option in found[2])
        return PlaceName(*found, beside) if beside and inside and not self._is_country(found) else None

    def _is_country(self, found: Span) -> bool:
        return found[2][0].kind == "country"

    def _in_dateline(self, i: int) -> PlaceName | None:
        found = self._reach.longest(i, [end for end in self._reach.ends(i) if end < self._dateline[1]])
        if found is None:
            return None
        # a capital that bears its country's name is meant: "GUATEMALA, 3 may"
        return PlaceName(
            *found, self._reach.beside(found[1]), "city" if i == self._dateline[0] else None, dateline=True
        )

    def _named(self, i: int, evidence: Evidence) -> PlaceName | None:
        """The longest name of the gazetteer from token `i` on, with its noun or article where they belong to it."""
        ends = self._reach.ends(i)
        if self._is_somebody(i, evidence):
            return None
        found = (
            self._with_noun(ends, evidence)
            or self._with_article(i, ends, evidence)
            or self._reach.longest(i, ends)
            or self._tail(i, ends)
        )
        if found is None:
            return self._sites.unknown(i, ends, evidence)
        if self._reach.goes_on(found[1]) or not self._fits(i, found, evidence):
            return None
        return PlaceName(*found, evidence.country or self._reach.beside(found[1]), self._sites.wanted(evidence.noun))

    def _with_noun(self, ends: list[int], evidence: Evidence) -> Span | None:
        """ "Franja de Gaza", "provincia de Buenos Aires", where the gazetteer has the name with its noun."""
        return None if evidence.noun < 0 or evidence.country else self._reach.longest(evidence.noun, ends)

    def _with_article(self, i: int, ends: list[int], evidence: Evidence) -> Span | None:
        """ "La Habana" with its article in small letters."""
        if not evidence.article or not evidence.plain or self._syntax.lower[i - 1] not in self._reach.small.articles:
            return None
        found, plain = self._reach.longest(i - 1, ends), self._reach.longest(i, ends)
        if found is None or not any(option.size >= _LARGE for option in found[2]):
            return None
        return found if plain is None or plain[2][0].kind == "city" else None

    def _tail(self, i: int, ends: list[int]) -> Span | None:
        """The name behind a place noun with a capital: "Estado Zulia", "Aeropuerto de Barajas", "Universidad de León"."""
        if self._syntax.lower[i] not in self._words.nouns:
            return None
        found = (self._reach.longest(begin, ends[n:]) for n, begin in enumerate(ends) if n)
        return next((span for span in found if span and span[1] == ends[-1]), None)

    def _fits(self, i: int, found: Span, evidence: Evidence) -> bool:
        """Whether the evidence is enough for this name.

        A city has no article ("en el Valencia" is a club); a name that is a person's too needs a preposition or a noun.
        """
        first, last, options = found
        if evidence.how == "named" and self._sites.wanted(evidence.noun) is None and first > evidence.noun:
            return False  # "la mezquita Córdoba": that is the mosque's name
        if self._sites.wanted(evidence.noun) == "city" and all(option.kind == "country" for option in options):
            return False  # "el pueblo de México": its people
        if first != last:
            return True
        kinds = {option.kind for option in options}
        if first == i and evidence.article and evidence.plain and options[0].kind == "city":
            return evidence.how == "holder" and self._syntax.lower[evidence.noun] in self._words.table.parts
        if evidence.how in ("joined", "object") and "country" not in kinds:
            return name_tables().given(self._syntax.words[first]) is None
        return True

    def _is_somebody(self, first: int, evidence: Evidence) -> bool:
        """Whether the name is a person's or an organisation's, or a state that acts."""
        mention = self._reach.names.get(first)
        if mention is None:
            return False
        if mention.vague or mention.kind == "state":
            return self._reach.acts(first) and evidence.how not in ("where", "motion")
        if mention.kind == "person":
            whole = self._reach.options[self._syntax.words_of(mention.first, mention.last + 1)]
            return not (mention.first == first < mention.last and whole and evidence.how in ("where", "motion"))
        # "en la Universidad de León": what stands in the name of an institution tells where it is
        return evidence.how != "where" and not self._evidence.stands_where(mention.first)
