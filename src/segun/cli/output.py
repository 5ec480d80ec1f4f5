"""Where results go: standard output, or files that are whole or not there at all.

In: text or bytes. Out: nothing; a fault is a `SegunError` that says what could not be written, and a reader of our output
who has gone away ends the program quietly, as a signal would.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from segun.errors import SegunError

CLOSED_PIPE = 141
"""What a shell reports of a program that a closed pipe ended: 128 and the number of SIGPIPE."""


def write_out(result: str | bytes) -> None:
    """Write to standard output at once: bytes as they are, text in its encoding with `?` for what that lacks.

    Raises:
        SegunError: it cannot be written.
        SystemExit: nobody reads it any more.
    """
    data = result if isinstance(result, bytes) else result.encode(sys.stdout.encoding or "utf-8", errors="replace")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        _silence()
        raise SystemExit(CLOSED_PIPE) from None
    except OSError as problem:
        _silence()
        raise unwritable("standard output", problem) from problem


def write_file(path: Path, data: bytes) -> None:
    """Write `data` to `path` in one step: whoever looks finds the old file or the whole new one.

    Raises:
        SegunError: it cannot be written; nothing is left behind.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        part.write_bytes(data)
        part.replace(path)
    except OSError as problem:
        part.unlink(missing_ok=True) if part.parent.is_dir() else None
        raise unwritable(str(path), problem) from problem


def unwritable(where: str, problem: Exception) -> SegunError:
    """What to tell of a `problem` of the disk, or of a database, with writing to `where`."""
    what = f"cannot write: {(isinstance(problem, OSError) and problem.strerror) or problem}"
    return SegunError(what, where, "free some space, or choose a place that you may write to")


def _silence() -> None:
    """Lead standard output into nothing, so that what is still buffered cannot fail again at exit."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


class Names:
    """File names for a batch: each stem once, a second one with a number, whatever the case of the letters."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def take(self, stem: str) -> str:
        """`stem`, or `stem-2`, `stem-3`… where it is taken."""
        name, number = stem, 1
        while name.casefold() in self._taken:
            number += 1
            name = f"{stem}-{number}"
        self._taken.add(name.casefold())
        return name
