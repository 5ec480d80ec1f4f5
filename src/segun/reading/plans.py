"""What the speaker means to do: promises, threats and announcements in a future.

In: one main clause of a content. Out: an act, `None` where it tells no plan.
"""

from __future__ import annotations

from segun.language.act_words import ActWords
from segun.ledger import Act
from segun.reading.page import Page
from segun.reading.proposition import Proposition, lemma_at, lemmas_in

_LATER = 9  # words behind a verb in which what it commits to stands


def plan(page: Page, clause: Proposition, lists: ActWords, vouched: bool, informs: bool) -> Act | None:
    """The act of a clause about what is to come, or of a decision made known.

    Args:
        page: the document.
        clause: a main clause of the content.
        lists: the act words.
        vouched: whether the cue gives the speaker's word.
        informs: whether the cue makes facts known.
    """
    verb = clause.governed if clause.governed >= 0 else clause.verb
    if not _is_plan(page, clause, lists):
        if informs and not clause.negated and lemma_at(page, clause.verb) in lists.decreed and clause.mood == "Ind":
            return "announce"
        own_past = clause.about == "speaker" and clause.tense == "Imp" and not clause.quoted and not clause.negated
        if own_past and lemma_at(page, clause.verb) in lists.scheduled:
            return "announce"
        planned = clause.governed >= 0 and lemma_at(page, clause.finite) in lists.planning and clause.about == "speaker"
        return "announce" if planned and clause.tense == "Pres" else None
    if informs and not clause.negated and lemma_at(page, clause.verb) in lists.existing:
        return "announce"
    if lemma_at(page, clause.finite) in lists.obliging | lists.possible_modals and clause.governed >= 0:
        return None
    if _is_threat(page, clause, verb, lists):
        return "threaten"
    own = clause.about == "speaker"
    near = lemmas_in(page, clause.finite, min(clause.finite + _LATER, clause.last))
    if (own or _own_side(page, clause)) and near & lists.commitment and lemma_at(page, verb) not in lists.unplanned:
        return "promise"
    if own and clause.negated and (vouched or clause.quoted) and lemma_at(page, verb) not in lists.unplanned:
        return "promise"
    if own and lemma_at(page, verb) not in lists.unplanned:
        return "announce"
    if not clause.negated and lemma_at(page, verb) in lists.scheduled:
        return "announce"
    if (
        vouched
        and clause.quoted
        and clause.passive
        and clause.ahead
        and not clause.negated
        and lemma_at(page, verb) not in lists.unplanned
    ):
        return "promise"
    return None


def _is_plan(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """A simple future, the future of a past ("dijo que viajaría"), or "va a" and an infinitive."""
    if clause.ahead:
        return True
    if clause.mood == "Cnd" and clause.about == "speaker" and not clause.quoted:
        return lemma_at(page, clause.finite) not in lists.unplanned
    return (
        clause.governed > clause.finite + 1
        and clause.tense == "Pres"
        and lemma_at(page, clause.finite) in lists.going
        and page.syntax.pos[clause.finite + 1] == "ADP"
    )


def _own_side(page: Page, clause: Proposition) -> bool:
    """Whether an institution acts for which a person can speak: "dijo que el gobierno hará…"."""
    if clause.about != "actor":
        return False
    subjects = (c for c in page.syntax.children[clause.verb] if page.syntax.deps[c] == "nsubj")
    actor = page.cast.actor_at(next(subjects, clause.finite - 1))
    return actor is not None and page.cast.actors[actor].kind in ("organisation", "state")


def _is_threat(page: Page, clause: Proposition, verb: int, lists: ActWords) -> bool:
    """A blow, or a penalty under a condition; or something that will only be under one."""
    lemma = lemma_at(page, verb)
    own = clause.about == "speaker"
    if own and lemma in lists.blows and not clause.negated:
        return True
    if (own or clause.passive) and not clause.negated and _ultimatum(page, clause):
        return True
    limited = _limited(page, clause, lists)
    if limited and not clause.negated and lemma in lists.penalty and (own or clause.passive):
        return True
    return limited and clause.about != "actor" and _only(page, clause, lists)


def _ultimatum(page: Page, clause: Proposition) -> bool:
    """ "Si no responden…": a condition that somebody else is to meet."""
    syntax = page.syntax
    span = range(clause.first, clause.last)
    return any(syntax.lower[i] in page.words.whether and syntax.features[i + 1].get("Polarity") == "Neg" for i in span)


def _limited(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """Whether a condition stands beside the clause: "si…", "hasta que…", "quien viole…"."""
    syntax = page.syntax
    span = range(clause.first, clause.last + 1)
    if any(syntax.lower[i] in lists.limits and syntax.pos[i] in ("SCONJ", "ADP") for i in span):
        return any(page.is_finite_verb(i) and i != clause.finite for i in span)
    return any(syntax.features[i].get("Mood") == "Sub" and i != clause.finite for i in span)


def _only(page: Page, clause: Proposition, lists: ActWords) -> bool:
    return any(page.syntax.lower[i] in lists.only for i in range(max(clause.first, clause.finite - 4), clause.finite))
