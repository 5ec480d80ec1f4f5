"""The tables of CSV, Parquet and SQLite: same rows, same names, read back by others."""

from __future__ import annotations

import csv
import sqlite3
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest
from msgspec.structs import replace as struct_replace

from segun.exchange.tables import TABLES

NAMES = [table.name for table in TABLES]


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, strict=True))


def test_there_is_a_file_for_each_table(unpack, shelf) -> None:
    found = sorted(path.name for path in unpack("csv", shelf).iterdir())
    assert found == sorted(f"{name}.csv" for name in NAMES)


def test_every_row_has_the_columns_of_its_table(shelf) -> None:
    from segun.exchange.tables import table_rows

    found = list(table_rows(shelf))
    assert {table.name for table, _ in found} == set(NAMES) - {"links"}
    assert all(len(row) == len(table.columns) for table, row in found)


def test_words_stand_beside_their_offsets(unpack, shelf) -> None:
    text = shelf.kept[0].ledger.document.text
    for row in rows(unpack("csv", shelf), "statements")[:2]:
        start, end = int(row["content_start"]), int(row["content_end"])
        assert row["content"] == text[start:end] != ""


def test_a_text_with_quotes_tabs_and_line_breaks_comes_back(unpack, shelf) -> None:
    found = rows(unpack("csv", shelf), "articles")
    assert [row["text"] for row in found] == [entry.ledger.document.text for entry in shelf.kept]
    assert [row["title"] for row in found] == [entry.ledger.document.title for entry in shelf.kept]


def test_a_formula_is_made_harmless_and_a_number_is_not(unpack, shelf) -> None:
    folder = unpack("csv", shelf)
    names = [row["name"] for row in rows(folder, "actors")]
    assert '\'=HYPERLINK("http://malo.example","ganga")' in names
    assert "-6.5" in [row["intensity"] for row in rows(folder, "events")]
    cells = [cell for name in NAMES for row in rows(folder, name) for cell in row.values()]
    bare = [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert all(cell.lstrip("-").replace(".", "").isdigit() for cell in bare)


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "＝1+1", "－1", "\t=1", "\r=1", "\n=1"])
def test_whatever_may_begin_a_formula_gets_an_apostrophe(unpack, shelf, one_event, start: str) -> None:
    from dataclasses import replace

    selection = one_event()
    ledger = selection.kept[0].ledger
    ledger = struct_replace(ledger, document=struct_replace(ledger.document, publisher=start))
    folder = unpack("csv", replace(selection, kept=(replace(selection.kept[0], ledger=ledger),)))
    assert rows(folder, "articles")[0]["publisher"] == f"'{start}"


def test_no_item_of_a_list_begins_a_formula_either(unpack, one_event) -> None:
    from dataclasses import replace

    selection = one_event()
    ledger = selection.kept[0].ledger
    ledger = struct_replace(ledger, document=struct_replace(ledger.document, authors=("Ana", "=1+1", "-Eva")))
    folder = unpack("csv", replace(selection, kept=(replace(selection.kept[0], ledger=ledger),)))
    assert rows(folder, "articles")[0]["authors"] == "Ana; '=1+1; '-Eva"


def test_the_lines_end_as_the_rfc_has_them_and_no_mark_stands_before(unpack, shelf) -> None:
    data = (unpack("csv", shelf) / "participants.csv").read_bytes()
    assert data.startswith(b"document,event,role") and data.count(b"\n") == data.count(b"\r\n")


def test_arrow_reads_the_same_rows(unpack, shelf) -> None:
    folder = unpack("csv", shelf)
    for name in NAMES:
        options = pyarrow.csv.ParseOptions(newlines_in_values=True)
        found = pyarrow.csv.read_csv(folder / f"{name}.csv", parse_options=options)
        assert found.num_rows == len(rows(folder, name)), name


def test_an_entity_stands_once(unpack, shelf) -> None:
    found = [row["entity"] for row in rows(unpack("csv", shelf), "entities")]
    assert len(found) == len(set(found)) == len(shelf.known)


def test_participants_are_spelled_out(unpack, shelf) -> None:
    found = rows(unpack("csv", shelf), "participants")[:2]
    assert [(row["role"], row["name"], row["country"], row["sector"]) for row in found] == [
        ("actor", "Darío Mansur", "COL", "GOV"),
        ("recipient", "Lucía Tekle", "ESP", "GOV"),
    ]


def test_claims_and_commitments(unpack, shelf) -> None:
    folder = unpack("csv", shelf)
    assert {(row["claim"], row["stance"]) for row in rows(folder, "claims")} == {
        ("claim-1", side) for side in ("asserts", "denies", "confirms")
    }
    term = rows(folder, "commitments")[0]
    assert (term["instrument"], term["party_names"], term["in_force"]) == (
        "tratado de defensa", "Colombia; España", "true",
    )  # fmt: skip


def test_links_between_records_that_are_there(unpack, shelf) -> None:
    from dataclasses import replace

    from segun.ledger import Link

    entry = shelf.kept[0]
    links = (Link("denies", "s2", "e3", "rule.x"), Link("denies", "s1", "gone", "rule.x"))
    linked = replace(entry, ledger=struct_replace(entry.ledger, links=links))
    found = rows(unpack("csv", replace(shelf, kept=(linked,))), "links")
    assert [(row["from"], row["to"]) for row in found] == [("s2", "e3")]


def test_parquet_has_typed_columns_and_nulls(unpack, shelf) -> None:
    folder = unpack("parquet", shelf)
    events = pq.read_table(folder / "events.parquet")
    assert str(events.schema.field("intensity").type) == "double"
    assert str(events.schema.field("contexts").type).startswith("list<")
    assert events.column("mode").to_pylist()[:3] == [None, None, "troops"]
    assert events.column("contexts").to_pylist()[1] == ["military", "territory"]
    terms = pq.read_table(folder / "commitments.parquet")
    assert terms.column("in_force").to_pylist() == [True, True]
    assert str(terms.schema.field("beneficiary").type) == "string"


def test_parquet_keeps_what_it_was_given(unpack, shelf) -> None:
    folder = unpack("parquet", shelf)
    articles = pq.read_table(folder / "articles.parquet")
    assert articles.column("text").to_pylist() == [entry.ledger.document.text for entry in shelf.kept]
    assert articles.column("document").to_pylist() == [entry.ledger.document.id for entry in shelf.kept]
    names = pq.read_table(folder / "actors.parquet").column("name").to_pylist()
    assert '=HYPERLINK("http://malo.example","ganga")' in names


def test_parquet_without_the_text_has_none(unpack, shelf, wordless) -> None:
    folder = unpack("parquet", shelf, wordless)
    assert set(pq.read_table(folder / "articles.parquet").column("text").to_pylist()) == {None}
    assert set(pq.read_table(folder / "statements.parquet").column("content").to_pylist()) == {None}


def test_an_empty_parquet_table_has_its_schema(unpack, empty) -> None:
    table = pq.read_table(unpack("parquet", empty) / "statements.parquet")
    assert table.num_rows == 0 and str(table.schema.field("confidence").type) == "double"


def test_many_rows_go_into_several_groups(unpack, shelf, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segun.exchange.parquet_tables._ROWS", 2)
    file = pq.ParquetFile(unpack("parquet", shelf) / "events.parquet")
    assert file.metadata.num_row_groups == 7 and file.metadata.num_rows == 13


def test_sqlite_reads_the_same(export, shelf, tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(export("sqlite", shelf))
    database = sqlite3.connect(path)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    found = {name for (name,) in database.execute("SELECT name FROM sqlite_master")}
    assert found == set(NAMES)
    documents = [ident for (ident,) in database.execute("SELECT document FROM articles")]
    assert documents == [entry.ledger.document.id for entry in shelf.kept]
    query = "SELECT e.type, j.value FROM events e, json_each(e.contexts) j WHERE e.event = 'e2' ORDER BY 2"
    assert ("REJECT", "military") in database.execute(query).fetchall()
    assert database.execute("SELECT typeof(intensity) FROM events").fetchone() == ("real",)
    database.close()
