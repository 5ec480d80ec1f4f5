"""The words of a clause that carry a deed: whose time and place are its own.

In: a `Scene` and a `Trigger`. Out: tokens, the trigger first: the noun that measures it out, the verb that says of a noun that it
takes place or is done, the verb that an infinitive completes, a participle that says when a noun took place.
"""

from __future__ import annotations

from collections.abc import Iterator

from segun.language.governors import told_participles
from segun.reading.clauses import SUBJECTS
from segun.reading.complements import carrier
from segun.reading.outlook_words import by_modal
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_STEPS = 3
_TOLD_OF = 14  # tokens behind a noun in which a participle may say of it that it took place


def carriers_of(scene: Scene, trigger: Trigger) -> list[int]:
    """The tokens by which a deed hangs in its clause, the trigger first."""
    found = [trigger.head]
    if trigger.inner is not None:
        found.append(trigger.inner)
    found.extend(_of_noun(scene, trigger.head) if trigger.is_nominal else completed(scene, trigger.head))
    return list(dict.fromkeys(found))


def completed(scene: Scene, verb: int) -> Iterator[int]:
    """The verbs above one without tense that say of its deed whether it is done: "volverá a visitar", "resultó herido"."""
    syntax, lists = scene.syntax, scene.governors
    for _ in range(_STEPS):
        head = syntax.heads[verb]
        if (
            head == verb
            or scene.page.is_finite_verb(verb)
            or not scene.is_verb(head)
            or syntax.deps[verb] not in ("xcomp", "obj")
        ):
            return
        if syntax.lemmas[head] not in lists.implicative | lists.planned and by_modal(scene, head) is None:
            return
        yield head
        verb = head


def _of_noun(scene: Scene, noun: int) -> Iterator[int]:
    syntax, lists = scene.syntax, scene.governors
    outer = carrier(scene, noun)
    yield outer
    yield from _participles(scene, noun, outer)
    verb = syntax.heads[outer]
    if verb == outer or not scene.is_verb(verb):
        return
    lemma, relation = syntax.lemmas[verb], syntax.deps[outer]
    takes_part = lemma in lists.joins and relation not in SUBJECTS
    if takes_part or lemma in lists.does | lists.happens | lists.planned:
        yield verb


def _participles(scene: Scene, noun: int, outer: int) -> Iterator[int]:
    """ "Una marcha por la paz, celebrada este domingo", wherever the parser hung the participle that agrees with the noun."""
    syntax, told = scene.syntax, told_participles(scene.page.language)
    own = syntax.features[noun]
    for i in range(noun + 1, min(syntax.sentence(noun)[1], noun + _TOLD_OF)):
        if scene.page.is_finite_verb(i):
            return
        features = syntax.features[i]
        if syntax.lower[i] not in told or features.get("VerbForm") != "Part":
            continue
        agrees = all(features.get(k) == own.get(k) for k in ("Gender", "Number"))
        if syntax.heads[i] in (noun, outer) or (agrees and syntax.heads[i] <= noun):
            yield i
