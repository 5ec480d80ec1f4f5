"""How real a deed is that a noun names: its adjectives, its preposition, the noun that holds it, the verb that governs it.

In: a `Scene` and a noun. Out: a status.
"""

from __future__ import annotations

from segun.ledger import Status
from segun.reading.clauses import SUBJECTS
from segun.reading.complements import carrier, preposition_of
from segun.reading.outlook_verbs import status_of_verb
from segun.reading.outlook_words import OF_ACT, OF_DEGREE, act_at, by_lists, under_noun
from segun.reading.scene import Scene

_STEPS = 4  # nouns between a deed and the verb that governs it


def status_of_noun(scene: Scene, noun: int) -> Status:
    """The status of a noun's deed."""
    own = _by_adjective(scene, noun) or _by_preposition(scene, noun)
    if own is not None:
        return own
    syntax, at = scene.syntax, noun
    for _ in range(_STEPS):
        head = syntax.heads[at]
        if head == at:
            return _of_copula(scene, at)
        if scene.is_verb(head):
            return _governed(scene, at, head)
        if syntax.deps[at] != "conj" and syntax.pos[at] != "ADJ":  # the parser joins a noun to another's adjective, too
            held = under_noun(scene, head)
            if held is not None:
                return held
            if carrier(scene, at) == at:
                return "actual"
        at = head
    return "actual"


def is_missing(scene: Scene, noun: int) -> bool:
    """ "Sin protestas", "ningún ataque": the noun says that there was none."""
    preposition = preposition_of(scene.page, noun)
    if preposition and scene.facts.negation(preposition.split(), 0):
        return True
    determiners = (c for c in scene.syntax.children[noun] if scene.syntax.deps[c] == "det")
    return any(scene.facts.negation([scene.syntax.lower[c]], 0) for c in determiners)


def _by_adjective(scene: Scene, noun: int) -> Status | None:
    syntax = scene.syntax
    for c in syntax.children[noun]:
        degree = scene.facts.adjective(syntax.lower[c]) if syntax.deps[c] in ("amod", "acl") else None
        if degree is not None and (status := OF_DEGREE.get(degree)) is not None:
            return status
        if syntax.deps[c] in ("det", "amod") and scene.facts.negation([syntax.lower[c]], 0):
            return "denied"
    return None


def _by_preposition(scene: Scene, noun: int) -> Status | None:
    """ "Sin protestas", "en caso de un ataque"."""
    preposition = preposition_of(scene.page, noun)
    if not preposition:
        return None
    words = preposition.split()
    if scene.facts.negation(words, 0):
        return "denied"
    first, _ = scene.syntax.sentence(noun)
    for back in range(1, 7):
        at = noun - back
        if at < first:
            return None
        plain = [scene.page.plain(i) for i in range(at, noun)]
        length = scene.facts.condition(plain, 0)
        if length > 1 and all(scene.syntax.pos[i] in ("DET", "ADJ", "NUM", "PUNCT") for i in range(at + length, noun)):
            return "hypothetical"
    return None


def _of_copula(scene: Scene, noun: int) -> Status:
    """ "Será una huelga": a noun as predicate has the tense of its copula."""
    copula = scene.syntax.child(noun, "cop")
    if copula is None:
        return "actual"
    features = scene.syntax.features[copula]
    return "future" if features.get("Tense") == "Fut" else "possible" if features.get("Mood") == "Cnd" else "actual"


def _governed(scene: Scene, noun: int, verb: int) -> Status:
    """What the verb that governs a noun makes of the deed."""
    syntax, lists = scene.syntax, scene.governors
    lemma, relation = syntax.lemmas[verb], syntax.deps[noun]
    group = scene.group(verb)
    core = relation in ("obj", *SUBJECTS, "obl:arg", "xcomp") or (
        relation == "obl" and preposition_of(scene.page, noun) == scene.page.words.dative_slot
    )
    if not core:
        return "actual"
    undergoes = relation in ("obj", "nsubj:pass", "obl:arg") or (
        relation == "nsubj" and (group.passive or group.reflexive)
    )
    if undergoes:
        by_list = by_lists(scene, lemma)
        if by_list is not None:
            return by_list if not group.negated else "denied" if by_list != "denied" else "actual"
        act = act_at(scene, verb)
        if act in ("request", "order", "propose", "promise", "threaten", "announce", "speculate"):
            return OF_ACT[act]
    done = undergoes and relation != "obl:arg"  # not "dar solución a un paro"
    carries = (done and lemma in lists.does | lists.happens | lists.implicative) or (
        relation in SUBJECTS and lemma in lists.happens
    )
    return (
        status_of_verb(scene, verb, 1)
        if carries or (undergoes and group.negated and lemma in lists.suffers)
        else "actual"
    )
