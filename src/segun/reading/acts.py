"""What a report does: denies, warns, promises… by its cue and its content together.

In: a `Page`, a cue with its entry, its content and its speaker. Out: an act. GUIDE: an act is what the speech does, not its verb:
"dijo que no hubo tortura" denies, "dijo que los ayudará" promises.
"""

from __future__ import annotations

from dataclasses import replace

from segun.language.act_words import ActWords, act_words
from segun.ledger import Act
from segun.reading.content import Content
from segun.reading.content_acts import Claim, act_of_content
from segun.reading.cues import CueHit
from segun.reading.page import Page
from segun.reading.proposition import lemma_at, lemmas_in, propositions
from segun.reading.ratings import rating_of_words
from segun.reading.utterance import Utterance


def act_of(page: Page, hit: CueHit, content: Content, actor: int | None) -> Act:
    """The act of the statement that `hit` and `content` make.

    Args:
        page: the document.
        hit: the cue.
        content: what it reports, with the entry of the lexicon that fits.
        actor: the speaker, an index into the cast; `None` where nobody is named.
    """
    lists = act_words(page.language)
    act = _refused(page, hit, content, lists)
    if act is not None:
        return act
    act = content.cue.act
    if content.noun:
        return _of_noun(page, hit, content, lists)
    claim = _claim(page, hit, content, actor, lists)
    if act == "assert":
        return (
            _attributed(page, content, lists)
            or _named(page, content, lists)
            or act_of_content(page, claim, lists)
            or act
        )
    return _turned(page, claim, content, lists, act)


def acted(page: Page, statements: list[Utterance]) -> list[Utterance]:
    """`statements` with an act for those that have no cue: their content alone decides."""
    lists = act_words(page.language)
    return [
        one
        if one.cue is not None
        else replace(one, act=act_of_content(page, Claim(*one.content, one.actor, plans=True), lists) or one.act)
        for one in statements
    ]


def _claim(page: Page, hit: CueHit, content: Content, actor: int | None, lists: ActWords) -> Claim:
    """The content with what its cue leaves open: only a verb that does not foresee can bring in the speaker's plans."""
    lemma = content.cue.lemma
    plans = (
        hit.group is not None
        and content.rule != "statement.whether-clause"
        and lemma not in lists.foreseeing
        and actor is not None
    )
    vouched = lemma in lists.vouching
    cue = (hit.first, hit.last) if content.first < hit.first < content.last else None
    return Claim(content.first, content.last, actor, plans, vouched, lemma in lists.informing and plans, cue)


def _refused(page: Page, hit: CueHit, content: Content, lists: ActWords) -> Act | None:
    """The act of a cue that is avoided or negated: "evitó decir", "no precisó", "sigue sin explicar"."""
    if hit.governor == "avoiding":
        return "decline"
    group = hit.group
    if group is None:
        return None
    if group.negated and content.cue.mood == "Sub" and content.cue.act in ("request", "order"):
        return next((cue.negated_act for cue in hit.cues if cue.negated_act is not None), None)
    if group.negated:
        return content.cue.negated_act
    without = group.form == "infinitive" and page.syntax.lower[max(0, group.first - 1)] in lists.without
    return "decline" if without and content.cue.act in ("assert", "confirm") else None


def _turned(page: Page, claim: Claim, content: Content, lists: ActWords, act: Act) -> Act:
    """The act of a cue that has one of its own, where the content turns it into another."""
    lemma = content.cue.lemma
    found: Act | None = None
    if act == "warn" and claim.actor is not None:
        found = act_of_content(page, replace(claim, plans=True), lists)
        return "threaten" if found == "threaten" or _under_condition(page, claim, lists) else act
    if act == "condemn" and lemma in lists.regretting:
        if page.quotation_of[claim.first] >= 0:
            return act_of_content(page, claim, lists) or "assert"
        return "condemn" if _is_blamed(page, claim, lists) else "assert"
    if lemma in lists.refusing and act == "reject" and content.opener is not None:
        return "deny"
    if act == "request" and lemma in lists.pleading and content.rule.startswith("statement.quotation"):
        found = act_of_content(page, claim, lists)
        return found if found in ("accuse", "condemn", "warn", "threaten") else act
    if act == "speculate" and lemma in lists.hinting and _lemmas(page, claim) & (lists.wrong | lists.wrong_nouns):
        return "accuse"
    if act in ("request", "order") and content.cue.mood == "Sub" and not _is_wish(page, claim):
        return act_of_content(page, claim, lists) or "assert"
    if act == "request" and content.cue.mood and claim.actor is not None and _commands(page, claim.actor, lists):
        return "order"
    return act


def _under_condition(page: Page, claim: Claim, lists: ActWords) -> bool:
    """ "Si no pagan, cortamos la luz": what the speaker does where a condition is not met."""
    syntax = page.syntax
    span = range(claim.first, claim.last + 1)
    conditions = (i for i in span if syntax.lower[i] in lists.conditions)
    first = next(conditions, claim.last)
    return any(
        page.is_finite_verb(i)
        and syntax.features[i].get("Person") == "1"
        and syntax.features[i].get("Tense") in ("Pres", "Fut")
        for i in range(first, claim.last + 1)
    )


def _is_wish(page: Page, claim: Claim) -> bool:
    """Whether the main verb itself is in the subjunctive, not only one of a relative clause before it."""
    first = next(propositions(page, claim.first, claim.last, claim.actor), None)
    return first is not None and first.mood == "Sub"


def _is_blamed(page: Page, claim: Claim, lists: ActWords) -> bool:
    """Whether what is regretted is somebody's deed and no misfortune."""
    lemmas = _lemmas(page, claim)
    if lemmas & lists.misfortune:
        return bool(lemmas & lists.bad)
    syntax = page.syntax
    return any(
        syntax.deps[i] == "nsubj" and page.cast.actor_at(i) not in (None, claim.actor)
        for i in range(claim.first, claim.last + 1)
    )


def _commands(page: Page, actor: int, lists: ActWords) -> bool:
    roles = {page.mentions[m].role for m in page.cast.actors[actor].mentions}
    return bool(roles & lists.commanding)


def _named(page: Page, content: Content, lists: ActWords) -> Act | None:
    """ "Calificó la reunión de histórica": the quality decides."""
    if content.cue.lemma not in lists.naming:
        return None
    return rating_of_words(page, content.first, content.last, lists)


def _attributed(page: Page, content: Content, lists: ActWords) -> Act | None:
    """ "Atribuyó el agujero a la anterior directiva": a result laid at an actor's door, unless it is to their credit."""
    if content.cue.lemma not in lists.attributing:
        return None
    span = range(content.first, content.last + 1)
    lemmas = {lemma_at(page, i) for i in span}
    if lemmas & lists.credited:
        return None
    if lemmas & (lists.wrong_nouns | lists.guilty):
        return "accuse"
    marks = {content.cue.target, *content.cue.prep}
    behind = [i for i in span if page.plain(i - 1) in marks]
    to_actor = any(page.mention_head_near(i) is not None or page.mention_from(i + 1) is not None for i in behind)
    return "accuse" if to_actor else None


def _of_noun(page: Page, hit: CueHit, content: Content, lists: ActWords) -> Act:
    """The act of a cue whose content is a noun phrase: the noun tells a claim from an offer and an offer from a deed."""
    act, lemma = content.cue.act, content.cue.lemma
    head = noun_head(page, content)
    noun = lemma_at(page, head)
    classes = page.lexicon.object_classes(page.syntax.lower[head])
    span = lemmas_in(page, content.first, content.last)
    if lemma in lists.attributing:
        return _attributed(page, content, lists) or act
    if lemma in lists.refusing:
        if noun in lists.offered:
            return "reject"
        return "condemn" if noun in lists.conduct else act
    if lemma in lists.regretting:
        blamed = ({"deed", "fault"} & set(classes) or span & lists.bad_attribute) and not span & lists.misfortune
        return "condemn" if blamed else "assert"
    if act == "assert" and lemma in lists.naming:
        return rating_of_words(page, content.first, content.last, lists) or act
    return act


def noun_head(page: Page, content: Content) -> int:
    """The head of a noun content: the first word whose own head stands outside of it, else its first noun."""
    syntax = page.syntax
    span = range(content.first, content.last + 1)
    nouns = [i for i in span if syntax.pos[i] in ("NOUN", "PROPN", "PRON")]
    return next((i for i in nouns if syntax.heads[i] not in span), nouns[0] if nouns else content.first)


def _lemmas(page: Page, claim: Claim) -> set[str]:
    return lemmas_in(page, claim.first, claim.last)
