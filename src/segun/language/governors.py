"""What verbs and nouns make of a deed that a noun names beside them: done, suffered, planned, averted, wanted, feared.

In: `lexicon/governors.yaml` of a language. Out: `Governors`, sets of lemmas.
"""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.conjugation import Conjugator, conjugator
from segun.language.tables import load_derived, load_table


class Governors(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Lemmas by what they make of the deed; the file says more."""

    does: frozenset[str]
    suffers: frozenset[str]
    happens: frozenset[str]
    calls: frozenset[str]
    call_nouns: frozenset[str]
    joins: frozenset[str]
    containers: frozenset[str]
    planned: frozenset[str]
    averted: frozenset[str]
    wanted: frozenset[str]
    feared: frozenset[str]
    planned_nouns: frozenset[str]
    wanted_nouns: frozenset[str]
    feared_nouns: frozenset[str]
    averted_nouns: frozenset[str]
    implicative: frozenset[str]


@functools.cache
def governors(language: str) -> Governors:
    """The governors of `language` (a folder under `language/`).

    Raises:
        DataError: `governors.yaml` does not follow its form; the message names file and line.
    """
    return load_table(Path(__file__).parent / language / "lexicon" / "governors.yaml", Governors)


@functools.cache
def told_participles(language: str) -> frozenset[str]:
    """The participles that say of a deed before them that it takes place, is done or planned ("celebrada", "convocado")."""
    home = Path(__file__).parent
    sources = (home / language / "lexicon" / "governors.yaml", home / language / "conjugation.yaml", Path(__file__))
    return load_derived(sources, frozenset[str], lambda: _participles(governors(language), conjugator(language)))


def _participles(lists: Governors, verbs: Conjugator) -> frozenset[str]:
    lemmas = (lemma for lemma in lists.does | lists.happens | lists.planned if lemma.endswith(verbs.endings))
    forms = (pair for lemma in lemmas for pair in verbs.conjugate(lemma).forms.items())
    return frozenset(form for form, features in forms if any(f.verbform == "Part" for f in features))
