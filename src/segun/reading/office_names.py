"""The office that a description names, whatever its title: "el canciller ruso" and "el ministro ruso de Exteriores" are one.

In: a mention by description. Out: the name of its office in the language's list, how two offices compare, and the title
without its country.
"""

from __future__ import annotations

from segun.knowledge.countries import countries
from segun.language.folding import fold
from segun.language.office_titles import OfficeTitles
from segun.reading.cast import Office
from segun.reading.mention import Mention

OFFICES = ("office", "party", "religion")
"""Classes of roles that go by an institution or a state, and that a text gives one person, as a rule."""


def office_name(mention: Mention, titles: OfficeTitles) -> str:
    """The office that a description names, "" where the list of offices does not have it."""
    if "role" not in mention.flags:
        return ""
    return titles.office([*mention.role.split(), *_words_beside(mention)], mention.country)


def same_office(mention: Mention, name: str, office: Office) -> bool | None:
    """Whether a description names an `office`: by the list of offices, which leaves titles open that are not in it.

    Args:
        mention: the description.
        name: the office that it names, by `office_name`.
        office: what is known of somebody.
    """
    if name and name == office.name:
        return True
    portfolio = _words_beside(mention) - frozenset(fold(mention.role).split())
    return False if name and office.name and office.lemma != mention.role and portfolio else None


def without_country(words: str) -> str:
    """A title or the complement of one without demonyms and countries ("Exteriores de Rusia" gives "Exteriores")."""
    known, kept = countries(), words.split()
    for start in range(len(kept)):
        if known.by_name(" ".join(kept[start:])) is not None:
            kept = kept[: max(0, start - 1)]
            break
    return " ".join(word for word in kept if known.by_demonym(word.lower()) is None)


def _words_beside(mention: Mention) -> frozenset[str]:
    """What narrows the noun of a description down, codes of countries aside."""
    return frozenset(word for word in mention.modifiers if not word.isupper())
