"""PLOVER records, in the codebook's field names."""

from __future__ import annotations

import json

import pytest

SPECIFIED = {
    "id", "has_event", "date", "time", "enddate", "endtime", "source", "recipient", "event", "event_loc", "event_text",
    "quad_code", "event_scale", "mode", "context", "link", "text", "text_info", "cite_info", "coder", "coded_date",
    "coded_time", "comment",
}  # fmt: skip
OWN = {"attribution"}


def records(export, selection, *wishes) -> list[dict]:
    return [json.loads(line) for line in export("plover", selection, *wishes).splitlines()]


def test_only_fields_of_the_codebook_and_our_own(export, shelf) -> None:
    found = records(export, shelf)
    assert set().union(*found) <= SPECIFIED | OWN
    assert all({"id", "date", "source", "event"} <= set(record) for record in found)


def test_a_meeting(export, shelf) -> None:
    meeting = records(export, shelf)[0]
    assert meeting["event"] == ["CONSULT"] and meeting["quad_code"] == 1 and meeting["event_scale"] == 2.5
    assert meeting["source"] == [{"code": "COL", "sector": "GOV", "actor_text": "Darío Mansur"}]
    assert meeting["recipient"] == [{"code": "ESP", "sector": "GOV", "actor_text": "Lucía Tekle"}]
    assert meeting["event_loc"] == {
        "name": "Bogotá", "latitude": 4.61, "longitude": -74.082, "country code": "CO", "cc3": "COL",
    }  # fmt: skip
    assert (meeting["date"], meeting["link"]) == ("2025-03-10", "deed-CONSULT-None")


def test_a_planned_visit_is_an_agreement(export, shelf) -> None:
    planned = [record for record in records(export, shelf) if record.get("comment") == "planned"]
    assert [record["event"] for record in planned] == [["AGREE"]]
    assert planned[0]["date"] == "2025-03-20"


def test_a_copy_and_a_denied_deed_are_left_out(export, shelf) -> None:
    found = records(export, shelf)
    assert all(not record["id"].startswith("../copia") for record in found)
    assert "faro-0312#e3" not in {record["id"] for record in found}


def test_who_says_so_is_told(export, shelf) -> None:
    attack = next(record for record in records(export, shelf) if record["event"] == ["ASSAULT"])
    assert [voice["speaker"] for voice in attack["attribution"]] == ["Ana Beltrán"]


def test_without_the_text_only_offsets_are_left(export, shelf, wordless) -> None:
    found = records(export, shelf, wordless)
    assert all("text" not in record and "event_text" not in record and record["text_info"] for record in found)


@pytest.mark.parametrize("status", ["denied", "possible", "hypothetical"])
def test_what_is_not_told_as_done_has_no_record(export, one_event, status: str) -> None:
    assert records(export, one_event(status=status)) == []


def test_a_plan_that_counts_as_nothing_has_no_record(export, one_event) -> None:
    assert records(export, one_event(status="future", type="ASSAULT")) == []


def test_a_deed_of_several_days_has_its_last(export, one_event) -> None:
    from segun.ledger import Moment, Span

    days = Moment("2025-03-03/P3D", "2025-03-03", "2025-03-06", "day", Span(0, 1))
    assert records(export, one_event(date=days))[0]["enddate"] == "2025-03-05"


def test_without_a_day_that_of_publication_stands(export, one_event) -> None:
    assert records(export, one_event(date=None))[0]["date"] == "2025-03-12"
