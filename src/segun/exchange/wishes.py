"""What whoever exports may wish for.

In: nothing but settings. Out: `Wishes`, which every format is handed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from segun.errors import SegunError
from segun.ontology import Ontology, plover

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:(?:[^\s<>\"{}|\\^`\x00-\x20]*[/#:])?")


@dataclass(frozen=True, slots=True)
class Wishes:
    """How to write.

    Args:
        with_text: whether the words of the articles go out as well; without them, offsets, codes and names are left.
        base: the IRI that every IRI of one's own begins with, up to a `/`, `#` or `:`.
        ui: the language of what a person reads in a format (a calendar's titles).
        ontology: the one that the events were coded with.

    Raises:
        SegunError: `base` is no absolute IRI, or names would run into its last word.
    """

    with_text: bool = True
    base: str = "urn:segun:"
    ui: Literal["es", "en"] = "es"
    ontology: Ontology = field(default_factory=plover)

    def __post_init__(self) -> None:
        if not _IRI.fullmatch(self.base):
            raise SegunError(
                f"{self.base!r} is no absolute IRI that ends in /, # or :",
                remedy="give one like https://desk.example/ledger/",
            )

    def iri(self, *path: str) -> str:
        """The IRI of something of ours, whatever its id holds.

        >>> Wishes().iri("article", "../faro 12")
        'urn:segun:article/..%2Ffaro%2012'
        """
        return self.base + "/".join(quote(step, safe="") for step in path)
