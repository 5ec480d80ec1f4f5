"""Where the phrases of the reporting lexicon stand: "según", "de acuerdo con", "dar las gracias".

In: `Syntax` and the reporting lexicon. Out: token indexes; mentions are looked for beside them.
"""

from __future__ import annotations

from segun.language.reporting import Reporting
from segun.reading.syntax import Syntax


def source_openers(syntax: Syntax, lexicon: Reporting) -> dict[int, bool]:
    """The last token of each adverbial cue behind which a source follows, and whether any noun there is one.

    "Según" (a core cue) makes a source of any noun, "de acuerdo con" only of those that can be one. An adverbial that has
    quite other meanings ("para", whose entry asks for a human source) is left out.
    """
    found: dict[int, bool] = {}
    for i, word in enumerate(syntax.lower):
        hit = lexicon.phrase(syntax.lower, i) if lexicon.opens_phrase(word) else None
        if (
            hit is not None
            and hit.cue.kind == "adverbial"
            and hit.cue.takes("source-pp")
            and hit.cue.subject != "human"
        ):
            found[hit.places[-1]] = hit.cue.strength == "core"
    return found


def support_verbs(syntax: Syntax, lexicon: Reporting) -> frozenset[int]:
    """The verbs with which phrases such as "dar las gracias" begin."""
    hits = ((i, lexicon.phrase(syntax.lower, i)) for i, w in enumerate(syntax.lower) if lexicon.opens_phrase(w))
    return frozenset(i for i, hit in hits if hit is not None and hit.cue.kind == "support")
