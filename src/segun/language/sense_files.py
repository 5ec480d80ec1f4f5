"""The sense files: their form, and how they become one table of word forms.

In: `senses/*.yaml` of a language. Out: `CompiledSenses`, in which every form of every sense is looked up at once.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from pathlib import Path

import msgspec

from segun.errors import DataError
from segun.language.conjugation import Conjugator
from segun.language.inflection import Inflection
from segun.language.sense import Expected, Hints, Kind, Needs, Sense, Slots, Status, Strength
from segun.language.tables import load_table

SHARED = "classes.yaml"
DEFAULTS = "defaults.yaml"


class Ends(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Slots of the two ends of a deed, best first."""

    actor: Slots
    recipient: Slots


class Defaults(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What holds where an entry is silent; the file says more."""

    reflexive: str
    joining: int
    verb: Ends
    noun: Ends
    phrase: Ends


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True, rename={"with_": "with"}):
    """One entry as the YAML file has it."""

    lemma: str
    example: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actor: Slots | None = None
    recipient: Slots | None = None
    mutual: bool = False
    with_: Hints = {}
    without: Hints = {}
    needs: Needs = ""
    strength: Strength = "usual"
    reflexive: bool | None = None
    status: Status | None = None
    skip_forms: tuple[str, ...] = ()
    expect: Expected = Expected()


class SenseFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The senses of one type, with word classes that only this file uses."""

    type: str
    classes: dict[str, tuple[str, ...]] = {}
    verbs: tuple[Entry, ...] = ()
    nouns: tuple[Entry, ...] = ()
    phrases: tuple[Entry, ...] = ()


class PhraseWords(msgspec.Struct, frozen=True, array_like=True):
    """A phrase sense by number, the words that may stand in each place after its first, and whether it begins with a verb."""

    sense: int
    places: tuple[tuple[str, ...], ...]
    verbal: bool


class CompiledSenses(msgspec.Struct, frozen=True):
    """All senses with their forms: numbers point into `senses`.

    `phrases` are by the word that begins them, `classes` by the first word of a member: the member's other words and
    the class.
    """

    senses: tuple[Sense, ...]
    verbs: dict[str, tuple[int, ...]]
    nouns: dict[str, tuple[int, ...]]
    phrases: dict[str, tuple[PhraseWords, ...]]
    classes: dict[str, tuple[tuple[tuple[str, ...], str], ...]]


def compile_senses(home: Path, verbs: Conjugator, forms: Inflection) -> CompiledSenses:
    """Read the sense files of a folder and build the tables of forms.

    Raises:
        DataError: a file does not follow its form, or a verb cannot be conjugated.
    """
    shared = load_table(home / SHARED, dict[str, tuple[str, ...]])
    builder = _Builder(verbs, forms, load_table(home / DEFAULTS, Defaults))
    builder.add_classes(shared, "")
    for path in sense_paths(home):
        builder.add_file(path, load_table(path, SenseFile), frozenset(shared))
    return builder.compiled()


def sense_paths(home: Path) -> list[Path]:
    """The sense files of a folder, in order."""
    return sorted(path for path in home.glob("*.yaml") if path.name not in (SHARED, DEFAULTS))


class _Builder:
    def __init__(self, verbs: Conjugator, forms: Inflection, defaults: Defaults) -> None:
        self._conjugates = verbs
        self._inflects = forms
        self._defaults = defaults
        self._senses: list[Sense] = []
        self._verbs: dict[str, list[int]] = {}
        self._nouns: dict[str, list[int]] = {}
        self._phrases: dict[str, list[PhraseWords]] = {}
        self._classes: dict[str, list[tuple[tuple[str, ...], str]]] = {}

    def compiled(self) -> CompiledSenses:
        return CompiledSenses(
            senses=tuple(self._senses),
            verbs=_frozen(self._verbs),
            nouns=_frozen(self._nouns),
            phrases={word: tuple(found) for word, found in self._phrases.items()},
            classes={word: tuple(found) for word, found in self._classes.items()},
        )

    def add_classes(self, classes: dict[str, tuple[str, ...]], owner: str) -> None:
        """Take in the members of classes, in singular and plural; those of one file under a name of their own."""
        for name, members in classes.items():
            for member in members:
                for first, *rest in dict.fromkeys((tuple(member.split()), self._plurals(member))):
                    self._classes.setdefault(first, []).append((tuple(rest), owner + name))

    def add_file(self, path: Path, file: SenseFile, shared: frozenset[str]) -> None:
        owner = f"{path.stem}."
        own = file.classes.keys() - shared
        self.add_classes({name: words for name, words in file.classes.items() if name in own}, owner)
        self.add_classes({name: words for name, words in file.classes.items() if name not in own}, "")
        kinds: tuple[tuple[Kind, tuple[Entry, ...]], ...] = (
            ("verb", file.verbs), ("noun", file.nouns), ("phrase", file.phrases),
        )  # fmt: skip
        for kind, entries in kinds:
            for entry in entries:
                self._add(file.type, kind, entry, own, owner)

    def _add(self, type_: str, kind: Kind, entry: Entry, own: Set[str], owner: str) -> None:
        number = len(self._senses)
        verbal = kind == "verb" or (kind == "phrase" and self._is_infinitive(entry.lemma.split()[0]))
        silent = self._defaults.verb if kind == "verb" else self._defaults.phrase if verbal else self._defaults.noun
        self._senses.append(
            Sense(
                number=number, lemma=entry.lemma, kind=kind, type=type_, mode=entry.mode, contexts=entry.contexts,
                actor=silent.actor if entry.actor is None else entry.actor,
                recipient=silent.recipient if entry.recipient is None else entry.recipient,
                mutual=entry.mutual, with_=_owned(entry.with_, own, owner), without=_owned(entry.without, own, owner),
                needs=entry.needs, strength=entry.strength, reflexive=entry.reflexive, status=entry.status,
                example=entry.example, expect=entry.expect,
            )
        )  # fmt: skip
        if kind == "verb":
            for form in self._conjugates.conjugate(entry.lemma).forms:
                if form not in entry.skip_forms:
                    self._verbs.setdefault(form, []).append(number)
        elif kind == "noun" and " " in entry.lemma:
            self._add_phrase(number, " ".join(map(self._either, entry.lemma.split())), verbal=False)
        elif kind == "noun":
            for form in dict.fromkeys((entry.lemma, self._plural(entry.lemma))):
                if form not in entry.skip_forms:
                    self._nouns.setdefault(form, []).append(number)
        else:
            self._add_phrase(number, entry.lemma, verbal)

    def _add_phrase(self, number: int, lemma: str, verbal: bool) -> None:
        first, *rest = lemma.split()
        words = PhraseWords(number, tuple(tuple(place.split("|")) for place in rest), verbal)
        for one in first.split("|"):
            for form in (
                self._conjugates.conjugate(one.removesuffix(self._defaults.reflexive)).forms if verbal else (one,)
            ):
                self._phrases.setdefault(form, []).append(words)

    def _is_infinitive(self, word: str) -> bool:
        first = word.split("|")[0].removesuffix(self._defaults.reflexive)
        return len(first) > 1 and first.endswith(tuple(self._conjugates.endings))

    def _either(self, word: str) -> str:
        """A word of a noun of several words in singular or plural; short ones join the others and stay."""
        return "|".join(dict.fromkeys((word, self._plural(word)))) if len(word) > self._defaults.joining else word

    def _plurals(self, phrase: str) -> tuple[str, ...]:
        """A noun of one or several words in the plural, up to its first preposition ("cascos azules", "toques de queda")."""
        head, *rest = phrase.split()
        out = [self._plural(head)]
        while rest and len(rest[0]) > self._defaults.joining:
            out.append(self._plural(rest.pop(0)))
        return (*out, *rest)

    def _plural(self, noun: str) -> str:
        try:
            return self._inflects.plural(noun)
        except DataError:  # a loan word or a name keeps its form
            return noun


def _owned(hints: Hints, own: Set[str], owner: str) -> Hints:
    """Hints in which the classes of one file carry the file's name."""
    return {slot: tuple(owner + v if v in own else v for v in values) for slot, values in hints.items()}


def _frozen(table: dict[str, list[int]]) -> dict[str, tuple[int, ...]]:
    return {word: tuple(numbers) for word, numbers in table.items()}


def entries_of(files: Iterable[SenseFile]) -> list[Entry]:
    """All entries of several files, in order."""
    return [entry for file in files for entry in (*file.verbs, *file.nouns, *file.phrases)]
