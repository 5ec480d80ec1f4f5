"""The words with which answers are told, in the reader's own language; they stand in `strings/<code>.yaml`.

In: a language of the interface. Out: `AnswerWords`, what `view.wording` has no words for, since one ledger knows no other.
"""

from __future__ import annotations

import functools
from pathlib import Path

import msgspec

from segun.language.tables import load_table
from segun.store.entry import Stance
from segun.store.hits import Matter
from segun.view.wording import Ui

_FOLDER = Path(__file__).parent / "strings"


class Counted(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A count in words, with `{number}` in them."""

    one: str
    many: str

    def of(self, number: int) -> str:
        """So many of them.

        >>> Counted("{number} voice", "{number} voices").of(2)
        '2 voices'
        """
        return (self.one if number == 1 else self.many).format(number=number)


class Heads(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Heads of the parts of a story."""

    articles: str
    deeds: str
    claims: str


class AnswerWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that an answer says by itself; `{…}` are places for `str.format`."""

    language: Ui
    same_as: str
    also_in: str
    copy_of: str
    meant: str
    namesakes: str
    called: str
    articles: Counted
    voices: Counted
    claim: str
    side: str
    story: str
    version: str
    left_out: Counted
    tellings_left_out: Counted
    differ: str
    untyped_words: str
    heads: Heads
    stance: dict[Stance, str]
    matter: dict[Matter, str]


@functools.cache
def answer_words(ui: Ui) -> AnswerWords:
    """The words of the interface language `ui`.

    Raises:
        DataError: its file does not follow the form.
    """
    return load_table(_FOLDER / f"{ui}.yaml", AnswerWords)
