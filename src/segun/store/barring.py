"""Names and addresses that are not to be known here, kept as salted hashes so that the list does not tell them.

In: a connection, names of people, addresses of articles. Out: rows of `forgotten`, and a `Bar` that finds them in what comes in. Whoever
holds the store can still try a name against it, as can whoever ingests an article with that name; nobody can read the names out.
"""

from __future__ import annotations

import hashlib
import re
import secrets
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, delete, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from segun.language.folding import fold
from segun.ledger import Span
from segun.store.tables import forgotten, property_

_SALT = "salt"
WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")
"""A word of a name, also where its accents are signs of their own."""
_ADDRESS = 0
"""What stands for the number of words of an address."""


@dataclass(frozen=True, slots=True)
class Bar:
    """What is barred, for one store.

    `lengths` are the numbers of words that the barred names have.
    """

    salt: str
    hashes: frozenset[str]
    lengths: tuple[int, ...]

    def __bool__(self) -> bool:
        return bool(self.hashes)

    def names_in(self, text: str, address: str = "") -> Iterator[tuple[Span, ...]]:
        """The words of each barred name in `text`; those of one word only where they are written as names.

        Args:
            address: that of the article, in which more names may be barred than elsewhere.
        """
        found = list(WORD.finditer(text)) if self.lengths else []
        words = [fold(one[0]) for one in found]
        for length in self.lengths:
            for n in range(len(words) - length + 1):
                if length == 1 and not found[n][0][0].isupper():
                    continue
                if self.bars(" ".join(words[n : n + length]), address):
                    yield tuple(Span(*one.span()) for one in found[n : n + length])

    def bars(self, name: str, address: str = "") -> bool:
        """Whether a folded name is barred everywhere, or in the article at `address`."""
        if digest(self.salt, name) in self.hashes:
            return True
        return bool(address) and digest(self.salt, name, address) in self.hashes

    def bars_address(self, address: str) -> bool:
        """Whether the article at `address` is not to come in."""
        return digest(self.salt, "", address) in self.hashes


def words_of(name: str) -> list[str]:
    """A name's words, folded."""
    return [fold(word) for word in WORD.findall(name)]


def digest(salt: str, name: str, address: str = "") -> str:
    """The hash by which a name is known, in all articles or in one; without a name, that of the article's address."""
    return hashlib.blake2b(f"{address}\0{name}".encode(), key=salt.encode(), digest_size=20).hexdigest()


def bar_of(connection: Connection) -> Bar:
    """What is barred in this store."""
    rows = connection.execute(select(forgotten.c.hash, forgotten.c.words)).all()
    if not rows:
        return Bar("", frozenset(), ())
    lengths = sorted({row.words for row in rows} - {_ADDRESS}, reverse=True)
    return Bar(_salt(connection), frozenset(row.hash for row in rows), tuple(lengths))


def bar_names(connection: Connection, names: Iterable[str], address: str = "") -> None:
    """Bar names of people everywhere, or in the article at `address`."""
    salt = _salt(connection)
    wanted = {" ".join(words): len(words) for name in names if (words := words_of(name))}
    _save(connection, [{"hash": digest(salt, name, address), "words": count} for name, count in sorted(wanted.items())])


def bar_address(connection: Connection, address: str) -> None:
    """Bar an article."""
    _save(connection, [{"hash": digest(_salt(connection), "", address), "words": _ADDRESS}])


def lift(connection: Connection, name: str) -> bool:
    """Let a name or an address come in again; gives whether it was barred."""
    salt = _salt(connection)
    hashes = (digest(salt, " ".join(words_of(name))), digest(salt, "", name))
    return connection.execute(delete(forgotten).where(forgotten.c.hash.in_(hashes))).rowcount > 0


def _save(connection: Connection, rows: list[dict[str, object]]) -> None:
    if rows:
        statement = (sqlite if connection.dialect.name == "sqlite" else postgresql).insert(forgotten)
        connection.execute(statement.on_conflict_do_nothing(index_elements=["hash"]), rows)


def _salt(connection: Connection) -> str:
    """The store's own salt, made when it is first needed."""
    found = connection.execute(select(property_.c.value).where(property_.c.name == _SALT)).scalar()
    if found is None:
        found = secrets.token_hex(16)
        connection.execute(insert(property_).values(name=_SALT, value=found))
    return str(found)
