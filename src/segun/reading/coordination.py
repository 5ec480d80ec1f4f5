"""Several mentions that are one subject together: "Ana Ruiz, alcaldesa, y Luis Vega firmaron".

In: the mentions of a document with their appositions. Out: for every coordinated subject of a plural verb, and every
coordinated source after "según", the indexes of its members.
"""

from __future__ import annotations

from collections.abc import Container

from segun.language.mention_words import MentionWords
from segun.reading.mention import Mention
from segun.reading.syntax import Syntax

_REACH = 4  # tokens between a subject and its verb: clitics, negation, an adverb


def coordinations(
    syntax: Syntax, mentions: list[Mention], words: MentionWords, openers: Container[int]
) -> list[tuple[int, ...]]:
    """Indexes of the members of each coordinated subject, by position; `openers` are tokens behind which a source stands."""
    reader = _Chains(syntax, mentions, words, openers)
    found: list[tuple[int, ...]] = []
    used: set[int] = set()
    for index in range(len(mentions)):
        if index not in used:
            chain = reader.chain(index)
            if len(chain) > 1 and reader.is_subject(chain):
                found.append(tuple(chain))
                used.update(chain)
    return found


class _Chains:
    def __init__(self, syntax: Syntax, mentions: list[Mention], words: MentionWords, openers: Container[int]) -> None:
        self.syntax = syntax
        self.openers = openers
        self.mentions = mentions
        self.words = words
        self.at: dict[int, int] = {}
        self.beside: dict[int, int] = {}
        for index in range(len(mentions) - 1, -1, -1):
            if mentions[index].type != "pronoun":
                self.at[mentions[index].first] = index
        for index, mention in enumerate(mentions):
            if mention.appositive is not None:
                self.beside[mention.appositive] = index

    def unit_end(self, index: int) -> int:
        """Last token of a mention with the appositions that follow it, closing bracket or comma left out."""
        end, words = self.mentions[index].last, self.syntax.words
        while index in self.beside:
            index = self.beside[index]
            end = max(end, self.mentions[index].last)
            if end + 1 < len(words) and words[end + 1] in (")", '"'):
                end += 1
        return end

    def chain(self, index: int) -> list[int]:
        """The mentions that a conjunction joins to `index`, itself first; only itself where none does."""
        first = self.mentions[index]
        if first.type == "pronoun" or first.appositive is not None or self._inside(index):
            return [index]
        chain, joined = [index], False
        while True:
            following = self._next(self.unit_end(chain[-1]) + 1)
            if following is None:
                return chain if joined else [index]
            other, by_conjunction = following
            chain.append(other)
            if by_conjunction:
                joined = True
                return chain

    def _inside(self, index: int) -> bool:
        """Whether the mention is part of a larger one."""
        mention = self.mentions[index]
        return index > 0 and any(
            m.first <= mention.first and mention.last <= m.last and m is not mention and m.last - m.first > 0
            for m in self.mentions[max(0, index - 4) : index]
        )

    def _next(self, i: int) -> tuple[int, bool] | None:
        words, lower = self.syntax.words, self.syntax.lower
        past = self.syntax.sentence(min(i, len(words) - 1))[1]
        comma = i < past and words[i] == ","
        i += comma
        if i >= past:
            return None
        if lower[i] in self.words.table.conjunctions:
            other = self.at.get(i + 1)
            return (other, True) if other is not None else None
        other = self.at.get(i) if comma else None
        return (other, False) if other is not None else None

    def is_subject(self, chain: list[int]) -> bool:
        """Whether a plural verb beside the chain, or in the tree above it, has it as its subject."""
        first, last = self.mentions[chain[0]], self.unit_end(chain[-1])
        if first.first - 1 in self.openers:
            return True
        if self._preposition_before(first.first):
            return False
        return self._plural_verb_after(last + 1) or self._plural_verb_before(first.first) or self._governed(first)

    def _preposition_before(self, i: int) -> bool:
        return i > 0 and self.syntax.pos[i - 1] == "ADP"

    def _governed(self, first: Mention) -> bool:
        head = self.syntax.heads[first.head]
        return (
            self.syntax.deps[first.head] == "nsubj"
            and self.syntax.features[head].get("Number") == "Plur"
            and first.number == "s"
        )

    def _finite_plural(self, i: int) -> bool:
        features = self.syntax.features[i]
        return (
            self.syntax.pos[i] in ("VERB", "AUX")
            and features.get("Number") == "Plur"
            and features.get("VerbForm", "Fin") == "Fin"
        )

    def _plural_verb_after(self, i: int) -> bool:
        past = min(self.syntax.sentence(min(i, len(self.syntax) - 1))[1], i + _REACH)
        for j in range(i, past):
            if self._finite_plural(j):
                return True
            if self.syntax.pos[j] not in ("ADV", "PRON", "PUNCT", "DET"):
                return False
        return False

    def _plural_verb_before(self, i: int) -> bool:
        floor = max(self.syntax.sentence(i)[0], i - _REACH)
        for j in range(i - 1, floor - 1, -1):
            if self._finite_plural(j):
                return True
            if self.syntax.pos[j] not in ("ADV", "PRON") and self.syntax.lower[j] not in self.words.table.calendar:
                return False
        return False
