"""The linguistic tests of `data/statements` as typed values.

In: YAML files, one a device; `data/README.md` explains the fields. Out: `Case`, one an entry, with a test id.
"""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path

import msgspec
from msgspec import UNSET, UnsetType

from case_files import Strict, load
from segun.ledger.records import Act, Certainty, EvidenceKind, Form, Kind, LinkType, Polarity, Sourcing, WarningKind

FOLDER = Path(__file__).parent / "data" / "statements"
Speaker = str | list[str] | None


class Expected(Strict, frozen=True):
    """One statement that the reader must find; `UNSET` is not compared."""

    cue: str
    speaker: Speaker | UnsetType = UNSET
    content: str | None = None
    nth: int = 1
    form: Form | None = None
    act: Act | None = None
    polarity: Polarity | UnsetType | None = UNSET
    certainty: Certainty | None = None
    sourcing: Sourcing | None = None
    addressees: list[str] | None = None
    evidence: list[EvidenceKind] | None = None
    reported_by: int | None = None
    date: str | UnsetType | None = UNSET


class ExpectedActor(Strict, frozen=True):
    name: str
    kind: Kind | None = None
    country: str | None = None
    members: list[str] = msgspec.field(default_factory=list)


class ExpectedLink(Strict, frozen=True):
    type: LinkType
    source: int = msgspec.field(name="from")
    target: int = msgspec.field(name="to")


class Case(Strict, frozen=True):
    """One entry of a file: a text, and what must be read from it."""

    phenomenon: str
    text: str
    statements: list[Expected]
    published: dt.date | None = None
    partial: bool = False
    actors: list[ExpectedActor] = msgspec.field(default_factory=list)
    links: list[ExpectedLink] | None = None
    warnings: list[WarningKind] | None = None
    absent: list[str] = msgspec.field(default_factory=list)
    known_miss: str | None = None


@cache
def cases() -> dict[str, Case]:
    """Every entry by its test id, `file-number-phenomenon`, in the order of the files."""
    return load(FOLDER, Case)
