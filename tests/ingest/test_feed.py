"""Feeds as they are and as they should not be."""

from __future__ import annotations

import contextlib
import datetime as dt

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pages import rss
from segun.ingest.answer import Answer
from segun.ingest.feed import Feed, is_feed, parse_feed
from segun.ingest.problem import SourceError

URL = "https://elfaro.example/rss"
ATOM = """<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="es"><title>La Gaceta</title>
<link rel="next" href="/rss?page=2"/><entry><title type="html">Uno &amp;amp; dos</title><link href="/n/1?utm_source=rss"/>
<id>tag:1</id><updated>2029-05-14T23:30:00-03:00</updated><author><name>Ana Robles</name></author>
<content type="html">&lt;p&gt;Todo el texto.&lt;/p&gt;</content></entry></feed>"""
BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(9))
    + "]><rss version='2.0'><channel><title>&j;</title><item><title>&j;</title><link>http://x.example/</link></item></channel></rss>"
)
XXE = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    "<rss version='2.0'><channel><item><title>&x;</title><description>&x;</description></item></channel></rss>"
)
REMOTE = (
    '<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:1/x.dtd"><rss version="2.0"><channel><title>a</title>'
    "<item><title>b</title><link>/n</link></item></channel></rss>"
)


def parsed(xml: str | bytes, most: int = 50, kind: str = "application/rss+xml") -> Feed:
    return parse_feed(Answer(URL, URL, xml.encode() if isinstance(xml, str) else xml, kind), most)


def test_rss_tells_of_its_entries():
    (entry,) = parsed(
        rss(("El <b>puerto</b> cierra", "https://elfaro.example/n/1?utm_source=rss"), content="<p>Todo.</p>")
    ).entries
    lead = entry.lead
    assert (lead.url, lead.title, lead.publisher) == ("https://elfaro.example/n/1", "El puerto cierra", "El Faro")
    assert (lead.published, lead.language, lead.content) == (dt.date(2029, 5, 14), "es-ES", "<p>Todo.</p>")


def test_atom_tells_of_its_entries_and_its_next_page():
    feed = parsed(ATOM, kind="application/atom+xml")
    (entry,) = feed.entries
    assert entry.lead.url == "https://elfaro.example/n/1"
    assert entry.lead.title == "Uno & dos" and entry.lead.authors == ("Ana Robles",)
    assert entry.lead.published == dt.date(2029, 5, 14)
    assert (entry.key, feed.next) == ("tag:1", "https://elfaro.example/rss?page=2")


def test_an_entry_that_changes_has_another_version_under_the_same_key():
    one, other = (parsed(rss((title, "http://x.example/1"))).entries[0] for title in ("Uno", "Uno, corregido"))
    assert one.key == other.key and one.version != other.version


@pytest.mark.parametrize(
    "xml", [BOMB, XXE, BOMB.encode("utf-16"), XXE.encode("utf-16-le"), BOMB.replace("ENTITY", "entity")]
)
def test_entities_are_refused_before_anything_is_read(xml: str | bytes):
    with pytest.raises(SourceError, match="declares entities"):
        parsed(xml)


@pytest.mark.parametrize("encoding", ["cp037", "cp500", "utf-7", "utf-16-be", "utf-32"])
@pytest.mark.parametrize("xml", [BOMB, XXE])
def test_entities_in_an_odd_encoding_bring_nothing(xml: str, encoding: str):
    """What hides the declaration from us hides it from nobody else; the parser must not follow it either."""
    data = xml.replace('<?xml version="1.0"?>', f'<?xml version="1.0" encoding="{encoding}"?>').encode(encoding)
    try:
        feed = parsed(data, kind=f"application/xml; charset={encoding}")
    except SourceError:
        return
    told = str(feed)
    assert "root:" not in told and len(told) < 2_000


def test_a_dtd_from_elsewhere_is_not_fetched():
    assert [entry.lead.title for entry in parsed(REMOTE).entries] == ["b"]


def test_not_more_entries_are_taken_than_wanted():
    feed = parsed(rss(*((f"Nota {n}", f"http://x.example/{n}") for n in range(500))), most=7)
    assert len(feed.entries) == 7


@pytest.mark.parametrize("link", ["javascript:alert(1)", "file:///etc/passwd", "http://[::1", "", "ftp://x.example/"])
def test_a_link_that_leads_nowhere_is_none(link: str):
    (entry,) = parsed(rss(("Nota", link), content="<p>Todo.</p>")).entries
    assert entry.lead.url in ("", URL) and entry.lead.content


@pytest.mark.parametrize("data", [b"", b"<html><body>Portada</body></html>", b"hola", bytes(range(256))])
def test_what_is_no_feed_is_refused(data: bytes):
    with pytest.raises(SourceError, match="no feed"):
        parsed(data)


def test_a_feed_is_told_by_its_beginning():
    assert is_feed(rss().encode()) and is_feed(ATOM.encode()) and is_feed(ATOM.encode("utf-16"))
    assert not is_feed(b"<html><head>") and not is_feed(b"hola")


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_a_refusal(data: bytes):
    for start in (b"", b"<rss version='2.0'><channel><item><title>"):
        with contextlib.suppress(SourceError):
            parsed(start + data)
