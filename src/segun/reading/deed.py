"""One event while the document is still tokens: the value of `doc._.events`."""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Status

PROTEST = "PROTEST"
IN_WORDS = frozenset({"ACCUSE", "REQUEST", "REJECT", "THREATEN", "SUPPORT", "AGREE", "CONCEDE"})
"""Types of deeds done in words: somebody may do one to the same person in every sentence."""


@dataclass(frozen=True, slots=True)
class Deed:
    """An event; all positions are tokens, inclusive, `actors` and `recipients` indexes into the cast.

    `attributed_to` are indexes into `doc._.statements`, innermost last; `time`, `place` and `quantities` into the layers of
    those names; `later` the triggers of later mentions; `sense` the lemma of the entry that fired, `number` the entry itself.
    """

    head: int
    trigger: tuple[int, int]
    type: str
    mode: str | None
    contexts: tuple[str, ...]
    actors: tuple[int, ...]
    recipients: tuple[int, ...]
    status: Status
    sense: str
    number: int
    rule: str
    attributed_to: tuple[int, ...] = ()
    time: int | None = None
    place: int | None = None
    quantities: tuple[int, ...] = ()
    condition: tuple[int, int] | None = None
    later: tuple[tuple[int, int], ...] = ()
