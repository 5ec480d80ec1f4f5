"""Well-known organisations and groups: what an acronym or a name in a text stands for.

In: a name as a text writes it. Out: name, acronym, kind, PLOVER sector and country. The facts stand in
`organisations.yaml`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

import msgspec

from segun.knowledge.folding import fold
from segun.knowledge.names import NameIndex
from segun.language.tables import load_table

_TABLE = Path(__file__).parent / "organisations.yaml"


class Organisation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An organisation: `sector` is a PLOVER code, `country` alpha-3 or None (international, or not certain)."""

    name: str
    acronym: str = ""
    kind: Literal["organisation", "group"] = "organisation"
    sector: str = ""
    country: str | None = None
    also: tuple[str, ...] = ()


class OrganisationTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole file; `articles` may stand before a name without belonging to it."""

    articles: list[str]
    common_words: list[str]
    organisations: list[Organisation]


class Organisations:
    """Organisations by acronym, name and variants."""

    __slots__ = ("_common_words", "_index", "_size")

    def __init__(self, table: OrganisationTable) -> None:
        self._size = len(table.organisations)
        self._common_words = frozenset(fold(word) for word in table.common_words)
        spellings = ((name, entry) for entry in table.organisations for name in _spellings(entry))
        self._index = NameIndex(spellings, tuple(table.articles))

    def __len__(self) -> int:
        return self._size

    def is_common_word(self, text: str) -> bool:
        """Whether a name is also a word ("Podemos", "Reforma"), so that at the start of a sentence it proves nothing."""
        return fold(text) in self._common_words

    def all(self, text: str) -> tuple[Organisation, ...]:
        """Every organisation that `text` may name, the best known first."""
        return self._index.all(text)

    def find(self, text: str, country: str | None = None) -> Organisation | None:
        """The organisation that `text` names.

        Args:
            text: name or acronym as written; capitals count, accents and a leading article do not.
            country: alpha-3 code that decides between namesakes ("INE", "El Universal").

        Namesakes that nothing decides between come back as one, without what they do not share.
        """
        found = self.all(text)
        if len(found) < 2:
            return found[0] if found else None
        near = [entry for entry in found if country and entry.country == country]
        return near[0] if near else _common(found)


def _spellings(entry: Organisation) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for name in (entry.name, entry.acronym, *entry.also) if name))


def _common(found: tuple[Organisation, ...]) -> Organisation:
    """What the namesakes share; a name that differs gives way to the acronym."""
    first = found[0]
    return Organisation(
        name=first.name if all(o.name == first.name for o in found) else first.acronym or first.name,
        acronym=first.acronym,
        kind=first.kind,
        sector=first.sector if all(o.sector == first.sector for o in found) else "",
        country=first.country if all(o.country == first.country for o in found) else None,
    )


@cache
def organisations() -> Organisations:
    """The organisations of the table.

    Raises:
        DataError: the table does not follow its form.
    """
    return Organisations(load_table(_TABLE, OrganisationTable))
