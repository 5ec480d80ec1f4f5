"""The formats that ledgers can be written in, by name.

In: a name. Out: a `Format`, whose `write` takes a selection, somewhere to write, and wishes.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO, Literal

from segun.errors import SegunError
from segun.exchange.brat import write_brat
from segun.exchange.calendar import write_calendar
from segun.exchange.csv_tables import write_csv
from segun.exchange.follow_the_money import write_ftm
from segun.exchange.gdelt import write_gdelt
from segun.exchange.gexf import write_gexf
from segun.exchange.graph_ml import write_graph_ml
from segun.exchange.icews import write_icews
from segun.exchange.json_ld import write_json_ld
from segun.exchange.json_lines import write_json_lines
from segun.exchange.links import write_links
from segun.exchange.parquet_tables import write_parquet
from segun.exchange.plover import write_plover
from segun.exchange.sqlite_tables import write_sqlite
from segun.exchange.web_annotation import write_web_annotations
from segun.exchange.wishes import Wishes
from segun.exchange.wordless import Wordless
from segun.store.entry import Selection

Target = BinaryIO | Path
"""Where a format is written: a binary stream, or an existing folder."""

_Writer = Callable[[Selection, Target, Wishes], int]


@dataclass(frozen=True, slots=True)
class Format:
    """A format.

    `says` is one line for a list of formats; `kind` tells whether `write` takes a binary stream or a folder; `ending`
    is what such a file's name ends in, "" for a folder; `extra` is the pip extra that it needs, `library` what it imports of
    that; `is_text` tells whether a terminal can show it.

    `write` returns the number of records written, and raises a `SegunError` where a library is missing, the target is
    of the other kind, or the format cannot do what is wished.
    """

    name: str
    says: str
    kind: Literal["file", "folder"]
    ending: str
    write: _Writer
    extra: str | None = None
    library: str | None = None
    is_text: bool = True


def formats() -> Mapping[str, Format]:
    """All formats, in the order in which they are listed."""
    return _FORMATS


def find_format(name: str) -> Format:
    """The format of this name.

    Raises:
        SegunError: there is none; the message names the nearest.
    """
    found = _FORMATS.get(name.lower())
    if found is not None:
        return found
    near = difflib.get_close_matches(name.lower(), _FORMATS, n=1, cutoff=0.5)
    advice = f"nearest: {near[0]}" if near else f"there are: {', '.join(_FORMATS)}"
    raise SegunError(f"no format is called {name!r}", remedy=advice)


def _file(
    name: str,
    says: str,
    ending: str,
    writer: Callable[[Selection, BinaryIO, Wishes], int],
    extra: str | None = None,
    library: str | None = None,
    *,
    silent: bool = False,
    is_text: bool = True,
) -> Format:
    """A format that is one file; one that is `silent` writes no words, and may see those that must not go out."""

    def write(selection: Selection, target: Target, wishes: Wishes) -> int:
        if isinstance(target, Path):
            raise SegunError(f"{name} is one file", str(target), "give a file to write to")
        return writer(selection if silent else _allowed(selection, wishes), target, wishes)

    return Format(name, says, "file", ending, write, extra, library, is_text)


def _folder(
    name: str,
    says: str,
    writer: Callable[[Selection, Path, Wishes], int],
    extra: str | None = None,
    library: str | None = None,
) -> Format:
    def write(selection: Selection, target: Target, wishes: Wishes) -> int:
        if not isinstance(target, Path):
            raise SegunError(f"{name} is a folder of files", remedy="give a folder to write to")
        return writer(_allowed(selection, wishes), target, wishes)

    return Format(name, says, "folder", "", write, extra, library)


def _allowed(selection: Selection, wishes: Wishes) -> Selection:
    return selection if wishes.with_text else Wordless(selection)


_ALL = (
    _file("jsonl", "ledgers whole, one a line", ".jsonl", write_json_lines),
    _file(
        "links",
        "clusters of mentions, articles, events and statements across articles",
        ".jsonl",
        write_links,
        silent=True,
    ),
    _folder("csv", "tables for spreadsheets and statistics", write_csv),
    _folder("parquet", "tables with types, for data frames", write_parquet, "exchange", "pyarrow"),
    _file("sqlite", "tables in one database", ".sqlite", write_sqlite, is_text=False),
    _file("plover", "PLOVER event records, one a line", ".jsonl", write_plover),
    _file("gdelt", "GDELT 2.0 event table", ".export.CSV", write_gdelt),
    _file("icews", "event data in the layout of ICEWS", ".tab", write_icews),
    _file("jsonld", "linked data: schema.org and PROV-O", ".jsonld", write_json_ld),
    _file("ftm", "FollowTheMoney entities, one a line", ".ftm.json", write_ftm, "ftm", "followthemoney"),
    _file("graphml", "graph of deeds and statements", ".graphml", write_graph_ml, "exchange", "networkx"),
    _file("gexf", "graph of deeds and statements in time, for Gephi", ".gexf", write_gexf, "exchange", "networkx"),
    _folder("brat", "texts with annotations for brat", write_brat),
    _file("webannotation", "W3C Web Annotations, one a line", ".jsonl", write_web_annotations),
    _file("ical", "calendar of what is announced", ".ics", write_calendar, "exchange", "icalendar"),
)

_FORMATS = {format.name: format for format in _ALL}
