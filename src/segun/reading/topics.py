"""What a deed is about: the contexts of the ontology, by the words around its trigger.

In: a `Scene` and the words of each context. Out: names of contexts, those of the sense first.
"""

from __future__ import annotations

from functools import cached_property

from segun.language.field_words import FieldWords
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_BEFORE, _BEHIND = 8, 12  # tokens around a trigger whose words say what the deed is about


class Topics:
    """The words of contexts in one document."""

    def __init__(self, scene: Scene, words: FieldWords) -> None:
        self._scene = scene
        self._words = words

    @cached_property
    def _at(self) -> dict[int, frozenset[str]]:
        lower = self._scene.syntax.lower
        hits = ((i, self._words.fields(lower, i)) for i in range(len(lower)))
        return {i: fields for i, fields in hits if fields}

    def of(self, trigger: Trigger, given: tuple[str, ...]) -> tuple[str, ...]:
        """The contexts of a deed: those that its sense gives, then those of the words around it, by name."""
        first, past = self._scene.syntax.sentence(trigger.head)
        near = range(max(first, trigger.first - _BEFORE), min(past, trigger.last + 1 + _BEHIND))
        found = {field for i in near for field in self._at.get(i, ())}
        return (*given, *sorted(found - set(given)))
