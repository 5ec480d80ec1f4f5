"""Nouns for those who speak and act: roles, groups, sources, and the words that begin proper names.

In: the tables under `<language>/lexicon/`. Out: `ActorLexicon`, which answers for any inflected form in any case and
accents. An entry gives its forms only where the language's endings do not build them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Literal, TypeVar

import msgspec

from segun.language.folding import fold
from segun.language.inflection import Forms, Inflection, inflection
from segun.language.tables import load_table

_HOME = Path(__file__).parent

RoleClass = Literal[
    "office", "party", "press", "security", "religion", "trade", "civil", "kin", "spokesperson", "person"
]
RoleFlag = Literal["takes_counterpart", "counterpart", "state_office", "head", "title", "ambiguous"]
Sourcing = Literal["anonymous", "document", "media", "institution", "role"]
Gender = Literal["f", "m", "u"]
Number = Literal["sing", "plur", "both"]


class RoleNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun for a person by office, trade or relation.

    Flags: `takes_counterpart` "su homólogo ruso" may stand for it; `counterpart` it stands for the same office elsewhere;
    `state_office` a demonym beside it says whom it serves; `head` it heads a state, government or organisation; `title` it
    may stand before a name without an article; `ambiguous` a form of it is a form of another word too. `also` are the
    nouns that may pick this one up later in a text ("el mandatario" for a president). `variants` are forms beside the
    four ("jueza"). `gender` is that of a noun whose gender is fixed ("víctima"). `sector` is a PLOVER code or "".
    """

    lemma: str
    class_: RoleClass = msgspec.field(name="class")
    sector: str = ""
    forms: tuple[str, str, str, str] | None = None
    variants: tuple[str, ...] = ()
    gender: Gender = "u"
    flags: tuple[RoleFlag, ...] = ()
    also: tuple[str, ...] = ()

    @property
    def takes_counterpart(self) -> bool:
        """Whether a counterpart noun may stand for this office in another country."""
        return "takes_counterpart" in self.flags


class GroupNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun for an institution or a number of people; `persons` marks plurals of persons ("manifestantes")."""

    lemma: str
    kind: Literal["organisation", "group"]
    sector: str = ""
    gender: Gender = "m"
    plural: str | None = None
    persons: bool = False
    forms: tuple[str, str, str, str] | None = None
    also: tuple[str, ...] = ()


class SourceNoun(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A noun for what or who vouches for a report without being a named person."""

    lemma: str
    sourcing: Sourcing
    kind: Literal["unnamed", "organisation"] = "unnamed"
    sector: str = ""
    gender: Gender = "m"
    plural: str | None = None
    forms: tuple[str, str, str, str] | None = None


class OrganisationHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that begins proper names of organisations."""

    head: str
    sector: str = ""
    kind: Literal["organisation", "group"] = "organisation"


class NameHead(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A word that begins proper names of places, or of works and events; those are never actors."""

    head: str
    what: str
    plain: bool = False


class NameHeads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file of heads that are no actors."""

    places: list[NameHead]
    others: list[NameHead]


class ActorLexicon:
    """Everything a language knows about nouns for actors."""

    def __init__(self, language: str) -> None:
        home = _HOME / language / "lexicon"
        rules = inflection(language)
        self._roles = _by_form(
            (role, role_forms(role, rules)) for role in load_table(home / "roles.yaml", list[RoleNoun])
        )
        self._groups = _by_form((g, group_forms(g, rules)) for g in load_table(home / "groups.yaml", list[GroupNoun]))
        self._sources = _by_form(
            (s, source_forms(s, rules)) for s in load_table(home / "sources.yaml", list[SourceNoun])
        )
        heads = load_table(home / "organisation_heads.yaml", list[OrganisationHead])
        self._organisation_heads = {fold(entry.head): entry for entry in heads}
        others = load_table(home / "places_heads.yaml", NameHeads)
        self._place_heads = {fold(entry.head): entry for entry in others.places}
        self._other_heads = {fold(entry.head): entry for entry in others.others}
        self._longest = max(form.count(" ") + 1 for form in self._roles)

    def role(self, word: str) -> RoleNoun | None:
        """The role that `word`, or a phrase of several words, is a form of."""
        return self._roles.get(fold(word))

    def longest_role(self, words: Sequence[str], start: int) -> tuple[RoleNoun, int] | None:
        """The longest role that begins at `words[start]`, and the index after its last word."""
        for end in range(min(len(words), start + self._longest), start, -1):
            role = self._roles.get(fold(" ".join(words[start:end])))
            if role:
                return role, end
        return None

    def group(self, word: str) -> GroupNoun | None:
        """The group or institution that `word` is a form of; nouns for persons count only in the plural."""
        return self._groups.get(fold(word))

    def source(self, word: str) -> SourceNoun | None:
        """The source that `word` is a form of."""
        return self._sources.get(fold(word))

    def organisation_head(self, word: str) -> OrganisationHead | None:
        """The entry of a word that begins names of organisations."""
        return self._organisation_heads.get(fold(word))

    def place_head(self, word: str) -> NameHead | None:
        """The entry of a word that begins names of places."""
        return self._place_heads.get(fold(word))

    def other_head(self, word: str) -> NameHead | None:
        """The entry of a word that begins names of works, laws and events."""
        return self._other_heads.get(fold(word))


E_ = TypeVar("E_")


def _by_form(entries: Iterable[tuple[E_, Iterable[str]]]) -> dict[str, E_]:
    """Entries by folded form; the first entry keeps a form that two share."""
    table: dict[str, E_] = {}
    for entry, forms in entries:
        for form in forms:
            table.setdefault(fold(form), entry)
    return table


def role_forms(role: RoleNoun, rules: Inflection) -> tuple[str, ...]:
    """The four forms of a role, its own or built, and its variants; both genders may share a form."""
    forms = role.forms or rules.person(role.lemma)
    return (*forms, *role.variants)


def group_forms(group: GroupNoun, rules: Inflection) -> tuple[str, ...]:
    """The forms of a group noun: the plurals of a noun for persons, singular and plural of an institution."""
    if group.persons:
        forms = Forms(*group.forms) if group.forms else rules.person(group.lemma)
        return tuple(dict.fromkeys((forms.masculines, forms.feminines)))
    return thing_forms(group.lemma, group.plural, rules)


def source_forms(source: SourceNoun, rules: Inflection) -> tuple[str, ...]:
    """The forms of a source: both genders where the entry gives four, else singular and plural."""
    if source.forms:
        return tuple(dict.fromkeys(source.forms))
    return thing_forms(source.lemma, source.plural, rules)


def thing_forms(lemma: str, plural: str | None, rules: Inflection) -> tuple[str, ...]:
    """Singular and plural of a noun of one gender; `plural` is "" where there is none, None where it is regular."""
    other = rules.plural(lemma) if plural is None else plural
    return (lemma, other) if other else (lemma,)


@cache
def actor_lexicon(language: str) -> ActorLexicon:
    """The actor lexicon of a language.

    Args:
        language: BCP 47 code, the name of the language's folder.

    Raises:
        DataError: a table does not follow its form.
    """
    return ActorLexicon(language)
