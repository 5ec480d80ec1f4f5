"""The words of a language by how common they are.

Two files a language: `words_common.txt`, one line a frequency class and its words (the class is the whole part of the
Zipf frequency: 6 is a word in a thousand, 3 one in a million), and `words_rare.txt`, the words that are rare and right,
yet look like a slip: two common words in one, or a common word without its first letter. Lines that begin with # are
comments. `tools/build_words.py` makes both.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from segun.errors import DataError


@dataclass(frozen=True, slots=True)
class Words:
    """`common` gives the frequency class of a common word, in small letters; `rare` are the misleading rare ones."""

    common: Mapping[str, int] = field(repr=False)
    rare: frozenset[str] = field(repr=False)


@functools.cache
def words(language: str) -> Words:
    """The words of `language`.

    Raises:
        DataError: a line of its list of common words does not begin with a class.
    """
    folder = Path(__file__).parents[1] / "language" / language
    common: dict[str, int] = {}
    path = folder / "words_common.txt"
    for number, line in _lines(path):
        frequency, *members = line.split()
        if not frequency.isdigit():
            raise DataError(f"a line begins with its frequency class, not with {frequency!r}", f"{path}:{number}")
        common.update(dict.fromkeys(members, int(frequency)))
    return Words(common, frozenset(line for _, line in _lines(folder / "words_rare.txt")))


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    """The lines of a list of words with their numbers, without comments."""
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        if line and not line.startswith("#"):
            yield number, line
