"""Words that stand for something said before: "estas afirmaciones", "la denuncia del sindicato", "lo", "ellas".

In: a `Page` and a stretch of tokens. Out: a `Pointer`, which tells what kind of statement it can stand for, whose, and what
about. Which statement it is, `links` decides.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.language.factuality import Factuality, factuality
from segun.language.mention_words import Determination, mention_words
from segun.ledger import Act
from segun.reading.page import Page

_BEFORE_NOUN = ("DET", "ADJ", "NUM", "PRON", "ADV", "ADP")
_GENDERS: dict[str, Literal["m", "f"]] = {"Masc": "m", "Fem": "f"}
_STEM = 6  # letters by which two lemmas are the same: what the lemmatiser gets wrong, or a derivation changes, stands behind
_MEANING = ("NOUN", "PROPN", "VERB", "ADJ", "NUM")


@dataclass(frozen=True, slots=True)
class Pointer:
    """A noun or pronoun that stands for a statement; `token` is where it stands.

    `acts` are those of the statements that a noun can stand for, the likeliest first, () for a pronoun. `strong` nouns
    hardly ever stand for anything else. `owners` are the actors whom the phrase names as those who said it, `topic` the
    stems of the words that say what about. `gender` is `n` for a pronoun that stands for a proposition and not for a noun.
    """

    token: int
    acts: tuple[Act, ...]
    strong: bool
    determination: Determination | Literal[""]
    gender: Literal["m", "f", "n", ""]
    plural: bool
    owners: frozenset[int] = frozenset()
    topic: frozenset[str] = frozenset()

    @property
    def is_noun(self) -> bool:
        return bool(self.acts)

    @property
    def points(self) -> bool:
        """Whether a demonstrative points at something said before."""
        return self.determination == "demonstrative"


def pointer_of(page: Page, first: int, last: int) -> Pointer | None:
    """The pointer that a whole phrase is: its head noun, or a pronoun alone or on an infinitive."""
    words = factuality(page.language)
    for i in range(first, last + 1):
        found = words.anaphor(page.syntax.lower[i])
        if found is not None and page.syntax.pos[i] in ("NOUN", "PROPN"):
            return _noun(page, words, i, last)
        if page.syntax.pos[i] not in _BEFORE_NOUN:
            break
    return _pronoun(page, words, first, last) if last - first <= 1 else None


def pointer_in(page: Page, first: int, last: int) -> Pointer | None:
    """The first noun or neuter pronoun among the tokens that stands for something said."""
    words = factuality(page.language)
    for i in range(first, last + 1):
        if words.anaphor(page.syntax.lower[i]) is not None and page.syntax.pos[i] == "NOUN":
            return _noun(page, words, i, last)
    return None


def _noun(page: Page, words: Factuality, noun: int, last: int) -> Pointer:
    anaphor = words.anaphor(page.syntax.lower[noun])
    assert anaphor is not None
    features = page.syntax.features[noun]
    return Pointer(
        token=noun,
        acts=anaphor.acts,
        strong=anaphor.weight == "strong",
        determination=_determination(page, words, noun),
        gender=_GENDERS.get(features.get("Gender", ""), ""),
        plural=features.get("Number") == "Plur",
        owners=_owners(page, noun, last),
        topic=meaning(page, noun + 1, last, classes=("NOUN", "PROPN")),
    )


def _determination(page: Page, words: Factuality, noun: int) -> Determination | Literal[""]:
    """What the determiner before the noun makes of it, adjectives left aside."""
    determiners = mention_words(page.language).determiners
    for i in range(noun - 1, max(page.syntax.sentence(noun)[0], noun - 4) - 1, -1):
        if page.syntax.lower[i] in words.pointing:
            return "demonstrative"
        found = determiners.get(page.syntax.lower[i])
        if found is not None:
            return found.makes
        if page.syntax.pos[i] not in ("ADJ", "NUM", "DET"):
            return ""
    return ""


def _owners(page: Page, noun: int, last: int) -> frozenset[int]:
    """Whoever said it: the actors named right behind the noun after a genitive."""
    table = mention_words(page.language).table
    if noun >= last or page.syntax.lower[noun + 1] not in table.genitives | table.contracted:
        return frozenset()
    head = page.mention_head_near(noun + 2) if noun + 2 <= last else None
    actor = None if head is None or head > last else page.cast.actor_at(head)
    return frozenset() if actor is None else frozenset({actor})


def _pronoun(page: Page, words: Factuality, first: int, last: int) -> Pointer | None:
    found = words.pronoun(page.syntax.lower[first])
    if found is None and first == last and page.syntax.features[first].get("VerbForm") == "Inf":
        found = words.enclitic(page.syntax.lower[first])
    if found is None or (last > first and page.syntax.pos[last] not in ("ADJ", "PRON", "DET", "ADV")):
        return None
    return Pointer(first, (), True, "demonstrative", found.gender, found.number == "p")


def meaning(
    page: Page, first: int, last: int, skip: tuple[int, int] | None = None, classes: tuple[str, ...] = _MEANING
) -> frozenset[str]:
    """The stems of the words that carry meaning, of these classes, tokens of `skip` left out."""
    syntax = page.syntax
    return frozenset(
        syntax.lemmas[i][:_STEM].lower()
        for i in range(first, last + 1)
        if syntax.pos[i] in classes and not (skip is not None and skip[0] <= i <= skip[1])
    )
