"""Which words make one clause; who is its subject, also when shared, controlled, relative or passive.

In: `syntax_of(doc)`. Out: for a verb its `VerbGroup` and its `Subject`. Auxiliaries, clitics and negation are read from tags,
features and `language.grammar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.language.grammar import Grammar
from segun.reading.syntax import Syntax

Finiteness = Literal["finite", "infinitive", "gerund", "participle"]
Via = Literal["overt", "shared", "controlled", "relative", "agent"]

SUBJECTS = ("nsubj", "nsubj:pass")
_FORMS: dict[str, Finiteness] = {"Fin": "finite", "Inf": "infinitive", "Ger": "gerund", "Part": "participle"}
_FARTHEST = 7  # words back from a verb that its auxiliaries, clitics and negation can stand


@dataclass(frozen=True, slots=True)
class VerbGroup:
    """A verb with its auxiliaries, clitics and negation.

    `first` is the first token, `verb` the main verb and the last; `finite` the token that carries person and number (an
    auxiliary or the verb itself), `None` in non-finite groups. `passive` is "fue acusado", `reflexive` "se informó".
    """

    verb: int
    first: int
    finite: int | None
    form: Finiteness
    negated: bool
    passive: bool
    reflexive: bool
    clitics: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """The head token of who does it, and how the clause comes by it."""

    token: int
    via: Via


def verb_group(syntax: Syntax, verb: int, words: Grammar) -> VerbGroup:
    """The group of the verb at token `verb`."""
    form = verb_form(syntax, verb)
    first, finite = verb, verb if form == "finite" else None
    negated = passive = reflexive = False
    clitics: list[int] = []
    limit = max(syntax.sentence(verb)[0], verb - _FARTHEST)
    for i in range(verb - 1, limit - 1, -1):
        if finite is None and is_auxiliary(syntax, i):
            passive = passive or (form == "participle" and syntax.lemmas[i] in words.passive)
            finite = i if verb_form(syntax, i) == "finite" else None
        elif is_clitic(syntax, i):
            clitics.append(i)
            reflexive = reflexive or _is_reflexive(syntax, i, finite, words)
        elif syntax.features[i].get("Polarity") == "Neg":
            negated = True
        elif finite is None and syntax.pos[i] == "ADV" and i > limit and is_auxiliary(syntax, i - 1):
            continue
        else:
            break
        first = i
    negated = negated or _has_negative_subject(syntax, verb if finite is None else finite, verb, words)
    return VerbGroup(verb, first, finite, form, negated, passive, reflexive, tuple(reversed(clitics)))


def _has_negative_subject(syntax: Syntax, finite: int, verb: int, words: Grammar) -> bool:
    """ "Ni la fiscalía ni la familia quisieron…", "nadie ha explicado…"."""
    before = (c for v in {finite, verb} for c in syntax.children[v] if c < verb and syntax.deps[c] in SUBJECTS)
    return any(syntax.lower[i] in words.negative_subjects for c in before for i in (syntax.edges[c][0], c))


def _is_reflexive(syntax: Syntax, clitic: int, finite: int | None, words: Grammar) -> bool:
    """ "Se informó", not "me informaron": the pronoun has the person of its verb."""
    if syntax.lower[clitic] not in words.reflexive:
        return False
    own, verb = syntax.features[clitic].get("Person"), None if finite is None else syntax.features[finite].get("Person")
    return own is None or verb is None or own == verb


def verb_form(syntax: Syntax, i: int) -> Finiteness:
    """Finite where the tagger does not say."""
    return _FORMS.get(syntax.features[i].get("VerbForm", "Fin"), "finite")


def is_auxiliary(syntax: Syntax, i: int) -> bool:
    return syntax.pos[i] == "AUX" or syntax.deps[i] == "aux"


def is_clitic(syntax: Syntax, i: int) -> bool:
    """An unstressed pronoun before the verb."""
    features = syntax.features[i]
    case = features.get("Case", "")
    return syntax.pos[i] == "PRON" and "Nom" not in case and ("Acc" in case or "Dat" in case)


def is_plural(syntax: Syntax, group: VerbGroup) -> bool | None:
    """Whether the group's verb is plural; `None` where it carries no number."""
    if group.finite is None:
        return None
    number = syntax.features[group.finite].get("Number")
    return None if number is None else number == "Plur"


def subject_of(syntax: Syntax, group: VerbGroup, words: Grammar) -> Subject | None:
    """Who does what the verb says; `None` where the sentence does not tell (an elided subject)."""
    own = _own_subject(syntax, group, words)
    if own is not None:
        return own
    verb = group.verb
    seen = 0
    while syntax.heads[verb] != verb and seen < 6:
        seen += 1
        relation, head = syntax.deps[verb], syntax.heads[verb]
        if syntax.pos[head] not in ("VERB", "AUX", "ADJ", "NOUN"):
            return None
        if relation == "acl" and syntax.pos[head] == "NOUN" and group.form != "finite":
            return Subject(head, "controlled") if group.form == "gerund" else None
        via = _inherits(relation, group, verb == group.verb)
        if via is None:
            return None
        above = verb_group(syntax, head, words)
        if group.finite is not None and not agree(syntax, group, above):
            return None
        found = _own_subject(syntax, above, words)
        if found is not None:
            return Subject(found.token, via)
        verb = head
    return None


def _inherits(relation: str, group: VerbGroup, nearest: bool) -> Via | None:
    """How a clause without a subject gets that of the clause above it."""
    if relation == "conj":
        return "shared"
    if group.form in ("gerund", "infinitive") and relation in (
        "advcl",
        "xcomp",
        "ccomp",
        "obl",
        "acl",
        "obj",
        "advmod",
    ):
        return "controlled"
    return None if nearest else "shared" if relation == "conj" else None


def _own_subject(syntax: Syntax, group: VerbGroup, words: Grammar) -> Subject | None:
    if group.passive or (group.form == "participle" and group.finite is None):
        return passive_agent(syntax, group.verb, words)
    for child in syntax.children[group.verb]:
        if syntax.deps[child] in SUBJECTS and syntax.words[child][0].isalnum() and not _is_object(syntax, child, words):
            return _through_relative(syntax, child, group.verb, words)
    return None


def _is_object(syntax: Syntax, child: int, words: Grammar) -> bool:
    """ "A los periodistas": the preposition of persons who are spoken to makes it no subject, whatever the parser says."""
    first = syntax.edges[child][0]
    return syntax.pos[first] == "ADP" and syntax.lower[first] in words.personal


def _through_relative(syntax: Syntax, subject: int, verb: int, words: Grammar) -> Subject | None:
    """A relative pronoun stands for the noun that its clause hangs on."""
    if syntax.pos[subject] != "PRON" or syntax.lower[subject] not in words.relatives:
        return Subject(subject, "overt")
    at = verb
    while syntax.deps[at] == "conj" and syntax.heads[at] != at:
        at = syntax.heads[at]
    head = syntax.heads[at]
    if head == at or head >= subject:
        return None
    if syntax.pos[head] == "VERB" and syntax.deps[at] != "acl":
        return Subject(subject, "relative")
    if syntax.lemmas[head] in words.passive:
        focus = next(
            (c for c in syntax.children[head] if c < subject and syntax.pos[c] in ("NOUN", "PROPN", "ADJ")), None
        )
        return None if focus is None else Subject(focus, "relative")
    return Subject(head, "relative")


def passive_agent(syntax: Syntax, verb: int, words: Grammar) -> Subject | None:
    """The noun after "por" under a passive participle, or under a noun there: "calificado de insuficiente por los alcaldes"."""
    within = (c for child in syntax.children[verb] if child > verb for c in syntax.children[child])
    for child in (*syntax.children[verb], *within):
        case = syntax.child(child, "case")
        if case is not None and syntax.lower[case] in words.agent and child > verb and syntax.pos[child] != "VERB":
            return Subject(child, "agent")
    return None


def agree(syntax: Syntax, a: VerbGroup, b: VerbGroup) -> bool:
    """Whether two finite groups can share a subject: the same number, where both carry one."""
    first, second = is_plural(syntax, a), is_plural(syntax, b)
    return first is None or second is None or first == second
