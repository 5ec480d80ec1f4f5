"""Pages, feeds and sitemaps from a server, as `items` gives them."""

from __future__ import annotations

import datetime as dt
import gzip
import itertools
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from loopback import Asked, Reply, Site, conditional
from pages import page, rss, sitemap
from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.problem import SourceError
from segun.ingest.sources import items

if TYPE_CHECKING:
    from tests.ingest.conftest import Clock

XML = "application/xml"


def told(found: list[Item | Fault], site: Site) -> list[str]:
    return [
        one.address.removeprefix(site.base) if isinstance(one, Item) else f"{one.step}: {one.reason}" for one in found
    ]


def test_a_page_is_an_article(site: Site, clock: Clock, options: Options):
    url = site.base + "/n/1"
    site.put("/n/1?utm_source=x", page("El puerto cierra"))
    (one,) = items([url + "?utm_source=x#arriba"], options, clock.world())
    assert isinstance(one, Item) and one.present
    assert (one.address, one.name, one.origin) == (url, "127.0.0.1-1", url + "?utm_source=x#arriba")
    assert one.article.title == "El puerto cierra" and "Portada" not in one.article.text


def test_a_page_that_fails_is_known_by_the_address_that_it_would_have(site: Site, clock: Clock, options: Options):
    (one,) = items([site.base + "/n/1?utm_source=x#arriba"], options, clock.world())
    assert isinstance(one, Fault) and one.address == site.base + "/n/1"


def test_a_name_that_is_given_goes_before_the_name_of_the_host(site: Site, clock: Clock, options: Options):
    url = site.put("/n/1", page("Nota"))
    site.put("/n/2", page("Nota", '<meta property="og:site_name" content="La Gaceta">'))
    named = replace(options, publisher="El Faro")
    found = [
        one.article.publisher
        for settings in (options, named)
        for one in items([url, site.base + "/n/2"], settings, clock.world())
        if isinstance(one, Item)
    ]
    assert found == [site.base.removeprefix("http://"), "La Gaceta", "El Faro", "La Gaceta"]


def test_the_page_says_what_it_is_called_on_its_own_site_only(site: Site, clock: Clock, options: Options):
    for n, own in enumerate(("/nota", "https://otro.example/nota", "/", "javascript:x")):
        site.put(f"/n/{n}", page("Nota", f'<link rel="canonical" href="{own}">'))
    found = list(items([f"{site.base}/n/{n}" for n in range(4)], options, clock.world()))
    assert told(found, site) == ["/nota", "/n/1", "/n/2", "/n/3"]


@pytest.mark.parametrize(
    ("encoding", "head", "kind"),
    [
        ("cp1252", "", "text/html; charset=iso-8859-1"),
        ("iso8859-15", '<meta charset="ISO-8859-15">', "text/html"),
        ("utf-8", '<meta charset="iso-8859-1">', "text/html; charset=iso-8859-1"),
        ("utf-16", "", "text/html"),
        ("cp1252", "", "text/html; charset=no-such-thing"),
    ],
)
def test_the_charset_is_found(site: Site, clock: Clock, options: Options, encoding: str, head: str, kind: str):
    url = site.put("/n", page("El año de la señora Núñez", head).encode(encoding), kind=kind)
    (one,) = items([url], options, clock.world())
    assert isinstance(one, Item) and one.article.title == "El año de la señora Núñez"


def test_plain_text_is_read_and_other_types_are_not(site: Site, clock: Clock, options: Options):
    site.put("/a", "Una nota.\n\nDos párrafos.", kind="text/plain; charset=utf-8")
    site.put("/b", b"%PDF-1.7", kind="application/pdf")
    site.put("/c", b"\x89PNG\r\n", kind="image/png")
    found = list(items([f"{site.base}/{one}" for one in "abc"], options, clock.world()))
    assert told(found, site) == [
        "/a",
        "decode: this is application/pdf, which is not read",
        "decode: this is image/png, which is not read",
    ]


def test_a_feed_leads_to_its_pages(site: Site, clock: Clock, options: Options):
    site.put("/n/1", page("Uno"))
    feed = site.put("/rss", rss(("Uno", f"{site.base}/n/1"), ("Dos", "/n/2"), extra="<x/>"), kind="text/html")
    found = list(items([feed], options, clock.world()))
    assert told(found, site) == ["/n/1", "fetch: there is no such page"]
    one = found[0]
    assert isinstance(one, Item)
    assert (one.article.published, one.article.publisher) == (dt.date(2029, 5, 14), "El Faro")
    assert site.paths() == ["/rss", "/n/1", "/n/2"]


def test_a_feeds_own_text_is_taken_if_wished_or_if_the_page_cannot_be_had(site: Site, clock: Clock, options: Options):
    feed = site.put("/rss", rss(("Uno", "/n/1"), content="<p>Todo el texto de la nota.</p>"), kind=XML)
    (one,) = items([feed], replace(options, full=False), clock.world())
    assert isinstance(one, Item) and one.article.text == "Todo el texto de la nota." and not one.article.warnings
    assert site.paths() == ["/rss"]
    (one,) = items([feed], options, clock.world())
    assert isinstance(one, Item) and "could not be had" in one.article.warnings[0].message


def test_a_feed_goes_on_with_its_next_page_but_not_for_ever(site: Site, clock: Clock, options: Options):
    number = itertools.count(1)

    def on(_asked: Asked) -> Reply:
        n = next(number)
        site.put(f"/rss/{n}", on)
        link = f'<atom:link rel="next" href="/rss/{n}"/>'
        return Reply(rss((f"Nota {n}", f"/n/{n}"), extra=link, content="<p>Todo.</p>").encode())

    feed = site.put("/rss", on)
    found = list(items([feed], replace(options, full=False), clock.world()))
    assert told(found, site)[:3] == ["/n/1", "/n/2", "/n/3"]
    assert "goes on after 3 pages" in told(found, site)[3]
    assert len(site.paths()) == 3


def test_a_feed_without_end_is_left(site: Site, clock: Clock, options: Options):
    feed = site.put("/rss", Reply(rss(("Nota", "/n")).encode().partition(b"</channel>")[0] * 20, endless=True))
    (fault,) = items([f"feed:{feed}"], options, clock.world())
    assert isinstance(fault, Fault) and "never ends" in fault.reason


def test_a_sitemap_lists_pages_through_other_sitemaps(site: Site, clock: Clock, options: Options):
    for n in range(1, 4):
        site.put(f"/n/{n}", page(f"Nota {n}"))
    site.put("/a.xml.gz", gzip.compress(sitemap("/n/1", "/n/2", "/n/1").encode()), kind="application/gzip")
    site.put("/b.xml", sitemap("/n/3", "javascript:x"), kind=XML)
    url = site.put("/sitemap.xml", sitemap("/a.xml.gz", "/b.xml", "/c.xml", "/sitemap.xml", index=True), kind=XML)
    assert told(list(items([url], options, clock.world())), site) == [
        "/n/1",
        "/n/2",
        "decode: the sitemap lists what is no address on the web: 'javascript:x'",
        "/n/3",
        "fetch: there is no such page",
    ]


def test_sitemaps_are_bounded_in_depth_and_number(site: Site, clock: Clock, options: Options):
    for n in range(5):
        site.put(f"/{n}.xml", sitemap(f"/{n + 1}.xml", index=True))
    found = list(items([f"{site.base}/0.xml"], options, clock.world()))
    assert told(found, site) == ["decode: the sitemaps stand more than 2 deep in one another"]
    wide = site.put("/wide.xml", sitemap(*(f"/w{n}.xml" for n in range(50)), index=True))
    found = list(items([wide], options, clock.world()))
    assert told(found, site) == ["decode: the sitemap holds more than 6 sitemaps"]
    many = site.put("/many.xml", sitemap(*(f"/n/{n}" for n in range(99))))
    found = list(items([many], replace(options, fetching=replace(options.fetching, robots=False)), clock.world()))
    assert "more than 50 pages" in told(found, site)[-1] and len(found) == 51


def test_the_pages_of_one_host_are_numbered(site: Site, clock: Clock, options: Options):
    site.put("/n", page("Nota"))
    feed = site.put("/rss", rss(*((f"Nota {n}", f"/n?id={n}") for n in range(9))), kind=XML)
    polite = replace(options, fetching=replace(options.fetching, pages=3))
    found = told(list(items([feed], polite, clock.world())), site)
    assert len(found) == 3 and "a run fetches no more" in found[-1]
    assert len(site.paths()) == 3


def test_what_has_not_changed_gives_nothing(site: Site, clock: Clock, options: Options):
    site.put("/n/1", conditional(page("Uno"), '"1"'))
    feed = site.put("/rss", conditional(rss(("Uno", "/n/1")), '"f"', XML))
    world = clock.world()
    assert [type(one) for one in items([feed], options, world)] == [Item]
    assert list(items([feed], options, world)) == []
    assert site.paths() == ["/rss", "/n/1", "/rss"]
    site.put("/rss", conditional(rss(("Uno", "/n/1"), ("Dos", "/n/2")), '"g"', XML))
    assert told(list(items([feed], options, world)), site) == ["fetch: there is no such page"]
    assert told(list(items([feed], options, world)), site) == ["fetch: there is no such page"]  # asked for again


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("ftp://x.example/a", "ftp: is not read"),
        ("feed:nada", "no full address"),
        ("http://", "names no host"),
        ("warc:https://x.example/a.warc.gz", "is read from a file"),
    ],
)
def test_what_is_no_address_is_a_fault(clock: Clock, source: str, reason: str):
    (fault,) = items([source], None, clock.world())
    assert isinstance(fault, Fault) and reason in fault.reason and fault.origin == source


def test_a_kind_that_is_told_goes_before_what_the_page_looks_like(site: Site, clock: Clock, options: Options):
    url = site.put("/n", page("Nota"))
    sources = [f"page:{url}", f"feed:{url}", f"sitemap:{url}", f"PAGE:{url}"]
    found = told(list(items(sources, options, clock.world())), site)
    assert found[0] == "/n" and "no feed" in found[1] and "no sitemap" in found[2] and found[3] == "/n"


def test_hostile_pages_are_faults(site: Site, clock: Clock, options: Options):
    site.put("/a", "")
    site.put("/b", bytes(range(256)) * 20)
    site.put("/c", "<html><body>" + "<div>" * 30_000 + "hola")
    site.put(
        "/d",
        Reply(
            gzip.compress(page("Nota").encode())[:-20],
            headers={"Content-Encoding": "gzip", "Content-Type": "text/html"},
        ),
    )
    site.put(
        "/e", Reply(gzip.compress(bytes(10**8)), headers={"Content-Encoding": "gzip", "Content-Type": "text/html"})
    )
    found = list(items([f"{site.base}/{one}" for one in "abcde"], options, clock.world()))
    assert [type(one) for one in found] == [Fault] * 5, told(found, site)


def test_a_wrong_map_ends_it_before_anything_is_read(clock: Clock):
    with pytest.raises(SourceError, match="no field 'texto'"):
        items(["-"], Options(columns={"texto": "a"}), clock.world())
