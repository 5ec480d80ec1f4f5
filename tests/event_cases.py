"""The linguistic tests of `data/events` as typed values.

In: YAML files; `data/README.md` explains the fields. Out: `EventCase`, one an entry, with a test id.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from case_files import Strict, load
from segun.ledger.records import Status

FOLDER = Path(__file__).parent / "data" / "events"
PUBLISHED = dt.date(2024, 5, 3)

Participant = str | list[str]
"""A name or mention of an actor, or those of the members of a group."""


class ExpectedQuantity(Strict, frozen=True):
    what: str | None = None
    min: int | None = None
    max: int | None = None


class ExpectedEvent(Strict, frozen=True):
    """One event that the reader must find; `UNSET` is not compared."""

    trigger: str
    type: str
    nth: int = 1
    mode: str | UnsetType | None = UNSET
    actors: list[Participant] | None = None
    recipients: list[Participant] | None = None
    status: Status | None = None
    attributed_to: list[str | None] | None = None
    date: str | UnsetType | None = UNSET
    place: str | UnsetType | None = UNSET
    country: str | UnsetType | None = UNSET
    quantities: list[ExpectedQuantity] | None = None
    condition: str | UnsetType | None = UNSET
    mentions: list[str] | None = None


class EventCase(Strict, frozen=True):
    """One entry of a file: a text, and the events that must be read from it."""

    phenomenon: str
    text: str
    events: list[ExpectedEvent]
    published: dt.date = PUBLISHED
    partial: bool = False
    absent: list[str] = msgspec.field(default_factory=list)
    known_miss: str | None = None


@cache
def event_cases() -> dict[str, EventCase]:
    """Every entry by its test id, in the order of the files."""
    return load(FOLDER, EventCase)
