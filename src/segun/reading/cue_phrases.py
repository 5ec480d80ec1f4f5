"""Where the phrases of the reporting lexicon stand: "según", "de acuerdo con", "dar las gracias".

In: `Syntax` and the reporting lexicon. Out: `CuePhrases`, token indexes; mentions are looked for beside them.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.cue import Cue
from segun.language.reporting import Reporting
from segun.reading.syntax import Syntax


@dataclass(frozen=True, slots=True)
class CuePhrases:
    """The phrase cues of a document that have somebody beside them.

    `openers` holds the last token of each adverbial cue behind which a source follows, and whether any noun there is one:
    "según" (a core cue) makes a source of any noun, "de acuerdo con" only of those that can be one. `supports` holds the
    verbs with which phrases such as "dar las gracias" begin.
    """

    openers: dict[int, bool]
    supports: frozenset[int]


def cue_phrases(syntax: Syntax, lexicon: Reporting) -> CuePhrases:
    """The phrase cues of a document, each looked up once."""
    openers: dict[int, bool] = {}
    supports: set[int] = set()
    for i in range(len(syntax)):
        hit = lexicon.phrase(syntax.lower, i)
        if hit is None:
            continue
        if hit.cue.kind == "support":
            supports.add(i)
        elif _brings_source(hit.cue):
            openers[hit.places[-1]] = hit.cue.strength == "core"
    return CuePhrases(openers, frozenset(supports))


def _brings_source(cue: Cue) -> bool:
    """Not so an adverbial that has quite other meanings ("para", whose entry asks for a human source)."""
    return cue.kind == "adverbial" and cue.takes("source-pp") and cue.subject != "human"
