"""Articles are written one by one: memory does not grow with their number."""

from __future__ import annotations

import io
import os
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as struct_replace

from segun.exchange import Wishes, find_format, formats
from segun.store.entry import Entity, Entry

ARTICLES, LETTERS = 60, 300_000
"""All texts together take 72 MB, four bytes a letter."""


class Long:
    """Many long articles, each made when it is asked for."""

    def __init__(self, entry: Entry) -> None:
        self._entry = entry

    def entries(self) -> Iterator[Entry]:
        for number in range(ARTICLES):
            ledger = self._entry.ledger
            document = struct_replace(
                ledger.document, id=f"n{number}", text=ledger.document.text + str(number) * LETTERS
            )
            yield replace(
                self._entry, ledger=struct_replace(ledger, document=document), entities={}, deeds={}, claims={}
            )

    def entity(self, ident: str) -> Entity:
        raise AssertionError(f"{ident} is nobody here")


@pytest.mark.parametrize("name", formats())
def test_memory_holds_a_few_articles_only(name: str, shelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("segun.exchange.parquet_tables._LETTERS", 300_000)
    found, selection = find_format(name), Long(shelf.kept[0])
    found.write(shelf, tmp_path if found.kind == "folder" else io.BytesIO(), Wishes())  # imports
    tracemalloc.start()
    try:
        with Path(os.devnull).open("wb") as nowhere:
            assert found.write(selection, tmp_path if found.kind == "folder" else nowhere, Wishes()) > 0
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < ARTICLES * LETTERS
