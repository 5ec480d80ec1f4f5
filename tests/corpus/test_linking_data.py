"""What is one and what is two in different articles: `tests/data/linking/*.yaml`, run over the true reader.

Each case has articles and, for a kind of record, groups of `NUMBER WORDS` that are one; members of different groups are two.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

if TYPE_CHECKING:
    from conftest import LinkedDesk

FILES = sorted((Path(__file__).parents[1] / "data" / "linking").glob("*.yaml"))
KINDS = ("entities", "stories", "deeds", "claims", "copies")


def cases() -> list[object]:
    found = []
    for path in FILES:
        for case in yaml.safe_load(path.read_text("utf-8")):
            missed = case.get("known_miss")
            marks = [pytest.mark.xfail(reason=missed, strict=True)] if missed else []
            found.append(pytest.param(case, id=f"{path.stem}-{case['phenomenon']}", marks=marks))
    return found


def identity(desk: LinkedDesk, kind: str, member: str) -> object:
    number, _, words = str(member).partition(" ")
    if kind == "entities":
        return desk.entity(int(number), words)
    if kind == "deeds":
        return desk.deed(int(number), words)
    if kind == "claims":
        return desk.claim(int(number), words)[0]
    if kind == "stories":
        return desk.of_version(int(number), "story_id")
    original = desk.of_version(int(number), "copy_of")
    return original or desk.ledger(int(number))[0]


@pytest.mark.parametrize("case", cases())
def test_what_is_one_and_what_is_two(case: dict, desk: Callable[[list[dict[str, str]]], LinkedDesk]) -> None:  # type: ignore[type-arg]
    made = desk(case["articles"])
    for kind in KINDS:
        groups = [[identity(made, kind, member) for member in group] for group in case.get(kind, [])]
        for group, names in zip(groups, case.get(kind, []), strict=True):
            assert None not in group, names
            assert len(set(group)) == 1, f"{names} are one"
        for a, b in combinations(range(len(groups)), 2):
            assert groups[a][0] != groups[b][0], f"{case[kind][a]} and {case[kind][b]} are two"
    for member, stance in case.get("stances", {}).items():
        number, _, words = member.partition(" ")
        assert made.claim(int(number), words)[1] == stance, member


def test_every_case_says_what_it_expects() -> None:
    for path in FILES:
        for case in yaml.safe_load(path.read_text("utf-8")):
            assert set(case) <= {"phenomenon", "articles", "stances", "known_miss", *KINDS}
            assert any(case.get(kind) for kind in (*KINDS, "stances"))
