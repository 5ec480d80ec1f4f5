"""Which office a title stands for, so that "el canciller ruso" and "el ministro de Exteriores" of Russia meet.

In: a role of a ledger's actor, or its words. Out: the office's name where the language's data know it, else the title's telling
stems.
"""

from __future__ import annotations

from functools import cache, lru_cache

from segun.knowledge.countries import countries
from segun.language.folding import fold
from segun.language.linking import linking_words
from segun.ledger import Role
from segun.store.words import stem


def office(role: Role, language: str) -> str:
    """The office that a role is, without its country; "" where its words tell nothing."""
    return office_of(f"{role.title} {role.organisation or ''}", language)


@lru_cache(maxsize=50_000)
def office_of(words: str, language: str) -> str:
    """The office that `words` name.

    >>> office_of("ministra serbia de Exteriores", "es") == office_of("canciller", "es")
    True
    >>> office_of("jueza de lo Mercantil", "es")
    'juez mercantil'
    """
    stems = telling_stems(words, language)
    known = _offices(language).get(stems)
    return known or " ".join(sorted(stems))


@lru_cache(maxsize=50_000)
def telling_stems(words: str, language: str) -> frozenset[str]:
    """The stems of a description without articles, prepositions, countries and demonyms."""
    empty = linking_words(language).empty
    return frozenset(
        stem(word)
        for word in words.replace("-", " ").split()
        if (key := fold(bare := word.strip(".,;:()\"'“”«»"))) and key not in empty and not _tells_country(bare)
    )


@lru_cache(maxsize=50_000)
def is_demonym(word: str) -> bool:
    """Whether a word says of which country somebody is."""
    return countries().by_demonym(word) is not None


def _tells_country(word: str) -> bool:
    return is_demonym(fold(word)) or countries().by_name(word) is not None


@cache
def _offices(language: str) -> dict[frozenset[str], str]:
    listed = linking_words(language).offices
    return {telling_stems(title, language): name for name, titles in listed.items() for title in titles}
