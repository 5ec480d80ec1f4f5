"""The form of an ontology file; `plover.yaml` explains each field in its head."""

from __future__ import annotations

from collections.abc import Collection
from typing import Annotated, Literal

import msgspec

Name = Annotated[str, msgspec.Meta(pattern=r"^[^\s/]+$")]
"""What stands in a ledger: one word, without the slash that joins type and mode."""

Code = Annotated[str, msgspec.Meta(pattern=r"^[0-9]{2,4}$")]
"""A CAMEO code; in quotation marks, since YAML takes 0311 for an octal number."""

Score = Annotated[float, msgspec.Meta(ge=-10, le=10)]
"""From conflict, -10, to cooperation, 10."""

Words = Annotated[str, msgspec.Meta(min_length=1)]


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A name as ledgers have it, and as a reader of Spanish or English is shown it; the name itself where left out."""

    name: Name
    es: str = ""
    en: str = ""

    def shown(self, ui: str) -> str:
        """The name in the interface language `ui` (`es` or `en`)."""
        return (self.es if ui == "es" else self.en) or self.name


class Mode(Label, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """How a deed of a type was done."""

    score: Score | None = None
    cameo: Code | None = None


class Planned(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a deed that is only planned counts as, where plans are no status of their own."""

    type: str
    cameo: Code | None = None


class Type(Label, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A kind of deed."""

    quad: str
    score: Score
    roots: tuple[Code, ...] = ()
    cameo: Code | None = None
    reads: tuple[str, ...] = ()
    planned: Planned | None = None
    modes: tuple[Mode, ...] = ()

    def mode(self, name: str | None) -> Mode | None:
        """The mode of this name."""
        return next((mode for mode in self.modes if mode.name == name), None)

    @property
    def senses(self) -> tuple[str, ...]:
        """The sense labels that this type takes."""
        return self.reads or (self.name,)


class CameoEntry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """What a CAMEO code becomes, and when an event may be written as that code."""

    code: Code
    type: str
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    write: Literal["all", "any", "never"] = "all"
    label: str = ""

    def agreement(self, contexts: Collection[str]) -> int:
        """Number of contexts that speak for writing an event with `contexts` as this code; 0 where it may not be."""
        shared = sum(context in contexts for context in self.contexts)
        if self.write == "never" or (self.write == "all" and shared < len(self.contexts)):
            return 0
        return shared


class OntologyFile(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A whole file; `quads`, `contexts` and `sectors` are PLOVER's where left out."""

    name: Words
    version: Words
    source: str = ""
    licence: str = ""
    note: str = ""
    quads: tuple[Label, ...] | None = None
    types: Annotated[tuple[Type, ...], msgspec.Meta(min_length=1)]
    contexts: tuple[Label, ...] | None = None
    sectors: tuple[Label, ...] | None = None
    cameo: tuple[CameoEntry, ...] = ()
