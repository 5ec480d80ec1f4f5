"""Words by which a content tells what its report does. In: `lexicon/acts.yaml`. Out: `ActWords`."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.tables import load_table

Lemmas = frozenset[str]


class ActWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Sets of lemmas; the file says what each is for."""

    # of cues
    foreseeing: Lemmas
    vouching: Lemmas
    naming: Lemmas
    attributing: Lemmas
    credited: Lemmas
    regretting: Lemmas
    misfortune: Lemmas
    refusing: Lemmas
    offered: Lemmas
    conduct: Lemmas
    pleading: Lemmas
    hinting: Lemmas
    informing: Lemmas
    decreed: Lemmas
    # denial
    denied_verbs: Lemmas
    existing: Lemmas
    denied_nouns: Lemmas
    falsehood: Lemmas
    truth: Lemmas
    having: Lemmas
    ties: Lemmas
    lacking: Lemmas
    never: Lemmas
    charged: Lemmas
    # rating
    bad: Lemmas
    bad_attribute: Lemmas
    bad_called: Lemmas
    good: Lemmas
    plain_good: Lemmas
    intensifiers: Lemmas
    best: Lemmas
    worst: Lemmas
    peerless: Lemmas
    acceptable: Lemmas
    harming: Lemmas
    # blame
    wrong: Lemmas
    seeking: Lemmas
    guilty: Lemmas
    wrong_nouns: Lemmas
    proving: Lemmas
    committing: Lemmas
    neglected: Lemmas
    # danger
    danger: Lemmas
    being: Lemmas
    possible_modals: Lemmas
    harm_ahead: Lemmas
    fire: Lemmas
    # plans
    penalty: Lemmas
    blows: Lemmas
    limits: Lemmas
    conditions: Lemmas
    only: Lemmas
    commitment: Lemmas
    unplanned: Lemmas
    scheduled: Lemmas
    planning: Lemmas
    future_endings: Lemmas
    going: Lemmas
    # wishes
    obliging: Lemmas
    wishing: Lemmas
    performing_modals: Lemmas
    not_performing: Lemmas
    imperatives: Lemmas
    stressed: Lemmas
    rhetorical: Lemmas
    thanks: Lemmas
    perhaps: Lemmas
    without: Lemmas
    commanding: Lemmas


@functools.cache
def act_words(code: str = "es") -> ActWords:
    """The act words of the language `code`."""
    return load_table(Path(__file__).parent / code / "lexicon" / "acts.yaml", ActWords)
