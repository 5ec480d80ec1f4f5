"""Reports within reports stand under the report that tells them, and none is ever lost."""

from __future__ import annotations

from pathlib import Path

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from segun.ledger import Ledger
from segun.view.outline import outline

SAMPLE = Path(__file__).parent.parent / "data" / "view" / "sample.json"


def test_nested_statements_stand_under_their_report(sample):
    tree = {root.number: [child.number for child in root.children] for root in outline(sample.statements)}
    assert tree[5] == [6]
    assert tree[8] == [9]
    assert 6 not in tree
    assert [node.depth for root in outline(sample.statements) for node in root.walk()][5] == 1


@given(st.lists(st.integers(-1, 7), min_size=8, max_size=8))
def test_no_statement_is_lost_whatever_points_where(parents):
    first = msgspec.json.decode(SAMPLE.read_bytes(), type=Ledger).statements[0]
    statements = tuple(
        msgspec.structs.replace(first, id=f"s{n}", reported_by=f"s{parent}" if parent >= 0 else None)
        for n, parent in enumerate(parents)
    )
    numbers = [node.number for root in outline(statements) for node in root.walk()]
    assert sorted(numbers) == list(range(1, 9))
