"""From what a sense says of a deed to what a ledger writes of it: type, mode, contexts, CAMEO code, quad class, intensity.

In: an ontology file, `plover.yaml` or a user's own. Out: `Ontology`.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

import msgspec

from segun.errors import DataError
from segun.language.tables import load_table
from segun.ontology.checks import check, sense_labels
from segun.ontology.form import CameoEntry, Label, OntologyFile, Type

_PLOVER = Path(__file__).parent / "plover.yaml"
_NUMBER = re.compile(r"Expected `str.*, got `(int|float)`")
"""What YAML makes of a version or a CAMEO code that stands there without quotation marks."""


class Coding(msgspec.Struct, frozen=True):
    """What a deed is in an ontology; `intensity` runs from -10, conflict, to 10, cooperation."""

    type: str
    mode: str | None
    contexts: tuple[str, ...]
    cameo: str | None
    quad: str
    intensity: float


class Ontology:
    """Types of deeds, with their modes, contexts and codes.

    `file` is what stands in the file, with the lists that it takes from PLOVER; `types`, `quads`, `contexts` and `sectors`
    are by name, in the order of the file.

    >>> plover().coding("ASSAULT", "firearms", ("military",)).cameo
    '193'
    """

    __slots__ = ("_by_code", "_readers", "contexts", "file", "quads", "sectors", "types")

    def __init__(self, file: OntologyFile) -> None:
        """`file` is checked, and leaves nothing out."""
        self.file = file
        self.types: Mapping[str, Type] = {kind.name: kind for kind in file.types}
        self.quads = _by_name(file.quads)
        self.contexts = _by_name(file.contexts)
        self.sectors = _by_name(file.sectors)
        self._readers = {label: kind for kind in file.types for label in kind.senses}
        self._by_code = {entry.code: entry for entry in file.cameo}

    def coding(self, type: str, mode: str | None = None, contexts: Collection[str] = ()) -> Coding | None:
        """What a deed becomes whose sense has this type, mode and contexts; `None` where no type reads such a sense.

        The type that reads TYPE/mode goes before the one that reads TYPE. A mode or context that this ontology does not have
        is left out.
        """
        kind = self._readers.get(f"{type}/{mode}") or self._readers.get(type)
        return self._coding(kind, mode, contexts) if kind else None

    def cameo_of(self, type: str, mode: str | None = None, contexts: Collection[str] = ()) -> str | None:
        """The CAMEO code for a type and mode of this ontology: that of the table with which most contexts agree.

        Where none does, the default of the mode, else of the type; of codes that agree equally well the default, then one
        below it, then the first in the table.
        """
        kind = self.types.get(type)
        if kind is None:
            return None
        known = kind.mode(mode)
        default = (known and known.cameo) or kind.cameo
        entries = (entry for entry in self.file.cameo if (entry.type, entry.mode) == (type, mode))
        return _closest(entries, contexts, default)

    def cameo_entry(self, code: str) -> CameoEntry | None:
        """The line of the table for a CAMEO code."""
        return self._by_code.get(code)

    def from_cameo(self, code: str) -> Coding | None:
        """What a deed with this CAMEO code becomes; `None` where the table does not have the code."""
        entry = self._by_code.get(code)
        if entry is None:
            return None
        coding = self._coding(self.types[entry.type], entry.mode, entry.contexts)
        return msgspec.structs.replace(coding, cameo=code)

    def planned(self, type: str, contexts: Collection[str] = ()) -> Coding | None:
        """What a deed of a type of this ontology counts as while it is only planned; `None` where it stays what it is.

        The ledger never does this: it writes the deed's own type and the status `future`. Formats that have no status do.

        >>> plover().planned("CONSULT").type
        'AGREE'
        """
        kind = self.types.get(type)
        if kind is None or kind.planned is None:
            return None
        coding = self._coding(self.types[kind.planned.type], None, contexts)
        family = kind.planned.cameo
        if family is None:
            return coding
        entries = (entry for entry in self.file.cameo if entry.code.startswith(family))
        return msgspec.structs.replace(coding, cameo=_closest(entries, coding.contexts, family))

    def _coding(self, kind: Type, mode: str | None, contexts: Collection[str]) -> Coding:
        known = kind.mode(mode)
        name = known.name if known else None
        kept = tuple(context for context in contexts if context in self.contexts)
        score = kind.score if known is None or known.score is None else known.score
        return Coding(kind.name, name, kept, self.cameo_of(kind.name, name, kept), kind.quad, score)


def _closest(entries: Iterable[CameoEntry], contexts: Collection[str], default: str | None) -> str | None:
    def rank(entry: CameoEntry) -> tuple[int, bool, bool]:
        below = default is not None and entry.code.startswith(default)
        return entry.agreement(contexts), entry.code == default, below

    agreeing = (entry for entry in entries if entry.agreement(contexts))
    best = max(agreeing, key=rank, default=None)
    return best.code if best else default


def _by_name(labels: tuple[Label, ...] | None) -> Mapping[str, Label]:
    return {label.name: label for label in labels or ()}


def load_ontology(path: Path) -> Ontology:
    """The ontology in a file; quad classes, contexts and sectors are PLOVER's where the file leaves them out.

    Raises:
        DataError: it cannot be read, or does not follow the form; the message says where, and names the nearest right name.
    """
    file = _load(path)
    base = plover().file
    whole = msgspec.structs.replace(
        file,
        quads=base.quads if file.quads is None else file.quads,
        contexts=base.contexts if file.contexts is None else file.contexts,
        sectors=base.sectors if file.sectors is None else file.sectors,
    )
    check(whole, path, sense_labels(base.types))
    return Ontology(whole)


@functools.cache
def plover() -> Ontology:
    """PLOVER, the ontology that Según's senses are written for.

    Raises:
        DataError: its file does not follow the form.
    """
    file = _load(_PLOVER)
    check(file, _PLOVER, sense_labels(file.types))
    return Ontology(file)


def _load(path: Path) -> OntologyFile:
    try:
        return load_table(path, OntologyFile)
    except OSError as problem:
        raise DataError(f"cannot be read: {problem.strerror or problem}", str(path)) from problem
    except DataError as fault:
        if _NUMBER.match(fault.what):
            raise DataError(fault.what, fault.where, "put it in quotation marks") from fault
        raise
