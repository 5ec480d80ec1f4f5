"""How fast and how often each host is visited."""

from __future__ import annotations

from collections import Counter
from urllib.parse import urlsplit

from segun.ingest.options import Fetching
from segun.ingest.problem import FetchError, HostSpentError
from segun.ingest.world import World


class Pace:
    """Waits between two requests to a host, and counts its pages."""

    def __init__(self, settings: Fetching, world: World) -> None:
        self._settings = settings
        self._world = world
        self._last: dict[str, float] = {}
        self._pages: Counter[str] = Counter()

    def count(self, url: str) -> None:
        """Count a page of the host.

        Raises:
            HostSpentError: a run may fetch no more of them.
        """
        host = urlsplit(url).netloc
        if self._pages[host] >= self._settings.pages:
            what = f"{self._settings.pages:,} pages of {host} have been fetched, and a run fetches no more"
            raise HostSpentError(what, url, "run it again, or allow more pages a host")
        self._pages[host] += 1

    def wait(self, url: str, wanted: float = 0.0) -> None:
        """Wait until the host may be visited again.

        Args:
            url: a page of the host.
            wanted: seconds that the host wants between two requests.

        Raises:
            FetchError: that is more than anybody can wait.
        """
        if wanted > self._settings.longest_delay:
            raise FetchError(f"the host wants {wanted:,.0f} seconds between two pages", url, "visit it by hand")
        host = urlsplit(url).netloc
        now = self._world.clock()
        pause = self._last.get(host, now - self._settings.delay - wanted) + max(self._settings.delay, wanted) - now
        if pause > 0:
            self._world.sleep(min(pause, self._settings.longest_delay))
        self._last[host] = self._world.clock()

    def forget(self) -> None:
        """Count pages anew; for runs of days."""
        self._pages.clear()
