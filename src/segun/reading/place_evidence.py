"""Whether a name stands as a place: what stands before it.

In: the parse and the first token of a name. Out: `Evidence`, or nothing. Nothing here knows the gazetteer.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.language.grammar import Grammar, grammar
from segun.language.mention_words import MentionWords, mention_words
from segun.language.place_words import PlaceWords, place_words
from segun.reading.nouns import Nouns, nouns
from segun.reading.syntax import Syntax

How = Literal["where", "motion", "object", "holder", "named", "joined"]
_ADJECTIVES = 2  # that may stand between a noun and its "de": "la ciudad costera siria de"


@dataclass(frozen=True, slots=True)
class Evidence:
    """Why a name is a place.

    `noun` is the token of the place noun before it, -1 where there is none; `country` the country that an adjective between
    them names; `article` says that an article stands before the name, `plain` that nothing stands between the two.
    """

    how: How
    noun: int = -1
    country: str | None = None
    article: bool = False
    plain: bool = True


class PlaceEvidence:
    """Looks at what stands before names in one document."""

    def __init__(self, syntax: Syntax, language: str) -> None:
        self._syntax = syntax
        self.words: PlaceWords = place_words(language)
        self.mention_words: MentionWords = mention_words(language)
        self._grammar: Grammar = grammar(language)
        self._nouns: Nouns = nouns(language)

    def may_stand(self, i: int) -> bool:
        """Whether the word before token `i` can open a place at all; cheap."""
        if not i:
            return False
        return self._syntax.lower[i - 1] in self.words.before or self._syntax.pos[i - 1] in ("ADJ", "VERB")

    def of(self, first: int, previous: int) -> Evidence | None:
        """What makes the name that begins at token `first` a place.

        Args:
            first: the first token of the name.
            previous: the last token of the place before it, -1 where there is none.
        """
        at, article, plain = self._back(first)
        if at < 0:
            return None
        word = self._plain(at)
        if word in self.words.table.locative or self._phrase(at):
            return Evidence("where", article=article, plain=plain)
        if self._joined(first - 1 - (article and at == first - 2), previous):
            return Evidence("joined", article=article)
        if word in self.words.table.of:
            return self._behind_of(at, first, article, plain)
        if word in self.words.table.toward:
            moved = self._moved(at, first, self.words.table.motion, self.words.table.motion_nouns)
            return Evidence("motion", article=article, plain=plain) if moved else None
        if at == first - 1 and self._is_place_noun(at) and not self._odd_capital(at):
            return Evidence("named", noun=at)
        if self._syntax.pos[at] == "VERB" and self._syntax.lemmas[at] in self.words.table.reaching:
            return Evidence("object", article=article, plain=plain)
        return None

    def stands_where(self, first: int) -> bool:
        """Whether the phrase that begins at `first`, or its noun, stands behind a preposition of place."""
        found = self.of(first, -1)
        return found is not None and found.how in ("where", "motion")

    def _plain(self, i: int) -> str:
        return self._grammar.contractions.get(self._syntax.lower[i], self._syntax.lower[i])

    def _back(self, first: int) -> tuple[int, bool, bool]:
        """The word before a name, its adjective and its article; whether there is an article, and no adjective."""
        at, begin = first - 1, self._syntax.sentence(first)[0]
        if at < begin:
            return -1, False, True
        plain = True
        described = self._syntax.pos[at] == "ADJ" and self._syntax.words[at].islower()
        if described and at - 1 >= begin and self._is_article(at - 1):
            at, plain = at - 1, False
        if self._is_article(at):
            contracted = self._syntax.lower[at] in self._grammar.contractions
            return (at if contracted else at - 1 if at > begin else -1), True, plain
        return at, False, plain

    def _is_article(self, i: int) -> bool:
        lower = self._syntax.lower[i]
        return lower in self.mention_words.table.articles or lower in self._grammar.contractions

    def _phrase(self, at: int) -> bool:
        for phrase in self.words.phrases.get(self._plain(at), ()):
            begin = at - len(phrase) + 1
            if begin >= 0 and tuple(self._syntax.lower[begin:at]) == phrase[:-1]:
                return True
        return False

    def _joined(self, mark: int, previous: int) -> bool:
        """Whether only a comma, "y" or a bracket parts the name from the place before it."""
        joined = mark >= 0 and mark - 1 == previous >= 0
        return joined and (self._syntax.lower[mark] in self.words.table.joins or self._syntax.words[mark] == "(")

    def _behind_of(self, at: int, first: int, article: bool, plain: bool) -> Evidence | None:
        """ "La ciudad siria de …", "el norte de …", "salió de …"."""
        noun, country = at - 1, None
        begin = self._syntax.sentence(first)[0]
        while noun > begin and at - noun <= _ADJECTIVES and self._describes(noun):
            country = country or self._nouns[self._syntax.lower[noun]].demonym
            noun -= 1
        if noun >= begin and self._is_place_noun(noun):
            return Evidence("holder", noun, country, article, plain)
        table = self.words.table
        moved = self._syntax.lower[at - 1 : at] and self._moved(at, first, table.leaving, table.leaving_nouns)
        return Evidence("motion", article=article, plain=plain) if moved else None

    def _is_place_noun(self, i: int) -> bool:
        """Whether a place noun stands at `i`, which means a place here and no state: "jefe de Estado"."""
        lower, table = self._syntax.lower, self.words.table
        if lower[i] not in self.words.nouns or (
            lower[i] in table.regions and lower[i - 1 : i] and lower[i - 1] in table.of
        ):
            return False
        known = lower[i] in table.settlements or lower[i] in table.regions
        return known or self._syntax.words[i].islower() or self._syntax.words[i].isupper()

    def _odd_capital(self, i: int) -> bool:
        """Whether the noun begins a name of its own: "Puerto Armuelles"."""
        return self._syntax.words[i][0].isupper() and not self._syntax.words[i].isupper()

    def _describes(self, i: int) -> bool:
        lower = self._syntax.lower[i]
        return (
            self._syntax.words[i].islower()
            and lower not in self.words.nouns
            and (self._syntax.pos[i] == "ADJ" or self._nouns[lower].demonym is not None)
        )

    def _moved(self, at: int, first: int, verbs: frozenset[str], things: frozenset[str]) -> bool:
        """Whether the preposition at `at` belongs to a verb or a noun of motion."""
        syntax = self._syntax
        if at and (syntax.lower[at - 1] in things or self._moves(at - 1, verbs)):
            return True
        head = syntax.heads[first]
        if syntax.heads[head] != head and first - head > 0 and syntax.pos[head] == "PROPN":
            head = syntax.heads[head]
        return head < at and (self._moves(head, verbs) or syntax.lower[head] in things)

    def _moves(self, i: int, verbs: frozenset[str]) -> bool:
        return self._syntax.pos[i] in ("VERB", "AUX") and self._syntax.lemmas[i] in verbs
