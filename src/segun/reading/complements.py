"""Which nouns hang on a word, by their preposition, and what they are joined to, counted by or measured by.

In: a `Scene` or `Page` and tokens. Out: tokens, or slots written into `Arguments`.
"""

from __future__ import annotations

from collections.abc import Collection

from segun.reading.page import Page
from segun.reading.scene import Scene
from segun.reading.slots import Arguments
from segun.reading.syntax import Syntax

NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM")
STOPS = frozenset({",", ";", ".", ":", "!", "?", "(", ")", '"'})
_COMPLEMENTS = ("obj", "iobj", "obl", "obl:agent", "obl:arg", "nmod", "advmod", "dep", "appos")
_OBJECTS = ("obj", "iobj")
_JOINED = ("NOUN", "PROPN", "PRON")
_HUMAN = "HUMAN"
_NEAR = 9  # tokens behind a trigger among which a complement is looked for that the parser hung elsewhere


def complements(scene: Scene, head: int, found: Arguments, skip: Collection[int] = ()) -> None:
    """Objects and complements of a word by their preposition; a relative pronoun is the noun that it stands for."""
    syntax = scene.syntax
    for c in syntax.children[head]:
        if c in skip or not _is_complement(scene, c):
            continue
        preposition = preposition_of(scene.page, c)
        tokens = [t for t in with_conjuncts(scene.page, antecedent(scene, c, head)) if t not in skip]
        if preposition == "":
            if syntax.deps[c] in _OBJECTS and scene.is_verb(head):
                found.add("indirect" if is_dative(scene, c) else "object", *tokens)
            continue
        found.add(preposition, *tokens)
        if preposition == scene.page.words.dative_slot and scene.is_verb(head):
            found.add("indirect", *tokens)
            if tokens and is_somebody(scene, tokens[0]):
                found.add("object", *tokens)


def _is_complement(scene: Scene, c: int) -> bool:
    syntax = scene.syntax
    if syntax.deps[c] not in _COMPLEMENTS or syntax.pos[c] not in NOMINAL:
        return False
    if syntax.deps[c] == "advmod" and syntax.pos[c] not in ("NOUN", "PROPN"):
        return False
    return syntax.pos[c] != "PRON" or syntax.lower[c] not in scene.page.words.reflexive


def is_dative(scene: Scene, token: int) -> bool:
    """ "Le", "les"."""
    return scene.syntax.lower[token] in scene.page.words.dative_pronouns


def is_somebody(scene: Scene, token: int) -> bool:
    """Whether a noun stands for an actor of the text, or is one for people whoever they are."""
    if scene.member(token) is not None:
        return True
    if scene.syntax.pos[token] == "PRON":
        return (
            scene.syntax.features[token].get("PronType") in ("Prs", "Dem") and preposition_of(scene.page, token) != ""
        )
    return _HUMAN in scene.senses.classes(scene.syntax.lower, counted(scene, token))


def antecedent(scene: Scene, token: int, verb: int) -> int:
    """The noun that a relative pronoun stands for, any other token itself."""
    syntax = scene.syntax
    if syntax.pos[token] != "PRON" or syntax.lower[token] not in scene.page.words.relatives:
        return token
    at = verb
    while syntax.deps[at] == "conj" and syntax.heads[at] != at:
        at = syntax.heads[at]
    head = syntax.heads[at]
    if head < token and syntax.pos[head] in NOMINAL:
        return head
    before = _noun_before(scene, token) if head < token else None
    return token if before is None else before


def _noun_before(scene: Scene, pronoun: int) -> int | None:
    """The head of the phrase that ends right before a relative pronoun, where the parser hung its clause on a verb."""
    syntax, at = scene.syntax, pronoun - 1
    while at > 0 and (syntax.words[at] == "," or syntax.pos[at] in ("ADP", "DET")):
        at -= 1
    if at < syntax.sentence(pronoun)[0] or syntax.pos[at] not in ("NOUN", "PROPN", "ADJ"):
        return None
    while syntax.deps[at] in ("flat", "nmod", "amod", "appos") and syntax.pos[syntax.heads[at]] in ("NOUN", "PROPN"):
        at = syntax.heads[at]
    return at if syntax.pos[at] in ("NOUN", "PROPN") and is_somebody(scene, at) else None


def with_conjuncts(page: Page, token: int) -> list[int]:
    """A noun with those that coordination joins to it."""
    syntax, found = page.syntax, [token]
    for t in found:
        joined = (c for c in syntax.children[t] if syntax.deps[c] == "conj" and c > t and syntax.pos[c] in _JOINED)
        found.extend(c for c in joined if not _begins_gap(syntax, t, c))
    return found


def _begins_gap(syntax: Syntax, first: int, joined: int) -> bool:
    """ "Expulsó a tres espías y Marruecos, a cinco": what looks joined is the subject of a clause without verb."""
    if joined + 2 >= len(syntax) or syntax.words[joined + 1] != "," or syntax.pos[joined + 2] != "ADP":
        return False
    case, own = syntax.child(first, "case"), syntax.child(joined, "case")
    return case is not None and own is None and syntax.lower[case] == syntax.lower[joined + 2]


def preposition_of(page: Page, token: int) -> str:
    """The preposition of a noun, several words with single spaces ("en contra de"), contractions undone; "" for none."""
    syntax = page.syntax
    cases = [c for c in syntax.children[token] if c < token and syntax.deps[c] == "case"]
    if not cases:
        return ""
    places = sorted({c for case in cases for c in (case, *syntax.all(case, "fixed"))})
    return " ".join(page.plain(c) for c in places)


def counted(scene: Scene, token: int) -> int:
    """What a number, or a word of quantity or part, counts: "miles de soldados", "una de las demandas"."""
    syntax = scene.syntax
    if token in scene.counted_by:
        return scene.counted_by[token]
    if syntax.pos[token] not in ("NUM", "PRON", "DET") and not scene.page.mention_is_quantity(token):
        return token
    parts = (
        c for c in syntax.children[token] if c > token and preposition_of(scene.page, c) in scene.page.words.genitive
    )
    return next((c for c in parts if syntax.pos[c] in ("NOUN", "PROPN")), token)


def carrier(scene: Scene, noun: int) -> int:
    """The noun that measures out the deed of another ("una jornada de protesta"), else the noun itself."""
    syntax = scene.syntax
    for _ in range(2):
        head = syntax.heads[noun]
        if head == noun or syntax.lemmas[head] not in scene.governors.containers:
            break
        if preposition_of(scene.page, noun) not in scene.page.words.genitive:
            break
        noun = head
    return noun


def right_behind(scene: Scene, noun: int, found: Arguments) -> None:
    """A phrase with a preposition right behind a noun and its adjectives is the noun's, wherever the parser hung it."""
    syntax = scene.syntax
    past = syntax.sentence(noun)[1]
    at = noun + 1
    while at < past and syntax.pos[at] == "ADJ":
        at += 1
    if at >= past or syntax.pos[at] != "ADP":
        return
    head = _governed_by(scene, at)
    slot = preposition_of(scene.page, head) if head is not None else ""
    if head is not None and slot and not found.get(slot):
        found.add(slot, *with_conjuncts(scene.page, head))


def nearby(scene: Scene, after: int) -> dict[str, int]:
    """The nouns behind prepositions near a trigger, which the parser hung on other words; the first of each preposition."""
    page, syntax = scene.page, scene.syntax
    found: dict[str, int] = {}
    for i in range(after + 1, min(syntax.sentence(after)[1], after + 1 + _NEAR)):
        if syntax.words[i] in STOPS or syntax.pos[i] in ("VERB", "AUX") or syntax.lower[i] in page.words.relatives:
            break
        head = _governed_by(scene, i) if syntax.deps[i] == "case" else None
        if head is not None:
            found.setdefault(preposition_of(page, head), head)
    return found


def _governed_by(scene: Scene, preposition: int) -> int | None:
    """The noun behind a preposition."""
    syntax = scene.syntax
    head = syntax.heads[preposition]
    if syntax.deps[preposition] == "fixed":
        head = syntax.heads[head]
    if (
        head <= preposition
        or syntax.pos[head] not in NOMINAL
        or syntax.sentence_of[head] != syntax.sentence_of[preposition]
    ):
        return None
    return head
