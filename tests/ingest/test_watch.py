"""Watching sources, against a server that counts how often it is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from loopback import Reply, Site, conditional
from pages import page, rss, sitemap
from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.watch import Pause, Rhythm, rounds, watch

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.ingest.conftest import Clock

XML = "application/rss+xml"
EVERY = Rhythm(every=600)


@pytest.fixture
def eager(options: Options) -> Options:
    """Without robots.txt and delays, so that what is waited for is the watch's own."""
    return replace(options, fetching=replace(options.fetching, delay=0.0, robots=False))


def told(found: Iterator[Item | Fault | Pause], site: Site, pauses: int) -> list[str]:
    """What comes until so many pauses were made."""
    lines: list[str] = []
    for one in found:
        if isinstance(one, Pause):
            lines.append(f"{one.seconds:.0f} s")
            pauses -= 1
            if not pauses:
                return lines
        else:
            lines.append(one.address.removeprefix(site.base) if isinstance(one, Item) else one.reason)
    return [*lines, "end"]


def test_only_what_is_new_is_fetched(site: Site, clock: Clock, eager: Options):
    for n in range(3):
        site.put(f"/n/{n}", page(f"Nota {n}"))
    site.put(
        "/rss",
        rss(("0", "/n/0"), ("1", "/n/1")),
        rss(("1", "/n/1"), ("2", "/n/2")),
        rss(("1, corregida", "/n/1"), ("2", "/n/2")),
        kind=XML,
    )
    found = watch([site.base + "/rss"], eager, clock.world(), rhythm=EVERY)
    assert told(found, site, 4) == ["/n/0", "/n/1", "600 s", "/n/2", "600 s", "/n/1", "600 s", "600 s"]
    assert site.paths() == ["/rss", "/n/0", "/n/1", "/rss", "/n/2", "/rss", "/n/1", "/rss"]
    assert clock.slept == [600.0] * 3


def test_a_feed_that_has_not_changed_costs_one_request_without_a_body(site: Site, clock: Clock, eager: Options):
    site.put("/n/1", page("Uno"))
    site.put("/rss", conditional(rss(("1", "/n/1")), '"1"', XML))
    found = watch([f"feed:{site.base}/rss"], eager, clock.world(), rhythm=EVERY)
    assert told(found, site, 4) == ["/n/1", "600 s", "600 s", "600 s", "600 s"]
    assert site.paths() == ["/rss", "/n/1", "/rss", "/rss", "/rss"]
    assert [asked.headers.get("if-none-match") for asked in site.asked if asked.path == "/rss"] == [None, *['"1"'] * 3]


def test_a_watch_that_begins_again_remembers_what_servers_said(site: Site, clock: Clock, eager: Options):
    site.put("/n/1", conditional(page("Uno"), '"n"'))
    site.put("/rss", conditional(rss(("1", "/n/1")), '"1"', XML))
    world = clock.world()
    assert told(watch([site.base + "/rss"], eager, world, rhythm=EVERY), site, 1) == ["/n/1", "600 s"]
    assert told(watch([site.base + "/rss"], eager, world, rhythm=EVERY), site, 1) == ["600 s"]
    assert site.paths() == ["/rss", "/n/1", "/rss"]


def test_a_server_that_is_asked_too_often_is_left_alone_as_long_as_it_wants(site: Site, clock: Clock, eager: Options):
    busy = Reply(status=429, headers={"Retry-After": "5000"})
    site.put("/rss", busy, rss(), kind=XML)
    found = watch([site.base + "/rss"], eager, clock.world(), rhythm=EVERY)
    assert told(found, site, 2) == ["the server was asked too often", "5000 s", "600 s"]
    assert site.paths() == ["/rss"] * 2


def test_a_server_in_trouble_is_asked_less_and_less_often(site: Site, clock: Clock, eager: Options):
    ill = Reply(status=500)
    site.put("/rss", *[ill] * 3, rss(), ill, kind=XML)
    found = watch([site.base + "/rss"], eager, clock.world(), rhythm=EVERY)
    why = "the server answers with status 500"
    assert told(found, site, 5) == [why, "1200 s", why, "2400 s", why, "4800 s", "600 s", why, "1200 s"]
    assert len(site.paths()) == 5


def test_no_trouble_makes_it_wait_longer_than_a_day(site: Site, clock: Clock, eager: Options):
    site.put("/rss", Reply(status=503, headers={"Retry-After": "99999999"}))
    found = told(watch([site.base + "/rss"], eager, clock.world(), rhythm=EVERY), site, 40)
    assert found[1::2] == ["86400 s"] * 40
    assert Rhythm(every=200_000).after(3, None) == 200_000


def test_a_feed_that_is_gone_is_watched_no_more(site: Site, clock: Clock, eager: Options):
    site.put("/rss", Reply(status=410))
    assert told(watch([site.base + "/rss"], eager, clock.world()), site, 9) == ["the page is gone", "end"]


def test_a_page_that_does_not_come_is_tried_in_three_rounds(site: Site, clock: Clock, eager: Options):
    site.put("/n/1", Reply(status=500))
    site.put("/rss", conditional(rss(("1", "/n/1")), '"1"', XML))
    found = watch([site.base + "/rss"], eager, clock.world(), rhythm=EVERY)
    why = "the server answers with status 500"
    assert told(found, site, 5) == [why, "600 s", why, "600 s", why, "600 s", "600 s", "600 s"]
    assert site.paths().count("/n/1") == 3
    assert [asked.headers.get("if-none-match") for asked in site.asked if asked.path == "/rss"] == [None] * 3 + [
        '"1"'
    ] * 2


def test_two_feeds_have_a_rhythm_each(site: Site, clock: Clock, eager: Options):
    site.put("/a", Reply(status=500))
    site.put("/b", rss(), kind=XML)
    found = watch([site.base + "/a", site.base + "/b", site.base + "/a"], eager, clock.world(), rhythm=EVERY)
    assert told(found, site, 4)[1:] == ["600 s", "600 s", "the server answers with status 500", "600 s", "600 s"]
    assert site.paths() == ["/a", "/b", "/b", "/a", "/b", "/b"]


def test_a_page_a_sitemap_and_a_folder_are_watched_too(site: Site, clock: Clock, eager: Options, tmp_path: Path):
    site.put("/n/1", conditional(page("Uno"), '"1"'))
    site.put("/map", conditional(sitemap("/n/2"), '"m"'))
    site.put("/n/2", conditional(page("Dos"), '"2"'))
    (tmp_path / "a.txt").write_text("Una nota.")
    sources = [f"page:{site.base}/n/1", site.base + "/map", str(tmp_path)]
    found = told(watch(sources, eager, clock.world(), rhythm=EVERY), site, 2)
    file = (tmp_path / "a.txt").as_posix()
    assert found == ["/n/1", "/n/2", file, "600 s", file, "600 s"]
    assert site.paths() == ["/n/1", "/map", "/n/2", "/n/1", "/map"]


def test_standard_input_ends(clock: Clock, site: Site):
    assert told(watch(["-"], None, clock.world(b"Una nota.")), site, 9)[1:] == ["end"]


def test_what_is_no_feed_is_a_fault_each_time_but_less_and_less_often(site: Site, clock: Clock, eager: Options):
    url = site.put("/rss", "<html>Portada</html>")
    found = told(watch([f"feed:{url}"], eager, clock.world(), rhythm=EVERY), site, 2)
    assert found == ["this is no feed", "1200 s", "this is no feed", "2400 s"]


def test_it_stops_when_told_to(site: Site, clock: Clock, eager: Options):
    for n in range(3):
        site.put(f"/n/{n}", page(f"Nota {n}"))
    site.put("/rss", rss(*((str(n), f"/n/{n}") for n in range(3))), kind=XML)
    taken: list[object] = []
    for one in watch([site.base + "/rss"], eager, clock.world(), stop=lambda: len(taken) >= 2):
        taken.append(one)
    assert len(taken) == 2 and site.paths() == ["/rss", "/n/0", "/n/1"]


def test_who_is_woken_asks_at_once(site: Site, clock: Clock, eager: Options):
    site.put("/rss", rss(), kind=XML)
    waited: list[float] = []
    found = watch([site.base + "/rss"], eager, clock.world(), rhythm=EVERY, wait=waited.append)
    assert told(found, site, 3) == ["600 s"] * 3
    assert len(site.paths()) == 3 and len(waited) == 2


def test_a_round_is_what_comes_between_two_pauses():
    one, pause = Fault("a", "a", "a", "", "find"), Pause(1.0, "a")
    found = [[*each] for each in rounds(iter([pause, one, one, pause, pause, one, pause]))]
    assert found == [[one, one], [one]]
