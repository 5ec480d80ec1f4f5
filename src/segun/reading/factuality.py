"""As the source has it: polarity, certainty, evidence and date of each statement, and what kind of source it is.

In: a `Page` and its statements. Out: the same with those fields. The scheme follows FactBank (Saurí & Pustejovsky 2009):
polarity and certainty are the source's own view of the content. The cue gives it ("negó", "cree"), a negation of the cue
turns it or takes it away, and the main clause of the content may weaken it ("podría", "probablemente", "habría huido").
"""

from __future__ import annotations

from dataclasses import replace

from segun.language.cue import Cue
from segun.language.factuality import Degree, Factuality, factuality
from segun.ledger import Act, Certainty, Polarity
from segun.reading.evidence import evidence_of
from segun.reading.page import Page
from segun.reading.said_when import Calendar
from segun.reading.sourcing import sourcing_of
from segun.reading.utterance import Utterance

View = tuple[Polarity | None, Certainty]

_NO_VIEW: frozenset[Act] = frozenset({"ask", "request", "order", "propose", "decline", "reject"})
_RANK: dict[Certainty, int] = {"certain": 3, "probable": 2, "possible": 1, "unknown": 0}
_WEAKER: dict[Degree, Certainty] = {"probable": "probable", "possible": "possible"}
_BEHIND_VERB = 3  # words behind the main verb in which an adverb still belongs to it


def weighed(page: Page, statements: list[Utterance]) -> list[Utterance]:
    """`statements` with sourcing, polarity, certainty, evidence and date."""
    calendar = Calendar(page, statements)
    shown = evidence_of(page, statements)
    out: list[Utterance] = []
    for n, one in enumerate(statements):
        polarity, certainty = _view(page, one)
        out.append(
            replace(
                one,
                sourcing=sourcing_of(page, one),
                polarity=polarity,
                certainty=certainty,
                evidence=shown[n],
                time=calendar.time_of(n),
            )
        )
    return out


def _view(page: Page, one: Utterance) -> View:
    """The source's view of the content."""
    if one.act in _NO_VIEW:
        return None, "unknown"
    polarity, certainty = _of_cue(page, one)
    if polarity is None:
        return None, "unknown"
    if one.noun or certainty == "possible":
        return polarity, certainty
    certainty = min(certainty, _of_content(page, one), key=_RANK.__getitem__)
    return polarity, "possible" if one.act == "speculate" and certainty == "certain" else certainty


def _of_cue(page: Page, one: Utterance) -> View:
    """What the cue says of its content; words quoted without a cue are held true."""
    cue = _entry(page, one)
    if cue is None:
        return "+", "certain"
    if not one.negated or cue.only_negated:
        return cue.polarity, cue.certainty
    if cue.negated_act == "speculate":
        return "+", "possible"
    if cue.negated_act == "deny":
        return "-", cue.certainty
    return _turned(cue.polarity), "certain" if cue.negated_act else cue.certainty


def _turned(polarity: Polarity | None) -> Polarity | None:
    return None if polarity is None else "-" if polarity == "+" else "+"


def _entry(page: Page, one: Utterance) -> Cue | None:
    """The lexicon's entry that fired: of those with its lemma the one with its act, else the first."""
    entries = page.lexicon.by_lemma(one.lemma) if one.lemma else ()
    return next((c for c in entries if one.act in (c.act, c.negated_act)), entries[0] if entries else None)


def _of_content(page: Page, one: Utterance) -> Certainty:
    """How sure the main clause of the content is."""
    first, last = one.content
    verb = next(
        (i for i in range(first, last + 1) if not one.in_cue(i) and page.is_main_verb(i, first)),
        None,
    )
    if verb is None or page.syntax.sentence_of[first] != page.syntax.sentence_of[last]:
        return "certain"
    words = factuality(page.language)
    found = [_adverbs(page, words, one, verb), _modal(page, words, verb), _belief(page, verb)]
    if _is_rumour(page, words, one, verb):
        found.append("possible")
    return min(found, key=_RANK.__getitem__)


def _adverbs(page: Page, words: Factuality, one: Utterance, verb: int) -> Certainty:
    """The weakest adverb before the main verb or right behind it, up to the next clause."""
    weakest: Certainty = "certain"
    for i in range(one.content[0], min(one.content[1], verb + _BEHIND_VERB) + 1):
        if i > verb and page.syntax.pos[i] in ("SCONJ", "PUNCT"):
            break
        found = words.adverb(page.syntax.lower, i)
        if found is not None and not one.in_cue(i):
            weakest = min(weakest, _WEAKER.get(found[1], "certain"), key=_RANK.__getitem__)
    return weakest


def _modal(page: Page, words: Factuality, verb: int) -> Certainty:
    """The modal that the main verb is, alone, with an adjective or with an auxiliary; a negated one leaves no doubt."""
    syntax = page.syntax
    if any(syntax.features[j].get("Polarity") == "Neg" for j in range(max(0, verb - 3), verb)):
        return "certain"
    place = verb
    if syntax.lemmas[verb] in page.words.perfect and verb + 1 < len(syntax):
        place = verb + 1
    found = words.modal([syntax.lemmas[place], *syntax.lower[place + 1 : place + 4]], 0)
    return "certain" if found is None else _WEAKER.get(found[1], "certain")


def _belief(page: Page, verb: int) -> Certainty:
    """ "Creo que": the source's own verb of opinion."""
    if page.syntax.features[verb].get("Person") != "1":
        return "certain"
    weak = [c.certainty for c in page.lexicon.verb(page.syntax.lower[verb]) if c.certainty in ("probable", "possible")]
    return min(weak, key=_RANK.__getitem__, default="certain")


def _is_rumour(page: Page, words: Factuality, one: Utterance, verb: int) -> bool:
    """The conditional of rumour: of the perfect anywhere, of the present where no past cue asks for it; not with "si"."""
    syntax = page.syntax
    if syntax.features[verb].get("Mood") != "Cnd" or syntax.features[verb].get("Person") == "1":
        return False
    perfect = syntax.lemmas[verb] in page.words.perfect
    if not perfect and one.rule != "statement.source-phrase":
        return False
    return not any(words.condition(syntax.lower, i) and _opens(page, i) for i in range(one.content[0], one.content[1]))


def _opens(page: Page, i: int) -> bool:
    return page.syntax.pos[i] == "SCONJ"
