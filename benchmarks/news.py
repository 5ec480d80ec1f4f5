"""Made-up Spanish news in any amount, the same for the same seed.

In: `news.yaml`, sentences with slots and what may fill them. Out: articles as text.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import msgspec

from segun.language.tables import load_table


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What articles are put together from."""

    contractions: dict[str, str]
    lists: dict[str, tuple[str, ...]]
    titles: tuple[str, ...]
    leads: tuple[str, ...]
    sentences: tuple[str, ...]


@cache
def parts() -> Parts:
    """The parts that `news.yaml` holds."""
    return load_table(Path(__file__).parent / "news.yaml", Parts)


def article(seed: int, words: int = 350) -> str:
    """One article of about so many words; title, lead, paragraphs of one to four sentences."""
    chance = random.Random(seed)
    lines = [_sentence(chance, parts().titles), _sentence(chance, parts().leads)]
    length = sum(len(line.split()) for line in lines)
    while length < words:
        paragraph = " ".join(_sentence(chance, parts().sentences) for _ in range(chance.randint(1, 4)))
        lines.append(paragraph)
        length += len(paragraph.split())
    return "\n".join(lines) + "\n"


def articles(count: int, words: int = 350, first: int = 0) -> Iterator[str]:
    """So many articles, one after the other."""
    return (article(seed, words) for seed in range(first, first + count))


def _sentence(chance: random.Random, choices: tuple[str, ...]) -> str:
    used: list[str] = []

    def fill(slot: re.Match[str]) -> str:
        word = chance.choice([w for w in parts().lists[slot[1]] if w not in used])
        used.append(word)
        return word

    filled = re.sub(r"\{(\w+)(?:\.\d)?\}", fill, chance.choice(choices))
    for apart, joined in parts().contractions.items():
        filled = filled.replace(apart, joined)
    return filled[0].upper() + filled[1:]
