"""For which types of deeds a word may stand.

In: a word. Out: its `Kinds`, as the language's senses know them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from segun.language.senses import senses


class Kinds(NamedTuple):
    """The types for which a word may stand, as any word and as a noun."""

    any: frozenset[str]
    noun: frozenset[str]


@lru_cache(maxsize=100_000)
def kinds_of(word: str, language: str) -> Kinds:
    """The types of a word.

    Args:
        word: in small letters.
    """
    lexicon = senses(language)
    nouns = frozenset(sense.type for sense in lexicon.noun(word))
    return Kinds(nouns | {sense.type for sense in lexicon.verb(word)}, nouns)
