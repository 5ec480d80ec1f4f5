"""The linguistic tests of `tests/data/events`: one test an entry, and tests of the data themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from msgspec import UNSET

from case_files import alike, judge
from event_cases import EventCase, event_cases
from event_diff import event_differences, mention_spans, trigger_span
from segun.ontology import plover

if TYPE_CHECKING:
    from segun.reading.reader import Reader

MODES = {kind.name: {mode.name for mode in kind.modes} for kind in plover().types.values()}


@pytest.mark.parametrize("case", event_cases().values(), ids=event_cases().keys())
def test_events(case: EventCase, reader: Reader) -> None:
    judge(case, event_differences(case, reader.read(case.text, published=case.published)))


@pytest.mark.parametrize("case", event_cases().values(), ids=event_cases().keys())
def test_expectations_stand_in_their_text(case: EventCase) -> None:
    for expected in case.events:
        trigger_span(expected, case.text)
        mention_spans(expected, case.text)
        assert expected.condition in (None, UNSET) or str(expected.condition) in case.text
        assert expected.mode in (None, UNSET, *MODES[expected.type])
    for word in case.absent:
        assert word in case.text


def test_no_two_are_alike_but_for_their_words() -> None:
    assert alike({name: case.text for name, case in event_cases().items()}) == []
