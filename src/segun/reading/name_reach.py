"""Where a proper name begins and ends.

In: `NameContext`. Out: token indexes. A run of capitalised words is a name whatever its tags, with the particles and links
that its kind takes; a word at the start of a sentence counts only with evidence.
"""

from __future__ import annotations

from segun.knowledge.name_keys import initials
from segun.reading.name_context import NameContext

_NO_NAME_TAGS = frozenset({"ADP", "DET", "PRON", "SCONJ", "CCONJ", "AUX", "ADV", "NUM", "INTJ"})


class NameReach:
    """Finds the ends of names in one document."""

    def __init__(self, context: NameContext) -> None:
        self.context = context
        self.syntax = context.syntax
        self.words = context.words
        self.nouns = context.nouns
        self.tables = context.tables

    def can_start(self, i: int) -> bool:
        """Whether the capitalised word at `i` is part of a name, and not only the first word of a sentence."""
        syntax, lower = self.syntax, self.syntax.lower[i]
        if i in self.context.spelt:
            return True
        if i + 1 in self.context.spelt and lower in self.words.table.articles:
            return False
        if lower in self.words.table.calendar:
            return self._calendar_given(i)
        if i not in self.context.initial:
            if lower not in self.words.table.function_words:
                return True
            return (self._inner_capital(lower) or self.context.foreign_article(i)) and self.context.followed_by_name(i)
        word = syntax.words[i]
        if lower in self.words.table.function_words:
            return lower in self.words.table.articles and self._with_article(i)
        if len(word) > 1 and word.isupper():
            return True
        if self.tables[word] or word in self.context.inside:
            return True
        return self._initial_by_evidence(i, word, lower)

    def _with_article(self, i: int) -> bool:
        """Whether the article at the start of a sentence is the first word of a name: "El Salvador", not "La ONU" or "El Banco
        Norte", though a place is called El Banco.
        """
        end = self.context.known_end(i)
        if end == i:
            return False
        known, bare = self.tables[self.syntax.words_of(i, end + 1)], self.tables[self.syntax.words_of(i + 1, end + 1)]
        if known is not None and known.bearer == "place":
            return not (self.nouns[self.syntax.lower[i + 1]].organisation or self.context.capital(end + 1))
        return known is None or known.bearer != "organisation" or known != bare

    def _calendar_given(self, i: int) -> bool:
        """Whether a given name that is a month or a day as well stands before a surname: "Julio Vera"."""
        if self.tables.given(self.syntax.words[i]) is None or not self.context.capital(i + 1):
            return False
        return not (i > 1 and self.syntax.words[i - 2].isdigit())

    def _inner_capital(self, lower: str) -> bool:
        """Whether a small word may begin a name inside a sentence: "El Faro", "De la Vega"."""
        table = self.words.table
        return lower in table.articles or lower in table.particles or lower in table.genitives

    def _initial_by_evidence(self, i: int, word: str, lower: str) -> bool:
        """The first word of a sentence that no table knows as a whole: tags, other occurrences, the next word."""
        noun = self.nouns[lower]
        follows = self.context.followed_by_name(i)
        if self.tables.given(word) is not None and (follows or self.syntax.pos[i] == "PROPN"):
            return True
        if noun.organisation and self._is_proper(i):
            return True
        if noun.acts or noun.demonym or lower in self.context.small or self.syntax.pos[i] in _NO_NAME_TAGS:
            return False
        if self.syntax.pos[i] == "PROPN" or self.context.quoted_after(i):
            return True
        if self.syntax.pos[i] in ("VERB", "ADJ"):
            return False
        return follows and not self._known_noun(i)

    def _known_noun(self, i: int) -> bool:
        """Whether the tagger saw an ordinary inflected noun."""
        return self.syntax.pos[i] == "NOUN" and bool(self.syntax.features[i].get("Number"))

    def _is_proper(self, i: int) -> bool:
        """Whether a head such as that of a ministry goes on with a capital, at once or after a link."""
        j = i + 1
        while j < len(self.syntax) and self.syntax.lower[j] in self.words.table.links and j - i < 4:
            j += 1
        return j < len(self.syntax) and self.context.same_sentence(i, j) and self.syntax.words[j][:1].isupper()

    def end(self, i: int) -> int:
        """The last token of the name that begins at `i`."""
        if i in self.context.spelt:
            return self.context.spelt[i]
        last = self.context.known_end(i)
        known = self.tables[self.syntax.words_of(i, last + 1)] if last > i else None
        linked = self._takes_links(i) and (known is None or known.bearer == "organisation")
        while True:
            step = self._step(i, last, linked)
            if step is None:
                return last
            last = step

    def _takes_links(self, i: int) -> bool:
        """Whether the word heads names with inner links ("Ministerio de …", "Palacio de …")."""
        noun = self.nouns[self.syntax.lower[i]]
        if self.syntax.lower[i] in self.words.table.state_nouns and self.context.portfolio(i):
            return False
        if self.syntax.lower[i] in self.words.table.articles and i not in self.context.initial:
            return self.context.capital(i + 1)  # "El Faro de Levante"
        return bool(noun.organisation or noun.place or noun.work or noun.group)

    def _step(self, first: int, last: int, linked: bool) -> int | None:
        """The token to which the name goes on from `last`, `None` at its end."""
        syntax, j = self.syntax, last + 1
        if j >= len(syntax) or not self.context.same_sentence(last, j):
            return None
        word = syntax.words[j]
        if j in self.context.nicknames and self.tables.given(syntax.words[first]) is not None:
            return self.context.nicknames[j] + 1
        if j in self.context.bracketed and self.tables.given(syntax.words[first]) is not None:
            return self.context.bracketed[j] + 1
        if word.isdigit() and linked:
            return j if self._numbered(j) else None
        number = self._number_behind_mark(j) if linked else None
        if number is not None:
            return number
        if word in self.words.table.ampersands and self.context.capital(j + 1):
            return j + 1
        if word == "-" and syntax.ends[last] == syntax.starts[j] and self.context.capital(j + 1):
            return j + 1
        if self.context.proper(j):
            return j if self._extends(first, last, j) else None
        if linked:
            return self._linked(first, last, j)
        thing = self._of_the(j) if self.context.thing(first) else None
        return self._particles(first, last, j) if thing is None else thing

    def _extends(self, first: int, last: int, j: int) -> bool:
        """Whether the capitalised word at `j`, next to a name, goes on with it."""
        if self.syntax.lower[j] in self.words.table.calendar and self.tables.given(self.syntax.words[first]) is None:
            return False
        whole = self.syntax.words_of(first, last + 1)
        known = self.tables[whole]
        institution = known is not None and known.bearer in ("state", "organisation")
        if known is not None and known.bearer == "organisation" and first == last and self.context.seen_apart(j):
            return False
        return not ((institution or self.syntax.words[first].isupper()) and self.context.starts_person(j))

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

    def _number_behind_mark(self, j: int) -> int | None:
        """The number to which a mark at `j` leads: "Sindicato N.º 3"."""
        table, at = self.words.table, j + 1
        if self.syntax.lower[j] not in table.number_marks:
            return None
        while at < len(self.syntax) and self.syntax.words[at] in table.number_signs:
            at += 1
        return at if at < len(self.syntax) and self.syntax.words[at].isdigit() else None

    def _of_the(self, j: int) -> int | None:
        """Past "del" inside the name of a thing, if no actor of its own follows: "la Inspección del Trabajo"."""
        table, at = self.words.table, j + 1
        if self.syntax.lower[j] not in table.genitives:
            return None
        if self.syntax.lower[j] not in table.contracted:
            if at >= len(self.syntax) or self.syntax.lower[at] not in table.articles:
                return None
            at += 1
        if not self.context.capital(at) or not self.context.same_sentence(j, at) or self._another(at):
            return None
        known = self.tables[self.syntax.words[at]]
        return None if known is not None and known.bearer == "state" else at

    def _linked(self, first: int, last: int, j: int) -> int | None:
        """Past the links inside the name of an institution: to the next capital, if the name goes on there."""
        table, at = self.words.table, j
        lower = self.syntax.lower
        joined = lower[at] in table.conjunctions
        at += joined
        while at < len(self.syntax) and (lower[at] in table.links or lower[at] in table.people_links) and at - j < 3:
            at += 1
        if at == j or not self.context.capital(at) or not self.context.same_sentence(j, at):
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
        if self.tables[word] or self.context.known_end(at) > at or self.context.starts_person(at):
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
        if self._loose_particle(first, last, j):
            return j + 1
        if at == j or not self.context.capital(at) or not self.context.same_sentence(j, at):
            return None
        if self.syntax.lower[j] in table.particles:
            return at
        return at if self._person_goes_on(first, last, j, at) else None

    def _loose_particle(self, first: int, last: int, j: int) -> bool:
        """Whether an article of a transliterated name stands at `j`, which looks like a preposition: "Faruk al Masri"."""
        syntax, at = self.syntax, j + 1
        if syntax.lower[j] not in self.words.table.loose_particles or not self.context.capital(at):
            return False
        if self.tables.given(syntax.words[first]) is None or not first <= syntax.heads[at] <= last:
            return False
        acted_upon = bool(first) and syntax.lower[first - 1] in self.words.table.personal_prepositions
        return not acted_upon and self.tables[syntax.words[at]] is None and not self.nouns[syntax.lower[at]].place

    def _person_goes_on(self, first: int, last: int, j: int, at: int) -> bool:
        """Whether "de" after a name introduces more of the person's name and not a country, place or institution."""
        if self.tables.given(self.syntax.words[first]) is None or self.tables[self.syntax.words_of(first, last + 1)]:
            return False
        end = self.context.known_end(at)
        known = self.tables[self.syntax.words_of(at, end + 1)]
        noun = self.nouns[self.syntax.lower[at]]
        if (
            noun.organisation
            or noun.place
            or noun.role
            or noun.group
            or (noun.work and not self.context.capital(at + 1))
        ):
            return False
        if known and known.bearer in ("state", "organisation", "seat"):
            return False
        return known is None or (last == first and at > j)
