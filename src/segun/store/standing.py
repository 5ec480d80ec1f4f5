"""What stands in the store under an address or a name.

In: a connection. Out: rows and ledgers as they are now; nothing is written here.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from sqlalchemy import Connection, bindparam, select

from segun.errors import StoreError
from segun.ledger import Ledger
from segun.store.packing import unpack_ledger
from segun.store.tables import article, version


class Known(NamedTuple):
    """Articles that the store holds, as pairs of address and digest.

    `now` are those that stand there now, read by the reader that was asked for; `once` those that a newer version has replaced.
    """

    now: frozenset[tuple[str, str]]
    once: frozenset[tuple[str, str]]


def known_articles(connection: Connection, addresses: Iterable[str], reader: str) -> Known:
    """What the store holds of these addresses."""
    query = (
        select(article.c.address, version.c.digest, version.c.current, version.c.reader)
        .join(version, version.c.article_id == article.c.id)
        .where(article.c.address.in_(sorted(set(addresses))))
    )
    rows = connection.execute(query).all()
    now = frozenset((row.address, row.digest) for row in rows if row.current and row.reader == reader)
    return Known(now, frozenset((row.address, row.digest) for row in rows if not row.current))


class Standing(NamedTuple):
    """What stands under a name: the article's row, its version's row and number, and its ledger."""

    article: int
    version: int
    number: int
    ledger: Ledger


def current_by_name(connection: Connection, name: str) -> Standing:
    """What stands under the name that an article has in the store.

    Raises:
        StoreError: there is no such article.
    """
    query = (
        select(version.c.article_id, version.c.id, version.c.number, version.c.ledger, version.c.text)
        .join(article, article.c.id == version.c.article_id)
        .where(article.c.name == name, version.c.current == 1)
    )
    found = connection.execute(query).first()
    if found is None:
        raise StoreError(f"there is no article {name!r}", remedy="segun search finds names of articles")
    return Standing(found.article_id, found.id, found.number, unpack_ledger(found.ledger, found.text))


def free_name(connection: Connection, wished: str) -> str:
    """`wished`, or with a number where another article has it; a few questions, however many articles have that name."""

    def free(number: int) -> bool:
        return connection.execute(_NAMED, {"name": _numbered(wished, number)}).first() is None

    taken, number = 0, 1
    while not free(number):
        taken, number = number, 2 * number
    while number - taken > 1:
        middle = (number + taken) // 2
        taken, number = (taken, middle) if free(middle) else (middle, number)
    return _numbered(wished, number)


def _numbered(name: str, number: int) -> str:
    return name if number == 1 else f"{name}-{number}"


_NAMED = select(article.c.id).where(article.c.name == bindparam("name"))
