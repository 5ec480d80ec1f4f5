"""The index of words, as a question uses it.

In: a search. Out: conditions on rows. A rare word is looked up in the index, and what has it is sorted; for a common one rows are walked
in the order that is wanted, and each is looked up: so neither reads more than it shows.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, get_args

from sqlalchemy import ColumnElement, Connection, Integer, Select, column, func, literal_column, select, table
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from segun.store.search import Search, fts5, tsquery

Index = Literal["article_words", "statement_words"]

_INDEXES = {
    name: table(name, column("words"), column("id", Integer), column("rowid", Integer)) for name in get_args(Index)
}

_RARE: dict[Index, int] = {"article_words": 2_000, "statement_words": 8_000}
"""Rows that are sorted faster than as many are walked to find a page's fill."""


class aside(FunctionElement[Any]):  # noqa: N801 - a function of SQL
    """A column that SQLite must not choose its index by (https://sqlite.org/optoverview.html, section 5.1)."""

    name = "aside"
    inherit_cache = True

    def __init__(self, inner: ColumnElement[Any]) -> None:
        super().__init__(inner)
        self.type = inner.type


@compiles(aside)
def _plain(element: aside, compiler: SQLCompiler, **how: Any) -> str:
    return compiler.process(element.clauses, **how)


@compiles(aside, "sqlite")
def _unary(element: aside, compiler: SQLCompiler, **how: Any) -> str:
    return f"+({compiler.process(element.clauses, **how)})"


@dataclass(frozen=True, slots=True)
class Words:
    """A search in one of the indexes of a store."""

    index: Index
    search: Search
    sqlite: bool

    def found(self) -> Select[int]:
        """The rows of the index that match, by number."""
        return select(self.ident().label("id")).where(self._matching())

    def ident(self) -> ColumnElement[int]:
        """The number of a row of the index."""
        own = _INDEXES[self.index].c
        return own.rowid if self.sqlite else own.id

    def has(self, ident: ColumnElement[int]) -> ColumnElement[bool]:
        """Whether the row with this number matches."""
        found = select(self.ident()).where(self._matching(), self.ident() == ident)
        found = found.correlate_except(_INDEXES[self.index])
        # for SQLite a value and no EXISTS, lest it turn the walk round
        return found.scalar_subquery().is_not(None) if self.sqlite else found.exists()

    def is_rare(self, connection: Connection) -> bool:
        """Whether few rows match; PostgreSQL keeps its own count."""
        if not self.sqlite:
            return False
        few = _RARE[self.index]
        some = self.found().limit(few + 1).subquery()
        return int(connection.execute(select(func.count()).select_from(some)).scalar_one()) <= few

    def _matching(self) -> ColumnElement[bool]:
        words = _INDEXES[self.index].c.words
        if self.sqlite:
            return words.op("MATCH", is_comparison=True)(fts5(self.search))
        question = func.to_tsquery(literal_column("'simple'"), tsquery(self.search))
        return words.op("@@", is_comparison=True)(question)
