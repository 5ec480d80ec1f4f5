"""What is known of an entity from all articles so far, and how well a new actor fits it.

In: a `Profile` and a `Someone`. Out: a score; from `ENOUGH` on they are the same. The weights are judgements, checked on the two
corpora with gold (`docs/linking.md`): a full name is enough by itself unless something speaks against it; a surname or an office
needs the same story, the same country or a rare name beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from segun.corpus.someone import Parts, Someone
from segun.reading.name_keys import is_short_for, same_person

T = TypeVar("T")

ENOUGH = 2.0

_FULL = 2.5
_SAME_SINGLE = 1.2
_SHORT = 1.0
_OFFICE = 1.6
_WORDS = 1.0
_NAME = 2.2
_ACRONYM = 1.6
_PARTLY = 1.0
_SAME_STORY = 1.2
_SAME_COUNTRY = 0.4
_OTHER_COUNTRY = -1.6
_SAME_SECTOR = 0.3
_OTHER_LIFE = -1.0
_RECENT = 0.4

_KEPT = 12
"""Stories and offices that a profile remembers, the last ones."""

_LIVES = (
    frozenset(
        {"GOV", "LEG", "PTY", "OPP", "ELI", "JUD", "COP", "MIL", "SPY", "IGO", "NGO", "LAB", "AGR", "BUS", "REF"}
    ),
    frozenset({"MED", "EDU"}),
    frozenset({"JRN"}),
    frozenset({"CRM", "REB"}),
)
"""Sectors between which somebody may change without being somebody else."""


class Profile(msgspec.Struct, frozen=True):
    """What all articles told: names as written with how often, countries, sectors, offices and stories by last use."""

    kind: str
    names: dict[str, int] = {}
    parts: tuple[Parts, ...] = ()
    acronyms: frozenset[str] = frozenset()
    country: str | None = None
    sector: str = ""
    offices: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    stories: tuple[int, ...] = ()
    mentions: int = 0
    plural: bool = False


def profile_of(one: Someone, story: int) -> Profile:
    """The profile of somebody seen for the first time."""
    return Profile(
        kind=one.kind,
        names=dict.fromkeys(one.names, 1),
        parts=one.parts,
        acronyms=one.acronyms,
        country=one.country,
        sector=one.sector,
        offices=one.offices,
        words=frozenset() if one.names else one.words,
        stories=(story,),
        mentions=one.mentions,
        plural=one.plural,
    )


def grown(known: Profile, one: Someone, story: int) -> Profile:
    """`known` with what a new article tells."""
    names = dict(known.names)
    for name in one.names:
        names[name] = names.get(name, 0) + 1
    return Profile(
        kind=one.kind if known.kind == "unnamed" else known.kind,
        names=names,
        parts=tuple(dict.fromkeys((*known.parts, *one.parts))),
        acronyms=known.acronyms | one.acronyms,
        country=known.country or one.country,
        sector=known.sector or one.sector,
        offices=_last(known.offices, one.offices),
        words=known.words if known.words or one.names else one.words,
        stories=_last(known.stories, (story,)),
        mentions=known.mentions + one.mentions,
        plural=known.plural,
    )


def _last(known: tuple[T, ...], new: Iterable[T]) -> tuple[T, ...]:
    """Both without repetition, the new ones last, no more than are kept."""
    fresh = tuple(dict.fromkeys(new))
    return (*(one for one in known if one not in fresh), *fresh)[-_KEPT:]


def fit(one: Someone, known: Profile, story: int, *, alone: bool) -> float:
    """How well an actor fits an entity; below `ENOUGH` they are two.

    Args:
        one: the actor; it has no fixed id.
        known: the entity.
        story: the story of the actor's article.
        alone: whether no other entity bears this name.
    """
    if one.plural != known.plural or (one.is_person != (known.kind in ("person", "unnamed"))):
        return 0.0
    base = _person_base(one, known) if one.is_person else _body_base(one, known)
    if base <= 0:
        return 0.0
    same_story = story in known.stories
    return base + _context(one, known, same_story) + (_RECENT if alone and one.names else 0.0)


def _context(one: Someone, known: Profile, same_story: bool) -> float:
    found = _SAME_STORY if same_story else 0.0
    if one.country and known.country:
        found += _SAME_COUNTRY if one.country == known.country else _OTHER_COUNTRY
    if one.sector and known.sector:
        found += (
            _SAME_SECTOR if one.sector == known.sector else 0.0 if _one_life(one.sector, known.sector) else _OTHER_LIFE
        )
    return found


def _one_life(one: str, other: str) -> bool:
    return any(one in life and other in life for life in _LIVES)


def _person_base(one: Someone, known: Profile) -> float:
    """By name, else by office; two full names that differ are two people, whatever else they share."""
    names = max((_name_fit(a, b) for a in one.parts for b in known.parts), default=0.0)
    if one.is_full and any(len(part) > 1 for part in known.parts) and names < _FULL:
        return 0.0
    shared = set(one.offices) & set(known.offices)
    # an office of no known country is one only within a story
    office = max((_OFFICE if not held.endswith("@") else _WORDS for held in shared), default=0.0)
    if one.names and known.names:
        return names + (office if names else 0.0)
    if one.names or known.names:
        return office
    return office + (_WORDS if one.words == known.words else 0.0)


def _name_fit(one: Parts, other: Parts) -> float:
    if len(one) > 1 and len(other) > 1:
        return _FULL if same_person(one, other) else 0.0
    if one == other:
        return _SAME_SINGLE
    short, full = sorted((one, other), key=len)
    return (
        _SHORT
        if (len(full) > 1 and is_short_for(short, full) >= 1 and short[0] != full[0]) or _is_first(short, full)
        else 0.0
    )


def _is_first(short: Parts, full: Parts) -> bool:
    """Whether the short form is the first part of a name whose family name stands first ("Choe" for "Choe Son Hui")."""
    return len(full) > 2 and short == full[:1]


def _body_base(one: Someone, known: Profile) -> float:
    """Organisations and groups: by name, initials, or the words of a description."""
    if one.names and known.names:
        return max((_body_names(a, b) for a in one.parts for b in known.parts), default=0.0) or _by_initials(one, known)
    if one.names or known.names or not one.words or one.words != known.words:
        return 0.0
    return _WORDS + (_SAME_STORY if one.country and one.country == known.country else 0.0)


def _body_names(one: Parts, other: Parts) -> float:
    if one == other:
        return _NAME
    short, full = sorted((set(one), set(other)), key=len)
    return _PARTLY if short and short < full else 0.0


def _by_initials(one: Someone, known: Profile) -> float:
    """Whether one has initials that the other's name begins its words with."""
    for acronyms, parts in ((one.acronyms, known.parts), (known.acronyms, one.parts)):
        for part in parts:
            if len(part) > 1 and "".join(word[0] for word in part) in acronyms:
                return _ACRONYM
    return 0.0
