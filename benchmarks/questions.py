"""What is asked of a store of made-up articles: common words and rare ones, famous people and unknown ones.

In: how many questions. Out: searches, names, pairs of names, filters, the same each time. Words are drawn as often as articles have them,
names as often as they are in the news; a few stand in no article at all.
"""

from __future__ import annotations

import random
from collections.abc import Sequence

from happenings import Telling
from made_up import ledger
from segun.store.filters import Wanted
from stories import anybody
from world import world

_RARE = 0.3
"""Share of words that are drawn without regard to how common they are; nearly all of those are rare."""

_COMMON = 100
"""Of the commonest words none is sought by itself: they are articles and prepositions. In a phrase they may stand."""


def searches(tellings: Sequence[Telling], count: int, seed: str = "searches") -> list[str]:
    """Searches of one to three words; a quarter are phrases that stand in an article."""
    chance = random.Random(seed)
    return [_phrase(tellings, chance) if n % 4 == 3 else _words(chance, 1 + n % 3) for n in range(count)]


def names(count: int, seed: str = "names") -> list[str]:
    """Names as people type them: in full, as a surname, of bodies and of states."""
    chance = random.Random(seed)
    return [_name(chance) for _ in range(count)]


def pairs(tellings: Sequence[Telling], count: int, seed: str = "pairs") -> list[tuple[str, str]]:
    """Two names each: of two that have met, or of any two that are in the news."""
    chance = random.Random(seed)
    return [_together(tellings, chance) if n % 2 else (_name(chance), _name(chance)) for n in range(count)]


def filters(tellings: Sequence[Telling], count: int, seed: str = "filters") -> list[Wanted]:
    """Filters of one to three fields."""
    chance = random.Random(seed)
    found: list[Wanted] = []
    for n in range(count):
        wanted = Wanted()
        if n % 2:
            wanted["speaker"] = _name(chance)
        elif n % 4:
            wanted["about"] = _name(chance)
        else:
            wanted["text"] = _words(chance, 1)
        if n % 3 == 1:
            wanted["act"] = chance.choice(("deny", "accuse", "announce", "assert"))
        elif n % 3:
            wanted["since"] = chance.choice(tellings).day.isoformat()
        found.append(wanted)
    return found


def _words(chance: random.Random, count: int) -> str:
    there = world()
    found: list[str] = []
    while len(found) < count:
        rare = chance.random() < _RARE
        place = chance.randrange(len(there.words)) if rare else there.by_word.draw(chance)
        if place >= _COMMON:
            found.append(there.words[place])
    return " ".join(found)


def _phrase(tellings: Sequence[Telling], chance: random.Random) -> str:
    text = ledger(chance.choice(tellings)).document.text.split()
    length = chance.randint(2, 3)
    start = chance.randrange(len(text) - length)
    return '"{}"'.format(" ".join(text[start : start + length]))


def _name(chance: random.Random) -> str:
    share = chance.random()
    kind = "person" if share < 0.8 else "body" if share < 0.9 else "state"
    names = anybody(kind, chance).names
    return names[-1] if 0.5 <= share < 0.8 else names[0]


def _together(tellings: Sequence[Telling], chance: random.Random) -> tuple[str, str]:
    """Two of whom an article says that one did something to the other."""
    while True:
        told = ledger(chance.choice(tellings))
        known = {one.id: one.name for one in told.actors if any(mention.type == "name" for mention in one.mentions)}
        for event in told.events:
            both = [known[ident] for ident in (*event.actors, *event.recipients) if ident in known]
            if len(both) == 2:
                return both[0], both[1]
