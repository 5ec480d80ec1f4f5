"""Which statements are about one proposition, and who takes which side.

In: a connection, a ledger with its story and entities. Out: a claim and a stance for each statement that says something of its own.
A statement that points at another one ("negó esas acusaciones") shares that one's claim; others are compared with the claims that
have the same telling words.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, select

from segun.corpus.fitting import ANSWERS, SAME, SAME_ELSEWHERE, Telling, fit_elsewhere, fit_inside, telling
from segun.corpus.lookup import newest
from segun.corpus.pointers import TAKES_SIDE, end_of, pointers, taken_up, turned
from segun.corpus.propositions import Proposition, sought, stance
from segun.corpus.vectors import cosine
from segun.corpus.writing import FIRST_NEW, insert_new, keep, learn, stored
from segun.ledger import Ledger, Statement
from segun.store import tables as t
from segun.store.entry import Stance
from segun.store.links import ClaimLink
from segun.store.placing import Place
from segun.store.records import statement_day

_UNDER_ONE = 8
"""Claims under one word, the newest."""

_IN_ONE_STORY = 80
"""Claims of its own story with which a statement is compared, the newest."""

_SHARED = 2
"""Telling words that a claim of another story must share with a statement."""

_FEWEST = 2
"""Telling words of a content that says something by itself."""

_RIGHT_BEFORE = (1.5, 0.8)
"""What it adds that the last statement by somebody else, or the one before, was on the claim, for one that takes a side."""

_GOES_ON = 0.5
"""What it adds that the same speaker's statement right before was on the claim."""

_VARIANTS = 5
"""Wordings that a claim is known by."""

_SAID_SO = 0.95
"""Cosine from which two wordings are the same."""

_VOICES = 40
"""Speakers whose side in a claim is remembered, the latest."""


class ClaimProfile(msgspec.Struct, frozen=True):
    """The wordings of a claim, and the side that each entity, by row, took last."""

    wordings: tuple[Proposition, ...]
    sides: dict[str, Stance]


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
    new: dict[int, int] = field(default_factory=dict)
    words: Telling = field(default_factory=lambda: telling([]))

    def add(self, n: int, one: Proposition, side: Stance) -> int:
        """A claim that nobody made before, first made by statement `n`; the number stands for the row until it is written."""
        ident = FIRST_NEW + len(self.new)
        self.new[ident] = n
        self.profiles[ident] = ClaimProfile((one,), _sides({}, one, side))
        return ident

    def grow(self, ident: int, one: Proposition, side: Stance) -> int:
        self.profiles[ident] = _grown(self.profiles[ident], one, side)
        self.changed.add(ident)
        return ident

    def enter(self, ident: int, one: Proposition, day: str) -> None:
        """Keep the claim under the words of `one`, for later statements."""
        for key in (_of_story(self.story), *sought(one)):
            self.days[key, ident] = day
            if ident not in self.by_key.setdefault(key, []):
                self.by_key[key].append(ident)

    def elsewhere(self, one: Proposition) -> list[int]:
        """The claims of other stories that share enough telling words with `one` to be the same."""
        wanted = sought(one)
        counts = Counter(ident for key in wanted for ident in self.by_key.get(key, []))
        own = set(self.by_key.get(_of_story(self.story), []))
        return sorted(
            ident for ident, count in counts.items() if count >= min(_SHARED, len(wanted)) and ident not in own
        )


def find_claims(
    connection: Connection, place: Place, ledger: Ledger, story: str, said: Sequence[Proposition]
) -> tuple[ClaimLink | None, ...]:
    """The claim of each statement of `ledger` and its stance; `None` for one that says nothing to compare.

    Args:
        said: what each statement says.
    """
    pointing = pointers(ledger)
    board = _load(connection, [one for n, one in enumerate(said) if n not in pointing], story)
    found: dict[int, ClaimLink] = {}
    for n, one in enumerate(said):
        if n not in pointing and (made := _place(n, one, ledger, board, found)) is not None:
            found[n] = made
            board.enter(made.claim, one, statement_day(place, ledger, n))
    for n in pointing:
        target = end_of(n, pointing)
        if target is not None and target in found:
            found[n] = ClaimLink(found[target].claim, turned(pointing[n][1], found[target].stance))
    rows = _write(connection, place, ledger, board)
    links = {n: ClaimLink(rows.get(one.claim, one.claim), one.stance) for n, one in found.items()}
    return tuple(links.get(n) for n in range(len(said)))


def _place(n: int, one: Proposition, ledger: Ledger, board: _Board, found: Mapping[int, ClaimLink]) -> ClaimLink | None:
    """The claim that statement `n` is on, made where there is none yet; `None` where it says nothing."""
    statement = ledger.statements[n]
    side = stance(statement, ledger)
    if not one.words and side == "asserts":
        return None
    claim = _choose(one, board, side, _near(n, side, ledger, found))
    if claim is None and (before := taken_up(ledger, n, side, one)) is not None and before in found:
        claim = found[before].claim
    if claim is None:
        return ClaimLink(board.add(n, one, side), side) if len(one.words) >= _FEWEST else None
    side = _kept_up(side, statement, board.profiles[claim].sides.get(str(one.speaker)))
    return ClaimLink(board.grow(claim, one, side), side)


def _near(n: int, side: Stance, ledger: Ledger, found: Mapping[int, ClaimLink]) -> dict[int, float]:
    """What it adds to a claim that statements right before `n` were on it, where `n` takes a side."""
    statements = ledger.statements
    near: dict[int, float] = {}
    if side not in TAKES_SIDE:
        return near
    for gap, bonus in enumerate(_RIGHT_BEFORE, start=1):
        link = found.get(n - gap)
        if link is None:
            continue
        if statements[n - gap].speaker != statements[n].speaker:
            near[link.claim] = max(near.get(link.claim, 0.0), bonus)
        elif gap == 1:
            near[link.claim] = _GOES_ON
    return near


def _kept_up(side: Stance, statement: Statement, before: Stance | None) -> Stance:
    """The side of a speaker who took one before: kept, unless the cue itself says otherwise.

    "Negó el pago. «El dinero era de mi mujer»" denies twice; "El puerto está cerrado. «No se mueve una grúa»" asserts twice.
    """
    if before == "denies" and side == "asserts":
        return "denies"
    own_words = side == "denies" and statement.act not in ("deny", "reject")
    return "asserts" if own_words and before in ("asserts", "repeats", "confirms") else side


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
    own = board.by_key.get(_of_story(story), [])
    ids = sorted({*own, *(claim for one in said for claim in board.elsewhere(one))})
    if ids:
        query = select(t.claim.c.id, t.claim.c.profile).where(t.claim.c.id.in_(ids))
        board.profiles = {row.id: _decode(row.profile) for row in connection.execute(query)}
    board.words = telling([board.profiles[ident].wordings for ident in own])
    return board


def _choose(one: Proposition, board: _Board, side: Stance, near: Mapping[int, float]) -> int | None:
    """The claim that fits best, and well enough; of two alike the one that was made first.

    Args:
        side: the one that the statement takes.
        near: what is added to a claim because of what stands right before the statement.
    """
    own, others = board.by_key.get(_of_story(board.story), []), board.elsewhere(one)
    plain = side not in TAKES_SIDE
    enough = SAME if plain else ANSWERS
    inside = (
        (fit_inside(one, board.profiles[i].wordings, board.words, asserts=plain) + near.get(i, 0.0) - enough, -i)
        for i in own
    )
    elsewhere = ((fit_elsewhere(one, board.profiles[i].wordings) - SAME_ELSEWHERE, -i) for i in others)
    best = max((*inside, *elsewhere), default=None)
    return -best[1] if best is not None and best[0] >= 0 else None


def _grown(known: ClaimProfile, one: Proposition, side: Stance) -> ClaimProfile:
    wordings = known.wordings
    if len(wordings) < _VARIANTS and one.words and all(cosine(one.words, w.words) < _SAID_SO for w in wordings):
        wordings = (*wordings, one)
    return ClaimProfile(wordings, _sides(known.sides, one, side))


def _sides(known: Mapping[str, Stance], one: Proposition, side: Stance) -> dict[str, Stance]:
    """The side that each speaker took last; who doubts has taken none."""
    if one.speaker is None or side == "doubts":
        return dict(known)
    who = str(one.speaker)
    rest = [(other, taken) for other, taken in known.items() if other != who]
    return dict([*rest, (who, side)][-_VOICES:])


def _write(connection: Connection, place: Place, ledger: Ledger, board: _Board) -> dict[int, int]:
    """Write the board; the rows of the numbers that stood for new claims."""
    made = {ident: _row(place, ledger, n, board.profiles[ident]) for ident, n in board.new.items()}
    rows = insert_new(connection, t.claim, made)
    changed = [{"row": one, "profile": _encode(board.profiles[one]).decode()} for one in stored(board.changed)]
    learn(connection, t.claim, changed)
    keys = [{"key": key, "claim_id": rows.get(one, one), "day": day} for (key, one), day in sorted(board.days.items())]
    keep(connection, t.claim_key, keys, later="day")
    return rows


def _row(place: Place, ledger: Ledger, n: int, profile: ClaimProfile) -> dict[str, object]:
    key = hashlib.sha256(f"claim\0{place.name}\0{place.number}\0{n}".encode()).hexdigest()[:12]
    return {
        "key": f"c-{key}", "words": ledger.statements[n].content_span.of(ledger.document.text),
        "profile": _encode(profile).decode(),
    }  # fmt: skip
