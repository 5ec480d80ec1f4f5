"""One commitment while the document is still tokens: the value of `doc._.commitments`."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Pledge:
    """A term of an instrument; all positions are tokens, inclusive, `parties` and `beneficiary` indexes into the cast.

    `head` is the noun of the instrument where it is first named, `instrument` its fullest name without determiner and marks.
    `obliged` are those of the parties who are told to owe the term, () where all do. `signed` is an index into `doc._.times`.
    """

    head: int
    instrument: tuple[int, int]
    kind: str
    parties: tuple[int, ...]
    obliged: tuple[int, ...]
    signed: int | None
    beneficiary: int | None
    obligation: tuple[int, int] | None
    condition: tuple[int, int] | None
    in_force: bool | None
    rule: str
