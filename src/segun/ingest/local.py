"""What lies on the own machine: files of every form, folders, and standard input."""

from __future__ import annotations

import hashlib
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from segun.errors import SegunError
from segun.ingest.archive import is_archive, of_archive
from segun.ingest.document import HTML_ENDINGS, TEXT_ENDINGS, of_bytes
from segun.ingest.folder import files_below
from segun.ingest.item import Fault, Item
from segun.ingest.json_rows import is_lines, is_list, is_object, json_line_rows, json_rows
from segun.ingest.names import stem_of
from segun.ingest.options import Options
from segun.ingest.place import Place
from segun.ingest.problem import SourceError
from segun.ingest.record import STDIN
from segun.ingest.streams import head, is_special, opened, unpacked, whole
from segun.ingest.table import FORMS, Rows, of_table

ARCHIVE_ENDINGS = (".warc",)

_PLAIN_ENDINGS = (*TEXT_ENDINGS, *HTML_ENDINGS, *FORMS, *ARCHIVE_ENDINGS)
ENDINGS = tuple(ending + packed for ending in _PLAIN_ENDINGS for packed in ("", ".gz"))
"""How the names of those files end that are read in a folder."""


def of_path(path: Path, origin: str, options: Options, seen: set[str]) -> Iterator[Item | Fault]:
    """The articles of a file, or of the files of a folder in order of path.

    Args:
        path: a file or a folder.
        origin: the source as the user gave it.
        options: how it is read.
        seen: addresses of files that were read already; those of this source are added.
    """
    if not path.is_dir():
        yield from of_file(path, origin, options, seen)
        return
    empty = True
    for found in files_below(path, ENDINGS):
        empty = False
        if isinstance(found, Path):
            yield from of_file(found, origin, options, seen)
        else:
            yield Fault.of(found, _shown(found.where), origin, "find")
    if empty:
        problem = SourceError(
            "the folder holds no file that can be read", "", f"files end in {', '.join(_PLAIN_ENDINGS)}"
        )
        yield Fault.of(problem, address_of_file(path), origin, "find")


def of_file(
    path: Path, origin: str, options: Options, seen: set[str], ending: str | None = None
) -> Iterator[Item | Fault]:
    """The articles of one file, none if it was read already.

    Args:
        path: the file.
        origin: the source as the user gave it.
        options: how it is read.
        seen: as in `of_path`.
        ending: what the file is, whatever its name ends in.
    """
    address = address_of_file(path)
    if address in seen:
        return
    seen.add(address)
    place = Place(address, stem_of(_shown(path.name)), origin, path.name)
    if is_special(path):
        remedy = "write what it gives into a file, or pipe it into segun ingest -"
        yield place.fault(SourceError("this is a pipe or a device, not a file", address, remedy), "find")
        return
    try:
        with opened(path) as stream:
            yield from _of_stream(stream, place, options, ending or _ending(path.name))
    except SegunError as problem:
        yield place.fault(problem, "find" if isinstance(problem.__cause__, OSError) else "decode")


def of_stdin(stream: BinaryIO, origin: str, options: Options) -> Iterator[Item | Fault]:
    """The articles of standard input: one document, or JSON, or an archive, as its beginning tells."""
    place = Place(STDIN, "stdin", origin)
    try:
        yield from _of_stream(unpacked(stream), place, options, "")
    except SegunError as problem:
        yield place.fault(problem, "decode")
    except (OSError, EOFError) as problem:
        what = f"standard input cannot be read: {problem}"
        yield place.fault(SourceError(what, STDIN, "check what is piped in"), "decode")


def address_of_file(path: Path) -> str:
    """The absolute path, with slashes; bytes that are no UTF-8 are written out, as in `caf\\xe9.txt`."""
    whole_path = path.resolve() if path.is_file() or path.is_dir() else path.absolute()
    return _shown(whole_path.as_posix())


def _of_stream(stream: io.BufferedReader, place: Place, options: Options, ending: str) -> Iterator[Item | Fault]:
    """The articles of a stream of the form that `ending` tells; its content tells where the ending does not.

    Raises:
        SegunError: it cannot be read, or is no text.
    """
    sample = head(stream)
    if ending in ARCHIVE_ENDINGS or (not ending and is_archive(sample)):
        yield from of_archive(stream, place, options)
    elif rows := _rows(sample, ending):
        yield from of_table(stream, rows, place, options)
    else:
        data = whole(stream, options.limits.document, place.address)
        article = of_bytes(data, place.address, ending)
        if place.address == STDIN:
            place = place.at(f"{STDIN}#{hashlib.sha256(data).hexdigest()[:16]}", place.name)
        yield place.item(article, options, present=True)


def _rows(sample: bytes, ending: str) -> Rows | None:
    """What reads the table; `None` for what is none."""
    if ending in FORMS:
        return json_line_rows if ending == ".json" and is_lines(sample) and _goes_on(sample) else FORMS[ending]
    if ending:
        return None
    if is_list(sample):
        return json_rows
    if is_object(sample):
        return json_line_rows if is_lines(sample) else json_rows
    return None


def _goes_on(sample: bytes) -> bool:
    """Whether a second line follows, so that what is called .json holds a record a line."""
    return re.match(rb"\s*\{[^\n]*\n\s*\{", sample) is not None


def _ending(name: str) -> str:
    """The ending of a file's name, its packing left out, if it is one that tells how to read it."""
    found = re.search(r"(\.[a-z]+)(?:\.gz)?$", name.lower())
    return found[1] if found and found[1] in _PLAIN_ENDINGS else ""


def _shown(path: str) -> str:
    return path.encode("utf-8", errors="surrogateescape").decode("utf-8", errors="backslashreplace")
