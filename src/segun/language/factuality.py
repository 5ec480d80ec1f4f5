"""Words for how sure a text is: doubt, modality, conditions, evidence, and nouns that stand for something said.

In: `lexicon/factuality.yaml` of a language. Out: look-ups by lemma or by the words of a phrase.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Generic, Literal, TypeVar

import msgspec

from segun.language.cue import Act
from segun.language.inflection import Inflection, inflection
from segun.language.tables import load_table

Degree = Literal["certain", "probable", "possible", "denied", "future", "obligation"]
EvidenceKind = Literal["intelligence", "document", "witness", "figures", "none_presented"]
Value = TypeVar("Value")


class Evidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words for one kind of evidence.

    `nouns`, `verbs` and `objects` are lemmas, `phrases` lower-case words with single spaces. With `negated`, verb and
    object count only together and under a negation ("no aportó pruebas", "sin presentar pruebas").
    """

    kind: EvidenceKind
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    objects: tuple[str, ...] = ()
    negated: bool = False


class Anaphor(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun that can stand for a statement of the text, and the acts that it can stand for."""

    noun: str
    acts: tuple[Act, ...]
    weight: Literal["strong", "weak"]
    plural: str = ""

    def plurals(self, forms: Inflection) -> tuple[str, ...]:
        """The plural, built where the table does not give it."""
        return (self.plural or forms.plural(self.noun),)


class ClaimPronoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pronoun that can stand for something said: `n` for a proposition, else for a noun that stands for one."""

    form: str
    gender: Literal["m", "f", "n"]
    number: Literal["s", "p"]
    enclitic: bool = False


class FactualityTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `factuality.yaml` of a language."""

    adverbs: dict[Degree, tuple[str, ...]]
    adjectives: dict[Degree, tuple[str, ...]]
    modals: dict[Degree, tuple[str, ...]]
    negations: tuple[str, ...]
    conditions: tuple[str, ...]
    purposes: tuple[str, ...]
    open_conditions: frozenset[str]
    factive: frozenset[str]
    factive_verbs: frozenset[str]
    temporal: frozenset[str]
    unreached: frozenset[str]
    only: frozenset[str]
    wishes: frozenset[str]
    occasions: frozenset[str]
    undated: frozenset[str]
    alongside: frozenset[str]
    topics: frozenset[str]
    matters: frozenset[str]
    evidence: tuple[Evidence, ...]
    leads: tuple[str, ...]
    anonymity: tuple[str, ...]
    putting_off: frozenset[str]
    repeating: frozenset[str]
    answering: frozenset[str]
    pronouns: tuple[ClaimPronoun, ...]
    pointing: frozenset[str]
    anaphora: tuple[Anaphor, ...]


class _Phrases(Generic[Value]):
    """Phrases by their first word: finds the longest that begins at a place."""

    def __init__(self, phrases: Iterable[tuple[str, Value]]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], Value]]] = {}
        for phrase, value in phrases:
            first, *rest = phrase.split()
            self._by_first.setdefault(first, []).append((tuple(rest), value))
        for found in self._by_first.values():
            found.sort(key=lambda one: -len(one[0]))

    @property
    def firsts(self) -> frozenset[str]:
        """The words with which a phrase begins."""
        return frozenset(self._by_first)

    def at(self, words: Sequence[str], place: int) -> tuple[int, Value] | None:
        """The number of words of the longest phrase that begins at `place`, and its value."""
        for rest, value in self._by_first.get(words[place], ()):
            if tuple(words[place + 1 : place + 1 + len(rest)]) == rest:
                return 1 + len(rest), value
        return None


class Factuality:
    """The words for factuality of one language.

    The look-ups by `words` and `at` take the lower-case words of a sentence and a place in it, and give the number of
    words of the longest phrase that begins there, with its value. `repeating` and `answering` are lemmas of cues,
    `pointing` forms that do the work of a demonstrative, `putting_off` prepositions before a time of what is reported.
    """

    def __init__(self, table: FactualityTable, forms: Inflection) -> None:
        self._adverbs = _Phrases(_pairs(table.adverbs))
        self._modals = _Phrases(_pairs(table.modals))
        self._negations = _Phrases((phrase, True) for phrase in table.negations)
        self._conditions = _Phrases((phrase, True) for phrase in table.conditions)
        self._purposes = _Phrases((phrase, True) for phrase in table.purposes)
        self._evidence = _Phrases((phrase, one.kind) for one in table.evidence for phrase in one.phrases)
        self._leads = _Phrases((phrase, True) for phrase in table.leads)
        self._anonymity = _Phrases((phrase, True) for phrase in table.anonymity)
        self._pronouns = {one.form: one for one in table.pronouns}
        self._enclitics = tuple(one for one in table.pronouns if one.enclitic)
        self.open_conditions = table.open_conditions
        self.factive_verbs = table.factive_verbs
        self.only, self.wishes = table.only, table.wishes
        self.occasions, self.undated = table.occasions, table.undated
        self.alongside = table.alongside
        self.topics, self.matters = table.topics, table.matters
        self._factive, self._temporal, self._unreached = table.factive, table.temporal, table.unreached
        self.pointing = table.pointing
        self.putting_off = table.putting_off
        self.repeating = table.repeating
        self.answering = table.answering
        self._adjectives = {f: degree for lemma, degree in _pairs(table.adjectives) for f in forms.person(lemma)}
        self._evidence_nouns = {
            form: one.kind for one in table.evidence for noun in one.nouns for form in (noun, forms.plural(noun))
        }
        missing = [one for one in table.evidence if one.negated]
        self._missing_verbs = frozenset(verb for one in missing for verb in one.verbs)
        self._missing_objects = frozenset(
            form for one in missing for noun in one.objects for form in (noun, forms.plural(noun))
        )
        self._evidence_forms = self._evidence.firsts | self._leads.firsts | self._missing_objects
        self._anaphora = {form: one for one in table.anaphora for form in (one.noun, *one.plurals(forms))}

    def adverb(self, words: Sequence[str], at: int) -> tuple[int, Degree] | None:
        """The adverb or adverbial phrase at a place: how sure it makes its clause."""
        return self._adverbs.at(words, at)

    def adjective(self, form: str) -> Degree | None:
        """What an adjective form makes of its noun ("presuntas": possible)."""
        return self._adjectives.get(form)

    def modal(self, words: Sequence[str], at: int) -> tuple[int, Degree] | None:
        """The modal at a place of `words`, in which the word at `at` must be the verb's lemma."""
        return self._modals.at(words, at)

    def negation(self, words: Sequence[str], at: int) -> int:
        """Number of words of the negation at a place; 0 for none."""
        return _length(self._negations.at(words, at))

    def condition(self, words: Sequence[str], at: int) -> int:
        """Number of words of the conditional conjunction or phrase at a place; 0 for none."""
        return _length(self._conditions.at(words, at))

    def purpose(self, words: Sequence[str], at: int) -> int:
        """Number of words of the expression of purpose at a place; 0 for none."""
        return _length(self._purposes.at(words, at))

    def factive(self, mark: str) -> bool:
        """Whether what the conjunction brings in has happened, whatever its mood ("después de que")."""
        return mark in self._factive

    def temporal(self, mark: str) -> bool:
        """Whether the conjunction brings in, in the subjunctive, what is to come ("cuando")."""
        return mark in self._temporal

    def unreached(self, mark: str) -> bool:
        """Whether the infinitive behind the preposition has not been done when the clause is true ("antes de")."""
        return mark in self._unreached

    def evidence(self, words: Sequence[str], at: int) -> tuple[int, EvidenceKind] | None:
        """The phrase at a place that names evidence, or says that there is none."""
        return self._evidence.at(words, at)

    def evidence_noun(self, form: str) -> EvidenceKind | None:
        """The kind of evidence that a noun names where it is a source ("testigos": witness)."""
        return self._evidence_nouns.get(form)

    def lead(self, words: Sequence[str], at: int) -> int:
        """Number of words at a place that bring in what a report rests on ("con base en"); 0 for none."""
        return _length(self._leads.at(words, at))

    def anonymity(self, words: Sequence[str], at: int) -> int:
        """Number of words at a place by which a source wants no name ("bajo anonimato"); 0 for none."""
        return _length(self._anonymity.at(words, at))

    def names_evidence(self, form: str) -> bool:
        """Whether a phrase for evidence may begin with this form, or lack of evidence be said with it."""
        return form in self._evidence_forms

    def missing_evidence(self, verb: str, noun: str) -> bool:
        """Whether a negated verb (lemma) with this object (form) says that no evidence was shown."""
        return verb in self._missing_verbs and noun in self._missing_objects

    def pronoun(self, form: str) -> ClaimPronoun | None:
        """The pronoun that can stand for something said."""
        return self._pronouns.get(form)

    def enclitic(self, infinitive: str) -> ClaimPronoun | None:
        """The same, written onto an infinitive; the longest that fits."""
        fits = [one for one in self._enclitics if infinitive.endswith(one.form)]
        return max(fits, key=lambda one: len(one.form), default=None)

    def anaphor(self, form: str) -> Anaphor | None:
        """The noun that can stand for an earlier statement, by its singular or plural form."""
        return self._anaphora.get(form)


def _pairs(groups: dict[Degree, tuple[str, ...]]) -> list[tuple[str, Degree]]:
    return [(word, degree) for degree, words in groups.items() for word in words]


def _length(found: tuple[int, bool] | None) -> int:
    return found[0] if found else 0


@functools.cache
def factuality(language: str) -> Factuality:
    """The words for factuality of `language` (a folder under `language/`).

    Raises:
        DataError: `factuality.yaml` does not follow its form; the message names file and line.
    """
    path = Path(__file__).parent / language / "lexicon" / "factuality.yaml"
    return Factuality(load_table(path, FactualityTable), inflection(language))
