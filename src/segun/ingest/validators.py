"""What a server said of the version of a page that was last fetched, so that it need not send the same one again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple, Protocol


class Validator(NamedTuple):
    """The `ETag` and `Last-Modified` of an answer, as they were sent."""

    etag: str | None
    modified: str | None


class Validators(Protocol):
    """Keeps the validators of pages by their address; the store has one that lasts."""

    def get(self, url: str) -> Validator | None:
        """What is known of the page, `None` for one never fetched."""
        ...

    def put(self, url: str, etag: str | None, modified: str | None) -> None:
        """Remember what the server said; called once the page's article is in the receiver's hands."""
        ...


@dataclass(slots=True)
class Remembered:
    """Validators in memory, for one run."""

    known: dict[str, Validator] = field(default_factory=dict)

    def get(self, url: str) -> Validator | None:
        """As `Validators.get`."""
        return self.known.get(url)

    def put(self, url: str, etag: str | None, modified: str | None) -> None:
        """As `Validators.put`."""
        self.known[url] = Validator(etag, modified)
