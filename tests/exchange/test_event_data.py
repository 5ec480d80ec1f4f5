"""GDELT and ICEWS: their columns, and what becomes of deeds, read by Arrow."""

from __future__ import annotations

import io
from dataclasses import replace

import pyarrow.csv
import pytest
from msgspec.structs import replace as struct_replace

from segun.exchange.gdelt import COLUMNS as GDELT
from segun.exchange.icews import COLUMNS as ICEWS
from segun.ledger import Place, Span


def arrow(data: bytes, names: tuple[str, ...] | None = None) -> list[dict[str, str]]:
    read = pyarrow.csv.ReadOptions(column_names=names) if names else pyarrow.csv.ReadOptions()
    parse = pyarrow.csv.ParseOptions(delimiter="\t", quote_char=False)
    columns = names or tuple(data.decode().split("\n", 1)[0].split("\t"))
    convert = pyarrow.csv.ConvertOptions(column_types=dict.fromkeys(columns, "string"), strings_can_be_null=False)
    return pyarrow.csv.read_csv(io.BytesIO(data), read, parse, convert).to_pylist()


def gdelt(export, selection) -> list[dict[str, str]]:
    return arrow(export("gdelt", selection), GDELT)


def test_gdelt_has_sixty_one_columns_and_no_header(export, shelf) -> None:
    lines = export("gdelt", shelf).decode().splitlines()
    assert len(GDELT) == 61 and {line.count("\t") for line in lines} == {60}
    assert lines[0].split("\t")[0].isdigit()


def test_the_columns_stand_where_the_codebook_has_them() -> None:
    places = {name: index for index, name in enumerate(GDELT)}
    assert (places["Actor1Code"], places["Actor2Code"], places["IsRootEvent"], places["EventCode"]) == (5, 15, 25, 26)
    assert (places["QuadClass"], places["GoldsteinScale"], places["NumMentions"], places["AvgTone"]) == (29, 30, 31, 34)
    assert (places["Actor1Geo_Type"], places["ActionGeo_Type"], places["DATEADDED"], places["SOURCEURL"]) == (
        35,
        51,
        59,
        60,
    )


def test_a_meeting_in_gdelt(export, shelf) -> None:
    row = gdelt(export, shelf)[0]
    assert (row["SQLDATE"], row["MonthYear"], row["Year"], row["FractionDate"]) == (
        "20250310", "202503", "2025", "2025.2740",
    )  # fmt: skip
    assert (row["Actor1Code"], row["Actor1Name"], row["Actor1CountryCode"], row["Actor1Type1Code"]) == (
        "COLGOV", "Darío Mansur", "COL", "GOV",
    )  # fmt: skip
    assert (row["EventCode"], row["EventBaseCode"], row["EventRootCode"], row["QuadClass"]) == ("040", "040", "04", "1")
    assert (row["IsRootEvent"], row["GoldsteinScale"]) == ("1", "2.5")
    assert (row["ActionGeo_Type"], row["ActionGeo_FullName"], row["ActionGeo_CountryCode"]) == ("4", "Bogotá", "CO")
    assert row["DATEADDED"] == "20250313083000" and row["SOURCEURL"].startswith("https://faro.example")


def test_a_copy_is_another_article_and_no_other_source(export, shelf) -> None:
    row = gdelt(export, shelf)[0]
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "1", "2")


def test_another_paper_is_another_source(export, shelf) -> None:
    port, copy, *rest = shelf.kept
    row = gdelt(export, replace(shelf, kept=(port, replace(copy, copy_of=None), *rest)))[0]
    assert (row["NumMentions"], row["NumSources"], row["NumArticles"]) == ("2", "2", "2")


def test_copies_of_each_other_do_not_go_round_for_ever(export, shelf) -> None:
    port, copy, *_ = shelf.kept
    circle = (replace(port, copy_of=copy.ledger.document.id), replace(copy, copy_of=port.ledger.document.id))
    assert gdelt(export, replace(shelf, kept=circle))[0]["NumArticles"] == "2"


def test_two_who_do_the_same_are_a_pair(export, shelf) -> None:
    signing = next(row for row in gdelt(export, shelf) if row["EventRootCode"] == "05")
    assert (signing["Actor1CountryCode"], signing["Actor2CountryCode"]) == ("COL", "ESP")


def test_they_are_the_same_pair_in_whatever_order_they_are_named(export, one_event) -> None:
    there, back = (gdelt(export, one_event(actors=order, recipients=())) for order in (("a2", "a4"), ("a4", "a2")))
    assert there == back and len(there) == 1


def test_a_plural_stands_for_its_members(export, one_event) -> None:
    rows = gdelt(export, one_event(actors=("a9",), recipients=("a10",)))
    assert [(row["Actor1Name"], row["Actor2Name"]) for row in rows] == [("Colombia", "Ecuador"), ("España", "Ecuador")]


def test_numbers_of_events_are_their_own_and_lasting(export, shelf) -> None:
    numbers = [row["GLOBALEVENTID"] for row in gdelt(export, shelf)]
    assert len(set(numbers)) == len(numbers) == 7
    assert all(0 < int(number) < 2**63 for number in numbers)
    later = replace(shelf, kept=shelf.kept[2:])
    assert {row["GLOBALEVENTID"] for row in gdelt(export, later)} <= set(numbers)


def test_a_denied_deed_is_left_out_and_a_told_one_of_the_same_kind_is_not(export, shelf) -> None:
    assert [row["SOURCEURL"] for row in gdelt(export, shelf) if row["EventCode"] == "154"] == [
        "https://plaza.example/nota?a=1&b=2"
    ]


def test_a_deed_without_a_code_or_participants_has_no_row(export, one_event) -> None:
    assert export("gdelt", one_event(cameo=None)) == b""
    assert export("gdelt", one_event(actors=(), recipients=())) == b""


@pytest.mark.parametrize(
    ("name", "country", "level", "fips"),
    [("España", "ESP", "1", "SP"), ("Florida", "USA", "2", "US"), ("Miami", "USA", "3", "US"), ("Quito", "ECU", "4", "EC"),
     ("Cataluña", "ESP", "5", "SP"), ("Yugoslavia", "YUG", "1", ""), ("el sur", None, "4", "")],
)  # fmt: skip
def test_levels_and_codes_of_places(export, one_event, name: str, country: str | None, level: str, fips: str) -> None:
    row = gdelt(export, one_event(place=Place(name, country, None, None, Span(0, 1))))[0]
    assert (row["ActionGeo_Type"], row["ActionGeo_CountryCode"]) == (level, fips)
    assert (row["ActionGeo_Lat"], row["ActionGeo_Long"]) == ("", "")


def test_an_article_without_dates_has_the_day_on_which_it_was_seen(export, one_event) -> None:
    selection = one_event(date=None)
    entry = selection.kept[0]
    document = struct_replace(entry.ledger.document, published=None)
    undated = replace(entry, ledger=struct_replace(entry.ledger, document=document))
    assert gdelt(export, replace(selection, kept=(undated,)))[0]["SQLDATE"] == "20250313"


def test_a_deed_that_is_first_told_without_participants_is_told_by_the_next_article(export, shelf, one_event) -> None:
    (bare,) = one_event(actors=(), recipients=()).kept
    document = struct_replace(bare.ledger.document, id="a", url="https://primero.example")
    first = replace(bare, ledger=struct_replace(bare.ledger, document=document))
    (row,) = gdelt(export, replace(shelf, kept=(first, *one_event().kept)))
    assert (row["Actor1Name"], row["NumArticles"]) == ("Darío Mansur", "2")
    assert row["SOURCEURL"].startswith("https://faro.example")


def test_tabs_and_line_breaks_cannot_break_a_row(export, one_event, shelf) -> None:
    selection = one_event(place=Place('Puerto\tde\nla "Paz"', "BOL", None, None, Span(0, 1)))
    rows = gdelt(export, selection)
    assert len(rows) == 1 and rows[0]["ActionGeo_FullName"] == 'Puerto de la "Paz"'


def test_icews_has_its_header(export, shelf) -> None:
    lines = export("icews", shelf).decode().splitlines()
    assert lines[0].split("\t") == list(ICEWS) and len(ICEWS) == 20
    assert {line.count("\t") for line in lines} == {19}


def test_a_meeting_in_icews(export, shelf) -> None:
    row = arrow(export("icews", shelf))[0]
    assert (row["Event Date"], row["Source Name"], row["Source Sectors"], row["Source Country"]) == (
        "2025-03-10", "Darío Mansur", "government", "Colombia",
    )  # fmt: skip
    assert (row["Event Text"], row["CAMEO Code"], row["Intensity"], row["Publisher"]) == (
        "Consult",
        "040",
        "2.5",
        "Faro",
    )
    assert (row["City"], row["Province"], row["Country"], row["Latitude"]) == ("Bogotá", "", "Colombia", "4.61")


def test_icews_leaves_copies_out_and_tells_stories_apart(export, shelf) -> None:
    rows = arrow(export("icews", shelf))
    assert {row["Publisher"] for row in rows} == {"Faro", "Plaza"}
    assert len({row["Story ID"] for row in rows}) == 2 and len({row["Event ID"] for row in rows}) == len(rows) == 7


@pytest.mark.parametrize(("name", "column"), [("Cataluña", "Province"), ("Sevilla", "City"), ("España", "Country")])
def test_a_place_stands_in_the_column_of_its_level(export, one_event, name: str, column: str) -> None:
    row = arrow(export("icews", one_event(place=Place(name, "ESP", None, None, Span(0, 1)))))[0]
    assert row[column] == ("Spain" if column == "Country" else name)
