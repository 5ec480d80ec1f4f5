"""What bears a proper name: a person, an organisation, a state, a place, or a work.

In: `NameContext` and the tokens of a name. Out: `Name`. Tables, titles before it, articles, prepositions and the words that it
is made of decide.
"""

from __future__ import annotations

from dataclasses import replace

from segun.reading.name_context import NameContext
from segun.reading.name_tables import Bearer, Known, Name, with_known


class NameBearers:
    """Says what bears the names of one document."""

    def __init__(self, context: NameContext) -> None:
        self.context = context
        self.syntax = context.syntax
        self.words = context.words
        self.nouns = context.nouns
        self.tables = context.tables

    def split(self, first: int, last: int) -> list[Name]:
        """The run as one name, without the titles before it and cut before a state that it ends in."""
        if self._article_before_title(first, last):
            first += 1
        spelt = self.context.spelt.get(first) == last
        while first < last and self._title(first) and not spelt:
            first += 1
        if first == last and not self._sure_name(first):
            noun = self.nouns[self.syntax.lower[first]]
            if (noun.role or noun.group or noun.source) and not (
                self._surname_after_title(first) or self.context.surname(first)
            ):
                return []
        return [self._classify(first, last)]

    def _surname_after_title(self, i: int) -> bool:
        """Whether a surname that is a noun as well stands behind a title in small letters: "la doctora Nieto"."""
        return i not in self.context.initial and self.context.titled(i) and self.syntax.words[i - 1].islower()

    def _article_before_title(self, first: int, last: int) -> bool:
        """Whether an article with a capital and a title begin the run: "El Papa Juan"; a newspaper may be called El Observador."""
        if first == last or self.syntax.lower[first] not in self.words.table.articles or not self._title(first + 1):
            return False
        return self.tables[self.syntax.words_of(first, last + 1)] is None

    def _title(self, i: int) -> bool:
        noun = self.nouns[self.syntax.lower[i]]
        word = self.syntax.words[i]
        return bool(noun.role) and not noun.organisation and self.tables.given(word) is None and not word.isupper()

    def _sure_name(self, i: int) -> bool:
        return bool(self.tables[self.syntax.words[i]]) or self.tables.given(self.syntax.words[i]) is not None

    def _classify(self, first: int, last: int) -> Name:
        syntax = self.syntax
        text = syntax.words_of(first, last + 1)
        known = self.tables[text]
        head = self.nouns[syntax.lower[first]]
        gender = self.tables.given(syntax.words[first])
        name = Name(first, last, text, "unknown")
        if self.context.alias(first):
            return replace(name, bearer="person", gender=gender or "")
        if gender is not None and last == first and self._portfolio_like_a_name(first, known):
            return replace(name, bearer="work")
        if known is None and last == first and self._ministry(first):
            return self._organisation(name, "GOV", False)
        if self.context.spelt.get(first) == last and (known is None or known.bearer != "organisation"):
            return self._organisation(name, head.organisation.sector if head.organisation else "", False)
        if known and not (
            known.bearer == "place" and (self.context.titled(first) or (gender is not None and last > first))
        ):
            return with_known(name, known)
        if gender is None and known is None and self.context.surname(first):
            return replace(name, bearer="person")
        if gender is not None and last > first and self._bare_capitals(first, last):
            return replace(name, bearer="person", gender=gender)
        if head.organisation and (last > first or not self.context.titled(first)):
            return self._organisation(name, head.organisation.sector, head.organisation.kind == "group")
        if self.context.named_thing(first) and not (gender is not None and last > first):
            return self._organisation(name, self._sector_before(first), False)
        if gender is None and last > first and self.syntax.lower[last] in self.words.table.company_ends:
            return self._organisation(name, "BUS", False)
        if head.work or head.place:
            return replace(name, bearer="work" if head.work else "place")
        if gender is None and self.context.portfolio(first):
            return replace(name, bearer="work")
        if _acronym(text) and text.isupper() and len(text) < 6:
            return replace(name, bearer="organisation")
        if self.context.titled(first):
            return replace(name, bearer="person", gender=gender or "")
        if head.group and not (gender is not None and last > first):
            return self._organisation(name, head.group.sector, head.group.kind == "group")
        if _acronym(text):
            return replace(name, bearer="organisation")
        if gender is not None and (last > first or not self.context.after_article(first)):
            return replace(name, bearer="person", gender=gender)
        return replace(name, bearer=self._by_context(first, last))

    def _portfolio_like_a_name(self, i: int, known: Known | None) -> bool:
        """Whether a given name is what an office is for: "la ministra de Salud"."""
        elsewhere = known is not None and known.bearer != "place"
        return not elsewhere and self.context.portfolio(i) and not self.context.surname(i)

    def _ministry(self, i: int) -> bool:
        """Whether the word at `i` says what a ministry is for and stands for the ministry."""
        if self.syntax.lower[i] not in self.words.table.portfolios or self.syntax.words[i].isupper():
            return False
        before = self.syntax.lower[i - 1] if i else ""
        if before in self.words.table.genitives or before in self.words.table.conjunctions:
            return False
        return not (self.context.titled(i) or self.context.surname(i))

    def _sector_before(self, first: int) -> str:
        """The sector of the noun for an institution that stands before the name."""
        for j in range(first - 1, max(-1, first - 4), -1):
            noun = self.nouns[self.syntax.lower[j]]
            thing = noun.group or noun.source
            if thing is not None:
                return thing.sector
        return ""

    def _organisation(self, name: Name, sector: str, group: bool) -> Name:
        """An institution; the country that its name ends in or that a demonym in it names is its own."""
        country = None
        for i in range(name.last, name.first, -1):
            known = self.tables[self.syntax.words_of(i, name.last + 1)]
            country = country or (known.country if known and known.bearer == "state" else None)
            country = country or self.nouns[self.syntax.lower[i]].demonym
        return replace(name, bearer="organisation", sector=sector, group=group, country=country)

    def _by_context(self, first: int, last: int) -> Bearer:
        """By the words around: an article hints at a thing, "en" at a place, two bare words at a person."""
        before = self.syntax.lower[first - 1] if first else ""
        if self.context.after_article(first) or before in self.words.determiners or self._shouts(first, last):
            return "unknown"
        if before in self.words.table.place_prepositions:
            return "place"
        if self._like_thing(first, last):
            return "unknown"
        if first == last and self._governed(first):
            return "organisation"
        if self.context.quoted_after(last):
            return "person"
        if last > first and all(self._of_person(i) for i in range(first, last + 1)):
            return "person"
        return "person" if self.syntax.deps[first] == "nsubj" else "unknown"

    def _of_person(self, i: int) -> bool:
        """Whether the word at `i` has a capital or is a particle: "Sidi ould Bara"."""
        return self.context.proper(i) or self.syntax.lower[i] in self.words.table.personal_particles

    def _governed(self, i: int) -> bool:
        """Whether a noun before "de" shows that an organisation bears the name: "el gerente de Lumen"."""
        lower, table = self.syntax.lower, self.words.table
        if i < 2 or lower[i - 1] not in table.genitives or self.context.surname(i):
            return False
        j = i - 2
        while j > 0 and self.syntax.pos[j] == "ADJ":
            j -= 1
        return lower[j] in table.organisation_governors

    def _like_thing(self, first: int, last: int) -> bool:
        """Whether a name of several words is none of a person: it begins with an article, goes on behind "del", or ends in a
        word for a direction ("Vial Norte").
        """
        if first == last:
            return False
        table, lower = self.words.table, self.syntax.lower[first : last + 1]
        return lower[0] in table.articles or lower[-1] in table.thing_ends or self.context.thing(first)

    def _bare_capitals(self, first: int, last: int) -> bool:
        """Whether nothing but capitalised words makes the name, with no article before it: "Marina Toledo"."""
        words = self.syntax.words[first : last + 1]
        return not self.context.after_article(first) and all(word[:1].isupper() for word in words)

    def _shouts(self, first: int, last: int) -> bool:
        """Whether the run is stress put on by capitals: three words or more without a small letter."""
        words = self.syntax.words[first : last + 1]
        return (len(words) > 2 or "-" in words[0]) and all(word.isupper() or word == "-" for word in words)


def _acronym(text: str) -> bool:
    return 1 < len(text) <= 10 and text.replace("-", "").isalnum() and sum(c.isupper() for c in text) > len(text) // 2
