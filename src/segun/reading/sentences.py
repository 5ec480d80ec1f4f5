"""Where sentences begin, decided before the parser runs.

The parser, left alone, breaks sentences at quotation marks and abbreviations and runs headlines into the text. In: a
tokenised `Doc`. Out: `is_sent_start` of every token. A line end always ends a sentence; a full stop, question or
exclamation mark ends one where the next word can begin another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import numpy as np
from spacy.attrs import ORTH, SENT_START, SPACY
from spacy.language import Language
from spacy.tokens import Doc

if TYPE_CHECKING:
    from thinc.types import Ints2d

_FINAL = frozenset({".", "?", "!", "…", "...", "?!", "!?", "!!", "??"})
_CLOSING = frozenset({'"', "'", ")", "]", "»", "”"})
_BRACKETS = frozenset({"(", "["})
_OPENING = frozenset({'"', "'", "(", "[", "«", "“", "¿", "¡", "—", "–", "-", "--"})


@Language.component("segun_sentences", assigns=["token.is_sent_start"])
def segun_sentences(doc: Doc) -> Doc:
    """Set the sentence starts of `doc`."""
    if not len(doc):
        return doc
    rows = doc.to_array([ORTH, SPACY]).tolist()
    strings = doc.vocab.strings
    known = {orth: strings[orth] for orth in {orth for orth, _ in rows}}
    starts = sentence_starts([known[orth] for orth, _ in rows], [bool(spaced) for _, spaced in rows])
    # -1 says that the parser must not begin a sentence here
    wanted = np.array([[1 if s else -1] for s in starts], dtype="int64").astype("uint64")
    return doc.from_array([SENT_START], cast("Ints2d", wanted))


def sentence_starts(words: list[str], spaced: list[bool]) -> list[bool]:
    """For each word whether a sentence begins with it.

    Args:
        words: the tokens; line ends are tokens of white space.
        spaced: whether a space follows the token.
    """
    starts = [False] * len(words)
    if starts:
        starts[0] = True
    i = 0
    while i < len(words):
        after = i + 1
        if words[i] in _FINAL:
            after = _past_closing(words, spaced, i + 1)
            if after < len(words) and (spaced[after - 1] or words[after].isspace()) and _can_begin(words, after):
                starts[after] = True
        elif after < len(words) and words[i].isspace() and "\n" in words[i]:
            starts[after] = True
        i = after
    return _move_off_blank(words, starts)


def _past_closing(words: list[str], spaced: list[bool], i: int) -> int:
    """The index after the final marks and closing quotes that hang on the stop before `i`."""
    while i < len(words) and not spaced[i - 1] and (words[i] in _CLOSING or words[i] in _FINAL):
        i += 1
    return i


def _can_begin(words: list[str], i: int) -> bool:
    """Whether the word at `i` can begin a sentence: a capital, a digit, an opening mark before one."""
    if i < len(words) and words[i] in _BRACKETS:
        return True
    while i < len(words) and words[i] in _OPENING:
        i += 1
    return i < len(words) and (words[i][0].isupper() or words[i][0].isdigit() or words[i].isspace())


def _move_off_blank(words: list[str], starts: list[bool]) -> list[bool]:
    """A sentence does not begin with white space where a word follows: the blank goes to the sentence before."""
    for i in range(1, len(words)):
        if starts[i] and words[i].isspace() and i + 1 < len(words):
            starts[i] = False
            starts[i + 1] = True
    return starts
