"""The linguistic tests of `data/statements` as typed values.

In: YAML files, one a device; `data/README.md` explains the fields. Out: `Case`, one an entry, with a test id.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from functools import cache
from pathlib import Path

import msgspec
import yaml
from msgspec import UNSET, UnsetType

from segun.ledger.records import Act, Certainty, EvidenceKind, Form, Kind, LinkType, Polarity, Sourcing, WarningKind

FOLDER = Path(__file__).parent / "data" / "statements"
Speaker = str | list[str] | None


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A misspelt field is an error."""


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
    members: list[str] = []


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
    actors: list[ExpectedActor] = []
    links: list[ExpectedLink] | None = None
    warnings: list[WarningKind] | None = None
    absent: list[str] = []
    known_miss: str | None = None


@cache
def cases() -> dict[str, Case]:
    """Every entry by its test id, `file-number-phenomenon`, in the order of the files."""
    found = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        plain = yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)
        for number, case in enumerate(msgspec.convert(plain, list[Case]), 1):
            found[f"{path.stem}-{number}-{_slug(case.phenomenon)}"] = case
    return found


class _Plain(yaml.SafeLoader):
    """Dates stay text, so that `date: 2023-11` and `date: 2023-11-05` are alike."""


_Plain.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _slug(phrase: str) -> str:
    flat = unicodedata.normalize("NFKD", phrase.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", flat)[:7])
