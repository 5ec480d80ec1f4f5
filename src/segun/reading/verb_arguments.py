"""The arguments of a verb: its subject, object, complements and clauses, also passive, relative, controlled or as pronouns.

In: a `Scene` and a `Trigger` that is a verb. Out: slots written into `Arguments`.
"""

from __future__ import annotations

from collections.abc import Collection

from segun.reading.clauses import SUBJECTS, Subject, VerbGroup, subject_of
from segun.reading.complements import antecedent, complements, is_somebody, preposition_of, with_conjuncts
from segun.reading.control import (
    agent_of,
    controlled_by_object,
    controller,
    has_perfect,
    is_infinitive,
    through_objects,
    undergoer,
)
from segun.reading.scene import Scene
from segun.reading.slots import Arguments
from segun.reading.subjects import agrees, bare_behind, stranded_object, subject_behind
from segun.reading.triggers import Trigger

_CLAUSES = ("ccomp", "xcomp", "csubj")
_ADVERBIAL = ("advcl", "obl", "acl")
_HELPERS = ("cop", "aux", "aux:pass")


def of_verb(scene: Scene, trigger: Trigger, group: VerbGroup, found: Arguments) -> None:
    """The arguments of a trigger that is a verb, a participle or a phrase that begins with one."""
    verb = _predicate(scene, trigger.head)
    own = trigger.own
    if group.passive or (group.form == "participle" and not has_perfect(scene, group)):
        _passive(scene, verb, group, found)
        suffering = list(found.get("object"))
        complements(scene, verb, found, own)
        found.slots["object"] = suffering
    else:
        complements(scene, verb, found, {*own, *_active(scene, trigger, verb, group, found)})
    _stranded(scene, verb, group, found)
    _shared_object(scene, verb, found)
    _clause(scene, verb, found)
    _pronouns(scene, verb, group, found)


def _stranded(scene: Scene, verb: int, group: VerbGroup, found: Arguments) -> None:
    """An object that the parser hung on another word."""
    if group.finite is None or group.passive or any(is_somebody(scene, t) for t in found.get("object")):
        return
    token = stranded_object(scene, verb)
    if token is not None:
        for slot in ("object", "indirect", scene.page.words.dative_slot):
            found.add(slot, *with_conjuncts(scene.page, token))


def _predicate(scene: Scene, head: int) -> int:
    """What a copula goes with: "están en huelga", "está detenido"."""
    syntax = scene.syntax
    return syntax.heads[head] if syntax.deps[head] in _HELPERS else head


def _passive(scene: Scene, verb: int, group: VerbGroup, found: Arguments) -> None:
    agent = agent_of(scene, verb)
    if agent is None:
        agent = _agent_of_neighbour(scene, verb, group)
    if agent is not None:
        found.add("subject", *with_conjuncts(scene.page, agent))
    found.add("object", *undergoer(scene, verb, group))


def _agent_of_neighbour(scene: Scene, verb: int, group: VerbGroup) -> int | None:
    """The agent hung on a participle joined to this one ("secuestrado y torturado por X") or on its light verb ("resultaron
    heridos … por X")."""
    syntax = scene.syntax
    joined = [
        c for c in syntax.children[verb] if syntax.deps[c] == "conj" and syntax.features[c].get("VerbForm") == "Part"
    ]
    above = syntax.heads[verb]
    light = (
        [above]
        if group.finite is None and syntax.deps[verb] in ("obj", "obl", "xcomp") and scene.is_verb(above)
        else []
    )
    for other in (*joined, *light):
        agent = agent_of(scene, other)
        if agent is not None and is_somebody(scene, agent):
            return agent
    return None


def _active(scene: Scene, trigger: Trigger, verb: int, group: VerbGroup, found: Arguments) -> list[int]:
    """Writes the subject of an active verb and returns the tokens that are thereby no objects."""
    by_object = through_objects(scene, verb, group)
    if by_object is not None:
        found.add("subject", *with_conjuncts(scene.page, by_object))
        return []
    subject = _subject_of(scene, verb, group)
    own = subject is not None and subject.via in ("overt", "relative")
    if own and subject is not None:
        turned = _turned_round(scene, verb, group, subject, found, trigger.own)
        if turned:
            return turned
    elif group.finite is not None:
        behind = subject_behind(scene, verb, group, trigger.senses, trigger.own, inherits=subject is not None)
        if behind is None and subject is None:
            behind = _relative_subject(scene, verb, group, trigger.own)
        if behind is not None:
            found.add("subject", *with_conjuncts(scene.page, antecedent(scene, behind, verb)))
            return with_conjuncts(scene.page, behind)
    if subject is None:
        above = controller(scene, verb, group)
        if above is not None:
            found.add("subject", *with_conjuncts(scene.page, above))
        found.open_subject = above is None and group.finite is not None
        return []
    _overt(scene, trigger, group, subject, found)
    return []


def _subject_of(scene: Scene, verb: int, group: VerbGroup) -> Subject | None:
    """The subject that the tree gives, expressions of time left aside ("el mes que viene viajará…"); of two the one that
    agrees ("WASHINGTON - Los jueces podrían…")."""
    subject = subject_of(scene.syntax, group, scene.page.words)
    own = [c for c in scene.syntax.all(verb, *SUBJECTS) if scene.syntax.lower[c] not in scene.page.words.relatives]
    if len(own) < len(scene.syntax.all(verb, *SUBJECTS)) and group.verb == verb:
        own = []
    if own and (group.verb != verb or (len(own) > 1 and not group.passive and not agrees(scene, group, own[0]))):
        agreeing = next((c for c in own if agrees(scene, group, c)), own[0])
        return Subject(antecedent(scene, agreeing, verb), "overt")
    return None if subject is None or subject.token in scene.page.time_tokens else subject


def _overt(scene: Scene, trigger: Trigger, group: VerbGroup, subject: Subject, found: Arguments) -> None:
    tokens = with_conjuncts(scene.page, subject.token)
    impersonal = group.reflexive and scene.member(subject.token) is None
    if impersonal:
        found.add("object", *tokens)
        found.add("undergoer", *tokens)
    if not impersonal or (is_somebody(scene, subject.token) and any(s.reflexive for s in trigger.senses)):
        found.add("subject", *tokens)


def _turned_round(
    scene: Scene, verb: int, group: VerbGroup, subject: Subject, found: Arguments, own: Collection[int]
) -> list[int]:
    """A subject that does not agree with its verb, beside an object that does, is the object: "el barco que hundieron los
    submarinos", "cuyo director secuestraron los insurgentes", "los mineros que ocupaban el viaducto"."""
    syntax = scene.syntax
    shown = syntax.pos[subject.token] == "NOUN" and "Number" in syntax.features[subject.token]
    if group.reflexive or not shown or agrees(scene, group, subject.token):
        return []
    relatives = [c for c in syntax.children[verb] if syntax.deps[c] == "obj" and antecedent(scene, c, verb) != c]
    for c in (*bare_behind(scene, verb, own), *relatives):
        real = antecedent(scene, c, verb)
        if c != subject.token and real != subject.token and agrees(scene, group, real) and is_somebody(scene, real):
            found.add("subject", *with_conjuncts(scene.page, real))
            found.add("object", *with_conjuncts(scene.page, subject.token))
            return with_conjuncts(scene.page, c) + with_conjuncts(scene.page, real)
    return []


def _relative_subject(scene: Scene, verb: int, group: VerbGroup, own: Collection[int]) -> int | None:
    """A relative pronoun that the parser took for the object although another object follows: "la milicia que ocupa el pueblo"."""
    if not bare_behind(scene, verb, own):
        return None
    for c in scene.syntax.children[verb]:
        noun = antecedent(scene, c, verb)
        if c < verb and noun != c and scene.syntax.deps[c] == "obj" and preposition_of(scene.page, c) == "":
            return c if agrees(scene, group, noun) else None
    return None


def _shared_object(scene: Scene, verb: int, found: Arguments) -> None:
    """ "Recibió y condecoró a la aviadora": the object behind the second of two joined verbs is that of both."""
    if found.get("object"):
        return
    syntax = scene.syntax
    for c in syntax.children[verb]:
        if syntax.deps[c] == "conj" and c == verb + 2 and syntax.pos[c - 1] == "CCONJ" and scene.is_verb(c):
            behind = Arguments()
            complements(scene, c, behind)
            for slot in ("object", "indirect", scene.page.words.dative_slot):
                found.add(slot, *behind.get(slot))


def _pronouns(scene: Scene, verb: int, group: VerbGroup, found: Arguments) -> None:
    """ "Lo acusó", "le pidió", "me golpearon", "detenerlo"; a pronoun that repeats a noun ("a X lo mataron") adds nobody."""
    words, lower = scene.page.words, scene.syntax.lower
    for clitic in group.clitics:
        form = lower[clitic]
        if form in words.dative_pronouns:
            _indirect(scene, clitic, found)
        elif form in words.reflexive:
            if not group.reflexive:
                found.add("indirect", clitic)
                found.add("object", clitic)
        elif _clean(found.get("object"), clitic):
            found.slots["object"] = _clean(found.get("object"), clitic)
        else:
            found.add("object", clitic)
    written = scene.enclitic(verb)
    if written in words.object_pronouns and not found.get("object"):
        found.add("object", verb)
    elif written in words.dative_pronouns:
        _indirect(scene, verb, found)
    elif written and written not in words.reflexive:
        found.add("object", verb)


def _indirect(scene: Scene, pronoun: int, found: Arguments) -> None:
    """ "Le pidió"; without another object it may be the direct one ("le detuvieron")."""
    if not found.get("indirect"):
        found.add("indirect", pronoun)
    if not found.get("object") and not found.get("clause"):
        found.add("object", pronoun)


def _clean(tokens: list[int], clitic: int) -> list[int]:
    return [t for t in tokens if t != clitic]


def _clause(scene: Scene, verb: int, found: Arguments) -> None:
    """A that-clause or infinitive under the verb, and who is to do what it says."""
    syntax = scene.syntax
    for c in syntax.children[verb]:
        if c < verb or (syntax.deps[c] not in _CLAUSES and not (syntax.deps[c] in _ADVERBIAL and scene.is_verb(c))):
            continue
        opener = next((m for m in syntax.children[c] if m < c and syntax.deps[m] in ("mark", "case")), None)
        if opener is not None and syntax.pos[opener] == "ADP":
            found.add(scene.page.plain(opener), c)
        if syntax.deps[c] in _CLAUSES:
            found.add("clause", c)
            found.add("clause-subject", *_clause_subject(scene, verb, c))


def _clause_subject(scene: Scene, verb: int, clause: int) -> list[int]:
    """Who is to do, or suffer, what a clause under a verb says."""
    syntax, page = scene.syntax, scene.page
    group = scene.group(clause)
    subject = subject_of(syntax, group, page.words) if scene.is_verb(clause) else None
    own = syntax.child(clause, *SUBJECTS)
    if own is not None:
        return with_conjuncts(page, own)
    if subject is not None and subject.via == "agent":
        return with_conjuncts(page, subject.token)
    if scene.is_verb(clause) and is_infinitive(scene, group):
        person = controlled_by_object(scene, verb, clause)
        return [] if person is None else with_conjuncts(page, person)
    behind = bare_behind(scene, clause, ()) if group.finite is not None and not group.passive else []
    somebody = [c for c in behind if is_somebody(scene, c) and agrees(scene, group, c)]
    if somebody and len(behind) > 1:
        return with_conjuncts(page, somebody[0])
    return undergoer(scene, clause, group)
