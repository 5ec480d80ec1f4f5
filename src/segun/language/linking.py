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
    governments: list[str]
    empty: frozenset[str]
    again: list[str]
    doubting: list[str]
    confirming: list[str]
    unproven: list[str]
    left_open: list[str]
    to_be_shown: list[str]
    falsehoods: list[str]
    negations: frozenset[str]
    clause_openers: frozenset[str]
    light: frozenset[str]


@cache
def linking_words(language: str) -> LinkingWords:
    """The words of `language`.

    Raises:
        DataError: the file does not follow its form.
    """
    return load_table(_HOME / language / "linking.yaml", LinkingWords)
