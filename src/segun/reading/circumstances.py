"""When, where, how many: the times, places and numbers that go with a deed.

In: a `Scene`, a `Trigger` and its `Arguments`. Out: indexes into the layers of times, places and quantities. What hangs on the
trigger comes first, then what hangs on the verb that carries its noun.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from segun.reading.carriers import carriers_of
from segun.reading.complements import preposition_of, with_conjuncts
from segun.reading.deed_times import DeedTimes
from segun.reading.scene import Scene
from segun.reading.slots import Arguments
from segun.reading.triggers import Trigger

_STEPS = 6
_NEAR = 12  # tokens between a trigger and a place that the tree ties to another word of its clause


class _Phrase(Protocol):
    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


class Circumstances:
    """The times, places and numbers of a document by sentence."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._times = DeedTimes(scene)
        self._places = self._by_sentence(range(len(scene.places)), scene.places)
        self._add_dateline()
        self._quantities = self._by_sentence(range(len(scene.quantities)), scene.quantities)

    def _by_sentence(self, numbers: Iterable[int], phrases: list[_Phrase] | list) -> dict[int, list[int]]:  # type: ignore[type-arg]
        found: dict[int, list[int]] = {}
        for n in numbers:
            found.setdefault(self._scene.syntax.sentence_of[phrases[n].first], []).append(n)
        return found

    def _add_dateline(self) -> None:
        """The place of the dateline serves the sentence behind it, too."""
        skip, sentence_of = self._scene.page.skip, self._scene.syntax.sentence_of
        if 0 < skip < len(sentence_of) and sentence_of[skip - 1] < sentence_of[skip]:
            lead = self._places.setdefault(sentence_of[skip], [])
            lead.extend(self._places.get(sentence_of[skip - 1], []))

    def time_of(self, trigger: Trigger) -> int | None:
        """The time of a deed, an index into `page.times`."""
        return self._times.of(trigger)

    def place_of(self, trigger: Trigger) -> int | None:
        """The place of a deed, an index into the places."""
        scene = self._scene
        here = self._places.get(scene.syntax.sentence_of[trigger.head])
        if here is None:
            return None
        carriers = carriers_of(scene, trigger)
        ranked = [(self._farness(trigger, carriers, scene.places[n]), n) for n in here]
        near = [(far, n) for far, n in ranked if far is not None]
        return min(near)[1] if near else None

    def _farness(self, trigger: Trigger, carriers: list[int], place: _Phrase) -> tuple[int, int] | None:
        """How far a place stands from the trigger in the tree, then in the text; `None` for one of another clause."""
        scene = self._scene
        apart = min(abs(place.first - trigger.last), abs(trigger.first - place.last))
        at = place.first
        for steps in range(_STEPS):
            if at in carriers:
                return steps, apart
            if scene.is_verb(at) and scene.page.is_finite_verb(at):
                break
            if scene.syntax.heads[at] == at:
                break
            at = scene.syntax.heads[at]
        between = range(min(place.last, trigger.last) + 1, max(place.first, trigger.first))
        same_clause = not any(scene.page.is_finite_verb(i) for i in between if i not in carriers)
        return (_STEPS, apart) if same_clause and apart <= _NEAR else None

    def quantities_of(self, trigger: Trigger, arguments: Arguments) -> tuple[int, ...]:
        """The numbers of those who do, suffer or are left by a deed, indexes into the quantities."""
        scene = self._scene
        here = self._quantities.get(scene.syntax.sentence_of[trigger.head], [])
        if not here:
            return ()
        filled = {t for tokens in arguments.slots.values() for t in tokens}
        filled |= self._left_behind(trigger)
        counted = []
        for n in here:
            one = scene.quantities[n]
            inside = any(one.first <= t <= one.last or t == one.head for t in filled)
            if inside or self._hangs(trigger, one.head):
                counted.append(n)
        return tuple(counted)

    def _left_behind(self, trigger: Trigger) -> set[int]:
        """ "El ataque dejó doce muertos": the object of the verb whose subject the deed is."""
        syntax = self._scene.syntax
        above = syntax.heads[trigger.head]
        if not trigger.is_nominal or syntax.deps[trigger.head] != "nsubj" or not self._scene.is_verb(above):
            return set()
        return {token for c in syntax.all(above, "obj") for token in with_conjuncts(self._scene.page, c)}

    def _hangs(self, trigger: Trigger, token: int) -> bool:
        """Whether a noun hangs on the trigger, with at most one noun between ("la muerte de uno de los doce")."""
        syntax, at = self._scene.syntax, token
        for _ in range(2):
            at = syntax.heads[at]
            if at in (trigger.head, trigger.inner):
                return True
            if not self._is_participant(at):
                return False
        return False

    def _is_participant(self, noun: int) -> bool:
        """By its place in the clause: no place, time or manner ("en su palacio de 90 habitaciones")."""
        words, preposition = self._scene.page.words, preposition_of(self._scene.page, noun)
        return not preposition or preposition in words.genitive | words.personal | words.agent
