"""Warnings about the text itself: what stands twice, what a translation garbled, what is not in the language at all.

In comes a text as it was given, out go warnings with spans into it. Nothing is mended here.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from segun.ledger import Span, TextWarning
from segun.text.duplicates import duplicates
from segun.text.language import other_language
from segun.text.translation import suspects

_SUSPICIOUS = re.compile("[ÃÂâÐÑ├┬][\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122│║╝╗ƒ]")
_MOST_MOJIBAKE = 20
_UNFINISHED = re.compile(r"[a-záéíóúüñ,]+$")
_SENTENCE_END = re.compile(r"[.!?…]['\"»”)]* ")
_CUT_LINE = 80
"""Characters: a shorter last line may be a caption or a signature."""


def inspect(text: str, language: str = "es") -> list[TextWarning]:
    """Warnings about `text`, by position, those about the whole of it first.

    Args:
        text: the document's text, as every span of the ledger refers to it.
        language: BCP 47 code of the language it is read as.
    """
    other = other_language(text, language)
    found = [*_duplicates(text), *_translations(text, language), *_mojibake(text), *_cut_off(text)]
    found.sort(key=lambda warning: (warning.span or Span(0, 0), warning.kind))
    return [_not_in(language, other), *found] if other else found


def _cut_off(text: str) -> Iterator[TextWarning]:
    """A last line of several sentences that ends within one."""
    end = len(text.rstrip())
    line = text[text.rfind("\n", 0, end) + 1 : end]
    last = _UNFINISHED.search(line)
    if last and len(line) > _CUT_LINE and _SENTENCE_END.search(line):
        start = end - len(line) + last.start()
        yield TextWarning(kind="truncated", span=Span(start, end), message="the text ends within a sentence")


def _not_in(language: str, other: str) -> TextWarning:
    seems = "another language" if other == "und" else f"{other!r}"
    message = f"the text is read as {language!r}, and seems to be in {seems}"
    return TextWarning(kind="language", span=None, message=message)


def _duplicates(text: str) -> Iterator[TextWarning]:
    for earlier, later in duplicates(text):
        message = f"these words stand again at {later.start}-{later.end}"
        yield TextWarning(kind="duplicate_passage", span=earlier, message=message)


def _translations(text: str, language: str) -> Iterator[TextWarning]:
    for span, meant in suspects(text, language):
        message = f"probably a mistaken translation; read as {meant!r}"
        yield TextWarning(kind="suspect_translation", span=span, message=message)


def _mojibake(text: str) -> Iterator[TextWarning]:
    """Letters decoded in the wrong encoding, a warning for each line that has some (Speer, ftfy: badness)."""
    if not _SUSPICIOUS.search(text):
        return
    from ftfy.badness import badness  # slow to import, and hardly ever needed

    last_line, count = -1, 0
    for found in _SUSPICIOUS.finditer(text):
        start, end = max(text.rfind("\n", 0, found.start()) + 1, found.start() - 200), found.end() + 200
        if start <= last_line or not badness(text[start:end]):
            continue
        last_line, count = found.start() + 200, count + 1
        message = "letters that look decoded in the wrong encoding, here and possibly after"
        yield TextWarning(kind="mojibake", span=Span(*found.span()), message=message)
        if count == _MOST_MOJIBAKE:
            return
