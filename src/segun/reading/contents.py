"""What was said: the content of each cue, by the form in which Spanish news gives it.

In: a `Page` and a cue. Out: `Content`. The forms stand in modules of their own; here is the order in which they are tried: the
first that finds a content wins.
"""

from __future__ import annotations

from collections.abc import Callable

from segun.reading.clause_contents import clause_after_colon, clause_before, infinitive, that_clause, whether_clause
from segun.reading.content import Content
from segun.reading.cues import CueHit
from segun.reading.direct_speech import quotation_after, quotation_before
from segun.reading.noun_contents import noun_object, oblique, target_content
from segun.reading.page import Page
from segun.reading.passives import passive
from segun.reading.predicates import predicate
from segun.reading.reported_nouns import noun_agent, noun_clause, noun_copula, noun_infinitive
from segun.reading.source_phrases import source_phrase

Finder = Callable[[Page, CueHit], Content | None]

_OF_VERBS: tuple[Finder, ...] = (
    quotation_after,
    that_clause,
    quotation_before,
    whether_clause,
    clause_after_colon,
    target_content,
    infinitive,
    oblique,
    clause_before,
    passive,
    predicate,
    noun_object,
)
_OF_PHRASES: tuple[Finder, ...] = (source_phrase, noun_clause, noun_infinitive, noun_copula, noun_agent)


def content_of(page: Page, hit: CueHit) -> Content | None:
    """The content of `hit`, `None` where it reports nothing."""
    for find in _OF_VERBS if hit.group is not None else _OF_PHRASES:
        found = find(page, hit)
        if found is not None and found.first <= found.last:
            return found
    return None
