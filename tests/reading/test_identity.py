"""Who is who: texts whose mentions must, or must not, be one actor's (`tests/data/actors/`)."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest

if TYPE_CHECKING:
    from segun.ledger.records import Actor, Ledger
    from segun.reading.reader import Reader

HERE = Path(__file__).parents[1] / "data" / "actors"


class ExpectedActor(msgspec.Struct, forbid_unknown_fields=True):
    """Mentions that are one actor's; `country` is "none" where there is none; `members` are the names of a group's, `roles` all
    roles: title, organisation, country.
    """

    mentions: list[str]
    kind: str | None = None
    country: str | None = None
    members: list[str] | None = None
    roles: list[tuple[str, str | None, str | None]] | None = None


class ActorCase(msgspec.Struct, forbid_unknown_fields=True):
    """A text, its actors, and words that mention nobody."""

    phenomenon: str
    text: str
    actors: list[ExpectedActor] = []
    nobody: list[str] = []


CASES = [
    pytest.param(case, id=f"{path.stem}-{case.phenomenon.replace(' ', '-')}")
    for path in sorted(HERE.glob("*.yaml"))
    for case in msgspec.yaml.decode(path.read_bytes(), type=list[ActorCase])
]


def _bearers(ledger: Ledger, words: str) -> list[Actor]:
    """The actors that have a mention of exactly these words."""
    return [a for a in ledger.actors if any(m.text == words and m.type != "elided" for m in a.mentions)]


def _problems(case: ActorCase, ledger: Ledger) -> list[str]:
    problems: list[str] = []
    seen: dict[str, str] = {}
    names = {a.id: a.name for a in ledger.actors}
    for expected in case.actors:
        found = [(words, _bearers(ledger, words)) for words in expected.mentions]
        problems.extend(f"{words!r} is no mention" for words, actors in found if not actors)
        ids = {actors[0].id for _, actors in found if actors}
        if len(ids) > 1:
            problems.append(f"{expected.mentions} are {[names[i] for i in sorted(ids)]}")
        for actor in (a for a in ledger.actors if a.id in ids):
            problems.extend(_wrong_fields(expected, actor, names))
            if actor.id in seen:
                problems.append(f"{expected.mentions[0]!r} and {seen[actor.id]!r} are one")
            seen[actor.id] = expected.mentions[0]
    problems.extend(f"{words!r} is a mention" for words in case.nobody if _bearers(ledger, words))
    return problems


def _wrong_fields(expected: ExpectedActor, actor: Actor, names: dict[str, str]) -> list[str]:
    problems = []
    if expected.kind and actor.kind != expected.kind:
        problems.append(f"{actor.name!r} is {actor.kind}, not {expected.kind}")
    if expected.country and (actor.country or "none") != expected.country:
        problems.append(f"{actor.name!r} is of {actor.country}, not {expected.country}")
    roles = [(r.title, r.organisation, r.country) for r in actor.roles]
    if expected.roles is not None and roles != expected.roles:
        problems.append(f"{actor.name!r} has the roles {roles}, not {expected.roles}")
    members = sorted(names[m] for m in actor.members)
    if expected.members is not None and members != sorted(expected.members):
        problems.append(f"{actor.name!r} has the members {members}, not {expected.members}")
    return problems


@pytest.mark.parametrize("case", CASES)
def test_actors(case: ActorCase, reader: Reader) -> None:
    problems = _problems(case, reader.read(case.text))
    if problems:
        pytest.fail("\n".join([case.text, *problems]), pytrace=False)
