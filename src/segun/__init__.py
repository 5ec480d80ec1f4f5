"""Según reads news and writes a ledger in which every fact carries its words and the voice that vouches for it.

>>> import segun
>>> segun.SCHEMA
'segun/1'

What a program needs stands here: `Reader` reads, a `Ledger` is what it gives, an `Article` is a text with what is known of
it, and every fault that a user can mend is a `SegunError`. `Reader` is imported when it is asked for, since it brings the
parser with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from segun.errors import SegunError
from segun.ledger import SCHEMA, Ledger, Span
from segun.text.article import Article

if TYPE_CHECKING:
    from segun.reading.reader import Reader

__all__ = ["SCHEMA", "Article", "Ledger", "Reader", "SegunError", "Span"]


def __getattr__(name: str) -> object:
    if name != "Reader":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from segun.reading.reader import Reader

    return Reader


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
