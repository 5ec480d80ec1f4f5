"""What the shared example article must yield, checked on its ledger without naming a word of it.

In: the article's gold and the ledger that was read from its text. Out: `Check`s, numbered by the eight points of the list they
stand for.
"""

from __future__ import annotations

from article_events import EventChecks
from article_match import Check
from article_statements import StatementChecks
from segun.evaluation.gold import Gold
from segun.ledger import Ledger


def checks(gold: Gold, ledger: Ledger) -> list[Check]:
    """All checks, by their points."""
    found = [*StatementChecks(gold, ledger).checks(), *EventChecks(gold, ledger).checks()]
    return sorted(found, key=lambda check: check.point)
