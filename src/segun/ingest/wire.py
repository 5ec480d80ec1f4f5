"""One HTTP request and its answer, bounded in size and time; nothing is followed, kept or tried again here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit
from urllib.request import getproxies, proxy_bypass

from segun.ingest.deadline import Deadline
from segun.ingest.guard import refuse_private
from segun.ingest.options import Fetching
from segun.ingest.packing import unpacked_body
from segun.ingest.problem import FetchError
from segun.ingest.world import World

if TYPE_CHECKING:
    import httpx

OK = 200
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml;q=0.9,text/plain;q=0.8,*/*;q=0.1"
_ENCODINGS = "gzip, deflate, br"
_MOST_HEADERS = 100
_LONGEST_HEADER = 4_000


@dataclass(frozen=True, slots=True)
class Response:
    """Status, headers with small names, and the unpacked body, which is empty unless the status is 200."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Wire:
    """The connection to the web. Where a host is checked, the request goes to the address that was checked, not to the name."""

    def __init__(self, settings: Fetching, world: World) -> None:
        self._settings = settings
        self._world = world
        self._clients: dict[bool, httpx.Client] = {}
        self._deadline = Deadline(settings.deadline)

    def close(self) -> None:
        """Let go of all connections."""
        for client in self._clients.values():
            client.close()
        self._clients.clear()

    def get(self, url: str, headers: Mapping[str, str], limit: int) -> Response:
        """Ask for a page.

        Args:
            url: an address that was found to be one on the web.
            headers: what is sent besides what is always sent.
            limit: bytes of the body, packed as well as unpacked.

        Raises:
            FetchError: no answer came, it took too long, or the host may not be visited.
            SourceError: the answer is larger than the limit, or its packing is damaged.
        """
        with self._answered(url, headers) as response:
            found = _headers(response)
            body = self._body(response, url, limit) if response.status_code == OK else b""
        return Response(response.status_code, found, unpacked_body(body, found.get("content-encoding", ""), limit, url))

    @contextmanager
    def _answered(self, url: str, headers: Mapping[str, str]) -> Iterator[httpx.Response]:
        """The answer, its body still to come.

        Raises:
            FetchError: as `get`, also from within the `with` block.
        """
        import httpx  # slow to import, and files do without it

        checked = not self._is_trusted(url)
        client = self._opened(checked=checked)
        try:
            target, named, extensions = self._pinned(url, headers) if checked else (url, dict(headers), {})
            known = {**extensions, "trace": self._deadline.trace}
            with self._deadline.running(), client.stream("GET", target, headers=named, extensions=known) as response:
                yield response
                if self._deadline.passed:  # a cut connection looks like the end of a body without a length
                    raise _too_slow(url, self._settings.deadline)
        except httpx.TimeoutException as problem:
            raise FetchError("the server took too long", url, "try again later", passing=True) from problem
        except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError, UnicodeError) as problem:
            if self._deadline.passed:
                raise _too_slow(url, self._settings.deadline) from problem
            said = " ".join(str(problem).split()) or type(problem).__name__
            what = f"the page did not come: {said}"
            raise FetchError(what, url, "check the address and the network", passing=True) from problem

    def _is_trusted(self, url: str) -> bool:
        """Whether a host may be visited wherever it stands: the user named it, or a proxy, which has rules of its own, visits it."""
        named = self._settings.private_hosts
        if named is None:
            return True
        parts = urlsplit(url)
        proxies, host = getproxies(), parts.hostname or ""
        return host in named or bool((proxies.get(parts.scheme) or proxies.get("all")) and not proxy_bypass(host))

    def _opened(self, *, checked: bool) -> httpx.Client:
        """The client, without what the last page left with it: every page is asked for by a stranger."""
        import httpx

        client = self._clients.get(checked) or httpx.Client(
            timeout=self._settings.timeout,
            headers={"User-Agent": self._settings.agent, "Accept": _ACCEPT, "Accept-Encoding": _ENCODINGS},
            verify=httpx.create_ssl_context(),
            trust_env=not checked,  # a proxy would look the name up anew
            # a connection to an address would be taken for every host there, whatever its certificate says
            limits=httpx.Limits(max_keepalive_connections=0 if checked else 20),
        )
        self._clients[checked] = client
        client.cookies.clear()
        return client

    def _pinned(self, url: str, headers: Mapping[str, str]) -> tuple[str, dict[str, str], dict[str, str]]:
        """Where to connect, with the headers and the name for TLS that go with it.

        Raises:
            FetchError: the host may not be visited.
        """
        parts = urlsplit(url)
        host = parts.hostname or ""
        address = refuse_private(host, self._world.resolve)[0]
        user, sign, name = parts.netloc.rpartition("@")
        place = f"[{address}]" if ":" in address else address
        place = f"{user}{sign}{place}:{parts.port}" if parts.port else f"{user}{sign}{place}"
        return urlunsplit(parts._replace(netloc=place)), {**headers, "Host": name}, {"sni_hostname": host}

    def _body(self, response: httpx.Response, url: str, limit: int) -> bytes:
        """The body as it was sent.

        Raises:
            FetchError: it is longer than the limit.
        """
        parts: list[bytes] = []
        size = 0
        for part in response.iter_raw():
            parts.append(part)
            size += len(part)
            if size > limit:
                raise FetchError(f"the page holds more than {limit:,} bytes, or never ends", url, "")
        return b"".join(parts)


def _too_slow(url: str, seconds: float) -> FetchError:
    what = f"the server took more than {seconds:,.0f} seconds for the page"
    return FetchError(what, url, "try again later", passing=True)


def _headers(response: httpx.Response) -> dict[str, str]:
    """The headers as far as they are of a length that means something."""
    pairs = list(response.headers.items())[:_MOST_HEADERS]
    return {name.lower(): value[:_LONGEST_HEADER] for name, value in pairs}
