"""Which statement denies, confirms, repeats or points at which.

In: `doc._.statements` with their actors. Out: `doc._.links`, `Tie`s between statements by index.
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.language import Language
from spacy.tokens import Doc

from segun.ledger import LinkType

if not Doc.has_extension("links"):
    Doc.set_extension("links", default=None)


@dataclass(frozen=True, slots=True)
class Tie:
    """A link from statement `source` to statement `target`, both indexes into `doc._.statements`."""

    type: LinkType
    source: int
    target: int
    rule: str


@Language.factory("segun_links", assigns=["doc._.links"], requires=["doc._.statements"])
class LinkComponent:
    """Writes `doc._.links`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name

    def __call__(self, doc: Doc) -> Doc:
        doc._.links = []
        return doc
