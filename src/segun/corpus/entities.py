"""Who in a new ledger is somebody known already.

In: a connection, a ledger, its story. Out: an entity's row for each actor. Actors are taken in the order of how much tells who they
are: what has a fixed id, full names, other names, descriptions; so a surname finds the full name of its own article first.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec
from sqlalchemy import Connection, select

from segun.corpus.lookup import newest
from segun.corpus.profiles import ENOUGH, Profile, fit, grown, profile_of
from segun.corpus.someone import Someone, everybody, keys, search_keys
from segun.corpus.writing import FIRST_NEW, insert_new, keep, learn, stored
from segun.knowledge.countries import countries
from segun.language.folding import fold
from segun.ledger import Ledger
from segun.store import tables as t
from segun.store.placing import Place

_MOST = 8
"""Entities that are compared under one key, the last seen ones."""

_IN_STORY = 40
"""Entities of the same story that are compared, by whatever name."""

_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.Decoder(Profile).decode


@dataclass(slots=True)
class _Known:
    """The entities that may be meant in this article, by row; and what has become of them.

    `titles` are the id that needs no comparing, if any, and the name under which it is kept.
    """

    profiles: dict[int, Profile] = field(default_factory=dict)
    titles: dict[int, tuple[str | None, str]] = field(default_factory=dict)
    by_key: dict[str, list[int]] = field(default_factory=dict)
    changed: set[int] = field(default_factory=set)
    new: dict[int, Someone] = field(default_factory=dict)

    def add(self, one: Someone, story: str) -> int:
        """Somebody nobody knew; the number stands for the row until it is written."""
        ident = FIRST_NEW + len(self.new)
        self.new[ident] = one
        self.profiles[ident] = profile_of(one, story)
        self.titles[ident] = one.fixed, one.name
        return ident

    def grow(self, ident: int, one: Someone, story: str) -> int:
        """Somebody known, about whom this article tells more."""
        self.profiles[ident] = grown(self.profiles[ident], one, story)
        self.changed.add(ident)
        return ident


def find_entities(connection: Connection, place: Place, ledger: Ledger, story: str) -> tuple[int, ...]:
    """The entity of each actor of `ledger`, made where there is none yet."""
    people = everybody(ledger)
    here = f"t:{story}"
    wanted = {one.n: [*keys(one), *([] if one.fixed or one.vague else [here])] for one in people}
    known = _load(connection, sorted({key for found in wanted.values() for key in found}))
    chosen: dict[int, int] = {}
    taken: dict[int, Someone] = {}
    for one in sorted(people, key=_order):
        found = _choose(one, wanted[one.n], known, story, taken)
        found = known.add(one, story) if found is None else known.grow(found, one, story)
        for key in wanted[one.n]:
            if found not in known.by_key.setdefault(key, []):
                known.by_key[key].append(found)
        chosen[one.n] = found
        taken.setdefault(found, one)
    rows = _write_new(connection, place, known)
    chosen = {n: rows.get(ident, ident) for n, ident in chosen.items()}
    _write_keys(connection, place, people, wanted, chosen)
    learn(connection, t.entity, [{"row": ident, **_columns(known, ident)} for ident in stored(known.changed)])
    return tuple(chosen[n] for n in range(len(people)))


def _order(one: Someone) -> tuple[int, int]:
    rank = 0 if one.fixed else 1 if one.is_full else 2 if one.names and not one.is_person else 3 if one.names else 4
    return rank, one.n


def _load(connection: Connection, wanted: Sequence[str]) -> _Known:
    known = _Known()
    rows = newest(connection, t.entity_key, "key", "entity_id", [key for key in wanted if key[:2] != "t:"], _MOST)
    rows += newest(connection, t.entity_key, "key", "entity_id", [key for key in wanted if key[:2] == "t:"], _IN_STORY)
    for key, ident in rows:
        known.by_key.setdefault(key, []).append(ident)
    ids = sorted({ident for found in known.by_key.values() for ident in found})
    if ids:
        columns = (t.entity.c.id, t.entity.c.entity, t.entity.c.name, t.entity.c.profile)
        for row in connection.execute(select(*columns).where(t.entity.c.id.in_(ids))):
            known.profiles[row.id] = _decode(row.profile)
            known.titles[row.id] = row.entity, row.name
    return known


def _choose(one: Someone, wanted: Sequence[str], known: _Known, story: str, taken: dict[int, Someone]) -> int | None:
    """The entity that fits best, and well enough."""
    candidates = list(dict.fromkeys(ident for key in wanted for ident in known.by_key.get(key, [])))
    if one.fixed:
        return candidates[0] if candidates else None
    if one.vague:
        return None
    alone = sum(bool(set(one.parts) & set(known.profiles[ident].parts)) for ident in candidates) == 1
    scored = []
    for ident in candidates:
        profile = known.profiles[ident]
        if _excluded(one, taken.get(ident)):
            continue
        score = fit(one, profile, story, alone=alone) + (0.3 if ident in taken else 0.0)
        scored.append((score, profile.mentions, -ident))
    best = max(scored, default=None)
    return -best[2] if best is not None and best[0] >= ENOUGH else None


def _excluded(one: Someone, other: Someone | None) -> bool:
    """Whether the article itself keeps the two apart: it names both in full, or both as bodies, as two actors."""
    if other is None or other.fixed:
        return False
    return (one.is_full and other.is_full) or (bool(one.names) and bool(other.names) and not one.is_person)


def _write_new(connection: Connection, place: Place, known: _Known) -> dict[int, int]:
    """Write who is new; the rows of the numbers that stood for them."""
    rows = {}
    for ident, one in known.new.items():
        key = hashlib.sha256(f"{place.name}\0{place.number}\0{one.n}\0{one.name}".encode()).hexdigest()[:12]
        rows[ident] = {"key": f"e-{key}", "entity": one.fixed, **_columns(known, ident)}
    return insert_new(connection, t.entity, rows)


def _columns(known: _Known, ident: int) -> dict[str, object]:
    profile, (fixed, name) = known.profiles[ident], known.titles[ident]
    return {
        "name": _known_name(fixed) or _best_name(profile) or name, "country": profile.country, "sector": profile.sector, "kind": profile.kind,
        "profile": _encode(profile).decode(),
    }  # fmt: skip


def _write_keys(
    connection: Connection,
    place: Place,
    people: Sequence[Someone],
    wanted: dict[int, list[str]],
    chosen: dict[int, int],
) -> None:
    """Write where later actors, and people who ask, find those of this article."""
    names: dict[tuple[str, int], str] = {}
    places: dict[tuple[str, int], None] = {}
    for one in people:
        ident = chosen[one.n]
        for name in one.names or (one.name,):
            names.setdefault((fold(name), ident), name)
        if not one.vague:
            places.update(((key, ident), None) for key in (*wanted[one.n], *search_keys(one)))
    keep(connection, t.entity_key, [{"key": key, "entity_id": i, "day": place.day} for key, i in places], later="day")
    keep(connection, t.entity_name, [{"folded": key, "entity_id": i, "name": name} for (key, i), name in names.items()])


def _known_name(fixed: str | None) -> str | None:
    """What everybody calls a state, whatever capital or palace its papers name."""
    kind, _, code = (fixed or "").partition(":")
    return countries().name(code) if kind == "country" else None


def _best_name(profile: Profile) -> str | None:
    """The form that most articles use among the fullest ones."""
    if not profile.names:
        return None
    full = [name for name in profile.names if " " in name] or list(profile.names)
    return max(full, key=lambda name: (profile.names[name], len(name), name))
