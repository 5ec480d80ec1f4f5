"""All forms of a verb, from the class data of a language.

In: a lemma. Out: its forms, each with what it can be (mood, tense, person, number), read from `conjugation.yaml`. Cue
detection stands on this and not on the tagger, whose lemmas and features of rarer verb forms are unreliable.
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import msgspec

from segun.errors import DataError
from segun.language.tables import load_table

StemName = Literal["plain", "stressed", "first", "weak", "wish", "wish_weak", "future", "past", "past_stressed"]
NO_FORM = "-"


class VerbFeatures(msgspec.Struct, frozen=True, omit_defaults=True):
    """What one form of a verb is, in Universal Dependencies values; "" where the form does not tell."""

    verbform: Literal["Fin", "Inf", "Ger", "Part"]
    mood: str = ""
    tense: str = ""
    person: str = ""
    number: str = ""
    gender: str = ""


class _Person(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    person: str
    number: str


class _Tense(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One tense: its features, the stem of each person, and the endings of each group."""

    name: str
    mood: str
    tense: str
    stems: tuple[StemName, ...]
    ar: tuple[str, ...]
    er: tuple[str, ...]
    ir: tuple[str, ...]
    strong: tuple[str, ...] = ()

    def endings(self, group: str) -> tuple[str, ...]:
        return {"ar": self.ar, "er": self.er, "ir": self.ir}[group]


class _Class(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the stem of some verbs changes; each change reads "old>new"."""

    name: str
    verbs: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    stressed: str = ""
    first: str = ""
    weak: str = ""
    preterite: str = ""
    third: str = ""
    future: str = ""
    participle: str = ""
    gerund: str = ""
    imperative: str = ""


class _ParticipleEnding(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    ending: str
    gender: str
    number: str


class ConjugationTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file `conjugation.yaml` of a language."""

    groups: tuple[str, ...]
    same_group: dict[str, str]
    persons: tuple[_Person, ...]
    tenses: tuple[_Tense, ...]
    gerund: dict[str, str]
    participle: dict[str, str]
    participle_endings: tuple[_ParticipleEnding, ...]
    past_from: str
    past_drop: str
    stress: dict[str, str]
    spelling: dict[str, tuple[tuple[str, str], ...]]
    classes: tuple[_Class, ...]
    irregular: dict[str, dict[str, tuple[str, ...]]]
    enclitics: tuple[str, ...]


class Conjugation(msgspec.Struct, frozen=True):
    """The forms of one verb."""

    lemma: str
    forms: dict[str, tuple[VerbFeatures, ...]]

    def features(self, form: str) -> tuple[VerbFeatures, ...]:
        """What `form` (lower case) can be; () where it is no form of this verb."""
        return self.forms.get(form, ())


class Conjugator:
    """Conjugates lemmas by the table of one language."""

    def __init__(self, table: ConjugationTable) -> None:
        self._table = table
        self._named = {verb: kind for kind in table.classes for verb in kind.verbs}
        ends = [(end, kind) for kind in table.classes for end in kind.ends]
        self._by_end = sorted(ends, key=lambda pair: (-len(pair[0]), pair[0]))
        self._enclitics = tuple(sorted(table.enclitics, key=lambda e: (-len(e), e)))

    def conjugate(self, lemma: str) -> Conjugation:
        """All simple forms of `lemma`, an infinitive without pronoun.

        Raises:
            DataError: the lemma does not end like an infinitive.
        """
        forms: dict[str, list[VerbFeatures]] = {}
        for form, features in _Verb(lemma, self._table, self._class_of(lemma)).cells():
            known = forms.setdefault(form, [])
            if features not in known:
                known.append(features)
        return Conjugation(lemma, {form: tuple(found) for form, found in forms.items()})

    @property
    def endings(self) -> tuple[str, ...]:
        """How infinitives end."""
        return self._table.groups

    def may_have_enclitics(self, form: str) -> bool:
        """Whether `form` ends in the letters of a pronoun that verbs take on; cheap, for every word of a text."""
        return form.endswith(self._enclitics)

    def without_enclitics(self, form: str) -> tuple[str, ...]:
        """The words that `form` may be once the pronouns written onto it are taken off ("diciéndole": "diciendo").

        Args:
            form: a word in lower case.
        Returns:
            candidates, the longest pronoun first; whether one is a form of a verb is for the caller to look up.
        """
        found: list[str] = []
        for enclitic in self._enclitics:
            if form.endswith(enclitic) and len(form) > len(enclitic) + 1:
                bare = form[: -len(enclitic)]
                found += [bare, _without_accents(bare)]
        return tuple(dict.fromkeys(found))

    def _class_of(self, lemma: str) -> _Class:
        if lemma in self._named:
            return self._named[lemma]
        return next((kind for end, kind in self._by_end if lemma.endswith(end)), _Class("regular"))


class _Verb:
    """One lemma while it is conjugated."""

    def __init__(self, lemma: str, table: ConjugationTable, kind: _Class) -> None:
        ending = next((group for group in table.groups if lemma.endswith(group)), "")
        if not ending:
            raise DataError(f"`{lemma}` does not end like an infinitive", "conjugation")
        self.lemma, self.table, self.kind = lemma, table, kind
        self.group = table.same_group.get(ending, ending)
        self.stem = lemma[: -len(ending)]
        self.irregular = table.irregular.get(lemma, {})

    def cells(self) -> Iterator[tuple[str, VerbFeatures]]:
        """Every form with what it is."""
        yield self.lemma, VerbFeatures("Inf")
        yield self._gerund(), VerbFeatures("Ger")
        yield from self._participles()
        for tense in self.table.tenses:
            forms = self.irregular.get(tense.name) or self._forms(tense)
            for person, form in zip(self.table.persons, forms, strict=True):
                if form != NO_FORM:
                    yield form, VerbFeatures("Fin", tense.mood, tense.tense, person.person, person.number)

    def _forms(self, tense: _Tense) -> tuple[str, ...]:
        if tense.strong and self.kind.preterite:
            return self._strong(tense)
        endings = tense.endings(self.group)
        cells = zip(tense.stems, endings, strict=True)
        forms = [NO_FORM if ending == NO_FORM else self._form(stem, ending, tense) for stem, ending in cells]
        if tense.mood == "Imp" and self.kind.imperative:
            forms[1] = _changed(self.lemma, self.kind.imperative)
        return tuple(forms)

    def _form(self, stem: StemName, ending: str, tense: _Tense) -> str:
        if stem == "future":
            return _changed(_without_accents(self.lemma), _without_accents(self.kind.future)) + ending
        if stem in ("past", "past_stressed"):
            return self._past(stem == "past_stressed") + ending
        if stem in ("first", "wish", "wish_weak") and self.kind.first:
            return self._join(_changed(self.stem, self.kind.first), ending, "strong")
        return self._join(self._stem(stem), ending, self.group)

    def _stem(self, stem: StemName) -> str:
        if stem in ("stressed", "first", "wish"):
            return _changed(self.stem, self.kind.stressed)
        if stem in ("weak", "wish_weak"):
            return _changed(self.stem, self.kind.weak)
        return self.stem

    def _strong(self, tense: _Tense) -> tuple[str, ...]:
        stem = _changed(self.stem, self.kind.preterite)
        forms = [self._join(stem, ending, "strong") for ending in tense.strong]
        if self.kind.third:
            forms[2] = _changed(self.stem, self.kind.third) + tense.strong[2]
        return tuple(forms)

    def _past(self, stressed: bool) -> str:
        """The stem of the past subjunctive: "dijeron" gives "dije", stressed "dijé"."""
        preterite = next(tense for tense in self.table.tenses if tense.strong)
        plural = (self.irregular.get(preterite.name) or self._forms(preterite))[-1]
        stem = plural.removesuffix(self.table.past_from).removesuffix(self.table.past_drop)
        return stem[:-1] + self.table.stress.get(stem[-1], stem[-1]) if stressed else stem

    def _gerund(self) -> str:
        if "gerund" in self.irregular:
            return self.irregular["gerund"][0]
        if self.kind.gerund:
            return _changed(self.lemma, self.kind.gerund)
        return self._join(_changed(self.stem, self.kind.weak), self.table.gerund[self.group], self.group)

    def _participles(self) -> Iterator[tuple[str, VerbFeatures]]:
        first, *_ = self.table.participle_endings
        own = self.irregular.get("participle")
        whole = _changed(self.lemma, self.kind.participle) if self.kind.participle else ""
        for index, cell in enumerate(self.table.participle_endings):
            regular = self._join(self.stem, self.table.participle[self.group] + cell.ending, self.group)
            form = whole.removesuffix(first.ending) + cell.ending if whole else regular
            yield own[index] if own else form, VerbFeatures("Part", number=cell.number, gender=cell.gender)

    def _join(self, stem: str, ending: str, rules: str) -> str:
        joined = f"{stem}|{ending}"
        for pattern, written in _compiled(self.table.spelling[rules]):
            joined = pattern.sub(written, joined)
        return joined.replace("|", "")


@functools.cache
def conjugator(language: str) -> Conjugator:
    """The conjugator of `language` (a folder under `language/`).

    Raises:
        DataError: its `conjugation.yaml` does not follow the form.
    """
    return Conjugator(load_table(Path(__file__).parent / language / "conjugation.yaml", ConjugationTable))


@functools.cache
def _compiled(rules: tuple[tuple[str, str], ...]) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(pattern), written) for pattern, written in rules)


def _changed(word: str, change: str) -> str:
    """`word` with the last place of the old letters of "old>new" changed to the new ones."""
    old, _, new = change.partition(">")
    before, found, after = word.rpartition(old) if old else (word, "", "")
    return before + new + after if found else word


def _without_accents(word: str) -> str:
    """`word` without acute accents; ñ and ü stay."""
    return "".join(_plain(letter) for letter in word)


@functools.cache
def _plain(letter: str) -> str:
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", letter).replace("\u0301", ""))
