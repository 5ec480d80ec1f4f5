"""What a content asks of somebody, or does in the first person: "les agradezco", "ayúdenme", "el gobierno debe…".

In: one main clause. Out: an act, `None` where it asks and does nothing.
"""

from __future__ import annotations

from segun.language.act_words import ActWords
from segun.ledger import Act
from segun.reading.page import MARKS, Page
from segun.reading.proposition import Proposition, lemma_at, opens_sentence


def performance(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """The first person does what the verb says: "les agradezco", "condenamos", "queremos pedir"."""
    if clause.person != "1" or clause.tense != "Pres" or not clause.quoted:
        return None
    if clause.governed >= 0 and lemma_at(page, clause.finite) in lists.performing_modals and not clause.negated:
        return _performed(page, clause.governed, clause.negated, lists)
    if lemma_at(page, clause.finite) in lists.wishing and not clause.negated and _wishes(page, clause):
        return "request"
    return _performed(page, clause.finite, clause.negated, lists)


def _performed(page: Page, verb: int, negated: bool, lists: ActWords) -> Act | None:
    cue = next(iter(page.lexicon.verb(page.syntax.lower[verb])), None)
    if (
        cue is None
        or cue.strength == "weak"
        or cue.reflexive
        or cue.lemma in lists.not_performing
        or cue.act not in _PERFORMED
    ):
        return None
    if cue.lemma in lists.regretting:
        return None
    return cue.negated_act if negated else cue.act


_PERFORMED: frozenset[Act] = frozenset(
    {"thank", "condemn", "request", "reject", "confirm", "admit", "promise", "praise", "deny", "warn", "propose"}
)


def _wishes(page: Page, clause: Proposition) -> bool:
    """ "Queremos que se haga": a conjunction and a subjunctive follow."""
    syntax = page.syntax
    for i in range(clause.finite + 1, min(clause.finite + 10, clause.last + 1)):
        if syntax.lower[i] in page.words.complementiser:
            follows = range(i + 1, min(i + 8, clause.last + 1))
            found = next((j for j in follows if page.is_finite_verb(j)), None)
            return found is not None and syntax.features[found].get("Mood") == "Sub"
    return False


def command(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """An imperative at the head of a quoted sentence, "que" and a subjunctive, or "trabajemos"."""
    syntax = page.syntax
    first = clause.first
    while first < clause.finite and (syntax.words[first] in MARKS or syntax.words[first] in {"¡", ","}):
        first += 1
    if not clause.quoted:
        return None
    if clause.mood == "Imp" and clause.finite == first and opens_sentence(page, clause.first) and clause.person != "1":
        return "request"
    if clause.mood in ("Imp", "Sub") and clause.person == "1" and clause.finite == first:
        return "propose" if opens_sentence(page, clause.first) else None
    optative = (
        clause.mood == "Sub"
        and opens_sentence(page, clause.first)
        and first < clause.finite
        and syntax.lower[first] in page.words.complementiser
    )
    return "request" if optative and clause.person != "1" else None


def duty(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """What an actor other than the speaker has to do: "el gobierno debe…"."""
    if clause.about != "actor" or clause.governed < 0 or clause.negated or clause.tense in ("Past", "Imp", "Fut"):
        return None
    passive = lemma_at(page, clause.governed) in page.words.passive
    return (
        "request"
        if lemma_at(page, clause.finite) in lists.obliging and not passive and _is_other(page, clause)
        else None
    )


def _is_other(page: Page, clause: Proposition) -> bool:
    """Whether the subject is one actor, no group to which the speaker may belong ("ambos países")."""
    subjects = (
        c
        for v in (clause.verb, clause.finite, clause.governed)
        for c in page.syntax.children[v]
        if page.syntax.deps[c] == "nsubj"
    )
    actor = next((page.cast.actor_at(c) for c in subjects), None)
    return actor is not None and not page.cast.actors[actor].members
