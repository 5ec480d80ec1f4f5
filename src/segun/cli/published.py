"""The day of publication as a user tells it: a date, or "look at the file's name"."""

from __future__ import annotations

import datetime as dt
import re
from typing import Literal

FromName = Literal["filename"]
Published = dt.date | FromName | None

_DATE = re.compile(r"(?<!\d)((?:19|20)\d\d)([-_]?)(\d\d)\2(\d\d)(?!\d)")


def parse_published(text: str) -> dt.date | FromName:
    """What stands after `--published`.

    Raises:
        ValueError: it is neither `filename` nor a date in ISO 8601.
    """
    return "filename" if text == "filename" else dt.date.fromisoformat(text)


def date_in_name(name: str) -> dt.date | None:
    """The first date in a file's name, written `YYYYMMDD`, `YYYY-MM-DD` or `YYYY_MM_DD`.

    >>> date_in_name("faro_20290514.0012.txt")
    datetime.date(2029, 5, 14)
    """
    for year, _, month, day in _DATE.findall(name):
        try:
            return dt.date(int(year), int(month), int(day))
        except ValueError:  # eight digits that are no date, such as an order number
            continue
    return None
