"""Whether a text is in the language it is read as.

In comes a text, out goes the code of the language whose telling words stand in it most often.
"""

from __future__ import annotations

import functools
import re
from collections import Counter
from itertools import islice
from pathlib import Path

from segun.language.tables import load_table

_SAMPLE = 2000
_FEWEST = 30
_CLEARLY = 1.5
_WORD = re.compile(r"[^\W\d_]+")


def other_language(text: str, language: str) -> str | None:
    """The BCP 47 code of the language `text` is evidently in instead of `language`; "und" if it is in none that is known.

    Args:
        text: any text; the first 2,000 words count, and fewer than 30 say nothing.
        language: the code of the language that is expected.
    """
    seen = Counter(found[0].lower() for found in islice(_WORD.finditer(text), _SAMPLE))
    total = seen.total()
    if total < _FEWEST:
        return None
    scores = {code: sum(seen[word] for word in telling) for code, telling in profiles(language).items()}
    expected = scores.pop(language)
    best = max(scores, key=lambda code: (scores[code], code))
    if scores[best] > _CLEARLY * expected and scores[best] > 0.1 * total:
        return best
    return "und" if expected < 0.03 * total else None


@functools.cache
def profiles(language: str) -> dict[str, frozenset[str]]:
    """The telling words of `language` and of those it could be taken for, by code."""
    path = Path(__file__).parents[1] / "language" / language / "profile.yaml"
    return load_table(path, dict[str, frozenset[str]])
