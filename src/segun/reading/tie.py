"""A link while the document is still tokens: the value of `doc._.links`."""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import LinkType


@dataclass(frozen=True, slots=True)
class Tie:
    """A link from statement `source` to statement `target`, both indexes into `doc._.statements`; with `to_event`, to the
    event `target` of `doc._.events`."""

    type: LinkType
    source: int
    target: int
    rule: str
    to_event: bool = False
