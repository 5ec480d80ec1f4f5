"""Which noun of an active clause is its subject, where the parser took the one behind the verb for an object.

In: a `Scene`, a verb and what stands behind it. Out: the token of the subject. Spanish marks a person who is acted upon with a
preposition, and a subject behind its verb has no mark (Bosque and Demonte 1999, chapters 28 and 64): of two nouns, the marked one,
or the thing, is the object. The verb agrees in number with its subject.
"""

from __future__ import annotations

from collections.abc import Collection

from segun.language.sense import Sense
from segun.reading.clauses import VerbGroup, is_plural
from segun.reading.complements import STOPS, antecedent, counted, is_somebody, preposition_of
from segun.reading.scene import Scene

_PEOPLE = ("person", "unnamed", "group")
_BEHIND = ("obj", "iobj", "obl", "nsubj")
_FAR = 14  # tokens behind a verb among which an object is looked for that the parser hung elsewhere
_MARKED = ("obj", "iobj", "obl", "obl:arg")


def stranded_object(scene: Scene, verb: int) -> int | None:
    """Somebody with the personal preposition behind a verb whom the parser hung on a noun for somebody else, or on an adjective
    ("asesinaron sicarios del cartel al alcalde", "declaró culpable de fraude a la alcaldesa")."""
    syntax = scene.syntax
    for i in range(verb + 1, min(syntax.sentence(verb)[1], verb + _FAR)):
        if syntax.words[i] in STOPS or scene.page.is_finite_verb(i):
            return None
        if syntax.deps[i] in ("nmod", "obl") and preposition_of(scene.page, i) in scene.page.words.personal:
            member = scene.member(i)
            if member is not None and member.kind in _PEOPLE and _takes_nobody(scene, verb, i):
                return i
    return None


def _takes_nobody(scene: Scene, verb: int, token: int) -> bool:
    """Whether the words between a noun and the verb above it are such as nobody belongs to with that preposition."""
    syntax, at = scene.syntax, scene.syntax.heads[token]
    if at == verb:
        return False
    between: list[int] = []
    while at != verb and syntax.heads[at] != at:
        between.append(at)
        at = syntax.heads[at]
    if at != verb or any(b < verb for b in between):
        return False
    return syntax.pos[between[-1]] == "ADJ" or all(syntax.pos[b] == "ADJ" or is_somebody(scene, b) for b in between)


def bare_behind(scene: Scene, verb: int, skip: Collection[int]) -> list[int]:
    """The nouns without preposition that the parser hung on a verb as objects, behind it."""
    syntax = scene.syntax
    return [
        c
        for c in syntax.children[verb]
        if c > verb
        and c not in skip
        and syntax.deps[c] in _BEHIND
        and syntax.pos[c] in ("NOUN", "PROPN", "ADJ", "NUM")
        and c not in scene.page.time_tokens
        and preposition_of(scene.page, c) == ""
    ]


def agrees(scene: Scene, group: VerbGroup, token: int) -> bool:
    """Whether a noun, with those joined to it, has the number of the verb; a noun of quantity may have either."""
    plural = is_plural(scene.syntax, group)
    if plural is None or counted(scene, token) != token:
        return True
    return plural == _is_plural(scene, token)


def _is_plural(scene: Scene, token: int) -> bool:
    syntax = scene.syntax
    if any(syntax.deps[c] == "conj" and c > token for c in syntax.children[token]):
        return True
    return syntax.features[token].get("Number") == "Plur"


def subject_behind(
    scene: Scene, verb: int, group: VerbGroup, senses: Collection[Sense], skip: Collection[int], *, inherits: bool
) -> int | None:
    """The subject of a clause that seems to have none, behind its verb.

    Args:
        senses: those that the verb can have; one without object leaves the noun behind it no other part.
        skip: words of the trigger's own phrase.
        inherits: the clause shares the subject of another; then only a marked object shows that it has its own.
    """
    bare = bare_behind(scene, verb, skip)
    able = [c for c in bare if agrees(scene, group, c) and _is_whole(scene, c) and not _is_apposed(scene, verb, c)]
    if not able:
        return None
    acting = [c for c in able if is_somebody(scene, c)]
    if acting and _has_marked_object(scene, verb, group) and not _gives(scene, senses):
        return acting[-1]
    if inherits:
        return None
    if acting and any(not is_somebody(scene, c) for c in bare):
        return acting[0]
    if bool(skip) or not any(_has_object(sense) for sense in senses):
        return able[0]
    return next((c for c in acting if _is_definite_person(scene, c)), None)


def _is_whole(scene: Scene, token: int) -> bool:
    """A name, a plural, or a noun with a determiner: a bare singular is no subject."""
    syntax = scene.syntax
    if syntax.pos[token] == "PROPN" or syntax.features[token].get("Number") == "Plur":
        return True
    return any(c < token and syntax.deps[c] in ("det", "nummod") for c in syntax.children[token])


def _is_apposed(scene: Scene, verb: int, token: int) -> bool:
    """A name that a comma parts from a noun behind the verb: "se llevó al director, Amós Villa"."""
    syntax = scene.syntax
    if syntax.pos[token] != "PROPN" or token < 2 or syntax.words[token - 1] != "," or token - 2 <= verb:
        return False
    return syntax.pos[token - 2] == "NOUN" and token - 2 not in scene.page.time_tokens


def _is_definite_person(scene: Scene, token: int) -> bool:
    """A person by name or with a definite article: as an object it would have its preposition."""
    member = scene.member(token)
    if member is None or member.kind not in _PEOPLE:
        return False
    features = (scene.syntax.features[c] for c in scene.syntax.children[token] if c < token)
    return scene.syntax.pos[token] == "PROPN" or any(f.get("Definite") == "Def" for f in features)


def _has_marked_object(scene: Scene, verb: int, group: VerbGroup) -> bool:
    """Whether somebody who is acted upon stands there with the personal preposition, or as a pronoun."""
    syntax, words = scene.syntax, scene.page.words
    if any(syntax.lower[c] in words.object_pronouns for c in group.clitics):
        return True
    if stranded_object(scene, verb) is not None:
        return True
    marked = (
        c
        for c in syntax.children[verb]
        if syntax.deps[c] in _MARKED and preposition_of(scene.page, c) in words.personal
    )
    return any(is_somebody(scene, antecedent(scene, c, verb)) for c in marked)


def _gives(scene: Scene, senses: Collection[Sense]) -> bool:
    """Whether the marked noun is rather somebody to whom something is given or said."""
    return any(
        {scene.page.words.dative_slot, "indirect"} & set(s.recipient) and "object" not in s.recipient for s in senses
    )


def _has_object(sense: Sense) -> bool:
    return "object" in (*sense.actor, *sense.recipient, *sense.with_, *sense.without)
