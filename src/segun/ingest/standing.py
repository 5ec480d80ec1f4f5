"""Whether a path leads to something, asked of words that may be no path at all.

In come the words that a user or a source wrote, out goes an answer; the system's own questions fail where a name is too long, holds
a NUL, or stands in a folder that is closed.
"""

from __future__ import annotations

from pathlib import Path

from segun.ingest.problem import SourceError


def exists(words: str) -> bool:
    """Whether there is a file or a folder of this name."""
    try:
        return bool(words) and Path(words).exists()
    except (OSError, ValueError):
        return False


def is_plain_file(words: str) -> bool:
    """Whether this is a file, whose path leads over no symbolic link."""
    path = Path(words)
    try:
        return path.is_file() and path.resolve() == path
    except (OSError, ValueError):
        return False


def unreachable(words: str) -> SourceError | None:
    """Why nothing can stand at this path; `None` where something does, or may."""
    if not words.strip():
        return SourceError("the source is empty", words, "give a file, a folder or an address; . is this folder")
    try:
        Path(words).lstat()
    except FileNotFoundError:  # told with its full path when it is opened
        return None
    except (OSError, ValueError) as problem:
        said = getattr(problem, "strerror", None) or problem
        return SourceError(f"this leads to no file: {said}", words, "check the path, and that you may read it")
    return None
