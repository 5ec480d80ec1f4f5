"""All rows of an answer, for tests of what stands on its pages."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from segun.store.pages import Page

Ask = Callable[..., Page[Any]]


def all_rows(ask: Ask, limit: int, **wanted: object) -> list[Any]:
    """All rows, page by page."""
    found: list[Any] = []
    after = None
    while True:
        page = ask(limit=limit, after=after, **wanted)
        assert len(page.items) <= limit and page.more == (page.cursor is not None)
        found += page.items
        if page.cursor is None:
            return found
        after = page.cursor
