"""Which sense a trigger has, if any: the one whose conditions its arguments fulfil.

In: a `Scene`, a `Trigger` and its `Arguments`. Out: a `Sense`, the most specific that fits. Conditions name classes of nouns or of
actors, or words (`senses/README.md`).
"""

from __future__ import annotations

from typing import Literal

from segun.knowledge.countries import countries
from segun.language.sense import Sense
from segun.reading.anaphors import left_out
from segun.reading.arguments import Arguments, counted
from segun.reading.cast import CastMember
from segun.reading.participants import actors_at
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_ARMED = frozenset({"MIL", "COP", "REB", "PRM", "UAF", "SPY"})
_AUTHORITY = frozenset({"GOV", "JUD", "LEG", "PTY", "MIL", "COP", "SPY", "OPP", "IGO"})
_PERSONS = frozenset({"person", "unnamed"})
_PHRASE = 6  # tokens behind the head of a phrase among which a word that narrows it down is looked for
_EMPTY = "NOBODY"
_HUMAN = "HUMAN"


Demand = Literal["shown", "unspoken", "none"]
"""What a sense's conditions ask for: to be shown, to be shown or left unsaid, or nothing."""


def fitting(scene: Scene, trigger: Trigger, arguments: Arguments, demand: Demand = "shown") -> list[Sense]:
    """The senses whose conditions hold, the most specific first; of equals the first in the files.

    Args:
        demand: how much of what a sense asks for must be there; what it rules out may never be.
    """
    fillers = _Fillers(scene, trigger, arguments)
    fits = [
        (sum(map(len, (sense.with_, sense.without))), sense)
        for sense in trigger.senses
        if _reflexive(trigger, sense)
        and all(_is_met(fillers, arguments, slot, values, demand) for slot, values in sense.with_.items())
        and not any(fillers.hold(slot, values) for slot, values in sense.without.items())
    ]
    return [sense for _, sense in sorted(fits, key=lambda pair: (-pair[0], pair[1].number))]


def _is_met(fillers: _Fillers, arguments: Arguments, slot: str, values: tuple[str, ...], demand: Demand) -> bool:
    if demand == "none" or (demand == "unspoken" and not arguments.get(slot)):
        return True
    return fillers.hold(slot, values)


def _reflexive(trigger: Trigger, sense: Sense) -> bool:
    if sense.reflexive is None or trigger.group is None or trigger.group.form == "participle":
        return True
    return sense.reflexive == (trigger.group.reflexive or trigger.has_enclitic)


class _Fillers:
    """What fills the slots of one trigger, with the classes of each filler found once for all senses."""

    __slots__ = ("_arguments", "_classes", "_left", "_scene", "_trigger", "_words")

    def __init__(self, scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
        self._scene, self._trigger, self._arguments = scene, trigger, arguments
        self._classes: dict[int, frozenset[str]] = {}
        self._words: dict[int, frozenset[str]] = {}
        self._left: frozenset[str] | None = None

    def hold(self, slot: str, values: tuple[str, ...]) -> bool:
        """Whether something that fills the slot is of one of the classes, or is one of the words; a subject that the clause
        leaves out is whom it stands for."""
        tokens = self._arguments.get(slot)
        if not tokens:
            if _EMPTY in values or ("CLAUSE" in values and slot != "clause" and bool(self._arguments.get("clause"))):
                return True
            return slot == "subject" and self._arguments.open_subject and not self._left_out().isdisjoint(values)
        if slot == "clause" and "CLAUSE" in values:
            return True
        return any(self._is_one(counted(self._scene, token), values) for token in tokens)

    def _left_out(self) -> frozenset[str]:
        if self._left is None:
            actors = self._scene.page.cast.actors
            left = left_out(self._scene, self._trigger, self._arguments)
            self._left = frozenset(name for n in left for name in _of_member(actors[n]))
        return self._left

    def _is_one(self, token: int, values: tuple[str, ...]) -> bool:
        classes = self._classes.get(token)
        if classes is None:
            classes = self._classes[token] = classes_of(self._scene, self._trigger, token)
            self._words[token] = _words_of(self._scene, token)
        words = self._words[token]
        if not classes.isdisjoint(values) or not words.isdisjoint(values):
            return True
        return any(" " in value and _has_row(self._scene, token, value.split()) for value in values)


def _span_of(scene: Scene, token: int) -> range:
    """The head of a phrase and the words near it that belong to it."""
    first, last = scene.syntax.edges[token]
    return range(max(first, token - 3), min(len(scene.syntax), token + _PHRASE, last + 1))


def _words_of(scene: Scene, token: int) -> frozenset[str]:
    lower, lemmas = scene.syntax.lower, scene.syntax.lemmas
    return frozenset(word for i in _span_of(scene, token) for word in (lower[i], lemmas[i]))


def _has_row(scene: Scene, token: int, row: list[str]) -> bool:
    """Whether a row of words stands in a phrase, its first in any form."""
    lower, lemmas = scene.syntax.lower, scene.syntax.lemmas
    return any(
        row[0] in (lower[i], lemmas[i]) and lower[i + 1 : i + len(row)] == row[1:] for i in _span_of(scene, token)
    )


def classes_of(scene: Scene, trigger: Trigger, token: int) -> frozenset[str]:
    """The classes of a noun, and those of the actor that it stands for; of a pronoun those of whom it means."""
    found = set(scene.senses.classes(scene.syntax.lower, token))
    syntax = scene.syntax
    if _HUMAN in found:
        found.add("PERSON")
    own = scene.is_verb(token) and token != trigger.head
    if own and syntax.features[token].get("VerbForm") in ("Fin", "Inf"):
        found.add("CLAUSE")
    member = scene.member(token) or _stand_in(scene, trigger, token)
    if member is not None:
        return frozenset(found | _of_member(member))
    if syntax.deps[token] == "amod" and countries().by_demonym(syntax.lower[token]) is not None:
        return frozenset(found | {"ACTOR", "STATE", "AUTHORITY"})
    place = any(p.first <= token <= p.last for p in scene.places)
    found.add("PLACE" if place else "CLAUSE" if "CLAUSE" in found else "THING")
    return frozenset(found)


def _stand_in(scene: Scene, trigger: Trigger, token: int) -> CastMember | None:
    """Whom a pronoun means, or a noun beside the name of whoever it describes."""
    if scene.syntax.pos[token] not in ("PRON", "NOUN", "DET", "NUM") and token != trigger.head:
        return None
    if scene.syntax.deps[token] == "amod":
        return None
    actors = actors_at(scene, trigger, token)
    return scene.page.cast.actors[actors[0]] if actors else None


def _of_member(member: CastMember) -> set[str]:
    """The classes that an actor of the ledger is of."""
    found = {"ACTOR", "PERSON" if member.kind in _PERSONS else member.kind.upper()}
    if (member.number == "p" or member.kind == "group") and member.sector not in _ARMED | _AUTHORITY:
        found.add("CROWD")
    if member.sector in _ARMED:
        found.add("ARMED")
    if member.sector in _AUTHORITY or member.kind == "state":
        found.add("AUTHORITY")
    return found
