"""Sitemaps as they are and as they should not be."""

from __future__ import annotations

import contextlib
import datetime as dt
import gzip

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages import sitemap
from segun.ingest.answer import Answer
from segun.ingest.problem import SourceError
from segun.ingest.sitemap import Sitemap, is_sitemap, parse_sitemap

URL = "https://elfaro.example/sitemap.xml"
NEWS = (
    "<news:news><news:publication><news:name>El Faro</news:name><news:language>es</news:language></news:publication>"
    "<news:publication_date>2029-05-14T23:30:00-03:00</news:publication_date><news:title>El puerto cierra</news:title></news:news>"
)


def parsed(xml: str | bytes, limit: int = 100_000) -> Sitemap:
    return parse_sitemap(Answer(URL, URL, xml.encode() if isinstance(xml, str) else xml), limit)


def test_pages_are_listed_in_their_canonical_form():
    found = parsed(sitemap("https://elfaro.example/n/1?utm_source=a&b=1", " /n/2 "))
    assert [lead.url for lead in found.pages] == ["https://elfaro.example/n/1?b=1", "https://elfaro.example/n/2"]
    assert found.sitemaps == () and found.strays == ()


def test_an_index_lists_sitemaps():
    assert parsed(sitemap("/a.xml.gz", index=True)).sitemaps == ("https://elfaro.example/a.xml.gz",)


def test_what_the_extension_for_news_tells_is_taken():
    (lead,) = parsed(sitemap("/n/1", news=NEWS)).pages
    assert (lead.title, lead.publisher, lead.language) == ("El puerto cierra", "El Faro", "es")
    assert lead.published == dt.date(2029, 5, 14)


def test_a_packed_sitemap_is_unpacked_but_no_bomb():
    assert len(parsed(gzip.compress(sitemap("/n/1").encode())).pages) == 1
    with pytest.raises(SourceError, match="more than 100,000 bytes"):
        parsed(gzip.compress(bytes(10**8)))


def test_addresses_that_are_none_are_told():
    assert parsed(sitemap("javascript:alert(1)", "file:///etc/passwd", "/n/1")).strays == (
        "javascript:alert(1)",
        "file:///etc/passwd",
    )


@pytest.mark.parametrize(
    "head",
    [
        '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE urlset [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>',
        '<!DOCTYPE urlset [<!ENTITY % x SYSTEM "http://127.0.0.1:1/x.dtd"> %x;]>',
    ],
)
def test_entities_are_refused(head: str):
    xml = head + sitemap("/n/&x;").partition("?>")[2].replace("&amp;", "&")
    for data in (xml.encode(), xml.encode("utf-16"), gzip.compress(xml.encode())):
        with pytest.raises(SourceError, match="declares entities"):
            parsed(data)


@pytest.mark.parametrize("encoding", ["cp037", "UTF-7", "UTF-16BE", "UTF-32"])
def test_entities_in_an_odd_encoding_bring_nothing(encoding: str):
    entities = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "aaaaaaaaaa">]>'
    body = sitemap("/n/&x;&y;").partition("?>")[2].replace("&amp;", "&")
    data = f'<?xml version="1.0" encoding="{encoding}"?>{entities}{body}'.encode(encoding)
    try:
        found = parsed(data)
    except SourceError:
        return
    assert [lead.url for lead in found.pages] in ([], ["https://elfaro.example/n/"])


def test_a_dtd_from_elsewhere_is_not_fetched():
    xml = '<!DOCTYPE urlset SYSTEM "http://127.0.0.1:1/x.dtd">' + sitemap("/n/1").partition("?>")[2]
    assert len(parsed(xml).pages) == 1


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"hola", b"<urlset", bytes(range(256)), b"<a>" * 5_000])
def test_what_is_no_sitemap_is_refused(data: bytes):
    with pytest.raises(SourceError, match=r"no sitemap|no XML"):
        parsed(data)


def test_a_sitemap_is_told_by_its_beginning():
    assert is_sitemap(sitemap("/n").encode()) and is_sitemap(b"<sm:sitemapindex>") and not is_sitemap(b"<rss>")


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_sitemap_or_a_refusal(data: bytes):
    for start in (b"", b"<urlset><url><loc>"):
        with contextlib.suppress(SourceError):
            parsed(start + data)
