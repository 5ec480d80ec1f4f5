"""The parse of one document as plain lists, which every reader walks.

In: a spaCy `Doc` with tags, features, heads, relations and sentence starts. Out: `Syntax`, one list a layer, indexed by
token. Lists of shared strings are several times faster to walk than `Token` objects and cost a few bytes a token.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cache, cached_property

from spacy.attrs import DEP, HEAD, IDX, LEMMA, LENGTH, LOWER, MORPH, ORTH, POS, SENT_START, SPACY
from spacy.tokens import Doc

from segun.language.grammar import grammar
from segun.language.pack import languages

Key = tuple[int, int, int]
"""The hashes of a token's form, tag and features, which decide its lemma."""
Lemmatise = Callable[[Doc, Iterable[Key]], list[str]]
_KEY = "segun.syntax"
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "ADV"})
_GERUND = {"VerbForm": "Ger"}


@dataclass(slots=False, frozen=True)
class Syntax:
    """Words, tags and the tree of a document; all lists have one item a token.

    `heads[i]` is the index of the head of token `i`, `i` itself at a root. `starts` and `ends` are character offsets into
    `doc.text`. `sentences` holds `(first, past_last)` token indexes, `sentence_of[i]` the index into it. `features[i]` is
    a mapping from UD feature to value, shared between tokens; treat it as read-only.
    """

    text: str
    words: list[str]
    lower: list[str]
    lemmas: list[str]
    pos: list[str]
    deps: list[str]
    heads: list[int]
    features: list[dict[str, str]]
    starts: list[int]
    ends: list[int]
    sentences: list[tuple[int, int]]
    sentence_of: list[int]
    children: list[list[int]] = field(repr=False)

    def __len__(self) -> int:
        return len(self.words)

    @cached_property
    def edges(self) -> Edges:
        """`(first, last)` token of the subtree of each token, both inclusive."""
        return Edges(self.children)

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of token `i` with one of the relations, `None` where there is none."""
        return next((c for c in self.children[i] if self.deps[c] in deps), None)

    def all(self, i: int, *deps: str) -> list[int]:
        """The children of token `i` with one of the relations, left to right."""
        return [c for c in self.children[i] if self.deps[c] in deps]

    def ancestors(self, i: int) -> list[int]:
        """From the head of token `i` up to the root."""
        out: list[int] = []
        while self.heads[i] != i and len(out) < 200:
            i = self.heads[i]
            out.append(i)
        return out

    def dominates(self, a: int, b: int) -> bool:
        """Whether token `b` stands in the subtree of token `a` (or is it)."""
        return a == b or a in self.ancestors(b)

    def sentence(self, i: int) -> tuple[int, int]:
        """`(first, past_last)` token of the sentence that token `i` stands in."""
        return self.sentences[self.sentence_of[i]]

    def words_of(self, first: int, past: int) -> str:
        """The text from token `first` up to, not including, token `past`."""
        return self.text[self.starts[first] : self.ends[past - 1]] if past > first else ""


class Edges:
    """The ends of subtrees, found when they are asked for: most are not."""

    __slots__ = ("_children", "_known")

    def __init__(self, children: list[list[int]]) -> None:
        self._children = children
        self._known: dict[int, tuple[int, int]] = {}

    def __getitem__(self, i: int) -> tuple[int, int]:
        known = self._known.get(i)
        if known is None:
            below = _below(i, self._children) if self._children[i] else [i]
            known = self._known[i] = (min(below), max(below))
        return known


def _below(i: int, children: list[list[int]]) -> list[int]:
    """Token `i` and all that it dominates."""
    found = [i]
    for k in found:
        found.extend(children[k])
    return found


def syntax_of(doc: Doc, lemmatise: Lemmatise | None = None) -> Syntax:
    """The `Syntax` of `doc`, built once and kept with it.

    Args:
        doc: a parsed document.
        lemmatise: gives the lemmas of the tokens; without it the document's own count.
    """
    kept = doc.user_data.get(_KEY)
    if isinstance(kept, Syntax) and len(kept) == len(doc):
        return kept
    built = _build(doc, lemmatise)
    doc.user_data[_KEY] = built
    return built


def _build(doc: Doc, lemmatise: Lemmatise | None) -> Syntax:
    """The parse column by column: a list of rows of a long document takes several times the memory."""
    array = doc.to_array([ORTH, LOWER, LEMMA, POS, DEP, HEAD, MORPH, IDX, LENGTH, SENT_START, SPACY])
    names = _Names(doc)

    def column(k: int) -> list[int]:
        return array[:, k].tolist() if len(doc) else []

    words = [names[h] for h in column(0)]
    heads = _heads(column(5))
    sentences = _sentences(column(9))
    starts = column(7)
    if lemmatise is None:
        lemmas = [names[h] for h in column(2)]
    else:
        lemmas = lemmatise(doc, zip(column(0), column(3), column(6), strict=True))
    lower, pos = [names[h] for h in column(1)], [names[h] for h in column(3)]
    features = [names.features(h) for h in column(6)]
    _mend_gerunds(doc.lang_, lower, pos, features)
    return Syntax(
        text="".join([f"{w} " if s else w for w, s in zip(words, column(10), strict=True)]),
        words=words,
        lower=lower,
        lemmas=lemmas,
        pos=pos,
        deps=[names[h] for h in column(4)],
        heads=heads,
        features=features,
        starts=starts,
        ends=[a + b for a, b in zip(starts, column(8), strict=True)],
        sentences=sentences,
        sentence_of=[k for k, (a, b) in enumerate(sentences) for _ in range(a, b)],
        children=_children(heads),
    )


@cache
def _gerund_endings(language: str) -> tuple[str, ...]:
    return grammar(language).gerund_endings if language in languages() else ()


def _mend_gerunds(language: str, lower: list[str], pos: list[str], features: list[dict[str, str]]) -> None:
    """Tags as verbs the gerunds with pronouns written onto them ("tildándolo"), which the tagger takes for nouns."""
    endings = _gerund_endings(language)
    for i, word in enumerate(lower):
        if pos[i] in _NOMINAL and word.endswith(endings):
            pos[i], features[i] = "VERB", _GERUND


def _heads(offsets: list[int]) -> list[int]:
    """The index of each token's head, from its distance; an unsigned number of 64 bits wraps the negative ones."""
    return [i + (h if h < 1 << 63 else h - (1 << 64)) for i, h in enumerate(offsets)]


def _children(heads: list[int]) -> list[list[int]]:
    children: list[list[int]] = [[] for _ in heads]
    for i, h in enumerate(heads):
        if h != i:
            children[h].append(i)
    return children


def _sentences(start: list[int]) -> list[tuple[int, int]]:
    firsts = [i for i, s in enumerate(start) if s == 1 or i == 0]
    if not firsts:
        return []
    return list(zip(firsts, [*firsts[1:], len(start)], strict=True))


class _Names:
    """Hash to shared string, and hash to shared feature mapping."""

    def __init__(self, doc: Doc) -> None:
        self._strings = doc.vocab.strings
        self._morphology = doc.vocab.morphology
        self._known: dict[int, str] = {}
        self._features: dict[int, dict[str, str]] = {}

    def __getitem__(self, key: int) -> str:
        name = self._known.get(key)
        if name is None:
            name = self._known[key] = self._strings[key] if key else ""
        return name

    def features(self, key: int) -> dict[str, str]:
        found = self._features.get(key)
        if found is None:
            pairs = (p.partition("=") for p in self[key].split("|") if "=" in p)
            found = self._features[key] = {name: value for name, _, value in pairs}
        return found
