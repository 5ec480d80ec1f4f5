"""Dates as they are typed and as they stand in file names."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.cli.published import date_in_name, parse_published


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("faro_20290514.0012.txt", dt.date(2029, 5, 14)),
        ("2029-05-14-nota.html", dt.date(2029, 5, 14)),
        ("FARO_SPA_2029_05_14.txt", dt.date(2029, 5, 14)),
        ("20291332_20290514.txt", dt.date(2029, 5, 14)),
        ("pedido-120290514.txt", None),
        ("2029-0514.txt", None),
        ("nota.txt", None),
    ],
)
def test_date_in_name(name, expected):
    assert date_in_name(name) == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%Y_%m_%d"]))
def test_every_date_is_found(day, form):
    assert date_in_name(f"nota-{day.strftime(form)}.v2.txt") == day


def test_typed():
    assert parse_published("filename") == "filename"
    assert parse_published("2029-05-14") == dt.date(2029, 5, 14)
    with pytest.raises(ValueError, match="ayer"):
        parse_published("ayer")
