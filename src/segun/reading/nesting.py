"""Which statement stands inside the content of which.

In: the statements of a document in any order. Out: the same by position, with `outer`.
"""

from __future__ import annotations

from dataclasses import replace

from segun.reading.utterance import Utterance


def nested(drafts: list[Utterance]) -> list[Utterance]:
    """Each statement with the index of the innermost one whose content holds it.

    One sweep over the text: a content is looked at from its first token until a cue beyond its last one.
    """
    ordered = sorted(drafts, key=lambda u: (u.head, u.content))
    coming = sorted(range(len(ordered)), key=lambda k: ordered[k].content, reverse=True)
    around: list[int] = []
    out: list[Utterance] = []
    for n, one in enumerate(ordered):
        while coming and ordered[coming[-1]].content[0] <= one.head:
            around.append(coming.pop())
        around = [k for k in around if ordered[k].content[1] >= one.head]
        holding = (k for k in around if k != n and _wider(ordered[k], one))
        best = min(holding, key=lambda k: (ordered[k].content[1] - ordered[k].content[0], k), default=None)
        out.append(replace(one, outer=best))
    return out


def _wider(outer: Utterance, inner: Utterance) -> bool:
    """Whether the outer content holds the inner cue and its content, and not the other way round."""
    within = inner.content[0] <= outer.head <= inner.content[1]
    return not within and outer.content != inner.content
