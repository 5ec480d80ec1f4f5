"""Según reads news and writes a ledger in which every fact carries its words and the voice that vouches for it.

>>> import segun
>>> segun.SCHEMA
'segun/1'

What a program needs stands here: `Reader` reads, a `Ledger` is what it gives, an `Article` is a text with what is known of
it, a `Store` keeps ledgers and answers questions, and every fault that a user can mend is a `SegunError`. `Reader` and `Store`
are imported when they are asked for, since they bring a parser and a database with them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from segun.errors import SegunError
from segun.ledger import SCHEMA, Ledger, Span
from segun.text.article import Article

if TYPE_CHECKING:
    from segun.reading.reader import Reader
    from segun.store.store import Store

__all__ = ["SCHEMA", "Article", "Ledger", "Reader", "SegunError", "Span", "Store"]


def __getattr__(name: str) -> object:
    if name == "Reader":
        from segun.reading.reader import Reader

        return Reader
    if name == "Store":
        from segun.store.store import Store

        return Store
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
