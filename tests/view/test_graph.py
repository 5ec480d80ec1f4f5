"""Arcs between actors: mutual deeds without direction, plurals as their members, one-sided deeds not lost."""

from __future__ import annotations

import msgspec
import pytest

from segun.view.graph import Arc, arcs, bundles


def of(ledger, actors, recipients):
    event = msgspec.structs.replace(ledger.events[0], actors=actors, recipients=recipients)
    return arcs(msgspec.structs.replace(ledger, events=(event,)))


@pytest.mark.parametrize(
    ("actors", "recipients", "expected"),
    [
        (("a1",), ("a2",), [Arc("a1", "a2", False, 1)]),
        (("a2", "a1"), (), [Arc("a1", "a2", True, 1)]),
        (("a13",), (), [Arc("a1", "a2", True, 1)]),
        (("a13",), ("a7",), [Arc("a1", "a7", False, 1), Arc("a2", "a7", False, 1)]),
        (("a1",), (), [Arc("a1", None, False, 1)]),
        ((), ("a1",), [Arc(None, "a1", False, 1)]),
        (("a1",), ("a1",), []),
        ((), (), []),
    ],
)
def test_arcs_of_an_event(eventful, actors, recipients, expected):
    assert of(eventful, actors, recipients) == expected


def test_bundles_count_deeds_of_one_kind():
    found = [Arc("a", "b", False, 1), Arc("a", "b", False, 2), Arc("b", "a", False, 3), Arc("a", "b", False, 3)]
    grouped = bundles(found, lambda n: n < 3)
    assert [(b.source, b.target, b.deeds) for b in grouped] == [("a", "b", (1, 2)), ("b", "a", (3,)), ("a", "b", (3,))]
