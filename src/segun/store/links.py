"""What connects a document's records with those of others, as the linker finds it and the store keeps it.

In: nothing. Out: the value that `corpus.linker` gives for one ledger.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from segun.store.entry import Stance


class ClaimLink(NamedTuple):
    """The claim that a statement is about, and the side that it takes."""

    claim: int
    stance: Stance


class Echo(NamedTuple):
    """Words that name a deed told elsewhere, and are no event of their own here."""

    deed: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Links:
    """Row ids by the number of the record in its ledger: an entity for each actor, a deed for each event, a claim or nothing for
    each statement; `about` are the entities named inside each statement's content, `echoes` further mentions of deeds.
    """

    copy_of: int | None
    story: int
    terms: str
    entities: tuple[int, ...]
    deeds: tuple[int, ...]
    claims: tuple[ClaimLink | None, ...]
    about: tuple[tuple[int, ...], ...]
    echoes: tuple[Echo, ...] = ()
