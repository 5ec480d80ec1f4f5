"""Where the name of a place ends, and which country stands beside it.

In: the parse. Out: token indexes, options, alpha-3 codes.
"""

from __future__ import annotations

from segun.reading.mention import Mention
from segun.reading.name_tables import LONGEST
from segun.reading.nouns import nouns
from segun.reading.place_evidence import PlaceEvidence
from segun.reading.place_options import Option, place_options
from segun.reading.syntax import Syntax

_BESIDE = 6  # tokens behind a name within which the country that it lies in is named
_GAP = 3  # "Santa Cruz de la Sierra": a name goes on past two small words
Span = tuple[int, int, tuple[Option, ...]]
"""First and last token of a name, and its bearers."""


class PlaceReach:
    """The capitals of one document as names of places."""

    def __init__(self, syntax: Syntax, mentions: list[Mention], evidence: PlaceEvidence, language: str) -> None:
        self.syntax, self.evidence = syntax, evidence
        self.words, self.small = evidence.words, evidence.mention_words.table
        self.options = place_options(language)
        self.nouns = nouns(language)
        named = (m for m in mentions if m.type == "name" and not m.members)
        self.names = {i: m for m in named for i in range(m.first, m.last + 1)}

    def ends(self, i: int) -> list[int]:
        """The capitalised tokens at which a name that begins at `i` may end."""
        syntax, past = self.syntax, min(self.syntax.sentence(i)[1], i + LONGEST)
        ends, at = [i], i + 1
        while at < past:
            if syntax.words[at][0].isupper():
                ends.append(at)
            elif syntax.lower[at] not in self.words.table.inner:
                break
            at += 1
        return ends

    def longest(self, i: int, ends: list[int]) -> Span | None:
        """The longest name of the gazetteer from token `i` on; a place noun alone ("Universidad") is none."""
        for end in reversed(ends):
            if end == i and self.syntax.lower[i] in self.words.nouns:
                break
            options = self.options[self.syntax.words_of(i, end + 1)]
            if options:
                return i, end, options
        return None

    def whole(self, ends: list[int]) -> int:
        """The last of the ends before a coordinator or a gap: where a name that no table knows ends."""
        last = ends[0]
        for end in ends[1:]:
            if end - last > _GAP or any(self.syntax.lower[k] in self.words.table.joins for k in range(last + 1, end)):
                break
            last = end
        return last

    def goes_on(self, last: int) -> bool:
        """Whether the next word belongs to the name as well: "San Martín Porres" is no "San Martín"."""
        syntax, after = self.syntax, last + 1
        if after >= len(syntax) or not syntax.words[after][0].isupper() or syntax.lower[after] in self.small.calendar:
            return False
        another = after in self.names and self.names[after].first == after
        loud = syntax.words[last].isupper() and syntax.words[after].isupper()
        return syntax.sentence_of[last] == syntax.sentence_of[after] and not loud and not another

    def beside(self, last: int) -> str | None:
        """The country named right behind: "Tijuana, México", "Valencia (este de España)", "Homs, en el centro de Siria"."""
        syntax = self.syntax
        past = min(syntax.sentence(last)[1], last + 2 + _BESIDE)
        if last + 2 >= past or syntax.words[last + 1] not in (",", "("):
            return None
        for i in range(last + 2, past):
            if syntax.words[i][0].isupper():
                return None if self.acts(i) else self._only_country(i)
            demonym = self.nouns[syntax.lower[i]].demonym
            if demonym and syntax.words[last + 1] == "(":
                return demonym
            if not self._leads_on(i):
                return None
        return None

    def _only_country(self, i: int) -> str | None:
        found = self.longest(i, self.ends(i))
        codes = {option.country for option in found[2] if not option.longer} if found else set()
        return codes.pop() if len(codes) == 1 else None

    def _leads_on(self, i: int) -> bool:
        """Whether the word may stand between a place and the country that it lies in."""
        lower, table = self.syntax.lower[i], self.words.table
        known = lower in table.locative or lower in table.of or lower in self.small.articles
        known = known or lower in self.small.contracted or lower in self.words.nouns
        return known or self.syntax.pos[i] in ("ADJ", "ADP", "DET")

    def acts(self, i: int) -> bool:
        """Whether the token is in the name of a state that acts."""
        mention = self.names.get(i)
        return mention is not None and mention.kind == "state" and mention.part in ("subject", "source")

    def is_common(self, i: int) -> bool:
        """Whether the capitalised word is a noun for people, institutions or places rather than a name: "Defensa"."""
        lower = self.syntax.lower[i]
        noun = self.nouns[lower]
        return noun.acts or noun.organisation is not None or lower in self.words.nouns or lower in self.small.weak_nouns
