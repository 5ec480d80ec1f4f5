"""Articles and people erased for good.

In: the name of an article or of a person. Out: a store that has nothing of them any more, neither in its tables nor in freed pages.

*An article* goes with all its versions, records, corrections and words in the index; what the corpus had learnt from it is learnt anew
from the articles that remain. Copies at other addresses are articles of their own and stay, unless they are asked for. Its address is
barred, so that a feed that still has it does not bring it back.

*A person* goes with the entity and all that is told as said, done, suffered or owed by that person. The articles stay, since they are
about others too, but their texts have black blocks in place of the name, of the same length, so that every other record still points at
its words. Where an article names the person in full, the family name alone is blocked in it as well; elsewhere a family name may be
anybody's. The names are barred (`barring`), so that reading an article again, or a new article, does not bring the person back: it
goes through the same redaction before it is stored. A description without a name ("the minister of Fomento in 2029") is not touched:
whoever wants that gone must forget the article.

What the database itself keeps aside, such as backups, or the log of a PostgreSQL server, is out of reach.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, delete, or_, select, update

from segun.errors import StoreError
from segun.language.folding import fold
from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.barring import Bar, bar_address, bar_names, bar_of, words_of
from segun.store.corrections import corrected
from segun.store.packing import unpack_ledger
from segun.store.placing import named
from segun.store.records import remove_records
from segun.store.redaction import masked, redacted
from segun.store.relinking import Link, kin, relink, rewrite_version, taught
from segun.store.standing import free_name
from segun.store.sweeping import forget_in_corrections, needles_of, sweep
from segun.store.words import stem

_AT_ONCE = 500
"""Rows that are held at a time."""


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as the store knows them: rows of entities, and all names."""

    entities: tuple[int, ...]
    names: tuple[str, ...]
    articles: int


def articles_called(connection: Connection, name: str, *, copies: bool) -> list[str]:
    """The names of the articles that a name or an address means.

    Args:
        copies: with the articles that copy them.

    Raises:
        StoreError: there is none.
    """
    asked = or_(t.article.c.name == name, t.article.c.address == name, t.version.c.url == name)
    query = select(t.article.c.id).join(t.version, t.version.c.article_id == t.article.c.id).where(asked)
    ids = set(connection.execute(query).scalars())
    if not ids:
        raise StoreError(f"there is no article {name!r}", remedy="give its name in the store, or its address")
    if copies:
        own = select(t.version.c.id).where(t.version.c.article_id.in_(ids))
        ids.update(connection.execute(select(t.version.c.article_id).where(t.version.c.copy_of.in_(own))).scalars())
    query = select(t.article.c.name).where(t.article.c.id.in_(ids)).order_by(t.article.c.id)
    return list(connection.execute(query).scalars())


def forget_articles(connection: Connection, names: Sequence[str], link: Link) -> None:
    """Erase articles by their names; `scrub` must follow once this is committed."""
    columns = (t.version.c.id, t.version.c.current, t.version.c.ledger, t.version.c.text, t.article.c.address)
    query = select(*columns).join(t.article, t.article.c.id == t.version.c.article_id)
    rows = connection.execute(query.where(t.article.c.name.in_(names))).all()
    own = {row.id for row in rows}
    others = kin(connection, own) - own
    for row in rows:
        if row.current:
            remove_records(connection, row.id, unpack_ledger(row.ledger, row.text))
    connection.execute(delete(t.article).where(t.article.c.name.in_(names)))
    for address in sorted({row.address for row in rows}):
        bar_address(connection, address)
        _drop_traces(connection, address)
    relink(connection, others, link)


def _drop_traces(connection: Connection, address: str) -> None:
    """What is told of an address beside the article itself."""
    connection.execute(delete(t.failure).where(t.failure.c.address == address))
    connection.execute(delete(t.validator).where(t.validator.c.url == address))
    connection.execute(delete(t.run).where(t.run.c.sources.contains(address, autoescape=True)))


def person_called(connection: Connection, name: str) -> Person:
    """Who is known by a name: every person with just this name, with all other names of theirs.

    Raises:
        StoreError: the name has less than two words, and would be anybody's; or nobody is called that.
    """
    wanted = words_of(name)
    if len(wanted) < 2:
        raise StoreError(f"{name!r} may be many people's name", remedy="give the full name")
    known = t.entity_name.c
    query = select(known.entity_id).join(t.entity, t.entity.c.id == known.entity_id)
    rows = connection.execute(query.where(t.entity.c.kind == "person", known.folded == fold(name).strip()))
    ids = tuple(sorted(set(rows.scalars())))
    names = connection.execute(select(known.name).where(known.entity_id.in_(ids)).order_by(known.folded)).scalars()
    articles = connection.execute(
        select(t.actor.c.version_id).where(t.actor.c.entity_id.in_(ids)).distinct()
    ).all()  # fmt: skip
    return Person(ids, tuple(dict.fromkeys((name, *names))), len(articles))


def forget_person(connection: Connection, person: Person, link: Link) -> int:
    """Erase a person; `scrub` must follow once this is committed. Gives the number of articles' versions that named the person."""
    touched = _naming(connection, person)
    bar_names(connection, [name for name in person.names if len(words_of(name)) > 1])
    short = [name for name in person.names if len(words_of(name)) == 1]
    for one in touched:
        bar_names(connection, short, one.address)
    bar = bar_of(connection)
    known = {one.article: one for one in touched}
    for one in touched:
        forget_in_corrections(connection, one.article, person.names, bar)
        _rename(connection, one, bar)

    def revise(connection: Connection, article: int, machine: Ledger) -> tuple[Ledger, Ledger]:
        clean = machine
        if article in known:
            clean = named(redacted(machine, bar, known[article].address), _name(connection, article))
        return clean, corrected(connection, article, clean)

    stems = {stem(word) for word in needles_of(person.names)}
    family = kin(connection, [one.version for one in touched]) | taught(connection, sorted(stems))
    relink(connection, family, link, revise)
    for one in touched:
        if not one.current:
            _redact_old(connection, one, bar)
    sweep(connection, bar, person.names)
    return len(touched)


@dataclass(frozen=True, slots=True)
class _Naming:
    """A version whose text names the person, or in which the person is an actor."""

    article: int
    address: str
    name: str
    version: int
    current: bool


def _naming(connection: Connection, person: Person) -> list[_Naming]:
    acting = set(
        connection.execute(select(t.actor.c.version_id).where(t.actor.c.entity_id.in_(person.entities))).scalars()
    )
    needles = needles_of(person.names)
    query = (
        select(t.version, t.article.c.address, t.article.c.name)
        .join(t.article, t.article.c.id == t.version.c.article_id)
        .order_by(t.version.c.id)
    )
    found = []
    for row in connection.execute(query, execution_options={"yield_per": _AT_ONCE}):
        told = (row.text, row.title, row.url, row.publisher, row.address, row.name)
        if row.id in acting or any(needle in fold(one) for one in told if one for needle in needles):
            found.append(_Naming(row.article_id, row.address, row.name, row.id, bool(row.current)))
    return found


def _rename(connection: Connection, one: _Naming, bar: Bar) -> None:
    """The article's own name and address without that of the person."""
    name, address = masked(one.name, bar, one.address), masked(one.address, bar, one.address)
    row = {"origin": masked(_origin(connection, one.article), bar, one.address)}
    if name != one.name:
        row["name"] = free_name(connection, name)
    if address != one.address:
        row["address"] = address if _is_free(connection, address) else f"{address}#{one.article}"
    connection.execute(update(t.article).where(t.article.c.id == one.article).values(row))


def _is_free(connection: Connection, address: str) -> bool:
    return connection.execute(select(t.article.c.id).where(t.article.c.address == address)).first() is None


def _origin(connection: Connection, article: int) -> str:
    return str(connection.execute(select(t.article.c.origin).where(t.article.c.id == article)).scalar_one())


def _name(connection: Connection, article: int) -> str:
    return str(connection.execute(select(t.article.c.name).where(t.article.c.id == article)).scalar_one())


def _redact_old(connection: Connection, one: _Naming, bar: Bar) -> None:
    """A version that has no records."""
    row = connection.execute(select(t.version).where(t.version.c.id == one.version)).one()
    name = _name(connection, one.article)
    ledgers = [unpack_ledger(data, row.text) if data else None for data in (row.ledger, row.machine)]
    clean = [named(redacted(ledger, bar, one.address), name) if ledger else None for ledger in ledgers]
    if clean[0] is not None:
        rewrite_version(connection, one.version, clean[0], clean[1])
