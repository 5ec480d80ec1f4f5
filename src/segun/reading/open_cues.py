"""Cues whose content is still wanting when a "que" comes: "Respondió en un mensaje que las obras siguen".

In: a `Page`, a cue and a "que" away from it. Out: whether that "que" opens the content, although the parser hung its clause on the noun
before it. A cue that reports has something to report: where nothing but circumstances stands between, the "que" is not a
relative one unless its clause could well tell of that noun ("Habló en un acto que reunió a mil personas").
"""

from __future__ import annotations

from segun.reading.clauses import SUBJECTS, verb_form
from segun.reading.cues import CueHit, is_impersonal
from segun.reading.page import BREAKS, Page

_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_ENDS = BREAKS | {"."}
_TOLD = ("Fut", "Cnd")
"""Tenses and moods in which a thing is seldom described and often announced."""


def wants_content(page: Page, hit: CueHit, que: int) -> bool:
    """Whether a cue with nothing behind it but circumstances takes the clause of `que` for its content."""
    if hit.is_weak or not (hit.is_finite or hit.governor) or is_impersonal(hit):
        return False
    if hit.group is not None and hit.group.passive:
        return False
    if page.syntax.pos[que - 1] in ("DET", "ADP", "ADV") and que - 1 not in page.time_tokens:
        return False
    if _has_object(page, hit, que) or _is_served(page, hit, que):
        return False
    return _is_no_description(page, hit, que)


def _has_object(page: Page, hit: CueHit, que: int) -> bool:
    """Whether what is reported, or praised, or denied, stands before `que` already."""
    syntax = page.syntax
    clitics = hit.group.clitics if hit.group is not None else ()
    if any(syntax.lower[c] in page.words.object_pronouns for c in clitics):
        return True
    if syntax.lower[hit.head].endswith(page.words.infinitive_endings):
        return True
    if any(syntax.deps[c] == "obj" and c < hit.first and syntax.pos[c] == "PRON" for c in syntax.children[hit.head]):
        return True
    return not all(_is_circumstance(page, hit, j) for j in range(hit.after, que))


def _is_circumstance(page: Page, hit: CueHit, j: int) -> bool:
    """Whether token `j` heads no phrase behind the cue, or one of time, one with a preposition of circumstance, or its subject."""
    syntax = page.syntax
    other = page.hit_at.get(j)
    reports = other is not None and other.group is not None
    if reports or syntax.words[j] in _ENDS or j in page.opened_at or _is_verb(page, j):
        return False
    top, case = syntax.heads[j], syntax.child(j, "case")
    if syntax.pos[j] not in _NOMINAL or hit.after <= top < j or syntax.deps[j] == "flat":
        return True
    if syntax.deps[j] in SUBJECTS and top == hit.head:
        n = page.mention_of(j)
        return n is not None and page.mentions[n].is_person
    if case is None or case > j:
        return j in page.time_tokens
    preposition = page.plain(case)
    of_circumstance = j in page.time_tokens or preposition in page.words.circumstance
    return of_circumstance and preposition not in hit.prepositions


def _is_verb(page: Page, j: int) -> bool:
    return page.is_finite_verb(j) or (page.syntax.pos[j] == "VERB" and verb_form(page.syntax, j) != "participle")


def _is_served(page: Page, hit: CueHit, que: int) -> bool:
    """Whether the cue has its content elsewhere: before a comma, within marks, behind a colon or a later "que"."""
    syntax, past = page.syntax, page.syntax.sentence(hit.head)[1]
    if page.is_parted(hit) and not page.follows_subject(hit):
        return True
    if any(syntax.words[i] == ":" and i + 1 in page.opened_at for i in range(que, past - 1)):
        return True
    later = (j for j in range(que + 2, past) if syntax.lower[j] in page.words.complementiser)
    return any(syntax.deps[j] == "mark" and syntax.heads[syntax.heads[j]] == hit.head for j in later)


def _is_no_description(page: Page, hit: CueHit, que: int) -> bool:
    """Whether the clause behind `que` cannot well describe the noun before it.

    A name, a day or a pronoun is not described without a comma. A clause whose verb does not agree with the noun, and one that has
    both a subject of its own and something behind its verb, leave no gap; and of a thing it is seldom told what it will do or had done.
    """
    syntax = page.syntax
    if que - 1 in page.time_tokens or syntax.pos[_head(page, hit, que - 1)] in ("PROPN", "PRON"):
        return True
    past = syntax.sentence(que)[1]
    verb = next((i for i in range(que + 1, past) if page.is_finite_verb(i)), None)
    if verb is None:
        return False
    top = max(syntax.heads[que], verb) if syntax.heads[que] > que else verb
    if any(syntax.deps[c] in SUBJECTS and c > que for c in syntax.children[top]):
        return _goes_on(page, top + 1, past)
    features, noun = syntax.features[verb], syntax.features[que - 1]
    if syntax.pos[que - 1] == "NOUN" and noun.get("Number", "") != features.get("Number", noun.get("Number", "")):
        return True
    return (
        features.get("Tense") in _TOLD or features.get("Mood") in _TOLD or (syntax.pos[verb] == "AUX" and verb != top)
    )


def _head(page: Page, hit: CueHit, j: int) -> int:
    """The noun that heads the phrase of which token `j` is the end."""
    while hit.after <= page.syntax.heads[j] < j:
        j = page.syntax.heads[j]
    return j


def _goes_on(page: Page, i: int, past: int) -> bool:
    """Whether more than its day stands behind a verb before its clause ends: "que la prensa difundió ayer" has a gap."""
    while i < past and (i in page.time_tokens or page.syntax.pos[i] == "ADV"):
        i += 1
    return i < past and page.syntax.words[i] not in _ENDS and page.syntax.lower[i] not in page.words.complementiser
