"""What is known of an entity from all articles so far, and how well a new actor fits it.

In: a `Profile` and a `Someone`. Out: a score; from `ENOUGH` on they are the same. The weights are judgements, checked on the two
corpora with gold (`docs/linking.md`): a full name is enough by itself unless something speaks against it; a surname or an office
needs the same story, the same country or a rare name beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

import msgspec

from segun.corpus.someone import Parts, Someone, skeleton
from segun.corpus.vectors import rarity
from segun.knowledge.name_keys import is_short_for, same_person, stands_for
from segun.language.folding import fold

T = TypeVar("T")

ENOUGH = 2.0

_FULL = 2.5
_SAME_SINGLE = 1.2
_SHORT = 1.0
_SURNAMES = 1.8
_NAMESAKE = 1.2
_OFFICE = 1.6
_WORDS = 1.0
_NAME = 2.2
_ACRONYM = 1.6
_PARTLY = 1.0
_SAME_STORY = 1.2
_SAME_COUNTRY = 0.4
_OTHER_COUNTRY = -1.6
_SAME_SECTOR = 0.3
_OTHER_LIFE = -0.6
_ONLY = 1.0
_ONLY_COMMON = 0.4

_AS_SURNAME = 3  # how `is_short_for` calls it
_LONG = 2  # parts beyond which a name has a second surname
_RARE = 4.0  # rarity of a word that is on no list, or nearly so

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
    country: str | None = None
    sector: str = ""
    offices: tuple[str, ...] = ()
    words: frozenset[str] = frozenset()
    stories: tuple[str, ...] = ()
    mentions: int = 0
    plural: bool = False


def profile_of(one: Someone, story: str) -> Profile:
    """The profile of somebody seen for the first time."""
    return Profile(
        kind=one.kind,
        names=dict.fromkeys(one.names, 1),
        parts=one.parts,
        country=one.country,
        sector=one.sector,
        offices=one.offices,
        words=frozenset() if one.names else one.words,
        stories=(story,),
        mentions=one.mentions,
        plural=one.plural,
    )


def grown(known: Profile, one: Someone, story: str) -> Profile:
    """`known` with what a new article tells."""
    names = dict(known.names)
    for name in one.names:
        names[name] = names.get(name, 0) + 1
    return Profile(
        kind=one.kind if known.kind == "unnamed" else known.kind,
        names=names,
        parts=tuple(dict.fromkeys((*known.parts, *one.parts))),
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


def fit(one: Someone, known: Profile, story: str, *, alone: bool) -> float:
    """How well an actor fits an entity; below `ENOUGH` they are two.

    Args:
        one: the actor; it has no fixed id.
        known: the entity.
        story: the story of the actor's article.
        alone: whether no other entity bears this name.
    """
    if one.plural != known.plural:
        return 0.0
    same_story = story in known.stories
    if one.is_person != (known.kind in ("person", "unnamed")):
        base = _either_base(one, known)
    else:
        base = _person_base(one, known, same_story) if one.is_person else _body_base(one, known, same_story)
    if base <= 0:
        return 0.0
    return base + _context(one, known, same_story) + (_only_bearer(one) if alone else 0.0)


def _only_bearer(one: Someone) -> float:
    """What it tells that nobody else known bears any part of the name: much where it is rare."""
    if not one.names:
        return 0.0
    rare = all(rarity(word, one.language) >= _RARE for word in one.names[0].split()[-1:])
    return _ONLY if rare else _ONLY_COMMON


def _either_base(one: Someone, known: Profile) -> float:
    """A name that one paper's text shows to be a person's, and another's a firm's: one of the texts told too little."""
    if not one.parts or not known.parts or (one.offices if one.is_person else known.offices):
        return 0.0
    unsure = one.is_unsure or (len(known.parts) == 1 and len(known.parts[0]) == 1)
    return max((_name_fit(a, b) for a in one.parts for b in known.parts if unsure or a == b), default=0.0)


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
    return one == other or any(one in life and other in life for life in _LIVES)


def _person_base(one: Someone, known: Profile, same_story: bool) -> float:
    """By name, else by office; two full names that differ are two people, whatever else they share."""
    names = _names_fit(one.parts, known.parts)
    if one.parts and known.parts and not names:
        return _foreign(one.parts, known.parts) if same_story else 0.0
    office = max((_office_fit(a, b) for a in one.offices for b in known.offices), default=0.0)
    if one.names and known.names:
        return names + office - (_NAMESAKE if _may_be_two(one, known, same_story) else 0.0)
    if one.names or known.names:
        return office
    return office + (_WORDS if one.words == known.words else 0.0)


def _office_fit(one: str, other: str) -> float:
    """Two offices as `office@country`; where a text leaves the country out, that is enough only within a story."""
    if one == other and not one.endswith("@"):
        return _OFFICE
    (title, country), (other_title, other_country) = one.split("@"), other.split("@")
    return _WORDS if title == other_title and not (country and other_country) else 0.0


def _name_fit(one: Parts, other: Parts) -> float:
    if len(one) > 1 and len(other) > 1 and same_person(one, other):
        return _FULL
    if one == other:
        return _SAME_SINGLE
    short, full = sorted((one, other), key=len)
    if len(full) == 1:
        return 0.0
    if is_short_for(short, full) >= _AS_SURNAME:
        return _SURNAMES if len(short) > 1 else _SHORT
    return _SHORT if len(full) > _LONG and short == full[:1] else 0.0


def _names_fit(one: tuple[Parts, ...], known: tuple[Parts, ...]) -> float:
    """The best fit of two people's names. Where both are named in full, only full names count: a surname that they share would
    join brothers. And of those the fullest must agree: "Ana Ruiz" would join "Ana Ruiz Vega" and "Ana Ruiz Soto".
    """
    longest, other = max(one, key=len, default=()), max(known, key=len, default=())
    if min(len(longest), len(other)) > _LONG and not _name_fit(longest, other):
        return 0.0
    full = min(len(longest), len(other)) > 1
    pairs = ((a, b) for a in one for b in known if not full or min(len(a), len(b)) > 1)
    return max((_name_fit(a, b) for a, b in pairs), default=0.0)


def _foreign(one: tuple[Parts, ...], known: tuple[Parts, ...]) -> float:
    """Names of one story that two papers may have spelt each in its own way ("Baraskov", "Varaschkow")."""
    longest, other = max(one, key=len), max(known, key=len)
    bones = skeleton(longest[-1])
    if not bones or bones != skeleton(other[-1]):
        return 0.0
    if len(longest) > 1 and len(other) > 1 and longest[0][:1] != other[0][:1]:
        return 0.0
    return _SHORT


def _may_be_two(one: Someone, known: Profile, same_story: bool) -> bool:
    """Whether a common name is borne in another story with another office: rather a namesake."""
    if same_story or not one.offices or not known.offices or set(one.offices) & set(known.offices):
        return False
    return all(rarity(word, one.language) < _RARE for name in one.names[:1] for word in name.split())


def _body_base(one: Someone, known: Profile, same_story: bool) -> float:
    """Organisations and groups: by name, initials, or the words of a description."""
    if one.names and known.names:
        names = max((_body_names(a, b) for a in one.parts for b in known.parts), default=0.0)
        return names or _by_initials(one, known) or (_rare_word(one, known) if same_story else 0.0)
    if one.names or known.names or not one.words or one.words != known.words:
        return 0.0
    return _WORDS + (_SAME_STORY if one.country and one.country == known.country else 0.0)


def _body_names(one: Parts, other: Parts) -> float:
    if one == other:
        return _NAME
    short, full = sorted((set(one), set(other)), key=len)
    return _PARTLY if short and short < full else 0.0


def _rare_word(one: Someone, known: Profile) -> float:
    """One rare word that both names have ("Polesie Air", "la aerolínea Polesie")."""
    own, others = ({fold(word) for name in names for word in name.split()} for names in (one.names, known.names))
    return _PARTLY if any(rarity(word, one.language) >= _RARE for word in own & others) else 0.0


def _by_initials(one: Someone, known: Profile) -> float:
    """Whether one has initials, or syllables, that the other's name begins its words with."""
    for short, full in ((one.names, known.names), (known.names, one.names)):
        if any(" " not in a and " " in b and stands_for(a, b) for a in short for b in full):
            return _ACRONYM
    return 0.0
