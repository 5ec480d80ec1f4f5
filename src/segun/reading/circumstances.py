"""When, where, how many: the times, places and numbers that go with a deed.

In: a `Scene`, a `Trigger` and its `Arguments`. Out: indexes into the layers of times, places and quantities. What hangs on the
trigger comes first, then what hangs on the verb that carries its noun.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol

from segun.reading.arguments import Arguments, carrier
from segun.reading.scene import Scene
from segun.reading.times import TimeMention, clause_time
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
        page = scene.page
        dated = [n for n, t in enumerate(page.times) if t.type in ("DATE", "TIME") and t.start is not None]
        self._times = self._by_sentence(dated, page.times)
        self._places = self._by_sentence(range(len(scene.places)), scene.places)
        self._quantities = self._by_sentence(range(len(scene.quantities)), scene.quantities)

    def _by_sentence(self, numbers: Iterable[int], phrases: list[_Phrase] | list) -> dict[int, list[int]]:  # type: ignore[type-arg]
        found: dict[int, list[int]] = {}
        for n in numbers:
            found.setdefault(self._scene.syntax.sentence_of[phrases[n].first], []).append(n)
        return found

    def time_of(self, trigger: Trigger) -> int | None:
        """The time of a deed, an index into `page.times`."""
        scene = self._scene
        number = scene.cue_at.get(trigger.head)
        if number is not None and (said := scene.statements[number].time) is not None:
            return said
        here = self._times.get(scene.syntax.sentence_of[trigger.head], [])
        if not here:
            return None
        times = [scene.page.times[n] for n in here]
        for head in self._carriers(trigger):
            found = clause_time(times, scene.syntax, head)
            if found is not None:
                return here[times.index(found)]
        return self._shared_time(trigger, times, here)

    def _shared_time(self, trigger: Trigger, times: list[TimeMention], here: list[int]) -> int | None:
        """The time of the verb that this one is joined to, where it stands before both: "el lunes cortaron… y tomaron…"."""
        scene, verb = self._scene, trigger.head
        for _ in range(3):
            if trigger.is_nominal or scene.syntax.deps[verb] != "conj":
                return None
            verb = scene.syntax.heads[verb]
            found = clause_time(times, scene.syntax, verb)
            if found is not None:
                return here[times.index(found)]
        return None

    def _carriers(self, trigger: Trigger) -> list[int]:
        """The trigger, and the verb that says of its noun that it happens or is done."""
        scene, found = self._scene, [trigger.head]
        if trigger.inner is not None:
            found.append(trigger.inner)
        noun = carrier(scene, trigger.head) if trigger.is_nominal else trigger.head
        above = scene.syntax.heads[noun]
        lists = scene.governors
        if noun != trigger.head:
            found.append(noun)
        if trigger.is_nominal and above != noun and scene.is_verb(above):
            if scene.syntax.lemmas[above] in lists.does | lists.happens | lists.planned:
                found.append(above)
        return found

    def place_of(self, trigger: Trigger) -> int | None:
        """The place of a deed, an index into the places."""
        scene = self._scene
        here = self._places.get(scene.syntax.sentence_of[trigger.head], [])
        ranked = [(self._farness(trigger, scene.places[n]), n) for n in here]
        near = [(far, n) for far, n in ranked if far is not None]
        return min(near)[1] if near else None

    def _farness(self, trigger: Trigger, place: _Phrase) -> tuple[int, int] | None:
        """How far a place stands from the trigger in the tree, then in the text; `None` for one of another clause."""
        scene = self._scene
        apart = min(abs(place.first - trigger.last), abs(trigger.first - place.last))
        carriers = self._carriers(trigger)
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
        return set(syntax.all(above, "obj"))

    def _hangs(self, trigger: Trigger, token: int) -> bool:
        """Whether a noun hangs on the trigger, with at most one noun between ("la muerte de uno de los doce")."""
        heads, at = self._scene.syntax.heads, token
        for _ in range(2):
            at = heads[at]
            if at in (trigger.head, trigger.inner):
                return True
        return False
