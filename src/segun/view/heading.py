"""What a view calls a document: its title, or the words with which it begins."""

from __future__ import annotations

from segun.ledger import Document
from segun.view.visible import one_line

_WORDS = 9


def heading(document: Document, missing: str) -> str:
    """The title on one line; without one the first words of the text; `missing` where there are none."""
    if document.title:
        return one_line(document.title)
    first = one_line(next((line for line in document.text.split("\n") if line.strip()), ""))
    words = first.split()
    return " ".join(words[:_WORDS]).rstrip(",;:") + " …" if len(words) > _WORDS else first or missing
