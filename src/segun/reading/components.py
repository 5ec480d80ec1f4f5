"""The components of a reading, in the order in which a document meets them; importing this module registers them all.

A spaCy pipeline with a Spanish model can take any of them, as `nlp.add_pipe("segun_statements")`; what a component needs from
those that are not there is read when it asks for it (`layers`).
"""

from __future__ import annotations

from segun.reading import (
    commitments,
    events,
    identity,
    lemmas,
    links,
    mentions,
    places,
    quantities,
    quotations,
    sentences,
    statements,
    times,
)

NAMES = (
    "segun_syntax",
    "segun_times",
    "segun_mentions",
    "segun_identity",
    "segun_places",
    "segun_quantities",
    "segun_quotations",
    "segun_statements",
    "segun_events",
    "segun_commitments",
    "segun_links",
)
"""Factories after the parser, in order; `segun_sentences` stands before it."""

MODULES = (
    sentences,
    lemmas,
    times,
    mentions,
    identity,
    places,
    quantities,
    quotations,
    statements,
    events,
    commitments,
    links,
)
