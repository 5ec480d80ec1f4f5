"""What stands around a trigger, by its part: subject, object, complements by their preposition.

In: a `Scene` and a `Trigger`. Out: `Arguments`, slots by name (`senses/README.md`) with the head tokens that fill them. The slots
are grammatical; who is meant, `participants` decides.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from segun.language.mention_words import mention_words
from segun.language.sense import OWN_SLOTS
from segun.reading.clauses import SUBJECTS, VerbGroup, passive_agent, subject_of, verb_group
from segun.reading.page import Page
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_COMPLEMENTS = ("obj", "iobj", "obl", "obl:agent", "obl:arg", "nmod", "advmod", "dep", "appos")
_CLAUSES = ("ccomp", "xcomp", "csubj")
_NEAR = 9  # tokens behind a trigger among which a complement is looked for that the parser hung elsewhere
_STOPS = frozenset({",", ";", ".", ":", "!", "?", "(", ")", '"'})
_OF_PART = ("a", "en")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "SYM")


@dataclass(slots=True)
class Arguments:
    """Head tokens by slot, in text order. `open_subject` says that the verb wants a subject that its clause leaves out."""

    slots: dict[str, list[int]] = field(default_factory=dict)
    open_subject: bool = False

    def add(self, slot: str, *tokens: int) -> None:
        here = self.slots.setdefault(slot, [])
        here.extend(t for t in tokens if t not in here)

    def get(self, slot: str) -> list[int]:
        return self.slots.get(slot, [])


def arguments_of(scene: Scene, trigger: Trigger) -> Arguments:
    """The arguments of a trigger."""
    found = Arguments()
    if scene.is_shouted(trigger.head):
        _of_headline(scene, trigger, found)
    if trigger.group is not None:
        _of_verb(scene, trigger.head, trigger.group, found, skip=trigger.inner)
        if trigger.inner is not None:
            _complements(scene, trigger.inner, found, skip=None)
            _right_behind(scene, trigger.inner, found)
    else:
        _of_noun(scene, trigger.head, found)
        _right_behind(scene, trigger.last, found)
    _from_afar(scene, trigger, found)
    return found


def _right_behind(scene: Scene, noun: int, found: Arguments) -> None:
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


def _governed_by(scene: Scene, preposition: int) -> int | None:
    """The noun behind a preposition."""
    syntax = scene.syntax
    head = syntax.heads[preposition]
    if syntax.deps[preposition] == "fixed":
        head = syntax.heads[head]
    if head <= preposition or syntax.pos[head] not in _NOMINAL or syntax.sentence_of[head] != syntax.sentence_of[preposition]:
        return None
    return head


def _from_afar(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Complements that the trigger's senses ask for and the parser hung on another word nearby."""
    wanted = {slot for sense in trigger.senses for slot in (*sense.actor, *sense.recipient, *sense.with_)}
    for slot in sorted(wanted - OWN_SLOTS - {"de"}):
        if not found.get(slot):
            token = nearby(scene, trigger.last, slot)
            if token is not None:
                found.add(slot, *with_conjuncts(scene.page, token))


def counted(scene: Scene, token: int) -> int:
    """What a number, or a word of quantity or part, counts: "miles de soldados", "una de las demandas"."""
    syntax = scene.syntax
    if syntax.pos[token] not in ("NUM", "PRON", "DET") and not scene.page.mention_is_quantity(token):
        return token
    parts = (c for c in syntax.children[token] if c > token and preposition_of(scene.page, c) in scene.page.words.genitive)
    return next((c for c in parts if syntax.pos[c] in ("NOUN", "PROPN")), token)


def _of_headline(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """In capitals the tree is unreliable: who stands before a verb does it, who stands behind it suffers it."""
    if trigger.group is None:
        return
    first, past = scene.syntax.sentence(trigger.head)
    heads = [m.head for i in range(first, past) for m in scene.page.mentions_near(i) if m.first == i and m.type != "pronoun"]
    before = [h for h in heads if h < trigger.first]
    behind = [h for h in heads if h > trigger.last]
    if before:
        found.add("subject", before[0])
    links = mention_words(scene.page.language).determiners.keys() | scene.page.words.personal
    content = (i for i in range(trigger.last + 1, past) if scene.page.plain(i) not in links)
    found.add("object", *[i for i in (next(content, None), *behind[:1]) if i is not None])


# Verbs


def _of_verb(scene: Scene, verb: int, group: VerbGroup, found: Arguments, skip: int | None) -> None:
    if group.passive or (group.form == "participle" and not _has_perfect(scene, group)):
        _passive(scene, verb, group, found)
    else:
        _active(scene, verb, group, found)
    _complements(scene, verb, found, skip)
    _clause(scene, verb, found)
    for clitic in group.clitics:
        if scene.syntax.lower[clitic] not in scene.page.words.reflexive:
            _clitic(scene, clitic, found)


def _has_perfect(scene: Scene, group: VerbGroup) -> bool:
    """ "Ha detenido": the participle of a perfect is active."""
    finite = group.finite
    if finite is None:
        return any(scene.syntax.lemmas[i] in scene.page.words.perfect for i in range(group.first, group.verb))
    return scene.syntax.lemmas[finite] in scene.page.words.perfect


def _passive(scene: Scene, verb: int, group: VerbGroup, found: Arguments) -> None:
    syntax = scene.syntax
    agent = passive_agent(syntax, verb, scene.page.words)
    if agent is not None:
        found.add("subject", *with_conjuncts(scene.page, agent.token))
    found.add("object", *_undergoer(scene, verb, group))


def _undergoer(scene: Scene, verb: int, group: VerbGroup) -> list[int]:
    """Who or what a passive or participle is said of: its subject, or the noun that it stands with."""
    syntax, at = scene.syntax, verb
    for _ in range(4):
        own = [c for c in syntax.children[at] if syntax.deps[c] in SUBJECTS]
        if own:
            return [t for c in own for t in with_conjuncts(scene.page, antecedent(scene, c, at))]
        relation, head = syntax.deps[at], syntax.heads[at]
        if relation in ("acl", "amod", "acl:relcl") and syntax.pos[head] in _NOMINAL:
            if at == verb and head < at:
                head = _agreeing(scene, head, at)
            return with_conjuncts(scene.page, head) if head < at else [head]
        if relation not in ("conj", "xcomp", "advcl", "ccomp") or head == at:
            return []
        if relation in ("xcomp", "advcl") and group.finite is None:
            subject = subject_of(syntax, verb_group(syntax, head, scene.page.words), scene.page.words)
            if subject is not None:
                return [subject.token]
        at = head
    return []


def _agreeing(scene: Scene, head: int, participle: int) -> int:
    """The noun nearest before a participle that agrees with it: "la vigencia del tratado de paz firmado"."""
    syntax = scene.syntax
    own = {k: v for k, v in syntax.features[participle].items() if k in ("Gender", "Number")}
    for i in range(participle - 1, head, -1):
        if syntax.pos[i] != "NOUN" or not syntax.dominates(head, i):
            continue
        features = syntax.features[i]
        if all(features.get(k, v) == v for k, v in own.items()):
            return i
    return head


def antecedent(scene: Scene, token: int, verb: int) -> int:
    """The noun that a relative pronoun stands for, any other token itself."""
    syntax = scene.syntax
    if syntax.pos[token] != "PRON" or syntax.lower[token] not in scene.page.words.relatives:
        return token
    at = verb
    while syntax.deps[at] == "conj" and syntax.heads[at] != at:
        at = syntax.heads[at]
    head = syntax.heads[at]
    return head if head < token and syntax.pos[head] in _NOMINAL else token


def _active(scene: Scene, verb: int, group: VerbGroup, found: Arguments) -> None:
    syntax = scene.syntax
    by_object = _through_objects(scene, verb, group)
    if by_object is not None:
        found.add("subject", *with_conjuncts(scene.page, by_object))
        return
    subject = subject_of(syntax, group, scene.page.words)
    if subject is None:
        controller = _controller(scene, verb, group)
        if controller is not None:
            found.add("subject", *with_conjuncts(scene.page, controller))
        else:
            found.open_subject = group.finite is not None and not group.reflexive
        return
    tokens = with_conjuncts(scene.page, subject.token)
    impersonal = group.reflexive and scene.member(subject.token) is None
    found.add("object" if impersonal else "subject", *tokens)
    if impersonal:
        found.add("undergoer", *tokens)


def _through_objects(scene: Scene, verb: int, group: VerbGroup) -> int | None:
    """Whom an infinitive says something of through the object of a verb above: "acusó a X de planear atacar"."""
    syntax = scene.syntax
    at = verb
    for _ in range(4):
        above = syntax.heads[at]
        if group.form != "infinitive" or above == at or syntax.deps[at] in ("conj", "acl"):
            return None
        if scene.is_verb(above) or syntax.pos[above] == "ADJ":
            own = _controlled_by_object(scene, above, at)
            if own is not None:
                return own
            if scene.page.is_finite_verb(above):
                return None
        at = above
    return None


def _controller(scene: Scene, verb: int, group: VerbGroup) -> int | None:
    """Who is to do what an infinitive names: the object of the verb above ("acusó a X de secuestrar"), or a noun
    that it belongs to ("la decisión del juez de liberar")."""
    syntax = scene.syntax
    if group.form not in ("infinitive", "gerund"):
        return None
    above = syntax.heads[verb]
    seen = 0
    while above != verb and seen < 3:
        seen += 1
        if syntax.pos[above] in ("VERB", "AUX", "ADJ"):
            own = _controlled_by_object(scene, above, verb)
            if own is not None:
                return own
            subject = subject_of(syntax, scene.group(above), scene.page.words)
            if subject is not None:
                return subject.token
        elif syntax.pos[above] == "NOUN":
            owner = next((c for c in syntax.all(above, "nmod") if c != verb and scene.member(c) is not None), None)
            if owner is not None:
                return owner
        if syntax.heads[above] == above:
            break
        above = syntax.heads[above]
    return None


def _controlled_by_object(scene: Scene, above: int, verb: int) -> int | None:
    """ "Acusó a X de", "obligó a X a", "X fue acusado de": the person acted upon does the infinitive's deed."""
    syntax = scene.syntax
    marks = {syntax.lower[c] for c in syntax.children[verb] if syntax.deps[c] in ("mark", "case")}
    if not marks & (scene.page.words.genitive | scene.page.words.personal | scene.page.words.agent):
        return None
    group = scene.group(above)
    if group.passive or group.form == "participle":
        under = _undergoer(scene, above, group)
        return under[0] if under and scene.member(under[0]) is not None else None
    for c in syntax.children[above]:
        if c != verb and syntax.deps[c] in ("obj", "iobj", "obl", "obl:arg") and scene.member(c) is not None:
            if preposition_of(scene.page, c) in ("", "a"):
                return c
    return None


def _complements(scene: Scene, head: int, found: Arguments, skip: int | None) -> None:
    """Objects and complements of a word by their preposition."""
    syntax = scene.syntax
    for c in syntax.children[head]:
        if c == skip or syntax.deps[c] not in _COMPLEMENTS or syntax.pos[c] not in _NOMINAL:
            continue
        if syntax.deps[c] == "advmod" and syntax.pos[c] not in ("NOUN", "PROPN"):
            continue
        if syntax.pos[c] == "PRON" and syntax.lower[c] in scene.page.words.reflexive:
            continue
        preposition = preposition_of(scene.page, c)
        tokens = with_conjuncts(scene.page, c)
        if preposition == "":
            if syntax.deps[c] in ("obj", "iobj") and scene.is_verb(head):
                found.add("object", *tokens)
            continue
        found.add(preposition, *tokens)
        if preposition == "a" and scene.is_verb(head):
            found.add("indirect", *tokens)
            if scene.member(c) is not None:
                found.add("object", *tokens)


def _clitic(scene: Scene, clitic: int, found: Arguments) -> None:
    """ "Lo acusó", "le pidió": an object pronoun, direct or not by its form."""
    if scene.syntax.lower[clitic] in scene.page.words.object_pronouns:
        found.add("object", clitic)
    else:
        found.add("indirect", clitic)


def _clause(scene: Scene, verb: int, found: Arguments) -> None:
    """A that-clause or infinitive under the verb, and who is to do what it says."""
    syntax, words = scene.syntax, scene.page.words
    for c in syntax.children[verb]:
        if c < verb or (syntax.deps[c] not in _CLAUSES and not (syntax.deps[c] in ("advcl", "obl", "acl") and scene.is_verb(c))):
            continue
        opener = next((m for m in syntax.children[c] if m < c and syntax.deps[m] in ("mark", "case")), None)
        if opener is not None and syntax.pos[opener] == "ADP":
            found.add(scene.page.plain(opener), c)
        if syntax.deps[c] not in _CLAUSES:
            continue
        found.add("clause", c)
        subject = subject_of(syntax, scene.group(c), words) if scene.is_verb(c) else None
        own = syntax.child(c, *SUBJECTS)
        if own is not None or (subject is not None and subject.via == "agent"):
            found.add("clause-subject", *with_conjuncts(scene.page, own if own is not None else subject.token))  # type: ignore[union-attr]
        elif c > verb:
            found.add("clause-subject", *_undergoer(scene, c, scene.group(c)))


# Nouns


def _of_noun(scene: Scene, noun: int, found: Arguments) -> None:
    syntax = scene.syntax
    _complements(scene, noun, found, None)
    for c in syntax.children[noun]:
        if syntax.lower[c] in scene.page.words.possessives:
            found.add("possessive", c)
        elif syntax.deps[c] == "amod" and syntax.pos[c] in ("ADJ", "VERB", "NOUN"):
            found.add("adjective", c)
        if syntax.deps[c] in ("acl", "amod", "advcl", "acl:relcl") and c > noun:
            _by_clause(scene, c, found)
    _governed(scene, noun, found)


def _by_clause(scene: Scene, verb: int, found: Arguments) -> None:
    """ "El ataque lanzado por X", "la huelga que convocó Y": who does it stands in the clause behind the noun."""
    if scene.syntax.lemmas[verb] not in scene.governors.does and not _is_doing_participle(scene, verb):
        return
    agent = passive_agent(scene.syntax, verb, scene.page.words)
    _complements(scene, verb, found, None)
    if agent is not None:
        found.add("por", *with_conjuncts(scene.page, agent.token))
        return
    own = [c for c in scene.syntax.children[verb] if scene.syntax.deps[c] in SUBJECTS]
    found.add("por", *(c for c in own if scene.syntax.lower[c] not in scene.page.words.relatives))


def _is_doing_participle(scene: Scene, verb: int) -> bool:
    return scene.syntax.pos[verb] == "ADJ" or scene.syntax.features[verb].get("VerbForm") == "Part"


def _governed(scene: Scene, noun: int, found: Arguments) -> None:
    """Who does or suffers the deed by the verb that governs its noun: "realizó un ataque", "sufrió un atentado"."""
    syntax, words = scene.syntax, scene.page.words
    noun = carrier(scene, noun)
    verb = syntax.heads[noun]
    if verb == noun or not (scene.is_verb(verb) or syntax.pos[verb] == "ADJ"):
        return
    lemma, group = syntax.lemmas[verb], scene.group(verb)
    relation = syntax.deps[noun]
    if relation in SUBJECTS and (group.passive or group.reflexive):
        agent = passive_agent(syntax, verb, words)
        if agent is not None and lemma in scene.governors.does:
            found.add("governor", *with_conjuncts(scene.page, agent.token))
        return
    if relation not in ("obj", "obl", "obl:arg", "xcomp"):
        return
    subject = subject_of(syntax, group, words)
    tokens = [] if subject is None else with_conjuncts(scene.page, subject.token)
    if relation == "obj" and lemma in scene.governors.does:
        found.add("governor", *tokens)
        found.open_subject = not tokens and group.finite is not None and not group.reflexive
        _complements(scene, verb, found, skip=noun)
        for clitic in group.clitics:
            if syntax.lower[clitic] not in words.reflexive:
                found.add("indirect", clitic)
    elif relation != "obj" and _takes_part(scene, noun, lemma):
        found.add("governor", *tokens)
        found.open_subject = not tokens and group.finite is not None
    elif relation == "obj" and lemma in scene.governors.suffers:
        found.add("sufferer", *tokens)


def _takes_part(scene: Scene, noun: int, lemma: str) -> bool:
    """ "Llamaron a una huelga", "se sumaron al paro", "participó en la marcha"."""
    return lemma in scene.governors.calls | scene.governors.joins and preposition_of(scene.page, noun) in _OF_PART


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


# Shared


def with_conjuncts(page: Page, token: int) -> list[int]:
    """A noun with those that coordination joins to it."""
    syntax, found = page.syntax, [token]
    for t in found:
        found.extend(
            c for c in syntax.children[t] if syntax.deps[c] == "conj" and c > t and syntax.pos[c] in ("NOUN", "PROPN", "PRON")
        )  # fmt: skip
    return found


def preposition_of(page: Page, token: int) -> str:
    """The preposition of a noun, several words with single spaces ("en contra de"), contractions undone; "" for none."""
    syntax = page.syntax
    cases = [c for c in syntax.children[token] if syntax.deps[c] == "case" and c < token]
    if not cases:
        return ""
    places = sorted({c for case in cases for c in (case, *syntax.all(case, "fixed"))})
    return " ".join(page.plain(c) for c in places)


def nearby(scene: Scene, after: int, preposition: str) -> int | None:
    """The noun behind a preposition near a trigger, which the parser hung on another word."""
    page, syntax = scene.page, scene.syntax
    past = min(syntax.sentence(after)[1], after + 1 + _NEAR)
    for i in range(after + 1, past):
        if syntax.words[i] in _STOPS or syntax.pos[i] in ("VERB", "AUX") or syntax.lower[i] in page.words.relatives:
            return None
        if page.starts_with(i, (preposition,)):
            return _governed_by(scene, i)
    return None
