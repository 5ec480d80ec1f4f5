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
from sqlalchemy import Connection, select

from segun.corpus.lookup import newest
from segun.corpus.pointers import end_of, pointers, taken_up, turned
from segun.corpus.propositions import Proposition, proposition, sought, stance
from segun.corpus.vectors import likeness
from segun.corpus.writing import FIRST_NEW, insert_new, keep, learn
from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.links import ClaimLink
from segun.store.placing import Place
from segun.store.records import statement_day

_UNDER_ONE = 8
"""Claims under one word, the newest."""

_COMPARED = 40
_FEWEST = 2
"""Telling words of a content that says something by itself."""

_SAME = 0.46
_ANSWER = 0.36
"""The same for one that takes a side: whoever denies or confirms does so of something said, and most likely in the same story."""

_IN_STORY = 0.3
_NAMED = 0.06
_DEED = 0.15
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

    story: str
    profiles: dict[int, ClaimProfile] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    days: dict[tuple[str, int], str] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    new: list[int] = field(default_factory=list)
    telling: Mapping[str, float] = field(default_factory=dict)

    def add(self, n: int, one: Proposition) -> int:
        """A claim that nobody made before, first made by statement `n`; the number stands for the row until it is written."""
        ident = FIRST_NEW + len(self.new)
        self.new.append(n)
        self.profiles[ident] = ClaimProfile((one,), (self.story,))
        return ident

    def grow(self, ident: int, one: Proposition) -> int:
        self.profiles[ident] = _grown(self.profiles[ident], one, self.story)
        self.changed.add(ident)
        return ident

    def enter(self, ident: int, one: Proposition, day: str) -> None:
        """Keep the claim under the words of `one`, for later statements."""
        for key in (_of_story(self.story), *sought(one)):
            self.days[key, ident] = day
            if ident not in self.by_key.setdefault(key, []):
                self.by_key[key].append(ident)


def find_claims(
    connection: Connection,
    place: Place,
    ledger: Ledger,
    story: str,
    about: Sequence[tuple[int, ...]],
    told: Sequence[frozenset[int]],
) -> tuple[ClaimLink | None, ...]:
    """The claim of each statement of `ledger` and its stance; `None` for one that says nothing to compare."""
    said = [proposition(one, ledger, frozenset(about[n]), told[n]) for n, one in enumerate(ledger.statements)]
    pointing = pointers(ledger)
    board = _load(connection, [one for n, one in enumerate(said) if n not in pointing], story)
    found: dict[int, ClaimLink] = {}
    for n, one in enumerate(said):
        if n in pointing or len(one.words) < _FEWEST:
            continue
        side = stance(ledger.statements[n], ledger)
        claim = _choose(one, board, _SAME if side == "asserts" else _ANSWER)
        if claim is None and (before := taken_up(ledger, n, side, one)) in found:
            found[n] = ClaimLink(found[before].claim, side)
            continue
        claim = board.add(n, one) if claim is None else board.grow(claim, one)
        board.enter(claim, one, statement_day(place, ledger, n))
        found[n] = ClaimLink(claim, side)
    for n in pointing:
        target = end_of(n, pointing)
        if target is not None and target in found:
            found[n] = ClaimLink(found[target].claim, turned(pointing[n][1], found[target].stance))
    rows = _write(connection, place, ledger, board)
    links = {n: ClaimLink(rows.get(one.claim, one.claim), one.stance) for n, one in found.items()}
    return tuple(links.get(n) for n in range(len(said)))


def _of_story(story: str) -> str:
    """The key under which all claims of a story stand."""
    return f"s:{story}"


def _load(connection: Connection, said: Sequence[Proposition], story: str) -> _Board:
    wanted = sorted({key for one in said for key in sought(one)})
    rows = newest(connection, t.claim_key, "key", "claim_id", wanted, _UNDER_ONE)
    rows += newest(connection, t.claim_key, "key", "claim_id", [_of_story(story)], _IN_ONE_STORY)
    board = _Board(story)
    for key, claim in rows:
        board.by_key.setdefault(key, []).append(claim)
    ids = sorted({claim for _, claim in rows})
    if ids:
        query = select(t.claim.c.id, t.claim.c.profile).where(t.claim.c.id.in_(ids))
        board.profiles = {row.id: _decode(row.profile) for row in connection.execute(query)}
    board.telling = _telling([board.profiles[ident] for ident in board.by_key.get(_of_story(story), [])])
    return board


def _choose(one: Proposition, board: _Board, enough: float) -> int | None:
    """The claim that fits best, and well enough; among those of its own story words count that not all of them have."""
    own = board.by_key.get(_of_story(board.story), [])
    candidates = {*own, *(ident for key in sought(one) for ident in board.by_key.get(key, []))}
    scored = ((fit(one, board.profiles[ident], board.story, board.telling), -ident) for ident in candidates)
    best = max(scored, default=None)
    return -best[1] if best is not None and best[0] >= enough else None


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
        score += _NAMED if one.entities & other.entities else 0.0
        score += _DEED if one.deeds & other.deeds else 0.0
        if one.figures and other.figures and not one.figures & other.figures:
            score -= _FIGURES_DIFFER
        best = max(best, score)
    return best + (_IN_STORY if inside else 0.0)


def _grown(known: ClaimProfile, one: Proposition, story: str) -> ClaimProfile:
    wordings = known.wordings
    if len(wordings) < _VARIANTS and all(likeness(one.words, other.words, {}) < _SAID_SO for other in wordings):
        wordings = (*wordings, one)
    return ClaimProfile(wordings, tuple(dict.fromkeys((*known.stories, story)))[-_VARIANTS:])


def _write(connection: Connection, place: Place, ledger: Ledger, board: _Board) -> dict[int, int]:
    """Write the board; the rows of the numbers that stood for new claims."""
    made = [_row(place, ledger, n, board.profiles[FIRST_NEW + k]) for k, n in enumerate(board.new)]
    rows = {FIRST_NEW + k: row for k, row in enumerate(insert_new(connection, t.claim, made))}
    old = sorted(ident for ident in board.changed if ident < FIRST_NEW)
    changed = [{"row": one, "profile": _encode(board.profiles[one]).decode(), "last_day": place.day} for one in old]
    learn(connection, t.claim, changed)
    keys = [{"key": key, "claim_id": rows.get(one, one), "day": day} for (key, one), day in sorted(board.days.items())]
    keep(connection, t.claim_key, keys, later="day")
    return rows


def _row(place: Place, ledger: Ledger, n: int, profile: ClaimProfile) -> dict[str, object]:
    key = hashlib.sha256(f"claim\0{place.name}\0{place.number}\0{n}".encode()).hexdigest()[:12]
    day = statement_day(place, ledger, n)
    return {
        "key": f"c-{key}", "words": ledger.statements[n].content_span.of(ledger.document.text), "first_day": day,
        "last_day": day, "profile": _encode(profile).decode(),
    }  # fmt: skip
