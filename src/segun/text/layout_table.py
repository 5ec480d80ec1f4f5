"""The words of a language's datelines and bylines.

In: `<language>/layout.yaml`. Out: `LayoutTable`, and what the patterns over them share.
"""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.tables import load_table

CAPITAL = "[A-ZÁÉÍÓÚÜÑÇÂÊÔÃÕÀÈÖ]"


class LayoutTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of a language's datelines and bylines; the fields are explained in the file."""

    months: dict[int, tuple[str, ...]]
    date_links: tuple[str, ...]
    byline: tuple[str, ...]
    no_places: frozenset[str]


@functools.cache
def layout_table(language: str) -> LayoutTable:
    """The table of `language`.

    Raises:
        DataError: the file does not follow its form.
    """
    path = Path(__file__).parents[1] / "language" / language / "layout.yaml"
    return load_table(path, LayoutTable)
