"""Fixed expressions that hold a word of conflict and tell of no deed: "puesta en marcha", "ataque de risa".

In: `lexicon/idioms.yaml` of a language. Out: `Idioms`, which gives the length of the one at a place.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Sequence
from pathlib import Path

from segun.language.tables import load_table


class Idioms:
    """Expressions by their first word."""

    def __init__(self, expressions: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[frozenset[str], ...]]] = {}
        for expression in expressions:
            first, *rest = expression.split()
            places = tuple(frozenset(place.split("|")) for place in rest)
            for word in first.split("|"):
                self._by_first.setdefault(word, []).append(places)

    def length(self, words: Sequence[str], at: int) -> int:
        """Number of words of the longest expression that begins at a place of lower-case words; 0 for none."""
        best = 0
        for places in self._by_first.get(words[at], ()):
            behind = words[at + 1 : at + 1 + len(places)]
            if len(behind) == len(places) and all(w in place for w, place in zip(behind, places, strict=True)):
                best = max(best, 1 + len(places))
        return best


@functools.cache
def idioms(language: str) -> Idioms:
    """The idioms of `language`.

    Raises:
        DataError: `idioms.yaml` is no list of expressions; the message names file and line.
    """
    return Idioms(load_table(Path(__file__).parent / language / "lexicon" / "idioms.yaml", tuple[str, ...]))
