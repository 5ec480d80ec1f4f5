"""The words by which articles are compared with each other.

In: `<language>/linking.yaml`. Out: `LinkingWords`; the file says what each list is for.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import msgspec

from segun.language.tables import load_table

_HOME = Path(__file__).parent


class LinkingWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands."""

    offices: dict[str, list[str]]
    governments: tuple[str, ...]
    empty: frozenset[str]
    again: tuple[str, ...]
    doubting: tuple[str, ...]
    confirming: tuple[str, ...]
    unproven: tuple[str, ...]
    left_open: tuple[str, ...]
    to_be_shown: tuple[str, ...]
    falsehoods: tuple[str, ...]
    negations: frozenset[str]
    second_negations: frozenset[str]
    clause_openers: frozenset[str]
    light: frozenset[str]


@cache
def linking_words(language: str) -> LinkingWords:
    """The words of `language`.

    Raises:
        DataError: the file does not follow its form.
    """
    return load_table(_HOME / language / "linking.yaml", LinkingWords)
