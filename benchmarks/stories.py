"""What a made-up story is about: its words, who is in it, what is said and done again and again.

In: the story's number. Out: a `Story`, the same whenever it is asked for.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from happenings import BEGINNINGS, FIRST_DAY, LONGEST
from world import Somebody, parts, world

_WORDS = 36
_COMMON = 150
"""The commonest words, which are no story's own."""

_CAST = {"person": 6, "body": 5, "state": 3, "group": 8, "institution": 4, "unnamed": 4}
_PROPOSITIONS = 10
_TELLING = (6, 14)
_DEEDS = 5
_PLAIN = 0.3
"""Share of groups and the like that are called by one word ("los vecinos"); the others have one more beside it."""

_VAGUE = {"group": 0.16, "institution": 0.23, "unnamed": 0.22, "in_office": 0.46}
"""Share of those of whom nobody can tell who they are ("varios testigos")."""

_IN_OFFICE = 0.51


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done: who to whom, when and where (town and country)."""

    type: str
    actor: Somebody
    recipient: Somebody | None
    day: dt.date
    town: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Story:
    """What the articles of one happening have in common.

    Args:
        number: which story.
        words: those that tell it from others.
        cast: who is in it, by kind.
        propositions: what is asserted and denied, as words.
        deeds: what was done.
    """

    number: int
    words: Sequence[str]
    cast: Mapping[str, Sequence[Somebody]]
    propositions: Sequence[Sequence[str]]
    deeds: Sequence[Deed]

    def new_deed(self, chance: random.Random) -> Deed:
        """Something else that was done in these days."""
        return _deed(chance, self.cast, self.number)


@lru_cache(maxsize=4_000)
def story(number: int) -> Story:
    """The story with this number."""
    chance = random.Random(f"story {number}")
    words = _topical(chance, _WORDS)
    cast = {kind: tuple(anybody(kind, chance) for _ in range(count)) for kind, count in _CAST.items()}
    said = tuple(tuple(_proposition(chance, words)) for _ in range(_PROPOSITIONS))
    deeds = tuple(_deed(chance, cast, number) for _ in range(_DEEDS))
    return Story(number, words, cast, said, deeds)


def _topical(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        place = world().by_word.draw(chance)
        if place >= _COMMON:
            found[world().words[place]] = None
    return list(found)


def _proposition(chance: random.Random, words: Sequence[str]) -> list[str]:
    count = chance.randint(*_TELLING)
    own = chance.sample(words, count // 2)
    return [*own, *_topical(chance, count - len(own))]


def _deed(chance: random.Random, cast: Mapping[str, Sequence[Somebody]], number: int) -> Deed:
    names = tuple(parts().events)
    shares = [parts().events[name].share for name in names]
    people = [*cast["person"], *cast["body"], *cast["state"], *cast["group"]]
    actor, recipient = chance.sample(people, 2)
    day = FIRST_DAY + dt.timedelta(days=chance.randrange(10) + number // BEGINNINGS - LONGEST)
    town = world().towns[world().by_town.draw(chance)]
    return Deed(chance.choices(names, shares)[0], actor, recipient, day, town)


def anybody(kind: str, chance: random.Random) -> Somebody:
    """Somebody of a kind, of whatever story."""
    there = world()
    if kind == "person":
        return there.people[there.by_person.draw(chance)]
    if kind == "body":
        return there.bodies[there.by_body.draw(chance)]
    if kind == "state":
        return there.states[there.by_state.draw(chance)]
    return _described(kind, chance)


def _described(kind: str, chance: random.Random) -> Somebody:
    """Somebody without a name."""
    ours = parts()
    if kind == "unnamed" and chance.random() < _IN_OFFICE:
        vague = chance.random() < _VAGUE["in_office"]
        words = _called(ours.vague_with_office if vague else ours.with_office, vague, chance)
        return Somebody("unnamed", (words,), None, "GOV", words.split(maxsplit=1)[1], named=False)
    vague = chance.random() < _VAGUE[kind]
    if kind == "group":
        return Somebody(
            "group", (_called(ours.vague_groups if vague else ours.groups, vague, chance),), sector="CVL", named=False
        )
    if kind == "institution":
        words = _called(ours.vague_institutions if vague else ours.institutions, vague, chance)
        return Somebody("organisation", (words,), named=False)
    return Somebody("unnamed", (_called(ours.vague_unnamed if vague else ours.unnamed, vague, chance),), named=False)


def _called(choices: Sequence[str], vague: bool, chance: random.Random) -> str:
    words = chance.choice(choices)
    if vague or chance.random() < _PLAIN:
        return words
    return f"{words} {world().words[_COMMON + world().by_word.draw(chance) % (len(world().words) - _COMMON)]}"
