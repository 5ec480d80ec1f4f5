"""Rows of CSV and TSV."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.ingest.csv_rows import csv_rows
from segun.ingest.options import Limits, Options
from segun.ingest.problem import SourceError
from segun.ingest.row import BadRow, Row


def rows(data: str | bytes, **options: object) -> list[Row | BadRow]:
    given_ = data.encode() if isinstance(data, str) else data
    return list(csv_rows(io.BufferedReader(io.BytesIO(given_)), Options(**options), "t.csv"))  # type: ignore[arg-type]


def values(found: list[Row | BadRow]) -> list[list[object]]:
    return [list(one.values.values()) if isinstance(one, Row) else [one.line, one.problem.what] for one in found]


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
def test_the_delimiter_is_found(sign: str):
    assert values(rows(f"texto{sign}título\nUno{sign}T\n")) == [["Uno", "T"]]


def test_a_delimiter_in_a_name_does_not_mislead():
    found = rows("título;texto;fecha, hora\na;b;c\n")
    assert values(found) == [["a", "b", "c"]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_encodings_of_spreadsheets(encoding: str):
    assert values(rows("título;texto\nEl año;Mañana lloverá en el Peñón\n".encode(encoding))) == [
        ["El año", "Mañana lloverá en el Peñón"]
    ]


def test_a_text_may_go_over_lines_and_lines_are_counted():
    found = rows('texto,id\n"uno\n\ndos",1\n\ntres,2\n')
    assert [one.line for one in found] == [2, 6]
    assert [one.number for one in found if isinstance(one, Row)] == [1, 2]
    first = found[0]
    assert isinstance(first, Row) and str(first.values["texto"]).split() == ["uno", "dos"]


def test_a_header_may_go_over_lines():
    assert values(rows('"texto\nde la nota",text\na,b\n')) == [["a", "b"]]


def test_rows_of_nothing_are_passed_over_and_short_ones_kept():
    assert values(rows("texto,id\n,\na\n , \nb,2\n")) == [["a"], ["b", "2"]]


def test_a_row_with_too_many_values_is_told_with_its_line():
    found = rows("texto,id\na,1,de más\nb,2\n")
    assert values(found) == [[2, "the row has 3 values, the header 2 columns"], ["b", "2"]]


def test_a_quotation_mark_that_is_never_closed_does_not_swallow_the_rest_unseen():
    found = rows('texto,id\na,1\n"b,2\nc,3\n')
    assert values(found) == [["a", "1"], [3, "a quotation mark that opens here is never closed"]]


def test_a_line_that_is_too_long_costs_itself_alone():
    found = rows("texto,id\n" + "x" * 90 + ",1\nb,2\n", limits=Limits(line=50))
    assert [one.line for one in found] == [2, 3]
    assert isinstance(found[0], BadRow) and "longer than 50 bytes" in found[0].problem.what


def test_a_bad_byte_costs_no_other_line():
    found = rows(b"texto,id\n" + "año ".encode() * 9 + b"\xff,1\nb\xc3\xb1,2\n")
    assert isinstance(found[0], Row) and found[0].warnings and not found[1].warnings  # type: ignore[union-attr]
    assert values(found)[1] == ["bñ", "2"]


@pytest.mark.parametrize(
    ("data", "what"),
    [
        ("", "the table is empty"),
        ("\n\n", "the table is empty"),
        ("a,b\n1,2\n", "no column is known to hold the text; there are: a, b"),
        ("texto\rhola\r", "the header cannot be read"),
    ],
)
def test_what_is_no_table_is_refused(data: str, what: str):
    with pytest.raises(SourceError, match=what):
        rows(data)


def test_a_mapped_column_must_be_there():
    with pytest.raises(SourceError, match="no column 'cuerpo' for text") as caught:
        rows("texto,id\na,1\n", columns={"text": "cuerpo"})
    assert caught.value.remedy == "there are: texto, id"


def test_the_remedy_names_a_column_that_holds_nothing_else():
    with pytest.raises(SourceError) as caught:
        rows("Título;Lo que pasó;Fecha\na;b;c\n")
    assert caught.value.remedy == "map it, as in --map text='Lo que pasó'"


@given(
    st.lists(
        st.tuples(
            st.text(st.characters(blacklist_categories=["Cs", "Cc"]), min_size=1).filter(str.strip),
            st.text(st.characters(blacklist_categories=["Cs", "Cc"])),
        ),
        max_size=5,
    )
)
def test_what_was_written_is_read(table: list[tuple[str, str]]):
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([("texto", "title"), *table])
    assert values(rows(out.getvalue())) == [list(row) for row in table]


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_a_refusal(data: bytes):
    with contextlib.suppress(SourceError):
        rows(b"texto,id\n" + data)
        rows(data)
