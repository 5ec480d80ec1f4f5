"""Hosts that a stranger must not make the program visit: its own machine, its network, the cloud's metadata.

In comes a host, out come the addresses on the network that were looked up and found public; whoever connects to one of these,
and not to the name, cannot be sent elsewhere by a second answer of the name server.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Sequence

from segun.ingest.problem import FetchError, PrivateHostError

Resolve = Callable[[str], Sequence[str]]
"""A host's name to its addresses."""

_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LOW_32 = 0xFFFFFFFF


def resolved(host: str) -> Sequence[str]:
    """The addresses of a host, by the system's resolver.

    Raises:
        FetchError: it has none.
    """
    try:
        found = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise FetchError(f"the host {host!r} is not known", host, "check the address", passing=True) from problem
    return list(dict.fromkeys(str(place[0]) for *_, place in found))


def refuse_private(host: str, resolve: Resolve = resolved) -> Sequence[str]:
    """The addresses of a host, all of them public.

    Args:
        host: a name or an address, IPv6 with or without brackets.
        resolve: looks the name up.

    Raises:
        FetchError: the host is not known.
        PrivateHostError: one of its addresses is loopback, private, link-local (where clouds keep their metadata), multicast or
            otherwise not public.
    """
    addresses = resolve(host.strip("[]"))
    for address in addresses:
        if not _is_public(address):
            what = f"the host {host!r} stands on your own machine or network, where no stranger's page may lead"
            raise PrivateHostError(what, host, "if you trust it, give its address as a source of its own")
    return addresses


def _is_public(address: str) -> bool:
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    return all(one.is_global and not one.is_multicast for one in [parsed, *_inside(parsed)])


def _inside(address: _Address) -> list[_Address]:
    """IPv4 addresses that an IPv6 address stands for."""
    if not isinstance(address, ipaddress.IPv6Address):
        return []
    teredo = address.teredo or ()
    nat64 = [ipaddress.IPv4Address(int(address) & _LOW_32)] if address in _NAT64 else []
    return [one for one in (address.ipv4_mapped, address.sixtofour, *teredo, *nat64) if one]
