"""Contents that say no more than that something is false or true: "Es mentira", "Esa acusación no es cierta".

In: a `Page` and a statement. Out: whether it is such a verdict, and the noun that it is about.
"""

from __future__ import annotations

from segun.language.act_words import act_words
from segun.ledger import LinkType
from segun.reading.anaphora import Pointer, pointer_of
from segun.reading.page import Page
from segun.reading.utterance import Utterance

_LONGEST = 7  # words


def verdict_of(page: Page, one: Utterance) -> LinkType | None:
    """`denies` where the content calls something false, `confirms` where it calls it true."""
    first, last = one.content
    if one.noun or last - first >= _LONGEST:
        return None
    lists = act_words(page.language)
    said = {page.syntax.lemmas[i].lower() for i in range(first, last + 1)}
    negated = any(page.syntax.features[i].get("Polarity") == "Neg" for i in range(first, last + 1))
    if said & lists.falsehood:
        return None if negated else "denies"
    if said & lists.truth:
        return "denies" if negated else "confirms"
    return None


def is_bare(page: Page, one: Utterance) -> bool:
    """Whether the verdict has no noun of its own that it could be about."""
    lists = act_words(page.language)
    return not any(
        page.syntax.pos[i] in ("NOUN", "PROPN", "NUM")
        and page.syntax.lemmas[i].lower() not in lists.falsehood | lists.truth
        for i in range(one.content[0], one.content[1] + 1)
    )


def judged(page: Page, one: Utterance) -> Pointer | None:
    """The noun for something said that the verdict is about."""
    found = pointer_of(page, *one.content)
    return found if found is not None and found.is_noun else None
