"""What a time expression must not be: a name, a count, a street.

In: a match and the parse. Out: whether it stands. Each guard is named by patterns of `time.yaml` (`guard:`); one against
capitals holds for all of them.
"""

from __future__ import annotations

from collections.abc import Callable

from segun.reading.syntax import Syntax
from segun.reading.time_grammar import Match, TimeGrammar

_NAMED = ("DAY", "YEAR", "DATE", "FEAST", "TENS", "CENTURY", "CLOCK", "YEARS")
_COUNTED = ("NOUN", "PROPN", "SYM")
_LONE_YEARS = range(1900, 2100)
Guard = Callable[[Match, Syntax, TimeGrammar], bool]


def guarded(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """Whether a match stands against its pattern's guard and against the capitals of names."""
    guard = GUARDS.get(match.line.guard)
    return (guard is None or guard(match, syntax, grammar)) and not _is_name(match, syntax, grammar)


def _alone(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """No noun follows that the last number counts (`en 1500 casos`)."""
    after = match.last + 1
    if after >= len(syntax) or match.past > after:
        return True
    if syntax.lower[after] in grammar.triggers or syntax.lower[after] == "%":
        return syntax.lower[after] != "%" and syntax.heads[match.last] != after
    counted = syntax.pos[after] in _COUNTED and syntax.lower[after].isalpha() and syntax.words[after].islower()
    head = syntax.heads[match.last]
    far = syntax.deps[match.last] == "nummod" and after < head < after + 3 and syntax.words[head].islower()
    return not (counted or (far and syntax.pos[head] == "NOUN" and syntax.pos[after] == "ADJ"))


def _lone_year(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """A number that only its size makes a year."""
    year = match.parts["YEAR"].value
    return isinstance(year, int) and year in _LONE_YEARS and _alone(match, syntax, grammar)


def _no_name(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """Day and month are no name of a street or of a movement: `avenida 9 de Julio`."""
    before, day = match.first - 1, match.parts["DAY"].first
    if day != match.first or before < 0:
        return True
    named = syntax.words[match.parts["MONTH"].first][:1].isupper() and syntax.pos[before] == "PROPN"
    return syntax.lower[before] not in grammar.table.name_heads and not named


def _no_article(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """The word is an adverb, not a noun: `un mañana mejor`."""
    before = match.first - 1
    return before < 0 or syntax.pos[before] not in ("DET", "ADJ", "NUM")


def _no_number(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """Not the first of several dated days: `los lunes 5 y martes 6`."""
    after = match.last + 1
    return after >= len(syntax) or not syntax.lower[after][:1].isdigit()


def _closed(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """No preposition follows: `al año` as a rate, not `al año de su muerte`."""
    after = match.last + 1
    return after >= len(syntax) or syntax.pos[after] != "ADP"


def _is_name(match: Match, syntax: Syntax, grammar: TimeGrammar) -> bool:
    """Whether a word of a class that also gives names has a capital that its place does not explain."""
    if any(name in match.parts for name in _NAMED):
        return False
    return any(name in grammar.names and _has_odd_capital(part.first, syntax) for name, part in match.parts.items())


def _has_odd_capital(i: int, syntax: Syntax) -> bool:
    word = syntax.words[i]
    if not word[:1].isupper() or word.isupper():
        return False
    first, _ = syntax.sentence(i)
    return i != first and syntax.pos[i - 1] not in ("PUNCT", "SPACE")


GUARDS: dict[str, Guard] = {
    "alone": _alone,
    "lone-year": _lone_year,
    "no-name": _no_name,
    "no-article": _no_article,
    "no-number": _no_number,
    "closed": _closed,
}
