"""`jsonl`: ledgers whole, one a line, each with its place in the corpus.

In: a selection. Out: JSON lines that follow the JSON Schema of `segun schema`, with one more field, `corpus`. A
filter chooses the articles; the records that it lets through are named under `corpus.matched`.
"""

from __future__ import annotations

from typing import BinaryIO

import msgspec

from segun.exchange.lines import write_json
from segun.exchange.wishes import Wishes
from segun.store.entry import Entry, Selection


def write_json_lines(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the ledgers; returns how many."""
    count = 0
    for entry in selection.entries():
        ledger: dict[str, object] = msgspec.to_builtins(entry.ledger)
        write_json(out, {**ledger, "corpus": _corpus(entry)})
        count += 1
    return count


def _corpus(entry: Entry) -> dict[str, object]:
    return {
        "version": entry.version,
        "seen": entry.seen,
        "copy_of": entry.copy_of,
        "story": entry.story,
        "entities": dict(sorted(entry.entities.items())),
        "deeds": dict(sorted(entry.deeds.items())),
        "echoes": [{"deed": deed, "span": span} for deed, span in entry.echoes],
        "claims": {ident: stand._asdict() for ident, stand in sorted(entry.claims.items())},
        "matched": {
            "statements": [statement.id for statement in entry.statements],
            "events": [event.id for event in entry.events],
        },
    }
