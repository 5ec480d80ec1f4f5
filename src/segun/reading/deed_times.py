"""When a deed was done: the time of its clause, or of a clause that shares its time.

In: a `Scene` and a `Trigger`. Out: an index into the layer of times. The nearest evidence decides: what was said when for a deed
in words, the time under a word that carries the deed, then the time of a verb joined to it, of the occasion on which it was done,
of the main clause, and at last a time set off by commas inside its phrase.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from segun.reading.carriers import carriers_of
from segun.reading.complements import preposition_of
from segun.reading.deed import Deed
from segun.reading.outlook_words import marks_of
from segun.reading.scene import Scene
from segun.reading.times import TimeMention, clause_time
from segun.reading.triggers import Trigger

_JOINED = 3  # verbs up a row of coordinated ones
_BEFORE_IT = ("ccomp", "parataxis", "advcl", "conj")  # how the parser hangs the first verb of a row on the next
_UP = 2  # words between a clause and the verb that it dates


class DeedTimes:
    """The times of a document that can date a deed, by sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._here: dict[int, dict[TimeMention, int]] = {}
        for n, time in enumerate(scene.page.times):
            if time.type in ("DATE", "TIME") and time.start is not None and not self._is_topic(time):
                self._here.setdefault(scene.syntax.sentence_of[time.first], {})[time] = n

    def _is_topic(self, time: TimeMention) -> bool:
        """ "Una marcha por el Día del Trabajo": what the deed is about."""
        head = _outer(self._scene, time)
        return preposition_of(self._scene.page, head) in self._scene.facts.undated

    def of(self, trigger: Trigger) -> int | None:
        """The time of a deed."""
        scene = self._scene
        number = scene.cue_at.get(trigger.head)
        if number is not None and (said := scene.statements[number].time) is not None:
            return said if scene.page.times[said].start is not None else None
        numbered = self._here.get(scene.syntax.sentence_of[trigger.head])
        if numbered is None:
            return None
        times = list(numbered)
        carriers = carriers_of(scene, trigger)
        for found in self._candidates(trigger, carriers, times):
            if found is not None:
                return numbered[found]
        return None

    def _candidates(
        self, trigger: Trigger, carriers: list[int], times: list[TimeMention]
    ) -> Iterator[TimeMention | None]:
        """What may date the deed, the nearest evidence first."""
        syntax = self._scene.syntax
        yield from (clause_time(times, syntax, head) for head in carriers)
        verbs = [head for head in carriers if self._scene.is_verb(head)]
        yield from (self._of_occasion(verb, times) for verb in verbs)
        yield from (self._of_row(verb, times) for verb in verbs)
        yield from (self._of_main_clause(verb, times) for verb in verbs)
        if trigger.is_nominal:
            yield self._set_off(trigger.head, times)

    def _of_row(self, verb: int, times: list[TimeMention]) -> TimeMention | None:
        """The time of a verb that this one is joined to: "el lunes cortaron la vía, apedrearon… y tomaron…"."""
        syntax = self._scene.syntax
        for _ in range(_JOINED):
            for first in syntax.children[verb]:
                if first < verb and self._opens_row(first, verb):
                    found = clause_time(times, syntax, first)
                    if found is not None:
                        return found
            if syntax.deps[verb] != "conj":
                return None
            verb = syntax.heads[verb]
            found = clause_time(times, syntax, verb)
            if found is not None:
                return found
        return None

    def _opens_row(self, first: int, verb: int) -> bool:
        """Whether the parser hung the first verb of a row on the next: finite, with no word that brings it in, not its content."""
        scene = self._scene
        if scene.syntax.deps[first] not in _BEFORE_IT or not scene.page.is_finite_verb(first):
            return False
        return verb not in scene.page.hit_at and not marks_of(scene, first)

    def _of_occasion(self, verb: int, times: list[TimeMention]) -> TimeMention | None:
        """ "Durante una reunión del martes acordaron…": the time of the deed during which another is done."""
        for noun in _occasions(self._scene, verb):
            found = clause_time(times, self._scene.syntax, noun)
            if found is not None:
                return found
        return None

    def _of_main_clause(self, verb: int, times: list[TimeMention]) -> TimeMention | None:
        """ "La tensión subió el lunes después de que mataran a…": a clause that its main clause dates."""
        scene = self._scene
        if scene.syntax.deps[verb] != "advcl" or not any(m in scene.facts.alongside for m in marks_of(scene, verb)):
            return None
        for _ in range(_UP):
            verb = scene.syntax.heads[verb]
            if scene.is_verb(verb):
                return clause_time(times, scene.syntax, verb)
        return None

    def _set_off(self, noun: int, times: list[TimeMention]) -> TimeMention | None:
        """ "La detención de X, cuando era ministro, en febrero pasado,": a time between commas tells of the whole phrase."""
        syntax, words = self._scene.syntax, self._scene.syntax.words
        for time in times:
            first = min(
                (c for c in syntax.children[_outer(self._scene, time)] if syntax.deps[c] == "case"), default=time.first
            )
            between = words[min(first, time.first) - 1] == "," and words[min(time.last + 1, len(words) - 1)] in {
                ",",
                ".",
            }
            if noun < time.first and between and syntax.dominates(noun, time.first):
                return time
        return None


def dated_by_occasion(scene: Scene, deeds: list[Deed]) -> list[Deed]:
    """The deeds, those without a time with that of another of them during which they are done: "durante la reunión acusó…"."""
    at = {
        token: deed.time
        for deed in deeds if deed.time is not None
        for first, last in (deed.trigger, *deed.later) for token in range(first, last + 1)
    }  # fmt: skip
    return [deed if deed.time is not None else replace(deed, time=_time_around(scene, deed, at)) for deed in deeds]


def _time_around(scene: Scene, deed: Deed, at: dict[int, int]) -> int | None:
    if not scene.is_verb(deed.head):
        return None
    return next((at[noun] for noun in _occasions(scene, deed.head) if noun in at), None)


def _occasions(scene: Scene, verb: int) -> Iterator[int]:
    """The nouns of deeds behind a preposition that says that another was done meanwhile."""
    syntax = scene.syntax
    for c in syntax.children[verb]:
        if (
            syntax.deps[c] == "obl"
            and preposition_of(scene.page, c) in scene.facts.occasions
            and scene.senses.noun(syntax.lower[c])
        ):
            yield c


def is_coming(scene: Scene, time: int | None) -> bool:
    """Whether a time begins behind the day of publication."""
    start = None if time is None else scene.page.times[time].start
    return start is not None and scene.published is not None and start[:10] > scene.published.isoformat()


def _outer(scene: Scene, time: TimeMention) -> int:
    """The word of a time by which it hangs on the words around it."""
    heads = scene.syntax.heads
    return next((i for i in range(time.first, time.last + 1) if not time.first <= heads[i] <= time.last), time.first)
