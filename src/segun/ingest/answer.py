"""What a server answered."""

from __future__ import annotations

from dataclasses import dataclass

from segun.ingest.page import Page


@dataclass(frozen=True, slots=True)
class Answer:
    """A page that came, or the word that it has not changed.

    Args:
        asked: the address that was asked for.
        url: the address that answered, after all redirects.
        data: the body, unpacked; empty where `unchanged`.
        content_type: the header as it was sent.
        etag, modified: the validators as they were sent.
        unchanged: the server says that it is what was fetched before.
    """

    asked: str
    url: str
    data: bytes = b""
    content_type: str = ""
    etag: str | None = None
    modified: str | None = None
    unchanged: bool = False

    @property
    def page(self) -> Page:
        """The answer as a page."""
        return Page(self.data, self.url, self.content_type)
