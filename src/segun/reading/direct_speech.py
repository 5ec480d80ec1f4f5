"""Reported words between quotation marks.

In: a `Page` and a cue. Out: `Content`, the quotation that the cue brings in or that stands before it.
"""

from __future__ import annotations

from segun.reading.clauses import SUBJECTS
from segun.reading.content import Content, cue_with
from segun.reading.cues import CueHit
from segun.reading.extents import clause_end
from segun.reading.page import BREAKS, REACH, Page
from segun.reading.quotations import Quotation
from segun.reading.rules import rule

_ENDS = frozenset({".", "?", "!", "…", "..."})


@rule("statement.quotation-after")
def quotation_after(page: Page, hit: CueHit) -> Content | None:
    """A cue, with or without a colon, and the quotation that follows; it may run over several sentences.

    Example: La alcaldesa de Olmeda declaró: "Las obras del puente terminan en mayo".
    """
    cue = cue_with(hit, "quote")
    if cue is None or not hit.is_verbal:
        return None
    opener = _opening_after(page, hit)
    if opener is None or _interrupts(page, hit, opener):
        return None
    quotation = page.opened_at[opener]
    if _is_named(page, hit, quotation):
        return None
    last = _row_end(page, quotation)
    if not _closes(page, last):
        if quotation.term and (opener > hit.after or not _says_aloud(hit)):
            return None
        last = quotation.last if quotation.term else clause_end(page, hit, quotation.first)
    return Content(quotation.first, last, cue, "statement.quotation-after", opener)


def _says_aloud(hit: CueHit) -> bool:
    """Whether the cue does nothing but bring in speech: "gritó «fuera»"."""
    if hit.group is not None and hit.group.reflexive:
        return False
    return all(c.object_is == "quote-only" or not (c.takes("noun") or c.takes("predicate")) for c in hit.cues)


def _interrupts(page: Page, hit: CueHit, opener: int) -> bool:
    """Whether a quotation closes right before the cue and goes on behind it."""
    before = _closed_before(page, hit.first)
    if before is None or before.last >= hit.first or page.syntax.words[opener - 1] == ":":
        return False
    return before.term or page.syntax.words[before.last] not in _ENDS


def _is_named(page: Page, hit: CueHit, quotation: Quotation) -> bool:
    """ "Recordó al actor «El Tata»": words without a verb, in a phrase with a preposition, are what somebody is called."""
    before = quotation.outer[0] - 1
    if before < hit.after or page.syntax.words[before] in BREAKS | {":"}:
        return False
    if any(page.is_finite_verb(i) for i in range(quotation.first, quotation.last + 1)):
        return False
    return any(page.syntax.pos[i] == "ADP" and i not in page.time_tokens for i in range(hit.after, before + 1))


def _opening_after(page: Page, hit: CueHit) -> int | None:
    """The mark that opens a quotation behind the cue, its subject and its addressee, or behind a colon."""
    words = page.syntax.words
    past = min(page.syntax.sentence(hit.head)[1], hit.after + REACH)
    for i in range(hit.after, past):
        if i in page.opened_at:
            return i
        if words[i] == ":":
            while i + 1 < len(words) and words[i + 1].isspace():
                i += 1
            return i + 1 if i + 1 in page.opened_at else None
        if words[i] in _ENDS or words[i] == ";" or not (page.is_filler(hit, i) or _colon_ahead(page, i, past)):
            return None
    return None


def _colon_ahead(page: Page, i: int, past: int) -> bool:
    """Whether a colon follows before anything else that could be the content."""
    for j in range(i, past):
        if page.syntax.words[j] == ":":
            return True
        if page.is_finite_verb(j) or j in page.opened_at or j in page.hit_at or page.syntax.words[j] == ";":
            return False
    return False


def _row_end(page: Page, quotation: Quotation) -> int:
    """The last word of a row of quotations with only commas or a coordinator between them."""
    words, lower = page.syntax.words, page.syntax.lower
    last, i = quotation.last, quotation.outer[1] + 1
    while i < len(words):
        if i in page.opened_at:
            last = page.opened_at[i].last
            i = page.opened_at[i].outer[1] + 1
        elif words[i] == "," or lower[i] in page.words.coordinators:
            i += 1
        else:
            break
    return last


def _closes(page: Page, last: int) -> bool:
    """Whether a break, a coordinator or the end of the sentence follows the quotation whose last word is `last`."""
    quotation = page.quotation(last)
    i = quotation.outer[1] + 1 if quotation is not None else last + 1
    if i >= len(page.syntax) or page.syntax.sentence_of[i] != page.syntax.sentence_of[last]:
        return True
    word = page.syntax.words[i]
    return word in BREAKS or word in _ENDS or word.isspace() or page.syntax.lower[i] in page.words.coordinators


@rule("statement.quotation-before")
def quotation_before(page: Page, hit: CueHit) -> Content | None:
    """A quotation and its cue behind it, the subject after the cue; a sentence that the cue interrupts is one content.

    Example: "No cerraremos ninguna escuela", prometió el consejero de Educación.
    """
    cue = cue_with(hit, "quote", "parenthetical")
    if cue is None or not hit.is_finite or page.quotation_of[hit.head] >= 0:
        return None
    quotation = _closed_before(page, hit.first)
    if quotation is None:
        return None
    first = _with_lead_in(page, quotation, _row_start(page, quotation))
    if first is None:
        return None
    return Content(
        first, _resumed(page, hit, quotation), cue, "statement.quotation-before", quotation.opening, after=False
    )


def _closed_before(page: Page, first: int) -> Quotation | None:
    """The quotation that closes right before token `first`, commas, dashes and blanks between."""
    i = first - 1
    while i >= 0 and (page.syntax.words[i] in BREAKS or page.syntax.words[i].isspace()) and i not in page.closed_at:
        i -= 1
    return page.closed_at.get(i)


def _row_start(page: Page, quotation: Quotation) -> int:
    """The first word of a row of quotations with only commas between them."""
    while True:
        before = quotation.outer[0] - 1
        if before < 1 or page.syntax.words[before] != "," or before - 1 not in page.closed_at:
            return quotation.first
        quotation = page.closed_at[before - 1]


def _with_lead_in(page: Page, quotation: Quotation, first: int) -> int | None:
    """Where the content begins: at the marks, or before them where the sentence leads into them without a break.

    "Desde allí «llegó una propuesta»" is said as a whole; "En Lima, «…»" and "añadió «…»" are not. `None` where the marks
    only set off a term at the end of a clause: then the clause is the content.
    """
    begin, mark = page.syntax.sentence(first)[0], first - 1
    begin = page.after_connectives(begin, mark) if begin < mark else first
    if begin >= mark:
        return first
    spoken = [i for i in range(begin, mark) if page.quotation_of[i] >= 0]
    begin = spoken[-1] + 1 if spoken else begin
    lead = range(begin, mark)
    if any(page.is_finite_verb(i) and i in page.hit_at and page.quotation_of[i] < 0 for i in lead):
        return first
    if any(page.is_finite_verb(i) for i in lead):
        return None if quotation.term else begin
    return first if page.syntax.words[mark - 1] in BREAKS | {":"} else begin


def _resumed(page: Page, hit: CueHit, quotation: Quotation) -> int:
    """Where the content ends: with the quotation, or behind the cue where the sentence goes on."""
    if page.syntax.words[quotation.last] in _ENDS:
        return quotation.last
    told = (i for i in range(quotation.first, quotation.last + 1) if page.is_main_verb(i, quotation.first))
    whole = any(page.syntax.features[i].get("Mood") != "Sub" for i in told)
    rest = _after_parenthesis(page, hit, whole)
    if rest is None:
        return quotation.last
    if rest in page.opened_at:
        return page.opened_at[rest].last
    return quotation.last if whole else clause_end(page, hit, rest)


def _has_own_subject(page: Page, begin: int, past: int) -> bool:
    """Whether the words that begin here are a clause with its subject first: "…, Eritrea defenderá a sus aliados"."""
    syntax = page.syntax
    opens = page.words.complementiser
    if begin in page.hit_at or syntax.features[begin].get("VerbForm") == "Ger":
        return False
    past = next((i for i in range(begin, past) if syntax.lower[i] in opens), past)
    return any(
        page.is_finite_verb(i) and any(syntax.deps[c] in SUBJECTS and begin <= c < i for c in syntax.children[i])
        for i in range(begin, past)
        if not page.in_relative(begin, i)
    )


def _after_parenthesis(page: Page, hit: CueHit, whole: bool) -> int | None:
    """The first word behind "…, dijo X," where the sentence goes on; `None` where nothing of it does.

    Args:
        whole: what was said before is a sentence; only then can a cue behind it be the next report.
    """
    past = page.syntax.sentence(hit.head)[1]
    for i in range(hit.after, past - 1):
        if page.syntax.words[i] in {",", "—", "–"}:
            if i + 1 in page.opened_at:
                return i + 1
            if page.clause_begins(i + 1, past) or (not whole and _has_own_subject(page, i + 1, past)):
                return i + 1
        elif page.is_finite_verb(i):
            return None
    return None
