"""Reported clauses: with a conjunction, as an indirect question, behind a colon, or around a cue between commas.

In: a `Page` and a cue. Out: `Content`.
"""

from __future__ import annotations

from segun.language.cue import Cue
from segun.reading.clauses import SUBJECTS, is_clitic, is_plural, verb_form
from segun.reading.content import Content, cue_with
from segun.reading.cues import CueHit, is_impersonal
from segun.reading.extents import clause_end
from segun.reading.mention import Mention
from segun.reading.open_cues import wants_content
from segun.reading.page import BREAKS, FINAL, REACH, Page
from segun.reading.rules import rule
from segun.reading.speakers import subject_behind, written_source

_CLAUSE = 6  # tokens: what stands before a closing cue is at least so long, where no verb shows that it is a clause
_COMPARED = 5  # tokens before a "que" among which the word stands that makes it compare
_NEAR = 10  # tokens behind a cue within which its infinitive stands


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
    if opener > hit.after and page.syntax.pos[opener - 1] != "ADP" and _follows_quotation(page, hit):
        return None
    start = page.skip_marks(opener + 1)
    subjunctive = _first_mood(page, start) == "Sub"
    cue = _by_mood(hit, subjunctive)
    if cue is None:
        return None
    return Content(start, clause_end(page, hit, start), cue, "statement.that-clause", opener)


def _by_mood(hit: CueHit, subjunctive: bool) -> Cue | None:
    """The entry that takes a clause of this mood: "dijo que vengan" asks, "dijo que vienen" tells."""
    wanted = "Sub" if subjunctive else "Ind"
    fitting = [c for c in hit.cues if any(c.takes(f) for f in ("that-clause", "oblique", "object-infinitive"))]
    exact = [c for c in fitting if c.mood == wanted]
    open_mood = [c for c in fitting if not c.mood]
    return next(iter([*exact, *open_mood]), None)


def _first_mood(page: Page, start: int) -> str:
    """The mood of the first finite verb from `start` on, in its sentence."""
    if start >= len(page.syntax):
        return ""
    for i in range(start, page.syntax.sentence(start)[1]):
        if page.is_finite_verb(i):
            return page.syntax.features[i].get("Mood", "")
    return ""


def _complementiser(page: Page, hit: CueHit) -> int | None:
    """The "que" that opens the content, not a relative one."""
    syntax = page.syntax
    past = min(syntax.sentence(hit.head)[1], hit.after + REACH)
    if (behind := _behind_aside(page, hit, past)) is not None:
        return behind
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


def _is_compared(page: Page, hit: CueHit, i: int) -> bool:
    """ "El doble que un año antes": a word that makes "que" compare stands before it, with no comma between."""
    near = range(max(hit.after, i - _COMPARED), i)
    words = page.syntax.words
    return any(page.syntax.lower[j] in page.words.comparatives and "," not in words[j:i] for j in near)


def _behind_aside(page: Page, hit: CueHit, past: int) -> int | None:
    """ "Aseguró, al término de un partido que duró dos horas, que…": a comma right behind the cue, and the "que" that it
    was parted from, behind the comma that closes the aside."""
    syntax = page.syntax
    if not hit.is_finite or hit.after >= past or syntax.words[hit.after] != ",":
        return None
    for i in range(hit.after + 1, past):
        if syntax.words[i] in {";", ":", "."} or i in page.opened_at or page.is_main_verb(i, hit.after + 1):
            return None
        if syntax.lower[i] in page.words.complementiser and syntax.words[i - 1] == ",":
            return i
    return None


def _opens_content(page: Page, hit: CueHit, i: int, commas: int) -> bool:
    """Right behind the cue, or behind its preposition; or behind words that are its subject, its addressee or its time."""
    syntax = page.syntax
    if syntax.lemmas[i - 1] in page.words.obliging and i > hit.after:
        return False
    if i == hit.after:
        return True
    if page.ends_conjunction(i):
        return False
    if syntax.lower[i - 1] in page.words.coordinators and _first_mood(page, i) != "Sub":
        return False
    if syntax.pos[i - 1] == "ADP":
        own = page.plain(i - 1) in hit.prepositions and page.all_filler(hit, i - 1)
        return (own and not _is_used(page, hit, i - 1)) or i - 1 == hit.after
    if hit.governor == "avoiding" and any(page.starts_with(j, page.words.topic) for j in range(hit.after, i)):
        return False
    if _is_compared(page, hit, i):
        return False
    if wants_content(page, hit, i):
        return True
    if _is_relative(page, hit, i) or (commas and not hit.is_finite and hit.governor == ""):
        return False
    parenthesis = syntax.words[i - 1] == "," and syntax.deps[i] == "mark"
    if hit.is_weak and not parenthesis and not _only_actors(page, hit, i):
        return False
    if page.all_filler(hit, i):
        return not (syntax.pos[i] == "PRON" and syntax.words[i - 1] == "," and commas < 2)
    clause = syntax.heads[i]
    marks = syntax.deps[i] == "mark" or syntax.pos[i] == "SCONJ"
    return marks and (syntax.heads[clause] == hit.head or hit.head in syntax.ancestors(clause)[:3])


def _is_used(page: Page, hit: CueHit, past: int) -> bool:
    """ "Insistió en el momento en que…": the cue's preposition stands before a noun already, and no addressee's."""
    actors, prepositions = page.mention_tokens, hit.prepositions
    spoken_to = (j for j in range(hit.after, past) if page.plain(j) in page.words.personal and {j, j + 1} & actors)
    return any(page.plain(j) in prepositions for j in set(range(hit.after, past)) - set(spoken_to))


def _is_addressed(page: Page, hit: CueHit, past: int) -> bool:
    """ "Confesó a sus músicos que…", "comunicó por carta a sus socios que…": the addressee ends what stands between."""
    asks = any(c.act in ("request", "order", "propose") for c in hit.cues)
    if _first_mood(page, past) != "Sub" and _asked_later(page, past):
        return False
    if hit.is_weak and not (asks and _first_mood(page, past) == "Sub"):
        return False
    takes_clause = any(c.takes("that-clause") and (not c.content or page.plain(past) in c.content) for c in hit.cues)
    if not takes_clause or not page.all_filler(hit, past):
        return False
    last = [m for m in page.mentions_near(past - 1) if m.last == past - 1 and m.first >= hit.after]
    return any(page.plain(i) in page.words.addressing for m in last for i in (m.first, m.first - 1) if i >= hit.after)


def _follows_quotation(page: Page, hit: CueHit) -> bool:
    """Whether a quotation closes right before the cue: it is what was said."""
    before = hit.first - 1
    before -= before > 0 and page.syntax.words[before] == ","
    return before in page.closed_at and not page.closed_at[before].term


def _asked_later(page: Page, i: int) -> bool:
    """ "Recomendó a quienes viven cerca que hiervan el agua": a later "que" with a wish shows that the first is relative."""
    past = page.syntax.sentence(i)[1]
    later = (j for j in range(i + 2, past) if page.syntax.lower[j] in page.words.complementiser)
    opens = (j for j in later if page.syntax.pos[j] == "SCONJ" or page.syntax.words[j - 1] == ",")
    return any(_first_mood(page, j) == "Sub" for j in opens)


def _is_written(page: Page, hit: CueHit, past: int) -> bool:
    """ "Consta en el atestado que…": nothing but the text in which it stands is between."""
    source = written_source(page, hit)
    last = [] if source is None else [m for m in page.mentions_near(source) if m.last == past - 1]
    return any(m.sourcing == "document" for m in last)


def _is_complete(page: Page, opener: int) -> bool:
    """ "…que sus botas son eternas": a clause with a copula and a subject of its own leaves no gap for a relative."""
    syntax = page.syntax
    clause = syntax.heads[opener]
    has_copula = any(syntax.deps[c] == "cop" for c in syntax.children[clause])
    return has_copula and any(syntax.deps[c] in SUBJECTS and c > opener for c in syntax.children[clause])


def _is_spoken(page: Page, hit: CueHit, past: int) -> bool:
    """ "Manifestó la delegada que…": the cue opens its clause, nothing but its subject stands behind it, and what "que"
    brings in is no clause about that subject."""
    syntax = page.syntax
    if not (hit.is_finite or hit.governor) or hit.is_weak or is_impersonal(hit):
        return False
    if page.in_relative(syntax.sentence(hit.head)[0], hit.head) or not _opens_its_clause(page, hit):
        return False
    speaker = next(
        (m for m in page.mentions_near(past - 1) if m.last == past - 1 and _is_subject_of(page, hit, m)), None
    )
    if speaker is None:
        return False
    if _rates(hit) and "ambiguous" in speaker.flags:
        return False
    verb = _verb_behind(page, past + 1)
    ahead = (
        verb is not None and syntax.features[verb].get("Tense") == "Fut" and hit.first == syntax.sentence(hit.head)[0]
    )
    return speaker.is_person or ahead or (verb is None and cue_with(hit, "noun") is None)


def _rates(hit: CueHit) -> bool:
    """Whether the cue has an object more often than not: "criticó la presa que…"."""
    return cue_with(hit, "noun") is not None and any(
        c.act in ("condemn", "praise", "reject", "thank") for c in hit.cues
    )


def _opens_its_clause(page: Page, hit: CueHit) -> bool:
    """Whether neither a subject of the cue nor words that it may report stand before it."""
    before = hit.first - 1
    if page.is_parted(hit) or page.follows_subject(hit):
        return False
    return not any(m.last == before and m.type != "pronoun" for m in page.mentions_near(before))


def _is_subject_of(page: Page, hit: CueHit, m: Mention) -> bool:
    """Whether the mention, alone behind the cue but for determiners and adjectives, agrees with its verb."""
    if m.first < hit.after or m.type == "pronoun" or hit.group is None:
        return False
    plural = is_plural(page.syntax, hit.group)
    alone = all(page.syntax.pos[i] in ("DET", "ADJ", "ADV") for i in range(hit.after, m.first))
    return alone and (plural is None or plural == (m.number == "p"))


def _verb_behind(page: Page, i: int) -> int | None:
    """The verb that begins here, its pronouns and negation before it."""
    past = page.syntax.sentence(i)[1] if i < len(page.syntax) else i
    while i < past and (is_clitic(page.syntax, i) or page.syntax.features[i].get("Polarity") == "Neg"):
        i += 1
    return i if i < past and page.is_finite_verb(i) else None


def _only_actors(page: Page, hit: CueHit, past: int) -> bool:
    """Whether only actors, times and adverbs stand between a cue and token `past`."""
    return all(
        j in page.mention_tokens or j in page.time_tokens or page.syntax.pos[j] in ("ADV", "PUNCT", "ADP")
        for j in range(hit.after, past)
    )


def _is_relative(page: Page, hit: CueHit, i: int) -> bool:
    """Whether the "que" at `i`, away from the cue, is a relative pronoun ("celebró una fiesta a la que…") or of "ya que"."""
    syntax = page.syntax
    clause = syntax.heads[i]
    if syntax.deps[i] == "fixed":
        return True
    if _is_addressed(page, hit, i) or _is_spoken(page, hit, i) or _is_complete(page, i) or _is_written(page, hit, i):
        return False
    if syntax.deps[clause] != "acl" or syntax.heads[clause] == hit.head:
        return False
    return syntax.deps[i] in (*SUBJECTS, "obj", "obl", "iobj") or syntax.pos[i - 1] == "DET"


@rule("statement.whether-clause")
def whether_clause(page: Page, hit: CueHit) -> Content | None:
    """A cue and an indirect question.

    Example: La jueza preguntó si el testigo conocía al acusado.
    """
    cue = cue_with(hit, "whether-clause") or (cue_with(hit, "that-clause") if hit.governor == "avoiding" else None)
    if cue is None or not hit.is_verbal:
        return None
    opens = page.words.whether | page.words.interrogatives
    past = page.syntax.sentence(hit.head)[1]
    for at in range(hit.after, min(past, hit.after + 12)):
        if page.syntax.lower[at] in opens:
            at -= at > hit.after and page.syntax.pos[at - 1] == "ADP"
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
            if page.syntax.words[start].isspace():
                return None
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
    if cue is None or not hit.is_finite or page.quotation_of[hit.head] >= 0:
        return None
    if _has_object(page, hit) or _subject_before(page, hit):
        return None
    begin, last = page.body(hit.head)
    opener = (
        hit.first - 1 if hit.first > begin and page.syntax.lower[hit.first - 1] in page.words.as_said else hit.first
    )
    rest = _next_comma(page, hit)
    if opener < hit.first and page.after_connectives(begin, opener) >= opener:
        return Content(rest, clause_end(page, hit, rest), cue, "statement.clause-before") if rest is not None else None
    if opener <= begin or page.syntax.words[opener - 1] not in BREAKS - {";"} or _follows_adverbial(page, hit, begin):
        return None
    first = page.after_connectives(begin, opener - 1)
    if first >= opener - 1:
        return None
    complete = any(page.is_main_verb(i, first) for i in range(first, opener)) or _closes_sentence(
        page, hit, first, last
    )
    if complete and not _interrupts(page, hit, rest, last, cited=opener < hit.first):
        return Content(first, page.trim(first, opener - 1), cue, "statement.clause-before", after=False)
    if rest is None or not (complete or any(page.is_finite_verb(i) for i in range(rest, last + 1))):
        return None
    return Content(first, clause_end(page, hit, rest), cue, "statement.clause-before", after=False)


def _follows_adverbial(page: Page, hit: CueHit, begin: int) -> bool:
    """ "Aunque no dio pruebas, mencionó…": the clause before belongs to the cue as a circumstance, not as what it says."""
    syntax = page.syntax
    mark = next((i for i in (begin, begin + 1) if syntax.deps[i] == "mark" and syntax.pos[i] == "SCONJ"), None)
    return (
        mark is not None and syntax.heads[syntax.heads[mark]] == hit.head and syntax.deps[syntax.heads[mark]] == "advcl"
    )


def _closes_sentence(page: Page, hit: CueHit, first: int, last: int) -> bool:
    """Whether the cue and its subject end a sentence, so that all before them was said, verb or none."""
    if hit.is_weak or hit.first - first < _CLAUSE or hit.after > last:
        return False
    return any(
        hit.after <= m.first for i in range(hit.after, last + 1) for m in page.mentions_near(i)
    ) and page.all_filler(hit, last + 1)


def _interrupts(page: Page, hit: CueHit, rest: int | None, last: int, *, cited: bool) -> bool:
    """ "Lo hace, dice, por sus hijas": the bare cue stands between commas, and the clause that it reports goes on.

    Args:
        cited: behind "como" the cue may have its subject with it.
    """
    if rest is None or rest > last or not (cited or rest - 1 == hit.after):
        return False
    lower = page.syntax.lower[rest]
    joins = page.words.relatives | page.words.coordinators | page.words.occasions | page.words.subordinators
    return lower not in joins and rest not in page.hit_at and not page.clause_begins(rest, last + 1)


def _has_object(page: Page, hit: CueHit) -> bool:
    """Whether the cue is followed by something else that it reports."""
    after = page.syntax.lower[hit.after] if hit.after < len(page.syntax) else ""
    if after in page.words.complementiser | page.words.whether or after == ":":
        return True
    if after in page.words.personal and all(c.act == "request" for c in hit.cues):
        return True
    if _takes_one_thing(page, hit):
        return True
    return any(
        page.syntax.deps[c] in ("ccomp", "xcomp")
        and c > hit.last
        and not any(page.syntax.words[i] in BREAKS for i in range(hit.after, c))
        for c in page.syntax.children[hit.head]
    )


def _takes_one_thing(page: Page, hit: CueHit) -> bool:
    """ "Continuarán su marcha": the phrase in the singular behind a plural verb is its object."""
    syntax = page.syntax
    if hit.group is None or is_plural(syntax, hit.group) is not True:
        return False
    objects = (c for c in syntax.all(hit.head, "obj") if syntax.edges[c][0] == hit.after)
    return any(syntax.features[c].get("Number") == "Sing" and syntax.child(c, "conj") is None for c in objects)


def _subject_before(page: Page, hit: CueHit) -> bool:
    """Whether the cue's own subject stands before it, behind a relative clause or an apposition: no parenthesis then."""
    if _parted_by_comma(page, hit) or _person_behind(page, hit):
        return False
    for child in page.syntax.children[hit.head]:
        if page.syntax.deps[child] in SUBJECTS and child < hit.head:
            between = range(page.syntax.edges[child][0], hit.first)
            if page.syntax.pos[child] == "PRON" or not any(page.is_main_verb(i, between.start) for i in between):
                return True
    return False


def _person_behind(page: Page, hit: CueHit) -> bool:
    """ "…, expresó el lunes el portavoz.": a person without "a" who ends the sentence is the cue's subject, not its object."""
    past = page.syntax.sentence(hit.head)[1]
    if page.syntax.words[hit.first - 1] != ",":
        return False
    head = subject_behind(page, hit, past, after_content=True)
    n = None if head is None else page.mention_of(head)
    return n is not None and page.mentions[n].is_person and page.all_filler(hit, page.trim(hit.after, past - 1) + 1)


def _parted_by_comma(page: Page, hit: CueHit) -> bool:
    """ "El tenista, aseguran en su entorno, jugará": one comma alone never parts a subject from its verb."""
    words = page.syntax.words
    begin, past = page.syntax.sentence(hit.head)
    before = range(page.after_connectives(begin, hit.first), hit.first)
    if words[hit.first - 1] != "," or sum(words[i] in BREAKS for i in before) != 1:
        return False
    closing = next((i for i in range(hit.after, past) if words[i] in BREAKS or words[i] in FINAL), past)
    return page.all_filler(hit, closing)


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
    cue = cue_with(hit, "infinitive") or (cue_with(hit, "object-infinitive") if _is_blamed(hit) else None)
    if cue is None or not hit.is_verbal or hit.after >= len(page.syntax):
        return None
    at = _infinitive_after(page, hit, cue)
    if at is None:
        return None
    end = clause_end(page, hit, at)
    return Content(at, _before_verb_of_relative(page, hit, at, end), cue, "statement.infinitive", None)


def _is_blamed(hit: CueHit) -> bool:
    """ "Se le imputa haber mentido": impersonal, with a pronoun for the person."""
    return is_impersonal(hit) and hit.group is not None and len(hit.group.clitics) > 1


def _infinitive_after(page: Page, hit: CueHit, cue: Cue) -> int | None:
    """Where the infinitive behind the cue begins, its negation and pronouns included: right there or behind filler.

    An aside may stand between two commas: "prometió, además, volver".
    """
    syntax, commas = page.syntax, 0
    past = min(syntax.sentence(hit.head)[1], hit.after + _NEAR)
    for i in range(hit.after, past):
        if verb_form(syntax, i) == "infinitive" and syntax.pos[i] in ("VERB", "AUX") and commas % 2 == 0:
            first = i
            while first > hit.after and (
                syntax.features[first - 1].get("Polarity") == "Neg" or is_clitic(syntax, first - 1)
            ):
                first -= 1
            governed = syntax.pos[first - 1] == "ADP" and first > hit.after
            return first if not governed or page.plain(first - 1) in cue.prep else None
        commas += syntax.words[i] == ","
        if syntax.words[i] in BREAKS - {","} or (not page.is_filler(hit, i) and syntax.pos[i] != "PRON"):
            return None
    return None


def _before_verb_of_relative(page: Page, hit: CueHit, start: int, end: int) -> int:
    """ "Los vecinos que aseguran haberlo visto viven lejos": a finite verb that nothing joins ends the relative clause."""
    if not page.in_relative(page.syntax.sentence(hit.head)[0], hit.head):
        return end
    joins = page.words.relatives | page.words.coordinators | page.words.subordinators | page.words.whether
    for i in range(start + 1, end + 1):
        if page.is_finite_verb(i):
            return end if any(page.syntax.lower[j] in joins for j in range(start, i)) else i - 1
    return end
