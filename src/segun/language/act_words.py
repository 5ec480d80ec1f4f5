"""Words by which a content tells what its report does. In: `lexicon/acts.yaml`. Out: `ActWords`."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.tables import load_table


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sets of lemmas; the file says what each is for."""

    denied_verbs: frozenset[str]
    falsehood: frozenset[str]
    truth: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]
    acceptable: frozenset[str]
    harm: frozenset[str]
    wrong: frozenset[str]
    danger: frozenset[str]
    harm_ahead: frozenset[str]
    penalty: frozenset[str]
    commitment: frozenset[str]


@functools.cache
def act_words(code: str = "es") -> ActWords:
    """The act words of the language `code`."""
    return load_table(Path(__file__).parent / code / "lexicon" / "acts.yaml", ActWords)
