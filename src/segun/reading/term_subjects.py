"""Which instrument says what a verb of terms says: its subject, what its relative pronoun stands for, the one told of before.

In: the instruments of a document as `Told`, and a verb. Out: a `Naming`, `None` where no instrument says it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from segun.reading.clauses import SUBJECTS
from segun.reading.instruments import Desk, Naming
from segun.reading.page import MARKS

_BACK = 2  # sentences back to the instrument of "el documento", or of parties that bind themselves
_BESIDE = 8  # tokens between a relative pronoun and its verb


@dataclass(frozen=True)
class Told:
    """A document's instruments as the rules of terms see them; `tails` is where the parties behind each naming end."""

    desk: Desk
    tails: dict[int, int]
    parties: Callable[[Naming], tuple[int, ...]]


def relative_before(desk: Desk, verb: int) -> int | None:
    """The relative pronoun that opens the clause of a verb, with no other verb between."""
    syntax = desk.syntax
    first, _ = syntax.sentence(verb)
    for i in range(verb - 1, max(first, verb - _BESIDE) - 1, -1):
        if syntax.lower[i] in desk.page.words.relatives and syntax.pos[i] == "PRON":
            return i
        if syntax.pos[i] == "VERB" or syntax.words[i] in {";", ":"}:
            return None
    return None


def instrument_of(told: Told, verb: int) -> Naming | None:
    """The instrument that says what the verb says: its subject, what its relative pronoun stands for, or what goes on."""
    desk, syntax = told.desk, told.desk.syntax
    group = desk.group(verb)
    if group.form not in ("finite", "gerund") and group.finite is None:
        return None
    own = next((c for c in syntax.children[verb] if syntax.deps[c] in SUBJECTS), None)
    if own is not None and syntax.lower[own] not in desk.page.words.relatives:
        return None if group.reflexive else _by_subject(told, own)
    relative = relative_before(desk, group.first)
    if relative is not None and relative >= group.first - 3 and syntax.pos[relative - 1] != "ADP":
        return _antecedent(told, verb, relative)
    head = syntax.heads[verb]
    if syntax.deps[verb] in ("conj", "advcl") and head != verb and desk.is_verb(head):
        if desk.page.mention_of(head) is None and _same_number(desk, verb, head):
            return instrument_of(told, head)
        return None
    return _going_on(told, verb) if own is None and not group.reflexive else None


def _same_number(desk: Desk, one: int, other: int) -> bool:
    features = desk.syntax.features
    numbers = {features[i].get("Number") for i in (one, other)} - {None}
    return len(numbers) < 2


def _by_subject(told: Told, subject: int) -> Naming | None:
    """The instrument at the head of a subject, or of which the subject is a part ("una cláusula del tratado")."""
    desk, syntax = told.desk, told.desk.syntax
    sentence = syntax.sentence_of[subject]
    for naming in desk.named_in(sentence):
        if naming.head == subject or naming.first <= subject <= naming.last:
            return naming
    lemma = syntax.lemmas[subject]
    if lemma not in desk.words.table.parts | desk.words.table.stand_ins:
        return None
    edge = syntax.edges[subject]
    inside = [n for n in desk.named_in(sentence) if edge[0] <= n.head <= edge[1]]
    return inside[0] if inside else last_before(told, subject) if _is_known(desk, subject) else None


def _is_known(desk: Desk, noun: int) -> bool:
    """Whether a definite or demonstrative determiner stands before the noun."""
    first = desk.syntax.lower[desk.syntax.edges[noun][0]]
    word = desk.determiners.determiners.get(first)
    return word is not None and word.makes in ("definite", "demonstrative")


def last_before(told: Told, token: int) -> Naming | None:
    """The instrument named last, in this sentence or the two before."""
    desk = told.desk
    here = desk.syntax.sentence_of[token]
    for sentence in range(here, max(-1, here - _BACK - 1), -1):
        before = [n for n in desk.named_in(sentence) if n.end < token]
        if before:
            return before[-1]
    return None


def _going_on(told: Told, verb: int) -> Naming | None:
    """The instrument of the sentence before, which a verb without subject goes on to tell of ("Prevé además…")."""
    desk, syntax = told.desk, told.desk.syntax
    first, _ = syntax.sentence(verb)
    here = syntax.sentence_of[verb]
    if (
        here == 0
        or syntax.heads[verb] != verb
        or any(desk.page.is_finite_verb(i) for i in range(first, desk.group(verb).first))
    ):
        return None
    before = [n for n in desk.named_in(here - 1) if syntax.deps[n.head] in SUBJECTS]
    own = [n for n in desk.named_in(here) if n.end < verb]
    plural = desk.syntax.features[verb].get("Number") == "Plur"
    return before[0] if before and not own and before[0].plural == plural else None


def _antecedent(told: Told, verb: int, relative: int) -> Naming | None:
    """The instrument that the relative pronoun stands for, with only marks or what is done to it between.

    The parser hangs the clause now and then on a noun before ("la ejecución del tratado, firmado en junio, que establece…").
    """
    desk, syntax = told.desk, told.desk.syntax
    for naming in reversed(desk.named_in(syntax.sentence_of[verb])):
        if naming.end >= relative:
            continue
        number = syntax.features[verb].get("Number")
        if number is not None and (number == "Plur") != naming.plural:
            continue
        tail = told.tails[naming.head]
        hangs = syntax.heads[verb] == naming.head and not desk.has_finite(tail + 1, relative)
        if hangs or _is_loose(desk, tail + 1, relative):
            return naming
        return None
    return None


def _is_loose(desk: Desk, first: int, past: int) -> bool:
    """Whether only marks, or a participle phrase between commas, stand between an instrument and its clause."""
    syntax = desk.syntax
    words = [i for i in range(first, past) if syntax.words[i] not in MARKS and syntax.words[i] != ","]
    if not words:
        return True
    aside = desk.is_participle(words[0]) or bool(desk.starts(words[0], desk.words.table.in_force))
    return aside and syntax.words[past - 1] == "," and not desk.has_finite(first, past)
