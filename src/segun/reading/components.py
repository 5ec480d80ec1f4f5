"""The components of a reading, in the order in which a document meets them; importing this module registers them all.

A spaCy pipeline with a Spanish model can take any of them: `nlp.add_pipe("segun_statements")` after the ones it needs.
"""

from __future__ import annotations

import datetime as dt

from spacy.tokens import Doc

from segun.reading import identity, lemmas, links, mentions, quotations, sentences, statements, times

NAMES = (
    "segun_syntax",
    "segun_times",
    "segun_mentions",
    "segun_identity",
    "segun_quotations",
    "segun_statements",
    "segun_links",
)
"""Factories after the parser, in order; `segun_sentences` stands before it."""

MODULES = (sentences, lemmas, times, mentions, identity, quotations, statements, links)

for _name in ("published", "layout"):
    if not Doc.has_extension(_name):
        Doc.set_extension(_name, default=None)


def published_of(doc: Doc) -> dt.date | None:
    """When the document was published, as far as it was told."""
    value = doc._.published
    return value if isinstance(value, dt.date) else None
