"""When: the expressions of time of one document, with their TIMEX3 values.

In: a parse and the date of publication. Out: `doc._.times`, a list of `TimeMention` by position. Most tokens are turned
down by one look into a set; the grammar (`reading.time_grammar`) is tried only around words that can make a time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from segun.ledger import Grain, TimexType
from segun.reading.calendar import Interval
from segun.reading.syntax import Syntax, syntax_of
from segun.reading.tense import Direction, direction_of
from segun.reading.time_grammar import Match, Scan, TimeGrammar, time_grammar
from segun.reading.time_guards import guarded
from segun.reading.time_setting import Setting, TimeValue
from segun.reading.time_values import value_of

_Taken = tuple[Match, TimeValue | None]
_REACH = 9
_CLAUSES = ("ccomp", "csubj", "parataxis", "acl", "acl:relcl", "advcl", "conj", "xcomp")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """One expression of time.

    `first` and `last` are tokens, both inclusive. `timex` is the TIMEX3 value. `start` and `end` are ISO 8601 dates, or
    dates with times of the clock, `end` exclusive, `None` where the text does not tell.
    """

    first: int
    last: int
    timex: str
    type: TimexType
    start: str | None
    end: str | None
    grain: Grain | None


@dataclass(slots=True)
class _Thread:
    """The times named so far, on which later ones lean."""

    latest: Interval | None = None
    latest_day: Interval | None = None
    nearby: Interval | None = None
    day_sentence: int = -9

    def take(self, match: Match, value: TimeValue, sentence: int) -> None:
        """Remember a date or a part of a day; one counted backwards (`hace tres días`) is no day for a clock time."""
        if value.interval is None or value.type not in ("DATE", "TIME"):
            return
        self.latest = value.interval
        if value.interval.unit == "D":
            self.latest_day = value.interval
            self.day_sentence = self.day_sentence if match.line.reads == "ago" else sentence
            self.nearby = self.nearby if match.line.reads == "ago" else value.interval


def read_times(syntax: Syntax, published: dt.date | None, language: str = "es") -> list[TimeMention]:
    """The expressions of time of a document, by position; none overlap.

    Args:
        syntax: the parse; lower-cased words choose the expressions, tags and tree the tense of their clause.
        published: day of publication, against which `ayer` and `el martes` are read; `None` where it is not known.
        language: folder under `segun/language` that holds `time.yaml`.
    """
    search = _Search(syntax, time_grammar(language), published)
    return [
        TimeMention(match.first, match.last, value.timex, value.type, value.start, value.end, value.grain)
        for match, value in search.run()
    ]


def clause_time(times: list[TimeMention], syntax: Syntax, verb: int) -> TimeMention | None:
    """The date or time that modifies the verb at token `verb`: when that was said or done.

    A modifier of the verb itself comes first, then one that stands in its clause; none from a clause below it. The finest
    wins, then the nearest to the verb.
    """
    first, past = syntax.sentence(verb)
    found = []
    for time in times:
        if first <= time.first and time.last < past and time.type in ("DATE", "TIME"):
            distance = _distance(syntax, time, verb)
            if distance is not None:
                found.append((distance, time.start is None, abs(time.first - verb), time.first, time))
    return min(found, key=lambda row: row[:4])[4] if found else None


class TimeReader:
    """Reads the times of a document against `doc._.published`.

    Args:
        language: the folder under `segun/language` to read by.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        # here rather than at import, so that importing the module changes nothing
        for name in ("times", "published"):
            if not Doc.has_extension(name):
                Doc.set_extension(name, default=None)

    def __call__(self, doc: Doc) -> Doc:
        doc._.times = read_times(syntax_of(doc), doc._.published, self.language)
        return doc


@Language.factory("segun_times", assigns=["doc._.times"])
def make_times(nlp: Language, name: str) -> TimeReader:
    """The component that writes `doc._.times`."""
    return TimeReader(nlp.lang or "")


class _Search:
    """The search for expressions in one document; blank tokens are passed over, but for ends of paragraphs."""

    def __init__(self, syntax: Syntax, grammar: TimeGrammar, published: dt.date | None) -> None:
        self._syntax, self._grammar, self._published = syntax, grammar, published
        self._thread = _Thread()
        self._places = [i for i, word in enumerate(syntax.lower) if not word.isspace() or word.count("\n") > 1]
        self._lower = [syntax.lower[i] for i in self._places]
        self._scan = Scan(grammar, self._lower)

    def run(self) -> Iterator[tuple[Match, TimeValue]]:
        """Matches that stand, with their values, by position."""
        done, is_trigger = 0, self._grammar.is_trigger
        for trigger, word in enumerate(self._lower):
            if trigger < done or not is_trigger(word):
                continue
            at = self._left_edge(trigger, done)
            while at <= trigger:
                taken = self._best(at)
                if taken is None:
                    at += 1
                    continue
                at = done = taken[0].last + 1
                if taken[1] is not None:
                    match = taken[0].placed(self._places)
                    self._thread.take(match, taken[1], self._syntax.sentence_of[match.first])
                    yield match, taken[1]

    def _best(self, at: int) -> _Taken | None:
        """The widest match from token `at`; where words before a mention led to it, a wider one from the mention on."""
        taken = next(self._accepted(at), None)
        if taken is None or taken[0].first == at:
            return taken
        wider = next(self._accepted(taken[0].first), taken)
        return wider if wider[0].past > taken[0].past else taken

    def _accepted(self, at: int) -> Iterator[_Taken]:
        """Matches at a token that pass their guards, widest first, with their values; an idiom has none."""
        for match in self._scan.at(at):
            if match.first < at or match.last < match.first:
                continue
            placed = match.placed(self._places)
            if not guarded(placed, self._syntax, self._grammar):
                continue
            value = value_of(placed, self._setting(placed))
            if value or match.line.reads == "none":
                yield match, value

    def _left_edge(self, trigger: int, done: int) -> int:
        """The leftmost token before the trigger from which on all words occur in the grammar or are numbers."""
        at, known = trigger, self._grammar.known
        while at > done and trigger - at < _REACH:
            word = self._lower[at - 1]
            if word not in known and not word[:1].isdigit():
                break
            at -= 1
        return at

    def _setting(self, match: Match) -> Setting:
        syntax, thread = self._syntax, self._thread
        near = 0 <= syntax.sentence_of[match.first] - thread.day_sentence <= 1

        def direction() -> Direction:
            return direction_of(syntax, match.first, match.last, self._grammar.table.tense)

        return Setting(
            self._published, thread.latest, thread.latest_day, thread.nearby if near else None, direction, value_of
        )


def _distance(syntax: Syntax, time: TimeMention, verb: int) -> int | None:
    """Steps from the time up to the verb; `None` where it tells of a noun on the way, or of another clause."""
    at = head = _head_of(syntax, time)
    for steps in range(_REACH):
        if at == verb:
            return steps
        if not time.first <= at <= time.last and not _lets_through(syntax, at, head):
            return None
        if syntax.heads[at] == at:
            return None
        at = syntax.heads[at]
    return None


def _lets_through(syntax: Syntax, at: int, time: int) -> bool:
    """Whether a word between the time and the verb is only one that the parser hung the time on by mistake.

    A noun with a time that has a preposition is told by it (`las elecciones de 1998`); a bare one (`con su colega el
    martes`) goes with the verb.
    """
    if syntax.deps[at] in _CLAUSES or syntax.pos[at] in ("VERB", "AUX", "ADJ"):
        return False
    return syntax.child(time, "case") is None


def _head_of(syntax: Syntax, time: TimeMention) -> int:
    for i in range(time.first, time.last + 1):
        if not time.first <= syntax.heads[i] <= time.last:
            return i
    return time.first
