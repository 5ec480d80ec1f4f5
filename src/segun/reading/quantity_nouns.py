"""What a number counts: the noun behind it, past adjectives and the words between.

In: the parse and a number. Out: `Counted`, or nothing where the number counts no people and no things.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.quantities import QuantityWords
from segun.reading.quantity_numbers import Number, Numbers
from segun.reading.syntax import Syntax

_REACH = 4  # words between the number and the noun
_QUOTES = frozenset({'"', "'", "«", "“", "‘"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The head of what is counted and its words; `pronoun` says that it stands for what was counted before."""

    head: int
    what: str
    pronoun: bool = False


class CountedNouns:
    """Finds what the numbers of one document count."""

    def __init__(self, syntax: Syntax, words: QuantityWords, numbers: Numbers) -> None:
        self._syntax, self._words, self._table, self._numbers = syntax, words, words.table, numbers

    def measure(self, at: int) -> int:
        """How many tokens from `at` on make the number before them a measure, a date or a share; 0 where none do."""
        lower, never = self._syntax.lower, self._table.not_counted
        if at >= len(lower):
            return 0
        return 1 if lower[at] in never else 2 if " ".join(lower[at : at + 2]) in never else 0

    def is_rate(self, first: int, head: int) -> bool:
        """Whether the number that begins at `first` is that of a rate: "por 100.000 habitantes"."""
        lower = self._syntax.lower
        return first > 0 and lower[first - 1] in self._table.rates and lower[head] in self._table.rate_units

    def behind(self, number: Number, at: int) -> Counted | None:
        """What is counted, from the token `at` behind the number on."""
        syntax = self._syntax
        past = syntax.sentence(number.first)[1]
        if at < past and syntax.lower[at] in self._table.currency:
            return Counted(at, self._table.currency[syntax.lower[at]])
        linked = at + 1 < past and syntax.lower[at] in self._table.links
        if linked and syntax.lower[at + 1] in self._table.pronouns:
            return Counted(at + 1, "", pronoun=True)
        if linked and syntax.lower[at + 1] in self._table.partitive_articles:
            return self._of_some(at + 2, past, number)
        if number.linked and not linked:
            return None
        return self._noun(at + 1 if number.linked else at, past, number)

    def _of_some(self, at: int, past: int, number: Number) -> Counted | None:
        """ "Tres de los cuatro detenidos"; "uno de los motivos" counts none."""
        inner = self._numbers.at(at) if at < past else None
        found = self._noun(inner.past if inner else at, past, None)
        return None if found and number.single and found.what not in self._words.singles else found

    def _noun(self, at: int, past: int, number: Number | None) -> Counted | None:
        """The noun from token `at` on, else the last adjective that can stand for one."""
        syntax, spare = self._syntax, None
        for i in range(at, min(past, at + _REACH)):
            word, tag = syntax.lower[i], syntax.pos[i]
            if word in self._table.substantives and self._fits(i, number):
                return Counted(i, word)
            if self.measure(i):
                return None
            if not word[0].isalpha():
                if word in _QUOTES:
                    continue
                break
            if self._is_noun(i, at):
                return Counted(i, word) if self._fits(i, number) else None
            if tag not in ("ADJ", "VERB", "NOUN", "PROPN") and word not in self._table.premodifiers:
                break
            if word not in self._table.premodifiers:
                spare = self._spare(i, number) or spare
                if spare is None:
                    break
        return spare

    def _is_noun(self, i: int, at: int) -> bool:
        if self._syntax.lower[i] in self._table.premodifiers:
            return False
        if self._syntax.pos[i] == "NOUN":
            return True
        # a name is counted only where it stands at once behind the number: "50 Cascos Azules"
        return self._syntax.pos[i] == "PROPN" and i == at

    def _spare(self, i: int, number: Number | None) -> Counted | None:
        """An adjective or participle that may itself be what is counted: "30 intoxicados"."""
        verb = self._syntax.pos[i] == "VERB" and self._syntax.features[i].get("VerbForm") != "Part"
        return None if verb or not self._fits(i, number) else Counted(i, self._syntax.lower[i])

    def _fits(self, i: int, number: Number | None) -> bool:
        """Whether the noun agrees with the number."""
        if self._syntax.lower[i] in self._table.not_counted:
            return False
        if number is None:
            return self._is_plural(i)
        if number.single:
            return self._syntax.lower[i] in self._words.singles
        return number.linked or number.high == 1 or self._is_plural(i)

    def _is_plural(self, i: int) -> bool:
        features = self._syntax.features[i].get("Number")
        return features == "Plur" or (features is None and self._syntax.lower[i].endswith(self._table.plural_endings))
