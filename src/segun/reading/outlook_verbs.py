"""How real a deed is that a verb tells: its mood and tense, its modal, its negation, and the words above it.

In: a `Scene` and a verb. Out: a status.
"""

from __future__ import annotations

from segun.language.conjugation import conjugator
from segun.ledger import Act, Status
from segun.reading.clauses import VerbGroup
from segun.reading.outlook_words import OF_ACT, OF_DEGREE, act_at, by_lists, by_modal, marks_of, under_noun
from segun.reading.scene import Scene

DEPTH = 6
"""How many words above a deed are asked."""
_MOODLESS: frozenset[Act] = frozenset({"deny", "speculate", "ask"})
"""Acts that decide also over a clause with its own tense."""
_ADVERBIAL = ("advcl", "obl", "nmod", "acl")


def status_of_verb(scene: Scene, verb: int, depth: int = 0) -> Status:
    """The status of a verb's deed; `depth` counts the words below it that have been asked."""
    group = scene.group(verb)
    if _is_negated(scene, group):
        return "denied"
    if group.finite is not None:
        return _finite(scene, verb, group, depth)
    modal = _auxiliary(scene, verb)
    if modal is not None:
        return modal
    if group.form == "infinitive":
        return _infinitive(scene, verb, depth)
    if group.form == "participle":
        return _participle(scene, verb, depth)
    return _above(scene, verb, depth) if scene.syntax.deps[verb] in ("xcomp", "ccomp", "conj") else "actual"


def _is_negated(scene: Scene, group: VerbGroup) -> bool:
    """ "No firmó", "jamás firmó", not "no solo firmó"."""
    syntax = scene.syntax
    if not group.negated:
        before = (c for c in syntax.children[group.verb] if c < group.verb and syntax.deps[c] == "advmod")
        alone = (c for c in before if syntax.child(c, "fixed") is None)  # not "sin embargo"
        return any(scene.facts.negation([syntax.lower[c]], 0) and not _is_only(scene, c) for c in alone)
    return not _is_only(scene, group.first)


def _is_only(scene: Scene, negation: int) -> bool:
    after = scene.syntax.lower[negation + 1 : negation + 2]
    return bool(after) and after[0] in scene.facts.only


def _finite(scene: Scene, verb: int, group: VerbGroup, depth: int) -> Status:
    syntax = scene.syntax
    assert group.finite is not None
    features = syntax.features[group.finite]
    own = _auxiliary(scene, verb)
    if own is None:
        own = _of_mood(scene, verb, group, features)
    if own == "denied":
        return own
    embedded = _embedding(scene, verb, depth)
    if own == "hypothetical":  # a subjunctive: the word above tells more of it
        return embedded if embedded in ("denied", "possible") else own
    if embedded is None and _is_wished(scene, verb):
        return "hypothetical"
    return embedded or own


def _is_wished(scene: Scene, verb: int) -> bool:
    """ "Ojalá firme"."""
    return any(c < verb and scene.syntax.lower[c] in scene.facts.wishes for c in scene.syntax.children[verb])


def _of_mood(scene: Scene, verb: int, group: VerbGroup, features: dict[str, str]) -> Status:
    mood, tense = features.get("Mood", ""), features.get("Tense", "")
    if mood == "Cnd":
        perfect = group.finite is not None and scene.syntax.lemmas[group.finite] in scene.page.words.perfect
        return "possible" if perfect or not _is_reported(scene, verb) else "future"
    if mood == "Sub":
        return "actual" if _tells_of_done(scene, verb, tense) else "future" if _is_when(scene, verb) else "hypothetical"
    if mood == "Imp":
        return "hypothetical"
    return "future" if tense == "Fut" or _looks_future(scene, verb, features) else "actual"


def _looks_future(scene: Scene, verb: int, features: dict[str, str]) -> bool:
    """ "Enviaremos", which the tagger takes for a present: the form can be no other tense of its verb."""
    if features.get("Person") != "1" or features.get("Number") != "Plur" or features.get("Tense") != "Pres":
        return False
    form, verbs = scene.syntax.lower[verb], conjugator(scene.page.language)
    lemmas = {sense.lemma.split()[0].split("|")[0] for sense in scene.senses.verb(form)}
    tenses = {
        f.tense for lemma in lemmas if lemma.endswith(verbs.endings) for f in verbs.conjugate(lemma).features(form)
    }
    return tenses == {"Fut"}


def _is_reported(scene: Scene, verb: int) -> bool:
    """ "Dijo que firmaría": the future of the past, no rumour."""
    told = scene.told_in(verb)
    return bool(told) and scene.statements[told[-1]].rule != "statement.source-phrase"


def _tells_of_done(scene: Scene, verb: int, tense: str) -> bool:
    """ "Después de que detuvieran", "lamentó que hayan detenido": a subjunctive of what has happened."""
    marks = marks_of(scene, verb)
    if any(scene.facts.factive(m) for m in marks):
        return True
    head = scene.syntax.heads[verb]
    return scene.syntax.deps[verb] in ("ccomp", "csubj") and scene.syntax.lemmas[head] in scene.facts.factive_verbs


def _is_when(scene: Scene, verb: int) -> bool:
    return any(scene.facts.temporal(m) for m in marks_of(scene, verb))


def _auxiliary(scene: Scene, verb: int) -> Status | None:
    """What a modal before the verb makes of it ("puede firmar", "va a marchar", "debe liberar")."""
    syntax = scene.syntax
    for c in syntax.children[verb]:
        if (
            c < verb
            and syntax.deps[c] == "aux"
            and syntax.lemmas[c] not in scene.page.words.perfect | scene.page.words.passive
        ):
            return by_modal(scene, c)
    return None


def _infinitive(scene: Scene, verb: int, depth: int) -> Status:
    marks = marks_of(scene, verb)
    if any(scene.facts.negation([m], 0) for m in marks):
        return "denied"
    if is_purpose(scene, verb):
        return "possible" if _is_charge(scene, verb) else "hypothetical"
    if any(scene.facts.condition([m], 0) for m in marks) and scene.syntax.deps[verb] == "advcl":
        return "hypothetical"
    if any(scene.facts.unreached(m) for m in marks):
        return "hypothetical"
    return _above(scene, verb, depth)


def is_purpose(scene: Scene, verb: int) -> bool:
    """Whether a verb without tense tells what something is done for: "para lanzar", "con el fin de lanzar"."""
    if scene.syntax.features[verb].get("VerbForm") != "Inf":
        return False
    return any(_is_purpose(scene, m) for m in marks_of(scene, verb)) or _is_purpose_before(scene, verb)


def _is_purpose(scene: Scene, mark: str) -> bool:
    words = mark.split()
    return scene.facts.purpose(words, 0) == len(words)


def _is_purpose_before(scene: Scene, verb: int) -> bool:
    """ "A fin de", "con el objetivo de" right before an infinitive."""
    syntax = scene.syntax
    for back in range(1, 6):
        at = verb - back
        if at < 0 or syntax.sentence_of[at] != syntax.sentence_of[verb]:
            return False
        plain = [scene.page.plain(i) for i in range(at, verb)]
        if scene.facts.purpose(plain, 0) == back:
            return True
    return False


def _is_charge(scene: Scene, token: int) -> bool:
    """Inside what somebody is accused of, a purpose is a plot that a source alleges."""
    told = scene.told_in(token)
    return bool(told) and scene.statements[told[-1]].act == "accuse"


def _participle(scene: Scene, verb: int, depth: int) -> Status:
    """Told as done with its noun; under "sería", "será" its copula decides, which makes it finite."""
    syntax = scene.syntax
    if syntax.deps[verb] in ("xcomp", "ccomp"):
        return _above(scene, verb, depth)
    return "actual"


def _above(scene: Scene, token: int, depth: int) -> Status:
    """What the word above an infinitive makes of it."""
    syntax = scene.syntax
    head = syntax.heads[token]
    if head == token or depth >= DEPTH:
        return "actual"
    if syntax.deps[token] == "conj":
        return status_of_verb(scene, head, depth + 1) if scene.is_verb(head) else "actual"
    if not scene.is_verb(head):
        return under_noun(scene, head) or "actual"
    own = by_modal(scene, head)
    if own is not None:
        return own
    act = act_at(scene, head)
    if act is not None:
        return OF_ACT.get(act, "actual")
    if syntax.lemmas[head] in scene.governors.implicative:
        return status_of_verb(scene, head, depth + 1)
    by_list = by_lists(scene, syntax.lemmas[head])
    if by_list is not None:
        return by_list
    return status_of_verb(scene, head, depth + 1) if syntax.deps[token] in ("xcomp", "ccomp", "csubj") else "actual"


def _embedding(scene: Scene, verb: int, depth: int) -> Status | None:
    """What the words above a clause with a tense of its own make of it; `None` for nothing."""
    syntax = scene.syntax
    at = verb
    for _ in range(DEPTH - depth):
        marks = marks_of(scene, at)
        if syntax.deps[at] in _ADVERBIAL and any(_is_condition(scene, m) for m in marks):
            return "hypothetical"
        head = syntax.heads[at]
        if head == at:
            return None
        if syntax.deps[at] in ("ccomp", "csubj", "xcomp", "acl"):
            above = _by_verb(scene, at, head) if scene.is_verb(head) else _by_noun(scene, head, marks)
            if above is not None:
                return above if above != "actual" else None
        if syntax.deps[at] not in ("conj", "ccomp", "xcomp", "csubj"):
            return None
        at = head
    return None


def _by_verb(scene: Scene, clause: int, verb: int) -> Status | None:
    """What the verb above a that-clause makes of it; "actual" where what lies above that does not touch it."""
    lists, lemma = scene.governors, scene.syntax.lemmas[verb]
    act, negated = act_at(scene, verb), scene.group(verb).negated
    if act in _MOODLESS:
        return "actual" if negated or (act == "ask" and _asks_who(scene, clause)) else OF_ACT[act]
    if lemma in lists.averted and not negated:
        return "denied"
    return "possible" if lemma in lists.feared and not negated else None


def _asks_who(scene: Scene, verb: int) -> bool:
    """ "¿Quién mató a…?", "cuándo dimitió": the question takes the deed for done."""
    features = (scene.syntax.features[c].get("PronType", "") for c in scene.syntax.children[verb] if c < verb)
    return any("Int" in types.split(",") for types in features)


def _by_noun(scene: Scene, head: int, marks: list[str]) -> Status | None:
    """ "Es posible que firme", "el temor de que ataquen"."""
    degree = scene.facts.adjective(scene.syntax.lower[head])
    if degree is not None:
        return OF_DEGREE.get(degree)
    words = scene.page.words
    openers = (mark.split() for mark in marks)
    of_that = any(len(m) == 2 and m[0] in words.genitive and m[1] in words.complementiser for m in openers)
    return under_noun(scene, head) if of_that else None


def _is_condition(scene: Scene, mark: str) -> bool:
    words = mark.split()
    return scene.facts.condition(words, 0) == len(words) and mark not in scene.facts.open_conditions
