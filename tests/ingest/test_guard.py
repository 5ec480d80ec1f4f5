"""Hosts that a stranger must not make the program visit."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from loopback import Reply, Site
from pages import page, rss, sitemap
from segun.ingest import wire
from segun.ingest.fetch import Fetcher
from segun.ingest.guard import refuse_private, resolved
from segun.ingest.item import Fault
from segun.ingest.options import Fetching, Options
from segun.ingest.problem import FetchError, PrivateHostError
from segun.ingest.sources import items, named_hosts
from segun.ingest.world import World

if TYPE_CHECKING:
    from tests.ingest.conftest import Clock


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1",
        "224.0.0.1", "255.255.255.255", "192.0.2.1", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1",
        "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::", "2002:a00:1::",
        "2001:0:4136:e378:8000:63bf:80ff:fffe", "no address",
    ],
)  # fmt: skip
def test_what_is_not_public_is_refused(address: str):
    with pytest.raises(FetchError, match="your own machine"):
        refuse_private("x.example", lambda host: ["93.184.215.14", address])


@pytest.mark.parametrize("address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"])
def test_what_is_public_is_given_back(address: str):
    assert refuse_private("x.example", lambda host: [address]) == [address]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "127.1"])
def test_other_writings_of_the_own_machine_are_known(host: str):
    with pytest.raises(FetchError):
        refuse_private(host)


def test_a_host_that_nobody_knows_is_a_fault():
    with pytest.raises(FetchError, match="is not known"):
        resolved("a" * 70 + ".example")


def guarded(world: World) -> Fetcher:
    return Fetcher(Fetching(agent="segun/test", delay=0, tries=1, timeout=2), world)


def test_the_own_machine_is_not_visited_for_a_stranger(site: Site, clock: Clock):
    address = site.put("/nota", "hola")
    with guarded(clock.world()) as fetcher, pytest.raises(PrivateHostError, match="your own machine"):
        fetcher.get(address, 1000)
    assert site.asked == []


def test_a_second_answer_of_the_name_server_leads_nowhere_else():
    """The request goes to the address that was checked: the name is looked up once a request."""
    looked: list[str] = []

    def resolve(host: str) -> list[str]:
        looked.append(host)
        return ["127.0.0.1"] if len(looked) > 1 else ["192.0.2.1"]

    with guarded(World(resolve=resolve, sleep=lambda _: None)) as fetcher, pytest.raises(FetchError):
        fetcher.get("http://x.example/nota", 1000)
    assert looked == ["x.example"]


def test_the_hosts_of_sources_are_those_that_were_typed():
    typed = [
        "http://LocalHost:8000/rss",
        "feed:https://user:word@cms.example/rss",
        "notas/",
        "-",
        "http://[::1/",
        "warc:a",
    ]
    assert named_hosts(typed) == {"localhost", "cms.example"}


@pytest.mark.parametrize("kind", ["feed", "sitemap", "redirect", "next"])
def test_a_named_host_leads_to_no_other_of_the_own_network(site: Site, clock: Clock, options: Options, kind: str):
    """`localhost` is the same machine under a name that nobody typed."""
    astray = site.base.replace("127.0.0.1", "localhost") + "/secreto"
    site.put("/secreto", page("Nota"))
    site.put("/n", page("Nota"))
    on = f'<atom:link rel="next" href="{astray}"/>'
    whole = {
        "feed": rss(("Uno", astray), ("Dos", "/n")),
        "sitemap": sitemap(astray, "/n"),
        "redirect": Reply(status=302, headers={"Location": astray}),
        "next": rss(("Dos", "/n"), extra=on),
    }
    url = site.put("/a", whole[kind], kind="application/xml")
    found = list(items([url], options, clock.world()))
    (fault,) = (one for one in found if isinstance(one, Fault))
    assert "your own machine or network" in fault.reason and "as a source of its own" in fault.remedy
    assert "/secreto" not in site.paths()
    assert len(found) == (1 if kind == "redirect" else 2)
    anywhere = replace(options, fetching=replace(options.fetching, private_hosts=None))
    list(items([url], anywhere, clock.world()))
    assert "/secreto" in site.paths()


def test_a_checked_host_is_told_its_name_and_password(site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(wire, "refuse_private", lambda host, resolve: ["127.0.0.1"])
    site.put("/nota", "hola")
    port = site.base.rpartition(":")[2]
    with guarded(clock.world()) as fetcher:
        assert fetcher.get(f"http://ana:clave@x.example:{port}/nota", 1000).data == b"hola"
    asked = site.asked[-1].headers
    assert asked["host"] == f"x.example:{port}" and asked["authorization"].startswith("Basic ")


def test_where_a_proxy_visits_the_web_its_rules_hold(site: Site, clock: Clock, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("http_proxy", site.base)
    monkeypatch.setenv("no_proxy", "otro.example")
    site.put("http://intranet.example/nota", "hola")
    world = World(resolve=lambda host: ["10.0.0.1"], sleep=clock.sleep)
    with guarded(world) as fetcher:
        assert fetcher.get("http://intranet.example/nota", 1000).data == b"hola"
        with pytest.raises(PrivateHostError):
            fetcher.get("http://otro.example/nota", 1000)


def test_a_host_that_was_refused_is_looked_up_once_and_nobody_waits_for_it(clock: Clock):
    looked: list[str] = []

    def resolve(host: str) -> list[str]:
        looked.append(host)
        return ["10.0.0.1"]

    world = replace(clock.world(), resolve=resolve)
    with Fetcher(Fetching(agent="segun/test", delay=1.0, tries=2), world) as fetcher:
        for n in range(5):
            with pytest.raises(PrivateHostError, match="your own machine") as caught:
                fetcher.get(f"http://x.example/{n}", 1000)
            assert caught.value.where == "x.example"
        assert (looked, clock.slept) == (["x.example"], [])
        clock.now += 600
        with pytest.raises(PrivateHostError):
            fetcher.get("http://x.example/6", 1000)
    assert looked == ["x.example"] * 2


def test_a_host_that_may_not_be_visited_is_no_host_in_trouble(clock: Clock):
    world = World(resolve=lambda host: ["10.0.0.1"], sleep=clock.sleep)
    with guarded(world) as fetcher, pytest.raises(PrivateHostError) as caught:
        fetcher.get("http://x.example/nota", 1000)
    assert not caught.value.passing and "robots" not in caught.value.what
