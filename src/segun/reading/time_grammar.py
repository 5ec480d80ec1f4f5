"""The grammar of time expressions: patterns over words and word classes, compiled to tries, matched from trigger words.

In: lower-cased tokens and a language's `time.yaml`. Out: `Match`, the tokens of one expression, the reading that its
pattern names and the values of its parts; what it means is for `reading.time_values`.

A pattern is a line of words (`dentro`), classes (`WEEKDAY`) and phrases of a category (`<day>`). `?` makes the item before
it optional, `(a|b)` is a choice, `NUMBER:low` gives a part another name, and `[ ]` marks the mention where the pattern also
names words around it. A category `bare-…` is read only inside other patterns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import msgspec

from segun.errors import DataError
from segun.language.tables import load_table
from segun.reading.time_shapes import Numerals, shapes_of

Value = int | str
_PHRASE = re.compile(r"<([^>]+)>")
_ITEM = re.compile(r"[()|\[\]?]|[^\s()|\[\]?]+")


class PatternLine(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One pattern: the words, the reading, the category it can be used in, and values that the words imply."""

    pattern: str
    reads: str
    category: str = "other"
    given: dict[str, int | str] = {}
    guard: str = ""


class TenseCues(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Words that tell whether a clause lies before or after its publication."""

    forward: list[str]
    until: list[str]
    onset: list[str]
    planned: list[str]
    going: list[str]
    perfect: list[str]
    accomplished: list[str]
    prospective: list[str]
    past_marks: list[str]
    linking_marks: list[str]


class TimeTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A language's `time.yaml`."""

    words: dict[str, dict[str, int | str]]
    numerals: dict[str, int]
    numeral_link: list[str]
    triggers: list[str]
    shape_triggers: list[str]
    names: list[str]
    name_heads: list[str]
    tense: TenseCues
    patterns: list[PatternLine]


@dataclass(frozen=True, slots=True)
class Part:
    """What a part of a pattern matched: its value (a `Match` for a phrase) and its first token."""

    value: Value | Match
    first: int


@dataclass(frozen=True, slots=True)
class Match:
    """A pattern that fits tokens: the mention is `first`…`last` (inclusive), `past` the first token it did not look at."""

    first: int
    last: int
    past: int
    line: PatternLine
    parts: Mapping[str, Part]

    def placed(self, places: list[int]) -> Match:
        """The same match with token `i` moved to `places[i]`."""
        parts = {name: Part(part.value, places[part.first]) for name, part in self.parts.items()}
        return Match(places[self.first], places[self.last], places[self.past - 1] + 1, self.line, parts)


@dataclass(slots=True)
class _Node:
    words: dict[str, _Node] = field(default_factory=dict)
    classes: dict[tuple[str, str], _Node] = field(default_factory=dict)
    phrases: dict[str, _Node] = field(default_factory=dict)
    opens: _Node | None = None
    closes: _Node | None = None
    ends: list[int] = field(default_factory=list)


class TimeGrammar:
    """A compiled `time.yaml`; immutable once built."""

    def __init__(self, table: TimeTable) -> None:
        self.table = table
        self.numerals = Numerals(table.numerals, frozenset(table.numeral_link))
        self.tries: dict[str, _Node] = {"": _Node()}
        self.entries = _entries(table)
        self.names = frozenset(table.names)
        literals: set[str] = set()
        used = {name for line in table.patterns for name in _PHRASE.findall(line.pattern)}
        for rank, line in enumerate(table.patterns):
            tries = [] if line.category.startswith("bare-") else [self.tries[""]]
            if line.category in used:
                tries.append(self.tries.setdefault(line.category, _Node()))
            for sequence in _expand(line.pattern):
                for trie in tries:
                    _insert(trie, sequence, rank)
                literals.update(item for item in sequence if item.isalpha() and item.islower())
        self.known = literals | {","} | set(table.numerals) | {w for word in self.entries for w in word.split(" ")}
        wanted = set(table.triggers)
        listed = [word for word, classes in self.entries.items() if any(c in wanted for c, _ in classes)]
        single = {word for word in listed if " " not in word}
        late = (word.split(" ") for word in listed if " " in word)
        self.triggers = frozenset(single | {words[-1] for words in late if single.isdisjoint(words)})
        self.shape_triggers = frozenset(table.shape_triggers)
        self.long_entries: dict[str, list[tuple[str, ...]]] = {}
        for word in self.entries:
            if " " in word:
                first, *rest = word.split(" ")
                self.long_entries.setdefault(first, []).append((first, *rest))

    def is_trigger(self, word: str) -> bool:
        """Whether a lower-cased token can be what makes an expression one of time."""
        if word in self.triggers:
            return True
        return word[:1].isdigit() and len(word) > 3 and any(c in self.shape_triggers for c, _ in shapes_of(word))


class Scan:
    """One pass of a grammar over one document."""

    def __init__(self, grammar: TimeGrammar, lower: list[str]) -> None:
        self._grammar = grammar
        self._lower = lower
        self._edges: dict[int, list[tuple[str, Value, int]]] = {}
        self._phrases: dict[tuple[str, int], list[Match]] = {}

    def at(self, i: int, category: str = "") -> list[Match]:
        """All matches that begin to look at token `i`, widest first, then in the order of the file."""
        key = (category, i)
        if key not in self._phrases:
            trie = self._grammar.tries.get(category)
            found = list(self._walk(trie, i, i, None, None, ())) if trie else []
            found.sort(key=lambda pair: (-pair[1].past, pair[0]))
            self._phrases[key] = [match for _, match in found]
        return self._phrases[key]

    def _walk(
        self, node: _Node, start: int, i: int, first: int | None, past: int | None, parts: tuple[tuple[str, Part], ...]
    ) -> Iterator[tuple[int, Match]]:
        for rank in node.ends:
            begin, end = start if first is None else first, i if past is None else past
            line = self._grammar.table.patterns[rank]
            yield rank, Match(begin, end - 1, i, line, dict(parts))
        if node.opens:
            yield from self._walk(node.opens, start, i, i, past, parts)
        if node.closes:
            yield from self._walk(node.closes, start, i, first, i, parts)
        if i >= len(self._lower):
            return
        after = node.words.get(self._lower[i])
        if after:
            yield from self._walk(after, start, i + 1, first, past, parts)
        if node.classes:
            yield from self._walk_classes(node, start, i, first, past, parts)
        for name, after in node.phrases.items():
            slot, _, category = name.partition("=")
            for match in self.at(i, category):
                if match.first == i:
                    step = (*parts, (slot, Part(match, i)))
                    yield from self._walk(after, start, match.last + 1, first, past, step)

    def _walk_classes(
        self, node: _Node, start: int, i: int, first: int | None, past: int | None, parts: tuple[tuple[str, Part], ...]
    ) -> Iterator[tuple[int, Match]]:
        edges = self._edges.get(i)
        if edges is None:
            edges = self._edges[i] = list(self._classes(i))
        for (name, slot), after in node.classes.items():
            for found, value, next_i in edges:
                if found == name:
                    yield from self._walk(after, start, next_i, first, past, (*parts, (slot, Part(value, i))))

    def _classes(self, i: int) -> Iterator[tuple[str, Value, int]]:
        """Class, value and next token of everything that the words from token `i` can be."""
        grammar, word = self._grammar, self._lower[i]
        for name, value in grammar.entries.get(word, ()):
            yield name, value, i + 1
        for long in grammar.long_entries.get(word, ()):
            if tuple(self._lower[i : i + len(long)]) == long:
                for name, value in grammar.entries[" ".join(long)]:
                    yield name, value, i + len(long)
        if word[:1].isdigit() or word[:1] in "'’":
            for name, value in shapes_of(word):
                yield name, value, i + 1
        if word in grammar.numerals.words:
            yield from grammar.numerals.read(self._lower, i)


@cache
def time_grammar(language: str) -> TimeGrammar:
    """The compiled grammar of a language (a folder under `segun/language`), read once.

    Raises:
        DataError: its `time.yaml` does not follow `TimeTable`.
    """
    path = Path(__file__).resolve().parent.parent / "language" / language / "time.yaml"
    return TimeGrammar(load_table(path, TimeTable))


def _entries(table: TimeTable) -> dict[str, list[tuple[str, Value]]]:
    entries: dict[str, list[tuple[str, Value]]] = {}
    for name, words in table.words.items():
        for word, value in words.items():
            entries.setdefault(word, []).append((name, value))
    return entries


def _insert(trie: _Node, sequence: tuple[str, ...], rank: int) -> None:
    for item in sequence:
        if item == "[":
            trie.opens = trie = trie.opens or _Node()
        elif item == "]":
            trie.closes = trie = trie.closes or _Node()
        elif item.startswith("<"):
            category, _, slot = item[1:].partition(">")
            trie = trie.phrases.setdefault(f"{slot[1:] or category}={category}", _Node())
        elif item[:1].isupper():
            name, _, slot = item.partition(":")
            trie = trie.classes.setdefault((name, slot or name), _Node())
        else:
            trie = trie.words.setdefault(item, _Node())
    if rank not in trie.ends:
        trie.ends.append(rank)


def _expand(pattern: str) -> list[tuple[str, ...]]:
    """Every sequence that a pattern stands for.

    Raises:
        DataError: a bracket that nothing closes or opens.
    """
    items = _ITEM.findall(pattern)
    sequences, rest = _expand_choice(items, 0)
    if rest != len(items):
        raise DataError(f"time pattern {pattern!r}: a bracket is out of place")
    return sequences


def _expand_choice(items: list[str], i: int) -> tuple[list[tuple[str, ...]], int]:
    done: list[tuple[str, ...]] = []
    running: list[tuple[str, ...]] = [()]
    while i < len(items) and items[i] != ")":
        if items[i] == "|":
            done, running, i = done + running, [()], i + 1
            continue
        options, i = _expand_choice(items, i + 1) if items[i] == "(" else ([(items[i],)], i)
        i += 1
        if i < len(items) and items[i] == "?":
            options, i = [*options, ()], i + 1
        running = [left + right for left in running for right in options]
    return done + running, i
