"""As the text has it: whether a deed is told as done, denied, possible, to come, or only supposed.

In: a `Scene`, a `Trigger` and its sense. Out: `Outlook`, a status and the words of its condition. The scheme follows FactBank
(Saurí & Pustejovsky 2009): the deed's own verb or noun says something of it, and every word above it up to the end of its
sentence may take that back: a modal, a negation, a condition, a purpose, a verb of wanting, planning, fearing or denying.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.factuality import Degree
from segun.ledger import Act, Status
from segun.reading.arguments import carrier, preposition_of
from segun.reading.clauses import SUBJECTS, VerbGroup
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_DEPTH = 6
_REACH = 8  # tokens between a verb and the call in its object: "hizo ayer un nuevo llamado a la huelga"
_OF_DEGREE: dict[Degree, Status] = {
    "probable": "possible", "possible": "possible", "denied": "denied", "future": "future", "obligation": "hypothetical",
}  # fmt: skip
_OF_ACT: dict[Act, Status] = {
    "request": "hypothetical", "order": "hypothetical", "propose": "hypothetical", "ask": "hypothetical",
    "promise": "future", "threaten": "future", "announce": "future", "deny": "denied", "speculate": "possible",
    "warn": "possible", "reject": "denied",
}  # fmt: skip
"""What a speech act makes of the infinitive, or of the noun, that it governs."""
_MOODLESS: frozenset[Act] = frozenset({"deny", "speculate", "ask"})
"""Acts that decide also over a clause with its own tense."""
_ADVERB_BEFORE, _ADVERB_BEHIND = 4, 3
_ADVERBIAL = ("advcl", "obl", "nmod", "acl")


@dataclass(frozen=True, slots=True)
class Outlook:
    """A status and, where the text gives one, the tokens of the condition, inclusive."""

    status: Status
    condition: tuple[int, int] | None = None


def outlook_of(scene: Scene, trigger: Trigger, given: Status | None, *, gathers: bool = False) -> Outlook:
    """The status of a deed.

    Args:
        given: what the sense itself says of the deed, where it does.
        gathers: the deed is one that people are called to, so that the call announces it.
    """
    condition = _condition(scene, trigger)
    head = trigger.head
    status = _of_noun(scene, head, 0) if trigger.is_nominal else _of_verb(scene, head, 0)
    if gathers and status in ("actual", "hypothetical") and _is_called(scene, head):
        status = "future"
    if status in ("actual", "future") and given is not None:
        status = given
    if status == "actual" and _is_doubted(scene, trigger):
        status = "possible"
    if condition is not None and status in ("future", "possible") and not _is_past(scene, trigger):
        status = "hypothetical"
    return Outlook(status, condition)


def _is_called(scene: Scene, token: int) -> bool:
    """ "Llamaron a una huelga", "un llamamiento a la huelga", "convocaron a paralizar…"."""
    syntax, at = scene.syntax, token if scene.is_verb(token) else carrier(scene, token)
    head = syntax.heads[at]
    if head == at:
        return False
    opener = preposition_of(scene.page, at) or next(iter(_marks(scene, at)), "")
    lists = scene.governors
    if opener != "a":
        return opener == "de" and syntax.lemmas[head] in lists.call_nouns
    if syntax.lemmas[head] in lists.calls:
        return True
    inside = range(head, min(at, head + _REACH))
    return any(syntax.lower[i] in lists.call_nouns or syntax.lemmas[i] in lists.call_nouns for i in inside)


# Verbs


def _of_verb(scene: Scene, verb: int, depth: int) -> Status:
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
    """ "No firmó", not "no solo firmó"."""
    if not group.negated:
        return False
    after = scene.syntax.lower[group.first + 1 : group.first + 2]
    return not (after and after[0] in scene.facts.only)


def _finite(scene: Scene, verb: int, group: VerbGroup, depth: int) -> Status:
    syntax = scene.syntax
    assert group.finite is not None
    features = syntax.features[group.finite]
    own = _auxiliary(scene, verb)
    if own is None:
        own = _of_mood(scene, verb, group, features)
    embedded = _embedding(scene, verb, depth)
    if embedded is not None and own in ("actual", "future", "possible"):
        return embedded
    return own


def _of_mood(scene: Scene, verb: int, group: VerbGroup, features: dict[str, str]) -> Status:
    mood, tense = features.get("Mood", ""), features.get("Tense", "")
    if mood == "Cnd":
        perfect = group.finite is not None and scene.syntax.lemmas[group.finite] in scene.page.words.perfect
        return "possible" if perfect or not _is_reported(scene, verb) else "future"
    if mood == "Sub":
        return "actual" if _tells_of_done(scene, verb, tense) else "future" if _is_when(scene, verb) else "hypothetical"
    if mood == "Imp":
        return "hypothetical"
    return "future" if tense == "Fut" else "actual"


def _is_reported(scene: Scene, verb: int) -> bool:
    """ "Dijo que firmaría": the future of the past, no rumour."""
    told = scene.told_in(verb)
    return bool(told) and scene.statements[told[-1]].rule != "statement.source-phrase"


def _tells_of_done(scene: Scene, verb: int, tense: str) -> bool:
    """ "Después de que detuvieran", "lamentó que hayan detenido": a subjunctive of what has happened."""
    marks = _marks(scene, verb)
    if any(scene.facts.factive(m) for m in marks):
        return True
    head = scene.syntax.heads[verb]
    return scene.syntax.deps[verb] in ("ccomp", "csubj") and scene.syntax.lemmas[head] in scene.facts.factive_verbs


def _is_when(scene: Scene, verb: int) -> bool:
    return any(scene.facts.temporal(m) for m in _marks(scene, verb))


def _marks(scene: Scene, verb: int) -> list[str]:
    """The words that bring a clause in, each as one string with the fixed words behind it."""
    syntax = scene.syntax
    found = []
    for c in syntax.children[verb]:
        if c < verb and syntax.deps[c] in ("mark", "case", "advmod", "cc"):
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


def _auxiliary(scene: Scene, verb: int) -> Status | None:
    """What a modal before the verb makes of it ("puede firmar", "va a marchar", "debe liberar")."""
    syntax = scene.syntax
    for c in syntax.children[verb]:
        if c < verb and syntax.deps[c] == "aux" and syntax.lemmas[c] not in scene.page.words.perfect | scene.page.words.passive:
            return _by_modal(scene, c)
    return None


def _by_modal(scene: Scene, modal: int) -> Status | None:
    syntax = scene.syntax
    found = scene.facts.modal([syntax.lemmas[modal], *syntax.lower[modal + 1 : modal + 4]], 0)
    if found is None:
        return None
    status = _OF_DEGREE.get(found[1])
    if scene.group(modal).negated:
        return "denied"
    if status == "possible" and _is_done(scene, modal):
        return None  # "pudo entrar": managed to
    return status


def _is_done(scene: Scene, verb: int) -> bool:
    """A past of one deed, not of a state."""
    features = scene.syntax.features[verb]
    return features.get("Tense") == "Past" and features.get("Mood", "Ind") == "Ind"


def _infinitive(scene: Scene, verb: int, depth: int) -> Status:
    marks = _marks(scene, verb)
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
    return any(_is_purpose(scene, m) for m in _marks(scene, verb)) or _is_purpose_before(scene, verb)


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
    if head == token or depth >= _DEPTH:
        return "actual"
    if syntax.deps[token] == "conj":
        return _of_verb(scene, head, depth + 1) if scene.is_verb(head) else "actual"
    if not scene.is_verb(head):
        return _under_noun(scene, head) or "actual"
    own = _by_modal(scene, head)
    if own is not None:
        return own
    act = _act_at(scene, head)
    if act is not None:
        return _OF_ACT.get(act, "actual")
    if syntax.lemmas[head] in scene.governors.implicative:
        return _of_verb(scene, head, depth + 1)
    by_list = _by_lists(scene, syntax.lemmas[head])
    if by_list is not None:
        return by_list
    return _of_verb(scene, head, depth + 1) if syntax.deps[token] in ("xcomp", "ccomp", "csubj") else "actual"


def _embedding(scene: Scene, verb: int, depth: int) -> Status | None:
    """What the words above a clause with a tense of its own make of it; `None` for nothing."""
    syntax = scene.syntax
    at = verb
    for _ in range(_DEPTH - depth):
        marks = _marks(scene, at)
        if syntax.deps[at] in _ADVERBIAL and any(_is_condition(scene, m) for m in marks):
            return "hypothetical"
        head = syntax.heads[at]
        if head == at:
            return None
        if syntax.deps[at] in ("ccomp", "csubj", "xcomp") and scene.is_verb(head):
            act = _act_at(scene, head)
            if act in _MOODLESS:
                return None if scene.group(head).negated else _OF_ACT[act]
            if syntax.lemmas[head] in scene.governors.averted and not scene.group(head).negated:
                return "denied"
        if syntax.deps[at] not in ("conj", "ccomp", "xcomp", "csubj"):
            return None
        at = head
    return None


def _is_condition(scene: Scene, mark: str) -> bool:
    words = mark.split()
    return scene.facts.condition(words, 0) == len(words) and mark not in scene.facts.open_conditions


def _act_at(scene: Scene, verb: int) -> Act | None:
    number = scene.cue_at.get(verb)
    return None if number is None else scene.statements[number].act


def _by_lists(scene: Scene, lemma: str) -> Status | None:
    lists = scene.governors
    if lemma in lists.averted:
        return "denied"
    if lemma in lists.wanted:
        return "hypothetical"
    if lemma in lists.planned:
        return "future"
    return "possible" if lemma in lists.feared else None


# Nouns


def _of_noun(scene: Scene, noun: int, depth: int) -> Status:
    own = _by_adjective(scene, noun) or _by_preposition(scene, noun)
    if own is not None:
        return own
    syntax, at = scene.syntax, carrier(scene, noun)
    while syntax.deps[at] == "conj" and syntax.heads[at] != at and not scene.is_verb(syntax.heads[at]):
        at = syntax.heads[at]
    head = syntax.heads[at]
    if head == at:
        return _of_copula(scene, at)
    if not scene.is_verb(head):
        return _under_noun(scene, head) or "actual"
    return _governed(scene, at, head, depth)


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
        if degree is not None and (status := _OF_DEGREE.get(degree)) is not None:
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


def _under_noun(scene: Scene, head: int) -> Status | None:
    """ "El riesgo de un ataque", "la convocatoria de huelga"."""
    lists, lemma = scene.governors, scene.syntax.lemmas[head]
    form = scene.syntax.lower[head]
    for names, status in (
        (lists.averted_nouns, "denied"), (lists.planned_nouns, "future"),
        (lists.wanted_nouns, "hypothetical"), (lists.feared_nouns, "possible"),
    ):  # fmt: skip
        if lemma in names or form in names:
            return status  # type: ignore[return-value]
    return None


def _governed(scene: Scene, noun: int, verb: int, depth: int) -> Status:
    """What the verb that governs a noun makes of the deed."""
    syntax, lists = scene.syntax, scene.governors
    lemma, relation = syntax.lemmas[verb], syntax.deps[noun]
    group = scene.group(verb)
    core = relation in ("obj", *SUBJECTS, "obl:arg", "xcomp") or (relation == "obl" and preposition_of(scene.page, noun) == "a")
    if not core:
        return "actual"
    undergoes = relation in ("obj", "nsubj:pass", "obl:arg") or (relation == "nsubj" and (group.passive or group.reflexive))
    if undergoes:
        by_list = _by_lists(scene, lemma)
        if by_list is not None:
            return by_list if not group.negated else "denied" if by_list != "denied" else "actual"
        act = _act_at(scene, verb)
        if act in ("request", "order", "propose", "promise", "threaten", "announce", "speculate"):
            return _OF_ACT[act]
    carries = (undergoes and (lemma in lists.does or lemma in lists.happens)) or (
        relation in SUBJECTS and lemma in lists.happens
    )
    return _of_verb(scene, verb, depth + 1) if carries or (undergoes and group.negated and lemma in lists.suffers) else "actual"


# Around it


def _is_doubted(scene: Scene, trigger: Trigger) -> bool:
    """An adverb of doubt beside the verb ("presuntamente", "al parecer")."""
    syntax = scene.syntax
    first, past = syntax.sentence(trigger.head)
    begin = trigger.group.first if trigger.group is not None else trigger.first
    for i in range(max(first, begin - _ADVERB_BEFORE), min(past, trigger.last + 1 + _ADVERB_BEHIND)):
        found = scene.facts.adverb(syntax.lower, i)
        if found is None or found[1] not in ("possible", "probable"):
            continue
        between = syntax.words[i + found[0] : begin] if i < begin else syntax.words[trigger.last + 1 : i]
        if not {";", ".", ":"} & set(between) and (syntax.heads[i] == trigger.head or len(between) <= 2):
            return True
    return False


def _is_past(scene: Scene, trigger: Trigger) -> bool:
    group = trigger.group
    return group is not None and group.finite is not None and _is_done(scene, group.finite)


def _condition(scene: Scene, trigger: Trigger) -> tuple[int, int] | None:
    """The words of a condition on the deed: a clause under its verb, or "en caso de" and what follows."""
    syntax = scene.syntax
    verbs = [trigger.head]
    above = syntax.heads[trigger.head]
    while len(verbs) < 4 and above != verbs[-1]:
        verbs.append(above)
        if scene.page.is_finite_verb(above):
            break
        above = syntax.heads[above]
    for verb in verbs:
        for c in syntax.children[verb]:
            first, last = syntax.edges[c]
            while first < last and syntax.pos[first] == "PUNCT":
                first += 1
            if syntax.deps[c] not in ("advcl", "obl", "nmod") or first <= trigger.head <= last:
                continue
            length = scene.facts.condition([scene.page.plain(i) for i in range(first, min(last + 1, first + 6))], 0)
            opener = " ".join(scene.page.plain(i) for i in range(first, first + length))
            if not length or opener in scene.facts.open_conditions:
                continue
            return first, scene.page.trim(first, last)
    return None
