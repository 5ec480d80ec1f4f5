"""What is claimed, and who takes which side.

In: a connection, words of a topic, a filter. Out: claims with the statements on each. A claim is found by one of its statements, and shown
with all of them; what copies say once more is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple, cast

from sqlalchemy import Connection, func, select

from segun.errors import StoreError
from segun.store import tables as t
from segun.store.ask_answers import stretch_of
from segun.store.ask_copies import Row, told_already
from segun.store.ask_hits import statement_hits
from segun.store.ask_meant import claim_row, meant
from segun.store.ask_records import firsts_of
from segun.store.filters import Filter
from segun.store.hits import ClaimBoard, StatementHit
from segun.store.pages import Page, check_limit, cut

_LISTED = 8
"""Statements of a claim in a list of claims."""

_ALONE = 200
"""Statements of a claim that is asked for by itself."""


def claims(
    connection: Connection, topic: str | None, filter_: Filter, limit: int, after: str | None, *, lonely: bool
) -> Page[ClaimBoard]:
    """Claims of which one statement has the words of the topic and is let through.

    Raises:
        StoreError: the filter asks for what statements do not have, or for something unknown; or `after` is no cursor of these.
    """
    wanted = filter_.fit_for("statements")
    text = " ".join(one for one in (topic, wanted.text) if one)
    asked = meant(connection, replace(wanted, text=text or None), "statement_words")
    stretch = stretch_of(connection, "claims", after)
    found = firsts_of(connection, "statement", asked, stretch, check_limit(limit) + 1, lonely=lonely)
    rows, cursor = cut("claims", found, limit, lambda one: stretch.key(one[0]))
    return Page(boards(connection, [group for _, group in rows], _LISTED), cursor, asked.named)


def claim(connection: Connection, key: str) -> ClaimBoard:
    """One claim.

    Raises:
        StoreError: there is none with this key.
    """
    found = boards(connection, [claim_row(connection, key)], _ALONE)
    if not found:
        raise StoreError(f"nobody says {key!r} any more", remedy="segun claims lists those that somebody does")
    return found[0]


def claims_of_story(connection: Connection, story: int, count: int) -> tuple[ClaimBoard, ...]:
    """At most `count` claims that are made in a story, those with most voices first, then the newest."""
    said = t.statement.c
    voices = func.count(said.speaker.distinct()).label("voices")
    query = (
        select(said.claim_id, voices)
        .join(t.version, t.version.c.id == said.version_id)
        .where(t.version.c.story_id == story, t.version.c.copy_of.is_(None), said.claim_id.is_not(None))
        .group_by(said.claim_id)
        .order_by(voices.desc(), func.max(said.day).desc(), said.claim_id)
        .limit(count)
    )
    found = boards(connection, list(connection.execute(query).scalars()), _LISTED)
    return tuple(sorted(found, key=lambda one: -one.voices))


class _Said(NamedTuple):
    """A statement in a claim, by its place."""

    day: str
    version: int
    n: int
    claim: int
    speaker: int | None
    stance: str | None

    @property
    def voice(self) -> tuple[int, int, int]:
        """Whoever says it; speakers without a name are each somebody else."""
        return (self.speaker, 0, 0) if self.speaker is not None else (0, self.version, self.n)

    @property
    def row(self) -> Row:
        return Row(self.day, self.version, self.n, "statement")


def boards(connection: Connection, claims: Sequence[int], most: int) -> tuple[ClaimBoard, ...]:
    """Claims by row, in this order, each with at most `most` statements."""
    said: dict[int, list[_Said]] = {one: [] for one in claims}
    for one in _said(connection, claims):
        said[one.claim].append(one)
    chosen = {ident: _chosen(rows, most) for ident, rows in said.items()}
    rows = [one.row for found in chosen.values() for one in found]
    hits = dict(zip(rows, statement_hits(connection, rows), strict=True))
    at = t.claim.c
    query = select(at.id, at.key, at.words).where(at.id.in_(claims))
    heads = {ident: (key, words) for ident, key, words in connection.execute(query)}
    return tuple(
        _board(*heads[ident], said[ident], [hits[one.row] for one in chosen[ident]]) for ident in claims if said[ident]
    )


def _board(key: str, words: str, said: Sequence[_Said], hits: Sequence[StatementHit]) -> ClaimBoard:
    return ClaimBoard(
        id=key,
        words=words,
        first_day=said[0].day,
        last_day=said[-1].day,
        voices=len({one.voice for one in said}),
        articles=len({one.version for one in said}),
        statements=tuple(hits),
        left_out=len(said) - len(hits),
    )


def _said(connection: Connection, claims: Sequence[int]) -> list[_Said]:
    """All statements of some claims, the oldest first, without what copies say once more."""
    at = t.statement.c
    query = select(at.day, at.version_id, at.n, at.claim_id, at.speaker, at.stance).where(at.claim_id.in_(claims))
    query = query.where(~told_already("statement", t.statement, lambda _: ()))
    rows = connection.execute(query.order_by(at.day, at.version_id, at.n))
    return [_Said(*cast("tuple[str, int, int, int, int | None, str | None]", tuple(row))) for row in rows]


def _chosen(said: Sequence[_Said], most: int) -> list[_Said]:
    """The newest of each voice and side, then the newest of all; in the order of time."""
    newest = list(reversed(said))
    firsts = {(one.stance, one.voice): one for one in said}
    sides = {one.stance: one for one in said}
    order = dict.fromkeys([*sides.values(), *sorted(firsts.values(), reverse=True), *newest])
    return sorted(list(order)[:most])
