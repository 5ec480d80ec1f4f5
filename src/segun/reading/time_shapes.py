"""What a token that begins with a digit, or a run of numerals, can be: day, year, clock time, whole date.

In: lower-cased tokens. Out: pairs of class and value for `reading.time_grammar`. Shapes are those of ISO 8601 and of
European print (day before month); words come from the language's table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from segun.reading.calendar import day_of

_ORDINAL_DAY = re.compile(r"(\d{1,2})(?:\.?[ºª°]|er|ro|o)")
_CLOCK = re.compile(r"(\d{1,2})(?:[:h](\d{2})?)(?::\d{2})?(?:h|hs)?")
_DOTTED = re.compile(r"(\d{1,2})\.(\d{2})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_PRINTED = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})")
_YEARS = re.compile(r"(\d{4})[-/–](\d{4}|\d{2})")
# a day of the month in words needs its month: "el viernes una" is none
_IN_WORDS = {"DAY": "DAY_WORD"}
_LONGEST_NUMBER = 32  # characters; no date or hour is longer
_FIRST_YEAR, _LAST_YEAR, _PIVOT = 1000, 2100, 50


@lru_cache(maxsize=4096)
def shapes_of(word: str) -> tuple[tuple[str, int | str], ...]:
    """Classes and values of one token that begins with a digit or an apostrophe, `()` where it is nothing of the kind."""
    bare = word.lstrip("'’")
    if len(bare) > _LONGEST_NUMBER:
        return ()
    if bare.isdecimal() and bare.isascii():
        return tuple(_plain(int(bare), len(bare), bare != word))
    return tuple(_written(word))


def full_year(two_digits: int) -> int:
    """The year that two digits stand for: 00-49 in the 21st century, 50-99 in the 20th."""
    return two_digits + (2000 if two_digits < _PIVOT else 1900)


def _plain(number: int, digits: int, apostrophe: bool) -> Iterator[tuple[str, int | str]]:
    if apostrophe:
        if digits == 2:
            yield "YY", full_year(number)
        return
    if digits <= 6:
        yield from number_classes(number)
    if digits == 2:
        yield "YY", full_year(number)
    if digits == 4 and number % 100 < 60 and number // 100 < 25:
        yield "HHMM", f"{number // 100:02}:{number % 100:02}"


def number_classes(number: int) -> Iterator[tuple[str, int | str]]:
    """The classes that a whole number can have."""
    yield "NUMBER", number
    if 1 <= number <= 31:
        yield "DAY", number
    if number <= 24:
        yield "HOUR", number
    if number < 60:
        yield "MINUTE", number
    if _FIRST_YEAR <= number <= _LAST_YEAR:
        yield "YEAR", number
    if number % 10 == 0 and 10 <= number <= 90:
        yield "TENS", number


def _written(word: str) -> Iterator[tuple[str, int | str]]:
    if found := _ORDINAL_DAY.fullmatch(word):
        if 1 <= int(found[1]) <= 31:
            yield "DAY", int(found[1])
    elif found := _ISO.fullmatch(word):
        yield from _date(int(found[1]), int(found[2]), int(found[3]))
    elif found := _PRINTED.fullmatch(word):
        year = int(found[4])
        yield from _date(full_year(year) if len(found[4]) == 2 else year, int(found[3]), int(found[1]))
    elif found := _YEARS.fullmatch(word):
        yield from _years(int(found[1]), found[2])
    elif found := _CLOCK.fullmatch(word):
        yield from _clock("CLOCK", int(found[1]), int(found[2] or 0))
    elif found := _DOTTED.fullmatch(word):
        yield from _clock("DOTTED", int(found[1]), int(found[2]))


def _date(year: int, month: int, day: int) -> Iterator[tuple[str, int | str]]:
    date = day_of(year, month, day) if _FIRST_YEAR <= year <= _LAST_YEAR else None
    if date:
        yield "DATE", date.isoformat()


def _years(first: int, last: str) -> Iterator[tuple[str, int | str]]:
    past = int(last) if len(last) == 4 else first // 100 * 100 + int(last)
    if _FIRST_YEAR <= first < past <= _LAST_YEAR:
        yield "YEARS", f"{first}/{past}"


def _clock(name: str, hour: int, minute: int) -> Iterator[tuple[str, int | str]]:
    if hour <= 24 and minute < 60:
        yield name, f"{hour:02}:{minute:02}"


class Numerals:
    """Numbers in words, read by adding up (`treinta y cinco`) and multiplying by thousands.

    Args:
        words: value of each numeral word.
        links: words that may stand between two of them.
    """

    def __init__(self, words: dict[str, int], links: frozenset[str]) -> None:
        self.words = words
        self._links = links

    def read(self, lower: list[str], i: int) -> Iterator[tuple[str, int | str, int]]:
        """Class, value and next token of the numbers that begin at token `i`: the first word alone and the whole run."""
        total = last = self.words[lower[i]]
        for name, value in number_classes(total):
            yield _IN_WORDS.get(name, name), value, i + 1
        at = i + 1
        while at < len(lower):
            step = at + 1 if lower[at] in self._links and last < 100 and at + 1 < len(lower) else at
            value = self.words.get(lower[step], 0)
            if not value or (value >= last and value != 1000) or (step > at and (value > 9 or last < 20)):
                return
            if step == at and last < 100 and value != 1000:
                return
            total = total * value if value == 1000 and total < 1000 else total + value
            last, at = value, step + 1
            for name, number in number_classes(total):
                yield _IN_WORDS.get(name, name), number, at
