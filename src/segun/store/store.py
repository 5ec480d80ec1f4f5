"""`Store`: ledgers kept, searched and linked, in SQLite or PostgreSQL.

In: an address. Out: a store that is written in whole transactions, so that a program that dies leaves it as it was before the
article that it was at.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from sqlalchemy import Connection

from segun.errors import StoreError
from segun.ledger import Ledger, Span
from segun.store.anchors import Anchor
from segun.store.ask_questions import Questions
from segun.store.barring import Bar, bar_of
from segun.store.corrections import Correction, corrections, propose, revised, save, withdraw
from segun.store.engine import DEFAULT, faults, open_engine, shown
from segun.store.forgetting import Person, forget_articles, forget_person
from segun.store.laying import Verdict
from segun.store.links import Links
from segun.store.placing import Arrival, Place, place_article
from segun.store.portable import Kind
from segun.store.records import remove_records, write_records
from segun.store.redaction import masked, redacted
from segun.store.relinking import Link, relink
from segun.store.scrubbing import scrub
from segun.store.standing import current_by_name


class Put(NamedTuple):
    """Where an article was put, and what its records belong to; `None` where the very same one stood there."""

    place: Place
    links: Links | None


class Store(Questions):
    """Ledgers of many articles; what it can be asked stands in `ask_questions.Questions`.

    Args:
        url: `sqlite:///PATH`, a path, or `postgresql://USER@HOST/NAME`.
        create: make the store where there is none.

    Raises:
        StoreError: it cannot be opened.
    """

    def __init__(self, url: str = DEFAULT, *, create: bool = False) -> None:
        self._engine = open_engine(url, create=create)
        self.where = shown(self._engine.url)

    def close(self) -> None:
        """Give up all connections."""
        self._engine.dispose()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A connection that sees one state of the store throughout."""
        with faults(self.where), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """A connection whose changes are all kept, or none of them where the block raises."""
        with (
            faults(self.where),
            self._engine.connect().execution_options(writes=True) as connection,
            connection.begin(),
        ):
            yield connection

    # Articles

    def put(self, arrival: Arrival, ledger: Ledger, link: Link) -> Place:
        """Keep an article's ledger with its records and links, in one transaction.

        Raises:
            StoreError: it cannot be written; the store is as it was.
        """
        with self.writing() as connection:
            return put_article(connection, arrival, ledger, link).place

    # Corrections

    def correct(
        self,
        article: str,
        kind: Kind,
        span: Span,
        verdict: Verdict,
        change: Mapping[str, object] | None = None,
        *,
        by: str,
        at: str,
        link: Link,
    ) -> Correction:
        """Keep what a person says of a record, and lay it over what the machine read, now and whenever it reads the article again.

        Args:
            article: its name in the store.
            kind: which kind of record.
            span: where it stands: its content, trigger, instrument, or first mention.
            verdict: `accept`, `correct`, `reject`, or `add`.
            change: fields and values as in the record's JSON; people by id or name.
            by: who says so.
            at: when (ISO 8601, UTC).

        Raises:
            StoreError: there is no such article or record, or the change makes no record.
        """
        with self.writing() as connection:
            found = current_by_name(connection, article)
            wished = Correction(article, kind, verdict, Anchor(span, "", "", ""), change or {}, None, by, at)
            made = propose(found.ledger, wished, span)
            ident = save(connection, found.article, made)
            relink(connection, [found.version], link, revised)
        return replace(made, id=ident)

    def withdraw(self, ident: int, link: Link) -> None:
        """Take a correction back: the article's records are those of the machine and of the other corrections again.

        Raises:
            StoreError: there is none of this number.
        """
        with self.writing() as connection:
            found = current_by_name(connection, withdraw(connection, ident))
            relink(connection, [found.version], link, revised)

    def corrections(self, article: str | None = None) -> list[Correction]:
        """What people said, of all articles or of one, the oldest first."""
        with self.reading() as connection:
            return corrections(connection, article)

    # Forgetting

    def forget_articles(self, names: Sequence[str], link: Link) -> None:
        """Erase articles for good, by their names in the store.

        Raises:
            StoreError: the store cannot be written, or another program holds its log open.
        """
        with self.writing() as connection:
            forget_articles(connection, names, link)
        self.scrub()

    def forget_person(self, person: Person, link: Link) -> int:
        """Erase a person for good; gives the number of versions that named the person.

        Raises:
            StoreError: as `forget_articles`.
        """
        with self.writing() as connection:
            count = forget_person(connection, person, link)
        self.scrub()
        return count

    def scrub(self) -> None:
        """Take what was erased from the disk as well."""
        with faults(self.where):
            scrub(self._engine, self.where)


def put_article(connection: Connection, arrival: Arrival, ledger: Ledger, link: Link, bar: Bar | None = None) -> Put:
    """`Store.put` on a connection that may write several articles in one transaction.

    Args:
        bar: what is barred in this store, where it is known already.

    Raises:
        StoreError: the article was to be forgotten.
    """
    bar = bar_of(connection) if bar is None else bar
    if bar:
        arrival, ledger = without_barred(arrival, ledger, bar)
    place, kept, replaced = place_article(connection, arrival, ledger)
    if place.outcome == "same":
        return Put(place, None)
    if replaced is not None:
        remove_records(connection, *replaced)
    links = link(connection, place, kept)
    write_records(connection, place, kept, links)
    return Put(place, links)


def without_barred(arrival: Arrival, ledger: Ledger, bar: Bar) -> tuple[Arrival, Ledger]:
    """An article without the people who are barred.

    Raises:
        StoreError: the article itself is barred.
    """
    address = arrival.address
    if bar.bars_address(address):
        raise StoreError("this article was to be forgotten", address, "segun forget --lift lets it in again")
    words = (masked(one, bar, address) for one in (address, arrival.name, arrival.origin))
    new_address, name, origin = words
    return replace(arrival, address=new_address, name=name, origin=origin), redacted(ledger, bar, address)


__all__ = ["Link", "Put", "Store", "put_article"]
