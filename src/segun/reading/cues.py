"""Which words may report that somebody said something.

In: `Syntax` and the reporting lexicon. Out: `CueHit`s by position. A hit is only a candidate: whether it reports depends on the
content that `reading.contents` finds for it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.language.cue import Cue
from segun.language.grammar import Grammar
from segun.language.reporting import Reporting
from segun.reading.clauses import VerbGroup, is_auxiliary, passive_agent, verb_group
from segun.reading.syntax import Syntax

Governor = Literal["", "avoiding", "aspectual"]


@dataclass(frozen=True, slots=True)
class CueHit:
    """A candidate cue.

    `head` is the token of the verb, noun or first word of the phrase; `first` and `last` the tokens of the cue's span,
    inclusive; `after` the first token behind all its fixed words. `group` is the verb's group, `None` for nouns and
    adverbial phrases. `governor` tells of a verb above an infinitive: one that avoids, or one of phase.
    """

    head: int
    first: int
    last: int
    cues: tuple[Cue, ...]
    group: VerbGroup | None
    governor: Governor = ""

    @property
    def after(self) -> int:
        return self.last + 1

    @property
    def is_verbal(self) -> bool:
        return self.group is not None

    @property
    def is_finite(self) -> bool:
        return self.group is not None and self.group.finite is not None

    @property
    def is_weak(self) -> bool:
        """Whether all its entries report weakly: only with a human or document source."""
        return all(cue.strength == "weak" for cue in self.cues)

    @property
    def prepositions(self) -> frozenset[str]:
        """Those that bring in what is reported: "insistir en"."""
        return frozenset(preposition for cue in self.cues for preposition in cue.prep)


def is_impersonal(hit: CueHit) -> bool:
    """ "Se informó que", "se le imputa": a reflexive pronoun on a verb that is not reflexive of itself."""
    return hit.group is not None and hit.group.reflexive and not any(c.reflexive for c in hit.cues)


def find_cues(syntax: Syntax, lexicon: Reporting, words: Grammar) -> list[CueHit]:
    """All candidate cues of a document, by position; a phrase takes its words from the single cues inside it."""
    hits: list[CueHit] = []
    taken = -1
    for i, form in enumerate(syntax.lower):
        if i <= taken or not form[0].isalpha():
            continue
        found = _phrase(syntax, lexicon, words, i)
        if found is None:
            found = _verb(syntax, lexicon, words, i) or _noun(syntax, lexicon, i)
        if found is not None:
            hits.append(found)
            taken = found.last
    return hits


def _phrase(syntax: Syntax, lexicon: Reporting, words: Grammar, i: int) -> CueHit | None:
    found = lexicon.phrase(syntax.lower, i)
    if found is None or syntax.sentence_of[found.places[-1]] != syntax.sentence_of[i]:
        return None
    last = found.places[-1]
    if found.cue.kind == "support":
        if not _is_reporting_verb(syntax, i, words, shared=False):
            return None
        group = verb_group(syntax, i, words)
        return CueHit(i, group.first, last, (found.cue,), group, _governor(syntax, group, words))
    return CueHit(i, i, last, (found.cue,), None)


def _verb(syntax: Syntax, lexicon: Reporting, words: Grammar, i: int) -> CueHit | None:
    cues = lexicon.verb(syntax.lower[i])
    if not cues or not _is_reporting_verb(syntax, i, words, lexicon.needs_verb_tag(syntax.lower[i])):
        return None
    if syntax.lemmas[i] in words.avoiding and _governs_cue(syntax, lexicon, i):
        return None
    group = verb_group(syntax, i, words)
    cues = tuple(c for c in cues if not c.reflexive or group.reflexive or _has_enclitic(syntax, i, words))
    if not cues:
        return None
    governor = _governor(syntax, group, words)
    first = syntax.heads[i] if governor == "avoiding" and 0 < i - syntax.heads[i] <= 3 else group.first
    return CueHit(i, first, i, cues, group, governor)


def _governs_cue(syntax: Syntax, lexicon: Reporting, i: int) -> bool:
    """Whether the infinitive of another cue follows, adverbs and a preposition between: that one is the report."""
    for j in range(i + 1, min(i + 4, len(syntax))):
        if syntax.features[j].get("VerbForm") == "Inf":
            return bool(lexicon.verb(syntax.lower[j]))
        if syntax.pos[j] not in ("ADV", "ADP", "PRON"):
            return False
    return False


def _noun(syntax: Syntax, lexicon: Reporting, i: int) -> CueHit | None:
    cue = lexicon.noun(syntax.lower[i])
    if cue is None or syntax.pos[i] not in ("NOUN", "PROPN"):
        return None
    return CueHit(i, i, i, (cue,), None)


def _is_reporting_verb(syntax: Syntax, i: int, words: Grammar, shared: bool) -> bool:
    """Whether the word stands as a verb: not as a noun, an adjective or a participle that describes."""
    tag = syntax.pos[i]
    if _is_participle_with_agent(syntax, i, words):
        return True
    if tag not in ("VERB", "AUX") and (shared or not _mistagged(syntax, i)):
        return False
    before = i - 1
    if before >= 0 and syntax.pos[before] == "DET" and syntax.sentence_of[before] == syntax.sentence_of[i]:
        return False
    if syntax.features[i].get("VerbForm") == "Part":
        return any(is_auxiliary(syntax, j) for j in range(max(0, i - 4), i)) or syntax.deps[i] in ("ROOT", "advcl")
    return True


def _is_participle_with_agent(syntax: Syntax, i: int, words: Grammar) -> bool:
    """ "La reforma, anunciada por el ministro": a participle that describes, with who did it."""
    if syntax.features[i].get("VerbForm") != "Part" or syntax.deps[i] not in ("acl", "amod"):
        return False
    return passive_agent(syntax, i, words) is not None


def _mistagged(syntax: Syntax, i: int) -> bool:
    """A verb form that the tagger takes for a noun or a name: at the head of a sentence, or right behind a quotation."""
    if syntax.features[i].get("VerbForm") == "Part" or syntax.pos[i] not in ("NOUN", "PROPN", "ADJ"):
        return False
    first, _ = syntax.sentence(i)
    following = syntax.pos[i + 1] if i + 1 < len(syntax) else ""
    return following in ("SCONJ", "DET", "PROPN") and (i == first or syntax.words[i - 1] in {",", '"', "—"})


def _has_enclitic(syntax: Syntax, i: int, words: Grammar) -> bool:
    if syntax.features[i].get("VerbForm") not in ("Inf", "Ger"):
        return False
    return any(syntax.lower[i].endswith(pronoun) for pronoun in words.reflexive)


def _governor(syntax: Syntax, group: VerbGroup, words: Grammar) -> Governor:
    """What the verb right above an infinitive or gerund makes of it."""
    head = syntax.heads[group.verb]
    if group.form not in ("infinitive", "gerund") or not 0 < group.verb - head <= 4:
        return ""
    lemma = syntax.lemmas[head]
    if lemma in words.avoiding:
        return "avoiding"
    if lemma in words.refusing_when_negated and verb_group(syntax, head, words).negated:
        return "avoiding"
    if lemma in words.refusing_to_negated and group.negated:
        return "avoiding"
    return "aspectual" if lemma in words.aspectual else ""
