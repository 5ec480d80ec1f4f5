"""Fetching pages politely, against a server that is not always polite."""

from __future__ import annotations

import contextlib
import email.utils
import gzip
import itertools
import socket
import struct
import threading
import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from loopback import Asked, Reply, Site, conditional
from segun.ingest.fetch import Fetcher
from segun.ingest.options import Fetching
from segun.ingest.problem import FetchError, HostSpentError, SourceError
from segun.ingest.world import World

if TYPE_CHECKING:
    from tests.ingest.conftest import Clock

SETTINGS = Fetching(agent="segun/test", delay=1.0, timeout=5.0, tries=1, private_hosts=frozenset(["127.0.0.1"]))


def fetcher(clock: Clock, **changed: object) -> Fetcher:
    return Fetcher(replace(SETTINGS, **changed), clock.world())  # type: ignore[arg-type]


def test_it_says_who_it_is_and_asks_for_robots_txt_first(site: Site, clock: Clock):
    url = site.put("/nota", "hola")
    with fetcher(clock) as one:
        answer = one.get(url + "#arriba", 1000)
        one.get(url, 1000)
    assert (answer.data, answer.url, answer.asked) == (b"hola", url, url + "#arriba")
    assert site.paths(robots=True) == ["/robots.txt", "/nota", "/nota"]
    assert {asked.headers["user-agent"] for asked in site.asked} == {"segun/test"}
    assert not any("cookie" in asked.headers for asked in site.asked)


def test_what_robots_txt_forbids_is_not_asked_for(site: Site, clock: Clock):
    site.put("/robots.txt", "User-agent: *\nAllow: /\n\nUser-agent: segun\nDisallow: /privado\nCrawl-delay: 7\n")
    site.put("/privado/nota", "no")
    site.put("/nota", "hola")
    with fetcher(clock) as one:
        with pytest.raises(FetchError, match=r"robots.txt does not allow"):
            one.get(site.base + "/privado/nota", 1000)
        one.get(site.base + "/nota", 1000)
        one.get(site.base + "/nota", 1000)
    assert site.paths() == ["/nota", "/nota"]
    assert clock.slept == [7.0, 7.0]
    with fetcher(clock, robots=False) as one:
        assert one.get(site.base + "/privado/nota", 1000).data == b"no"


@pytest.mark.parametrize(("status", "open_"), [(404, True), (403, True), (500, False), (503, False), (429, False)])
def test_a_host_that_does_not_say_what_it_allows(site: Site, clock: Clock, status: int, open_: bool):
    site.put("/robots.txt", Reply(status=status))
    url = site.put("/nota", "hola")
    with fetcher(clock) as one:
        if open_:
            assert one.get(url, 1000).data == b"hola"
        else:
            with pytest.raises(FetchError, match=r"robots.txt cannot be had"):
                one.get(url, 1000)
            assert site.paths() == []


def test_a_robots_txt_that_never_ends_allows_nothing(site: Site, clock: Clock):
    site.put("/robots.txt", Reply(b"# nada\n" * 999, endless=True))
    url = site.put("/nota", "hola")
    with fetcher(clock) as one, pytest.raises(FetchError, match="more than 500,000 bytes"):
        one.get(url, 1000)
    assert site.paths() == []


def test_a_host_that_wants_hours_between_pages_is_not_visited(site: Site, clock: Clock):
    site.put("/robots.txt", "User-agent: *\nCrawl-delay: 3600\n")
    with fetcher(clock) as one, pytest.raises(FetchError, match="wants 3,600 seconds"):
        one.get(site.put("/nota", "hola"), 1000)


def test_pages_of_one_host_are_a_delay_apart_and_not_more_than_so_many(site: Site, clock: Clock):
    url = site.put("/nota", "hola")
    with fetcher(clock, pages=3) as one:
        for _ in range(3):
            one.get(url, 1000)
        with pytest.raises(HostSpentError):
            one.get(url, 1000)
        one.start_anew()
        one.get(url, 1000)
    assert clock.slept == [1.0] * 4
    assert len(site.paths()) == 4


def test_redirects_are_followed_to_the_fifth(site: Site, clock: Clock):
    for n in range(7):
        site.put(f"/{n}", Reply(status=(301, 302, 303, 307, 308)[n % 5], headers={"Location": f"/{n + 1}"}))
    site.put("/5", "hola")
    with fetcher(clock) as one:
        answer = one.get(site.base + "/0", 1000)
        assert (answer.data, answer.url) == (b"hola", site.base + "/5")
        site.put("/5", Reply(status=301, headers={"Location": "/6"}))
        with pytest.raises(FetchError, match="more than 5 times"):
            one.get(site.base + "/0", 1000)


@pytest.mark.parametrize("way", [["/a", "/b", "/a"], ["/a", "/a"], ["/a", "/b", "/c", "/b"]])
def test_a_circle_of_redirects_is_seen(site: Site, clock: Clock, way: list[str]):
    for here, there in itertools.pairwise(way):
        site.put(here, Reply(status=302, headers={"Location": there + "#x"}))
    with fetcher(clock) as one, pytest.raises(FetchError, match="in a circle"):
        one.get(site.base + "/a", 1000)
    assert len(site.paths()) == len(way) - 1


def test_redirects_that_never_repeat_end(site: Site, clock: Clock):
    number = itertools.count()

    def on(_asked: Asked) -> Reply:
        n = next(number)
        site.put(f"/r{n}", on)
        return Reply(status=302, headers={"Location": f"/r{n}"})

    site.put("/r", on)
    with fetcher(clock) as one, pytest.raises(FetchError, match="more than 5 times"):
        one.get(site.base + "/r", 1000)
    assert len(site.paths()) == 6


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://x.example/", "http://[::1", "javascript:alert(1)", "http://"]
)
def test_a_redirect_to_what_is_no_page_is_a_fault(site: Site, clock: Clock, place: str):
    url = site.put("/a", Reply(status=302, headers={"Location": place}))
    with fetcher(clock) as one, pytest.raises(SourceError):
        one.get(url, 1000)


def test_a_redirect_leads_past_no_robots_txt(site: Site, clock: Clock):
    site.put("/robots.txt", "User-agent: *\nDisallow: /b\n")
    url = site.put("/a", Reply(status=302, headers={"Location": "/b"}))
    with fetcher(clock) as one, pytest.raises(FetchError, match="does not allow"):
        one.get(url, 1000)


def test_a_page_that_has_not_changed_is_not_sent_again(site: Site, clock: Clock):
    url = site.put("/nota", conditional("hola", '"1"'))
    with fetcher(clock) as one:
        first = one.get(url, 1000)
        assert not one.get(url, 1000).unchanged  # nobody has it yet
        one.confirm(first)
        assert one.get(url, 1000).unchanged
        site.put("/nota", Reply(b"x", headers={"Last-Modified": "Mon, 14 May 2029 09:00:00 GMT"}))
        one.confirm(one.get(url, 1000))
        one.get(url, 1000)
    assert site.asked[-1].headers["if-modified-since"] == "Mon, 14 May 2029 09:00:00 GMT"
    assert "if-none-match" not in site.asked[-1].headers


def test_sizes_are_bounded_packed_and_unpacked(site: Site, clock: Clock):
    site.put("/a", b"x" * 2_000)
    site.put("/b", Reply(gzip.compress(bytes(10**7)), headers={"Content-Encoding": "gzip"}))
    site.put("/c", Reply(b"x" * 10_000, endless=True))
    with fetcher(clock) as one:
        for path in "abc":
            with pytest.raises(SourceError, match=r"more than 1,000 bytes|more than 20,000 bytes"):
                one.get(f"{site.base}/{path}", 20_000 if path == "b" else 1_000)


@pytest.mark.parametrize(
    ("status", "what", "tries"),
    [
        (401, "password", 1),
        (404, "no such page", 1),
        (410, "gone", 1),
        (418, "status 418", 1),
        (500, "status 500", 2),
        (503, "503", 2),
    ],
)
def test_what_fails_in_passing_is_tried_again(site: Site, clock: Clock, status: int, what: str, tries: int):
    url = site.put("/nota", Reply(status=status))
    with fetcher(clock, tries=2) as one, pytest.raises(FetchError, match=what) as caught:
        one.get(url, 1000)
    assert caught.value.status == status
    assert len(site.paths()) == tries


def test_a_server_that_names_a_time_is_asked_no_sooner(site: Site, clock: Clock):
    url = site.put("/nota", Reply(status=429, headers={"Retry-After": "30"}), "hola")
    with fetcher(clock, tries=2) as one:
        assert one.get(url, 1000).data == b"hola"
    assert 30.0 in clock.slept
    date = email.utils.formatdate(clock.now + 50, usegmt=True)
    site.put("/nota", Reply(status=503, headers={"Retry-After": date}), "hola")
    with fetcher(clock, tries=2) as one:
        one.get(url, 1000)
    assert 49 <= max(clock.slept) <= 51


@pytest.mark.parametrize("value", ["7200", "nunca", "-5", "99999999999999", "Mon, 14 May 0000 25:61:00 GMT"])
def test_a_time_that_nobody_waits_for_ends_the_tries(site: Site, clock: Clock, value: str):
    url = site.put("/nota", Reply(status=429, headers={"Retry-After": value}))
    with fetcher(clock, tries=3) as one, pytest.raises(FetchError, match="too often"):
        one.get(url, 1000)
    assert sum(clock.slept) < 60


def test_a_body_that_is_cut_is_a_fault(site: Site, clock: Clock):
    url = site.put("/nota", Reply(b"hola", length=4_000))
    with fetcher(clock) as one, pytest.raises(FetchError, match="did not come") as caught:
        one.get(url, 10_000)
    assert caught.value.passing


def test_a_server_that_says_nothing_is_left_in_time(clock: Clock):
    with socket.create_server(("127.0.0.1", 0)) as mute:
        url = f"http://127.0.0.1:{mute.getsockname()[1]}/"
        begun = time.monotonic()
        with fetcher(clock, timeout=0.2, robots=False) as one, pytest.raises(FetchError, match="took too long"):
            one.get(url, 1000)
        assert time.monotonic() - begun < 2


@pytest.mark.parametrize("before", [b"", b"HTTP/1.1 200 OK\r\nX-", b"HTTP/1.1 200 OK\r\n\r\n"])
def test_a_server_that_drips_is_left_in_time(before: bytes):
    """The time for one page as a whole holds for its head as well, though each byte comes soon enough."""
    with socket.create_server(("127.0.0.1", 0)) as server:

        def drip() -> None:
            stream, _ = server.accept()
            with stream:
                try:
                    stream.sendall(before)
                    while True:
                        stream.sendall(b"a")
                        time.sleep(0.05)
                except OSError:
                    return

        threading.Thread(target=drip, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        begun = time.monotonic()
        settings = replace(SETTINGS, timeout=1.0, deadline=0.4, robots=False)
        with Fetcher(settings, World()) as one, pytest.raises(FetchError, match="took more than 0 seconds"):
            one.get(url, 100_000)
        assert time.monotonic() - begun < 3


@pytest.mark.parametrize(
    "before",
    [
        b"",
        b"HTTP/1.1 200 OK\r\nContent-Type: text/ht",
        b"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\nhola",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhola\r\n",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff",
    ],
)
@pytest.mark.parametrize("reset", [False, True])
def test_a_connection_that_is_killed_is_a_fault(clock: Clock, before: bytes, reset: bool):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            stream, _ = server.accept()
            with stream:
                stream.recv(10_000)
                stream.sendall(before)
                if reset:
                    stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))

        threading.Thread(target=speak, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with fetcher(clock, robots=False) as one, pytest.raises(FetchError, match="did not come") as caught:
            one.get(url, 1000)
    assert caught.value.passing


def test_a_head_without_end_is_a_fault(clock: Clock):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            stream, _ = server.accept()
            with stream, contextlib.suppress(OSError):
                stream.sendall(b"HTTP/1.1 200 OK\r\n")
                while True:
                    stream.sendall(b"X-Galleta: " + b"a" * 900 + b"\r\n")

        threading.Thread(target=speak, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with fetcher(clock, robots=False) as one, pytest.raises(FetchError, match="did not come"):
            one.get(url, 1000)


@pytest.mark.parametrize(
    "answer", [b"", b"\x00\xff" * 500, b"HTTP/1.1 999999 X\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n"]
)
def test_what_is_no_http_is_a_fault(clock: Clock, answer: bytes):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def speak() -> None:
            stream, _ = server.accept()
            with stream:
                stream.recv(10_000)
                stream.sendall(answer)

        threading.Thread(target=speak, daemon=True).start()
        url = f"http://127.0.0.1:{server.getsockname()[1]}/"
        with fetcher(clock, robots=False) as one, pytest.raises(FetchError):
            one.get(url, 1000)
