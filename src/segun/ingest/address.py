"""Addresses on the web: one form for one page.

In comes a URL as a feed, a page or a person writes it, out goes the form under which the page is known. Which parameters only
follow the reader around stands in `tracking.yaml`.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from urllib.parse import SplitResult, quote, urljoin, urlsplit, urlunsplit

import msgspec

from segun.ingest.problem import SourceError
from segun.language.tables import load_table

_TABLE = Path(__file__).parent / "tracking.yaml"
_PORTS = {"http": 80, "https": 443}
_KEPT = "!#$%&'()*+,/:;=?@[]~-._"
_LONGEST = 4_000
_HOST = re.compile(r"[a-z0-9_](?:[a-z0-9._-]*[a-z0-9_])?|\[[0-9a-f:.]+\]")


class Tracking(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file: parameters by name, and by how their name begins."""

    prefixes: tuple[str, ...]
    names: tuple[str, ...]


def canonical(url: str, base: str = "") -> str:
    """The address of a page without what does not tell it from others: fragment, default port, tracking, capitals of the host.

    Args:
        url: an address; a relative one counts from `base`.
        base: the address of the page in which it stands.

    Raises:
        SourceError: it is no address on the web.

    >>> canonical("HTTP://ElFaro.example:80/nota?id=3&utm_source=x#arriba")
    'http://elfaro.example/nota?id=3'
    """
    parts = _split(url.strip(), base)
    host = _host(parts, url)
    port = _port(parts, url)
    place = host if port in (None, _PORTS[parts.scheme]) else f"{host}:{port}"
    query = "&".join(pair for pair in parts.query.split("&") if pair and not _tracks(pair))
    return urlunsplit((parts.scheme, place, quote(parts.path or "/", _KEPT), quote(query, _KEPT), ""))


def known_as(url: str) -> str:
    """The canonical form of an address; one that has none stays as it is."""
    try:
        return canonical(url)
    except SourceError:
        return url


def host_of(url: str) -> str:
    """The host of a canonical address, without `www.`."""
    return (urlsplit(url).hostname or "").removeprefix("www.")


def site_of(url: str) -> str:
    """Scheme, host and port of a canonical address: what one robots.txt holds for."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"


def _split(url: str, base: str) -> SplitResult:
    if len(url) > _LONGEST:
        raise SourceError(f"the address has more than {_LONGEST} characters", f"{url[:80]}…", "check the address")
    try:
        parts = urlsplit(urljoin(base, url))
    except ValueError as problem:
        raise SourceError(f"this is no address: {problem}", url, "check the address") from problem
    if parts.scheme not in _PORTS:
        what = f"{parts.scheme}: is not read" if parts.scheme else "this is no full address"
        raise SourceError(what, url, "only addresses that begin with http:// or https:// are read")
    return parts


def _host(parts: SplitResult, url: str) -> str:
    name = (parts.hostname or "").rstrip(".")
    try:
        host = f"[{name}]" if ":" in name else name.encode("idna").decode("ascii").lower()
    except UnicodeError as problem:
        raise SourceError("the host's name is none", url, "check the address") from problem
    if not _HOST.fullmatch(host) or "\\" in parts.netloc:  # which browsers take for a slash: two readers, two hosts
        raise SourceError("the address names no host", url, "check the address")
    return host


def _port(parts: SplitResult, url: str) -> int | None:
    try:
        return parts.port
    except ValueError as problem:
        raise SourceError("the port is none", url, "check the address") from problem


def _tracks(pair: str) -> bool:
    name = pair.partition("=")[0].lower()
    table = _table()
    return name in table.names or name.startswith(table.prefixes)


@functools.cache
def _table() -> Tracking:
    return load_table(_TABLE, Tracking)
