"""The function words of a language, by the part they play. In: `language/<code>/grammar.yaml`. Out: `Grammar`."""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.tables import load_table


class _GrammarTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    perfect: frozenset[str]
    passive: frozenset[str]
    reflexive: frozenset[str]
    complementiser: frozenset[str]
    whether: frozenset[str]
    interrogatives: frozenset[str]
    relatives: frozenset[str]
    places: frozenset[str]
    coordinators: frozenset[str]
    subordinators: frozenset[str]
    occasions: frozenset[str]
    settings: frozenset[str]
    speech_occasions: frozenset[str]
    connectives: frozenset[str]
    avoiding: frozenset[str]
    refusing_when_negated: frozenset[str]
    refusing_to_negated: frozenset[str]
    negative_subjects: frozenset[str]
    aspectual: frozenset[str]
    report_infinitive: frozenset[str]
    report_moment: frozenset[str]
    agent: frozenset[str]
    written: frozenset[str]
    as_said: frozenset[str]
    topic: tuple[str, ...]
    abstract_endings: tuple[str, ...]
    comparatives: frozenset[str]
    obliging: frozenset[str]
    scales: frozenset[str]
    agreeing: frozenset[str]
    genitive: frozenset[str]
    possessives: frozenset[str]
    question_labels: frozenset[str]
    answer_labels: frozenset[str]
    interview_words: frozenset[str]
    purpose: frozenset[str]
    contractions: dict[str, str]
    personal: frozenset[str]
    addressing: frozenset[str]
    circumstance: frozenset[str]
    times_over: frozenset[str]
    propositional_pronouns: frozenset[str]
    object_pronouns: frozenset[str]
    dative_pronouns: frozenset[str]
    own_possessives: frozenset[str]
    subject_control: frozenset[str]
    suffering_nouns: frozenset[str]
    demonym_halves: dict[str, str]
    dative_slot: str
    genitive_slot: str
    agent_slot: str
    between_slot: str
    infinitive_endings: tuple[str, ...]
    gerund_endings: tuple[str, ...]
    participle_endings: tuple[str, ...]


class Grammar(_GrammarTable, frozen=True):
    """Function words by part; all lower case. `connectives` may hold several words in one entry."""


@functools.cache
def grammar(code: str = "es") -> Grammar:
    """The grammar of the language `code`."""
    return load_table(Path(__file__).parent / code / "grammar.yaml", Grammar)
