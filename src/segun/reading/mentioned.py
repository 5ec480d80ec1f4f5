"""An event as one place of a text tells it, and what two such tellings share.

In: a `Scene` and the mentions of events. Out: look-ups that `told_once` and `same_deed` share.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from segun.language.mention_words import mention_words
from segun.reading.deed import Deed
from segun.reading.scene import Scene


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An event as one place tells it: the deed, and how its noun is determined ("" for a verb).

    A `leaning` one counts only as a later mention of another.
    """

    deed: Deed
    determination: str
    leaning: bool = False


def joined(a: Mentioned, b: Mentioned, *, told_by_later: bool = False, again: bool = False) -> Mentioned:
    """`a` with `b` as a later mention, and with what only `b` tells.

    Args:
        told_by_later: `a` stands in a headline, so that `b` says how sure it is and by whose word.
        again: the sentence of `b` has told of `a` already, and one place a sentence is enough.
    """
    x, y = a.deed, b.deed
    if told_by_later:
        surer = x.status if (x.status, y.status) == ("future", "hypothetical") else y.status
        x = replace(x, status=surer, attributed_to=y.attributed_to, rule=y.rule, condition=y.condition)
    deed = replace(
        x,
        actors=x.actors or tuple(n for n in y.actors if n not in x.recipients),
        recipients=x.recipients or tuple(n for n in y.recipients if n not in x.actors),
        mode=x.mode or y.mode,
        time=y.time if x.time is None else x.time,
        place=y.place if x.place is None else x.place,
        quantities=tuple(dict.fromkeys((*x.quantities, *y.quantities))),
        later=x.later if again else (*x.later, y.trigger),
    )
    return Mentioned(deed, a.determination)


def ends_of(deed: Deed) -> tuple[int, ...]:
    """All participants, whichever side they stand on."""
    return (*deed.actors, *deed.recipients)


def spread(scene: Scene, actors: Iterable[int]) -> set[int]:
    """Actors with the members of groups."""
    found = set(actors)
    for n in actors:
        found.update(scene.page.cast.actors[n].members)
    return found


def determination_of(scene: Scene, noun: int) -> str:
    """How a noun is determined: by a word of the determiners' table, `bare` where none stands before it."""
    syntax = scene.syntax
    determiners = mention_words(scene.page.language).determiners
    for i in range(noun - 1, max(syntax.sentence(noun)[0], noun - 4) - 1, -1):
        if syntax.lower[i] in scene.facts.pointing:
            return "demonstrative"
        if syntax.lower[i] in scene.page.words.possessives:
            return "possessive"
        found = determiners.get(syntax.lower[i])
        if found is not None:
            return found.makes
        if syntax.lower[i] in scene.page.words.contractions:
            return "definite"
        if syntax.pos[i] not in ("ADJ", "NUM", "DET"):
            break
    return "bare"
