"""What people say of records, kept beside what the machine read.

In: a connection, corrections. Out: rows of `correction`, and ledgers that hold them. A correction belongs to an article; it is laid
over the machine's ledger each time that the article is read, wherever its words stand then (`anchors`). One that finds no place is
kept, and says so.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

import msgspec
from sqlalchemy import Connection, Row, bindparam, insert, select, update

from segun.errors import StoreError
from segun.ledger import Ledger, Span
from segun.store.anchors import Anchor, anchor
from segun.store.laying import State, Verdict, lay
from segun.store.portable import Kind, Values, actor_named, place_of, portable, records, values_of
from segun.store.tables import article, correction

_decode = msgspec.json.Decoder(dict[str, object]).decode


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person says of one record.

    Args:
        article: the article's name in the store.
        kind: which kind of record.
        verdict: `accept` it as it is, `correct` some of its fields, `reject` it, or `add` one that was not read.
        place: the words of the record, where they stood when the correction was made.
        change: fields and their values, as in the record's JSON; people by name.
        record: the record as it was, the same way; `None` for one that is added.
        by: who says so.
        at: when (ISO 8601, UTC).
        state: whether it was found the last time that the article was read.
        id: its row, 0 before it has one.
    """

    article: str
    kind: Kind
    verdict: Verdict
    place: Anchor
    change: Mapping[str, object]
    record: Mapping[str, object] | None
    by: str
    at: str
    state: State = "laid"
    id: int = 0


def corrections(connection: Connection, name: str | None = None) -> list[Correction]:
    """All corrections, or those of one article, the oldest first."""
    query = select(correction, article.c.name).join(article, article.c.id == correction.c.article_id)
    if name is not None:
        query = query.where(article.c.name == name)
    return [_of_row(row) for row in connection.execute(query.order_by(correction.c.id))]


def corrected(connection: Connection, article_id: int, ledger: Ledger) -> Ledger:
    """The machine's `ledger` with all that people said of this article; the very same where nobody said anything."""
    query = select(correction, article.c.name).join(article, article.c.id == correction.c.article_id)
    rows = connection.execute(query.where(article.c.id == article_id).order_by(correction.c.id))
    known = [_of_row(row) for row in rows]
    if not known:
        return ledger
    ledger, states = lay(ledger, known)
    changed = [{"row": one.id, "new": new} for one, new in zip(known, states, strict=True) if one.state != new]
    if changed:
        connection.execute(_STATE, changed)
    return ledger


def revised(connection: Connection, article_id: int, machine: Ledger) -> tuple[Ledger, Ledger]:
    """What the machine read, and the same with corrections (`relinking.Revise`)."""
    return machine, corrected(connection, article_id, machine)


def propose(ledger: Ledger, wanted: Correction, span: Span) -> Correction:
    """A correction of the record of `ledger` at `span`, made to last.

    Raises:
        StoreError: there is no such record, or what is said makes no record.
    """
    text = ledger.document.text
    if not 0 <= span.start < span.end <= len(text):
        raise StoreError(f"{span.start}–{span.end} is no place in the text", wanted.article)
    found = [one for one in records(ledger, wanted.kind) if place_of(one) == span]
    if not found and wanted.verdict != "add":
        raise StoreError(f"there is no {wanted.kind} at {span.start}–{span.end}", wanted.article)
    _check_people(wanted.change, ledger)
    made = replace(
        wanted,
        place=anchor(span, text),
        change=portable(cast("Values", dict(wanted.change)), ledger),
        record=portable(values_of(found[0]), ledger) if found and wanted.verdict != "add" else None,
    )
    lay(ledger, [made], strict=True)
    return made


def save(connection: Connection, article_id: int, one: Correction) -> int:
    """Keep a correction."""
    row = {
        "article_id": article_id, "kind": one.kind, "verdict": one.verdict, "start": one.place.span.start,
        "end": one.place.span.end, "before": one.place.before, "words": one.place.words, "after": one.place.after,
        "change": _encoded(one.change), "record": None if one.record is None else _encoded(one.record),
        "by": one.by, "at": one.at, "state": one.state,
    }  # fmt: skip
    return int(connection.execute(insert(correction).values(row).returning(correction.c.id)).scalar_one())


def withdraw(connection: Connection, ident: int) -> str:
    """Take a correction back, and give the name of its article.

    Raises:
        StoreError: there is none of this number.
    """
    query = select(article.c.name).join(correction, correction.c.article_id == article.c.id)
    name = connection.execute(query.where(correction.c.id == ident)).scalar()
    if name is None:
        raise StoreError(f"there is no correction {ident}", remedy="segun corrections lists them")
    connection.execute(correction.delete().where(correction.c.id == ident))
    return str(name)


_STATE = update(correction).where(correction.c.id == bindparam("row")).values(state=bindparam("new"))


def _check_people(change: Mapping[str, object], ledger: Ledger) -> None:
    """A person who is not in the ledger cannot have said or done anything in it."""
    for field in ("speaker", "beneficiary", "addressees", "actors", "recipients", "parties", "members"):
        value = change.get(field)
        for one in value if isinstance(value, list) else [value]:
            if isinstance(one, str) and actor_named(one, ledger) is None:
                names = ", ".join(actor.name for actor in ledger.actors)
                remedy = f"there are: {names}" if names else "add the actor first"
                raise StoreError(f"nobody here is called {one!r}", ledger.document.id, remedy)


def _encoded(values: Mapping[str, object]) -> str:
    return msgspec.json.encode(values, order="sorted").decode()


def _of_row(row: Row[tuple[object, ...]]) -> Correction:
    place = Anchor(Span(row.start, row.end), row.before, row.words, row.after)
    record = None if row.record is None else _decode(row.record)
    change = _decode(row.change)
    return Correction(
        row.name, row.kind, row.verdict, place, change, record, row.by, row.at, row.state, row.id
    )  # fmt: skip
