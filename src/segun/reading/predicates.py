"""What somebody holds a thing to be: "considera ilegal la medida", "la considera un error".

In: a `Page` and a cue. Out: `Content`, the thing and what is said of it.
"""

from __future__ import annotations

from segun.reading.content import Content, cue_with
from segun.reading.cues import CueHit
from segun.reading.extents import clause_end
from segun.reading.page import Page
from segun.reading.rules import rule


@rule("statement.predicate")
def predicate(page: Page, hit: CueHit) -> Content | None:
    """A cue of opinion and an adjective with the noun that it is said of, either first.

    Example: La plantilla considera insuficiente la oferta de la dirección.
    """
    cue = cue_with(hit, "predicate")
    syntax = page.syntax
    if cue is None or hit.group is None or not hit.is_finite or hit.group.passive or hit.after >= len(syntax):
        return None
    first = hit.after
    while first < len(syntax) - 1 and syntax.pos[first] == "ADV":
        first += 1
    if syntax.sentence_of[first] != syntax.sentence_of[hit.head] or not _is_quality(page, first):
        return None
    clitics = any(syntax.lower[c] not in page.words.reflexive for c in hit.group.clitics)
    following = first + 1 < len(syntax) and syntax.pos[first + 1] in ("DET", "NOUN", "PROPN", "SCONJ")
    if not clitics and not following:
        return None
    return Content(hit.after, clause_end(page, hit, first, narrow=True), cue, "statement.predicate", None, noun=True)


def _is_quality(page: Page, token: int) -> bool:
    return page.syntax.pos[token] == "ADJ" or page.syntax.features[token].get("VerbForm") == "Part"
