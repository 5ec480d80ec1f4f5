"""The words that a cue reports: the value that the content rules give."""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.cue import Cue, Frame
from segun.reading.cues import CueHit


@dataclass(frozen=True, slots=True)
class Content:
    """Reported words: tokens `first` to `last`, inclusive, and the entry of the lexicon by which they are reported.

    `opener` is the token that opened them (a conjunction, a colon, a mark), `noun` says that they are a noun phrase or a
    pronoun, `after` that they follow their cue, `source` is the head of their source where the form itself gives it.
    """

    first: int
    last: int
    cue: Cue
    rule: str
    opener: int | None = None
    noun: bool = False
    after: bool = True
    source: int | None = None


def cue_with(hit: CueHit, *frames: Frame) -> Cue | None:
    """The first entry of the cue with one of the frames, negated where it must be."""
    negated = hit.group is not None and hit.group.negated
    return next((c for c in hit.cues if (negated or not c.only_negated) and any(c.takes(f) for f in frames)), None)
