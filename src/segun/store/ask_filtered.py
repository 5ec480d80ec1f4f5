"""Which articles a filter lets through.

In: a connection, a filter. Out: conditions on the number of a version. What a filter asks of statements or events, an article has where
one of its statements or events has it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from sqlalchemy import ColumnElement, Connection, Select, or_, select

from segun.store import tables as t
from segun.store.ask_conditions import Kind, Question, question, within
from segun.store.ask_meant import Meant, all_named, meant
from segun.store.ask_words import aside
from segun.store.filters import FIELDS, Filter, only
from segun.store.hits import Named

OF_RECORDS = {name for name in (*FIELDS["statements"], *FIELDS["events"]) if name not in FIELDS["articles"]}
"""What a filter may ask of records and not of articles."""


@dataclass(frozen=True, slots=True)
class Articles:
    """Articles that a filter lets through.

    Args:
        asked: what it says of articles.
        rare: whether few articles have its words.
        questions: what it says of statements and of events; either will do where it only says what both have.
        nobody: whether somebody was asked for whom the store does not know.
        named: who was taken for whom.
    """

    asked: Meant
    rare: bool
    questions: tuple[Question, ...]
    either: bool
    nobody: bool
    named: tuple[Named, ...]

    def conditions(self, version: ColumnElement[int]) -> list[ColumnElement[bool]]:
        """What is demanded of a version; by none of it rows are looked up."""
        words, records = self.asked.words, [_has(one, version) for one in self.questions]
        found = [or_(*records)] if self.either and records else records
        if self._is_placed():
            found = [aside(version).in_(self._placed()), *found]
        if words is not None:
            found = [*found, aside(version).in_(words.found()) if self.rare else words.has(version)]
        return found

    def _is_placed(self) -> bool:
        wanted = self.asked.filter
        return bool(wanted.publisher or wanted.since or wanted.until or self.asked.story is not None)

    def _placed(self) -> Select[int]:
        """Versions by what stands in an index: story, publisher, day."""
        at, wanted = t.version.c, self.asked.filter
        query = select(at.id)
        if self.asked.story is not None:
            query = query.where(at.story_id == self.asked.story)
        if wanted.publisher:
            query = query.where(at.publisher.in_(wanted.publisher))
        return query.where(*within(at.day, wanted))


def articles(connection: Connection, filter_: Filter) -> Articles:
    """What a filter means for articles.

    Raises:
        StoreError: there is no such story or claim, or the text is no search.
    """
    said = set(filter_.given()) & OF_RECORDS
    asked = meant(connection, only(filter_, "articles"), "article_words")
    records = [(kind, meant(connection, wanted, "statement_words")) for kind, wanted in _wanted(filter_, said)]
    return Articles(
        asked=asked,
        rare=asked.words is not None and asked.words.is_rare(connection),
        questions=tuple(question(connection, kind, one) for kind, one in records),
        either=said == {"country"},
        nobody=any(one.nobody for _, one in records),
        named=all_named(one for _, one in records),
    )


def _wanted(filter_: Filter, said: set[str]) -> Iterator[tuple[Kind, Filter]]:
    """What a filter says of each kind of record, leaving out what articles have as well."""
    bare = replace(filter_, publisher=(), since=None, until=None, text=None, story=None)
    kinds: Sequence[tuple[Kind, set[str]]] = (
        ("statement", set(FIELDS["statements"])), ("event", set(FIELDS["events"])),
    )  # fmt: skip
    for kind, fields in kinds:
        own = said & fields
        if own - {"country"} or said == {"country"}:
            yield kind, only(bare, "statements" if kind == "statement" else "events")


def _has(one: Question, version: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether an article has such a record: few are listed, many are looked up one by one."""
    return aside(version).in_(one.versions()) if one.is_narrow else one.in_version(version)
