"""Which column of a table, or key of a record, holds what.

In come the names of a record's columns, out goes field to name. The usual names stand in `columns.yaml`; what a user maps by
hand goes before them.
"""

from __future__ import annotations

import difflib
import functools
import unicodedata
from collections.abc import Collection, Iterable, Mapping
from itertools import islice
from pathlib import Path

import msgspec

from segun.ingest.problem import SourceError
from segun.language.tables import load_table

_TABLE = Path(__file__).parent / "columns.yaml"


class Names(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The usual names of each field, without capitals, accents and signs, the likely ones first."""

    text: tuple[str, ...]
    title: tuple[str, ...]
    published: tuple[str, ...]
    url: tuple[str, ...]
    publisher: tuple[str, ...]
    authors: tuple[str, ...]
    id: tuple[str, ...]
    language: tuple[str, ...]


FIELDS = Names.__struct_fields__

_LONGEST_NAME, _MOST_NAMES = 40, 20
"""How much is shown of the names of columns."""


def check_columns(columns: Mapping[str, str]) -> None:
    """Refuse a map that names a field which does not exist.

    Raises:
        SourceError: there is no such field.
    """
    for field in columns:
        if field not in FIELDS:
            near = difflib.get_close_matches(field, FIELDS, n=1) or list(FIELDS)
            raise SourceError(f"there is no field {field!r}", "", f"use {' or '.join(near)}")


def find_columns(names: Collection[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Field to the name of the column that holds it; a field that no column holds is left out."""
    present = {_bare(name): name for name in reversed(list(names))}
    usual = msgspec.structs.asdict(_table())
    found = {field: present[name] for field in FIELDS for name in reversed(usual[field]) if name in present}
    return {**found, **mapped}


def shown(names: Iterable[str]) -> str:
    """The names of columns as a message tells them: the first ones, and of each its beginning."""
    return ", ".join(" ".join(name.split())[:_LONGEST_NAME] for name in islice(names, _MOST_NAMES))


def _bare(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.removeprefix("\ufeff").casefold())
    return "".join(sign for sign in letters if sign.isalnum())


@functools.cache
def _table() -> Names:
    return load_table(_TABLE, Names)
