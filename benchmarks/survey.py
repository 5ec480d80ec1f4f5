"""One run of the reader over many texts, from which all that is counted over a corpus is taken.

In: texts. Out: a `Survey`: the use of the reporting lexicon, and every event. Texts are read in as many processes as are
asked for; the result does not depend on how many.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import msgspec

from lexicon_use import Coverage, coverage_of
from segun.reading.reader import Reader
from told import Told, told

_SHARE = 20
"""Texts that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Survey:
    """What was read, by folder of the texts."""

    texts: Counter[str] = field(default_factory=Counter)
    words: Counter[str] = field(default_factory=Counter)
    coverage: dict[str, Coverage] = field(default_factory=dict)
    events: tuple[Told, ...] = ()

    def __add__(self, other: Survey) -> Survey:
        folders = self.coverage.keys() | other.coverage.keys()
        both = {f: self.coverage.get(f, Coverage()) + other.coverage.get(f, Coverage()) for f in sorted(folders)}
        return Survey(self.texts + other.texts, self.words + other.words, both, self.events + other.events)

    def of(self, folder: str) -> list[Told]:
        """The events in texts of one folder, in their order."""
        return [event for event in self.events if event.folder == folder]


def survey(paths: Iterable[Path], language: str, processes: int, keep: dict[str, Path]) -> Survey:
    """Read all texts.

    Args:
        paths: the texts; the name of the folder of each is its `folder`.
        keep: where ledgers of texts of a folder are to be written.
    """
    ordered = sorted(paths)
    shares = [ordered[i : i + _SHARE] for i in range(0, len(ordered), _SHARE)]
    for folder in keep.values():
        folder.mkdir(parents=True, exist_ok=True)
    with get_context("spawn").Pool(processes) as pool:
        return sum(pool.imap(partial(_read, language, keep), shares), Survey())


def _read(language: str, keep: dict[str, Path], paths: list[Path]) -> Survey:
    return sum(_surveys(language, keep, paths), Survey())


def _surveys(language: str, keep: dict[str, Path], paths: list[Path]) -> Iterator[Survey]:
    ledgers = _reader(language).pipe(path.read_text("utf-8") for path in paths)
    for path, ledger in zip(paths, ledgers, strict=True):
        folder = path.parent.name
        if folder in keep:
            (keep[folder] / f"{path.stem}.json").write_bytes(msgspec.json.encode(ledger))
        words = len(ledger.document.text.split())
        yield Survey(
            Counter([folder]),
            Counter({folder: words}),
            {folder: coverage_of(ledger, language)},
            tuple(told(ledger, folder, path.stem)),
        )


_READERS: dict[str, Reader] = {}


def _reader(language: str) -> Reader:
    """One reader a process; it takes longer to load than to read a share."""
    if language not in _READERS:
        _READERS[language] = Reader(language)
    return _READERS[language]
