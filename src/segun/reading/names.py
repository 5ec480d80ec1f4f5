"""Proper names in a document: where each begins and ends, and what bears it.

In: `Syntax`. Out: `list[Name]` by position. There is no entity recogniser: a run of capitalised words is a name whatever
its tags, with the particles and links that its kind takes; tables, titles before it, articles, prepositions and its other
occurrences in the document say what bears it. A word at the start of a sentence counts only with evidence.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from segun.knowledge.countries import countries
from segun.knowledge.given_names import given_names
from segun.knowledge.organisations import organisations
from segun.knowledge.places import places
from segun.language.folding import fold
from segun.language.mention_words import Gender, MentionWords, mention_words
from segun.reading.name_keys import initials
from segun.reading.nouns import Nouns, nouns
from segun.reading.syntax import Syntax

Bearer = Literal["person", "organisation", "state", "seat", "place", "work", "unknown"]
_LONGEST = 9  # words: no name of the tables is longer
_OPENING = frozenset({'"', "'", "(", "[", "«", "“", "‘", "¿", "¡", "—", "–", "-", "--", "*", "•", "...", "…"})
_NO_NAME_TAGS = frozenset({"ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "ADV", "NUM", "INTJ"})
_MOST = 50_000


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name: tokens `first` to `last` (inclusive), its text, and what bears it as far as is known.

    `title` is the index of the first token of a title that stands capitalised before it ("Presidente Rojas"), `country`
    an alpha-3 code, `group` says that the organisation is a loose group.
    """

    first: int
    last: int
    text: str
    bearer: Bearer
    country: str | None = None
    sector: str = ""
    gender: Gender = ""
    acronym: str = ""
    group: bool = False


@dataclass(frozen=True, slots=True)
class Known:
    """What the tables say of a text as a whole."""

    bearer: Bearer
    country: str | None = None
    sector: str = ""
    acronym: str = ""
    group: bool = False
    seat: bool = False


class NameTables:
    """The tables of names behind one cached question."""

    def __init__(self) -> None:
        self._known: dict[str, Known | None] = {}
        self._given: dict[str, Gender | None] = {}

    def __getitem__(self, text: str) -> Known | None:
        if text not in self._known:
            if len(self._known) >= _MOST:
                self._known.clear()
            self._known[text] = _look_up(text)
        return self._known[text]

    def given(self, word: str) -> Gender | None:
        """Gender of a given name ("" for both), `None` where `word` is none."""
        if word not in self._given:
            if len(self._given) >= _MOST:
                self._given.clear()
            found = given_names().get(fold(word))
            self._given[word] = None if found is None else "" if found == "u" else found
        return self._given[word]


def _look_up(text: str) -> Known | None:
    """States before organisations before seats before mere places."""
    code = countries().by_name(text)
    if code:
        return Known("state", code, "GOV")
    organisation = organisations().find(text)
    if organisation:
        group = organisation.kind == "group"
        return Known("organisation", organisation.country, organisation.sector, organisation.acronym, group)
    seat = countries().by_seat(text)
    if seat and (seat.country or seat.organisation):
        return Known("seat", seat.country, "GOV")
    place = places().find(text)
    return Known("place", place.country) if place else None


@cache
def name_tables() -> NameTables:
    """The tables of names, with their cache."""
    return NameTables()


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
        self.words: MentionWords = mention_words(language)
        self.nouns: Nouns = nouns(language)
        self.tables = name_tables()
        self.shouted = _shouted_sentences(syntax)
        self.initial = _initial_tokens(syntax)
        self.small = {w for w, low in zip(syntax.words, syntax.lower, strict=True) if w == low}
        self.inside = {
            w for i, w in enumerate(syntax.words) if w[:1].isupper() and i not in self.initial and not self._loud(i)
        }
        self.surnames = self._surnames()
        self.pairs = {
            (a, b)
            for before, a, b in zip(["", *syntax.words], syntax.words, syntax.words[1:], strict=False)
            if a[:1].isupper() and b[:1].isupper() and not before[:1].isupper()
        }
        self.introduced = [syntax.words[i : i + 2] for i in range(1, len(syntax)) if self._odd_start(i)]
        self.bracketed = {i: end for i in range(len(syntax) - 3) if (end := self._bracketed_given(i))}

    def _surnames(self) -> set[str]:
        """Capitalised words that follow a given name somewhere in the document."""
        words, found = self.syntax.words, set()
        for i in range(len(words) - 1):
            if words[i][:1].isupper() and words[i + 1][:1].isupper() and self.tables.given(words[i]) is not None:
                found.add(words[i + 1])
        return found

    def _odd_start(self, i: int) -> bool:
        """Whether a capitalised function word stands behind a noun that introduces a name."""
        capital = self.syntax.words[i][:1].isupper() and i not in self.initial
        return capital and self.syntax.lower[i] in self.words.table.function_words and self._named_thing(i)

    def _surname(self, i: int) -> bool:
        """Whether the word at `i` is the surname of somebody named in full elsewhere, and no noun here."""
        return self.syntax.words[i] in self.surnames and not self._after_article(i) and not self._loud(i)

    def _loud(self, i: int) -> bool:
        return self.syntax.sentence_of[i] in self.shouted

    def read(self) -> list[Name]:
        found: list[Name] = []
        i, size = 0, len(self.syntax)
        while i < size:
            if i in self.bracketed and (i == 0 or not self.syntax.words[i - 1][:1].isupper()):
                found.append(self._with_bracket(i))
                i = found[-1].last + 1
            elif self.syntax.words[i][:1].isupper() and not self._loud(i) and self._can_start(i):
                last = self._end(i)
                found.extend(self._split(i, last))
                i = last + 1
            else:
                i += 1
        found = _agree(found, self.tables)
        if self.shouted:
            found = sorted(found + self._headline_names(found), key=lambda n: n.first)
        return found

    # Where a name begins

    def _can_start(self, i: int) -> bool:
        """Whether the capitalised word at `i` is part of a name, and not only the first word of a sentence."""
        syntax, lower = self.syntax, self.syntax.lower[i]
        if lower in self.words.table.calendar:
            return self._calendar_given(i)
        if i not in self.initial:
            if lower not in self.words.table.function_words:
                return True
            return (self._inner_capital(lower) or self._foreign_article(i)) and self._followed_by_name(i)
        word = syntax.words[i]
        if lower in self.words.table.function_words:
            return lower in self.words.table.articles and self._known_end(i) > i
        if len(word) > 1 and word.isupper():
            return True
        if self.tables[word] or word in self.inside:
            return True
        return self._initial_by_evidence(i, word, lower)

    def _calendar_given(self, i: int) -> bool:
        """Whether a given name that is a month or a day as well stands before a surname: "Julio Vera"."""
        if self.tables.given(self.syntax.words[i]) is None or not self._capital(i + 1):
            return False
        return not (i > 1 and self.syntax.words[i - 2].isdigit())

    def _named_thing(self, i: int) -> bool:
        """Whether a noun for an institution or a newspaper stands before the name: "el diario O Norte"."""
        lower, j = self.syntax.lower, i - 1
        while j > 0 and self._same_sentence(j, i) and self._describes(j):
            j -= 1
        if j < 0 or not self._same_sentence(j, i) or not self.syntax.words[j].islower():
            return False
        return lower[j] in self.words.table.named_nouns

    def _foreign_article(self, i: int) -> bool:
        """Whether a word that is small in Spanish begins a name that a noun has introduced: "O Norte"."""
        return self.syntax.words[i : i + 2] in self.introduced

    def _describes(self, j: int) -> bool:
        """Whether the word at `j` is an adjective, or a noun used as one, behind its noun."""
        adjective = self.syntax.pos[j] == "ADJ" or self.nouns[self.syntax.lower[j]].demonym is not None
        return adjective and self.syntax.words[j].islower()

    def _inner_capital(self, lower: str) -> bool:
        """Whether a small word may begin a name inside a sentence: "El Faro", "De la Vega"."""
        table = self.words.table
        return lower in table.articles or lower in table.particles or lower in table.genitives

    def _bracketed_given(self, i: int) -> int:
        """The bracket that closes the given name before a surname, "(Alberto) Vera" in agencies' style; 0 where none is."""
        words = self.syntax.words
        if words[i] != "(":
            return 0
        end = i + 2 if words[i + 2] == ")" else i + 3
        given = self.tables.given(words[i + 1]) is not None and words[i + 1][:1].isupper()
        if not given or end + 1 >= len(words) or words[end] != ")" or not words[end - 1][:1].isupper():
            return 0
        return end if words[end + 1][:1].isupper() and self._same_sentence(i, end + 1) else 0

    def _with_bracket(self, i: int) -> Name:
        close = self.bracketed[i]
        last = self._end(close + 1)
        text = f"{self.syntax.words_of(i + 1, close)} {self.syntax.words_of(close + 1, last + 1)}"
        return Name(i, last, text, "person", gender=self.tables.given(self.syntax.words[i + 1]) or "")

    def _initial_by_evidence(self, i: int, word: str, lower: str) -> bool:
        """The first word of a sentence that no table knows as a whole: tags, other occurrences, the next word."""
        noun = self.nouns[lower]
        follows = self._followed_by_name(i)
        if self.tables.given(word) is not None and (follows or self.syntax.pos[i] == "PROPN"):
            return True
        if noun.organisation and self._is_proper(i):
            return True
        if noun.acts or noun.demonym or lower in self.small or self.syntax.pos[i] in _NO_NAME_TAGS:
            return False
        if self.syntax.pos[i] == "PROPN":
            return True
        if self.syntax.pos[i] in ("VERB", "ADJ"):
            return False
        return follows and not self._known_noun(i)

    def _known_noun(self, i: int) -> bool:
        """Whether the tagger saw an ordinary inflected noun."""
        return self.syntax.pos[i] == "NOUN" and bool(self.syntax.features[i].get("Number"))

    def _followed_by_name(self, i: int) -> bool:
        j = i + 1
        if j >= len(self.syntax) or not self._same_sentence(i, j) or j in self.initial:
            return False
        return self.syntax.words[j][:1].isupper() and self.syntax.lower[j] not in self.words.table.calendar

    def _is_proper(self, i: int) -> bool:
        """Whether a head such as that of a ministry goes on with a capital, at once or after a link."""
        j = i + 1
        while j < len(self.syntax) and self.syntax.lower[j] in self.words.table.links and j - i < 4:
            j += 1
        return j < len(self.syntax) and self._same_sentence(i, j) and self.syntax.words[j][:1].isupper()

    def _same_sentence(self, i: int, j: int) -> bool:
        return self.syntax.sentence_of[i] == self.syntax.sentence_of[j]

    # Where a name ends

    def _end(self, i: int) -> int:
        """The last token of the name that begins at `i`."""
        last = self._known_end(i)
        known = self.tables[self.syntax.words_of(i, last + 1)] if last > i else None
        linked = self._takes_links(i) and (known is None or known.bearer == "organisation")
        while True:
            step = self._step(i, last, linked)
            if step is None:
                return last
            last = step

    def _known_end(self, i: int) -> int:
        """The end of the longest name of the tables that begins at `i`; `i` where there is none."""
        syntax, best = self.syntax, i
        past = min(len(syntax), i + _LONGEST)
        for j in range(i + 1, past):
            word = syntax.words[j]
            if not self._same_sentence(i, j) or not (word[:1].isalnum() or word == "-"):
                break
            if word[:1].isupper() and j not in self.initial and self.tables[syntax.words_of(i, j + 1)]:
                best = j
            elif (
                not word[:1].isupper()
                and syntax.lower[j] not in self.words.table.links
                and (syntax.lower[j] not in self.words.table.conjunctions)
            ):
                break
        return best

    def _takes_links(self, i: int) -> bool:
        """Whether the word heads names with inner links ("Ministerio de …", "Palacio de …")."""
        noun = self.nouns[self.syntax.lower[i]]
        if self.syntax.lower[i] in self.words.table.state_nouns and self._portfolio(i):
            return False
        return bool(noun.organisation or noun.place or noun.work or noun.group)

    def _step(self, first: int, last: int, linked: bool) -> int | None:
        """The token to which the name goes on from `last`, `None` at its end."""
        syntax, j = self.syntax, last + 1
        if j >= len(syntax) or not self._same_sentence(last, j):
            return None
        word = syntax.words[j]
        if j in self.bracketed and self.tables.given(syntax.words[first]) is not None:
            return self.bracketed[j] + 1
        if word.isdigit() and linked:
            return j if self._numbered(j) else None
        if word == "-" and syntax.ends[last] == syntax.starts[j] and self._capital(j + 1):
            return j + 1
        if word[:1].isupper():
            return j if self._extends(first, last, j) else None
        if linked:
            return self._linked(first, last, j)
        return self._particles(first, last, j)

    def _capital(self, j: int) -> bool:
        return (
            j < len(self.syntax)
            and self.syntax.words[j][:1].isupper()
            and self.syntax.lower[j] not in self.words.table.calendar
            and self._same_sentence(j - 1, j)
        )

    def _extends(self, first: int, last: int, j: int) -> bool:
        """Whether the capitalised word at `j`, next to a name, goes on with it."""
        if self.syntax.lower[j] in self.words.table.calendar and self.tables.given(self.syntax.words[first]) is None:
            return False
        whole = self.syntax.words_of(first, last + 1)
        known = self.tables[whole]
        institution = known is not None and known.bearer in ("state", "organisation")
        if known is not None and known.bearer == "organisation" and first == last and self._seen_apart(j):
            return False
        return not ((institution or self.syntax.words[first].isupper()) and self._starts_person(j))

    def _seen_apart(self, j: int) -> bool:
        """Whether the two capitals from `j` make a name elsewhere: "la candidata de LS Ayla Torres", after "Ayla Torres"."""
        return self._capital(j + 1) and tuple(self.syntax.words[j : j + 2]) in self.pairs

    def _starts_person(self, j: int) -> bool:
        return self.tables.given(self.syntax.words[j]) is not None and self._capital(j + 1)

    def _numbered(self, j: int) -> bool:
        """Whether the number at `j` ends the name of one of several institutions ("Zona 8") and counts nothing."""
        after = j + 1
        if len(self.syntax.words[j]) > 3 or self.syntax.words[j - 1].isdigit():
            return False
        return (
            after >= len(self.syntax)
            or self.syntax.lower[after] in self.words.table.genitives
            or not self.syntax.words[after][0].isalnum()
        )

    def _linked(self, first: int, last: int, j: int) -> int | None:
        """Past the links inside the name of an institution: to the next capital, if the name goes on there."""
        table, at = self.words.table, j
        lower = self.syntax.lower
        joined = lower[at] in table.conjunctions
        at += joined
        while at < len(self.syntax) and (lower[at] in table.links or lower[at] in table.people_links) and at - j < 3:
            at += 1
        if at == j or not self._capital(at) or not self._same_sentence(j, at):
            return None
        if any(word in table.people_links for word in lower[j:at]):
            return at if self._people(at) else None
        complete = last > first and self.tables[self.syntax.words_of(first, last + 1)] is not None
        if joined and (self._another(at) or (complete and not self._spelt_out(first, at))):
            return None
        return None if complete and not joined and lower[j] not in table.genitives else at

    def _people(self, at: int) -> bool:
        """Whether the word at `at` names those whom an institution serves ("Ayuda a Refugiados") and nobody in particular."""
        noun = self.nouns[self.syntax.lower[at]]
        return noun.number == "p" and bool(noun.role or noun.group) and self.tables[self.syntax.words[at]] is None

    def _spelt_out(self, first: int, at: int) -> bool:
        """Whether the acronym in brackets after the word at `at` counts that word in."""
        words = self.syntax.words
        return (
            at + 2 < len(words)
            and words[at + 1] == "("
            and initials(self.syntax.words_of(first, at + 1)) == words[at + 2]
        )

    def _another(self, at: int) -> bool:
        """Whether a second actor begins at `at` rather than the rest of the first one's name."""
        word = self.syntax.words[at]
        noun = self.nouns[self.syntax.lower[at]]
        if self.tables[word] or self._known_end(at) > at or self._starts_person(at):
            return True
        return bool(noun.organisation or noun.role or noun.group) or (len(word) > 1 and word.isupper())

    def _particles(self, first: int, last: int, j: int) -> int | None:
        """Past the particles inside the name of a person ("Rosa de la Vega", "Karl von Ems")."""
        table, at = self.words.table, j
        while (
            at < len(self.syntax)
            and at - j < 3
            and (
                self.syntax.lower[at] in table.particles
                or self.syntax.lower[at] in table.genitives
                or (at > j and self.syntax.lower[at] in table.articles)
            )
        ):
            at += 1
        if at == j or not self._capital(at) or not self._same_sentence(j, at):
            return None
        if self.syntax.lower[j] in table.particles:
            return at
        return at if self._person_goes_on(first, last, j, at) else None

    def _person_goes_on(self, first: int, last: int, j: int, at: int) -> bool:
        """Whether "de" after a name introduces more of the person's name and not a country, place or institution."""
        if self.tables.given(self.syntax.words[first]) is None or self.tables[self.syntax.words_of(first, last + 1)]:
            return False
        end = self._known_end(at)
        known = self.tables[self.syntax.words_of(at, end + 1)]
        noun = self.nouns[self.syntax.lower[at]]
        if noun.organisation or noun.place or noun.role or noun.group or (noun.work and not self._capital(at + 1)):
            return False
        if known and known.bearer in ("state", "organisation", "seat"):
            return False
        return known is None or (last == first and at > j)

    # What bears it

    def _split(self, first: int, last: int) -> list[Name]:
        """The run as one name, without the titles before it and cut before a state that it ends in."""
        while first < last and self._title(first):
            first += 1
        if first == last and not self._sure_name(first):
            noun = self.nouns[self.syntax.lower[first]]
            if (noun.role or noun.group or noun.source) and not (
                self._surname_after_title(first) or self._surname(first)
            ):
                return []
        return [self._classify(first, last)]

    def _surname_after_title(self, i: int) -> bool:
        """Whether a surname that is a noun as well stands behind a title in small letters: "la doctora Nieto"."""
        return i not in self.initial and self._titled(i) and self.syntax.words[i - 1].islower()

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
        if known and not (known.bearer == "place" and (self._titled(first) or (gender is not None and last > first))):
            return self._with_known(name, known)
        if gender is None and known is None and self._surname(first):
            return replace(name, bearer="person")
        if gender is not None and last > first and self._bare_capitals(first, last):
            return replace(name, bearer="person", gender=gender)
        if head.organisation and (last > first or not self._titled(first)):
            return self._organisation(name, head.organisation.sector, head.organisation.kind == "group")
        if self._named_thing(first) and not (gender is not None and last > first):
            return self._organisation(name, self._sector_before(first), False)
        if head.work or head.place:
            return replace(name, bearer="work" if head.work else "place")
        if gender is None and self._portfolio(first):
            return replace(name, bearer="work")
        if _acronym(text) and text.isupper() and len(text) < 6:
            return replace(name, bearer="organisation")
        if self._titled(first):
            return replace(name, bearer="person", gender=gender or "")
        if head.group and not (gender is not None and last > first):
            return self._organisation(name, head.group.sector, head.group.kind == "group")
        if _acronym(text):
            return replace(name, bearer="organisation")
        if gender is not None and (last > first or not self._after_article(first)):
            return replace(name, bearer="person", gender=gender)
        return replace(name, bearer=self._by_context(first, last))

    def _sector_before(self, first: int) -> str:
        """The sector of the noun for an institution that stands before the name."""
        for j in range(first - 1, max(-1, first - 4), -1):
            noun = self.nouns[self.syntax.lower[j]]
            thing = noun.group or noun.source
            if thing is not None:
                return thing.sector
        return ""

    def _with_known(self, name: Name, known: Known) -> Name:
        return replace(
            name,
            bearer=known.bearer,
            country=known.country,
            sector=known.sector,
            acronym=known.acronym,
            group=known.group,
        )

    def _organisation(self, name: Name, sector: str, group: bool) -> Name:
        """An institution; the country that its name ends in or that a demonym in it names is its own."""
        country = None
        for i in range(name.last, name.first, -1):
            known = self.tables[self.syntax.words_of(i, name.last + 1)]
            country = country or (known.country if known and known.bearer == "state" else None)
            country = country or self.nouns[self.syntax.lower[i]].demonym
        return replace(name, bearer="organisation", sector=sector, group=group, country=country)

    def _titled(self, first: int) -> bool:
        """Whether a title or office stands right before the name ("el canciller Rojas", "la ministra rusa Orlova")."""
        i = first - 1
        while i >= 0 and self._same_sentence(i, first) and self.nouns[self.syntax.lower[i]].demonym:
            i -= 1
        if i < 0 or not self._same_sentence(i, first):
            return False
        role = self.nouns[self.syntax.lower[i]].role
        return role is not None and self.nouns[self.syntax.lower[i]].number != "p"

    def _portfolio(self, first: int) -> bool:
        """Whether the name says what an office is for ("ministra de Relaciones Exteriores")."""
        if first < 2 or self.syntax.lower[first - 1] not in self.words.table.genitives:
            return False
        i = first - 2
        while i >= 0 and self.nouns[self.syntax.lower[i]].demonym and not self.nouns[self.syntax.lower[i]].role:
            i -= 1
        role = self.nouns[self.syntax.lower[i]].role if i >= 0 else None
        return role is not None and role.class_ == "office"

    def _after_article(self, first: int) -> bool:
        before = self.syntax.lower[first - 1] if first else ""
        return before in self.words.table.articles or before in self.words.table.contracted

    def _by_context(self, first: int, last: int) -> Bearer:
        """By the words around: an article hints at a thing, "en" at a place, two bare words at a person."""
        before = self.syntax.lower[first - 1] if first else ""
        if self._after_article(first) or before in self.words.determiners or self._shouts(first, last):
            return "unknown"
        if before in self.words.table.place_prepositions:
            return "place"
        if last > first and all(self.syntax.words[i][:1].isupper() for i in range(first, last + 1)):
            return "person"
        return "person" if self.syntax.deps[first] == "nsubj" else "unknown"

    def _bare_capitals(self, first: int, last: int) -> bool:
        """Whether nothing but capitalised words makes the name, with no article before it: "Marina Toledo"."""
        words = self.syntax.words[first : last + 1]
        return not self._after_article(first) and all(word[:1].isupper() for word in words)

    def _shouts(self, first: int, last: int) -> bool:
        """Whether the run is stress put on by capitals: three words or more without a small letter."""
        words = self.syntax.words[first : last + 1]
        return (len(words) > 2 or "-" in words[0]) and all(word.isupper() or word == "-" for word in words)

    # Headlines in capitals

    def _headline_names(self, body: list[Name]) -> list[Name]:
        """Names in sentences written in capitals: those that the body or the tables know."""
        known: dict[str, Name] = {}
        for name in body:
            known.setdefault(fold(name.text), name)
            if name.bearer == "person":
                for part in _parts(name.text):
                    known.setdefault(part, name)
        found: list[Name] = []
        for k in sorted(self.shouted):
            found.extend(self._in_headline(*self.syntax.sentences[k], known))
        return found

    def _in_headline(self, first: int, past: int, known: dict[str, Name]) -> list[Name]:
        found: list[Name] = []
        i = first
        while i < past:
            name = self._headline_name(i, past, known)
            if name:
                found.append(name)
                i = name.last
            i += 1
        return found

    def _headline_name(self, i: int, past: int, known: dict[str, Name]) -> Name | None:
        if not self.syntax.words[i][:1].isalpha() or self.syntax.lower[i] in self.words.table.function_words:
            return None
        for end in range(min(past, i + _LONGEST), i, -1):
            text = self.syntax.words_of(i, end)
            same = known.get(fold(text))
            if same:
                return replace(same, first=i, last=end - 1, text=text)
            table = self.tables[text.title()] if len(text) > 3 else None
            if table and table.bearer in ("state", "seat"):
                return self._with_known(Name(i, end - 1, text, "unknown"), table)
        return None


def _parts(text: str) -> list[str]:
    return [fold(part) for part in text.split() if len(part) > 2 and part[0].isupper()]


def _acronym(text: str) -> bool:
    return 1 < len(text) <= 10 and text.replace("-", "").isalnum() and sum(c.isupper() for c in text) > len(text) // 2


def _shouted_sentences(syntax: Syntax) -> set[int]:
    """Sentences in capitals: at least three words of letters, nine in ten of them without a small letter."""
    found = set()
    for k, (first, past) in enumerate(syntax.sentences):
        words = [w for w in syntax.words[first:past] if w[0].isalpha()]
        if len(words) >= 2 and sum(w.isupper() for w in words) >= 0.9 * len(words) and max(map(len, words)) > 3:
            found.add(k)
    return found


def _initial_tokens(syntax: Syntax) -> set[int]:
    """Tokens whose capital may only mark the start of a sentence or of a quotation."""
    found: set[int] = set()
    for first, past in syntax.sentences:
        i = first
        while i < past and (syntax.words[i] in _OPENING or syntax.words[i].isspace() or syntax.words[i][0].isdigit()):
            i += 1
        found.add(i)
        found.update(
            j + 1
            for j in range(first, past - 1)
            if syntax.words[j] in ('"', "“", "«", "¿", "¡", ":") or "\n" in syntax.words[j]
        )
        found.update(
            j + 2 for j in range(first, past - 2) if syntax.words[j] == ":" and syntax.words[j + 1] in _OPENING
        )
    return found


def _agree(found: list[Name], tables: NameTables) -> list[Name]:
    """The same word bears the same name everywhere: what one place leaves open, another may show."""
    sure: dict[str, Name] = {}
    for name in found:
        if name.bearer == "person":
            sure.setdefault(fold(name.text), name)
            if " " in name.text:
                for part in _parts(name.text):
                    sure.setdefault(part, name)
        elif name.bearer == "organisation":
            sure.setdefault(fold(name.text), name)
    countries_too = _surnames_of_countries(found)
    return [_like(name, sure, fold(name.text) in countries_too) for name in found]


def _surnames_of_countries(found: list[Name]) -> set[str]:
    """Folded names of countries and capitals that are somebody's last name in the document and never stand before it."""
    first: dict[str, int] = {}
    for name in found:
        if name.bearer == "person" and " " in name.text:
            first.setdefault(_parts(name.text)[-1] if _parts(name.text) else "", name.first)
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
    if name.bearer == "person" and (" " in name.text or other.bearer != "organisation"):
        return name
    return replace(name, bearer=other.bearer, gender=other.gender, sector=other.sector, country=other.country)
