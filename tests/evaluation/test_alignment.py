"""Actors of a reading against actors of the gold."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from readings import actor

from segun.evaluation.alignment import align, match, words
from segun.evaluation.gold import GoldActor

VIDAL = GoldActor("v", "Juan Vidal", "person", mentions=("Juan Vidal", "El alcalde"))
PENA = GoldActor("p", "Rosa Peña", "person", mentions=("Rosa Peña", "La ingeniera"))
BOTH = GoldActor("both", "ambos", "group", members=("v", "p"))


def test_shared_forms_pair_actors() -> None:
    assert align([VIDAL, PENA], [actor("La ingeniera"), actor("Juan Vidal")]) == {
        "La ingeniera": "p",
        "Juan Vidal": "v",
    }


def test_an_actor_that_swallows_another_pairs_once() -> None:
    swallowed = actor("Juan Vidal", "Juan Vidal", "El alcalde", "Rosa Peña")
    assert align([VIDAL, PENA], [swallowed]) == {"Juan Vidal": "v"}


def test_of_two_pieces_the_fuller_one_pairs() -> None:
    pieces = [actor("Rosa Peña"), actor("La ingeniera", "La ingeniera", "Rosa Peña", id="full")]
    assert align([PENA], pieces) == {"full": "p"}


def test_a_surname_pairs_persons_only() -> None:
    assert align([VIDAL], [actor("Vidal")]) == {"Vidal": "v"}
    assert align([VIDAL], [actor("Vidal", kind="organisation")]) == {}


def test_members_pair_groups() -> None:
    actors = [
        actor("Juan Vidal"),
        actor("Rosa Peña"),
        actor("los dos", kind="group", members=("Rosa Peña", "Juan Vidal")),
    ]
    assert align([VIDAL, PENA, BOTH], actors)["los dos"] == "both"


def test_pronouns_are_no_forms() -> None:
    him = GoldActor("him", "él", "person")
    assert align([him], [actor("Juan Vidal")]) == {}


def test_determiners_case_and_accents_do_not_count() -> None:
    assert words("Los Médicos") == words("medicos") == ("medicos",)
    assert words("El") == ()


@given(st.lists(st.integers(0, 9)), st.lists(st.integers(0, 9)))
def test_matching_is_one_to_one_and_heaviest_first(golds: list[int], readings: list[int]) -> None:
    found = match(golds, readings, lambda g, p: float(max(0, 5 - abs(g - p))))
    assert len(set(found.values())) == len(found)
    if any(g == p for g in golds for p in readings):
        assert any(golds[i] == readings[j] for i, j in found.items())
    assert all(abs(golds[i] - readings[j]) < 5 for i, j in found.items())
