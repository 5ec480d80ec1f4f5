"""Records of versions that stand in the store already, written anew: after a correction, or because something is to be forgotten.

In: a connection that writes, versions, the linker. Out: the same articles with records as if they had come in just now, in the order in
which they came.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Connection, Subquery, select, update

from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.links import Links
from segun.store.packing import pack_ledger, unpack_ledger
from segun.store.placing import Place
from segun.store.records import remove_records, write_records
from segun.store.tables import article, version

Link = Callable[[Connection, Place, Ledger], Links]
"""What finds out how a new ledger hangs together with those that the store holds (`corpus.linker.link`)."""

Revise = Callable[[Connection, int, Ledger], tuple[Ledger, Ledger]]
"""Given the row of an article and what the machine read: what is to be kept as that, and with people's corrections. The very same ledger
twice where there are none.
"""


def relink(connection: Connection, versions: Iterable[int], link: Link, revise: Revise | None = None) -> None:
    """Take the records of current versions out of the store, and write them again.

    Args:
        versions: rows of versions; those that are not current have no records, and are left alone.
        revise: makes of the machine's ledger what is to be kept; without it, the ledger stays.
    """
    taken = [found for one in sorted(set(versions)) if (found := _taken(connection, one))]
    for place, ledger, machine in taken:
        kept = ledger
        if revise is not None:
            read, kept = revise(connection, place.article, machine)
            rewrite_version(connection, place.version, kept, None if kept is read else read)
        write_records(connection, place, kept, link(connection, place, kept))


def rewrite_version(connection: Connection, ident: int, ledger: Ledger, machine: Ledger | None) -> None:
    """Put another ledger into a version, whose text may be another as well; its records are left alone.

    Args:
        machine: what was read, where people have corrected it.
    """
    one = ledger.document
    row = {
        "ledger": pack_ledger(ledger), "machine": None if machine is None else pack_ledger(machine), "text": one.text,
        "title": one.title, "url": one.url, "sha256": one.sha256,
    }  # fmt: skip
    connection.execute(update(version).where(version.c.id == ident).values(row))


def kin(connection: Connection, versions: Iterable[int]) -> set[int]:
    """Current versions from which the corpus has learnt the same things as from these: a story, a claim, a deed, somebody whose names
    only articles tell. What all the world knows, such as states, they may share with any.
    """
    wanted = sorted(set(versions))
    found = set(wanted)
    for mine, theirs in _shared():
        ids = select(mine.c[1]).where(mine.c[0].in_(wanted), mine.c[1].is_not(None))
        found.update(connection.execute(select(theirs.c[0]).where(theirs.c[1].in_(ids)).distinct()).scalars())
    return found


def taught(connection: Connection, stems: Iterable[str]) -> set[int]:
    """Current versions of claims, deeds and people of whom the corpus has learnt one of these words, from whichever version."""
    found: set[int] = set()
    for table, member, version_ in (
        (t.claim, t.statement.c.claim_id, t.statement.c.version_id),
        (t.deed, t.event.c.deed_id, t.event.c.version_id),
        (t.entity, t.actor.c.entity_id, t.actor.c.version_id),
    ):
        for stem in stems:
            ids = select(table.c.id).where(table.c.profile.contains(f'"{stem}"', autoescape=True))
            found.update(connection.execute(select(version_).where(member.in_(ids)).distinct()).scalars())
    return found


def _shared() -> list[tuple[Subquery, Subquery]]:
    """Pairs of version and what it belongs to: those to begin with, and those to look through."""
    common = select(t.entity.c.id).where(t.entity.c.entity.is_not(None))
    pairs = (
        select(t.version.c.id, t.version.c.story_id),
        select(t.statement.c.version_id, t.statement.c.claim_id),
        select(t.event.c.version_id, t.event.c.deed_id),
        select(t.actor.c.version_id, t.actor.c.entity_id).where(t.actor.c.entity_id.not_in(common)),
    )
    return [(one.subquery(), one.subquery()) for one in pairs]


def _taken(connection: Connection, ident: int) -> tuple[Place, Ledger, Ledger] | None:
    """Where a version stands, its ledger, and what the machine read, after its records were removed."""
    query = select(version, article.c.name).join(article, article.c.id == version.c.article_id)
    row = connection.execute(query.where(version.c.id == ident, version.c.current == 1)).first()
    if row is None:
        return None
    ledger = unpack_ledger(row.ledger, row.text)
    machine = ledger if row.machine is None else unpack_ledger(row.machine, row.text)
    remove_records(connection, ident, ledger)
    return Place(row.article_id, row.name, ident, row.number, row.day, row.publisher, "reread"), ledger, machine
