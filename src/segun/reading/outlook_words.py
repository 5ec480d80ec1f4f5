"""What single words make of the deed beside them: verbs and nouns of planning, wanting, fearing; conjunctions; speech acts.

In: a `Scene` and a token. Out: a status, or `None` where the word says nothing. The lists stand in `governors.yaml` and
`factuality.yaml`; `outlook_verbs` and `outlook_nouns` know where in the tree to ask.
"""

from __future__ import annotations

from segun.language.factuality import Degree
from segun.ledger import Act, Status
from segun.reading.scene import Scene

OF_DEGREE: dict[Degree, Status] = {
    "probable": "possible", "possible": "possible", "denied": "denied", "future": "future", "obligation": "hypothetical",
}  # fmt: skip
OF_ACT: dict[Act, Status] = {
    "request": "hypothetical", "order": "hypothetical", "propose": "hypothetical", "ask": "hypothetical",
    "promise": "future", "threaten": "future", "announce": "future", "deny": "denied", "speculate": "possible",
    "warn": "possible", "reject": "denied",
}  # fmt: skip
"""What a speech act makes of the infinitive, or of the noun, that it governs."""


def act_at(scene: Scene, verb: int) -> Act | None:
    """The act of the statement whose cue the verb is."""
    number = scene.cue_at.get(verb)
    return None if number is None else scene.statements[number].act


def by_lists(scene: Scene, lemma: str) -> Status | None:
    """What a verb makes of the deed that it governs."""
    lists = scene.governors
    if lemma in lists.averted:
        return "denied"
    if lemma in lists.wanted:
        return "hypothetical"
    if lemma in lists.planned:
        return "future"
    return "possible" if lemma in lists.feared else None


def under_noun(scene: Scene, head: int) -> Status | None:
    """ "El riesgo de un ataque", "la convocatoria de huelga"."""
    lists, words = scene.governors, {scene.syntax.lemmas[head], scene.syntax.lower[head]}
    if words & lists.averted_nouns:
        return "denied"
    if words & lists.planned_nouns:
        return "future"
    if words & lists.wanted_nouns:
        return "hypothetical"
    return "possible" if words & lists.feared_nouns else None


def by_modal(scene: Scene, modal: int) -> Status | None:
    """What a modal makes of its infinitive or clause: "puede firmar", "va a marchar", "es posible que firme"."""
    syntax = scene.syntax
    found = scene.facts.modal([syntax.lemmas[modal], *syntax.lower[modal + 1 : modal + 4]], 0)
    if found is None:
        return None
    status = OF_DEGREE.get(found[1])
    if scene.group(modal).negated:
        return "denied"
    if status == "possible" and is_done(scene, modal):
        return None  # "pudo entrar": managed to
    return status


def is_done(scene: Scene, verb: int) -> bool:
    """A past of one deed, not of a state."""
    features = scene.syntax.features[verb]
    return features.get("Tense") == "Past" and features.get("Mood", "Ind") == "Ind"


def marks_of(scene: Scene, verb: int) -> list[str]:
    """The words that bring a clause in, each as one string with the fixed words behind it."""
    syntax = scene.syntax
    found = []
    for c in syntax.children[verb]:
        if c < verb and syntax.deps[c] in ("mark", "case", "advmod", "cc") and syntax.pos[c] != "SPACE":
            found.append(" ".join(scene.page.plain(i) for i in sorted((c, *syntax.all(c, "fixed")))))
            found.extend(_longer(scene, c))
    return found


def _longer(scene: Scene, conjunction: int) -> list[str]:
    """The words up to a "que" that may be one conjunction with it ("después de que"), however the parser cut them."""
    if scene.syntax.lower[conjunction] not in scene.page.words.complementiser:
        return []
    first = max(scene.syntax.sentence(conjunction)[0], conjunction - 3)
    plain = [scene.page.plain(i) for i in range(first, conjunction + 1)]
    return [" ".join(plain[k:]) for k in range(len(plain) - 1)]
