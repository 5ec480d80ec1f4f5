"""One statement while the document is still tokens: the value of `doc._.statements`."""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Act, Certainty, EvidenceKind, Form, Polarity, Sourcing


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement; all positions are tokens, inclusive, `actor`, `addressees` and `outer` are indexes.

    `actor` is an index into `doc._.actors.actors`, `time` into `doc._.times`, `outer` into `doc._.statements`; `lemma` is the
    lexicon entry that fired ("" where no cue stands), `head` the token by which the statement is placed in the text.
    """

    head: int
    cue: tuple[int, int] | None
    lemma: str
    content: tuple[int, int]
    quotes: tuple[tuple[int, int], ...]
    actor: int | None
    voice: tuple[int, int] | None
    form: Form
    act: Act
    rule: str
    addressees: tuple[int, ...] = ()
    outer: int | None = None
    sourcing: Sourcing = "anonymous"
    polarity: Polarity | None = None
    certainty: Certainty = "unknown"
    evidence: tuple[tuple[EvidenceKind, int, int], ...] = ()
    time: int | None = None
    noun: bool = False
    negated: bool = False

    def in_cue(self, token: int) -> bool:
        """Whether `token` is one of the words of the cue."""
        return self.cue is not None and self.cue[0] <= token <= self.cue[1]
