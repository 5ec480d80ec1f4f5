"""The arguments of a noun that tells of a deed: its complements, possessive and adjectives, and who does it by the words around.

In: a `Scene` and the token of a noun. Out: slots written into `Arguments`; `governor` and `sufferer` are who does or suffers the
deed by the verb, noun or clause beside it.
"""

from __future__ import annotations

from segun.reading.clauses import SUBJECTS, subject_of
from segun.reading.complements import carrier, complements, is_dative, preposition_of, with_conjuncts
from segun.reading.control import agent_of
from segun.reading.scene import Scene
from segun.reading.slots import Arguments

_ADJECTIVES = ("ADJ", "VERB", "NOUN", "PROPN")
_CLAUSES = ("acl", "amod", "advcl", "acl:relcl")


def of_noun(scene: Scene, noun: int, found: Arguments) -> None:
    """The arguments of a noun."""
    syntax, words = scene.syntax, scene.page.words
    complements(scene, noun, found)
    _second_side(scene, found)
    for c in syntax.children[noun]:
        if syntax.lower[c] in words.possessives | words.own_possessives:
            found.add("possessive", c)
        elif syntax.deps[c] == "amod" and syntax.pos[c] in _ADJECTIVES:
            found.add("adjective", c)
    measured = carrier(scene, noun)
    for n in dict.fromkeys((noun, measured)):
        for c in syntax.children[n]:
            if syntax.deps[c] in _CLAUSES and c > n:
                _by_clause(scene, c, found)
    _governed(scene, measured, found)


def _second_side(scene: Scene, found: Arguments) -> None:
    """ "Entre hinchas del oficialismo y policías": between one there must be another, joined to a noun within it."""
    between = scene.page.words.between_slot
    sides = found.get(between)
    if len(sides) == 1:
        inner = (c for c in scene.syntax.children[sides[0]] if c > sides[0] and scene.syntax.deps[c] == "nmod")
        for c in inner:
            found.add(between, *with_conjuncts(scene.page, c)[1:])


def _by_clause(scene: Scene, verb: int, found: Arguments) -> None:
    """ "El ataque lanzado por X", "la huelga que convocó Y": who does it stands in the clause behind the noun."""
    syntax = scene.syntax
    if syntax.lemmas[verb] not in scene.governors.does and not _is_doing_participle(scene, verb):
        return
    agent = agent_of(scene, verb)
    clause = Arguments()
    complements(scene, verb, clause)
    for slot, tokens in clause.slots.items():
        if slot not in ("object", "indirect"):
            found.add(slot, *tokens)
    if agent is not None:
        found.add(scene.page.words.agent_slot, *with_conjuncts(scene.page, agent))
        found.add("governor", *with_conjuncts(scene.page, agent))
        return
    own = [c for c in syntax.children[verb] if syntax.deps[c] in SUBJECTS]
    real = [t for c in own if syntax.lower[c] not in scene.page.words.relatives for t in with_conjuncts(scene.page, c)]
    if real:
        found.add(scene.page.words.agent_slot, *real)
        found.add("governor", *real)


def _is_doing_participle(scene: Scene, verb: int) -> bool:
    return scene.syntax.pos[verb] == "ADJ" or scene.syntax.features[verb].get("VerbForm") == "Part"


def _governed(scene: Scene, noun: int, found: Arguments) -> None:
    """Who does or suffers the deed by the verb that governs its noun: "realizó un ataque", "sufrió un atentado"."""
    syntax, words = scene.syntax, scene.page.words
    verb = syntax.heads[noun]
    if verb != noun and syntax.lemmas[verb] in words.suffering_nouns and syntax.pos[verb] == "NOUN":
        found.add(
            "sufferer",
            *(t for c in syntax.children[verb] if syntax.deps[c] in SUBJECTS for t in with_conjuncts(scene.page, c)),
        )
        return
    if verb == noun or not (scene.is_verb(verb) or syntax.pos[verb] == "ADJ"):
        return
    lemma, group, relation = syntax.lemmas[verb], scene.group(verb), syntax.deps[noun]
    if relation in SUBJECTS and (group.passive or group.reflexive):
        agent = agent_of(scene, verb)
        if agent is not None and lemma in scene.governors.does:
            found.add("governor", *with_conjuncts(scene.page, agent))
        return
    if relation not in ("obj", "obl", "obl:arg", "xcomp"):
        return
    subject = subject_of(syntax, group, words)
    tokens = [] if subject is None else with_conjuncts(scene.page, subject.token)
    if relation == "obj" and lemma in scene.governors.does:
        found.add("governor", *tokens)
        found.open_subject = not tokens and group.finite is not None and not group.reflexive
        complements(scene, verb, found, {noun})
        found.add(
            "indirect", *(c for c in group.clitics if syntax.lower[c] not in words.reflexive or is_dative(scene, c))
        )
    elif relation != "obj" and _takes_part(scene, noun, lemma):
        found.add("governor", *tokens)
        found.open_subject = not tokens and group.finite is not None
    elif relation == "obj" and lemma in scene.governors.suffers:
        found.add("sufferer", *tokens)


def _takes_part(scene: Scene, noun: int, lemma: str) -> bool:
    """ "Llamaron a una huelga", "se sumaron al paro", "participó en la marcha"."""
    words, preposition = scene.page.words, preposition_of(scene.page, noun)
    joined = preposition == words.dative_slot or preposition in words.written
    return joined and lemma in scene.governors.calls | scene.governors.joins
