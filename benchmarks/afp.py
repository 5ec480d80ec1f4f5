"""The types of events on agency copy that others annotated: runs the scorer that belongs to those annotations.

In: a folder of texts with annotations, and one of our ledgers. Out: the scorer's table, and the sentences that it misses.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

_TABLE = 4
"""Lines at the end of what the scorer prints; those before are sentences."""


@dataclass(frozen=True, slots=True)
class Afp:
    """What the scorer printed."""

    table: tuple[str, ...] = ()
    misses: tuple[str, ...] = ()


def afp(scorer: Path, annotations: Path, ledgers: Path) -> Afp:
    """Run `scorer` on our ledgers."""
    command = [sys.executable, str(scorer), str(annotations), str(ledgers), "--verbose"]
    lines = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()
    return Afp(tuple(lines[-_TABLE:]), tuple(lines[:-_TABLE]))


def table_lines(found: Afp) -> Iterator[str]:
    """The table."""
    yield from ("", "## Types of events on agency copy annotated by others", "", "```", *found.table, "```")


def miss_lines(found: Afp) -> Iterator[str]:
    """Sentences on which gold and reading differ: document, gold, reading, text."""
    head = f"## Agency copy: {len(found.misses)} sentences on which annotations and reading differ"
    yield from ("", head, "", *(f"- {line}" for line in found.misses), "")
