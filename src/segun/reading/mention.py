"""One mention of an actor: the words that name, describe or point at somebody.

In: nothing; this is the value that `mentions.py` writes and `identity.py` reads. All positions are token indexes.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.language.mention_words import Determination, Gender, Number
from segun.ledger import Kind

Wording = Literal["name", "role", "pronoun"]
Part = Literal["subject", "object", "complement", "source", "other"]


@dataclass(frozen=True, slots=True)
class Mention:
    """A phrase that stands for an actor.

    `first` and `last` (inclusive) hold the whole phrase with its determiner and its complements, without the leading
    preposition, an apposition or a relative clause. `name` is the proper name that the phrase consists of, `role` the
    lemma of its head noun and `title` the phrase without determiner and complement, `organisation` the words of the
    complement without its preposition. `modifiers` are the folded words that narrow the head noun down.

    `appositive` is the index of the mention beside which this one stands in apposition, `antecedent` of the mention that
    a relative pronoun continues, `members` those that a
    coordination joins. `counted` says that a numeral stands before the noun, `both` that two named before are meant.
    `part` is the part that it plays in its clause.
    """

    first: int
    last: int
    head: int
    type: Wording
    kind: Kind
    name: str = ""
    role: str = ""
    title: str = ""
    organisation: str = ""
    country: str | None = None
    sector: str = ""
    gender: Gender = ""
    number: Number = "s"
    determination: Determination | Literal[""] = ""
    quantity: str = ""
    also: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    sourcing: str = ""
    modifiers: frozenset[str] = frozenset()
    acronym: str = ""
    both: bool = False
    relative: bool = False
    partitive: bool = False
    counted: bool = False
    vague: bool = False
    part: Part = "other"
    members: tuple[int, ...] = ()
    appositive: int | None = None
    antecedent: int | None = None

    @property
    def is_person(self) -> bool:
        """Whether persons are meant, by name, office or trade."""
        return self.kind == "person" or not {"role", "persons", "people"}.isdisjoint(self.flags)

    def holds(self, token: int) -> bool:
        """Whether the phrase covers `token`."""
        return self.first <= token <= self.last
