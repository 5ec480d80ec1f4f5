"""Everything that a user may name as a source of articles, one entry for all of it.

In come sources as they were typed: a file, a folder, `-` for standard input, an address on the web; `feed:`, `sitemap:`,
`page:` or `warc:` before it says what it is where the guess could be wrong. Out come articles, one after the other, and the
reasons why others did not come.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import cast
from urllib.parse import urlsplit

from segun.ingest.columns import check_columns
from segun.ingest.fetch import Fetcher
from segun.ingest.folder import files_below
from segun.ingest.item import Fault, Item
from segun.ingest.local import ENDINGS, of_file, of_path, of_stdin
from segun.ingest.options import Options
from segun.ingest.record import STDIN
from segun.ingest.standing import exists, unreachable
from segun.ingest.streams import is_special
from segun.ingest.web import Kind, Web
from segun.ingest.world import World

_KIND = re.compile(r"(feed|sitemap|page|warc):(?=.)", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]{1,20}://", re.I)
_WARC = "warc"
_SINGLE = (".txt", ".html", ".htm", ".txt.gz", ".html.gz", ".htm.gz")
_LINES = (".jsonl", ".ndjson")
_CHUNK = 1 << 20


def items(sources: Sequence[str], options: Options | None = None, world: World | None = None) -> Iterator[Item | Fault]:
    """The articles of all sources, one after the other, and the reasons why others did not come.

    Args:
        sources: as they were typed.
        options: how they are read.
        world: clock, standard input and what earlier runs remember; the real one where it is left out.

    Raises:
        SourceError: the options map a field that does not exist.
    """
    settings, outside = options or Options(), world or World()
    check_columns(settings.columns)
    return _items(sources, settings, outside)


def count(sources: Sequence[str]) -> int | None:
    """How many articles are to come, about; `None` where that cannot be told without reading or fetching everything.

    A document counts one, a file of JSON lines one for each line.
    """
    total = 0
    for source in sources:
        found = _counted(source)
        if found is None:
            return None
        total += found
    return total


def _items(sources: Sequence[str], options: Options, world: World) -> Iterator[Item | Fault]:
    seen: set[str] = set()
    with Fetcher(options.fetching, world) as fetcher:
        for source in sources:
            if place := on_web(source):
                yield from Web(fetcher, options, source).articles(*place)
            else:
                yield from local_items(source, options, world, seen)


def named_hosts(sources: Sequence[str]) -> frozenset[str]:
    """The hosts of those sources that are on the web: whoever typed them trusts them (`Fetching.private_hosts`)."""
    places = (on_web(source) for source in sources)
    return frozenset(host for place in places if place and (host := _host(place[0])))


def on_web(source: str) -> tuple[str, Kind | None] | None:
    """The address of a source on the web, and what it is said to be; `None` for a source on the own machine."""
    kind, rest = _told(source)
    if kind == _WARC or not (kind or _SCHEME.match(rest)):
        return None
    return rest, cast("Kind | None", kind or None)


def local_items(source: str, options: Options, world: World, seen: set[str]) -> Iterator[Item | Fault]:
    """The articles of a source on the own machine.

    Args:
        source: as it was typed.
        options: how it is read.
        world: gives standard input.
        seen: addresses of files that were read already; those of this source are added.
    """
    kind, rest = _told(source)
    if source == STDIN:
        yield from of_stdin(world.stdin(), source, options)
    elif kind == _WARC and _SCHEME.match(rest):
        yield _remote_archive(source, rest)
    elif problem := unreachable(rest):
        yield Fault.of(problem, rest, source, "find")
    elif kind == _WARC:
        yield from of_file(Path(rest), source, options, seen, ".warc")
    else:
        yield from of_path(Path(source), source, options, seen)


def _host(url: str) -> str:
    try:
        return urlsplit(url).hostname or ""
    except ValueError:  # told when it is fetched
        return ""


def _told(source: str) -> tuple[str, str]:
    """What the source is said to be, "" where nothing is said, and the source without it; an existing file is a file."""
    found = _KIND.match(source)
    if not found or exists(source):
        return "", source
    rest = source[found.end() :]
    return found[1].lower(), f"http:{rest}" if rest.startswith("//") else rest


def _remote_archive(source: str, url: str) -> Fault:
    return Fault(url, source, "an archive is read from a file", "download it, and give the file", "find")


def _counted(source: str) -> int | None:
    path = Path(source)
    if source == STDIN or _KIND.match(source) or on_web(source) or unreachable(source):
        return None
    if not path.is_dir():
        return _counted_file(path)
    counts = [_counted_file(found) for found in files_below(path, ENDINGS) if isinstance(found, Path)]
    return None if None in counts else sum(found or 0 for found in counts)


def _counted_file(path: Path) -> int | None:
    name = path.name.lower()
    if name.endswith(_LINES) and not is_special(path):
        return _line_ends(path)
    return 1 if name.endswith(_SINGLE) or not name.endswith(ENDINGS) else None


def _line_ends(path: Path) -> int | None:
    """Lines of a file, the last counted whether it ends or not."""
    lines, last = 0, b"\n"
    try:
        with path.open("rb") as file:
            while chunk := file.read(_CHUNK):
                lines, last = lines + chunk.count(b"\n"), chunk[-1:]
    except OSError:
        return None
    return lines + (last != b"\n")
