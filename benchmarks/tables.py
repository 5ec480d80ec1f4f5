"""Counts as the reports list them."""

from __future__ import annotations

from collections.abc import Mapping


def by_count(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """The commonest first, equals by name."""
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def rate(count: int, words: int) -> str:
    """So many in a thousand words."""
    return f"{1000 * count / words:.2f}" if words else "-"
