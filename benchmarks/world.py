"""Who and what there is in the made-up news: words, people, bodies, towns, papers, each known by a few and rare in most.

In: `made_up.yaml`, and what Según knows of its language and of countries. Out: a `World`, always the same.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import msgspec

from segun.knowledge.countries import countries
from segun.language.tables import load_table
from segun.ledger import Act, Form, Kind, Polarity, Status
from segun.text.words import words
from zipf import Zipf

WORDS, PEOPLE, BODIES, TOWNS, PAPERS = 120_000, 40_000, 15_000, 5_000, 60
_GIVEN, _FAMILY = 400, 6_000
_TWO_SURNAMES = 0.3
_IN_OFFICE = 0.45
_STEEP = 1.1
"""Of words: the list of a language's common ones then makes up 94 % of a text, as it does in news."""

_FAMED = 0.85
"""Of people, bodies and towns: the best known one is then in one of ten articles."""


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often an act of speech occurs, and by which words it is told."""

    share: int
    cues: tuple[str, ...]
    polarity: Polarity | None = "+"


class EventWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How often a type of event occurs, and by which words it is told."""

    share: int
    triggers: tuple[str, ...]


class Parts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What `made_up.yaml` holds."""

    syllables: tuple[str, ...]
    endings: tuple[str, ...]
    months: tuple[str, ...]
    on_day: str
    apposition: tuple[str, str, str]
    that: str
    object: str
    at: str
    of: str
    offices: tuple[tuple[str, str], ...]
    bodies: tuple[tuple[str, str], ...]
    groups: tuple[str, ...]
    vague_groups: tuple[str, ...]
    institutions: tuple[str, ...]
    vague_institutions: tuple[str, ...]
    unnamed: tuple[str, ...]
    vague_unnamed: tuple[str, ...]
    with_office: tuple[str, ...]
    vague_with_office: tuple[str, ...]
    acts: Mapping[Act, ActWords]
    forms: Mapping[Form, int]
    events: Mapping[str, EventWords]
    status: Mapping[Status, int]


@cache
def parts() -> Parts:
    """What articles are put together from."""
    return load_table(Path(__file__).parent / "made_up.yaml", Parts)


@dataclass(frozen=True, slots=True)
class Somebody:
    """Who may be in the news.

    Args:
        kind: as an actor's.
        names: the full name and what it is called when it comes again; a description where `named` is false.
        title: the office of a person, "" for none.
    """

    kind: Kind
    names: tuple[str, ...]
    country: str | None = None
    sector: str = ""
    title: str = ""
    named: bool = True


@dataclass(frozen=True, slots=True)
class World:
    """All that there is, the commonest first, with the law by which each kind is drawn."""

    words: tuple[str, ...]
    people: tuple[Somebody, ...]
    bodies: tuple[Somebody, ...]
    states: tuple[Somebody, ...]
    towns: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]
    by_word: Zipf
    by_person: Zipf
    by_body: Zipf
    by_state: Zipf
    by_town: Zipf
    by_paper: Zipf


@cache
def world() -> World:
    """The world of the made-up news."""
    chance = random.Random("world")
    listed = list(words("es").common)
    vocabulary = listed + _invented(chance, WORDS - len(listed), set(listed))
    codes = countries().codes()
    by_state = Zipf(len(codes))

    def somewhere() -> str:
        return codes[by_state.draw(chance)]

    return World(
        words=tuple(vocabulary),
        people=_people(chance, somewhere),
        bodies=_bodies(chance, somewhere),
        states=tuple(map(_state, codes)),
        towns=tuple((name.capitalize(), somewhere()) for name in _invented(chance, TOWNS, set())),
        papers=tuple(f"{_body(chance)} {name.capitalize()}" for name in _invented(chance, PAPERS, set())),
        by_word=Zipf(len(vocabulary), _STEEP),
        by_person=Zipf(PEOPLE, _FAMED),
        by_body=Zipf(BODIES, _FAMED),
        by_state=by_state,
        by_town=Zipf(TOWNS, _FAMED),
        by_paper=Zipf(PAPERS),
    )


def _state(code: str) -> Somebody:
    return Somebody("state", (countries().name(code),), code, "GOV")


def _people(chance: random.Random, somewhere: Callable[[], str]) -> tuple[Somebody, ...]:
    """Given names and surnames are common or rare too, so that there are namesakes; no two have the same full name."""
    given, family = Zipf(_GIVEN), Zipf(_FAMILY, 0.8)
    first = [name.capitalize() for name in _invented(chance, _GIVEN, set())]
    last = [name.capitalize() for name in _invented(chance, _FAMILY, set())]
    found: dict[str, Somebody] = {}
    while len(found) < PEOPLE:
        surnames = [last[family.draw(chance)] for _ in range(1 + (chance.random() < _TWO_SURNAMES))]
        full = " ".join([first[given.draw(chance)], *surnames])
        office, sector = chance.choice(parts().offices) if chance.random() < _IN_OFFICE else ("", "")
        found.setdefault(full, Somebody("person", (full, " ".join(surnames)), somewhere(), sector, office))
    return tuple(found.values())


def _bodies(chance: random.Random, somewhere: Callable[[], str]) -> tuple[Somebody, ...]:
    found = []
    for name in _invented(chance, BODIES, set()):
        head, sector = chance.choice(parts().bodies)
        found.append(Somebody("organisation", (f"{head} {name.capitalize()}",), somewhere(), sector))
    return tuple(found)


def _body(chance: random.Random) -> str:
    return chance.choice([head for head, sector in parts().bodies if sector == "JRN"])


def _invented(chance: random.Random, count: int, taken: set[str]) -> list[str]:
    """So many words that are not among `taken`."""
    syllables, endings = parts().syllables, parts().endings
    found: dict[str, None] = {}
    while len(found) < count:
        word = "".join(chance.choices(syllables, k=chance.randint(2, 4))) + chance.choice(endings)
        if word not in taken:
            found[word] = None
    return list(found)
