"""An actor of one ledger as it is compared with those known: names, offices, country, words.

In: a ledger. Out: a `Someone` for each of its actors, with the keys under which to look for who it may be.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from segun.corpus.offices import is_demonym, office, telling_stems
from segun.corpus.vectors import rarity
from segun.knowledge.countries import countries
from segun.knowledge.name_keys import name_parts
from segun.knowledge.organisations import organisations
from segun.language.folding import fold
from segun.language.linking import linking_words
from segun.language.mention_words import mention_words
from segun.ledger import Actor, Ledger
from segun.store.words import stem

_TELLING = 1.5
"""Rarity from which a word of an organisation's name is looked for."""

_ACRONYM = re.compile(r"(?:[A-ZÁÉÍÓÚÑ]\.?){2,8}")
_ALIKE = str.maketrans("xbgqp", "svkkf", "aeiouh")
_BONES = 3
_LOWEST = 2  # words of a name that is somebody's in full

Parts = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Someone:
    """What tells who an actor is.

    `names` are its names as written, fullest first; `parts` the same as keys of their parts; `acronyms` those among them that are
    made of initials. `offices` are offices as `office@country`; `words` the telling stems of a description. `fixed` is an id that
    needs no comparing: a country's code, a known organisation. `vague` tells that nothing makes it the same elsewhere.
    """

    n: int
    language: str
    kind: str
    name: str
    names: tuple[str, ...]
    parts: tuple[Parts, ...]
    acronyms: frozenset[str]
    country: str | None
    sector: str
    offices: tuple[str, ...]
    words: frozenset[str]
    fixed: str | None
    plural: bool
    vague: bool
    mentions: int

    @property
    def is_person(self) -> bool:
        return self.kind in ("person", "unnamed")

    @property
    def is_unsure(self) -> bool:
        """Whether one word is all that is known, which may be a surname or the name of a firm."""
        return len(self.parts) == 1 and len(self.parts[0]) == 1 and not self.offices and self.kind != "state"

    @property
    def is_full(self) -> bool:
        """Whether a person is named by more than one word."""
        return self.kind == "person" and any(len(part) >= _LOWEST for part in self.parts)


def everybody(ledger: Ledger) -> list[Someone]:
    """All actors of a ledger as they are compared."""
    return [_someone(n, actor, ledger.document.language) for n, actor in enumerate(ledger.actors)]


def _someone(n: int, actor: Actor, language: str) -> Someone:
    names = _names(actor)
    empty = linking_words(language).empty
    parts = tuple(dict.fromkeys(_parts(name, empty) for name in names))
    description = "" if names else actor.name
    fixed = _fixed(actor, names, description, language)
    return Someone(
        n=n,
        language=language,
        kind=actor.kind,
        name=names[0] if names else actor.name,
        names=names,
        parts=tuple(part for part in parts if part),
        acronyms=frozenset(fold(name.replace(".", "")) for name in names if _ACRONYM.fullmatch(name)),
        country=actor.country,
        sector=actor.sector,
        offices=_offices(actor, language),
        words=telling_stems(description or actor.name, language),
        fixed=fixed,
        plural=bool(actor.members) or (actor.kind == "group" and not names),
        vague=fixed is None and not names and _is_vague(description, language),
        mentions=len(actor.mentions),
    )


def _names(actor: Actor) -> tuple[str, ...]:
    """The names among an actor's mentions, the longest first."""
    found = {_bare(m.text) for m in actor.mentions if m.type == "name"}
    found |= {_bare(alias) for alias in actor.aliases} if found else set()
    if found and actor.members == ():
        found.add(_bare(actor.name))
    return tuple(sorted((name for name in found if name), key=lambda name: (-len(name.split()), -len(name), name)))


def _bare(name: str) -> str:
    """A name on one line and without its article."""
    words = name.split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in ("la", "el", "los", "las") else words)


def _parts(name: str, empty: frozenset[str]) -> Parts:
    return tuple(key for word in re.split(r"[\s\-]+", name) if fold(word) not in empty for key in name_parts(word))


def _offices(actor: Actor, language: str) -> tuple[str, ...]:
    found = dict.fromkeys(
        f"{title}@{role.country or actor.country or ''}" for role in actor.roles if (title := office(role, language))
    )
    return tuple(found)


def _fixed(actor: Actor, names: tuple[str, ...], description: str, language: str) -> str | None:
    """The id of a state or of an organisation that everybody knows."""
    if actor.members:
        return None
    if actor.kind == "state" and actor.country:
        return f"country:{actor.country}"
    if description and actor.country and _is_government(description, language):
        return f"country:{actor.country}"
    for name in names:
        if actor.kind in ("organisation", "group", "state"):
            seat = countries().by_seat(name)
            known = organisations().find(seat.organisation if seat and seat.organisation else name, actor.country)
            if known is not None:
                return f"organisation:{fold(known.name)}@{known.country or ''}"
    return None


def _is_government(description: str, language: str) -> bool:
    heads = {stem(word) for word in linking_words(language).governments}
    stems = telling_stems(description, language)
    return len(stems) == 1 and stems <= heads


def _is_vague(description: str, language: str) -> bool:
    """Whether a description could be anybody's: "un portavoz", "varios testigos"."""
    first = fold(description).split()[:1]
    determiner = mention_words(language).determiners.get(first[0]) if first else None
    return determiner is not None and determiner.makes in ("indefinite", "possessive")


def keys(one: Someone) -> list[str]:
    """Where to look for somebody known that this may be, and where later ones look for it."""
    if one.fixed:
        return [f"f:{one.fixed}"]
    found: list[str] = []
    if one.is_unsure:
        found += [f"{sign}:{one.parts[0][0]}" for sign in "pno"]
    if one.kind == "person":
        found += [f"n:{' '.join(part)}" for part in one.parts]
        found += [f"p:{word}" for part in one.parts for word in part]
        found += [f"k:{bones}" for part in one.parts if (bones := skeleton(part[-1]))]
    elif one.names:
        found += [f"o:{' '.join(part)}" for part in one.parts] + [f"a:{acronym}" for acronym in sorted(one.acronyms)]
        found += [f"q:{stem(word)}" for name in one.names for word in name.split() if _tells(word, one.language)]
    found += [f"r:{office}" for office in one.offices if not one.plural]
    if not one.names and one.words and not one.is_person:
        found.append(f"d:{' '.join(sorted(one.words))}@{one.country or ''}")
    return list(dict.fromkeys(found))


def skeleton(word: str) -> str:
    """What is left of a foreign name in any spelling: its consonants, those that languages write alike made one.

    Args:
        word: the key of a part of a name (`name_parts`).

    >>> [skeleton(*name_parts(name)) for name in ("Baraskov", "Varaschkow", "Ruiz")]
    ['vrskv', 'vrskv', '']
    """
    bones = re.sub(r"(.)\1", r"\1", word.replace("ts", "s").translate(_ALIKE))
    return bones if len(bones) >= _BONES else ""


def _tells(word: str, language: str) -> bool:
    return rarity(word, language) >= _TELLING and not is_demonym(word) and len(word) > 2


def search_keys(one: Someone) -> list[str]:
    """The words of its names, by which people look for it."""
    return list(dict.fromkeys(f"w:{fold(word)}" for name in one.names for word in re.split(r"[\s\-]+", name) if word))
