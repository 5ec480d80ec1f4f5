"""A ledger's records as rows, and their removal.

In: a connection that writes, a `Place`, a ledger, its `Links`. Out: rows of the record tables and the index of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Table, bindparam, delete, insert, text, update
from sqlalchemy.sql import exists, select

from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.links import Links
from segun.store.placing import Place
from segun.store.words import index_words, words_hash

STRIDE = 65_536
"""Statements of one version that the index of words can tell apart; the longest text that is read has a tenth of it."""

_INSERT = {table: insert(table) for table in (t.actor, t.statement, t.about, t.event, t.participant, t.pair, t.echo)}
_LINKED = update(t.version).where(t.version.c.id == bindparam("row"))
"""Statements that are built once: building one takes longer than running it."""

_OF_VERSION = (t.actor, t.statement, t.about, t.event, t.participant, t.pair, t.echo, t.story_term, t.band)


def write_records(connection: Connection, place: Place, ledger: Ledger, links: Links) -> None:
    """Write what queries ask for; the version must hold no records yet."""
    _put(connection, t.actor, _actors(place, links))
    _put(connection, t.statement, _statements(place, ledger, links))
    _put(connection, t.about, _abouts(place, ledger, links))
    _put(connection, t.event, _events(place, ledger, links))
    _put(connection, t.participant, _participants(place, ledger, links))
    _put(connection, t.pair, _pairs(place, ledger, links))
    _put(connection, t.echo, _echoes(place, links))
    linked = {"row": place.version, "copy_of": links.copy_of, "story_id": links.story, "terms": links.terms}
    connection.execute(_LINKED, linked)
    _index(connection, place, ledger)


def remove_records(connection: Connection, version: int, ledger: Ledger) -> None:
    """Take the records of a version out, and whatever in the corpus stood on them alone.

    Args:
        ledger: the version's ledger with its text, by which its words are found in the index.
    """
    gone = _linked(connection, version)
    _unindex(connection, version, ledger)
    _uncount(connection, version)
    for table in _OF_VERSION:
        connection.execute(delete(table).where(table.c.version_id == version))
    connection.execute(update(t.version).where(t.version.c.id == version).values(story_id=None, terms="{}"))
    _remove_empty(connection, gone)


def _uncount(connection: Connection, version: int) -> None:
    """Take the version's telling words out of the count of articles that have them."""
    own = select(t.story_term.c.term).where(t.story_term.c.version_id == version)
    fewer = update(t.story_word).where(t.story_word.c.term.in_(own)).values(articles=t.story_word.c.articles - 1)
    connection.execute(fewer)
    connection.execute(delete(t.story_word).where(t.story_word.c.term.in_(own), t.story_word.c.articles < 1))


def _put(connection: Connection, table: Table, rows: Iterator[dict[str, object]]) -> None:
    found = list(rows)
    if found:
        connection.execute(_INSERT[table], found)


def _actors(place: Place, links: Links) -> Iterator[dict[str, object]]:
    for n, entity in enumerate(links.entities):
        yield {"version_id": place.version, "n": n, "entity_id": entity, "day": place.day}


def _statements(place: Place, ledger: Ledger, links: Links) -> Iterator[dict[str, object]]:
    numbers = {actor.id: n for n, actor in enumerate(ledger.actors)}
    for n, one in enumerate(ledger.statements):
        speaker = None if one.speaker is None else numbers[one.speaker]
        claim = links.claims[n]
        yield {
            "version_id": place.version, "n": n, "day": statement_day(place, ledger, n),
            "speaker": None if speaker is None else links.entities[speaker],
            "act": one.act, "form": one.form, "sourcing": one.sourcing, "polarity": one.polarity,
            "certainty": one.certainty, "country": None if speaker is None else ledger.actors[speaker].country,
            "publisher": place.publisher, "claim_id": claim and claim.claim, "stance": claim and claim.stance,
            "said": words_hash(one.content_span.of(ledger.document.text)),
        }  # fmt: skip


def _abouts(place: Place, ledger: Ledger, links: Links) -> Iterator[dict[str, object]]:
    for n, found in enumerate(links.about):
        for entity in found:
            yield {"entity_id": entity, "day": statement_day(place, ledger, n), "version_id": place.version, "n": n}


def _events(place: Place, ledger: Ledger, links: Links) -> Iterator[dict[str, object]]:
    for n, one in enumerate(ledger.events):
        yield {
            "version_id": place.version, "n": n, "day": event_day(place, ledger, n), "type": one.type,
            "mode": one.mode, "quad": one.quad, "status": one.status, "intensity": one.intensity,
            "country": one.place and one.place.country, "publisher": place.publisher, "deed_id": links.deeds[n],
        }  # fmt: skip


def _participants(place: Place, ledger: Ledger, links: Links) -> Iterator[dict[str, object]]:
    numbers = {actor.id: n for n, actor in enumerate(ledger.actors)}
    for n, one in enumerate(ledger.events):
        day = event_day(place, ledger, n)
        for role, ids in (("actor", one.actors), ("recipient", one.recipients)):
            for entity in sorted({links.entities[numbers[i]] for i in ids}):
                yield {"entity_id": entity, "day": day, "version_id": place.version, "n": n, "role": role}


def _pairs(place: Place, ledger: Ledger, links: Links) -> Iterator[dict[str, object]]:
    numbers = {actor.id: links.entities[n] for n, actor in enumerate(ledger.actors)}
    for n, event in enumerate(ledger.events):
        together = {numbers[i] for i in (*event.actors, *event.recipients)}
        for a, b in _couples(sorted(together)):
            yield _pair(place, a, b, event_day(place, ledger, n), "event", n)
    for n, statement in enumerate(ledger.statements):
        if statement.speaker is None:
            continue
        speaker = numbers[statement.speaker]
        others = {*links.about[n], *(numbers[i] for i in statement.addressees)} - {speaker}
        for other in sorted(others):
            a, b = sorted((speaker, other))
            yield _pair(place, a, b, statement_day(place, ledger, n), "statement", n)


def _echoes(place: Place, links: Links) -> Iterator[dict[str, object]]:
    for one in links.echoes:
        yield {"version_id": place.version, "start": one.start, "end": one.end, "deed_id": one.deed}


def _couples(people: Sequence[int]) -> Iterator[tuple[int, int]]:
    for k, one in enumerate(people):
        for other in people[k + 1 :]:
            yield one, other


def _pair(place: Place, a: int, b: int, day: str, kind: str, n: int) -> dict[str, object]:
    return {"a": a, "b": b, "day": day, "kind": kind, "version_id": place.version, "n": n}


def statement_day(place: Place, ledger: Ledger, n: int) -> str:
    """When it was said, as far as the text tells; else when it was published."""
    date = ledger.statements[n].date
    return date.start[:10] if date is not None and date.start else place.day


def event_day(place: Place, ledger: Ledger, n: int) -> str:
    """When it happened or will, as far as the text tells; else when it was published."""
    date = ledger.events[n].date
    return date.start[:10] if date is not None and date.start else place.day


def _index(connection: Connection, place: Place, ledger: Ledger) -> None:
    """The words of the article, and those of each statement, where a search finds them."""
    _add_words(connection, "article_words", [(place.version, _article_words(ledger))])
    _add_words(connection, "statement_words", list(_said(place.version, ledger)))


def _article_words(ledger: Ledger) -> str:
    return f"{index_words(ledger.document.title or '')} {index_words(ledger.document.text)}"


def _said(version: int, ledger: Ledger) -> Iterator[tuple[int, str]]:
    for n, one in enumerate(ledger.statements):
        yield version * STRIDE + n, index_words(one.content_span.of(ledger.document.text))


def _add_words(connection: Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = text(f"INSERT INTO {index} (rowid, words) VALUES (:id, :words)")
    else:
        statement = text(f"INSERT INTO {index} (id, words) VALUES (:id, to_tsvector('simple', :words))")
    connection.execute(statement, [{"id": ident, "words": words} for ident, words in rows])


def _unindex(connection: Connection, version: int, ledger: Ledger) -> None:
    _take_words(connection, "article_words", [(version, _article_words(ledger))])
    _take_words(connection, "statement_words", list(_said(version, ledger)))


def _take_words(connection: Connection, index: str, rows: Sequence[tuple[int, str]]) -> None:
    """An index without content of its own is told the words that go (https://sqlite.org/fts5.html, section 6.5)."""
    if not rows:
        return
    if connection.dialect.name == "sqlite":
        statement = text(f"INSERT INTO {index} ({index}, rowid, words) VALUES ('delete', :id, :words)")
        connection.execute(statement, [{"id": ident, "words": words} for ident, words in rows])
    else:
        connection.execute(text(f"DELETE FROM {index} WHERE id = :id"), [{"id": ident} for ident, _ in rows])


def _linked(connection: Connection, version: int) -> dict[Table, list[int]]:
    """What the version's records belong to."""

    def ids(query: object) -> list[int]:
        return sorted({row[0] for row in connection.execute(query) if row[0] is not None})  # type: ignore[call-overload]

    return {
        t.entity: ids(select(t.actor.c.entity_id).where(t.actor.c.version_id == version)),
        t.deed: ids(select(t.event.c.deed_id).where(t.event.c.version_id == version)),
        t.claim: ids(select(t.statement.c.claim_id).where(t.statement.c.version_id == version)),
        t.story: ids(select(t.version.c.story_id).where(t.version.c.id == version)),
    }


def _remove_empty(connection: Connection, linked: dict[Table, list[int]]) -> None:
    """Remove what no record belongs to any more."""
    member = {
        t.entity: t.actor.c.entity_id,
        t.deed: t.event.c.deed_id,
        t.claim: t.statement.c.claim_id,
        t.story: t.version.c.story_id,
    }
    for table, ids in linked.items():
        empty = ~exists().where(member[table] == table.c.id)
        for one in ids:
            connection.execute(delete(table).where(table.c.id == one, empty))
