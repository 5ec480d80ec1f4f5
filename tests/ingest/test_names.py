"""Names that no system trips over."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.ingest.names import name_of_url, safe_name, stem_of


@pytest.mark.parametrize(
    "hostile",
    [
        "../../etc/passwd", "..\\..\\windows\\system32", "/etc/shadow", "a/../../b", "C:\\boot.ini", "\0", "..", ".", "~",
        "nota\n.txt", "%2e%2e%2fsecreto", "\u202egnp.exe", "nota\u0000.sh", "a" * 9_000, "𝒜" * 300, "....//....//x", "CON",
        "nul.txt", "-rf", " .bashrc ",
    ],
)  # fmt: skip
def test_a_hostile_name_leads_nowhere(hostile: str):
    name = safe_name(hostile)
    assert name
    assert not set(name) & set('/\\:*?"<>|%\0\n')
    assert not name.startswith((".", "-", " ")) and not name.endswith((".", " "))
    assert ".." not in name
    assert name.upper() not in ("CON", "NUL", "NUL.TXT")
    assert len(name) <= 80 and len(name.encode()) <= 160


@given(st.text(max_size=200))
def test_any_words_make_a_safe_name_that_stays_itself(words: str):
    name = safe_name(words)
    assert name and len(name) <= 81
    assert not any(unicodedata.category(sign)[0] == "C" for sign in name)
    assert "/" not in name and "\\" not in name and ".." not in name
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.elfaro.example/2029/05/puerto.html", "elfaro.example-puerto"),
        ("https://elfaro.example/puerto/index.html", "elfaro.example-puerto"),
        ("https://elfaro.example/", "elfaro.example"),
        ("https://elfaro.example/%2e%2e%2f%2e%2e%2fetc", "elfaro.example-etc"),
    ],
)
def test_a_page_is_called_by_host_and_last_step(url: str, name: str):
    assert name_of_url(url) == name


def test_a_files_stem_is_without_ending_and_packing():
    assert [stem_of(one) for one in ("a.txt.gz", "a.b.csv", ".oculto", "nota")] == ["a", "a.b", ".oculto", "nota"]
