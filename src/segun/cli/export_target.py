"""Where an export goes: a file or a folder that is there whole or not at all, or standard output.

In: a path as typed. Out: something to write to, for the time of a `with` block. What stood there before stays as it was where the block
raises; a folder keeps a list of what an export put into it, so that a later one takes away nothing else.
"""

from __future__ import annotations

import io
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from segun.cli.output import unwritable, write_out
from segun.errors import SegunError

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

MANIFEST = ".segun-export"
"""The file in which a folder lists what an export put there, a name a line."""

_PART = ".segun-export-{pid}.part"
_BUFFER = 1 << 16
_SHOWN = 3


@contextmanager
def whole_file(path: Path, *, force: bool) -> Iterator[BinaryIO]:
    """A file to write to; a device or a pipe is written to as it is.

    Args:
        path: where it is to be.
        force: write over what is there.

    Raises:
        SegunError: there is something already, or it cannot be written.
    """
    with write_faults(path):
        if _check_file(path, force=force):
            with path.open("wb") as out:
                yield out
            return
        target = path.resolve()
        part = target.with_name(_PART.format(pid=os.getpid()))
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            with part.open("wb") as out:
                yield out
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)


@contextmanager
def whole_folder(path: Path, *, force: bool) -> Iterator[Path]:
    """A folder to put files into.

    Args:
        path: where it is to be; it may be there, if it is empty.
        force: take away what an earlier export put there.

    Raises:
        SegunError: it holds something else, or cannot be written.
    """
    with write_faults(path):
        _check_folder(path, force=force)
        target = path.resolve()
        new = not target.exists()
        part = (target.parent if new else target) / _PART.format(pid=os.getpid())
        part.mkdir(parents=True)
        try:
            yield part
            _list(part, {one.name for one in part.iterdir()})
            part.rename(target) if new else _move_in(part, target)
        finally:
            shutil.rmtree(part, ignore_errors=True)


@contextmanager
def write_faults(path: Path) -> Iterator[None]:
    """Around what writes to `path`.

    Raises:
        SegunError: the disk cannot do it; what was half done is gone.
    """
    import sqlite3

    try:
        yield
    except (OSError, sqlite3.Error) as problem:
        raise unwritable(str(path), problem) from problem


@contextmanager
def standard_output() -> Iterator[BinaryIO]:
    """Standard output, which ends the program quietly where nobody reads it any more."""
    out = io.BufferedWriter(_StandardOutput(), _BUFFER)
    yield out
    out.flush()


class _StandardOutput(io.RawIOBase):
    """`write_out` as a stream."""

    def writable(self) -> bool:
        return True

    def write(self, data: ReadableBuffer, /) -> int:
        chunk = bytes(data)
        write_out(chunk)
        return len(chunk)


def _check_file(path: Path, *, force: bool) -> bool:
    """Whether this is a device or a pipe."""
    if path.is_dir():
        raise SegunError("this is a folder, and the format is one file", str(path), "give a file's name")
    if path.is_file() and not force:
        raise SegunError("this file is there already", str(path), "--force writes over it")
    return path.exists() and not path.is_file()


def _check_folder(path: Path, *, force: bool) -> None:
    if not path.exists():
        return
    if not path.is_dir():
        raise SegunError("this is a file, and the format is a folder of files", str(path), "give a folder's name")
    there = _names(path)
    if there and not force:
        raise SegunError("the folder is not empty", str(path), "give another; --force replaces what an export made")
    others = sorted(there - _listed(path))
    if others:
        some = ", ".join(others[:_SHOWN]) + (" …" if len(others) > _SHOWN else "")
        raise SegunError(f"the folder holds what no export made: {some}", str(path), "give another folder")


def _names(folder: Path) -> set[str]:
    """What is in a folder, but for what an export that was killed has left."""
    opening, ending = _PART.split("{pid}")
    return {one.name for one in folder.iterdir() if not (one.name.startswith(opening) and one.name.endswith(ending))}


def _listed(folder: Path) -> set[str]:
    """What an export put into a folder."""
    manifest = folder / MANIFEST
    named = manifest.read_text("utf-8").splitlines() if manifest.is_file() else []
    return {MANIFEST, *named}


def _list(folder: Path, names: set[str]) -> None:
    lines = "".join(f"{name}\n" for name in sorted(names))
    (folder / MANIFEST).write_text(lines, "utf-8")


def _move_in(part: Path, target: Path) -> None:
    """Put what is in `part` in place of what an earlier export made. The list is right at every moment."""
    old, new = _names(target) - {MANIFEST}, {one.name for one in part.iterdir()} - {MANIFEST}
    _list(target, old | new)
    for name in sorted(old - new):
        (target / name).unlink()
    for name in sorted(new):
        (part / name).replace(target / name)
    (part / MANIFEST).replace(target / MANIFEST)
