"""From sources into the store: what is known already is passed over, the rest is read, linked and kept.

In: items, a store, a reader. Out: a `Result` for each item, in its order, after it was made to last. Articles go in batches, each in
one transaction: a program that is killed loses the batch that it was at, which the next run reads again, and nothing else. A reader in
another process is one batch ahead, and that one is lost as well. An article that fails is noted in the store and does not hold up the
others; a store that fails ends the run.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, InterfaceError

from segun.errors import SegunError
from segun.ingest.beside import ReaderBeside, begin
from segun.ingest.item import Fault, Item
from segun.ingest.outcome import Barred, Kept, Lost, OnStep, Result, Step
from segun.ingest.storable import storable
from segun.ingest.together import ArticleReader
from segun.ledger import Ledger
from segun.store.barring import Bar, bar_of
from segun.store.failures import Failure, note_failures, settle
from segun.store.links import Links
from segun.store.placing import Arrival, Place, digest_of, mark_seen
from segun.store.redaction import masked
from segun.store.standing import Known, known_articles
from segun.store.store import Link, Store, put_article
from segun.text.article import Article

AT_ONCE = 32
"""Articles a transaction: what a killed program reads twice, some two seconds of work."""

_CHARACTERS = 200_000
"""Characters after which a batch is full, however few articles it has."""

_LONGEST_REASON = 500
"""Characters of a fault's own words that are kept."""


_Readings = Mapping[int, Ledger | SegunError]
"""What came of reading items, by the identity of the item."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What an article meets on its way into the store.

    Args:
        reader: what reads; a `ReaderBeside` reads on while this links and writes.
        configuration: the program and settings behind `reader`; an article read by another one is read again.
        link: what finds out how an article hangs together with the others.
        now: gives the moment (ISO 8601, UTC).
        on_step: is told of each step.
        beside: what else is to be kept in the transaction of a batch; is given the addresses of articles that were lost.
    """

    reader: ArticleReader | ReaderBeside
    configuration: str
    link: Link
    now: Callable[[], str]
    on_step: OnStep = lambda _step, _address: None
    beside: Callable[[Connection, Collection[str]], None] = lambda _connection, _lost: None


def ingest(items: Iterable[Item | Fault], store: Store, desk: Desk) -> Iterator[Result]:
    """Keep articles in `store`.

    Raises:
        StoreError: the store cannot be read or written; what was given out before is kept.
        ModelError: the reader's model is missing.
    """
    for batch, early in _read_ahead(_batches(items, desk.on_step), store, desk):
        yield from _keep(batch, store, desk, early)


def article_digest(article: Article) -> str:
    """A hash of all that a source gave, before it is read."""
    day = article.published.isoformat() if article.published else None
    return digest_of(
        article.text, article.title, day, article.url, article.publisher, article.language, *article.authors
    )


def _batches(items: Iterable[Item | Fault], on_step: OnStep) -> Iterator[list[Item | Fault]]:
    batch: list[Item | Fault] = []
    size = 0
    on_step("find", "")
    for item in map(storable, items):
        batch.append(item)
        size += len(item.article.text) if isinstance(item, Item) else 0
        if len(batch) >= AT_ONCE or size >= _CHARACTERS:
            yield batch
            batch, size = [], 0
            on_step("find", "")
    if batch:
        yield batch


def _read_ahead(
    batches: Iterable[list[Item | Fault]], store: Store, desk: Desk
) -> Iterator[tuple[list[Item | Fault], Callable[[], _Readings]]]:
    """Each batch with what has been read of it, once the next one is on its way; nothing, where the reader is in this process."""
    if not isinstance(desk.reader, ReaderBeside):
        yield from ((batch, dict) for batch in batches)
        return
    before: tuple[list[Item | Fault], Callable[[], _Readings]] | None = None
    for batch in batches:
        this = batch, _ahead(batch, store, desk)
        if before is not None:
            yield before
        before = this
    if before is not None:
        yield before


def _ahead(batch: Sequence[Item | Fault], store: Store, desk: Desk) -> Callable[[], _Readings]:
    """Let a batch be read, as far as the store does not have it; gives what waits for that."""
    with store.reading() as connection:
        fresh = _fresh(batch, connection, desk, bar_of(connection))
    return _begun(fresh, desk)


def _begun(items: Sequence[Item], desk: Desk) -> Callable[[], _Readings]:
    """Let these items be read; gives what waits for that."""
    pending = begin([item.article for item in items], desk.reader)
    return lambda: dict(zip(map(id, items), pending(), strict=True))


def _keep(batch: Sequence[Item | Fault], store: Store, desk: Desk, early: Callable[[], _Readings]) -> list[Result]:
    """One batch in one transaction.

    Args:
        early: waits for what was read ahead. The store may have changed since: what it has by now is not wanted any more, and what it
            had, and an article of the batch before has replaced, is read now.
    """
    desk.on_step("read", "")
    ahead = early()
    with store.reading() as connection:
        fresh = _fresh(batch, connection, desk, bar_of(connection))
    late = _begun([item for item in fresh if id(item) not in ahead], desk)
    readings = {**ahead, **late()}
    wanted = {id(item): readings[id(item)] for item in fresh}
    with store.writing() as connection:
        # what is barred is asked again: somebody may have been forgotten while this was read
        sitting = _Sitting(connection, desk, bar_of(connection), desk.now())
        desk.on_step("write", "")
        results = [sitting.take(item, wanted.get(id(item))) for item in batch]
        sitting.note(results)
        desk.beside(connection, {one.address for one in results if isinstance(one, Lost)})
        desk.on_step("commit", "")
    return results


def _fresh(batch: Sequence[Item | Fault], connection: Connection, desk: Desk, bar: Bar) -> list[Item]:
    """The items of a batch that the store does not have."""
    items = [item for item in batch if isinstance(item, Item) and not bar.bars_address(item.address)]
    addresses = [_blocked(item.address, bar, item.address) for item in items]
    known = known_articles(connection, addresses, desk.configuration)
    return [item for item, address in zip(items, addresses, strict=True) if not _stands(item, address, known)]


def _stands(item: Item, address: str, known: Known) -> bool:
    """Whether the store has this item, under `address`, and need not read it.

    A page or a file that is again as it once was has changed. A table or an archive may hold several states of one address; whoever
    reads it again finds the older ones first, and they are no news.
    """
    this = address, article_digest(item.article)
    return this in known.now or (this in known.once and not item.present)


def _blocked(words: str, bar: Bar, address: str) -> str:
    """Words about the article at `address` as the store may hold them."""
    return masked(words, bar, address) if bar else words


@dataclass(frozen=True, slots=True)
class _Sitting:
    """One transaction at one moment."""

    connection: Connection
    desk: Desk
    bar: Bar
    seen: str

    def take(self, item: Item | Fault, reading: Ledger | SegunError | None) -> Result:
        """Write one article, or say why it cannot be; `reading` is `None` for one that stands in the store already."""
        if self.bar.bars_address(item.address):
            return Barred(item.address)
        if isinstance(item, Fault):
            return Lost(item.address, item.origin, item.step, item.reason, item.remedy)
        if reading is None:
            return Kept(item.address, item.name, "same")
        if isinstance(reading, SegunError):
            return Lost(item.address, item.origin, "read", reading.what, reading.remedy)
        return self._put(item, reading)

    def note(self, results: Sequence[Result]) -> None:
        """Keep the book of failures, and of what was seen again; of an address that came twice, the last counts."""
        last = list({one.address: one for one in results}.values())
        kept = [one for one in last if isinstance(one, Kept)]
        same = (one.address for one in kept if one.outcome == "same")
        mark_seen(self.connection, (_blocked(one, self.bar, one) for one in same), self.seen)
        settle(self.connection, (_blocked(one.address, self.bar, one.address) for one in kept))
        note_failures(self.connection, (self._failure(one) for one in last if isinstance(one, Lost)))

    def _failure(self, one: Lost) -> Failure:
        address, origin, reason = (
            _blocked(words, self.bar, one.address) for words in (one.address, one.origin, one.reason)
        )
        return Failure(address, origin, one.step, reason, one.remedy, self.seen, self.seen)

    def _put(self, item: Item, ledger: Ledger) -> Result:
        digest = article_digest(item.article)
        arrival = Arrival(item.address, item.name, item.origin, self.seen, self.desk.configuration, digest)
        step: Step = "write"

        def link(connection: Connection, place: Place, placed: Ledger) -> Links:
            nonlocal step
            step = "link"
            self.desk.on_step("link", item.address)
            links = self.desk.link(connection, place, placed)
            step = "write"
            self.desk.on_step("write", item.address)
            return links

        try:
            with self.connection.begin_nested():
                put = put_article(self.connection, arrival, ledger, link, self.bar)
        except DBAPIError as fault:
            if not _is_of_document(fault):
                raise  # the store itself is at fault, and nothing more can be kept
            return _lost(item, step, fault)
        except SegunError:
            raise
        except Exception as fault:  # noqa: BLE001 - a fault of ours in one document must not lose the others; it is reported
            return _lost(item, step, fault)
        copy = put.links is not None and put.links.copy_of is not None
        return Kept(item.address, put.place.name, put.place.outcome, copy)


def _is_of_document(fault: DBAPIError) -> bool:
    """Whether a database refuses this article's values, and would take others."""
    too_large = str(getattr(fault.orig, "sqlstate", None) or "").startswith("54")
    return too_large or isinstance(fault, IntegrityError | DataError | InterfaceError)


def _lost(item: Item, step: Step, fault: Exception) -> Lost:
    said = fault.orig if isinstance(fault, DBAPIError) else fault  # its own words hold the whole article
    what = " ".join(f"a fault in segun itself: {type(fault).__name__}: {said}".split())[:_LONGEST_REASON]
    return Lost(item.address, item.origin, step, what, "please report it with this document")
