"""How many articles and sources tell of a deed, counted in a first pass over a selection.

In: a selection. Out: `Tally` values by deed. An article that copies another counts as an article, but both are one
source; so are two articles of one publisher.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from segun.exchange.coded import coded
from segun.ontology import Ontology
from segun.store.entry import Selection


@dataclass(slots=True)
class Tally:
    """The number of places that speak of a deed, and the articles that they stand in."""

    mentions: int = 0
    articles: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Count:
    """What was counted for one deed."""

    mentions: int
    sources: int
    articles: int


class Counts:
    """The counts of all deeds of a selection."""

    __slots__ = ("_copied", "_publishers", "_tallies")

    def __init__(self, selection: Selection, ontology: Ontology) -> None:
        self._tallies: dict[str, Tally] = defaultdict(Tally)
        self._copied: dict[str, str] = {}
        self._publishers: dict[str, str] = {}
        for entry in selection.entries():
            document = entry.ledger.document
            self._publishers[document.id] = document.publisher or document.id
            if entry.copy_of is not None:
                self._copied[document.id] = entry.copy_of
            for deed in coded(entry, ontology):
                tally = self._tallies[deed.id]
                tally.mentions += 1 + len(deed.event.mentions)
                tally.articles.add(document.id)

    def of(self, deed: str) -> Count:
        """What was counted for a deed that the selection tells of."""
        tally = self._tallies[deed]
        originals = {_original(self._copied, article) for article in tally.articles}
        sources = {self._publishers.get(article, article) for article in originals}
        return Count(tally.mentions, len(sources), len(tally.articles))


def _original(copied: Mapping[str, str], article: str) -> str:
    """The article at the end of a chain of copies."""
    met = {article}
    while article in copied and copied[article] not in met:
        article = copied[article]
        met.add(article)
    return article
