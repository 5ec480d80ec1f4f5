"""What a single word may be in a phrase for an actor: office, group, source, people of a country, head of a name.

In: a word form. Out: `Noun`, which gathers what the lexicons and the table of demonyms know of it. Every form is looked up
once and kept, for a newspaper uses the same forms over and over.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from segun.knowledge.countries import countries
from segun.language.actor_lexicon import (
    ActorLexicon,
    GroupNoun,
    NameHead,
    OrganisationHead,
    RoleNoun,
    SourceNoun,
    actor_lexicon,
    role_forms,
)
from segun.language.folding import fold
from segun.language.inflection import Inflection, inflection
from segun.language.mention_words import Gender, Number

_MOST = 100_000  # forms kept; a cache that only grows would not stay flat over a long run


@dataclass(frozen=True, slots=True)
class Noun:
    """One form and everything that the tables say of it; `gender` and `number` are those of the form, "" if open."""

    role: RoleNoun | None
    group: GroupNoun | None
    source: SourceNoun | None
    organisation: OrganisationHead | None
    place: NameHead | None
    work: NameHead | None
    demonym: str | None
    gender: Gender
    number: Number

    @property
    def acts(self) -> bool:
        """Whether a phrase around the word can stand for an actor."""
        return bool(self.role or self.group or self.source)


_NOTHING = Noun(None, None, None, None, None, None, None, "", "")


class Nouns:
    """The nouns of a language by form."""

    def __init__(self, language: str) -> None:
        self._lexicon: ActorLexicon = actor_lexicon(language)
        self._rules: Inflection = inflection(language)
        self._known: dict[str, Noun] = {}

    def __getitem__(self, word: str) -> Noun:
        noun = self._known.get(word)
        if noun is None:
            if len(self._known) >= _MOST:
                self._known.clear()
            noun = self._known[word] = self._look_up(word)
        return noun

    def _look_up(self, word: str) -> Noun:
        if not word[:1].isalpha():
            return _NOTHING
        lexicon = self._lexicon
        role, group, source = lexicon.role(word), lexicon.group(word), lexicon.source(word)
        if role and group and fold(word) == fold(group.lemma) and word != group.lemma:
            spelt = word in role_forms(role, self._rules)  # "la secretaria" is a person, "la secretaría" an office
            group, source = (None, None) if spelt else (group, source)
        demonym = countries().by_demonym(word)
        gender, number = self._agreement(word, role, group, source)
        heads = lexicon.organisation_head(word), lexicon.place_head(word), lexicon.other_head(word)
        if not (role or group or source or demonym or any(heads)):
            return _NOTHING
        return Noun(role, group, source, *heads, demonym, gender, number)

    def _agreement(
        self, word: str, role: RoleNoun | None, group: GroupNoun | None, source: SourceNoun | None
    ) -> tuple[Gender, Number]:
        """Gender and number of the form, as far as the form itself shows them."""
        if role:
            return _of_forms(fold(word), tuple(fold(form) for form in role_forms(role, self._rules)))
        thing = group or source
        if thing:
            plural = fold(word) != fold(thing.lemma)
            gender: Gender = "" if thing.forms or (isinstance(thing, GroupNoun) and thing.persons) else _gender(thing)
            return gender, "p" if plural else "s"
        return "", "p" if word.endswith("s") else "s"

    def lemma(self, word: str) -> str:
        """The lemma of the role that `word` is a form of, "" where it is none."""
        role = self[word].role
        return role.lemma if role else ""

    def is_group(self, phrase: str) -> bool:
        """Whether a phrase of several words is an entry of its own ("fuerzas de seguridad")."""
        return self._lexicon.group(phrase) is not None

    def longest_role(self, words: list[str], start: int) -> tuple[RoleNoun, int] | None:
        """The longest role of several words that begins at `words[start]`, and the index after it."""
        return self._lexicon.longest_role(words, start)


def _gender(thing: GroupNoun | SourceNoun) -> Gender:
    return "" if thing.gender == "u" else thing.gender


def _of_forms(word: str, forms: tuple[str, ...]) -> tuple[Gender, Number]:
    """Where `word` stands among the forms of one number (masculine, feminine) or of two (the same again as plurals)."""
    at = [i for i, form in enumerate(forms[:4]) if form == word]
    if not at:  # a variant ("lideresa"): its determiner tells the gender
        return "", "p" if word.endswith("s") else "s"
    genders = {"mf"[i % 2] for i in at}
    numbers = {"sp"[i // 2 % 2] for i in at}
    gender: Gender = "" if len(genders) != 1 else "m" if "m" in genders else "f"
    number: Number = "" if len(numbers) != 1 else "s" if "s" in numbers else "p"
    return gender, number


@cache
def nouns(language: str) -> Nouns:
    """The nouns of a language, with their cache.

    Raises:
        DataError: a table does not follow its form.
    """
    return Nouns(language)
