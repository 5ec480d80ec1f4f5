"""The words by which parties owe each other something: instruments, their terms, and what is done to them.

In: `lexicon/commitments.yaml` of a language. Out: `CommitmentWords`, look-ups by form, lemma or the words of a phrase.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Literal

import msgspec

from segun.language.conjugation import Conjugator, conjugator
from segun.language.inflection import Inflection, inflection
from segun.language.tables import load_derived, load_table

InstrumentKind = Literal[
    "treaty", "pact", "alliance", "coalition", "truce", "ceasefire", "deal", "memorandum", "contract"
]
_HOME = Path(__file__).parent
_VERBS = (
    "provides", "binds", "demands", "grants", "commits", "owes", "helps", "gains", "signs", "ratifies", "ends", "proposes", "manages",
)  # fmt: skip


class InstrumentNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun, or a phrase that is one, which names an instrument."""

    noun: str
    kind: InstrumentKind
    plural: str = ""
    generic: bool = False
    weak: bool = False


class CommitmentTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; the comments there say what each list is for."""

    instruments: tuple[InstrumentNoun, ...]
    idioms: tuple[str, ...]
    any: frozenset[str]
    stand_ins: frozenset[str]
    parts: frozenset[str]
    provides: frozenset[str]
    binds: frozenset[str]
    demands: frozenset[str]
    grants: frozenset[str]
    commits: frozenset[str]
    owes: frozenset[str]
    wrappers: frozenset[str]
    helps: frozenset[str]
    gains: frozenset[str]
    signs: frozenset[str]
    ratifies: frozenset[str]
    ends: frozenset[str]
    proposes: frozenset[str]
    manages: frozenset[str]
    proposal_nouns: frozenset[str]
    proposal_adjectives: frozenset[str]
    in_force: tuple[str, ...]
    not_in_force: tuple[str, ...]
    done_before: tuple[str, ...]
    between: tuple[str, ...]
    with_: tuple[str, ...] = msgspec.field(name="with")
    for_: tuple[str, ...] = msgspec.field(name="for")
    in_favour: tuple[str, ...]
    to: tuple[str, ...]
    under: tuple[str, ...]
    by_which: tuple[str, ...]


class _Compiled(msgspec.Struct, frozen=True):
    """`nouns` are instruments by the words of their singular or plural, with whether it is the plural."""

    table: CommitmentTable
    nouns: tuple[tuple[tuple[str, ...], InstrumentNoun, bool], ...]
    verbs: dict[str, str]
    participles: frozenset[str]


class NounFound(msgspec.Struct, frozen=True):
    """An instrument's noun in a row of words: how many words it takes."""

    length: int
    noun: InstrumentNoun
    plural: bool


class CommitmentWords:
    """The words of one language; phrases are looked up in lower-case words with their contractions written apart."""

    def __init__(self, compiled: _Compiled) -> None:
        self.table = compiled.table
        self.participles = compiled.participles
        self._verbs = compiled.verbs
        self._nouns: dict[str, list[tuple[tuple[str, ...], InstrumentNoun, bool]]] = {}
        for words, noun, plural in compiled.nouns:
            self._nouns.setdefault(words[0], []).append((words, noun, plural))
        for found in self._nouns.values():
            found.sort(key=lambda one: -len(one[0]))
        self.firsts = frozenset(self._nouns)

    def noun_at(self, lower: Sequence[str], at: int) -> NounFound | None:
        """The longest noun of an instrument that begins at a place of a row of words."""
        for words, noun, plural in self._nouns.get(lower[at], ()):
            if tuple(lower[at : at + len(words)]) == words:
                return NounFound(len(words), noun, plural)
        return None

    def verb(self, form: str) -> str | None:
        """The lemma of a verb of the lexicon by any of its forms."""
        return self._verbs.get(form)


@functools.cache
def commitment_words(language: str) -> CommitmentWords:
    """The words of `language` (a folder under `language/`).

    Raises:
        DataError: `commitments.yaml` does not follow its form; the message names file and line.
    """
    home = _HOME / language
    path = home / "lexicon" / "commitments.yaml"
    sources = (path, home / "conjugation.yaml", home / "inflection.yaml", _HOME / "conjugation.py", Path(__file__))

    def build() -> _Compiled:
        return _compiled(load_table(path, CommitmentTable), conjugator(language), inflection(language))

    return CommitmentWords(load_derived(sources, _Compiled, build))


def _compiled(table: CommitmentTable, verbs: Conjugator, endings: Inflection) -> _Compiled:
    forms: dict[str, str] = {}
    participles: set[str] = set()
    done_to = table.signs | table.ratifies | table.ends | table.proposes
    for lemma in _lemmas(table):
        for form, cells in verbs.conjugate(lemma).forms.items():
            forms.setdefault(form, lemma)
            if lemma in done_to and any(cell.verbform == "Part" for cell in cells):
                participles.add(form)
    return _Compiled(table, tuple(_noun_forms(table.instruments, endings)), forms, frozenset(participles))


def _lemmas(table: CommitmentTable) -> list[str]:
    """All verbs, those of terms first: of a form that two share, theirs counts."""
    return list(dict.fromkeys(lemma for name in _VERBS for lemma in sorted(getattr(table, name))))


def _noun_forms(
    nouns: Iterable[InstrumentNoun], endings: Inflection
) -> Iterable[tuple[tuple[str, ...], InstrumentNoun, bool]]:
    for one in nouns:
        yield tuple(one.noun.split()), one, False
        if one.plural or " " not in one.noun:
            yield tuple((one.plural or endings.plural(one.noun)).split()), one, True
