"""What a report does: denies, warns, promises… by its cue and its content together.

In: a `Page`, a cue with its entry, its content, and whether the content's subject is the speaker. Out: an act. GUIDE: an act is
what the speech does, not its verb: "dijo que no hubo tortura" denies, "dijo que los ayudará" promises.
"""

from __future__ import annotations

from segun.language.act_words import ActWords
from segun.ledger import Act
from segun.reading.content import Content
from segun.reading.cues import CueHit
from segun.reading.page import Page

_OPEN_TO_CONTENT: frozenset[Act] = frozenset({"assert"})


def act_of(page: Page, hit: CueHit | None, content: Content, lists: ActWords) -> Act:
    """The act of the statement that `hit` and `content` make; without a cue the content alone decides."""
    if hit is not None:
        if hit.governor == "avoiding":
            return "decline"
        if hit.group is not None and hit.group.negated and content.cue.negated_act is not None:
            return content.cue.negated_act
        if content.cue.act not in _OPEN_TO_CONTENT:
            return content.cue.act
    if content.noun:
        return content.cue.act if hit is not None else "assert"
    return _act_of_words(page, content, lists)


def _act_of_words(page: Page, content: Content, lists: ActWords) -> Act:
    syntax = page.syntax
    span = range(content.first, content.last + 1)
    verb = _main_verb(page, content)
    lemmas = {syntax.lemmas[i] for i in span}
    if verb is not None:
        decided = _by_main_verb(page, content, verb, lists)
        if decided is not None:
            return decided
    if syntax.words[content.last] == "?" and syntax.words[content.first] == "¿":
        return "ask"
    if lemmas & lists.wrong:
        return "accuse"
    if lemmas & lists.danger and len(lemmas & lists.danger | lemmas & lists.harm_ahead) > 0 and _ahead(page, span):
        return "warn"
    return "assert"


def _main_verb(page: Page, content: Content) -> int | None:
    """The first finite verb of the content that no relative pronoun or conjunction subordinates."""
    syntax = page.syntax
    subordinate = False
    for i in range(content.first, content.last + 1):
        if syntax.lower[i] in page.words.relatives and syntax.pos[i] in ("PRON", "SCONJ") and i > content.first:
            subordinate = True
        elif page.is_finite_verb(i):
            if not subordinate:
                return i
            subordinate = False
    return None


def _by_main_verb(page: Page, content: Content, verb: int, lists: ActWords) -> Act | None:
    syntax = page.syntax
    negated = any(syntax.features[j].get("Polarity") == "Neg" for j in range(max(content.first, verb - 4), verb))
    head = syntax.heads[verb] if syntax.deps[verb] in ("cop", "aux") else verb
    predicate = {syntax.lemmas[j] for j in range(verb, min(verb + 5, content.last + 1))} | {syntax.lemmas[head]}
    if negated and (syntax.lemmas[verb] in lists.denied_verbs or predicate & lists.truth):
        return "deny"
    if not negated and predicate & lists.falsehood:
        return "deny"
    if _is_copula(page, verb) or syntax.lemmas[verb] in lists.harm:
        if predicate & (lists.acceptable if negated else lists.bad) or (not negated and syntax.lemmas[verb] in lists.harm):
            return "condemn" if predicate & (lists.bad | lists.acceptable) or syntax.lemmas[verb] in lists.harm else None
        if not negated and predicate & lists.good:
            return "praise"
    if _own_future(page, verb):
        if {syntax.lemmas[j] for j in range(verb, content.last + 1)} & lists.commitment:
            return "promise"
        return "announce"
    if _is_future(page, verb) and predicate & lists.penalty:
        return "threaten"
    if syntax.features[verb].get("Mood") == "Sub" and content.opener is not None and content.first == verb:
        return "request"
    return None


def _is_copula(page: Page, verb: int) -> bool:
    return page.syntax.deps[verb] == "cop"


def _is_future(page: Page, verb: int) -> bool:
    return page.syntax.features[verb].get("Tense") == "Fut"


def _own_future(page: Page, verb: int) -> bool:
    """The speaker's own future: the first person, or a future without a subject of its own before it."""
    features = page.syntax.features[verb]
    first_person = features.get("Person") == "1"
    if first_person and (_is_future(page, verb) or _going_to(page, verb)):
        return True
    return False


def _going_to(page: Page, verb: int) -> bool:
    """ "Vamos a construir": a present of motion, a preposition and an infinitive."""
    after = verb + 2
    return (
        after < len(page.syntax)
        and page.syntax.pos[verb + 1] == "ADP"
        and page.syntax.features[after].get("VerbForm") == "Inf"
        and page.syntax.features[verb].get("Tense") == "Pres"
    )


def _ahead(page: Page, span: range) -> bool:
    """Whether the content looks ahead: a future, a conditional, a modal or a subjunctive."""
    return any(
        page.syntax.features[i].get("Tense") == "Fut" or page.syntax.features[i].get("Mood") in ("Cnd", "Sub") for i in span
    )
