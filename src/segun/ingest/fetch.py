"""Fetching pages politely: by the rules of robots.txt, slowly, never for ever, and not again what has not changed.

In comes an address, out goes an `Answer`. Redirects are followed here, so that each step meets every check.
"""

from __future__ import annotations

import email.utils
from collections.abc import Callable
from types import TracebackType
from typing import Self
from urllib.parse import urldefrag, urljoin

from segun.ingest.address import canonical
from segun.ingest.answer import Answer
from segun.ingest.options import Fetching
from segun.ingest.pace import Pace
from segun.ingest.problem import FetchError, SourceError
from segun.ingest.robots import Robots
from segun.ingest.wire import OK, Response, Wire
from segun.ingest.world import World

_REDIRECTS = (301, 302, 303, 307, 308)
_UNCHANGED = 304
_PASSING = (408, 425, 429, 500, 502, 503, 504)
_REASONS = {
    401: "the page wants a password",
    402: "the page must be paid for",
    403: "the server forbids the page",
    404: "there is no such page",
    410: "the page is gone",
    429: "the server was asked too often",
    451: "the page is withheld by law",
}


class Fetcher:
    """Fetches pages for one run; use it in a `with` statement."""

    def __init__(self, settings: Fetching, world: World) -> None:
        self.world = world
        self._settings = settings
        self._wire = Wire(settings, world)
        self._pace = Pace(settings, world)
        self._robots = Robots(self._robots_txt, settings.agent, world.clock)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._wire.close()

    def get(self, url: str, limit: int) -> Answer:
        """The page at `url`, or the word that it is as it was when it was last confirmed.

        Args:
            url: an address on the web.
            limit: bytes of the page, packed as well as unpacked.

        Raises:
            FetchError: it cannot be had; `passing` says whether it may be had later.
            SourceError: it is no address on the web, or the page is too large.
        """
        for trial in range(1, self._settings.tries + 1):
            try:
                return self._followed(url, limit)
            except FetchError as problem:
                wait = problem.retry_after if problem.retry_after is not None else self._settings.delay * 2**trial
                spent = trial >= self._settings.tries or problem.status not in (None, *_PASSING)
                if spent or not problem.passing or wait > self._settings.longest_delay:
                    raise
                self.world.sleep(wait)
        raise FetchError("the page was never asked for", url, "allow at least one try")

    def confirm(self, answer: Answer) -> None:
        """Remember that the answer is in the receiver's hands, so that next time only a newer one is sent."""
        if answer.etag or answer.modified:
            self.world.validators.put(answer.asked, answer.etag, answer.modified)

    def start_anew(self) -> None:
        """Count the hosts' pages anew; for runs of days."""
        self._pace.forget()

    def _followed(self, url: str, limit: int) -> Answer:
        response, last = self._redirected(url, self._conditions(url), limit, self._allowed)
        if response.status == _UNCHANGED:
            return Answer(url, last, unchanged=True)
        found = response.headers
        return Answer(
            url, last, response.body, found.get("content-type", ""), found.get("etag"), found.get("last-modified")
        )

    def _redirected(
        self, url: str, headers: dict[str, str], limit: int, allowed: Callable[[str], float]
    ) -> tuple[Response, str]:
        """The answer at the end of all redirects, and the address that gave it.

        Raises:
            FetchError: they go round in circles or on and on, or end in no page.
        """
        at, seen = urldefrag(url).url, []
        while True:
            canonical(at)  # refuses what is no address on the web
            self._pace.wait(at, allowed(at))
            response = self._wire.get(at, headers, limit)
            place = response.headers.get("location")
            if response.status not in _REDIRECTS or not place:
                self._check(response, at)
                return response, at
            seen.append(at)
            at = _joined(at, place)
            if at in seen:
                raise FetchError("the page redirects in a circle", url, "check the address in a browser")
            if len(seen) > self._settings.redirects:
                what = f"the page redirects more than {self._settings.redirects} times"
                raise FetchError(what, url, "give the address where it ends")

    def _allowed(self, url: str) -> float:
        """Seconds to wait between requests to the host of a page that may be fetched.

        Raises:
            FetchError: it may not.
        """
        self._pace.count(url)
        return self._robots.check(url) if self._settings.robots else 0.0

    def _conditions(self, url: str) -> dict[str, str]:
        known = self.world.validators.get(url)
        pairs = (("If-None-Match", known.etag), ("If-Modified-Since", known.modified)) if known else ()
        return {name: value for name, value in pairs if value}

    def _check(self, response: Response, url: str) -> None:
        if response.status in (OK, _UNCHANGED):
            return
        what = _REASONS.get(response.status, f"the server answers with status {response.status}")
        passing = response.status in _PASSING
        raise FetchError(
            what,
            url,
            "try again later" if passing else "check the address in a browser",
            status=response.status,
            retry_after=self._retry_after(response),
            passing=passing,
        )

    def _retry_after(self, response: Response) -> float | None:
        """Seconds until the server wants to be asked again: a number, or a date (RFC 9110, section 10.2.3)."""
        value = response.headers.get("retry-after", "").strip()
        if value.isascii() and value.isdigit() and len(value) < 10:
            return float(value)
        try:
            return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - self.world.clock())
        except (ValueError, TypeError, OverflowError, OSError):
            return None

    def _robots_txt(self, url: str, limit: int) -> bytes:
        return self._redirected(url, {}, limit, lambda at: 0.0)[0].body


def _joined(url: str, place: str) -> str:
    try:
        return urldefrag(urljoin(url, place)).url
    except ValueError as problem:
        raise SourceError(f"the page redirects to what is no address: {problem}", url, "") from problem
