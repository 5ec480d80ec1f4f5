"""Proper names in a document: where each begins and ends, and what bears it.

In: `Syntax`. Out: `list[Name]` by position. There is no entity recogniser: capitals say where names stand
(`name_reach.py`), the tables and the words around say what bears them (`name_bearers.py`), and the same word bears the same
name everywhere.
"""

from __future__ import annotations

from dataclasses import replace

from segun.knowledge.name_keys import initials
from segun.language.folding import fold
from segun.reading.headline_names import headline_names
from segun.reading.name_bearers import NameBearers
from segun.reading.name_context import NameContext
from segun.reading.name_reach import NameReach
from segun.reading.name_tables import Bearer, Name, bears_otherwise, name_parts_of
from segun.reading.syntax import Syntax

__all__ = ["Bearer", "Name", "read_names"]


def read_names(syntax: Syntax, language: str) -> list[Name]:
    """The names of a document, by position, those of headlines in capitals included.

    Args:
        syntax: the parsed document.
        language: BCP 47 code of its language.
    """
    return _NameReader(syntax, language).read()


class _NameReader:
    """One pass over one document."""

    def __init__(self, syntax: Syntax, language: str) -> None:
        self.syntax = syntax
        self.context = NameContext(syntax, language)
        self.reach = NameReach(self.context)
        self.bearers = NameBearers(self.context)

    def read(self) -> list[Name]:
        found: list[Name] = []
        i, size = 0, len(self.syntax)
        while i < size:
            if i in self.context.bracketed and (i == 0 or not self.syntax.words[i - 1][:1].isupper()):
                found.append(self._with_bracket(i))
                i = found[-1].last + 1
            elif self.context.proper(i) and not self.context.loud(i) and self.reach.can_start(i):
                last = self.reach.end(i)
                found.extend(self.bearers.split(i, last))
                i = last + 1
            else:
                i += 1
        found = _agree(found)
        if self.context.shouted:
            found = sorted(found + headline_names(self.context, found), key=lambda n: n.first)
        return found

    def _with_bracket(self, i: int) -> Name:
        close = self.context.bracketed[i]
        last = self.reach.end(close + 1)
        text = f"{self.syntax.words_of(i + 1, close)} {self.syntax.words_of(close + 1, last + 1)}"
        return Name(i, last, text, "person", gender=self.context.tables.given(self.syntax.words[i + 1]) or "")


def _agree(found: list[Name]) -> list[Name]:
    """The same word bears the same name everywhere: what one place leaves open, another may show."""
    sure: dict[str, Name] = {}
    for name in sorted(found, key=_guessed):
        if name.bearer == "person":
            sure.setdefault(fold(name.text), name)
            if " " in name.text:
                for part in name_parts_of(name.text):
                    sure.setdefault(part, name)
        elif name.bearer == "organisation":
            sure.setdefault(fold(name.text), name)
    countries_too = _surnames_of_countries(found)
    return _spelt_here([_like(name, sure, fold(name.text) in countries_too) for name in found])


def _spelt_here(found: list[Name]) -> list[Name]:
    """The names; what the table knows by an acronym is left out where the text spells the acronym out as something else."""
    full = {initials(name.text): name.text for name in found if " " in name.text and name.bearer == "organisation"}
    return [
        replace(name, country=None, sector="", acronym="")
        if name.acronym and name.text in full and bears_otherwise(name.text, full[name.text])
        else name
        for name in found
    ]


def _guessed(name: Name) -> bool:
    """Whether nothing but two capitals speaks for a person."""
    return name.bearer == "person" and not name.gender


def _surnames_of_countries(found: list[Name]) -> set[str]:
    """Folded names of countries and capitals that are somebody's last name in the document and never stand before it."""
    first: dict[str, int] = {}
    for name in found:
        if name.bearer == "person" and " " in name.text:
            first.setdefault(name_parts_of(name.text)[-1] if name_parts_of(name.text) else "", name.first)
    places = [n for n in found if n.bearer in ("state", "seat")]
    early = {fold(n.text) for n in places if n.first < first.get(fold(n.text), 0)}
    return {fold(n.text) for n in places} & first.keys() - early


def _like(name: Name, sure: dict[str, Name], surname: bool) -> Name:
    other = sure.get(fold(name.text))
    if other is not None and surname and other.bearer == "person":
        return replace(name, bearer="person", gender=other.gender, sector="", country=None)
    if other is None or name.bearer not in ("unknown", "place", "person") or other is name:
        return name
    if name.bearer == "place" and other.bearer != "person":
        return name
    if name.bearer == "person" and (other.bearer != "organisation" or (" " in name.text and not _guessed(name))):
        return name
    return replace(name, bearer=other.bearer, gender=other.gender, sector=other.sector, country=other.country)
