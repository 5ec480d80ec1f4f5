"""Which statement stands inside the content of which.

In: the statements of a document in any order. Out: the same by position, with `outer`.
"""

from __future__ import annotations

from dataclasses import replace

from segun.reading.utterance import Utterance


def nested(drafts: list[Utterance]) -> list[Utterance]:
    """Each statement with the index of the innermost one whose content holds it."""
    ordered = sorted(drafts, key=lambda u: (u.head, u.content))
    out: list[Utterance] = []
    for n, one in enumerate(ordered):
        holding = [
            k
            for k, other in enumerate(ordered)
            if k != n and other.content[0] <= one.head <= other.content[1] and _wider(other, one)
        ]
        best = min(holding, key=lambda k: ordered[k].content[1] - ordered[k].content[0], default=None)
        out.append(replace(one, outer=best))
    return out


def _wider(outer: Utterance, inner: Utterance) -> bool:
    """Whether the outer content holds the inner cue and its content, and not the other way round."""
    within = inner.content[0] <= outer.head <= inner.content[1]
    return not within and outer.content != inner.content
