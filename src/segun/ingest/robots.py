"""What the hosts allow: robots.txt, fetched once a host (RFC 9309)."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from segun.errors import SegunError
from segun.ingest.address import site_of
from segun.ingest.problem import FetchError, PrivateHostError

if TYPE_CHECKING:
    from protego import Protego

_LARGEST = 500_000
"""Bytes of robots.txt that are heeded; RFC 9309, section 2.5."""
_TOO_MANY = 429
_SERVER = 500
_HELD = 86_400.0
"""Seconds for which rules hold before they are asked for again; RFC 9309, section 2.4."""
_LATER = 600.0
"""Seconds after which a host in trouble is asked again."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What a host allows.

    Args:
        rules: what its robots.txt says, `None` where it has none.
        closed: why nothing may be fetched for now, "" where the rules decide.
        private: the refusal, where the host may not be visited at all.
    """

    rules: Protego | None = None
    closed: str = ""
    private: PrivateHostError | None = None

    @property
    def lasting(self) -> float:
        """Seconds until the host is asked again."""
        return _LATER if self.closed or self.private else _HELD

    def delay(self, agent: str) -> float:
        """Seconds that the host wants between two requests."""
        return (self.rules.crawl_delay(agent) or 0.0) if self.rules else 0.0

    def check(self, url: str, agent: str) -> None:
        """Refuse what the host does not allow.

        Raises:
            FetchError: the host does not allow the page, or does not say what it allows.
            PrivateHostError: the host may not be visited at all.
        """
        if self.private:
            raise self.private.with_traceback(None)
        if self.closed:
            raise FetchError(self.closed, url, "try again later", retry_after=_LATER, passing=True)
        if self.rules and not self.rules.can_fetch(url, agent):
            raise FetchError("the host's robots.txt does not allow this page", url, "ask its publisher for access")


class Robots:
    """The rules of every host that was met in this run."""

    def __init__(self, fetch: Callable[[str, int], bytes], agent: str, clock: Callable[[], float]) -> None:
        """`fetch` gets an address and a limit of bytes, and raises `SourceError`; `clock` gives seconds."""
        self._fetch = fetch
        self._clock = clock
        self._agent = agent.partition("/")[0].strip()
        self._known: dict[str, tuple[Rules, float]] = {}

    def check(self, url: str) -> float:
        """Seconds that the host wants between two requests.

        Raises:
            FetchError: as `Rules.check` does.
        """
        site = site_of(url)
        now = self._clock()
        rules, until = self._known.get(site, (Rules(), now))
        if now >= until:
            rules = self._asked(site)
            self._known[site] = (rules, now + rules.lasting)
        rules.check(url, self._agent)
        return rules.delay(self._agent)

    def _asked(self, site: str) -> Rules:
        """No such file allows everything; a host in trouble allows nothing (RFC 9309, section 2.3.1)."""
        from protego import Protego

        try:
            data = self._fetch(f"{site}/robots.txt", _LARGEST)
        except PrivateHostError as problem:
            return Rules(private=problem)
        except SegunError as problem:
            status = problem.status if isinstance(problem, FetchError) else None
            if status and status != _TOO_MANY and status < _SERVER:
                return Rules()
            return Rules(closed=f"the host's robots.txt cannot be had: {problem.what}")
        return Rules(Protego.parse(data.decode("utf-8", errors="replace")))
