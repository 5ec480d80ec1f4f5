"""Which statements are about one proposition, and who takes which side.

In: a connection, a ledger with its story and entities. Out: a claim and a stance for each statement that says something of its own.
A statement that points at another one ("negó esas acusaciones") shares that one's claim; others are compared with the claims that
have the same telling words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, insert, select
from sqlalchemy.dialects import postgresql, sqlite

from segun.corpus.lookup import newest
from segun.corpus.propositions import Proposition, likeness, proposition, sought, stance
from segun.ledger import Ledger, LinkType
from segun.store import tables as t
from segun.store.entry import Stance
from segun.store.links import ClaimLink
from segun.store.placing import Place
from segun.store.records import statement_day

_UNDER_ONE = 12
"""Claims under one word, the newest."""

_COMPARED = 40
_FEWEST = 2
"""Telling words of a content that says something by itself."""

_SAME = 0.62
_IN_STORY = 0.17
_NAMED = 0.06
_FIGURES_DIFFER = 0.15
_VARIANTS = 5
"""Wordings that a claim is known by."""

_BY_LINK: dict[LinkType, Stance] = {
    "denies": "denies",
    "contradicts": "denies",
    "confirms": "confirms",
    "repeats": "repeats",
    "not_denied": "doubts",
    "refers_to": "doubts",
}


class ClaimProfile(msgspec.Struct, frozen=True):
    """The wordings of a claim and the stories in which it was made."""

    wordings: tuple[Proposition, ...]
    stories: tuple[int, ...]


_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(ClaimProfile).decode


@dataclass(slots=True)
class _Board:
    """The claims that may be meant in this article, and what has become of them."""

    profiles: dict[int, ClaimProfile]
    days: dict[int, tuple[str, str]] = field(default_factory=dict)
    keys: dict[tuple[str, int], str] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)


def find_claims(
    connection: Connection,
    place: Place,
    ledger: Ledger,
    story: int,
    entities: Sequence[int],
    about: Sequence[tuple[int, ...]],
) -> tuple[ClaimLink | None, ...]:
    """The claim of each statement of `ledger` and its stance; `None` for one that says nothing to compare."""
    said = [proposition(one, ledger, frozenset(about[n])) for n, one in enumerate(ledger.statements)]
    pointing = _pointers(ledger)
    board = _load(connection, [one for n, one in enumerate(said) if n not in pointing])
    found: dict[int, ClaimLink] = {}
    for n, one in enumerate(said):
        if n in pointing or len(one.words) < _FEWEST:
            continue
        claim = _choose(one, board, story)
        if claim is None:
            claim = _make(connection, place, ledger, n, one, story)
            board.profiles[claim] = ClaimProfile((one,), (story,))
        else:
            board.profiles[claim] = _grown(board.profiles[claim], one, story)
        board.changed.add(claim)
        for key in sought(one):
            board.keys[key, claim] = statement_day(place, ledger, n)
        found[n] = ClaimLink(claim, stance(ledger.statements[n], ledger))
    for n in pointing:
        target = _target(n, pointing)
        if target is not None and target in found:
            found[n] = ClaimLink(found[target].claim, _turned(pointing[n][1], found[target].stance))
    _save(connection, place, board)
    return tuple(found.get(n) for n in range(len(said)))


def _pointers(ledger: Ledger) -> dict[int, tuple[int, LinkType]]:
    """Statements that say nothing by themselves but take a side on another one, and that other one.

    What is said in words of its own is compared by them, even where it also denies something.
    """
    numbers = {one.id: n for n, one in enumerate(ledger.statements)}
    found: dict[int, tuple[int, LinkType]] = {}
    for tie in ledger.links:
        n, target = numbers.get(tie.source), numbers.get(tie.target)
        if n is None or target is None or n == target or tie.type not in _BY_LINK:
            continue
        found.setdefault(n, (target, tie.type))
    return found


def _target(n: int, pointing: dict[int, tuple[int, LinkType]]) -> int | None:
    """The statement at the end of a chain of pointers; `None` for a ring."""
    seen = {n}
    while n in pointing:
        n = pointing[n][0]
        if n in seen:
            return None
        seen.add(n)
    return n


def _turned(kind: LinkType, other: Stance) -> Stance:
    """The stance of a statement that denies or confirms one of that stance: to deny a denial is to assert."""
    own = _BY_LINK[kind]
    if other == "denies" and own in ("denies", "confirms", "repeats"):
        return "asserts" if own == "denies" else "denies"
    return own


def _load(connection: Connection, said: Sequence[Proposition]) -> _Board:
    wanted = sorted({key for one in said for key in sought(one)})
    ids = {claim for _, claim in newest(connection, t.claim_key, "key", "claim_id", wanted, _UNDER_ONE)}
    if not ids:
        return _Board({})
    query = select(t.claim.c.id, t.claim.c.profile).where(t.claim.c.id.in_(sorted(ids)))
    return _Board({row.id: _decode(row.profile) for row in connection.execute(query)})


def _choose(one: Proposition, board: _Board, story: int) -> int | None:
    best = max(((fit(one, known, story), -ident) for ident, known in board.profiles.items()), default=None)
    return -best[1] if best is not None and best[0] >= _SAME else None


def fit(one: Proposition, known: ClaimProfile, story: int) -> float:
    """How well a statement fits a claim, by the nearest of its wordings; from .62 on they are one."""
    best = 0.0
    for other in known.wordings:
        score = likeness(one.words, other.words)
        if one.entities & other.entities:
            score += _NAMED
        if one.figures and other.figures and not one.figures & other.figures:
            score -= _FIGURES_DIFFER
        best = max(best, score)
    return best + (_IN_STORY if story in known.stories else 0.0)


def _grown(known: ClaimProfile, one: Proposition, story: int) -> ClaimProfile:
    wordings = known.wordings
    if len(wordings) < _VARIANTS and all(likeness(one.words, other.words) < 0.95 for other in wordings):
        wordings = (*wordings, one)
    return ClaimProfile(wordings, tuple(dict.fromkeys((*known.stories, story)))[-_VARIANTS:])


def _make(connection: Connection, place: Place, ledger: Ledger, n: int, one: Proposition, story: int) -> int:
    key = hashlib.sha256(f"claim\0{place.name}\0{place.number}\0{n}".encode()).hexdigest()[:12]
    day = statement_day(place, ledger, n)
    row = {
        "key": f"c-{key}", "words": ledger.statements[n].content_span.of(ledger.document.text), "first_day": day,
        "last_day": day, "profile": _encode(ClaimProfile((one,), (story,))).decode(),
    }  # fmt: skip
    return int(connection.execute(insert(t.claim).values(row).returning(t.claim.c.id)).scalar_one())


def _save(connection: Connection, place: Place, board: _Board) -> None:
    for claim in sorted(board.changed):
        row = {"profile": _encode(board.profiles[claim]).decode(), "last_day": place.day}
        connection.execute(t.claim.update().where(t.claim.c.id == claim).values(row))
    rows = [{"key": key, "claim_id": claim, "day": day} for (key, claim), day in sorted(board.keys.items())]
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        statement = dialect.insert(t.claim_key)
        newer = statement.excluded.day
        statement = statement.on_conflict_do_update(
            index_elements=("key", "claim_id"), set_={"day": newer}, where=newer > t.claim_key.c.day
        )
        connection.execute(statement, rows)


__all__ = ["ClaimProfile", "find_claims", "fit"]
