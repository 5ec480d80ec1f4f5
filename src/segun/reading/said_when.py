"""When it was said: the expression of time that goes with the cue and not with what is reported.

In: a `Page` and its statements. Out: for each statement the index of its time in `page.times`. What the parser hangs on the
cue comes first; then a bare time between cue and content, or before the cue with no other verb between ("Este martes, …").
"""

from __future__ import annotations

from segun.language.factuality import factuality
from segun.reading.page import Page
from segun.reading.times import TimeMention, clause_time
from segun.reading.utterance import Utterance

_FAR = 25  # words between a cue and a time at the other end of its clause


class Calendar:
    """The times of a document by sentence, and which of them date a statement."""

    def __init__(self, page: Page, statements: list[Utterance]) -> None:
        self._page = page
        self._statements = statements
        self._putting_off = factuality(page.language).putting_off
        self._by_sentence: dict[int, list[int]] = {}
        for n, time in enumerate(page.times):
            if time.type in ("DATE", "TIME") and not self._is_of_matter(time):
                self._by_sentence.setdefault(page.syntax.sentence_of[time.first], []).append(n)

    def _is_of_matter(self, time: TimeMention) -> bool:
        """A time in brackets, or put off by its preposition, tells of what is reported."""
        before = max(0, time.first - 1)
        lower = self._page.syntax.lower
        return bool({lower[before], lower[time.first]} & self._putting_off) or lower[before] == "("

    def time_of(self, n: int) -> int | None:
        """The time of statement `n`, `None` where the sentence tells none."""
        one = self._statements[n]
        if one.cue is None:
            return None
        here = self._by_sentence.get(self._page.syntax.sentence_of[one.head])
        free = [t for t in here or () if self._is_free(one, self._page.times[t])]
        verb = self._verb(one)
        if not free or verb is None:
            return None
        times = [self._page.times[t] for t in free]
        found = clause_time(times, self._page.syntax, verb)
        if found is not None:
            return free[times.index(found)]
        near = [t for t in free if self._is_beside(one, verb, self._page.times[t])]
        return min(near, key=lambda t: abs(self._page.times[t].first - verb), default=None)

    def _verb(self, one: Utterance) -> int | None:
        """The verb of the cue, which a phrase may hold too ("según informó ayer")."""
        assert one.cue is not None
        syntax = self._page.syntax
        if syntax.pos[one.head] in ("VERB", "AUX"):
            return one.head
        places = range(one.cue[0], min(len(syntax), one.cue[1] + 3))
        return next((i for i in places if self._page.is_finite_verb(i) or syntax.pos[i] == "VERB"), None)

    def _is_free(self, one: Utterance, time: TimeMention) -> bool:
        """Whether the time is part of no content but one that holds the cue as well."""
        if self._holds(one, time.first) and not self._runs_around(one, time):
            return False
        outer = one.outer
        while outer is not None:
            if not self._holds(self._statements[outer], time.first):
                return False
            outer = self._statements[outer].outer
        return True

    @staticmethod
    def _holds(one: Utterance, token: int) -> bool:
        return one.content[0] <= token <= one.content[1]

    def _runs_around(self, one: Utterance, time: TimeMention) -> bool:
        """A content that the cue interrupts leaves the time right behind the cue free."""
        assert one.cue is not None
        around = one.content[0] < one.cue[0] and one.cue[1] < one.content[1]
        return around and one.cue[1] < time.first <= one.cue[1] + 2

    def _is_beside(self, one: Utterance, verb: int, time: TimeMention) -> bool:
        """A time without a preposition of its own, or at the head of the sentence, with no verb between it and the cue."""
        syntax = self._page.syntax
        begin, _ = syntax.sentence(verb)
        low, high = (time.last + 1, verb) if time.first < verb else (verb + 1, time.first)
        if high - low > _FAR or self._parted(low, high):
            return False
        if time.first < verb:
            lead = self._page.after_connectives(begin, verb)
            return time.first - lead <= 1 and one.content[0] > verb
        return time.first == 0 or syntax.pos[time.first - 1] != "ADP"

    def _parted(self, low: int, high: int) -> bool:
        """Whether another clause begins between."""
        syntax = self._page.syntax
        return any(
            (self._page.is_finite_verb(i) and syntax.deps[i] != "aux" and syntax.pos[i] == "VERB")
            or syntax.pos[i] == "SCONJ"
            or syntax.words[i] == ";"
            for i in range(low, high)
        )
