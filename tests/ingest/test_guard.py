"""Hosts that a stranger must not make the program visit."""

from __future__ import annotations

import pytest

from segun.ingest.fetch import Fetcher
from segun.ingest.guard import refuse_private, resolved
from segun.ingest.options import Fetching
from segun.ingest.problem import FetchError
from segun.ingest.world import World


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
    with pytest.raises(FetchError, match="not public"):
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
    return Fetcher(Fetching(agent="segun/test", delay=0, tries=1, private_hosts=False, timeout=2), world)


def test_the_own_machine_is_not_visited_for_a_stranger(site, clock):  # type: ignore[no-untyped-def]
    address = site.put("/nota", "hola")
    with guarded(clock.world()) as fetcher, pytest.raises(FetchError, match="not public"):
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
