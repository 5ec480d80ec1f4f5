"""Which sense a trigger has, if any: the one whose conditions its arguments fulfil.

In: a `Scene`, a `Trigger` and its `Arguments`. Out: a `Sense`, the most specific that fits. Conditions name classes of nouns or of
actors, or words (`senses/README.md`).
"""

from __future__ import annotations

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


def fitting(scene: Scene, trigger: Trigger, arguments: Arguments, *, loosely: bool = False) -> list[Sense]:
    """The senses whose conditions hold, the most specific first; of equals the first in the files.

    Args:
        loosely: what a sense asks for may be missing; what it rules out still may not be there.
    """
    fits = [
        (sum(map(len, (sense.with_, sense.without))), sense)
        for sense in trigger.senses
        if _reflexive(trigger, sense)
        and (loosely or all(_holds(scene, trigger, arguments, slot, values) for slot, values in sense.with_.items()))
        and not any(_holds(scene, trigger, arguments, slot, values) for slot, values in sense.without.items())
    ]
    return [sense for _, sense in sorted(fits, key=lambda pair: (-pair[0], pair[1].number))]


def _reflexive(trigger: Trigger, sense: Sense) -> bool:
    if sense.reflexive is None or trigger.group is None or trigger.group.form == "participle":
        return True
    return sense.reflexive == (trigger.group.reflexive or trigger.has_enclitic)


def _holds(scene: Scene, trigger: Trigger, arguments: Arguments, slot: str, values: tuple[str, ...]) -> bool:
    """Whether something that fills the slot is of one of the classes, or is one of the words; a subject that the clause leaves
    out is whom it stands for."""
    tokens = arguments.get(slot)
    if not tokens:
        if _EMPTY in values or ("CLAUSE" in values and slot != "clause" and bool(arguments.get("clause"))):
            return True
        left = left_out(scene, trigger, arguments) if slot == "subject" and arguments.open_subject else ()
        return any(value in _of_member(scene.page.cast.actors[n]) for n in left for value in values)
    if slot == "clause" and "CLAUSE" in values:
        return True
    return any(_is_one(scene, trigger, token, values) for token in tokens)


def _is_one(scene: Scene, trigger: Trigger, token: int, values: tuple[str, ...]) -> bool:
    token = counted(scene, token)
    classes = classes_of(scene, trigger, token)
    return any(
        value in classes if value.isupper() or "." in value else _has_word(scene, token, value) for value in values
    )


def _has_word(scene: Scene, token: int, value: str) -> bool:
    """Whether a word, or row of words, is the head of a phrase or stands in it."""
    syntax, first, *rest = scene.syntax, *value.split()
    low = max(syntax.edges[token][0], token - 3)
    for i in range(low, min(len(syntax), token + _PHRASE, syntax.edges[token][1] + 1)):
        same = first in (syntax.lower[i], syntax.lemmas[i])
        if same and syntax.lower[i + 1 : i + 1 + len(rest)] == rest:
            return True
    return False


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
