"""Days as file names, feeds and tables write them."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.text.dates import date_in_name, day_of

DAY = dt.date(2029, 5, 14)


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
def test_date_in_name(name: str, expected: dt.date | None) -> None:
    assert date_in_name(name) == expected


@given(st.dates(dt.date(1900, 1, 1), dt.date(2099, 12, 31)), st.sampled_from(["%Y%m%d", "%Y-%m-%d", "%Y_%m_%d"]))
def test_every_date_is_found(day: dt.date, form: str) -> None:
    assert date_in_name(f"nota-{day.strftime(form)}.v2.txt") == day


@pytest.mark.parametrize(
    "value",
    [
        "2029-05-14", "2029-5-14", "2029/05/14", "20290514", "20290514123000", "2029-05-14T23:59:59-03:00", "14/05/2029",
        "14.5.2029 10:30", "Mon, 14 May 2029 23:30:00 GMT", "14 de mayo de 2029", "Lunes, 14 mayo 2029", DAY,
        dt.datetime(2029, 5, 14, 23), 1873450000, 1873450000.5, 1873450000000, "1873450000",
    ],
)  # fmt: skip
def test_a_day_in_every_form(value: object) -> None:
    assert day_of(value) == DAY


@pytest.mark.parametrize(
    "value", ["", "ayer", "2029-13-40", "40/40/2029", None, True, [], 1e300, float("nan"), "9" * 99]
)
def test_what_is_no_day(value: object) -> None:
    assert day_of(value) is None


@given(st.text() | st.integers() | st.floats())
def test_no_value_breaks_it(value: object) -> None:
    assert day_of(value) is None or isinstance(day_of(value), dt.date)
