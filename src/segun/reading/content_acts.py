"""What a content does by its own words, where its cue leaves that open.

In: a `Page` and a `Claim`. Out: an act, `None` where it only tells something. Each rule looks at one main clause; the first clause
that does more than tell decides.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice

from segun.language.act_words import ActWords
from segun.ledger import Act
from segun.reading.appeals import command, duty, performance
from segun.reading.page import MARKS, Page
from segun.reading.plans import plan
from segun.reading.proposition import Proposition, lemma_at, lemmas_in, propositions
from segun.reading.ratings import rating

_CLAUSES = 7  # clauses of a content that can decide
_PLANS = 4  # of these, the ones in which a plan does


@dataclass(frozen=True, slots=True)
class Claim:
    """A content: tokens `first` to `last`, said by `actor`.

    `plans` says that a future of it can be the speaker's own plan, `vouched` that its cue gives the speaker's word,
    `informs` that its cue makes facts known; `cue` are the tokens of a cue that interrupts it.
    """

    first: int
    last: int
    actor: int | None
    plans: bool = False
    vouched: bool = False
    informs: bool = False
    cue: tuple[int, int] | None = None


def act_of_content(page: Page, claim: Claim, lists: ActWords) -> Act | None:
    """The act that the words of `claim` make, `None` for a mere assertion."""
    if _is_question(page, claim):
        return "ask"
    if _urges(page, claim, lists):
        return "request"
    if _thanks(page, claim, lists):
        return "thank"
    clauses = list(islice(propositions(page, claim.first, claim.last, claim.actor, claim.cue), _CLAUSES))
    found = (rule(page, clause, lists) for clause in clauses for rule in _RULES)
    act = next((one for one in found if one is not None), None)
    if act is not None or not claim.plans:
        return act
    planned = (plan(page, clause, lists, claim.vouched, claim.informs) for clause in clauses[:_PLANS])
    return next((one for one in planned if one is not None), None)


def _thanks(page: Page, claim: Claim, lists: ActWords) -> bool:
    """ "Gracias por todo", "gracias a ustedes", not "gracias a las lluvias"."""
    syntax = page.syntax
    for i in range(claim.first, min(claim.first + 3, claim.last)):
        if syntax.lower[i] in lists.thanks and page.quotation_of[i] >= 0:
            return page.plain(i + 1) not in page.words.personal or syntax.pos[min(i + 2, claim.last)] == "PRON"
    return False


def _urges(page: Page, claim: Claim, lists: ActWords) -> bool:
    """ "Ayúdenme": an imperative with its pronoun written on, at the head of a quotation."""
    syntax = page.syntax
    heads = range(claim.first, min(claim.first + 3, claim.last + 1))
    first = next((i for i in heads if syntax.words[i][0].isalpha()), claim.first)
    accented = any(letter in lists.stressed for letter in syntax.lower[first])
    if syntax.lower[first] in lists.rhetorical:
        return False
    return page.quotation_of[first] >= 0 and accented and syntax.lower[first].endswith(tuple(sorted(lists.imperatives)))


def _is_question(page: Page, claim: Claim) -> bool:
    words = page.syntax.words
    first = claim.first
    while first < claim.last and words[first] in MARKS:
        first += 1
    return (
        words[first] == "¿"
        and "?" in words[claim.last - 1 : claim.last + 2]
        and words[first : claim.last].count("¿") == 1
    )


def denial(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """ "No hubo tortura", "no se trata de…", "no es cierto", "es falso", "nunca firmé"."""
    lemma, near = lemma_at(page, clause.finite), set(clause.predicate)
    if not clause.negated and not _never(page, clause, lists):
        false = clause.copular and near & lists.falsehood
        groundless = lemma in lists.lacking or (
            _without(page, clause, lists) and (clause.copular or lemma in lists.denied_verbs)
        )
        return "deny" if false or (groundless and near & lists.ties) else None
    if (lemma in lists.denied_verbs and clause.about != "actor") or (clause.copular and near & lists.truth):
        return "deny"
    if lemma in lists.existing and clause.verb == clause.finite and _denied_object(page, clause, lists):
        return "deny"
    if lemma in lists.having and near & lists.ties and clause.about == "speaker":
        return "deny"
    return "deny" if clause.about == "speaker" and _cleared(page, clause, lists) else None


def _never(page: Page, clause: Proposition, lists: ActWords) -> bool:
    return any(page.syntax.lower[i] in lists.never for i in range(max(clause.first, clause.finite - 4), clause.finite))


def _without(page: Page, clause: Proposition, lists: ActWords) -> bool:
    return any(page.syntax.lower[i] in lists.without for i in range(clause.finite, min(clause.finite + 7, clause.last)))


def _denied_object(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """Whether what "no hay" is a deed or a fault."""
    syntax = page.syntax
    for i in range(clause.finite + 1, min(clause.finite + 5, clause.last + 1)):
        if syntax.pos[i] in ("NOUN", "PROPN"):
            classes = page.lexicon.object_classes(syntax.lower[i])
            settled = clause.ahead or clause.tense == "Past"
            return lemma_at(page, i) in lists.denied_nouns or "fault" in classes or (settled and "deed" in classes)
    return False


def _cleared(page: Page, clause: Proposition, lists: ActWords) -> bool:
    """ "Jamás dije que…": a charge against oneself, in the past."""
    past = clause.tense in ("Past", "Imp") or lemma_at(page, clause.finite) in page.words.perfect
    return past and lemma_at(page, clause.verb) in lists.charged


def blame(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """A wrong laid at somebody's door: "busca encubrir", "es responsable de", "no les paga"."""
    if (
        lemma_at(page, clause.finite) in lists.proving
        and not clause.negated
        and set(clause.predicate) & lists.wrong_nouns
    ):
        return "accuse"
    if clause.about == "speaker" or clause.ahead or clause.mood in ("Cnd", "Sub"):
        return None
    finite = lemma_at(page, clause.finite)
    near = set(clause.predicate)
    if clause.negated:
        return "accuse" if clause.about == "actor" and not clause.copular and near & lists.neglected else None
    if clause.copular and lemma_at(page, clause.verb) in lists.guilty:
        return "accuse"
    if finite in lists.possible_modals:
        return None
    if lemma_at(page, clause.verb) in lists.committing and clause.about in ("actor", "unsaid"):
        return "accuse"
    sought = clause.governed >= 0 and finite in lists.seeking and lemma_at(page, clause.governed) in lists.wrong
    whose = clause.about == "actor" or (clause.about == "unsaid" and clause.quoted)
    done = lemma_at(page, clause.verb) in lists.wrong and whose
    return "accuse" if sought or done else None


def danger(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """A danger, or a harm ahead that the speaker does not cause."""
    finite, near = lemma_at(page, clause.finite), set(clause.predicate)
    if lists.fire <= lemmas_in(page, clause.first, clause.last):
        return "warn"
    if clause.negated or (clause.about == "speaker" and finite not in lists.existing):
        return None
    if (finite in lists.being or clause.copular) and near & lists.danger and clause.tense not in ("Past", "Imp"):
        return "warn"
    ahead = clause.ahead or (clause.mood == "Cnd" and finite in lists.possible_modals)
    acting = {lemma_at(page, clause.verb), lemma_at(page, clause.governed) if clause.governed >= 0 else ""}
    return "warn" if ahead and acting & lists.harm_ahead else None


def maybe(page: Page, clause: Proposition, lists: ActWords) -> Act | None:
    """ "Quizá", "puede que", "es posible": at the head of the clause or beside its verb."""
    if clause.negated:
        return None
    lower = page.syntax.lower
    after = clause.finite + 1
    epistemic = lemma_at(page, clause.finite) in lists.possible_modals and clause.tense == "Pres"
    if epistemic and after <= clause.last and lemma_at(page, after) in page.words.perfect:
        return "speculate"
    starts = (clause.first, clause.finite - 1, clause.finite)
    for at in starts:
        if (
            lower[at] in lists.perhaps
            or " ".join(lower[at : at + 2]) in lists.perhaps
            or " ".join(lower[at : at + 3]) in lists.perhaps
        ):
            return "speculate"
    return None


_RULES: tuple[Callable[[Page, Proposition, ActWords], Act | None], ...] = (
    performance, command, denial, danger, blame, rating, duty, maybe,
)  # fmt: skip
