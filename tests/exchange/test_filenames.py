"""Names of files never meet, never leave their folder, and are taken by any disk."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.exchange.filenames import filename

RESERVED = {"con", "prn", "aux", "nul", *(f"com{n}" for n in range(10)), *(f"lpt{n}" for n in range(10))}


def test_a_plain_id_is_its_own_name() -> None:
    assert filename("faro-0312") == "faro-0312"


@pytest.mark.parametrize(
    "ident", ["../../etc/passwd", "/etc/passwd", "..", ".", "", "a\0b", "C:\\x", "x" * 300, "nul", "CON", "a.", "a "]
)
def test_an_id_that_is_no_name_gets_one(ident: str) -> None:
    assert re.fullmatch(r"[a-z0-9-]+~[0-9a-f]{32}", filename(ident))


@given(st.text())
def test_any_id_gives_a_safe_name(ident: str) -> None:
    name = filename(ident)
    assert re.fullmatch(r"[a-z0-9_~-]{1,128}", name)
    assert name not in RESERVED


@given(st.sets(st.text(alphabet="aAbB~-_./\0 é", max_size=4), max_size=60))
def test_no_two_ids_meet_on_a_disk_without_capitals(idents: set[str]) -> None:
    assert len({filename(ident).casefold() for ident in idents}) == len(idents)


def test_an_id_that_looks_like_anothers_name_does_not_meet_it() -> None:
    assert filename(filename("Faro")) != filename("Faro")
