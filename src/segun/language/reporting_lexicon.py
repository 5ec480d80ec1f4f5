"""The reporting lexicon's files: their form, and how they become one table of word forms.

In: `lexicon/reporting.yaml`, `reporting_nouns.yaml` and `reporting_phrases.yaml` of a language. Out: `CompiledLexicon`,
in which every form of every cue is looked up at once.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from segun.language.conjugation import Conjugator
from segun.language.cue import (
    Act,
    Certainty,
    Cue,
    Expected,
    Frame,
    Kind,
    Mood,
    NounClass,
    ObjectIs,
    Polarity,
    Strength,
    Subject,
)  # fmt: skip
from segun.language.inflection import Inflection
from segun.language.tables import load_table


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One entry as the YAML file has it; what is left out comes from the defaults of its act."""

    lemma: str
    act: Act
    frames: tuple[Frame, ...]
    example: str
    expect: Expected
    prep: tuple[str, ...] = ()
    target: str = ""
    content: tuple[str, ...] = ()
    object_is: ObjectIs = "proposition"
    noun_classes: tuple[NounClass, ...] = ()
    polarity: Polarity | msgspec.UnsetType | None = msgspec.UNSET
    certainty: Certainty | msgspec.UnsetType = msgspec.UNSET
    negated_act: Act | None = None
    strength: Strength = "usual"
    subject: Subject = "any"
    reflexive: bool = False
    mood: Mood = ""
    only_negated: bool = False
    exclude: tuple[str, ...] = ()
    skip_forms: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()

    def cue(self, kind: Kind, default: ActDefault) -> Cue:
        """The cue of this entry, with what its act gives where the entry is silent."""
        polarity = default.polarity if self.polarity is msgspec.UNSET else self.polarity
        certainty = default.certainty if self.certainty is msgspec.UNSET else self.certainty
        return Cue(
            lemma=self.lemma, kind=kind, act=self.act, frames=self.frames, prep=self.prep, target=self.target,
            content=self.content, object_is=self.object_is, noun_classes=self.noun_classes, polarity=polarity,
            certainty=certainty, negated_act=self.negated_act or default.negated_act, strength=self.strength,
            subject=self.subject, reflexive=self.reflexive, mood=self.mood, only_negated=self.only_negated,
            exclude=self.exclude, example=self.example, expect=self.expect,
        )  # fmt: skip


class ActDefault(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The source's view of the content that an act implies, and the act of its negation (None: it stays)."""

    polarity: Polarity | None
    certainty: Certainty
    negated_act: Act | None = None


class VerbFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`reporting.yaml`: defaults of each act, forms that other words share, the verbs."""

    acts: dict[Act, ActDefault]
    shared_forms: tuple[str, ...]
    verbs: tuple[Entry, ...]


class NounFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`reporting_nouns.yaml`: the classes of object nouns and the reporting nouns; variants are their plurals."""

    classes: dict[NounClass, tuple[str, ...]]
    nouns: tuple[Entry, ...]


class PhraseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`reporting_phrases.yaml`: adverbial phrases as they stand, support verbs with the words that follow.

    A phrase's lemma gives its words; alternatives for one place are joined by "|" ("a su|mi juicio").
    """

    adverbials: tuple[Entry, ...]
    supports: tuple[Entry, ...]


class PhraseWords(msgspec.Struct, frozen=True, array_like=True):
    """A phrase cue by number, with the words that may stand in each place after its first."""

    cue: int
    places: tuple[tuple[str, ...], ...]


class CompiledLexicon(msgspec.Struct, frozen=True):
    """The lexicon with its forms: numbers point into `cues`, those of `verbs` into `groups` of cues with one form."""

    cues: tuple[Cue, ...]
    groups: tuple[tuple[int, ...], ...]
    verbs: dict[str, int]
    nouns: dict[str, int]
    phrases: tuple[PhraseWords, ...]
    heads: dict[str, tuple[int, ...]]
    classes: dict[str, tuple[NounClass, ...]]
    shared: frozenset[str]


def compile_lexicon(files: tuple[Path, Path, Path], verbs: Conjugator, plurals: Inflection) -> CompiledLexicon:
    """Read the three files of a language (verbs, nouns, phrases) and build the tables of forms.

    Raises:
        DataError: a file does not follow its form, or a lemma cannot be conjugated.
    """
    verb_file = load_table(files[0], VerbFile)
    noun_file = load_table(files[1], NounFile)
    phrase_file = load_table(files[2], PhraseFile)
    kinds: tuple[tuple[Kind, tuple[Entry, ...]], ...] = (
        ("verb", verb_file.verbs),
        ("noun", noun_file.nouns),
        ("adverbial", phrase_file.adverbials),
        ("support", phrase_file.supports),
    )
    entries = [(kind, entry) for kind, listed in kinds for entry in listed]
    verb_forms = _verb_forms(entries, verbs)
    noun_forms = _noun_forms(entries, plurals)
    groups = tuple(dict.fromkeys(verb_forms.values()))
    number_of = {cues: number for number, cues in enumerate(groups)}
    phrases = tuple(_phrase(number, entry) for number, (kind, entry) in enumerate(entries) if _is_phrase(kind))
    return CompiledLexicon(
        cues=tuple(entry.cue(kind, verb_file.acts[entry.act]) for kind, entry in entries),
        groups=groups,
        verbs={form: number_of[cues] for form, cues in verb_forms.items()},
        nouns=noun_forms,
        phrases=phrases,
        heads=_heads(phrases, entries, verbs),
        classes=_classes(noun_file, plurals),
        shared=frozenset(verb_file.shared_forms) | (verb_forms.keys() & noun_forms.keys()),
    )


def _is_phrase(kind: Kind) -> bool:
    return kind in ("adverbial", "support")


def _verb_forms(entries: Iterable[tuple[Kind, Entry]], verbs: Conjugator) -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for number, (kind, entry) in enumerate(entries):
        if kind == "verb":
            for form in verbs.conjugate(entry.lemma).forms:
                if form not in entry.skip_forms:
                    found.setdefault(form, []).append(number)
    return {form: tuple(numbers) for form, numbers in found.items()}


def _noun_forms(entries: Iterable[tuple[Kind, Entry]], plurals: Inflection) -> dict[str, int]:
    found: dict[str, int] = {}
    for number, (kind, entry) in enumerate(entries):
        if kind == "noun":
            for form in (entry.lemma, *(entry.variants or (plurals.plural(entry.lemma),))):
                found.setdefault(form, number)
    return found


def _phrase(number: int, entry: Entry) -> PhraseWords:
    _, *rest = entry.lemma.split()
    return PhraseWords(number, tuple(tuple(place.split("|")) for place in rest))


def _heads(
    phrases: tuple[PhraseWords, ...], entries: list[tuple[Kind, Entry]], verbs: Conjugator
) -> dict[str, tuple[int, ...]]:
    """For each word that may begin a phrase (any form of a support verb) the phrases."""
    found: dict[str, list[int]] = {}
    for at, phrase in enumerate(phrases):
        kind, entry = entries[phrase.cue]
        for first in entry.lemma.split()[0].split("|"):
            for form in verbs.conjugate(first).forms if kind == "support" else (first,):
                found.setdefault(form, []).append(at)
    return {form: tuple(places) for form, places in found.items()}


def _classes(file: NounFile, plurals: Inflection) -> dict[str, tuple[NounClass, ...]]:
    found: dict[str, list[NounClass]] = {}
    for name, lemmas in file.classes.items():
        for lemma in lemmas:
            for form in dict.fromkeys((lemma, plurals.plural(lemma))):
                found.setdefault(form, []).append(name)
    return {form: tuple(names) for form, names in found.items()}
