"""How many: the numbers of people, victims and things in one document.

In: a parse and `doc._.times`, whose numbers are none of these. Out: `doc._.quantities`, a list of `QuantityMention` by position.
Most tokens are turned down by one look into a set; a number is read only around numerals and figures.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.quantities import QuantityWords, quantity_words
from segun.reading.quantity_bounds import Amount, Bounds
from segun.reading.quantity_nouns import Counted, CountedNouns
from segun.reading.quantity_numbers import Number, Numbers
from segun.reading.syntax import Syntax, syntax_of
from segun.reading.times import TimeMention
from segun.text.translation import suspects, translation_table

_DIGITS = frozenset("0123456789")
_JOINS = frozenset({"-", "–", "/", ":"})
_ARGUMENTS = ("nsubj", "nsubj:pass", "obj")
_LARGE = 1_000_000
_SENTENCES_BACK = 1


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A number of something.

    `first` and `last` are tokens, both inclusive, from the words that bound the number to the noun that it counts. `head` is
    that noun, the last word of the number where there is none; `what` is the noun as it stands, in small letters, that of an
    earlier quantity for "12 de ellos", "" where the text names none. `min` and `max` are None where the words set no bound.
    """

    first: int
    last: int
    head: int
    what: str
    min: int | None
    max: int | None


def read_quantities(syntax: Syntax, times: list[TimeMention], language: str = "es") -> list[QuantityMention]:
    """The quantities of a document, by position; none overlap.

    Args:
        syntax: the parse.
        times: its times; a number within one counts nothing.
        language: folder under `segun/language` that holds `quantities.yaml`.
    """
    return list(_Search(syntax, times, quantity_words(language), language).run())


class QuantityReader:
    """Reads the quantities of a document.

    Args:
        language: the folder under `segun/language` to read by.
    """

    def __init__(self, language: str) -> None:
        self.language = language

    def __call__(self, doc: Doc) -> Doc:
        doc._.quantities = read_quantities(syntax_of(doc), doc._.times or [], self.language)
        return doc


@Language.factory("segun_quantities", assigns=["doc._.quantities"], requires=["doc._.times"])
def make_quantities(nlp: Language, name: str) -> QuantityReader:
    """The component that writes `doc._.quantities`."""
    return QuantityReader(nlp.lang or "")


class _Search:
    """The search for quantities in one document."""

    def __init__(self, syntax: Syntax, times: list[TimeMention], words: QuantityWords, language: str) -> None:
        self._syntax, self._words = _mended(syntax, language), words
        self._dated = frozenset(i for time in times for i in range(time.first, time.last + 1))
        self._numbers = Numbers(self._syntax, words)
        self._bounds = Bounds(self._syntax.lower, words, self._numbers)
        self._nouns = CountedNouns(self._syntax, words, self._numbers)
        self._latest: QuantityMention | None = None

    def run(self) -> Iterator[QuantityMention]:
        """The quantities that stand, by position."""
        triggers, dated, free = self._words.triggers, self._dated, 0
        for i, word in enumerate(self._syntax.lower):
            if i < free or not (word in triggers or word[0] in _DIGITS) or i in dated:
                continue
            number = self._numbers.at(i)
            if number is None:
                continue
            found = self._quantity(number, free)
            if found and (found.min is not None or found.max is not None):  # "hasta varios" bounds nothing
                self._latest = found
                yield found
            free = found.last + 1 if found else self._passed_over(number)

    def _passed_over(self, number: Number) -> int:
        """The token from which on to search behind a number that counts nothing: "un" and "una" may be only articles."""
        return number.past + (0 if number.single else self._nouns.measure(number.past))

    def _quantity(self, number: Number, free: int) -> QuantityMention | None:
        if not self._counts(number):
            return None
        amount = self._bounds.of(number, max(free, self._syntax.sentence(number.first)[0]))
        if any(i in self._dated for i in range(amount.first, amount.past)) or self._nouns.measure(amount.past):
            return None
        counted = self._money_before(amount, free) or self._nouns.behind(amount.number, amount.past)
        if counted is None and (amount.number.single or not self._stands_alone(amount)):
            return None
        if counted is None or counted.pronoun:
            return self._made(amount, self._taken_up(counted, amount))
        if counted.head in self._dated or self._nouns.is_rate(amount.first, counted.head):
            return None
        return self._made(self._bounds.behind(amount, counted.head + 1), counted)

    def _counts(self, number: Number) -> bool:
        """Whether the number is neither part of a name or a longer row of figures nor behind a word that numbers things."""
        syntax, first, last = self._syntax, number.first, number.past - 1
        before = first - 1
        if before >= 0 and (syntax.lower[before] in self._words.table.not_after or self._touches(before, before - 1)):
            return False
        if number.past < len(syntax) and (self._touches(number.past, number.past + 1) or self._runs_on(number.past)):
            return False
        if syntax.lower[first][0] in _DIGITS or not syntax.words[first][:1].isupper():
            return True
        named = number.past < len(syntax) and syntax.words[number.past][:1].isupper() and syntax.words[last].istitle()
        return not named and (len(syntax.words[first]) < 2 or not syntax.words[first].isupper() or self._loud(number))

    def _loud(self, number: Number) -> bool:
        """Whether the words beside the number are in capitals as well: a headline."""
        return any(word.isupper() and len(word) > 1 for word in self._syntax.words[number.past : number.past + 2])

    def _touches(self, mark: int, beyond: int) -> bool:
        """Whether a hyphen, slash or colon joins the number with the figures beyond: a score, a date, a case number."""
        syntax = self._syntax
        if syntax.words[mark] not in _JOINS or not 0 <= beyond < len(syntax):
            return False
        return syntax.lower[beyond][0] in _DIGITS

    def _runs_on(self, at: int) -> bool:
        return self._syntax.lower[at][0] in _DIGITS and self._syntax.sentence_of[at] == self._syntax.sentence_of[at - 1]

    def _money_before(self, amount: Amount, free: int) -> Counted | None:
        """ "US$ 300 millones": the sign before the number, where no noun of money stands behind it."""
        sign = amount.number.first - 1
        what = self._words.table.currency.get(self._syntax.lower[sign]) if sign >= free else None
        return None if what is None else Counted(sign, what)

    def _stands_alone(self, amount: Amount) -> bool:
        """Whether the number counts something that the sentence leaves out: "al menos 12 murieron", "son tres millones"."""
        syntax, number = self._syntax, amount.number
        if not number.is_whole:
            return False
        if number.open or number.linked or number.factor >= _LARGE:
            return number.open is False or self._argument(number) or syntax.pos[amount.past - 1] == "NUM"
        return amount.bounded or self._argument(number)

    def _argument(self, number: Number) -> bool:
        """Whether the number by itself is the subject or object of a verb, no article before it."""
        syntax = self._syntax
        before = number.first - 1
        if before >= 0 and syntax.pos[before] in ("DET", "ADP", "NOUN", "PROPN"):
            return False
        last = number.past - 1
        head = syntax.heads[last]
        if syntax.deps[last] == "conj" and syntax.pos[head] == "NUM" and before >= 0:
            return number.past < len(syntax) and self._finite_plural(number.past)
        return syntax.deps[last] in _ARGUMENTS and syntax.features[head].get("Number") == "Plur"

    def _finite_plural(self, i: int) -> bool:
        features = self._syntax.features[i]
        return self._syntax.pos[i] in ("VERB", "AUX") and features.get("Number") == "Plur" and "VerbForm" in features

    def _taken_up(self, counted: Counted | None, amount: Amount) -> Counted:
        """What the quantity before it counted, for a pronoun: "20 detenidos, 12 de ellos"."""
        if counted is None:
            return Counted(amount.past - 1, "")
        latest = self._latest
        near = latest and self._sentence(counted.head) - self._sentence(latest.head) <= _SENTENCES_BACK
        return Counted(counted.head, latest.what if latest and near else "", pronoun=True)

    def _sentence(self, i: int) -> int:
        return self._syntax.sentence_of[i]

    def _made(self, amount: Amount, counted: Counted) -> QuantityMention:
        first, last = min(amount.first, counted.head), max(amount.past - 1, counted.head)
        low = None if amount.low is None else math.floor(amount.low)
        high = None if amount.high is None else math.ceil(amount.high)
        return QuantityMention(first, last, counted.head, counted.what, low, high)


def _mended(syntax: Syntax, language: str) -> Syntax:
    """The parse with the number words that a translation has mistaken put back: "millas de militares"."""
    confused = translation_table(language).confusions
    if not any(confusion.word in syntax.lower for confusion in confused):
        return syntax
    meant = {suspect.span.start: suspect.meant.lower() for suspect in suspects(syntax.text, language)}
    lower = [meant.get(start, word) for start, word in zip(syntax.starts, syntax.lower, strict=True)]
    return replace(syntax, lower=lower)
