"""Words that a translation, by machine or by a false friend, has put in place of others.

In comes a text, out go the places where a pattern of the language's table fits. The pattern and what was meant are data.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import NamedTuple

import msgspec

from segun.language.tables import load_table
from segun.ledger import Span


class Confusion(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`word` was written where `meant` belongs; the fields are explained in the file."""

    word: str
    meant: str
    example: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()


class TranslationTable(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The confusions of a language, and the lists of words that they name."""

    lists: dict[str, tuple[str, ...]]
    confusions: tuple[Confusion, ...]


class Suspect(NamedTuple):
    """At `span` of a text stands a word for which `meant` is the likely one."""

    span: Span
    meant: str


def suspects(text: str, language: str) -> list[Suspect]:
    """The words of `text` that a translation seems to have mistaken, by position."""
    table = translation_table(language)
    found = [
        Suspect(Span(*match.span("word")), _in_case_of(match["word"], confusion.meant))
        for confusion, pattern in zip(table.confusions, _patterns(language), strict=True)
        for match in pattern.finditer(text)
    ]
    return sorted(found)


@functools.cache
def translation_table(language: str) -> TranslationTable:
    """The table of `language`."""
    return load_table(Path(__file__).parents[1] / "language" / language / "translation.yaml", TranslationTable)


@functools.cache
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    table = translation_table(language)
    return tuple(_pattern(confusion, table) for confusion in table.confusions)


def _pattern(confusion: Confusion, table: TranslationTable) -> re.Pattern[str]:
    """The word, with what stands before and after it: words as they are, and lists by name in angle brackets."""
    first, rest = re.escape(confusion.word[0]), re.escape(confusion.word[1:])
    word = rf"(?P<word>\b[{first}{first.upper()}]{rest}\b)"
    before = "".join(rf"(?<!\w){_place(item, table)}\s" for item in confusion.before)
    after = "".join(rf"\s{_place(item, table)}\b" for item in confusion.after)
    unless = "".join(rf"(?!\s{_place(item, table)}\b)" for item in confusion.not_after)
    return re.compile(before + word + unless + after)


def _place(item: str, table: TranslationTable) -> str:
    if item.startswith("<"):
        return f"(?:{'|'.join(map(re.escape, table.lists[item.strip('<>')]))})"
    return re.escape(item)


def _in_case_of(word: str, meant: str) -> str:
    return meant.capitalize() if word[0].isupper() else meant
