"""The shadow of a text: every line of `data/text/repair.yaml`, and properties that hold for any text."""

from __future__ import annotations

import time
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.text.repair import repair


class Case(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    text: str
    shadow: str
    warns: list[tuple[str, str]] = []


CASES = msgspec.yaml.decode((Path(__file__).parents[1] / "data/text/repair.yaml").read_bytes(), type=list[Case])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_repair(case: Case) -> None:
    repaired = repair(case.text)
    assert repaired.shadow.text == case.shadow
    assert [(w.kind, w.span.of(case.text)) for w in repaired.warnings if w.span] == case.warns


@given(st.text(alphabet="aéo“”'`\n ,.-–\u00ad\u200b\u0301ﬁEU\u202e\0", max_size=120))
def test_spans_of_the_shadow_lie_in_the_original_and_rise(text: str) -> None:
    shadow = repair(text).shadow
    last = 0
    for at in range(len(shadow.text)):
        span = shadow.span(at, at + 1)
        assert last <= span.start <= span.end <= len(text)
        last = span.start


@given(st.text(max_size=200))
def test_any_text_is_repaired(text: str) -> None:
    assert repair(text).shadow.length == len(text)


def test_words_keep_their_place() -> None:
    text = "“Sí”, dijo la ONU.,\norque quiso."
    shadow = repair(text).shadow
    for word in ("Sí", "dijo", "ONU", "quiso"):
        at = shadow.text.index(word)
        assert shadow.span(at, at + len(word)).of(text) == word


def test_text_in_another_language_is_left_alone() -> None:
    text = "The president said that thousands desus people were waiting outside the building during several hours yesterday, "
    text += "while ministers discussed what should happen afterwards with everyone involved."
    assert repair(text).shadow.text == text


@pytest.mark.parametrize(
    "text",
    [
        "a" * 1_000_000,
        " " * 1_000_000 + "a",
        "\n " * 300_000 + "a",
        "“" * 10_000 + "hola" + "”" * 10_000,
        '"Abre y no cierra. ' * 20_000,
        "\u202eשלום \u200b" * 20_000,
        "a\u0301" * 50_000,
        "``" * 50_000,
        "\u00ad\n" * 100_000,
        "uno dos tres cuatro cinco seis siete,\n" * 5_000,
    ],
    ids=range(10),
)
def test_hostile_texts_take_no_longer_than_their_length(text: str) -> None:
    begin = time.process_time()
    repair(text)
    assert time.process_time() - begin < 5
