"""Which statements are about one proposition, and who takes which side.

In: a connection, a ledger with its story and entities. Out: a claim and a stance for each statement that says something of its own.
A statement that points at another one ("negó esas acusaciones") shares that one's claim; others are compared with the claims that
have the same telling words.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from segun.corpus.lookup import newest
from segun.corpus.pointers import end_of, pointers, taken_up, turned
from segun.corpus.propositions import Proposition, proposition, sought, stance
from segun.corpus.vectors import likeness
from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.links import ClaimLink
from segun.store.placing import Place
from segun.store.records import statement_day

_UNDER_ONE = 12
"""Claims under one word, the newest."""

_COMPARED = 40
_FEWEST = 2
"""Telling words of a content that says something by itself."""

_SAME = 0.42
_IN_STORY = 0.25
_NAMED = 0.06
_FIGURES_DIFFER = 0.15
_VARIANTS = 5
"""Wordings that a claim is known by."""

_SAID_SO = 0.95
"""Cosine from which two wordings are the same."""

_IN_ONE_STORY = 80
"""Claims of its own story with which a statement is compared, the newest."""


class ClaimProfile(msgspec.Struct, frozen=True):
    """The wordings of a claim and the stories in which it was made."""

    wordings: tuple[Proposition, ...]
    stories: tuple[str, ...]


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
    story: str,
    entities: Sequence[int],
    about: Sequence[tuple[int, ...]],
) -> tuple[ClaimLink | None, ...]:
    """The claim of each statement of `ledger` and its stance; `None` for one that says nothing to compare."""
    said = [proposition(one, ledger, frozenset(about[n])) for n, one in enumerate(ledger.statements)]
    pointing = pointers(ledger)
    board = _load(connection, [one for n, one in enumerate(said) if n not in pointing], story)
    found: dict[int, ClaimLink] = {}
    for n, one in enumerate(said):
        if n in pointing or len(one.words) < _FEWEST:
            continue
        side = stance(ledger.statements[n], ledger)
        claim = _choose(one, board, story)
        if claim is None and (before := taken_up(ledger, n, side, one)) in found:
            found[n] = ClaimLink(found[before].claim, side)
            continue
        if claim is None:
            claim = _make(connection, place, ledger, n, one, story)
            board.profiles[claim] = ClaimProfile((one,), (story,))
        else:
            board.profiles[claim] = _grown(board.profiles[claim], one, story)
        board.changed.add(claim)
        for key in (_of_story(story), *sought(one)):
            board.keys[key, claim] = statement_day(place, ledger, n)
        found[n] = ClaimLink(claim, side)
    for n in pointing:
        target = end_of(n, pointing)
        if target is not None and target in found:
            found[n] = ClaimLink(found[target].claim, turned(pointing[n][1], found[target].stance))
    _save(connection, place, board)
    return tuple(found.get(n) for n in range(len(said)))


def _of_story(story: str) -> str:
    """The key under which all claims of a story stand."""
    return f"s:{story}"


def _load(connection: Connection, said: Sequence[Proposition], story: str) -> _Board:
    wanted = sorted({key for one in said for key in sought(one)})
    rows = newest(connection, t.claim_key, "key", "claim_id", wanted, _UNDER_ONE)
    rows += newest(connection, t.claim_key, "key", "claim_id", [_of_story(story)], _IN_ONE_STORY)
    ids = sorted({claim for _, claim in rows})
    if not ids:
        return _Board({})
    query = select(t.claim.c.id, t.claim.c.profile).where(t.claim.c.id.in_(ids))
    return _Board({row.id: _decode(row.profile) for row in connection.execute(query)})


def _choose(one: Proposition, board: _Board, story: str) -> int | None:
    """The claim that fits best, and well enough; among those of its own story words count that not all of them have."""
    telling = _telling([known for known in board.profiles.values() if story in known.stories])
    best = max(((fit(one, known, story, telling), -ident) for ident, known in board.profiles.items()), default=None)
    return -best[1] if best is not None and best[0] >= _SAME else None


def _telling(claims: Sequence[ClaimProfile]) -> Mapping[str, float]:
    """How much each word tells the claims of one story apart, from 0 to 1 (inverse document frequency, Spärck Jones 1972)."""
    counts: dict[str, int] = {}
    for known in claims:
        for word in {word for wording in known.wordings for word in wording.words}:
            counts[word] = counts.get(word, 0) + 1
    most = math.log(1 + len(claims))
    return {word: math.log(1 + len(claims) / count) / most for word, count in counts.items()} if claims else {}


def fit(one: Proposition, known: ClaimProfile, story: str, telling: Mapping[str, float]) -> float:
    """How well a statement fits a claim, by the nearest of its wordings; from `_SAME` on they are one."""
    inside = story in known.stories
    best = 0.0
    for other in known.wordings:
        score = likeness(one.words, other.words, telling if inside else {})
        if one.entities & other.entities:
            score += _NAMED
        if one.figures and other.figures and not one.figures & other.figures:
            score -= _FIGURES_DIFFER
        best = max(best, score)
    return best + (_IN_STORY if inside else 0.0)


def _grown(known: ClaimProfile, one: Proposition, story: str) -> ClaimProfile:
    wordings = known.wordings
    if len(wordings) < _VARIANTS and all(likeness(one.words, other.words, {}) < _SAID_SO for other in wordings):
        wordings = (*wordings, one)
    return ClaimProfile(wordings, tuple(dict.fromkeys((*known.stories, story)))[-_VARIANTS:])


def _make(connection: Connection, place: Place, ledger: Ledger, n: int, one: Proposition, story: str) -> int:
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
        connection.execute(update(t.claim).where(t.claim.c.id == claim).values(row))
    rows = [{"key": key, "claim_id": claim, "day": day} for (key, claim), day in sorted(board.keys.items())]
    if rows:
        dialect = sqlite if connection.dialect.name == "sqlite" else postgresql
        statement = dialect.insert(t.claim_key)
        newer = statement.excluded.day
        statement = statement.on_conflict_do_update(
            index_elements=("key", "claim_id"), set_={"day": newer}, where=newer > t.claim_key.c.day
        )
        connection.execute(statement, rows)
