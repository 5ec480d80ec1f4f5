"""A filter with its names and keys looked up.

In: a connection, a filter. Out: `Meant`, rows in place of names. Whoever asks is told who was taken for whom.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, select

from segun.errors import StoreError
from segun.store import tables as t
from segun.store.ask_names import Somebody, somebody
from segun.store.ask_words import Index, Words
from segun.store.filters import Filter
from segun.store.hits import Named
from segun.store.search import parse

_PEOPLE = ("speaker", "about", "actor", "recipient")
"""Fields of a filter that name somebody."""


@dataclass(frozen=True, slots=True)
class Meant:
    """What a filter means in this store.

    Args:
        filter: as it was asked.
        people: rows of entities by the field that names them; `party` is whoever takes part in a deed, in whichever role.
        story: row of a story.
        claim: row of a claim.
        words: the search, where there is one.
        named: who was taken for whom.
        nobody: whether somebody was asked for whom the store does not know: nothing can be found.
    """

    filter: Filter
    people: dict[str, int]
    story: int | None
    claim: int | None
    words: Words | None
    named: tuple[Named, ...]
    nobody: bool


def meant(
    connection: Connection, filter_: Filter, index: Index, party: str | None = None, known: Sequence[Somebody] = ()
) -> Meant:
    """What `filter_` means, with its text as a search in `index`.

    Args:
        party: whoever takes part in a deed.
        known: names that have been looked up already.

    Raises:
        StoreError: there is no such story or claim, or the text is no search.
    """
    asked = [("party", party)] if party is not None else []
    asked += [(field, str(getattr(filter_, field))) for field in _PEOPLE if getattr(filter_, field) is not None]
    before = {one.named.asked: one for one in known}
    found = {name: before.get(name) or somebody(connection, name) for name in dict.fromkeys(name for _, name in asked)}
    return Meant(
        filter=filter_,
        people={field: ident for field, name in asked if (ident := found[name].row) is not None},
        story=None if filter_.story is None else story_row(connection, filter_.story),
        claim=None if filter_.claim is None else claim_row(connection, filter_.claim),
        words=None if filter_.text is None else search_in(connection, index, filter_.text),
        named=tuple(one.named for one in found.values()),
        nobody=any(one.row is None for one in found.values()),
    )


def all_named(asked: Iterable[Meant]) -> tuple[Named, ...]:
    """Who was taken for whom, each name once."""
    return tuple({known.asked: known for one in asked for known in one.named}.values())


def search_in(connection: Connection, index: Index, text: str) -> Words:
    """A search as this store's database takes it."""
    return Words(index, parse(text), connection.dialect.name == "sqlite")


def story_row(connection: Connection, ident: str) -> int:
    """The row of a story by its key, or by the name of one of its articles.

    Raises:
        StoreError: there is none.
    """
    found = connection.execute(select(t.story.c.id).where(t.story.c.key == ident)).scalar()
    if found is None:
        query = select(t.version.c.story_id).join(t.article, t.article.c.id == t.version.c.article_id)
        found = connection.execute(query.where(t.article.c.name == ident, t.version.c.current == 1)).scalar()
    if found is None:
        raise StoreError(f"there is no story {ident!r}", remedy="segun story lists them; an article's name will do")
    return int(found)


def claim_row(connection: Connection, ident: str) -> int:
    """The row of a claim by its key.

    Raises:
        StoreError: there is none.
    """
    found = connection.execute(select(t.claim.c.id).where(t.claim.c.key == ident)).scalar()
    if found is None:
        raise StoreError(f"there is no claim {ident!r}", remedy="segun claims lists them")
    return int(found)


__all__: Sequence[str] = ["Meant", "all_named", "claim_row", "meant", "search_in", "story_row"]
