"""The part that a phrase plays in its clause: subject, object, source, complement.

In: `Syntax`, the first token of a phrase and its head. Out: a `Part`.
"""

from __future__ import annotations

from collections.abc import Container

from segun.language.reporting import Reporting
from segun.reading.clauses import SUBJECTS
from segun.reading.mention import Part
from segun.reading.syntax import Syntax


def part_of(syntax: Syntax, first: int, head: int, cues: Reporting, openers: Container[int]) -> Part:
    """The part that the phrase from `first` on with its head at `head` plays.

    Args:
        syntax: the parsed document.
        first: the first token of the phrase, without a preposition.
        head: its head.
        cues: a verb that reports has its subject behind it, where the parser sees an object.
        openers: the tokens behind which a source stands.
    """
    if first - 1 in openers:
        return "source"
    dep = syntax.deps[head]
    if dep in SUBJECTS or dep == "csubj":
        return "subject"
    if dep in ("obj", "iobj"):
        inverted = first > 0 and syntax.pos[first - 1] == "VERB" and cues.verb(syntax.lower[first - 1])
        return "subject" if inverted else "object"
    return "complement" if dep in ("nmod", "obl", "obl:agent") else "other"
