"""Who does what an infinitive or gerund names: somebody in the clause, or before the noun, that it hangs on.

In: a `Scene` and a verb. Out: the token of its subject. Verbs and nouns of accusing, ordering, letting and seeing give it their
object, the others their own subject (Bosque and Demonte 1999, chapter 36).
"""

from __future__ import annotations

from segun.reading.clauses import SUBJECTS, VerbGroup, passive_agent, subject_of, verb_form, verb_group
from segun.reading.complements import NOMINAL, antecedent, is_somebody, preposition_of, with_conjuncts
from segun.reading.scene import Scene

_OBJECTS = ("obj", "iobj", "obl", "obl:arg")
_FARTHEST = 4  # verbs or nouns up from an infinitive in which its subject is looked for
_PERSONS = ("person", "unnamed")
_LOOSE = ("obj", "obl", "advmod", "amod", "acl")
_CLAUSAL = ("xcomp", "advcl", "obj", "obl", "ccomp")


def is_infinitive(scene: Scene, group: VerbGroup) -> bool:
    """Also that of the perfect: "de haber asesinado"."""
    if group.finite is not None:
        return False
    return group.form == "infinitive" or (group.form == "participle" and has_perfect(scene, group))


def has_perfect(scene: Scene, group: VerbGroup) -> bool:
    """ "Ha detenido", "haber detenido": the participle of a perfect is active."""
    finite = group.finite
    if finite is None:
        return any(scene.syntax.lemmas[i] in scene.page.words.perfect for i in range(group.first, group.verb))
    return scene.syntax.lemmas[finite] in scene.page.words.perfect


def through_objects(scene: Scene, verb: int, group: VerbGroup) -> int | None:
    """Whom an infinitive says something of through the object of a verb above: "acusó a X de planear atacar"."""
    syntax, at = scene.syntax, verb
    if not is_infinitive(scene, group):
        return None
    for _ in range(_FARTHEST):
        above = syntax.heads[at]
        if above == at or syntax.deps[at] == "conj":
            return None
        if syntax.deps[at] == "acl" and (accused := _is_charged(scene, above, at)):
            return accused
        if syntax.deps[at] == "acl" and syntax.pos[above] not in ("VERB", "AUX", "ADJ"):
            return None
        if scene.is_verb(above) or syntax.pos[above] == "ADJ":
            own = controlled_by_object(scene, above, at)
            if own is not None:
                return own
            if scene.page.is_finite_verb(above):
                return None
        at = above
    return None


def _is_charged(scene: Scene, noun: int, verb: int) -> int | None:
    """ "Culpa al comisario de haber asesinado a…": the infinitive hung on the object that it says something of."""
    syntax = scene.syntax
    if syntax.deps[noun] not in _OBJECTS or preposition_of(scene.page, noun) not in scene.page.words.personal:
        return None
    return noun if _marks(scene, verb) and is_somebody(scene, noun) else None


def controller(scene: Scene, verb: int, group: VerbGroup) -> int | None:
    """Who is to do what an infinitive names: the subject or object of the verb above, or who a noun before it belongs to
    ("la decisión del juez de liberar")."""
    syntax, above = scene.syntax, scene.syntax.heads[verb]
    if group.form != "gerund" and not is_infinitive(scene, group):
        return None
    for _ in range(_FARTHEST):
        if above == verb:
            return None
        own = _offered(scene, above, verb)
        if own is not None or syntax.heads[above] == above:
            return own
        above = syntax.heads[above]
    return None


def _offered(scene: Scene, above: int, verb: int) -> int | None:
    """Who one word above an infinitive offers as its subject."""
    syntax = scene.syntax
    if syntax.pos[above] in ("VERB", "AUX", "ADJ"):
        own = controlled_by_object(scene, above, verb)
        if own is not None:
            return own
        subject = subject_of(syntax, scene.group(above), scene.page.words)
        return None if subject is None else subject.token
    if syntax.pos[above] != "NOUN":
        return None
    subject_here = syntax.child(above, *SUBJECTS) if syntax.child(above, "cop") is not None else None
    owners = (c for c in syntax.all(above, "nmod") if c != verb and scene.member(c) is not None)
    return subject_here if subject_here is not None else next(owners, None)


def controlled_by_object(scene: Scene, above: int, verb: int) -> int | None:
    """ "Acusó a X de", "obligó a X a", "ordenó a X + infinitive", "vio a X + infinitive", "X fue acusado de"."""
    syntax, group = scene.syntax, scene.group(above)
    marked = _marks(scene, verb)
    if group.passive or (group.form == "participle" and not has_perfect(scene, group)):
        under = undergoer(scene, above, group) if marked else []
        return under[0] if under and is_somebody(scene, under[0]) else None
    bare = syntax.lemmas[above] not in scene.page.words.subject_control and syntax.deps[verb] in (
        "xcomp",
        "ccomp",
        "obj",
    )
    if not (marked or bare) or verb < above:
        return None
    for c in syntax.children[above]:
        if c < verb and c != verb and syntax.deps[c] in _OBJECTS and _is_person_behind(scene, c, above, marked):
            return antecedent(scene, c, above)
    return next((c for c in reversed(group.clitics) if _is_controlling(scene, c, group)), None)


def _is_person_behind(scene: Scene, c: int, above: int, marked: bool) -> bool:
    """A noun with the personal preposition, or, before a marked infinitive, a bare object: "acusa al juez", "envió tropas a"."""
    preposition = preposition_of(scene.page, c)
    if preposition == "":
        return marked and c > above and scene.syntax.pos[c] != "PRON" and is_somebody(scene, c)
    if preposition not in scene.page.words.personal or scene.syntax.pos[c] not in NOMINAL:
        return False
    return scene.syntax.deps[c] in ("obj", "iobj") or scene.member(c) is not None


def _is_controlling(scene: Scene, clitic: int, group: VerbGroup) -> bool:
    """ "Le ordenó bloquear", "lo acusó de": an object pronoun, no reflexive."""
    words, form = scene.page.words, scene.syntax.lower[clitic]
    return (
        form in words.object_pronouns
        or form in words.dative_pronouns
        or (form in words.reflexive and not group.reflexive)
    )


def _marks(scene: Scene, verb: int) -> bool:
    """Whether the infinitive has a preposition of what somebody is accused of, led or brought to."""
    syntax, words = scene.syntax, scene.page.words
    marks = {syntax.lower[c] for c in syntax.children[verb] if c < verb and syntax.deps[c] in ("mark", "case")}
    return bool(marks & (words.genitive | words.personal | words.agent))


def agent_of(scene: Scene, verb: int) -> int | None:
    """By whom something was done in the passive; somebody comes before a cause: "condenado por fraude por un tribunal"."""
    syntax, agents = scene.syntax, scene.page.words.agent
    found = []
    for c in syntax.children[verb]:
        if (
            c > verb
            and syntax.pos[c] != "VERB"
            and (case := syntax.child(c, "case")) is not None
            and syntax.lower[case] in agents
        ):
            found.append(c)
        elif c > verb and syntax.lower[c] in agents:  # "por yihadistas" taken for a fixed phrase
            found.extend(syntax.all(c, "fixed"))
    somebody = next((c for c in found if is_somebody(scene, c)), None)
    if somebody is not None:
        return somebody
    agent = passive_agent(syntax, verb, scene.page.words)
    return None if agent is None else agent.token


def undergoer(scene: Scene, verb: int, group: VerbGroup) -> list[int]:
    """Who or what a passive or participle is said of: its subject, or the noun that it stands with."""
    syntax, at = scene.syntax, verb
    for _ in range(_FARTHEST):
        own = [c for c in syntax.children[at] if syntax.deps[c] in SUBJECTS and c not in scene.page.time_tokens]
        if own:
            return [t for c in own for t in with_conjuncts(scene.page, antecedent(scene, c, at))]
        behind = _bare_behind(scene, at, verb) if verb_form(syntax, at) != "participle" or at == verb else []
        if behind:
            return behind
        relation, head = syntax.deps[at], syntax.heads[at]
        if relation in ("acl", "amod", "acl:relcl") and syntax.pos[head] in NOMINAL:
            if at == verb and head < at:
                head = _agreeing(scene, head, at)
            return with_conjuncts(scene.page, head) if head < at else [head]
        predicative = at == verb and relation in _LOOSE and scene.is_verb(head)
        if head == at or (relation not in ("conj", "xcomp", "advcl", "ccomp") and not predicative):
            return []
        if (predicative or relation in _CLAUSAL) and group.finite is None and scene.is_verb(head):
            object_behind = _bare_behind(scene, head, verb)
            if object_behind:
                return object_behind
            subject = subject_of(syntax, verb_group(syntax, head, scene.page.words), scene.page.words)
            if subject is not None:
                return with_conjuncts(scene.page, subject.token)
        at = head
    return []


def _bare_behind(scene: Scene, verb: int, participle: int) -> list[int]:
    """The noun behind a participle that the parser took for an object: "detenido el exjefe", "mantienen cortada la ruta"."""
    syntax = scene.syntax
    for c in syntax.children[verb]:
        if (
            c <= verb
            or c == participle
            or syntax.deps[c] not in ("obj", "iobj")
            or syntax.pos[c] not in ("NOUN", "PROPN")
        ):
            continue
        if preposition_of(scene.page, c) == "" and c not in scene.page.time_tokens and _alike(scene, c, participle):
            return with_conjuncts(scene.page, c)
    return []


def _alike(scene: Scene, noun: int, participle: int) -> bool:
    """The same gender and number, as far as both carry them."""
    features, own = scene.syntax.features[noun], scene.syntax.features[participle]
    return all(features.get(k, v) == v for k, v in own.items() if k in ("Gender", "Number"))


def _whole(scene: Scene, noun: int, participle: int) -> int:
    """The person whose phrase ends in a noun: "el director del Instituto, acusado…" is said of the director."""
    syntax, at = scene.syntax, noun
    for _ in range(_FARTHEST):
        above = syntax.heads[at]
        if syntax.deps[at] != "nmod" or syntax.pos[above] != "NOUN":
            break
        at = above
        member = scene.member(at)
        if member is not None and member.kind in _PERSONS and _alike(scene, at, participle):
            return at
    return noun


def _agreeing(scene: Scene, head: int, participle: int) -> int:
    """The noun nearest before a participle that agrees with it: "la vigencia del tratado de paz firmado"; behind a comma it is
    said of the whole phrase: "el líder del sindicato, encarcelado…"."""
    syntax = scene.syntax
    if syntax.words[participle - 1] == ",":
        head = _whole(scene, head, participle)
        if _alike(scene, head, participle):
            return head
    for i in range(participle - 1, head, -1):
        if syntax.pos[i] == "NOUN" and syntax.dominates(head, i) and _alike(scene, i, participle):
            return i
    return head
