"""Any input at all gives a ledger whose spans are inside its text, or a `SegunError` that is not our own fault; in bounded time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from segun.errors import SegunError, TextError
from segun.ledger import Ledger
from segun.reading.reader import Reader
from segun.text.decode import decode
from spans import assert_sound

SENTENCE = "La ministra Ana Robles dijo ayer que «no habrá recortes». "
PARTS = [
    "El alcalde", "la ministra", "Ana Robles", "Robles", "ambos", "su homólogo", "el portavoz de la ONU", "fuentes", "Moscú",
    "dijo", "dijo que", "negó", "según", "de acuerdo con", "acusó a", "no", "que", "y", "si", "quien", "lo que", "prometió",
    "no quiso precisar", "las acusaciones", "habrá recortes", "el lunes", "desde hace tres días", "en abril", "2024", "10.000",
    "«", "»", '"', "“", "”", "'", "(", ")", "[", "—", "- ", ",", ".", ":", ";", "?", "¿", "…", " ", " ", " ", "\n", "\n\n", "\r\n", "\t",
    "MADRID, Jul 17 (EFE)", "P. ", "R. ", "http://a.es/b", "@ana", "#lema", "\0", "\u200b", "\u202e", "\u2067", "\ufeff", "\u0301",
    "\ud800", "\udfff", "שלום", "عليكم", "日本", "👩🏽‍🚀", "Ã¡", "&nbsp;", "<b>", "\x1b[31m",
]  # fmt: skip
HOSTILE = {
    "nothing": "",
    "blanks": " \n\t\u00a0\r\n ",
    "only NUL": "\0" * 1000,
    "unclosed quotation marks": "«El alcalde dijo: “no habrá nada ",
    "many unclosed quotation marks": "El alcalde dijo: «no habrá nada. " * 500,
    "10,000 nested quotations": "«" * 10_000 + "hola, dijo el alcalde" + "»" * 10_000,
    "2,000 nested quotations with words": "«el alcalde dijo " * 2_000 + "no" + "»" * 2_000,
    "10,000 brackets": "(" * 10_000 + "dijo" + ")" * 10_000,
    "line ends": "\n" * 200_000,
    "blanks and line ends": " \n" * 100_000,
    "carriage returns": "\r" * 100_000 + "dijo",
    "dash speech": "— dijo — " * 1_000,
    "one word": "a" * 2_000_000,
    "one number": "1" * 200_000,
    "numbers": "1 " * 20_000,
    "dots": "." * 100_000,
    "commas": "a, " * 10_000,
    "cues": "dijo que " * 2_000,
    "source phrases": "según " * 10_000,
    "chain of cues": "El alcalde dijo que " * 1_500,
    "names": "Ana Robles y " * 2_000,
    "roles": "el ministro de la " * 2_000,
    "combining marks": "a" + "\u0301" * 50_000,
    "emoji": "👨‍👩‍👧‍👦 dijo que 👩🏽‍🚀. " * 500,
    "overrides": "\u202e\u2067\u202d" * 10_000 + SENTENCE,
    "no width": "\u200b".join(SENTENCE) * 50,
    "halves of characters": "El \ud800alcalde dijo: \udfff«no\udc00».",
    "speakers with colons": "Ana: " * 5_000,
    "one long link": "http://" + "a.b/" * 5_000,
    "tags": "<div>" * 20_000 + SENTENCE,
}


def read(reader: Reader, text: str) -> Ledger | None:
    """The sound ledger of `text`; None where it was refused for a reason that is the text's."""
    try:
        ledger = reader.read(text, published="2024-05-03")
    except SegunError as refusal:
        assert "fault in segun" not in str(refusal), refusal
        return None
    assert_sound(ledger)
    return ledger


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_hostile_texts_are_read_or_refused_in_time(reader: Reader, text: str) -> None:
    begin = time.process_time()
    read(reader, text)
    assert time.process_time() - begin < 60


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(exclude_categories=())))
def test_any_characters(reader: Reader, text: str) -> None:
    read(reader, text)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from(PARTS), st.sampled_from(["", " "])), max_size=60))
def test_any_order_of_what_the_rules_look_for(reader: Reader, parts: list[tuple[str, str]]) -> None:
    read(reader, "".join(part + blank for part, blank in parts))


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: (SENTENCE + t).encode("utf-16")))
def test_any_bytes(reader: Reader, data: bytes) -> None:
    try:
        text = decode(data, "nota.txt")
    except TextError:
        return
    ledger = read(reader, text)
    assert ledger is None or ledger.document.text == text


def test_bytes_in_place_of_a_text_are_refused_with_the_way_to_go(reader: Reader) -> None:
    with pytest.raises(SegunError, match="decode"):
        reader.read(SENTENCE.encode())  # type: ignore[arg-type]


def test_a_fault_of_a_component_is_an_error_that_names_the_text(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(doc: object) -> object:
        raise IndexError("list index out of range")

    monkeypatch.setattr(reader, "_components", [broken])
    with pytest.raises(SegunError, match=r"fault in segun.*IndexError"):
        reader.read(SENTENCE)


def test_ten_megabytes_on_one_line_are_cut_and_told(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a lower limit than in life, where it takes a minute: `make bench` measures that."""
    monkeypatch.setattr("segun.reading.reader.LONGEST", 50_000)
    text = (SENTENCE * (10_000_000 // len(SENTENCE) + 1))[:10_000_000]
    begin = time.process_time()
    ledger = read(reader, text)
    assert time.process_time() - begin < 30
    assert ledger is not None
    assert [w.span for w in ledger.warnings if w.kind == "truncated"] == [(50_000, len(text))]
