"""Records in JSON."""

from __future__ import annotations

import contextlib
import io
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from segun.errors import SegunError
from segun.ingest.json_rows import json_line_rows, json_rows
from segun.ingest.options import Limits, Options
from segun.ingest.problem import SourceError
from segun.ingest.row import BadRow, Row


def stream(data: str | bytes) -> io.BufferedReader:
    return io.BufferedReader(io.BytesIO(data.encode() if isinstance(data, str) else data))


def told(found: list[Row | BadRow]) -> list[object]:
    return [dict(one.values) if isinstance(one, Row) else (one.line, one.problem.what) for one in found]


def whole(data: str | bytes, **options: object) -> list[Row | BadRow]:
    return list(json_rows(stream(data), Options(**options), "t.json"))  # type: ignore[arg-type]


def by_line(data: str | bytes, **options: object) -> list[Row | BadRow]:
    return list(json_line_rows(stream(data), Options(**options), "t.jsonl"))  # type: ignore[arg-type]


def test_a_record_a_line_and_bad_lines_cost_themselves_alone():
    found = by_line('{"text": "a"}\n{"text": \n\n[1]\n"x"\n{"text": "b"}')
    assert [one.line for one in found] == [1, 2, 4, 5, 6]
    assert told(found)[0] == {"text": "a"} and told(found)[4] == {"text": "b"}
    assert "no JSON" in str(told(found)[1]) and told(found)[2] == (4, "this is no record but a list")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_lines_in_other_encodings(encoding: str):
    assert told(by_line('{"text": "año"}\n{"text": "señal de mañana"}\n'.encode(encoding)))[1] == {
        "text": "señal de mañana"
    }


def test_a_list_is_read_element_by_element_with_its_lines():
    found = whole('\ufeff [\n {"text": "a"},\n\n {"text": "b"},\n 7\n]')
    assert [one.line for one in found] == [2, 4, 5]
    assert told(found) == [{"text": "a"}, {"text": "b"}, (5, "this is no record but a number")]


def test_a_list_larger_than_what_is_read_at_once():
    records = [{"text": "á" * 50_000, "id": n} for n in range(9)]
    assert told(whole(json.dumps(records, ensure_ascii=False))) == records


def test_a_list_that_is_cut_gives_what_came_before():
    found = told(whole('[{"text": "a"}, {"text": "b'))
    assert found == [{"text": "a"}, (1, "the list is damaged or cut here")]
    assert told(whole('[{"text": "a"}, '))[1] == (1, "the list is damaged or cut here")


def test_an_object_that_holds_one_list_of_records():
    assert told(whole('{"status": "ok", "articles": [{"text": "a"}, {"text": "b"}]}')) == [{"text": "a"}, {"text": "b"}]
    assert told(whole('{"text": "a", "comments": [{"text": "b"}]}'))[0]["text"] == "a"  # type: ignore[index]


def test_limits_hold():
    big = '[{"text": "' + "x" * 400_000
    found = whole(big, limits=Limits(line=100_000))
    assert len(found) == 1 and "larger than 100,000 bytes" in str(told(found)[0])
    with pytest.raises(SourceError, match="more than 100 bytes"):
        whole('{"a": "' + "x" * 200 + '"}', limits=Limits(json=100))


@pytest.mark.parametrize("nested", ["[" * 100_000, '{"a":' * 100_000, '[{"a":' + "[" * 100_000])
def test_deep_nesting_is_a_fault_and_no_crash(nested: str):
    for read in (whole, by_line):
        try:
            found = read(nested)
        except SegunError as problem:
            assert "deep" in problem.what
        else:
            assert len(found) == 1 and isinstance(found[0], BadRow)


def test_a_number_of_many_digits_is_a_fault():
    assert "no JSON" in str(told(by_line('{"text": ' + "1" * 9_000 + "}"))[0])


@settings(max_examples=50)
@given(st.lists(st.dictionaries(st.text(max_size=5), st.text(max_size=20), max_size=3), min_size=1, max_size=4))
def test_what_was_written_is_read(records: list[dict[str, str]]):
    assert told(whole(json.dumps(records))) == records
    assert told(by_line("\n".join(json.dumps(one) for one in records))) == records


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_a_refusal(data: bytes):
    for start in (b"", b'[{"a":1},', b'{"text":'):
        for read in (whole, by_line):
            with contextlib.suppress(SegunError):
                read(start + data)
