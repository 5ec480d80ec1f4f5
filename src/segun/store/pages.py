"""A page of an answer, and where the next one begins.

In: the last row of a page. Out: a cursor, an opaque word that names that row, so that the next page begins behind it whatever has come in
since.
"""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

import msgspec

from segun.errors import StoreError
from segun.store.hits import Named

T = TypeVar("T")
R = TypeVar("R")
Key = tuple[str | int | float, ...]
"""What rows are sorted by."""

LIMIT = 20
"""Rows of a page if nobody says otherwise."""

_MOST = 1000
_decode = msgspec.json.Decoder(list[str | int | float]).decode


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some rows of an answer.

    Args:
        items: the rows, the newest first unless they were asked for otherwise.
        cursor: what to ask with for more that stand behind them; `None` where there are none.
        named: who was meant by each name in the question.
    """

    items: tuple[T, ...]
    cursor: str | None
    named: tuple[Named, ...] = ()

    @property
    def more(self) -> bool:
        """Whether there are more rows behind these."""
        return self.cursor is not None


def check_limit(limit: int) -> int:
    """`limit` itself.

    Raises:
        StoreError: no page has so many rows.
    """
    if not 1 <= limit <= _MOST:
        raise StoreError(f"a page has 1 to {_MOST} rows, not {limit}", remedy="give --after for more")
    return limit


def cut(kind: str, rows: Sequence[R], limit: int, key: Callable[[R], Key]) -> tuple[Sequence[R], str | None]:
    """The rows of a page, and the cursor behind them.

    Args:
        rows: those of the page, and one more where there are more.
        key: what the cursor behind a row holds.
    """
    if len(rows) <= limit:
        return rows, None
    return rows[:limit], cursor_of(kind, key(rows[limit - 1]))


def cursor_of(kind: str, key: Key) -> str:
    """The cursor behind the row with this key, in an answer of this kind."""
    return base64.urlsafe_b64encode(msgspec.json.encode([kind, *key])).decode().rstrip("=")


def key_of(kind: str, cursor: str | None, form: tuple[type, ...]) -> Key | None:
    """The key in a cursor; `None` for the first page.

    Args:
        form: the types of the key's parts.

    Raises:
        StoreError: it is no cursor of this kind of answer.
    """
    if cursor is None:
        return None
    try:
        said, *key = _decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (msgspec.DecodeError, binascii.Error, ValueError) as problem:
        raise _strange(cursor) from problem
    if said != kind or len(key) != len(form) or not all(map(_is, key, form)):
        raise _strange(cursor)
    return tuple(key)


def _is(part: object, wanted: type) -> bool:
    """SQLite and PostgreSQL take numbers up to 63 bits."""
    return isinstance(part, wanted) and (not isinstance(part, int) or abs(part) < 1 << 62)


def _strange(cursor: str) -> StoreError:
    return StoreError(
        f"{cursor!r} ends no page of this answer", remedy="give the cursor that the page before ended with"
    )
