"""What the text shows in support of a statement, or says that nobody has shown.

In: a `Page` and its statements, in text order. Out: for each statement its evidence. A source that is itself evidence
(documents, witnesses, intelligence reports) counts, so does what a phrase beside the cue brings in ("citando…"), and that
none was presented, in the same sentence or in the reporter's next ones. What is said inside a content is the source's
business and no evidence of the reporter's.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.factuality import Factuality, factuality
from segun.ledger import Act, EvidenceKind
from segun.reading.anaphora import pointer_in
from segun.reading.clauses import subject_of, verb_group
from segun.reading.page import Page
from segun.reading.utterance import Utterance

Shown = tuple[EvidenceKind, int, int]

_REMARK = 3  # sentences after a statement in which the text may remark that nothing was presented for it
_BACK = 6  # words from the object of a verb back to it
_CLAIMS: frozenset[Act] = frozenset(
    {"assert", "accuse", "deny", "condemn", "warn", "announce", "confirm", "speculate", "threaten"}
)


@dataclass(frozen=True, slots=True)
class _Site:
    """A place that says what evidence there is, or with `verb` that somebody presented none."""

    kind: EvidenceKind
    first: int
    last: int
    verb: int | None = None


def evidence_of(page: Page, statements: list[Utterance]) -> list[tuple[Shown, ...]]:
    """The evidence of each statement, without doubles, by position."""
    words = factuality(page.language)
    found: list[set[Shown]] = [set() for _ in statements]
    for n, one in enumerate(statements):
        shown = _source(page, words, one) if one.act in _CLAIMS else None
        if shown is not None:
            found[n].add(shown)
    for site in _sites(page, words) if statements else ():
        target = _remarked(page, statements, site) if site.verb is not None else _beside(page, statements, site)
        if target is not None:
            found[target].add((site.kind, site.first, site.last))
    return [tuple(sorted(shown, key=lambda s: (s[1], s[2]))) for shown in found]


def _source(page: Page, words: Factuality, one: Utterance) -> Shown | None:
    """The source itself, where its phrase names evidence."""
    if one.cue is None or (one.voice is None and one.rule != "statement.source-phrase"):
        return None
    lower = page.syntax.lower
    begin, last = one.voice if one.voice is not None else (one.cue[1] + 1, one.cue[1] + 3)
    if one.rule == "statement.source-phrase" and one.cue[1] < begin <= one.cue[1] + 6:
        begin = one.cue[1] + 1
    last = min(last, len(page.syntax) - 1)
    for i in range(begin, last + 1):
        phrase = words.evidence(lower, i)
        if phrase is not None and phrase[1] != "none_presented":
            return phrase[1], _noun_before(page, begin, i), max(last, i + phrase[0] - 1)
    for i in range(begin, last + 1):
        kind = words.evidence_noun(lower[i])
        if kind is not None and kind != "none_presented" and _is_head(page, i, begin):
            return kind, i, last
    return None


def _noun_before(page: Page, begin: int, i: int) -> int:
    """The first noun of the phrase, which a phrase for evidence may narrow down ("informes de servicios secretos")."""
    return next((j for j in range(begin, i) if page.syntax.pos[j] == "NOUN"), i)


def _is_head(page: Page, i: int, begin: int) -> bool:
    """Whether the noun heads the phrase from `begin` on: only determiners, numbers and adjectives before it, no name."""
    return page.syntax.pos[i] == "NOUN" and all(
        page.syntax.pos[j] in ("DET", "NUM", "ADJ", "ADV", "PRON", "ADP") for j in range(begin, i)
    )


def _sites(page: Page, words: Factuality) -> list[_Site]:
    lower = page.syntax.lower
    out: list[_Site] = []
    for i, word in enumerate(lower):
        if not words.names_evidence(word):
            continue
        width = words.lead(lower, i)
        site = _led(page, words, i, width) if width else _missing(page, words, i)
        if site is not None:
            out.append(site)
    return out


def _led(page: Page, words: Factuality, first: int, width: int) -> _Site | None:
    """ "Citando informes de inteligencia": the lead, and evidence right behind it."""
    lower, past = page.syntax.lower, page.syntax.sentence(first)[1]
    for i in range(first + width, min(first + width + 4, past)):
        phrase = words.evidence(lower, i)
        kind = phrase[1] if phrase else words.evidence_noun(lower[i])
        if kind is not None:
            return None if kind == "none_presented" else _Site(kind, first, i + (phrase[0] - 1 if phrase else 0))
        if page.syntax.pos[i] not in ("DET", "NUM", "ADJ", "ADP"):
            return None
    return None


def _missing(page: Page, words: Factuality, i: int) -> _Site | None:
    """ "Sin pruebas", "sin presentar pruebas", "no aportó prueba alguna"."""
    syntax = page.syntax
    phrase = words.evidence(syntax.lower, i)
    if phrase is not None and phrase[1] == "none_presented":
        return _Site("none_presented", i, i + phrase[0] - 1)
    begin = syntax.sentence(i)[0]
    for verb in range(i - 1, max(begin, i - _BACK) - 1, -1):
        if not words.missing_evidence(syntax.lemmas[verb], syntax.lower[i]):
            continue
        group = verb_group(syntax, verb, page.words)
        first = group.first if group.negated else group.first - 1
        if not group.negated and (first < begin or not words.negation(syntax.lower, first)):
            return None
        return _Site("none_presented", first, _phrase_end(page, i), None if group.finite is None else verb)
    return None


def _phrase_end(page: Page, noun: int) -> int:
    """The last token of the object with what it is evidence of, up to a comma or verb."""
    last = max(noun, page.syntax.edges[noun][1])
    for i in range(noun + 1, last + 1):
        if page.syntax.words[i] in {",", ";", "."} or page.is_finite_verb(i):
            return page.trim(noun, i - 1)
    return page.trim(noun, last)


def _within(one: Utterance, site: _Site) -> bool:
    """Whether the site is part of what is reported."""
    return one.content[0] <= site.first <= one.content[1]


def _beside(page: Page, statements: list[Utterance], site: _Site) -> int | None:
    """The statement of the same sentence whose cue the phrase stands nearest to, outside of what it reports."""
    sentence = page.syntax.sentence_of[site.first]
    holders = {n for n, one in enumerate(statements) if _within(one, site)}
    level = max(holders, key=lambda n: statements[n].head, default=None)
    near = [
        n
        for n, one in enumerate(statements)
        if one.cue is not None
        and not one.in_cue(site.first)
        and one.act in _CLAIMS
        and n not in holders
        and one.outer == level
        and page.syntax.sentence_of[one.head] == sentence
    ]
    return min(near, key=lambda n: abs(statements[n].head - site.first), default=None)


def _remarked(page: Page, statements: list[Utterance], site: _Site) -> int | None:
    """The claim before the site by whoever presented nothing for it; a noun or pronoun may say which."""
    holders = [one for one in statements if _within(one, site)]
    subject = _subject(page, site)
    if subject == -1:
        return None
    here = page.syntax.sentence_of[site.first]
    pointer = pointer_in(page, site.first, site.last)
    for n in range(len(statements) - 1, -1, -1):
        one = statements[n]
        away = here - page.syntax.sentence_of[one.head]
        if one.head >= site.first or away < 0 or one.noun or one in holders:
            continue
        if away > _REMARK:
            return None
        if (subject is not None and one.actor != subject) or any(h.actor != one.actor for h in holders):
            continue
        if one.act in (pointer.acts if pointer is not None and pointer.acts else _CLAIMS):
            return n
    return None


def _subject(page: Page, site: _Site) -> int | None:
    """The actor who presented nothing: `None` where the sentence leaves it out, -1 where it is no actor."""
    assert site.verb is not None
    subject = subject_of(page.syntax, verb_group(page.syntax, site.verb, page.words), page.words)
    if subject is None or subject.token >= site.first:
        return None
    actor = page.cast.actor_at(subject.token)
    return -1 if actor is None else actor
