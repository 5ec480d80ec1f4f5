"""Reporting nouns and what they report: "la denuncia de X de que…", "su promesa de…", "la versión oficial es que…".

In: a `Page` and a cue that is a noun. Out: `Content`, with the head of its source.
"""

from __future__ import annotations

from segun.language.cue import Cue
from segun.reading.clauses import SUBJECTS, passive_agent, subject_of, verb_form, verb_group
from segun.reading.content import Content
from segun.reading.cues import CueHit
from segun.reading.extents import clause_end
from segun.reading.page import BREAKS, Page
from segun.reading.rules import rule

_NEAR = 10  # tokens behind a noun within which its content opens


@rule("statement.noun-clause")
def noun_clause(page: Page, hit: CueHit) -> Content | None:
    """A reporting noun and the clause with "de que" that says what was reported.

    Example: La denuncia del sindicato de que faltan médicos llegó al parlamento.
    """
    cue = _noun_cue(hit)
    if cue is None:
        return None
    syntax = page.syntax
    past = page.syntax.sentence(hit.head)[1]
    for i in range(hit.after, min(past - 2, hit.after + _NEAR)):
        if page.is_finite_verb(i) or syntax.words[i] in BREAKS:
            return None
        if syntax.pos[i] == "ADP" and syntax.lower[i + 1] in page.words.complementiser:
            start = i + 2
            last = _before_governor(page, hit, start)
            return Content(start, last, cue, "statement.noun-clause", i + 1, source=_owner(page, hit, i))
    return None


@rule("statement.noun-infinitive")
def noun_infinitive(page: Page, hit: CueHit) -> Content | None:
    """A reporting noun of a known source and the infinitive that says what was promised, asked or refused.

    Example: El llamamiento del obispo a compartir el agua tuvo eco en el valle.
    """
    cue = _noun_cue(hit)
    if cue is None or not cue.takes("infinitive") or cue.act in ("announce", "assert"):
        return None
    syntax = page.syntax
    past = syntax.sentence(hit.head)[1]
    for i in range(hit.after, min(past - 1, hit.after + _NEAR)):
        if page.is_finite_verb(i) or syntax.words[i] in BREAKS:
            return None
        if syntax.pos[i] == "ADP" and verb_form(syntax, i + 1) == "infinitive" and syntax.pos[i + 1] in ("VERB", "AUX"):
            source = _owner(page, hit, i)
            if source is None or source == hit.head:
                return None
            last = _before_governor(page, hit, i + 1)
            return Content(i + 1, last, cue, "statement.noun-infinitive", i, source=source)
    return None


@rule("statement.noun-copula")
def noun_copula(page: Page, hit: CueHit) -> Content | None:
    """A reporting noun, a copula, and the clause that says what was reported.

    Example: La versión de la portera es que el ascensor ya estaba roto.
    """
    cue = _noun_cue(hit)
    if cue is None or not cue.takes("that-clause"):
        return None
    syntax = page.syntax
    past = syntax.sentence(hit.head)[1]
    verb = next((i for i in range(hit.after, min(past - 1, hit.after + _NEAR)) if page.is_finite_verb(i)), None)
    if verb is None or syntax.lemmas[verb] not in page.words.passive or verb + 2 >= past:
        return None
    if syntax.lower[verb + 1] not in page.words.complementiser:
        return None
    start = verb + 2
    return Content(
        start, clause_end(page, hit, start), cue, "statement.noun-copula", verb + 1, source=_owner(page, hit, verb)
    )


@rule("statement.noun-agent")
def noun_agent(page: Page, hit: CueHit) -> Content | None:
    """A reporting noun with what it is about, and the participle and agent that say whose it is.

    Example: Las acusaciones de soborno lanzadas por la concejala acabaron en el juzgado.
    """
    cue = _noun_cue(hit)
    if cue is None or hit.after + 2 >= len(page.syntax) or page.plain(hit.after) not in ("de", *cue.prep):
        return None
    syntax = page.syntax
    for child in syntax.children[hit.head]:
        if child > hit.after and verb_form(syntax, child) == "participle" and syntax.pos[child] in ("ADJ", "VERB"):
            agent = passive_agent(syntax, child, page.words)
            if agent is not None and page.mention_of(agent.token) is not None and child - hit.after >= 2:
                last = page.trim(hit.after + 1, child - 1)
                return Content(
                    hit.after + 1, last, cue, "statement.noun-agent", hit.after, noun=True, source=agent.token
                )
    return None


def _noun_cue(hit: CueHit) -> Cue | None:
    return next((c for c in hit.cues if c.kind == "noun"), None)


def _before_governor(page: Page, hit: CueHit, start: int) -> int:
    """The clause ends before the verb whose subject or object the noun is."""
    syntax = page.syntax
    end = clause_end(page, hit, start)
    governor = syntax.heads[hit.head]
    if governor > start and syntax.deps[hit.head] in SUBJECTS:
        copulas = (c for c in syntax.children[governor] if syntax.deps[c] in ("cop", "aux"))
        group_first = min([verb_group(syntax, governor, page.words).first, *copulas])
        if group_first - 1 >= start:
            return min(end, page.trim(start, group_first - 1))
    return end


def _owner(page: Page, hit: CueHit, before: int) -> int | None:
    """Whose report it is: the noun behind "de" or "por", the owner of a possessive, or the noun itself if it is a source."""
    for i in range(hit.after, before):
        if page.syntax.pos[i] == "ADP":
            near = page.mention_head_near(i + 1)
            if near is not None and near < before:
                return near
    if (owner := _possessor(page, hit)) is not None:
        return owner
    return hit.head if page.mention_of(hit.head) is not None else None


def _possessor(page: Page, hit: CueHit) -> int | None:
    """Who "su" before the noun stands for within the sentence: the subject of the verb above, the antecedent of "cuya"."""
    syntax = page.syntax
    at = next((i for i in (hit.first - 1, hit.first - 2) if i >= 0 and syntax.lower[i] in page.words.possessives), None)
    if at is None:
        return None
    if syntax.lower[at] in page.words.relatives:
        return next((m.head for i in range(at - 1, max(-1, at - 4), -1) for m in page.mentions_near(i)), None)
    verb = syntax.heads[hit.head]
    if syntax.pos[verb] not in ("VERB", "AUX"):
        return None
    subject = subject_of(syntax, verb_group(syntax, verb, page.words), page.words)
    if subject is None or subject.token == hit.head or page.mention_of(subject.token) is None:
        return None
    return subject.token
