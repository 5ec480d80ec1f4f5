"""What stands around the words that may make a proper name.

In: `Syntax`. Out: `NameContext`, which says of a token whether its capital means anything, what stands before it, and where
else in the document it occurs.
"""

from __future__ import annotations

from collections.abc import Iterator

from segun.language.folding import fold
from segun.language.mention_words import MentionWords, mention_words
from segun.reading.name_tables import LONGEST, name_tables
from segun.reading.nouns import Nouns, nouns
from segun.reading.syntax import Syntax

_OPENING = frozenset({'"', "'", "(", "[", "«", "“", "‘", "¿", "¡", "—", "–", "-", "--", "*", "•", "...", "…"})


_CLOSING = frozenset({'"', "'", "»", "”", "’"})
_SPELT = 16  # tokens before an acronym in brackets in which the name that it stands for begins


class NameContext:
    """The capitals of one document."""

    def __init__(self, syntax: Syntax, language: str) -> None:
        self.syntax = syntax
        self.words: MentionWords = mention_words(language)
        self.nouns: Nouns = nouns(language)
        self.tables = name_tables()
        self.shouted = _shouted_sentences(syntax)
        self.initial = _initial_tokens(syntax)
        self.small = {w for w, low in zip(syntax.words, syntax.lower, strict=True) if w == low}
        self.inside = {
            w for i, w in enumerate(syntax.words) if w[:1].isupper() and i not in self.initial and not self.loud(i)
        }
        self.surnames = self._surnames()
        self.things = self._things()
        self.pairs = {
            (a, b)
            for before, a, b in zip(["", *syntax.words], syntax.words, syntax.words[1:], strict=False)
            if a[:1].isupper() and b[:1].isupper() and not before[:1].isupper()
        }
        self.introduced = [syntax.words[i : i + 2] for i in range(1, len(syntax)) if self._odd_start(i)]
        self.spelt = dict(self._spelt_out())
        self.nicknames = {i: end for i in range(1, len(syntax) - 3) if (end := self._nickname(i))}
        self.bracketed = {i: end for i in range(len(syntax) - 3) if (end := self._bracketed_given(i))}

    def _spelt_out(self) -> Iterator[tuple[int, int]]:
        """First and last token of each name whose initials stand in brackets behind it: "Liga de Pescadores Unidos (LPU)"."""
        words = self.syntax.words
        for i in range(2, len(words) - 2):
            if words[i] == "(" and words[i + 2] == ")" and words[i + 1].isupper() and words[i + 1].isalpha():
                first = self._spelt_from(i, fold(words[i + 1]))
                if first is not None:
                    yield first, i - 1

    def _spelt_from(self, bracket: int, letters: str) -> int | None:
        """The capital from which on the capitals before a bracket spell its letters."""
        syntax = self.syntax
        first = max(syntax.sentence(bracket)[0], bracket - _SPELT)
        inner = self.words.table.links | self.words.table.conjunctions | self.words.table.people_links
        seen = ""
        for i in range(bracket - 1, first - 1, -1):
            if syntax.words[i][:1].isupper():
                seen = fold(syntax.words[i][0]) + seen
                if seen == letters:
                    return i if len(letters) > 1 else None
                if not letters.endswith(seen):
                    return None
            elif syntax.lower[i] not in inner:
                return None
        return None

    def _surnames(self) -> set[str]:
        """Capitalised words that follow a given name somewhere in the document."""
        words, found = self.syntax.words, set()
        for i in range(len(words) - 1):
            if words[i][:1].isupper() and words[i + 1][:1].isupper() and self.tables.given(words[i]) is not None:
                found.add(words[i + 1])
        return found

    def surname(self, i: int) -> bool:
        """Whether the word at `i` is the surname of somebody named in full elsewhere, and no noun here."""
        return self.syntax.words[i] in self.surnames and not self.after_article(i) and not self.loud(i)

    def _odd_start(self, i: int) -> bool:
        """Whether a capitalised function word stands behind a noun that introduces a name."""
        capital = self.syntax.words[i][:1].isupper() and i not in self.initial
        return capital and self.syntax.lower[i] in self.words.table.function_words and self.named_thing(i)

    def loud(self, i: int) -> bool:
        """Whether the token at `i` stands in a sentence that is written in capitals."""
        return self.syntax.sentence_of[i] in self.shouted

    def followed_by_name(self, i: int) -> bool:
        """Whether a capitalised word of the same sentence comes next, and no day or month."""
        j = i + 1
        if j >= len(self.syntax) or not self.same_sentence(i, j) or j in self.initial:
            return False
        return self.syntax.words[j][:1].isupper() and self.syntax.lower[j] not in self.words.table.calendar

    def _bracketed_given(self, i: int) -> int:
        """The bracket that closes the given name before a surname, "(Alberto) Vera" in agencies' style; 0 where none is."""
        words = self.syntax.words
        if words[i] != "(":
            return 0
        end = i + 2 if words[i + 2] == ")" else i + 3
        given = self.tables.given(words[i + 1]) is not None and words[i + 1][:1].isupper()
        if not given or end + 1 >= len(words) or words[end] != ")" or not words[end - 1][:1].isupper():
            return 0
        return end if words[end + 1][:1].isupper() and self.same_sentence(i, end + 1) else 0

    def _nickname(self, i: int) -> int:
        """The mark that closes a nickname between given name and surname: "Julia «Lula» Prats"; 0 where none is."""
        words = self.syntax.words
        if words[i] not in _OPENING or not words[i - 1][:1].isupper() or not words[i + 1][:1].isupper():
            return 0
        end = next((j for j in range(i + 2, min(i + 4, len(words) - 1)) if words[j] in _CLOSING), 0)
        return end if end and words[end + 1][:1].isupper() and self.same_sentence(i - 1, end + 1) else 0

    def named_thing(self, i: int) -> bool:
        """Whether a noun for an institution or a newspaper stands before the name: "el diario O Norte"."""
        lower, j = self.syntax.lower, i - 1
        while j > 0 and self.same_sentence(j, i) and self._describes(j):
            j -= 1
        if j > 1 and lower[j - 1] in self.words.table.genitives and lower[j - 2] in self.words.table.named_nouns:
            j -= 2  # "el diario de provincia Norte"
        if j < 0 or not self.same_sentence(j, i) or not self.syntax.words[j].islower():
            return False
        return lower[j] in self.words.table.named_nouns

    def thing(self, i: int) -> bool:
        """Whether an article, or a noun for an institution, shows here or elsewhere that the word at `i` is no person's name."""
        word = self.syntax.words[i]
        if self.tables.given(word) is not None or word in self.surnames or self.tables[word]:
            return False
        if self.named_thing(i):
            return True
        return not self.titled(i) and (self.after_article(i) or word in self.things)

    def _things(self) -> set[str]:
        """Capitalised words before "del" that have an article or a noun for an institution before them."""
        syntax, contracted = self.syntax, self.words.table.contracted
        return {
            syntax.words[i]
            for i in range(1, len(syntax) - 1)
            if syntax.lower[i + 1] in contracted
            and syntax.words[i][:1].isupper()
            and (self.after_article(i) or self.named_thing(i))
        }

    def _describes(self, j: int) -> bool:
        """Whether the word at `j` is an adjective, or a noun used as one, behind its noun."""
        adjective = self.syntax.pos[j] == "ADJ" or self.nouns[self.syntax.lower[j]].demonym is not None
        return adjective and self.syntax.words[j].islower()

    def foreign_article(self, i: int) -> bool:
        """Whether a word that is small in Spanish begins a name that a noun has introduced: "O Norte"."""
        return self.syntax.words[i : i + 2] in self.introduced

    def same_sentence(self, i: int, j: int) -> bool:
        """Whether two tokens stand in one sentence."""
        return self.syntax.sentence_of[i] == self.syntax.sentence_of[j]

    def quoted_after(self, last: int) -> bool:
        """Whether a colon and a quotation follow the token: "Lobos: «No iré»"."""
        after = self.syntax.words[last + 1 : last + 3]
        return len(after) == 2 and after[0] == ":" and after[1] in _OPENING

    def known_end(self, i: int) -> int:
        """The end of the longest name of the tables that begins at `i`; `i` where there is none."""
        syntax, best = self.syntax, i
        past = min(len(syntax), i + LONGEST)
        for j in range(i + 1, past):
            word = syntax.words[j]
            if not self.same_sentence(i, j) or not (word[:1].isalnum() or word == "-"):
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

    def proper(self, i: int) -> bool:
        """Whether the token at `i` has a capital, at its beginning or behind a particle ("al-Masri")."""
        word = self.syntax.words[i]
        if word[:1].isupper():
            return True
        particle, hyphen, rest = word.partition("-")
        return bool(hyphen) and rest[:1].isupper() and particle in self.words.table.joined_particles

    def capital(self, j: int) -> bool:
        """Whether the token at `j` goes on with the sentence, capitalised, and is no day or month."""
        return (
            j < len(self.syntax)
            and self.proper(j)
            and self.syntax.lower[j] not in self.words.table.calendar
            and self.same_sentence(j - 1, j)
        )

    def starts_person(self, j: int) -> bool:
        """Whether a given name stands at `j`, with a capitalised word behind it."""
        return self.tables.given(self.syntax.words[j]) is not None and self.capital(j + 1)

    def seen_apart(self, j: int) -> bool:
        """Whether the two capitals from `j` make a name elsewhere: "la candidata de LS Ayla Torres", after "Ayla Torres"."""
        return self.capital(j + 1) and tuple(self.syntax.words[j : j + 2]) in self.pairs

    def titled(self, first: int) -> bool:
        """Whether a title or office stands right before the name ("el canciller Rojas", "la ministra rusa Orlova")."""
        i = first - 1
        while i >= 0 and self.same_sentence(i, first) and self.nouns[self.syntax.lower[i]].demonym:
            i -= 1
        if i < 0 or not self.same_sentence(i, first):
            return False
        role = self.nouns[self.syntax.lower[i]].role
        return role is not None and self.nouns[self.syntax.lower[i]].number != "p"

    def alias(self, first: int) -> bool:
        """Whether the name is another one of somebody: "alias Lobo", "apodado «el Lobo»"."""
        i = first - 1
        while i > 0 and (self.syntax.words[i] in _OPENING or self.syntax.lower[i] in self.words.table.articles):
            i -= 1
        return i >= 0 and self.syntax.lower[i] in self.words.table.aliases

    def portfolio(self, first: int) -> bool:
        """Whether the name says what an office is for ("ministra de Relaciones Exteriores")."""
        if first < 2 or self.syntax.lower[first - 1] not in self.words.table.genitives:
            return False
        i = first - 2
        while i >= 0 and self.nouns[self.syntax.lower[i]].demonym and not self.nouns[self.syntax.lower[i]].role:
            i -= 1
        role = self.nouns[self.syntax.lower[i]].role if i >= 0 else None
        return role is not None and role.class_ == "office"

    def after_article(self, first: int) -> bool:
        """Whether an article, or a preposition that holds one, stands before the name."""
        before = self.syntax.lower[first - 1] if first else ""
        return before in self.words.table.articles or before in self.words.table.contracted


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
