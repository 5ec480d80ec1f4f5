"""The terms of instruments: which words bind whom to what.

In: a `Desk` with what is told of each instrument. Out: `Term`s. A rule takes a verb, or a naming, and gives the terms that it
tells; each rule's name, text and example stand beside it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from segun.reading.instruments import Desk, Naming
from segun.reading.obligations import Owed, condition_of, owed_by
from segun.reading.page import MARKS
from segun.reading.parties import members_of, party_of, subject_parties, subject_token
from segun.reading.rules import rule
from segun.reading.term_subjects import Told, instrument_of, last_before, relative_before

_OBJECTS = ("obj", "ccomp", "xcomp", "obl:arg", "csubj")


@dataclass(frozen=True, slots=True)
class Term:
    """What one verb binds to: the naming of its instrument, the thing owed, by whom, on which condition."""

    naming: Naming
    verb: int
    owed: Owed
    condition: tuple[int, int] | None
    obliged: tuple[int, ...]
    supposed: bool
    rule: str


def terms_of(told: Told) -> Iterator[Term]:
    """All terms of a document, by their verb; the first rule that reads a verb decides."""
    desk = told.desk
    table = desk.words.table
    binding = table.provides | table.binds | table.demands | table.grants | table.commits
    for verb, word in enumerate(desk.syntax.lower):
        lemma = desk.words.verb(word)
        if not desk.is_verb(verb):
            continue
        rules = _RULES if lemma in binding else _LOOSE
        for name, read in rules:
            found = read(told, verb)
            if found:
                yield from (_named(t, name) for t in found)
                break
    for naming in desk.namings:
        yield from (_named(t, "commitment.purpose") for t in purpose(told, naming))


def _named(term: Term, name: str) -> Term:
    return Term(term.naming, term.verb, term.owed, term.condition, term.obliged, term.supposed, name)


@rule("commitment.by-which")
def by_which(told: Told, verb: int) -> list[Term]:
    """A clause with a preposition before its relative pronoun, which says what an instrument makes somebody do.

    Example: Perú firmó con Bolivia un memorando por el que Lima se compromete a vender gas a sus vecinos.
    """
    desk, syntax = told.desk, told.desk.syntax
    relative = relative_before(desk, verb)
    if relative is None:
        return []
    at = relative - 1
    while at > 0 and syntax.pos[at] == "DET":
        at -= 1
    naming = next((n for n in reversed(desk.named_in(syntax.sentence_of[verb])) if n.end < at), None)
    if naming is None:
        return []
    right_behind = _by_phrase(desk, told.tails[naming.head] + 1, at)
    goes_on = desk.lemma(verb) in desk.words.table.commits and _by_phrase(desk, at, at)
    return _bound(told, naming, verb) if right_behind or goes_on else []


def _by_phrase(desk: Desk, first: int, last: int) -> bool:
    """Whether between the instrument and the article only "por", "mediante", "en virtud de" stands."""
    while first < last and (desk.syntax.words[first] in MARKS or desk.syntax.words[first] == ","):
        first += 1
    length = desk.starts(first, desk.words.table.by_which)
    return 0 < length == last - first + 1


def _bound(told: Told, naming: Naming, verb: int) -> list[Term]:
    """What the clause of `verb` binds its subject to: by "se compromete a", "deberá", or a verb in the future or present."""
    desk = told.desk
    obliged = _obliged(told, naming, subject_parties(desk, verb), verb)
    if not obliged or desk.group(verb).negated:
        return []
    head = _committed_to(desk, verb)
    table = desk.words.table
    if head is None and (desk.lemma(verb) in table.commits | table.gains or not _must(desk, verb)):
        return []
    owed = owed_by(desk, head, verb + 1) if head is not None else _whole(desk, verb)
    return _terms(desk, naming, verb, owed, obliged)


def _obliged(told: Told, naming: Naming, found: tuple[int, ...], verb: int) -> tuple[int, ...]:
    """Who is bound; "las partes" are the known ones, and a subject left out is who signs."""
    if found:
        return found
    desk = told.desk
    if subject_token(desk, verb) is None:
        signing = desk.syntax.heads[naming.head]
        return subject_parties(desk, signing) if desk.lemma(signing) in desk.words.table.signs else ()
    sides = (m for c in desk.syntax.children[verb] for m in desk.page.mentions_near(c) if "side" in m.flags)
    return told.parties(naming) if next(sides, None) is not None else ()


def _committed_to(desk: Desk, verb: int) -> int | None:
    """The head of what somebody binds himself to: "se comprometió a retirar", "se comprometió al cese"."""
    group, syntax = desk.group(verb), desk.syntax
    if desk.lemma(verb) not in desk.words.table.commits or not group.reflexive:
        return None
    for c in syntax.children[verb]:
        first = syntax.edges[c][0]
        infinitive = (
            syntax.deps[c] in ("xcomp", "ccomp", "advcl", "obl") and syntax.features[c].get("VerbForm") == "Inf"
        )
        nominal = syntax.deps[c] in ("obl", "obl:arg", "obj", "iobj", "nmod") and syntax.pos[c] == "NOUN"
        if c > verb and (infinitive or nominal) and desk.plain[first] in desk.words.table.to:
            return c
    return None


def _must(desk: Desk, verb: int) -> bool:
    """Whether the verb is a duty: behind "deber", "tener que", or in the future."""
    syntax, group = desk.syntax, desk.group(verb)
    if any(syntax.deps[c] == "aux" and desk.lemma(c) in desk.words.table.owes for c in syntax.children[verb]):
        return group.form == "infinitive"
    return group.finite == verb and syntax.features[verb].get("Tense") == "Fut"


def _whole(desk: Desk, verb: int) -> list[Owed]:
    """The words of a clause from its verb on as one term."""
    found = owed_by(desk, verb, verb)
    return [one for one in found if one.span[1] > verb and verb <= one.span[0]][:1]


def _terms(desk: Desk, naming: Naming, verb: int, owed: list[Owed], obliged: tuple[int, ...]) -> list[Term]:
    """Terms of one verb; under a condition in the text all are."""
    if not owed:
        return []
    condition = condition_of(desk, verb, owed[0].span[0])
    supposed = _is_supposed(desk, verb)
    return [Term(naming, verb, one, condition, obliged, supposed, "") for one in owed]


def _is_supposed(desk: Desk, verb: int) -> bool:
    """ "Obligaría", "que obligue": a term of what is not agreed yet."""
    finite = desk.group(verb).finite
    return finite is not None and desk.syntax.features[finite].get("Mood") in ("Cnd", "Sub")


@rule("commitment.binding-verb")
def binds(told: Told, verb: int) -> list[Term]:
    """An instrument that obliges somebody to do something.

    Example: El tratado entre Chile y Perú obliga a Lima a devolver los archivos.
    """
    desk, syntax = told.desk, told.desk.syntax
    group = desk.group(verb)
    if desk.lemma(verb) not in desk.words.table.binds or group.negated or group.reflexive:
        return []
    naming = instrument_of(told, verb)
    head = _infinitive(desk, verb)
    if naming is None or head is None:
        return []
    return _terms(
        desk, naming, verb, owed_by(desk, head, verb + 1), _bound_at(told, naming, verb, syntax.edges[head][0])
    )


def _infinitive(desk: Desk, verb: int) -> int | None:
    syntax = desk.syntax
    relations = ("xcomp", "ccomp", "advcl", "obl", "obj")
    return next(
        (c for c in syntax.all(verb, *relations) if c > verb and syntax.features[c].get("VerbForm") == "Inf"), None
    )


def _bound_at(told: Told, naming: Naming, verb: int, past: int) -> tuple[int, ...]:
    """Whom a verb binds: the phrase with "a" between it and the term; "las partes" are the known ones."""
    desk = told.desk
    for i in range(verb + 1, past):
        if desk.plain[i] not in desk.words.table.to:
            continue
        number = next((n for k in (i + 1, i + 2) if (n := desk.page.mention_from(k)) is not None), None)
        if number is None:
            continue
        if "side" in desk.page.mentions[number].flags:
            return told.parties(naming)
        return party_of(desk, number)
    return ()


@rule("commitment.term-verb")
def provides(told: Told, verb: int) -> list[Term]:
    """An instrument that provides for, demands or grants something.

    Example: Israel y Hezbolá acordaron un alto el fuego que prevé la retirada de las tropas.
    """
    desk, table = told.desk, told.desk.words.table
    lemma = desk.lemma(verb)
    if lemma not in table.provides | table.demands | table.grants or desk.group(verb).negated:
        return []
    naming = instrument_of(told, verb)
    objects = _objects(desk, verb)
    if naming is None or not objects:
        return []
    to = _bound_at(told, naming, verb, desk.clause_end(verb) + 1) if lemma in table.demands | table.grants else ()
    owed = [
        one
        for o in (objects[0], *_more_objects(desk, verb, objects[0]))
        for one in owed_by(desk, o, _floor(desk, verb, o))
    ]
    if lemma in table.grants and len(to) == 1:
        owed = [Owed(one.span, to[0]) for one in owed]
        to = ()
    return _terms(desk, naming, verb, owed, to)


def _objects(desk: Desk, verb: int) -> list[int]:
    """The heads of what a verb of terms has for its object, whoever stands behind "a" left out."""
    syntax = desk.syntax
    relations = _OBJECTS if desk.group(verb).reflexive is False else (*_OBJECTS, "nsubj", "nsubj:pass")
    found = []
    for c in syntax.children[verb]:
        if c <= verb or syntax.deps[c] not in relations or syntax.pos[c] == "PRON":
            continue
        case = syntax.child(c, "case")
        if case is None or desk.plain[case] not in desk.words.table.to:
            found.append(c)
    return found


def _more_objects(desk: Desk, verb: int, first: int) -> list[int]:
    """Nouns with an article that the parser joins to the verb and not to its object."""
    syntax = desk.syntax
    return [
        c
        for c in syntax.all(verb, "conj")
        if c > first and syntax.pos[c] == "NOUN" and syntax.child(c, "det") is not None and not desk.is_instrument(c)
    ]


def _floor(desk: Desk, verb: int, head: int) -> int:
    return verb + 1 if desk.syntax.deps[head] != "conj" else desk.syntax.edges[head][0]


@rule("commitment.under-instrument")
def under(told: Told, verb: int) -> list[Term]:
    """What somebody must do, or will, by virtue of an instrument.

    Example: En virtud del tratado con Jordania, Egipto deberá abrir el canal a los buques.
    """
    desk, syntax = told.desk, told.desk.syntax
    if not (_must(desk, verb) or _committed_to(desk, verb) is not None):
        return []
    for naming in desk.named_in(syntax.sentence_of[verb]):
        if (
            _is_under(desk, naming)
            and naming.end < verb
            and not desk.has_finite(naming.end + 1, desk.group(verb).first)
        ):
            return _bound(told, naming, verb)
    return []


def _is_under(desk: Desk, naming: Naming) -> bool:
    """Whether the phrase of an instrument begins with "en virtud de", "según"."""
    first = desk.syntax.sentence(naming.head)[0]
    for back in range(1, 5):
        at = naming.begin - back
        if at >= first and desk.starts(at, desk.words.table.under) == back:
            return True
    return False


@rule("commitment.parties-bind-themselves")
def commit(told: Told, verb: int) -> list[Term]:
    """Parties that bind themselves, where the sentence or the one before names their instrument.

    Example: El Gobierno y el ELN sellaron una tregua. Ambas partes se comprometieron a liberar a los rehenes.
    """
    desk = told.desk
    head = _committed_to(desk, verb)
    if head is None or desk.group(verb).negated:
        return []
    naming = last_before(told, head)
    if naming is None:
        return []
    parties = told.parties(naming)
    obliged = _obliged(told, naming, subject_parties(desk, verb), verb)
    cast = desk.page.cast
    states = {cast.actors[p].country for p in parties} - {None}
    one_of = any(a in parties or cast.actors[a].country in states for o in obliged for a in members_of(cast, o))
    return _terms(desk, naming, verb, owed_by(desk, head, verb + 1), obliged) if one_of else []


@rule("commitment.purpose")
def purpose(told: Told, naming: Naming) -> list[Term]:
    """What an instrument is for: "para" right behind it and its parties, with an infinitive, a clause or a deed as noun.

    Example: Turquía y Grecia firmaron un acuerdo para vigilar las aguas del Egeo.
    """
    desk, syntax = told.desk, told.desk.syntax
    at = told.tails[naming.head] + 1
    _, past = syntax.sentence(naming.head)
    at += at < past and syntax.words[at] == ","
    if at + 1 >= past or not desk.starts(at, desk.words.table.for_) or len(told.parties(naming)) < 2:
        return []
    head = _purposed(desk, at)
    if head is None:
        return []
    return _terms(desk, naming, head, owed_by(desk, head, at + 1), ())


def _purposed(desk: Desk, at: int) -> int | None:
    """The head of the phrase behind the preposition at `at`: an infinitive, the verb of a clause, a noun with an article."""
    syntax = desk.syntax
    head = next(
        (syntax.heads[k] for k in (at, at + 1) if syntax.heads[k] > at + 1 or desk.is_verb(syntax.heads[k])), at
    )
    if head <= at:
        return None
    if desk.is_verb(head):
        clause = syntax.lower[at + 1] in desk.page.words.complementiser
        return head if clause or syntax.features[head].get("VerbForm") == "Inf" else None
    nominal = syntax.pos[head] == "NOUN" and syntax.pos[at + 1] == "DET" and head not in desk.page.time_tokens
    return head if nominal and desk.page.mention_of(head) is None else None


_Read = Callable[[Told, int], list[Term]]
_RULES: tuple[tuple[str, _Read], ...] = (
    ("commitment.by-which", by_which),
    ("commitment.under-instrument", under),
    ("commitment.binding-verb", binds),
    ("commitment.term-verb", provides),
    ("commitment.parties-bind-themselves", commit),
)
_LOOSE: tuple[tuple[str, _Read], ...] = (
    ("commitment.by-which", by_which),
    ("commitment.under-instrument", under),
)
"""The rules for verbs of the lexicon, and for any other verb."""
