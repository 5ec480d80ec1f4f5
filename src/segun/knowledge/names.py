"""An index from the spellings of names to what they name, with a sense for capital letters.

In: spellings as the press writes them, each with a value. Out: the values of a text. Accents and leading articles do not
count; capitals do, where the spelling has them: "La Moneda" is a palace, "La moneda" is money, "PAN" is a party.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from segun.knowledge.folding import fold

V = TypeVar("V")


class NameIndex(Generic[V]):
    """Values by spelling; a spelling may have several values, kept in the order in which they came."""

    __slots__ = ("_articles", "_entries")

    def __init__(self, spellings: Iterable[tuple[str, V]], articles: tuple[str, ...] = ()) -> None:
        """Index `spellings`; `articles` are the words that may stand before a name without belonging to it."""
        self._articles = frozenset(articles)
        self._entries: dict[str, list[tuple[str, V]]] = {}
        for spelling, value in spellings:
            self._entries.setdefault(fold(spelling), []).append((spelling, value))

    def all(self, text: str) -> tuple[V, ...]:
        """Every value that `text` may name, in the order of the data; () where there is none."""
        key = fold(text)
        found = self._matches(key, text)
        if not found:
            article, _, name = key.partition(" ")
            if name and article in self._articles:
                found = self._matches(name, text.partition(" ")[2])
        return found

    def find(self, text: str) -> V | None:
        """The first value that `text` names."""
        found = self.all(text)
        return found[0] if found else None

    def _matches(self, key: str, text: str) -> tuple[V, ...]:
        entries = self._entries.get(key)
        if not entries:
            return ()
        return tuple(value for spelling, value in entries if capitalised_like(text, spelling))


def capitalised_like(text: str, spelling: str) -> bool:
    """Whether `text` has a capital wherever `spelling` has one.

    The first letter is free where capitals follow ("el Mundo Obrero" for "El Mundo Obrero"), and so are accents. The two
    must be equal but for case and accents.
    """
    if len(text) != len(spelling):
        return not text.islower()
    first = 1 if spelling[1:] != spelling[1:].lower() else 0
    return all(
        written.isupper() for written, wanted in zip(text[first:], spelling[first:], strict=True) if wanted.isupper()
    )
