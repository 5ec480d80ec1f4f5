"""Numbers in figures and in words: "1.200", "3,5 millones", "veinte mil", "medio centenar", "decenas de miles".

In: the parse and the words of quantity. Out: `Number`, from one token on. Thousands are parted by a full stop, a comma or a
blank, as countries differ: where exactly three figures follow a mark, it parts thousands, else it parts the decimals.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import lru_cache

from segun.language.quantities import QuantityWords
from segun.reading.syntax import Syntax

_LONGEST = 15  # characters: no figure that counts anything is longer
_MOST = 10**15
_GROUPED = re.compile(r"[1-9]\d{0,2}([.,])\d{3}(?:\1\d{3})*")
_DECIMAL = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d{1,6}),(\d{1,3})|(\d{1,6})\.(\d{1,3})")
_SPAN = re.compile(r"([1-9]\d{0,5})[-–]([1-9]\d{0,5})")
_THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Number:
    """The number at tokens `first` to `past - 1`: at least `low`, at most `high`, None where it is open.

    `lead` and `factor` are what it was multiplied from ("3,5 millones"). `linked` says that a preposition stands before what
    is counted ("un centenar de"), `single` that it is the article as well ("una"), `open` that it is a noun in the plural.
    """

    first: int
    past: int
    low: Fraction
    high: Fraction | None
    lead: Fraction
    factor: int = 1
    linked: bool = False
    single: bool = False
    open: bool = False

    @property
    def is_whole(self) -> bool:
        return self.low.denominator == 1

    def scaled(self, factor: int) -> Number:
        """The number times `factor`: the first of "2 o 3 millones"."""
        high = None if self.high is None else self.high * factor
        return replace(self, low=self.low * factor, high=high, factor=factor)


@lru_cache(maxsize=4096)
def figure(word: str) -> Fraction | None:
    """The number that a token in figures stands for; None for dates, scores, percentages and numbers that begin with 0."""
    if len(word) > _LONGEST or not word.isascii():
        return None
    if word.isdecimal():
        return Fraction(int(word)) if word[0] != "0" or word == "0" else None
    if _GROUPED.fullmatch(word):
        return Fraction(int(word.replace(".", "").replace(",", "")))
    found = _DECIMAL.fullmatch(word)
    if not found:
        return None
    whole, part = found[1] or found[3], found[2] or found[4]
    return Fraction(f"{whole.replace('.', '')}.{part}")


class Numbers:
    """The numbers of one document."""

    def __init__(self, syntax: Syntax, words: QuantityWords) -> None:
        self._syntax, self._lower, self._table = syntax, syntax.lower, words.table

    def at(self, i: int) -> Number | None:
        """The longest number that begins at token `i`."""
        found = self._half(i) or self._vague(i) or self._noun(i) or self._counted(i) or self._figures_to(i)
        return found if found and found.low < _MOST else None

    def _word(self, i: int) -> str:
        return self._lower[i] if i < len(self._lower) else ""

    def _half(self, i: int) -> Number | None:
        """ "Medio centenar"."""
        unit = self._table.collectives.get(self._word(i + 1)) if self._lower[i] in self._table.halves else None
        return None if unit is None else self._times(_exact(i, i + 2, Fraction(unit, 2), unit, linked=True))

    def _vague(self, i: int) -> Number | None:
        """ "Varios heridos"; "varios miles" is a noun of number."""
        low = self._table.vague.get(self._lower[i])
        if low is None or self._word(i + 1) in self._table.collective_plurals:
            return None
        return Number(i, i + 1, Fraction(low), None, Fraction(low))

    def _noun(self, i: int) -> Number | None:
        """ "Miles", "varios centenares", "decenas de miles", "miles y miles"."""
        at = i + 1 if self._lower[i] in self._table.open_words else i
        low = self._table.open.get(self._word(at))
        if low is None:
            return None
        past = at + 1
        if self._word(past) in self._table.half_link and self._word(past + 1) == self._lower[at]:
            past += 2
        value = Fraction(low)
        return self._times(Number(i, past, value, None, value, linked=True, open=True))

    def _times(self, number: Number) -> Number:
        """The number with the noun of number that it counts: "decenas de miles"."""
        unit = self._table.collective_plurals.get(self._word(number.past + 1))
        if unit is None or self._word(number.past) not in self._table.links:
            return number
        return replace(number.scaled(unit), past=number.past + 2)

    def _counted(self, i: int) -> Number | None:
        """Figures or numerals with what multiplies them: "20 mil", "dos millones y medio", "tres docenas"."""
        group, at = self._chunk(i)
        lead, total, factor = group, Fraction(0), 1
        if group is None:
            if self._table.scales.get(self._lower[i]) != _THOUSAND:
                return None
            group = lead = Fraction(1)
        while (scale := self._table.scales.get(self._word(at))) and (factor == 1 or scale < factor or total == 0):
            more, past = self._chunk(at + 1)
            factor = max(factor, scale) if total else factor * scale
            if scale == _THOUSAND:
                group = group * scale + (more if more is not None and more < _THOUSAND else 0)
                at = past if more is not None and more < _THOUSAND else at + 1
                continue
            total, linked_at = total + group * scale, at + 1
            total, at = self._and_half(total, scale, linked_at)
            group = Fraction(0)
            if at == linked_at and more is not None and more < _THOUSAND:
                group, at = more, past
        value = total + group
        number = _exact(i, at, value, factor, linked=total > 0 and group == 0, lead=lead)
        if factor > 1:
            return number
        return self._collected(number)

    def _and_half(self, value: Fraction, unit: int, at: int) -> tuple[Fraction, int]:
        """ "Un millón y medio"."""
        if self._word(at) in self._table.half_link and self._word(at + 1) in self._table.halves:
            return value + Fraction(unit, 2), at + 2
        return value, at

    def _collected(self, number: Number) -> Number:
        """A number with the noun of number behind it: "un centenar", "tres docenas"; "una" alone is the article as well."""
        one = number.low == 1 and not self._lower[number.first][0].isdigit()
        nouns = self._table.collectives if number.low == 1 else self._table.collective_plurals
        unit = nouns.get(self._word(number.past))
        if unit is None:
            return replace(number, single=one)
        value, past = self._and_half(number.low * unit, unit, number.past + 1)
        return self._times(_exact(number.first, past, value, unit, linked=True, lead=number.low))

    def _chunk(self, i: int) -> tuple[Fraction | None, int]:
        """Figures, or numerals below a thousand, from token `i`, and the token behind them."""
        word = self._word(i)
        if word[:1].isdigit():
            return self._figures(i)
        return self._numerals(i)

    def _figures(self, i: int) -> tuple[Fraction | None, int]:
        """Figures, with the thousands that a blank parts: "12 000"."""
        value, at = figure(self._lower[i]), i + 1
        if value is None or value.denominator != 1 or len(self._lower[i]) > 3:
            return value, at
        while len(self._word(at)) == 3 and self._lower[at].isdecimal() and self._parted(at):
            value, at = value * _THOUSAND + int(self._lower[at]), at + 1
        return value, at

    def _parted(self, at: int) -> bool:
        return self._syntax.starts[at] - self._syntax.ends[at - 1] == 1 and self._lower[at].isascii()

    def _numerals(self, i: int) -> tuple[Fraction | None, int]:
        values, at = self._table.numerals, i
        total, last = 0, _THOUSAND
        while at < len(self._lower):
            step = at + 1 if self._lower[at] in self._table.numeral_link and 20 <= last < 100 else at
            value = values.get(self._word(step), _THOUSAND)
            if value >= last or (last < 100 and (step == at or value > 9)):
                break
            total, last, at = total + value, value, step + 1
        return (Fraction(total), at) if total else (None, i)

    def _figures_to(self, i: int) -> Number | None:
        """ "10-15" as one token; the first figure is the smaller one."""
        found = _SPAN.fullmatch(self._lower[i]) if len(self._lower[i]) <= _LONGEST else None
        if not found or int(found[1]) >= int(found[2]):
            return None
        low, high = Fraction(int(found[1])), Fraction(int(found[2]))
        return Number(i, i + 1, low, high, low)


def _exact(first: int, past: int, value: Fraction, factor: int, linked: bool, lead: Fraction | None = None) -> Number:
    return Number(first, past, value, value, value if lead is None else lead, factor, linked)
