"""The day of publication as a user tells it: a date, or "look at the file's name"."""

from __future__ import annotations

import datetime as dt
from typing import Literal

FromName = Literal["filename"]
Published = dt.date | FromName | None


def parse_published(text: str) -> dt.date | FromName:
    """What stands after `--published`.

    Raises:
        ValueError: it is neither `filename` nor a date in ISO 8601.
    """
    return "filename" if text == "filename" else dt.date.fromisoformat(text)
