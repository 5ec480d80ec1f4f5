"""The files of a folder in the order of their paths, hidden ones left out.

Symbolic links are not followed: what they point at inside the folder is found where it stands, a loop leads nowhere, and one
that leads out of the folder is told.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from segun.ingest.problem import SourceError


def files_below(folder: Path, endings: tuple[str, ...]) -> Iterator[Path | SourceError]:
    """The files under `folder` whose name ends in one of `endings` (small letters), and what cannot be looked into."""
    inside = folder.resolve()
    for entry in _entries(folder):
        if isinstance(entry, SourceError):
            yield entry
        elif entry.is_symlink():
            if problem := _astray(entry, inside, endings):
                yield problem
        elif _wanted(entry.name, endings) and entry.is_file(follow_symlinks=False):
            yield Path(entry.path)


def _entries(folder: Path) -> Iterator[os.DirEntry[str] | SourceError]:
    """All that is no folder, depth first; a list of what waits instead of recursion, since folders may be deep."""
    waiting = [_listed(folder)]
    while waiting:
        entry = next(waiting[-1], None)
        if entry is None:
            waiting.pop()
        elif not isinstance(entry, SourceError) and entry.is_dir(follow_symlinks=False):
            waiting.append(_listed(Path(entry.path)))
        else:
            yield entry


def _listed(folder: Path) -> Iterator[os.DirEntry[str] | SourceError]:
    try:
        with os.scandir(folder) as found:
            shown = sorted((entry for entry in found if not entry.name.startswith(".")), key=lambda entry: entry.name)
    except OSError as problem:
        what = f"cannot look into the folder: {problem.strerror or problem}"
        yield SourceError(what, str(folder), "check that you may read it")
        return
    yield from shown


def _wanted(name: str, endings: tuple[str, ...]) -> bool:
    return name.lower().endswith(endings)


def _astray(link: os.DirEntry[str], inside: Path, endings: tuple[str, ...]) -> SourceError | None:
    """What is wrong with a link that could be meant as a source: it leads out, nowhere, or round in circles."""
    try:
        target = Path(link.path).resolve(strict=True)
    except (OSError, RuntimeError):
        what = "the symbolic link leads nowhere"
        return SourceError(what, link.path, "mend or delete it") if _wanted(link.name, endings) else None
    if target.is_relative_to(inside) or not (target.is_dir() or _wanted(link.name, endings)):
        return None
    what = "the symbolic link leads out of the folder and is not followed"
    return SourceError(what, link.path, "give what it points at as a source of its own")
