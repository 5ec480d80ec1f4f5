"""A reading against gold: its statements and its events.

In: a `Gold` and a `Ledger` of the same text. Out: a `Score`. Actors are paired first, once, for both.
"""

from __future__ import annotations

from segun.evaluation.alignment import align
from segun.evaluation.events import score_events
from segun.evaluation.gold import Gold
from segun.evaluation.statements import score_statements
from segun.evaluation.verdict import Score
from segun.ledger import Ledger


def score(gold: Gold, ledger: Ledger) -> Score:
    """Statements and events of `ledger` against those of `gold`; what stands on doubtful passages counts neither way."""
    gold_id = align(gold.actors, ledger.actors)
    return score_statements(gold, ledger, gold_id) + score_events(gold, ledger, gold_id)
