"""A name taken out of all that is told beside the articles: what the corpus has learnt, failures, runs, corrections.

In: a connection that writes, what is barred. Out: rows without the name; those that stand for nothing else are deleted.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import Column, Connection, and_, delete, select, update

from segun.language.folding import fold
from segun.store import tables as t
from segun.store.barring import WORD, Bar, words_of
from segun.store.redaction import masked

_AT_ONCE = 500

_KEPT: tuple[Column[str], ...] = (
    t.entity.c.name, t.entity.c.entity, t.entity.c.profile, t.claim.c.words, t.claim.c.profile, t.deed.c.profile,
    t.story.c.title, t.article.c.origin,
)  # fmt: skip
"""Texts in which the name is blocked."""

_DROPPED: tuple[Column[str], ...] = (
    t.entity_name.c.name, t.entity_name.c.folded, t.entity_key.c.key, t.failure.c.address, t.failure.c.origin,
    t.failure.c.reason, t.validator.c.url, t.run.c.sources, t.run.c.options,
)  # fmt: skip
"""Texts whose rows go."""


def needles_of(names: Iterable[str]) -> tuple[str, ...]:
    """The last word of each name, folded: a text without them cannot hold the names."""
    return tuple(sorted({words[-1] for name in names if (words := words_of(name))}))


def sweep(connection: Connection, bar: Bar, names: Collection[str]) -> None:
    """Take barred names out of every text that may hold one of `names`."""
    needles = needles_of(names)
    for column in (*_DROPPED, *_KEPT):
        keys = list(column.table.primary_key)
        rows = connection.execute(select(*keys, column.label("told")), execution_options={"yield_per": _AT_ONCE})
        found = [row for row in rows if row.told and any(needle in fold(row.told) for needle in needles)]
        for row in found:
            clean = masked(row.told, bar)
            if clean != row.told:
                _change(connection, column, row[:-1], clean)


def _change(connection: Connection, column: Column[str], keys: Sequence[object], clean: str) -> None:
    this = and_(*(key == value for key, value in zip(column.table.primary_key, keys, strict=True)))
    if column in _DROPPED:
        connection.execute(delete(column.table).where(this))
    else:
        connection.execute(update(column.table).where(this).values({column.name: clean}))


def forget_in_corrections(connection: Connection, article: int, names: Collection[str], bar: Bar) -> None:
    """Delete corrections of an article in whose record somebody stands, and block the name beside the words of the others."""
    parts = {word for name in names for word in words_of(name) if len(word) > 2}
    query = select(t.correction).where(t.correction.c.article_id == article)
    for row in connection.execute(query).all():
        this = t.correction.c.id == row.id
        told = words_of(" ".join((row.words, row.change, row.record or "")))
        if parts.isdisjoint(told):
            before = masked(_from_a_word(row.before), bar, "", parts)
            after = masked(_from_a_word(row.after[::-1])[::-1], bar, "", parts)
            connection.execute(update(t.correction).where(this).values(before=before, after=after))
        else:
            connection.execute(delete(t.correction).where(this))


def _from_a_word(text: str) -> str:
    """`text` without the word that it begins in, which may be the rest of a name."""
    first = WORD.match(text)
    return text[first.end() :] if first else text
