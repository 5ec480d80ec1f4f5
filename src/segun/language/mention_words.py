"""The closed-class words that show where a mention begins and ends and what it points back at.

In: `<language>/mentions.yaml`. Out: `MentionWords`, sets and mappings that are asked by the word in small letters.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from segun.language.tables import load_table

_HOME = Path(__file__).parent

Gender = Literal["m", "f", ""]
Number = Literal["s", "p", ""]
Determination = Literal["definite", "indefinite", "demonstrative", "possessive"]


class DeterminerWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A determiner: what it makes of its phrase, and its agreement."""

    form: str
    makes: Determination
    gender: Gender
    number: Number


class PronounWord(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A pronoun and its agreement; `sure` says that the form is nothing else."""

    form: str
    gender: Gender
    number: Number
    sure: bool = False


class MentionTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as it stands; the comments there say what each list is for."""

    determiners: list[DeterminerWord]
    predeterminers: frozenset[str]
    prenominal: frozenset[str]
    both: frozenset[str]
    two: frozenset[str]
    quantity_nouns: frozenset[str]
    partitives: frozenset[str]
    particles: frozenset[str]
    personal_particles: frozenset[str]
    joined_particles: frozenset[str]
    loose_particles: frozenset[str]
    links: frozenset[str]
    people_links: frozenset[str]
    number_marks: frozenset[str]
    number_signs: frozenset[str]
    ampersands: frozenset[str]
    genitives: frozenset[str]
    conjunctions: frozenset[str]
    disjunctions: frozenset[str]
    contracted: frozenset[str]
    acting_prepositions: frozenset[str]
    articles: frozenset[str]
    complement: frozenset[str]
    governed: dict[str, list[str]]
    clause_openers: list[list[str]]
    place_prepositions: frozenset[str]
    state_nouns: frozenset[str]
    state_plurals: frozenset[str]
    side_nouns: frozenset[str]
    weak_nouns: frozenset[str]
    named_nouns: frozenset[str]
    portfolios: frozenset[str]
    organisation_governors: frozenset[str]
    company_ends: frozenset[str]
    thing_ends: frozenset[str]
    organisation_anaphors: frozenset[str]
    armed_heads: frozenset[str]
    armed_groups: frozenset[str]
    office_anaphors: frozenset[str]
    age: frozenset[str]
    aliases: frozenset[str]
    alias_phrases: list[list[str]]
    personal: list[PronounWord]
    demonstrative: list[PronounWord]
    indefinite: list[PronounWord]
    relative: list[PronounWord]
    agent_prepositions: frozenset[str]
    agent_phrases: list[list[str]]
    person_endings: tuple[str, ...]
    like_persons: frozenset[str]
    personal_prepositions: frozenset[str]
    function_words: frozenset[str]
    calendar: frozenset[str]


class MentionWords:
    """The table with what is asked for by form turned into mappings."""

    __slots__ = ("demonstrative", "determiners", "governed", "indefinite", "personal", "relative", "table")

    def __init__(self, table: MentionTable) -> None:
        self.table = table
        self.determiners = {word.form: word for word in table.determiners}
        self.governed: dict[str, frozenset[str]] = {
            lemma: frozenset(p for p, lemmas in table.governed.items() if lemma in lemmas)
            for lemma in {lemma for lemmas in table.governed.values() for lemma in lemmas}
        }
        self.personal = {word.form: word for word in table.personal}
        self.demonstrative = {word.form: word for word in table.demonstrative}
        self.indefinite = {word.form: word for word in table.indefinite}
        self.relative = {word.form: word for word in table.relative}


@cache
def mention_words(language: str) -> MentionWords:
    """The closed-class words of a language.

    Args:
        language: BCP 47 code, the name of the language's folder.

    Raises:
        DataError: the table does not follow its form.
    """
    return MentionWords(load_table(_HOME / language / "mentions.yaml", MentionTable))
