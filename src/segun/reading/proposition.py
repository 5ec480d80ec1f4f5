"""What a clause claims: its verb, its predicate, who it is about, and whether that is the speaker.

In: a `Page` and the words of a content. Out: one `Proposition` a main clause, by position.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from segun.language.act_forms import act_forms
from segun.language.act_words import act_words
from segun.reading.clauses import verb_group
from segun.reading.page import BREAKS, FINAL, MARKS, Page

About = Literal["speaker", "actor", "thing", "unsaid"]

_NEAR = 7  # words of the predicate behind its verb
_BEFORE = 5  # words before a verb in which its negation stands
_MOOD = frozenset({"Cnd", "Sub", "Imp"})


@dataclass(frozen=True, slots=True)
class Proposition:
    """A main clause of a content.

    `finite` is the token that carries person and number, `verb` the full verb, or the noun or adjective behind a copula;
    `governed` the infinitive behind a modal or a verb of motion (-1 without one). `predicate` holds the lemmas of the
    verb's next words, `about` who the subject is.
    """

    first: int
    last: int
    finite: int
    verb: int
    governed: int
    predicate: tuple[str, ...]
    about: About
    negated: bool
    copular: bool
    passive: bool
    tense: str
    mood: str
    person: str
    quoted: bool

    @property
    def ahead(self) -> bool:
        """Future in form: a simple future."""
        return self.tense == "Fut" and self.mood != "Cnd"


def lemma_at(page: Page, i: int) -> str:
    """The lemma of token `i`, as the act words know it."""
    syntax = page.syntax
    return act_forms(page.language).lemma(syntax.lower[i], syntax.pos[i], syntax.lemmas[i])


def lemmas_in(page: Page, first: int, last: int) -> set[str]:
    """The lemmas of tokens `first` to `last`."""
    return {lemma_at(page, i) for i in range(first, last + 1)}


def propositions(
    page: Page, first: int, last: int, actor: int | None, cue: tuple[int, int] | None = None
) -> Iterator[Proposition]:
    """The main clauses of the words `first` to `last`, said by `actor`: the first of each sentence and what is joined to it.

    `cue` are the tokens of a cue that stands inside the words and is no part of them.
    """
    for start, end in _sentences(page, first, last):
        found = _main_finite(page, start, end, cue)
        while found is not None:
            yield _proposition(page, start, end, found, actor)
            start, found = _joined(page, found, end)


def _sentences(page: Page, first: int, last: int) -> Iterator[tuple[int, int]]:
    start = first
    for i in range(first, last + 1):
        if page.syntax.words[i] in FINAL - {":"} or i == last:
            if i > start:
                yield start, i
            start = i + 1


def _main_finite(page: Page, first: int, last: int, cue: tuple[int, int] | None = None) -> int | None:
    """The first finite verb that no conjunction or relative pronoun subordinates."""
    syntax = page.syntax
    depth = 0
    for i in range(first, last + 1):
        if cue is not None and cue[0] <= i <= cue[1]:
            continue
        if page.is_finite_verb(i):
            if not depth:
                return i
            depth -= 1
        elif _subordinates(page, i) and not _opens_wish(page, first, i):
            depth += 1
        elif syntax.words[i] == "," and depth and syntax.pos[min(i + 1, last)] != "VERB":
            depth -= 1
    return None


def _opens_wish(page: Page, first: int, i: int) -> bool:
    """ "Que mantengan la calma": the conjunction at the head of a quoted sentence subordinates nothing."""
    syntax = page.syntax
    leads = all(syntax.pos[j] in ("PUNCT", "SPACE") for j in range(first, i))
    return (
        leads
        and opens_sentence(page, first)
        and syntax.lower[i] in page.words.complementiser
        and page.quotation_of[i] >= 0
    )


def opens_sentence(page: Page, first: int) -> bool:
    """Whether nothing of the same sentence stands before token `first`."""
    before = page.syntax.words[first - 1] if first else "."
    return before in MARKS or before in FINAL or page.syntax.words[first] in MARKS


def _subordinates(page: Page, i: int) -> bool:
    syntax = page.syntax
    if i + 1 < len(syntax) and syntax.features[i + 1].get("VerbForm") == "Inf":
        return False  # "tener que ir"
    if syntax.pos[i] == "SCONJ":
        return page.plain(i) not in page.words.coordinators
    return syntax.features[i].get("PronType") in ("Rel", "Int", "Int,Rel") and syntax.pos[i] in ("PRON", "ADV", "DET")


def _joined(page: Page, finite: int, last: int) -> tuple[int, int | None]:
    """The next main clause of the sentence, behind a coordinator; and where it begins."""
    for i in range(finite + 1, last):
        joins = page.syntax.lower[i] in page.words.coordinators and page.syntax.pos[i] in ("CCONJ", "CONJ", "SCONJ")
        if joins or (page.syntax.words[i] == "," and page.quotation_of[i] >= 0):
            found = _main_finite(page, i + 1, min(last, i + 8))
            if found is not None:
                return i + 1, found
    return last, None


def _proposition(page: Page, first: int, last: int, finite: int, actor: int | None) -> Proposition:
    syntax = page.syntax
    copular = syntax.deps[finite] == "cop"
    verb = syntax.heads[finite] if syntax.deps[finite] in ("cop", "aux") and syntax.heads[finite] <= last else finite
    governed = _infinitive(page, finite, last)
    features = syntax.features[finite]
    group = verb_group(syntax, verb, page.words)
    near = [i for i in _near(page, finite, last) if i != verb]
    reflexive = any(_is_reflexive(page, clitic, finite) for clitic in group.clitics)
    return Proposition(
        first=first,
        last=last,
        finite=finite,
        verb=verb,
        governed=governed,
        predicate=tuple(lemma_at(page, i) for i in (verb, *near)),
        about=_about(page, first, finite, verb, actor, reflexive),
        negated=_negated(page, first, finite),
        copular=copular,
        passive=group.passive or reflexive,
        tense=_tense(page, finite),
        mood=features.get("Mood", ""),
        person=features.get("Person", ""),
        quoted=page.quotation_of[finite] >= 0,
    )


def _tense(page: Page, finite: int) -> str:
    """The tense of a finite verb; the tagger takes other first persons for futures, and futures of rare verbs for presents."""
    forms, form = act_forms(page.language), page.syntax.lower[finite]
    tagged = page.syntax.features[finite].get("Tense", "")
    if form in forms.futures:
        return "Fut"
    return "" if tagged == "Fut" and not form.endswith(tuple(act_words(page.language).future_endings)) else tagged


def _is_reflexive(page: Page, clitic: int, finite: int) -> bool:
    """ "Se abrirá", not "nos engañaron": a reflexive pronoun of the verb's own person."""
    features = page.syntax.features
    same = features[clitic].get("Person", "3") == features[finite].get("Person", "3")
    return page.syntax.lower[clitic] in page.words.reflexive and same


def _infinitive(page: Page, finite: int, last: int) -> int:
    """The infinitive behind a finite verb: "vamos a construir", "debe renunciar"."""
    for i in range(finite + 1, min(finite + 5, last + 1)):
        if page.syntax.features[i].get("VerbForm") == "Inf":
            return i
        if page.syntax.pos[i] not in ("ADP", "SCONJ", "ADV", "PRON") and page.syntax.pos[i] != "AUX":
            return -1
    return -1


def _near(page: Page, finite: int, last: int) -> Iterator[int]:
    """The words behind the verb up to the next clause, break or, past its object, preposition."""
    for i in range(finite, min(finite + _NEAR, last) + 1):
        if i > finite and (page.is_finite_verb(i) or page.syntax.words[i] in BREAKS or _subordinates(page, i)):
            return
        yield i


def _negated(page: Page, first: int, finite: int) -> bool:
    syntax = page.syntax
    for i in range(finite - 1, max(first, finite - _BEFORE) - 1, -1):
        if syntax.features[i].get("Polarity") == "Neg" and syntax.pos[i] in ("ADV", "INTJ", "PRON", "DET"):
            return True
        if syntax.words[i] in BREAKS or page.is_finite_verb(i):
            return False
    return False


def _about(page: Page, first: int, finite: int, verb: int, actor: int | None, reflexive: bool) -> About:
    """Whether the clause tells of the speaker, of another actor, of a thing, or leaves its subject out."""
    syntax = page.syntax
    if syntax.features[finite].get("Person") == "1":
        return "speaker"
    if reflexive:
        return "thing"
    subject = next(
        (c for v in (verb, finite) for c in syntax.children[v] if syntax.deps[c] in ("nsubj", "nsubj:pass")), None
    )
    if subject is None and page.cast.actor_at(finite - 1) is not None:
        subject = finite - 1
    if subject is not None and subject >= first:
        mentioned = page.cast.actor_at(subject)
        if mentioned is None:
            return "thing"
        return "speaker" if mentioned == actor else "actor"
    if page.quotation_of[finite] >= 0 or actor is None or syntax.deps[finite] == "cop":
        return "unsaid"
    return "speaker" if all(not syntax.words[i].istitle() for i in range(first + 1, finite)) else "unsaid"
