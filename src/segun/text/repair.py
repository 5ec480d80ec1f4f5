"""The shadow of an article: what the parser is to see, with slips of typing and printing mended.

In comes the text as it was given, out go its `Shadow` and warnings about what was broken, with spans into the original.
Three steps, each over the result of the one before: characters (`characters`), lines (`lines`), words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from segun.ledger import Span, TextWarning
from segun.text.characters import plain
from segun.text.lines import joined
from segun.text.shadow import Edit, Shadow, edited
from segun.text.slips import Slip, slips
from segun.text.translation import suspects

_WORD = re.compile(r"[^\W\d_]+")
_ACRONYM = re.compile(r"(?<=[A-ZÁÉÍÓÚÑ]{2})\.(?=[,;:])|(?<=[A-ZÁÉÍÓÚÑ]{2})\.(?= [a-záéíóúñ])")
_ABBREVIATED = re.compile(r"\. ?\w\w$")
_DOUBLED_PLURAL = re.compile(r"\b([A-Z])\1\. (?=([A-Z])\2\.)")
_SURE = 5
"""Frequency class from which on a lost letter is put back in the middle of a sentence too."""


@dataclass(frozen=True, slots=True)
class Repaired:
    """What the parser is to see, and what was found broken on the way."""

    shadow: Shadow
    warnings: tuple[TextWarning, ...]


def repair(original: str, language: str = "es") -> Repaired:
    """The shadow of `original`, with a warning for each broken sentence and word.

    Raises:
        DataError: the language's tables do not follow their form.
    """
    clean = plain(original)
    lines = joined(clean.text, language)
    shadow = edited(clean.text, lines.edits).over(clean)
    warnings = [_broken_sentence(clean.span(*span)) for span in lines.broken]
    found = list(_slips_in(shadow.text, language))
    warnings += [_broken_word(slip, shadow.span(at, at + len(slip.word))) for at, slip in found]
    edits = [Edit(at + slip.at, at + slip.at, _in_case(shadow.text, at, slip)) for at, slip in found]
    edits += _full_stops(shadow.text)
    edits += [Edit(*suspect.span, suspect.meant) for suspect in suspects(shadow.text, language)]
    warnings.sort(key=lambda warning: warning.span or Span(0, 0))
    return Repaired(edited(shadow.text, edits).over(shadow), tuple(warnings))


def _broken_sentence(span: Span) -> TextWarning:
    message = "a line break stands inside a sentence; read as one sentence"
    return TextWarning(kind="broken_sentence", span=span, message=message)


def _broken_word(slip: Slip, span: Span) -> TextWarning:
    what = "two words without a space" if slip.missing == " " else "a word without its first letter"
    return TextWarning(kind="broken_word", span=span, message=f"{what}; read as {slip.meant!r}")


def _full_stops(text: str) -> Iterator[Edit]:
    """Drop the full stop of an acronym that does not end a sentence, and the space inside a doubled plural."""
    for found in _ACRONYM.finditer(text):
        if not _ABBREVIATED.search(text, max(0, found.start() - 4), found.start()):
            yield Edit(found.start(), found.end(), "")
    for found in _DOUBLED_PLURAL.finditer(text):
        yield Edit(found.end() - 1, found.end(), "")


def _slips_in(text: str, language: str) -> Iterator[tuple[int, Slip]]:
    """The slips of `text`, with the place where each stands."""
    by_word: dict[str, list[Slip]] = {}
    for slip in slips(set(_WORD.findall(text)), language):
        by_word.setdefault(slip.word, []).append(slip)
    if not by_word:
        return
    for found in _WORD.finditer(text):
        if found[0] in by_word and _stands_alone(text, found.start(), found.end()):
            likely = _choose(by_word[found[0]], _begins_sentence(text, found.start()))
            if likely:
                yield found.start(), likely


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a word is no part of an address, a tag or a compound."""
    before, after = text[start - 1 : start], text[end : end + 2]
    return before not in _TIES and after[:1] not in _TIES and not (after[:1] == "." and after[1:].isalnum())


_TIES = frozenset("#@/_-'&\\0123456789")


def _begins_sentence(text: str, start: int) -> bool:
    """Whether a capital is due at `start`: at the head of a line, or after a full stop."""
    before = text[max(0, start - 3) : start]
    return not before or before[-1] == "\n" or before.endswith(('. "', ". ", "? ", "! ", '\n"'))


def _choose(options: Sequence[Slip], begins: bool) -> Slip | None:
    """The lost letter where a capital was due, the lost space elsewhere."""
    letter = next((slip for slip in options if slip.missing != " "), None)
    space = next((slip for slip in options if slip.missing == " "), None)
    if letter and (begins or (not space and letter.frequency >= _SURE and len(letter.word) > 4)):
        return letter
    return space


def _in_case(text: str, at: int, slip: Slip) -> str:
    return slip.missing.upper() if slip.at == 0 and _begins_sentence(text, at) else slip.missing
