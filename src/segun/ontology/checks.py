"""What the form of an ontology file cannot say: that names are there only once, and that each reference leads somewhere."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterable
from pathlib import Path

from segun.errors import DataError
from segun.ontology.form import CameoEntry, Label, OntologyFile, Type

_LISTED = 20
"""Names that a message can list where none is near."""


def sense_labels(types: Iterable[Type]) -> tuple[str, ...]:
    """The labels that senses of these types may bear: TYPE, and TYPE/mode for each mode."""
    return tuple(label for t in types for label in (t.name, *(f"{t.name}/{mode.name}" for mode in t.modes)))


def check(file: OntologyFile, path: Path, senses: Collection[str]) -> None:
    """Check a file in which nothing is left out.

    Args:
        file: what stands in it, with the lists that it takes from PLOVER.
        path: where it stands, for the message.
        senses: the labels of the senses that there are.

    Raises:
        DataError: the first fault; the message names the file, the record and the nearest right name.
    """
    for what, labels in (("quad class", file.quads), ("context", file.contexts), ("sector", file.sectors)):
        _once(what, _names(labels or ()), str(path))
    _once("type", _names(file.types), str(path))
    _once("CAMEO code", [entry.code for entry in file.cameo], str(path))
    for kind in file.types:
        _check_type(kind, file, f"{path}: type {kind.name}")
    _check_reads(file.types, path, senses)
    for entry in file.cameo:
        _check_entry(entry, file, f"{path}: CAMEO code {entry.code}")


def _check_type(kind: Type, file: OntologyFile, where: str) -> None:
    _once("mode", _names(kind.modes), where)
    _known("quad class", kind.quad, _names(file.quads or ()), where)
    if kind.planned:
        _known("type", kind.planned.type, _names(file.types), f"{where}, planned")


def _check_reads(types: Iterable[Type], path: Path, senses: Collection[str]) -> None:
    """Each label is a sense, or the type's own where a user has such senses and says so; and only one type reads it."""
    own = sense_labels(types)
    readers: dict[str, str] = {}
    for kind in types:
        where = f"{path}: type {kind.name}, reads"
        for label in kind.senses:
            _known("sense", label, (*senses, *own) if kind.reads else senses, where)
            if readers.setdefault(label, kind.name) != kind.name:
                raise DataError(f"{label} is already read by {readers[label]}", where, "leave it to one of the two")


def _check_entry(entry: CameoEntry, file: OntologyFile, where: str) -> None:
    _known("type", entry.type, _names(file.types), where)
    if entry.mode is not None:
        modes = next(kind.modes for kind in file.types if kind.name == entry.type)
        _known(f"mode of {entry.type}", entry.mode, _names(modes), where)
    for context in entry.contexts:
        _known("context", context, _names(file.contexts or ()), where)


def _names(labels: Iterable[Label]) -> list[str]:
    return [label.name for label in labels]


def _once(what: str, names: Iterable[str], where: str) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise DataError(f"{what} {name} stands there twice", where, "take one of them out")
        seen.add(name)


def _known(what: str, name: str, names: Collection[str], where: str) -> None:
    if name in names:
        return
    near = difflib.get_close_matches(name, names, n=1, cutoff=0.5)
    there = ", ".join(names) if len(names) <= _LISTED else ""
    advice = f"nearest: {near[0]}" if near else f"there are: {there}" if there else "see `segun ontology`"
    raise DataError(f"no {what} is called {name!r}", where, advice)
