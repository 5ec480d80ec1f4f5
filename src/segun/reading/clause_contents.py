"""Reported clauses: with a conjunction, as an indirect question, behind a colon, or around a cue between commas.

In: a `Page` and a cue. Out: `Content`.
"""

from __future__ import annotations

from segun.reading.clauses import verb_form
from segun.reading.content import Content, cue_with
from segun.reading.cues import CueHit
from segun.reading.extents import clause_end
from segun.reading.page import BREAKS, REACH, Page
from segun.reading.rules import rule


@rule("statement.that-clause")
def that_clause(page: Page, hit: CueHit) -> Content | None:
    """A cue and a clause with "que", also behind its subject, its addressee or a preposition ("insistió en que").

    Example: El portavoz del sindicato explicó que la huelga sigue en pie.
    """
    if cue_with(hit, "that-clause", "oblique", "object-infinitive") is None or not hit.is_verbal:
        return None
    opener = _complementiser(page, hit)
    if opener is None:
        return None
    start = page.skip_marks(opener + 1)
    subjunctive = _first_mood(page, start) == "Sub"
    cue = _by_mood(hit, subjunctive)
    if cue is None:
        return None
    return Content(start, clause_end(page, hit, start), cue, "statement.that-clause", opener)


def _by_mood(hit: CueHit, subjunctive: bool):  # type: ignore[no-untyped-def]
    """The entry that takes a clause of this mood: "dijo que vengan" asks, "dijo que vienen" tells."""
    wanted = "Sub" if subjunctive else "Ind"
    fitting = [c for c in hit.cues if any(c.takes(f) for f in ("that-clause", "oblique", "object-infinitive"))]
    exact = [c for c in fitting if c.mood == wanted]
    open_mood = [c for c in fitting if not c.mood]
    return next(iter([*exact, *open_mood]), None)


def _first_mood(page: Page, start: int) -> str:
    """The mood of the first finite verb from `start` on, in its sentence."""
    for i in range(start, page.syntax.sentence(start)[1]):
        if page.is_finite_verb(i):
            return page.syntax.features[i].get("Mood", "")
    return ""


def _complementiser(page: Page, hit: CueHit) -> int | None:
    """The "que" that opens the content, not a relative one."""
    syntax = page.syntax
    past = min(syntax.sentence(hit.head)[1], hit.after + REACH)
    commas = 0
    for i in range(hit.after, past):
        if syntax.lower[i] in page.words.complementiser and _opens_content(page, hit, i, commas):
            return i
        other = page.hit_at.get(i)
        if syntax.words[i] in {";", ":", "."} or (other is not None and other.group is not None):
            return None
        if (i in page.opened_at and not page.opened_at[i].term) or (
            page.is_finite_verb(i) and not page.in_relative(hit.after, i)
        ):
            return None
        commas += syntax.words[i] == ","
    return None


def _opens_content(page: Page, hit: CueHit, i: int, commas: int) -> bool:
    """Right behind the cue, or behind its preposition; or behind words that are its subject, its addressee or its time."""
    syntax = page.syntax
    if i == hit.after:
        return True
    if syntax.pos[i - 1] == "ADP":
        prepositions = {p for c in hit.cues for p in c.prep}
        return i - 1 == hit.after or (page.plain(i - 1) in prepositions and page.all_filler(hit, i - 1))
    if page.all_filler(hit, i):
        return not (syntax.pos[i] == "PRON" and syntax.words[i - 1] == "," and commas < 2)
    clause = syntax.heads[i]
    marks = syntax.deps[i] == "mark" or syntax.pos[i] == "SCONJ"
    return marks and (syntax.heads[clause] == hit.head or hit.head in syntax.ancestors(clause)[:3])


@rule("statement.whether-clause")
def whether_clause(page: Page, hit: CueHit) -> Content | None:
    """A cue and an indirect question.

    Example: La jueza preguntó si el testigo conocía al acusado.
    """
    cue = cue_with(hit, "whether-clause", "that-clause")
    if cue is None or not hit.is_verbal:
        return None
    opens = page.words.whether | page.words.interrogatives
    past = page.syntax.sentence(hit.head)[1]
    for at in range(hit.after, min(past, hit.after + 12)):
        if page.syntax.lower[at] in opens:
            return Content(at, clause_end(page, hit, at), cue, "statement.whether-clause", at)
        if not page.is_filler(hit, at):
            return None
    return None


@rule("statement.clause-after-colon")
def clause_after_colon(page: Page, hit: CueHit) -> Content | None:
    """A cue, a colon, and a clause without marks.

    Example: El entrenador advirtió: quedan tres partidos y ninguno es fácil.
    """
    cue = cue_with(hit, "quote")
    past = page.syntax.sentence(hit.head)[1]
    if cue is None or not hit.is_finite or page.quotation_of[hit.head] >= 0:
        return None
    for i in range(hit.after, min(past - 1, hit.after + 12)):
        if page.syntax.words[i] == ":":
            start = page.skip_marks(i + 1)
            return Content(start, clause_end(page, hit, start), cue, "statement.clause-after-colon", i)
        if not page.is_filler(hit, i):
            return None
    return None


@rule("statement.clause-before")
def clause_before(page: Page, hit: CueHit) -> Content | None:
    """A clause without marks and its cue behind it or within it, between commas.

    Example: El embalse está al doce por ciento de su capacidad, informó la confederación hidrográfica.
    """
    cue = cue_with(hit, "parenthetical")
    if cue is None or not hit.is_finite or hit.first == 0 or page.syntax.words[hit.first - 1] not in BREAKS - {";"}:
        return None
    if page.quotation_of[hit.head] >= 0 or _has_object(page, hit) or _subject_before(page, hit):
        return None
    begin, _ = page.body(hit.head)
    first = page.after_connectives(begin, hit.first - 1)
    if first >= hit.first - 1:
        return None
    complete = any(page.is_main_verb(i, first) for i in range(first, hit.first))
    if complete:
        return Content(first, page.trim(first, hit.first - 1), cue, "statement.clause-before", after=False)
    rest = _next_comma(page, hit)
    if rest is None or not any(page.is_finite_verb(i) for i in range(rest, page.body(hit.head)[1] + 1)):
        return None
    return Content(first, clause_end(page, hit, rest), cue, "statement.clause-before", after=False)


def _has_object(page: Page, hit: CueHit) -> bool:
    """Whether the cue is followed by something else that it reports."""
    after = page.syntax.lower[hit.after] if hit.after < len(page.syntax) else ""
    if after in page.words.complementiser | page.words.whether or after == ":":
        return True
    return any(page.syntax.deps[c] in ("ccomp", "xcomp") and c > hit.head for c in page.syntax.children[hit.head])


def _subject_before(page: Page, hit: CueHit) -> bool:
    """Whether the cue's own subject stands before it, behind a relative clause or an apposition: no parenthesis then."""
    for child in page.syntax.children[hit.head]:
        if page.syntax.deps[child] in ("nsubj", "nsubj:pass") and child < hit.head:
            between = range(page.syntax.edges[child][0], hit.first)
            if page.syntax.pos[child] == "PRON" or not any(page.is_main_verb(i, between.start) for i in between):
                return True
    return False


def _next_comma(page: Page, hit: CueHit) -> int | None:
    """The first word behind the comma that closes the parenthesis of the cue."""
    last = page.body(hit.head)[1]
    for i in range(hit.after, last):
        if page.syntax.words[i] in {",", "—", "–", "--"}:
            return i + 1
        if page.is_finite_verb(i):
            return None
    return None


@rule("statement.infinitive")
def infinitive(page: Page, hit: CueHit) -> Content | None:
    """A cue and an infinitive of which its speaker is the subject.

    Example: El presidente de la cámara dijo desconocer el origen del documento.
    """
    cue = cue_with(hit, "infinitive")
    if cue is None or not hit.is_verbal or hit.after >= len(page.syntax):
        return None
    at = hit.after
    if page.plain(at) in cue.prep:
        at += 1
    while at < len(page.syntax) - 1 and page.syntax.pos[at] == "ADV":
        at += 1
    if verb_form(page.syntax, at) != "infinitive" or page.syntax.sentence_of[at] != page.syntax.sentence_of[hit.head]:
        return None
    return Content(at, clause_end(page, hit, at), cue, "statement.infinitive", None)
