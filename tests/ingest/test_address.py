"""One form for one page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.ingest.address import canonical, host_of, site_of
from segun.ingest.problem import SourceError


@pytest.mark.parametrize(
    ("given_", "known"),
    [
        ("HTTPS://ElFaro.example:443/nota#arriba", "https://elfaro.example/nota"),
        ("http://elfaro.example", "http://elfaro.example/"),
        ("http://elfaro.example:8080/a", "http://elfaro.example:8080/a"),
        ("http://elfaro.example./a", "http://elfaro.example/a"),
        ("http://x.example/?utm_source=a&id=3&fbclid=zz", "http://x.example/?id=3"),
        ("http://x.example/a?&&b=1&", "http://x.example/a?b=1"),
        ("http://x.example/año/¿qué?", "http://x.example/a%C3%B1o/%C2%BFqu%C3%A9"),
        ("http://x.example/a%20b", "http://x.example/a%20b"),
        ("http://peñón.example/", "http://xn--pen-8mak.example/"),
        ("  http://x.example/a \n", "http://x.example/a"),
        ("http://[::1]:8000/a", "http://[::1]:8000/a"),
        ("http://user:secret@x.example/a", "http://x.example/a"),
    ],
)
def test_what_does_not_tell_a_page_from_others_goes(given_: str, known: str):
    assert canonical(given_) == canonical(known) == known


def test_a_relative_address_counts_from_its_page():
    assert canonical("../b?x=1", "http://x.example/a/c/d") == "http://x.example/a/b?x=1"


@pytest.mark.parametrize(
    "bad",
    [
        "", "nota.html", "ftp://x.example/", "javascript:alert(1)", "file:///etc/passwd", "http://", "http:///a",
        "http://x.example:99999/", "http://[::1/", "http://x y/", "http://" + "a" * 5000, "http://a..example/",
        "http://x.example\\@y.example/",
    ],
)  # fmt: skip
def test_what_is_no_address_on_the_web_is_refused(bad: str):
    with pytest.raises(SourceError):
        canonical(bad)


@given(st.text(max_size=60), st.sampled_from(["", "http://x.example/a/", "https://x.example"]))
def test_any_words_give_an_address_or_a_refusal(words: str, base: str):
    try:
        found = canonical(words, base)
    except SourceError:
        return
    assert canonical(found) == found
    assert found.isascii() and found.startswith(("http://", "https://"))
    assert site_of(found) and host_of(found) in found
