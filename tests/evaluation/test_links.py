from __future__ import annotations

import pytest

from segun.errors import RecordError
from segun.evaluation.links import measure

TEXTS = {"a": "Ruiz habló. Vega calló.", "b": "Ruiz volvió."}


def entity(ident: str, *members: list[object]) -> dict[str, object]:
    return {"kind": "entity", "id": ident, "members": list(members)}


GOLD = [entity("ruiz", ["a", 0, 4], ["b", 0, 4]), entity("vega", ["a", 12, 16])]


def test_gold_against_itself_is_right() -> None:
    found = measure(GOLD, GOLD, TEXTS)[0]
    assert (found.kind, found.clusters, found.members, found.figures.f1) == ("entity", 2, 3, 1.0)


def test_what_is_not_found_is_alone() -> None:
    found = measure(GOLD, [entity("x", ["a", 0, 4])], TEXTS)[0]
    assert found.figures.precision == 1.0
    assert found.figures.recall == pytest.approx((0.5 + 0.5 + 1) / 3)


def test_two_people_in_one_cluster_cost_precision() -> None:
    found = measure(GOLD, [entity("x", ["a", 0, 4], ["b", 0, 4], ["a", 12, 16])], TEXTS)[0]
    assert found.figures.precision == pytest.approx((2 / 3 + 2 / 3 + 1 / 3) / 3)
    assert found.figures.recall == 1.0


def test_the_floors_stand_beside() -> None:
    floors = measure(GOLD, [], TEXTS)[0].floors
    assert floors["each alone"].precision == 1.0
    assert floors["all together"].recall == 1.0
    assert floors["same words"].f1 == 1.0


def test_a_pair_of_a_claim_needs_both_stances() -> None:
    gold = [{"kind": "claim", "id": "c", "members": [["a", 0, 4, "asserts"], ["b", 0, 4, "denies"]]}]
    wrong = [{"kind": "claim", "id": "c", "members": [["a", 0, 4, "asserts"], ["b", 0, 4, "asserts"]]}]
    assert measure(gold, gold, TEXTS)[0].figures.f1 == 1.0
    assert measure(gold, wrong, TEXTS)[0].figures.f1 == 0.0


def test_of_two_nested_mentions_the_one_of_the_same_length_counts() -> None:
    gold = [entity("x", ["a", 0, 11]), entity("y", ["a", 0, 4])]
    found = measure(gold, gold, TEXTS)[0]
    assert found.figures.f1 == 1.0


def test_stories_are_documents() -> None:
    gold = [{"kind": "story", "id": "s", "members": ["a", "b"]}]
    assert measure(gold, [], TEXTS)[0].figures.recall == 0.5


def test_another_form_is_an_error() -> None:
    with pytest.raises(RecordError, match="members"):
        measure([{"kind": "story", "id": "s"}], [], TEXTS)
