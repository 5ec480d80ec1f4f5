"""Articles and their versions: which address, which text, how many times.

In: a connection that writes, an article's address and its ledger. Out: rows of `article` and `version`, and the `Place` where
the ledger's records go.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal, NamedTuple
from urllib.parse import urlsplit

import msgspec
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from segun.ledger import Ledger
from segun.store.corrections import corrected
from segun.store.packing import pack_ledger, unpack_ledger
from segun.store.standing import free_name
from segun.store.tables import article, version

Outcome = Literal["new", "version", "reread", "same"]
"""What came of putting an article: a new address, a new version at a known one, the same text read anew, or nothing to do."""

_LAST = (
    select(version, article.c.name)
    .join(article, article.c.id == version.c.article_id)
    .where(article.c.address == bindparam("address"), version.c.current == 1)
)
_NEW_ARTICLE = insert(article).returning(article.c.id)
_NEW_VERSION = insert(version).returning(version.c.id)
_MARK_SEEN = update(article).where(article.c.address == bindparam("at")).values(last_seen=bindparam("seen"))


@dataclass(frozen=True, slots=True)
class Arrival:
    """An article on its way into the store.

    `address` is what makes it the same article when it comes again, `name` the short name wished for it, `origin` the source it
    came from, `seen` the moment (ISO 8601, UTC), `reader` the program and configuration that read it, `digest` a hash of what came
    in, before it was read; that of the ledger's document where nobody tells.
    """

    address: str
    name: str
    origin: str
    seen: str
    reader: str
    digest: str | None = None


@dataclass(frozen=True, slots=True)
class Place:
    """Where a ledger stands: its article's row and name, its version's row and number, and the day that sorts its records."""

    article: int
    name: str
    version: int
    number: int
    day: str
    publisher: str | None
    outcome: Outcome


def digest_of(text: str, *known: str | None) -> str:
    """A hash of a text and what is told of it, which changes when any of them does."""
    found = hashlib.sha256(text.encode("utf-8", "surrogatepass"))
    for one in known:
        found.update(b"-" if one is None else b"%d:" % len(one))
        found.update((one or "").encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def ledger_digest(ledger: Ledger) -> str:
    """`digest_of` a ledger's document."""
    one = ledger.document
    return digest_of(one.text, one.title, one.published, one.url, one.publisher, *one.authors)


def mark_seen(connection: Connection, addresses: Iterable[str], seen: str) -> None:
    """Note that these articles still stand where they stood."""
    rows = [{"at": one, "seen": seen} for one in sorted(addresses)]
    if rows:
        connection.execute(_MARK_SEEN, rows)


class Placed(NamedTuple):
    """An article that was written: its place, its ledger as it is kept, and the version whose records must go before new ones come."""

    place: Place
    ledger: Ledger
    replaced: tuple[int, Ledger] | None


def place_article(connection: Connection, arrival: Arrival, ledger: Ledger) -> Placed:
    """Write the article and its version, with the ledger under the name that the article has in the store."""
    last = connection.execute(_LAST, {"address": arrival.address}).first()
    if last is not None:
        mark_seen(connection, [arrival.address], arrival.seen)
        return _known_article(connection, arrival, named(ledger, last.name), last)
    name = free_name(connection, arrival.name or ledger.document.id)
    row = {
        "name": name, "address": arrival.address, "origin": arrival.origin,
        "first_seen": arrival.seen, "last_seen": arrival.seen,
    }  # fmt: skip
    number = int(connection.execute(_NEW_ARTICLE, row).scalar_one())
    place, kept = _new_version(connection, arrival, named(ledger, name), (number, name, 1))
    return Placed(place, kept, None)


def _known_article(connection: Connection, arrival: Arrival, ledger: Ledger, last: Row[tuple[object, ...]]) -> Placed:
    """A version that is read anew, or a new one; with what people have corrected in the article."""
    same = last.digest == (arrival.digest or ledger_digest(ledger))
    if same and last.reader == arrival.reader:
        place = Place(last.article_id, last.name, last.id, last.number, last.day, last.publisher, "same")
        return Placed(place, ledger, None)
    before = last.id, unpack_ledger(last.ledger, last.text)
    new = corrected(connection, last.article_id, ledger)
    machine = None if new is ledger else pack_ledger(ledger)
    if not same:
        connection.execute(update(version).where(version.c.id == last.id).values(current=0))
        this = last.article_id, last.name, last.number + 1
        return Placed(*_new_version(connection, arrival, new, this, machine), before)
    row = _row(replace(arrival, seen=last.seen), new, machine)
    connection.execute(update(version).where(version.c.id == last.id).values(row))
    day, publisher = str(row["day"]), _publisher(new)
    return Placed(Place(last.article_id, last.name, last.id, last.number, day, publisher, "reread"), new, before)


def _new_version(
    connection: Connection, arrival: Arrival, ledger: Ledger, this: tuple[int, str, int], machine: bytes | None = None
) -> tuple[Place, Ledger]:
    """Write a version: `this` are its article's row and name, and its number."""
    article_id, name, number = this
    row = {"article_id": article_id, "number": number, "current": 1, **_row(arrival, ledger, machine)}
    made = int(connection.execute(_NEW_VERSION, row).scalar_one())
    outcome: Outcome = "new" if number == 1 else "version"
    return Place(article_id, name, made, number, str(row["day"]), _publisher(ledger), outcome), ledger


def _row(arrival: Arrival, ledger: Ledger, machine: bytes | None) -> dict[str, object]:
    """What a version keeps of its ledger."""
    one = ledger.document
    return {
        "digest": arrival.digest or ledger_digest(ledger), "sha256": one.sha256, "title": one.title, "text": one.text,
        "language": one.language, "published": one.published, "day": one.published or arrival.seen[:10],
        "url": one.url, "publisher": _publisher(ledger), "seen": arrival.seen, "reader": arrival.reader,
        "ledger": pack_ledger(ledger), "machine": machine,
    }  # fmt: skip


def named(ledger: Ledger, name: str) -> Ledger:
    """`ledger` with the article's name in the store as its document's id."""
    return msgspec.structs.replace(ledger, document=msgspec.structs.replace(ledger.document, id=name))


def _publisher(ledger: Ledger) -> str | None:
    """Who published it; else the host of its address."""
    one = ledger.document
    host = urlsplit(one.url).hostname if one.url and not one.publisher else None
    return one.publisher or (host.removeprefix("www.") if host else None)
