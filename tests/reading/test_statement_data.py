"""The linguistic tests of `tests/data/statements`: one test an entry, and tests of the data themselves."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from case_files import alike, judge
from statement_cases import FOLDER, Case, cases
from statement_diff import content_span, cue_span, differences

if TYPE_CHECKING:
    from segun.reading.reader import Reader

DEVICES = 20


@pytest.mark.parametrize("case", cases().values(), ids=cases().keys())
def test_statements(case: Case, reader: Reader) -> None:
    judge(case, differences(case, reader.read(case.text, published=case.published)))


@pytest.mark.parametrize("case", cases().values(), ids=cases().keys())
def test_expectations_stand_in_their_text(case: Case) -> None:
    for expected in case.statements:
        content_span(expected, case.text)
        cue_span(expected, case.text)
        assert expected.reported_by is None or expected.reported_by < len(case.statements)
    for word in case.absent:
        assert word in case.text
    for link in case.links or []:
        assert max(link.source, link.target) < len(case.statements)


def test_each_device_has_ten() -> None:
    counts = Counter(name.split("-")[0] for name in cases())
    devices = [f"{n:02}" for n in range(1, DEVICES + 1)]
    assert {d: counts[d] for d in devices if counts[d] < 10} == {}
    assert len(cases()) >= 230
    assert len(list(FOLDER.glob("*.yaml"))) > DEVICES


def test_no_two_are_alike_but_for_their_words() -> None:
    assert alike({name: case.text for name, case in cases().items()}) == []
