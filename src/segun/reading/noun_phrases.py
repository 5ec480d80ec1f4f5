"""How far a noun phrase reaches around its head noun, and what it is made of.

In: `Syntax`, the head, and where the proper names stand. Out: `Phrase`. The reach is read from the row of words and tags
and not from the tree, because the small model attaches "de" phrases and appositions wrongly far more often than it
mistakes a noun for a verb.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.language.mention_words import DeterminerWord, MentionWords
from segun.reading.nouns import Nouns
from segun.reading.syntax import Syntax

_LONGEST = 16  # tokens to the right of the head
_NOUN_TAGS = frozenset({"NOUN", "PROPN"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase, token indexes inclusive.

    `first`..`last` with determiner and complements; `core` is the last token before the first complement; `complement`
    the first token of the first complement, after its preposition, `None` without one. `quantity` is the token that
    counts ("centenares de vecinos"), `partitive` the pronoun that takes some out ("uno de los heridos").
    """

    first: int
    last: int
    head: int
    core: int
    complement: int | None
    determiner: DeterminerWord | None
    quantity: int | None
    partitive: int | None
    coordinated: tuple[int, ...] = ()


class PhraseReader:
    """Finds phrases in one document."""

    def __init__(self, syntax: Syntax, words: MentionWords, nouns: Nouns, name_end: dict[int, int]) -> None:
        """`name_end` maps the first token of each proper name to its last."""
        self.syntax = syntax
        self.words = words
        self.table = words.table
        self.nouns = nouns
        self.name_end = name_end
        self.governed = words.governed
        self.in_name = {i for first, last in name_end.items() for i in range(first, last + 1)}

    def phrase(self, head: int) -> Phrase:
        """The phrase whose head noun is the token `head`."""
        first, determiner, quantity, partitive = self._left(head)
        core, coordinated = self._core(head)
        last, complement = self._complements(head, core)
        return Phrase(first, last, head, core, complement, determiner, quantity, partitive, coordinated)

    # Leftward

    def _left(self, head: int) -> tuple[int, DeterminerWord | None, int | None, int | None]:
        """First token, determiner, counting noun and partitive pronoun of the phrase."""
        syntax, floor = self.syntax, self.syntax.sentence(head)[0]
        i, determiner = head - 1, None
        while i >= floor and self.precedes(i):
            found = self.words.determiners.get(syntax.lower[i])
            determiner = found or determiner if determiner is None or found is None else determiner
            i -= 1
        first = i + 1
        if i < floor or syntax.lower[i] not in self.table.genitives:
            return first, determiner or self._contracted(i, floor), None, None
        outer = i - 1
        if outer >= floor and syntax.lower[outer] in self.table.quantity_nouns and self._quantifies(outer, floor):
            start, outer_determiner, _, _ = self._left(outer)
            return start, outer_determiner, outer, None
        if outer >= floor and determiner and syntax.lower[outer] in self.table.partitives:
            return outer, determiner, None, outer
        return first, determiner or self._contracted(i, floor), None, None

    def _quantifies(self, i: int, floor: int) -> bool:
        """Whether the noun at `i` counts: in the plural, or with a determiner ("una parte de", not "por parte de")."""
        if self.syntax.lower[i].endswith("s") or self.syntax.words[i][:1].isupper():
            return True
        return self._left(i)[1] is not None

    def _contracted(self, i: int, floor: int) -> DeterminerWord | None:
        """The article that a preposition has swallowed ("del alcalde")."""
        word = self.syntax.lower[i] if i >= floor else ""
        return self.words.determiners.get(word) if word in self.table.contracted else None

    def precedes(self, i: int) -> bool:
        """Whether the token at `i` may stand between the start of a phrase and its noun."""
        lower = self.syntax.lower[i]
        if i in self.in_name:
            return False
        if lower in self.words.determiners:
            return lower not in self.table.contracted
        if lower in self.table.prenominal or lower in self.table.predeterminers:
            return True
        tag = self.syntax.pos[i]
        if tag == "NUM":
            return True
        return tag == "ADJ" and self.syntax.words[i].isalpha() and self.syntax.deps[i] in ("amod", "nummod", "det")

    # Rightward

    def _core(self, head: int) -> tuple[int, tuple[int, ...]]:
        """Last token of the head noun with its adjectives, and the nouns coordinated with it under one determiner."""
        last = self._adjectives(head)
        coordinated: tuple[int, ...] = ()
        while True:
            other = self._bare_conjunct(head, last)
            if other is None:
                return last, coordinated
            coordinated += (other,)
            last = self._adjectives(other)

    def _adjectives(self, i: int) -> int:
        """Last of the adjectives after the noun at `i`."""
        last, past = i, self.syntax.sentence(i)[1]
        while last + 1 < past:
            j = last + 1
            if self._adjective(j, i):
                last = j
            elif self.syntax.lower[j] in self.table.conjunctions and last > i and self._adjective_pair(j + 1, i, past):
                last = j + 1
            else:
                break
        return last

    def _adjective_pair(self, j: int, noun: int, past: int) -> bool:
        """Whether a second adjective follows a conjunction, and not an adjective before the next noun."""
        if j >= past or not self._adjective(j, noun):
            return False
        return not (j + 1 < past and self.syntax.pos[j + 1] in _NOUN_TAGS and self.syntax.heads[j] == j + 1)

    def _adjective(self, j: int, noun: int) -> bool:
        syntax = self.syntax
        if j in self.in_name or not syntax.words[j][:1].isalpha():
            return False
        if self.nouns[syntax.lower[j]].demonym and syntax.lower[j] not in self.words.determiners:
            return True
        if syntax.pos[j] == "ADJ" and syntax.lower[j] not in self.words.determiners:
            return not self._opens_clause(j)
        return (
            syntax.pos[j] == "NOUN"
            and syntax.deps[j] in ("appos", "compound", "flat", "amod", "nmod")
            and syntax.heads[j] == noun
            and syntax.words[j].islower()
            and j == noun + 1
        )

    def _opens_clause(self, j: int) -> bool:
        """Whether a participle brings its own complement ("vecinos reunidos en la plaza"): it narrows nothing down."""
        if self.syntax.features[j].get("VerbForm") != "Part" or j + 1 >= len(self.syntax):
            return False
        return self.syntax.pos[j + 1] == "ADP"

    def _bare_conjunct(self, head: int, last: int) -> int | None:
        """A noun that shares the determiner of the head: "la actriz y cantante", "familiares y amigos"."""
        syntax, j = self.syntax, last + 1
        past = syntax.sentence(head)[1]
        if j + 1 >= past:
            return None
        comma = syntax.words[j] == ","
        if (
            not comma
            and syntax.lower[j] not in self.table.conjunctions
            and syntax.lower[j] not in self.table.disjunctions
        ):
            return None
        k = j + 1
        while k + 1 < past and syntax.lower[k] in self.table.prenominal:
            k += 1
        if k in self.in_name or not self._person_noun(k) or not self._person_noun(head):
            return None
        if comma and not self._list_goes_on(k, past):
            return None
        return k if self._same_number(head, k) else None

    def _list_goes_on(self, k: int, past: int) -> bool:
        j = self._adjectives(k) + 1
        return j < past and (
            self.syntax.lower[j] in self.table.disjunctions or self.syntax.lower[j] in self.table.conjunctions
        )

    def _person_noun(self, i: int) -> bool:
        noun = self.nouns[self.syntax.lower[i]]
        return bool(noun.role) or bool(noun.group and noun.group.persons)

    def _same_number(self, a: int, b: int) -> bool:
        first, second = self.nouns[self.syntax.lower[a]].number, self.nouns[self.syntax.lower[b]].number
        return first == second or not first or not second

    def _complements(self, head: int, core: int) -> tuple[int, int | None]:
        """Last token with all complements, and where the first of them begins after its preposition."""
        syntax, past = self.syntax, min(self.syntax.sentence(head)[1], head + _LONGEST)
        last, start = core, None
        while last + 1 < past:
            j = last + 1
            if syntax.lower[j] in self.table.conjunctions and start is not None:
                end = self._second_complement(j, past)
            else:
                end = self._complement(j, past, head)
            if end is None:
                break
            if start is None:
                start = j + 1
            last = end
        return last, start

    def _complement(self, j: int, past: int, head: int) -> int | None:
        """End of the complement whose preposition is the token `j`, `None` if none begins there."""
        lower = self.syntax.lower[j]
        if j + 1 >= past:
            return None
        if lower in self.governed.get(self.nouns.lemma(self.syntax.lower[head]), ()):
            return self._nominal(j + 1, past)
        if lower not in self.table.complement:
            return None
        if lower not in self.table.genitives and not self._role_with_name(head, j):
            return None
        return self._nominal(j + 1, past)

    def _role_with_name(self, head: int, j: int) -> bool:
        """Other prepositions than "de" belong to an office or an institution, before a name."""
        noun = self.nouns[self.syntax.lower[head]]
        k = j + 1
        while k < len(self.syntax) and self.syntax.lower[k] in self.words.determiners:
            k += 1
        return bool(noun.role or noun.group) and k in self.in_name and self.syntax.lower[j] != "contra"

    def _second_complement(self, j: int, past: int) -> int | None:
        """ "del FMI y de la OEA", "de Industria y Comercio", "de comercio y turismo"."""
        syntax, k = self.syntax, j + 1
        if k >= past:
            return None
        if syntax.lower[k] in self.table.genitives:
            return self._nominal(k + 1, past) if k + 1 < past else None
        if k in self.in_name and j - 1 in self.in_name:
            return self.name_end.get(k)
        bare = syntax.pos[k] == "NOUN" and syntax.pos[j - 1] in ("NOUN", "ADJ") and syntax.words[j - 1].islower()
        if bare and not self.nouns[syntax.lower[k]].role and syntax.words[j - 2].lower() in self.table.genitives:
            return self._adjectives(k)
        return None

    def _nominal(self, j: int, past: int) -> int | None:
        """End of the noun or name that begins at `j`, determiners and adjectives included; `None` if none does."""
        syntax, k = self.syntax, j
        while k < past and k not in self.in_name and self.precedes(k):
            k += 1
        if k + 1 < past and syntax.lower[k] in self.table.partitives and syntax.lower[k + 1] in self.table.genitives:
            return self._nominal(k + 2, past)
        if k >= past:
            return None
        if syntax.words[k] in ('"', "«", "“") and k + 1 < past and k + 1 in self.name_end:
            close = self.name_end[k + 1] + 1
            return close if close < past and syntax.words[close] in ('"', "»", "”") else self.name_end[k + 1]
        if k in self.name_end:
            return self._named(k)
        if syntax.lower[k] in self.table.calendar or not syntax.words[k][:1].isalpha():
            return None
        if syntax.pos[k] in _NOUN_TAGS or self.nouns[syntax.lower[k]].acts:
            return self._adjectives(k)
        return None

    def _named(self, k: int) -> int:
        """End of the name at `k` with an acronym in brackets after it."""
        end, syntax = self.name_end[k], self.syntax
        if end + 3 < len(syntax) and syntax.words[end + 1] == "(" and syntax.words[end + 3] == ")":
            return end + 3 if syntax.words[end + 2].isupper() and end + 4 < len(syntax) else end
        return self._adjectives(end) if end + 1 < len(syntax) else end
