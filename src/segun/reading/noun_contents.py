"""Reported content that hangs on the cue as an object or with a preposition.

In: a `Page` and a cue. Out: `Content`.
"""

from __future__ import annotations

from segun.language.cue import Cue
from segun.reading.clauses import passive_agent
from segun.reading.content import Content, cue_with
from segun.reading.cues import CueHit
from segun.reading.extents import clause_end
from segun.reading.page import BREAKS, REACH, Page
from segun.reading.rules import rule

_SPOKEN = ("assert", "deny", "confirm", "announce", "speculate")
"""Acts that are of telling and nothing more: to avoid one is to be silent about its object."""


@rule("statement.target-content")
def target_content(page: Page, hit: CueHit) -> Content | None:
    """A cue, the person it is aimed at, and what that person is accused of, asked or called.

    Example: La fiscal acusó al exalcalde de haber falseado las cuentas.
    """
    cue = next((c for c in hit.cues if c.content), None)
    if cue is None or not hit.is_verbal:
        return None
    syntax = page.syntax
    last = page.body(hit.head)[1]
    target = _has_clitic(page, hit) or _is_aimed_before(page, hit, cue)
    for i in range(hit.after, min(last, hit.after + REACH)):
        if page.plain(i) in cue.content and syntax.pos[i] in ("ADP", "SCONJ") and target and _marks(page, hit, cue, i):
            start = page.skip_marks(i + 1)
            last = _before_agent(page, hit, start, clause_end(page, hit, start))
            return Content(start, last, cue, "statement.target-content", i)
        if page.is_finite_verb(i) and not page.in_relative(hit.after, i):
            return None
        target = target or page.plain(i) == cue.target or not cue.target
    return _charge(page, hit, cue, cue.content, "statement.target-content")


def _is_aimed_before(page: Page, hit: CueHit, cue: Cue) -> bool:
    """ "La presa, a la que calificó de…": the person or thing aimed at stands in a relative pronoun before the cue."""
    syntax, at = page.syntax, hit.first - 1
    if at < 2 or syntax.lower[at] not in page.words.relatives:
        return False
    return any(
        page.plain(i) in {cue.target, *page.words.personal} for i in (at, at - 1, at - 2) if syntax.pos[i] == "ADP"
    )


def _charge(page: Page, hit: CueHit, cue: Cue, markers: tuple[str, ...], name: str) -> Content | None:
    """ "Tildó al árbitro de cobarde": where the parser hangs the charge on the person, a noun that is nobody is the charge."""
    syntax = page.syntax
    for target in syntax.children[hit.head]:
        first = syntax.edges[target][0]
        if target < hit.after or page.plain(first) != cue.target or syntax.deps[target] not in ("obj", "iobj", "obl"):
            continue
        for i in range(target + 1, syntax.edges[target][1]):
            noun = syntax.heads[i]
            if page.plain(i) not in markers or page.plain(i) == cue.target or syntax.heads[noun] != target:
                continue
            if syntax.pos[noun] == "PROPN" or any(m.head == noun for m in page.mentions_near(noun)):
                continue
            start = page.skip_marks(i + 1)
            return Content(start, clause_end(page, hit, start, narrow=True), cue, name, i)
    return None


def _before_agent(page: Page, hit: CueHit, start: int, last: int) -> int:
    """ "Fue acusado de estafa por tres clientes": the agent is the source and no part of the content."""
    group = hit.group
    told = group is not None and group.form == "participle" and (group.passive or group.finite is None)
    agent = passive_agent(page.syntax, hit.head, page.words) if told else None
    if agent is None or not start < agent.token <= last:
        return last
    case = page.syntax.child(agent.token, "case")
    return last if case is None or case <= start else page.trim(start, case - 1)


def _has_clitic(page: Page, hit: CueHit) -> bool:
    """Whether a pronoun stands for the target ("lo tildó", "tildándolo"), or the passive makes it the subject."""
    group = hit.group
    if group is None:
        return False
    enclitic = group.form in ("gerund", "infinitive") and page.syntax.lower[hit.head].endswith(
        tuple(page.words.object_pronouns)
    )
    return bool(group.clitics) or enclitic or group.passive or group.form == "participle"


def _marks(page: Page, hit: CueHit, cue: Cue, i: int) -> bool:
    """Whether the preposition at `i` brings in the content: it governs a verb, or its phrase hangs on the cue itself."""
    if page.ends_conjunction(i):
        return False
    if _governs_verb(page, i):
        return True
    if page.plain(i) == cue.target:
        return False
    governed = page.syntax.heads[i]
    above = page.syntax.heads[governed]
    if governed > i and page.plain(i) not in page.words.genitive and page.syntax.deps[above] in ("obj", "iobj", "obl"):
        above = page.syntax.heads[above]
    return governed > i and above == hit.head


def _governs_verb(page: Page, i: int) -> bool:
    """Whether an infinitive follows, adverbs, clitics and marks between."""
    for j in range(i + 1, min(i + 4, len(page.syntax))):
        if page.syntax.features[j].get("VerbForm") == "Inf":
            return True
        if page.syntax.pos[j] not in ("ADV", "PRON", "PUNCT"):
            return False
    return False


@rule("statement.oblique")
def oblique(page: Page, hit: CueHit) -> Content | None:
    """A cue with its own preposition before what it reports.

    Example: Los vecinos protestaron contra el cierre del centro de salud.
    """
    if not hit.is_verbal:
        return None
    if (own := _possessed(page, hit)) is not None:
        cue = cue_with(hit, "oblique")
        end = clause_end(page, hit, own, narrow=True)
        return None if cue is None else Content(own, end, cue, "statement.oblique", None, noun=True)
    negated = hit.group is not None and hit.group.negated
    fitting_cues = [c for c in hit.cues if c.prep and c.takes("oblique") and (negated or not c.only_negated)]
    if hit.governor == "avoiding":
        fitting_cues = [*fitting_cues, hit.cues[0]]
    found = (_with_preposition(page, hit, cue, topic=hit.governor == "avoiding") for cue in fitting_cues)
    return next((one for one in found if one is not None), None) or _fronted_topic(page, hit)


def _with_preposition(page: Page, hit: CueHit, cue: Cue, *, topic: bool) -> Content | None:
    """What follows a preposition of the entry.

    Args:
        topic: the prepositions of a topic count too: "evitó hablar sobre el asunto".
    """
    syntax = page.syntax
    prep = (*cue.prep, *(page.words.topic if topic else ()))
    last = page.body(hit.head)[1]
    for i in range(hit.after, min(last, hit.after + 12)):
        width = page.starts_with(i, prep)
        if width and (syntax.pos[i] in ("ADP", "SCONJ", "ADV", "NOUN") or width > 1):
            if i > hit.after and (not _hangs_on_cue(page, hit, i, width) or _describes_speaker(page, hit, i, width)):
                break
            if _is_thanked(page, hit, i, prep):
                continue
            return _noun_content(page, hit, cue, i + width, "statement.oblique", i)
        if not page.is_filler(hit, i):
            break
    return _charge(page, hit, cue, prep, "statement.oblique") if cue.target else None


def _is_thanked(page: Page, hit: CueHit, i: int, prep: tuple[str, ...]) -> bool:
    """ "Dio las gracias a la afición por su apoyo": with a second preposition of the cue's the first brings in a person."""
    if page.plain(i) not in page.words.personal or not {i, i + 1} & page.mention_tokens:
        return False
    heads, personal = page.syntax.heads, page.words.personal
    later = (j for j in range(i + 2, page.body(hit.head)[1]) if page.plain(j) in prep and page.plain(j) not in personal)
    return any(heads[heads[j]] == hit.head for j in later)


def _fronted_topic(page: Page, hit: CueHit) -> Content | None:
    """ "Sobre el divorcio, el cantante guardó silencio": what nobody speaks about stands at the head of the sentence."""
    cue = next((c for c in hit.cues if c.act == "decline" and c.takes("oblique")), None)
    begin = page.syntax.sentence(hit.head)[0]
    width = page.starts_with(begin, page.words.topic)
    comma = next((i for i in range(begin, hit.first) if page.syntax.words[i] == ","), None)
    if cue is None or not width or comma is None or any(page.is_finite_verb(i) for i in range(begin, comma)):
        return None
    return Content(begin + width, comma - 1, cue, "statement.oblique", begin, noun=True, after=False)


def _possessed(page: Page, hit: CueHit) -> int | None:
    """ "Expresó su preocupación por…": a possessive within the cue opens what is expressed."""
    if all(c.kind != "support" for c in hit.cues):
        return None
    inner = (i for i in range(hit.head + 1, hit.last + 1) if page.syntax.lower[i] in page.words.possessives)
    return next((i for i in inner if page.syntax.pos[i - 1] != "ADP"), None)


def _hangs_on_cue(page: Page, hit: CueHit, i: int, width: int) -> bool:
    """Whether a preposition away from its cue is the cue's and not one inside the words between."""
    if any(m.first < i <= m.last for m in page.mentions_near(i)):
        return False
    governed = page.syntax.heads[i + width - 1] if page.syntax.heads[i] == i else page.syntax.heads[i]
    if page.syntax.heads[governed] == hit.head:
        return True
    return all(
        j in page.mention_tokens
        or j in page.time_tokens
        or page.syntax.pos[j] == "ADV"
        or (page.plain(j) in page.words.personal and j + 1 in page.mention_tokens)
        for j in range(hit.after, i)
    )


def _describes_speaker(page: Page, hit: CueHit, i: int, width: int) -> bool:
    """ "Faltan camas, coinciden técnicos en la cuenca": behind a clause the words tell who speaks."""
    syntax = page.syntax
    before = hit.first - 1
    if before < 0 or syntax.words[before] not in BREAKS:
        return False
    first = page.body(hit.head)[0]
    above = syntax.heads[syntax.heads[i + width - 1]]
    own = hit.after <= above < i or any(m.first == hit.after and m.last == i - 1 for m in page.mentions_near(i - 1))
    return own and any(page.is_main_verb(j, first) for j in range(first, before))


def _noun_content(page: Page, hit: CueHit, cue: Cue, at: int, name: str, opener: int | None) -> Content | None:
    """The noun phrase or pronoun at `at` as content; a pronoun stands alone."""
    start = page.skip_marks(at)
    if start >= len(page.syntax):
        return None
    personal = opener is not None and page.plain(opener) in page.words.personal
    if personal and cue.act == "request" and any(m.is_person and m.head >= start for m in page.mentions_near(start)):
        return None
    if page.is_pronoun(start) and not _is_nominaliser(page, start):
        return Content(start, start, cue, name, opener, noun=True)
    return Content(start, clause_end(page, hit, start, narrow=True), cue, name, opener, noun=True)


def _is_nominaliser(page: Page, start: int) -> bool:
    """ "Lo más rancio", "lo que denuncia el comité": the pronoun opens a longer phrase."""
    following = start + 1
    if following >= len(page.syntax):
        return False
    return page.syntax.lower[following] in page.words.relatives or page.syntax.pos[following] in ("ADV", "ADJ")


@rule("statement.noun-object")
def noun_object(page: Page, hit: CueHit) -> Content | None:
    """A cue whose object is a noun that stands for something said, asked, decided or valued.

    Example: El sindicato ferroviario pidió la dimisión del director de la compañía.
    """
    if (cue_with(hit, "noun") is None and hit.governor != "avoiding") or not hit.is_verbal:
        return None
    head = _object(page, hit)
    if head is None:
        return _relative_object(page, hit) or _pronoun_object(page, hit)
    cue = fitting(page, hit, head)
    if cue is None:
        return None
    start = max(page.syntax.edges[head][0], hit.after)
    return _noun_content(page, hit, cue, start, "statement.noun-object", None)


def _object(page: Page, hit: CueHit) -> int | None:
    """The head of the object behind the cue, or behind a verb above it or a verb inside it ("volvió a negar el pago",
    "no quiso comentar el pago"): no person with "a", no subject.
    """
    syntax = page.syntax
    around = dict.fromkeys((hit.head, hit.last, syntax.heads[hit.head] if hit.governor else hit.head))
    for child in (c for verb in around for c in syntax.children[verb]):
        if child < hit.after or syntax.pos[child] not in ("NOUN", "PRON", "PROPN", "NUM", "ADJ"):
            continue
        if syntax.pos[syntax.edges[child][0]] in ("ADP", "SCONJ") or _is_time(page, child):
            continue
        if syntax.heads[child] != hit.head and any(syntax.words[i] in BREAKS for i in range(hit.after, child)):
            continue
        owned = syntax.lower[syntax.edges[child][0]] in page.words.possessives
        other = ("nsubj", "conj", "punct", "advmod", *(() if owned else ("obl",)))
        if syntax.deps[child] == "obj" or (syntax.deps[child] not in other and child - hit.after <= 3):
            return child
    return None


def _is_time(page: Page, token: int) -> bool:
    return token in page.time_tokens


def fitting(page: Page, hit: CueHit, head: int) -> Cue | None:
    """The entry for which the object noun is of a class that makes the cue a report; who avoids it may avoid any thing."""
    classes = page.lexicon.object_classes(page.syntax.lower[head])
    for cue in hit.cues:
        if not cue.takes("noun") or (cue.only_negated and not (hit.group and hit.group.negated)):
            continue
        if any(c in cue.noun_classes for c in classes) or (
            not cue.noun_classes and (cue.strength != "weak" or classes)
        ):
            return cue
    spoken = hit.cues[0] if hit.governor == "avoiding" and hit.cues[0].act in _SPOKEN else None
    return spoken if page.mention_of(head) is None else None


def _relative_object(page: Page, hit: CueHit) -> Content | None:
    """ "La medida que el sindicato rechaza": the noun that the relative clause hangs on."""
    syntax = page.syntax
    if syntax.deps[hit.head] != "acl" or hit.group is None or not hit.is_finite:
        return None
    relative = next(
        (c for c in syntax.children[hit.head] if c < hit.first and syntax.lower[c] in page.words.relatives), None
    )
    antecedent = syntax.heads[hit.head]
    if relative is None or syntax.deps[relative] in ("nsubj", "obl") or antecedent > relative:
        return None
    if syntax.lower[relative] in page.words.complementiser and syntax.lower[relative - 1] in page.words.genitive:
        return None  # "con la condición de que": the clause belongs to its noun
    cue = fitting(page, hit, antecedent)
    if cue is None or page.mention_of(antecedent) is not None:
        return None
    first, last = syntax.edges[antecedent][0], relative - 1
    while first < antecedent and syntax.pos[first] in ("ADP", "CCONJ", "PUNCT"):
        first += 1
    while last > antecedent and syntax.pos[last] in ("ADP", "DET", "PUNCT"):
        last -= 1
    return Content(first, last, cue, "statement.noun-object", relative, noun=True, after=False)


def _pronoun_object(page: Page, hit: CueHit) -> Content | None:
    """ "Lo desmintió", "eso negó", "no quiso desmentirlo": the pronoun is the content."""
    cue = cue_with(hit, "noun")
    if hit.group is None or cue is None or cue.act == "assert":
        return None
    if hit.governor == "avoiding" and page.syntax.lower[hit.head].endswith(tuple(page.words.object_pronouns)):
        return Content(hit.head, hit.head, cue, "statement.noun-object", None, noun=True)
    if not hit.is_finite:
        return None
    fronted = page.syntax.sentence(hit.head)[0]
    if page.syntax.lower[fronted] in page.words.propositional_pronouns and page.syntax.heads[fronted] == hit.head:
        return Content(fronted, hit.first - 1, cue, "statement.noun-object", None, noun=True, after=False)
    for clitic in hit.group.clitics:
        if page.syntax.lower[clitic] in page.words.propositional_pronouns and not _stands_for_person(cue):
            return Content(clitic, clitic, cue, "statement.noun-object", None, noun=True)
    return None


def _stands_for_person(cue: Cue) -> bool:
    """ "Lo condenó", "lo aplaudieron": with cues that rate somebody's conduct the pronoun is most often a person."""
    return cue.act in ("praise", "condemn", "thank") or cue.object_is == "person"
