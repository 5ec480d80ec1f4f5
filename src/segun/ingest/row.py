"""One row of a table, whichever form the table has: CSV, JSON lines or a JSON list."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from segun.errors import SegunError
from segun.ledger import TextWarning


@dataclass(frozen=True, slots=True)
class Row:
    """The values of a row by column, its number from 1, its line in the file, and what was lost in decoding."""

    number: int
    line: int
    values: Mapping[str, object]
    warnings: tuple[TextWarning, ...] = ()


_KINDS: Mapping[type, str] = {
    bool: "a yes or no", int: "a number", float: "a number", str: "words", list: "a list", dict: "a record", type(None): "nothing",
}  # fmt: skip


def kind_told(value: object) -> str:
    """What a value of JSON is, as a person would say it."""
    return _KINDS.get(type(value), type(value).__name__)


@dataclass(frozen=True, slots=True)
class BadRow:
    """A row that cannot be read, and its line in the file."""

    line: int
    problem: SegunError
