"""Dates as they are typed."""

from __future__ import annotations

import datetime as dt

import pytest

from segun.cli.published import parse_published


def test_typed():
    assert parse_published("filename") == "filename"
    assert parse_published("2029-05-14") == dt.date(2029, 5, 14)
    with pytest.raises(ValueError, match="ayer"):
        parse_published("ayer")
