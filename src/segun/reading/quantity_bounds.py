"""What the words around a number make of it: "al menos 12", "entre 10 y 15", "unos 200", "20 o más".

In: a `Number`. Out: `Amount`, the tokens that the whole takes and its bounds. What each bound means stands in the data file.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction

from segun.language.quantities import Bound, Phrases, QuantityWords
from segun.reading.quantity_numbers import Number, Numbers

_TENTH = Fraction(1, 10)
_WORDS_BEFORE = 2  # bounds that may stand one before the other: "al menos unos 200"


@dataclass(frozen=True, slots=True)
class Amount:
    """Bounds of a quantity, and the number that they were read from; `bounded` says that words set them."""

    number: Number
    first: int
    past: int
    low: Fraction | None
    high: Fraction | None
    bounded: bool = False

    def under(self, bound: Bound, first: int, past: int) -> Amount:
        """The amount with one more bound, stretched to the words that set it."""
        low, high = self.low, self.high
        if bound == "at_least":
            high = None
        elif bound == "at_most":
            low = None
        elif low is not None and high is not None:
            low, high = low * (1 - _TENTH), high * (1 + _TENTH) if bound == "about" else high
        return replace(self, low=low, high=high, first=min(first, self.first), past=max(past, self.past), bounded=True)


class Bounds:
    """Reads the bounds of the numbers of one document."""

    def __init__(self, lower: list[str], words: QuantityWords, numbers: Numbers) -> None:
        self._lower, self._words, self._numbers = lower, words, numbers

    def of(self, number: Number, free: int) -> Amount:
        """The amount around a number; its words begin at token `free` or later."""
        amount = self._range(number, free) or Amount(number, number.first, number.past, number.low, number.high)
        if amount.first > free and self._lower[amount.first - 1] in self._words.table.currency:
            amount = replace(amount, first=amount.first - 1)
        for _ in range(_WORDS_BEFORE):
            found = _phrase_before(self._lower, amount.first, free, self._words.before)
            if found is None:
                break
            amount = amount.under(found[1], found[0], amount.past)
        return self.behind(amount, amount.past)

    def behind(self, amount: Amount, at: int) -> Amount:
        """The amount with a bound that stands from token `at` on: "20 o más"."""
        for phrase, bound in self._words.after.get(self._lower[at], ()) if at < len(self._lower) else ():
            if tuple(self._lower[at : at + len(phrase)]) == phrase:
                return amount.under(bound, amount.first, at + len(phrase))
        return amount

    def _range(self, number: Number, free: int) -> Amount | None:
        """ "Entre 10 y 15", "dos o tres", "2 a 3 millones": the smaller number first."""
        if number.past + 1 >= len(self._lower) or number.high is None:
            return None
        opening = self._opening(number.first, free)
        for form in self._words.table.ranges:
            if self._lower[number.past] in form.links and (not form.opens or self._lower[opening] in form.opens):
                other = self._numbers.at(number.past + 1)
                return self._joined(number, other, opening if form.opens else number.first) if other else None
        return None

    def _opening(self, first: int, free: int) -> int:
        """The word that may open a range, past an article: "entre los 10 y 15"; `first` itself where none stands there."""
        before = first - 1
        if before > free and self._lower[before] in self._words.table.partitive_articles:
            before -= 1
        return max(before, free) if first > free else first

    def _joined(self, number: Number, other: Number, opening: int) -> Amount | None:
        if number.factor == 1 and other.factor > 1 and number.low < other.lead:
            number = number.scaled(other.factor)
        if other.high is None or number.low >= other.low:
            return None
        whole = replace(other, first=number.first, single=False)
        return Amount(whole, opening, other.past, number.low, other.high, bounded=opening < number.first)


def _phrase_before(lower: list[str], first: int, free: int, phrases: Phrases) -> tuple[int, Bound] | None:
    """The first token, and the bound, of the longest phrase that ends right before token `first`."""
    if first <= free:
        return None
    for phrase, bound in phrases.get(lower[first - 1], ()):
        begin = first - len(phrase)
        if begin >= free and tuple(lower[begin:first]) == phrase:
            return begin, bound
    return None
