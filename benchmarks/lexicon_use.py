"""Which entries of the reporting lexicon fire, and how often, over many texts.

In: texts. Out: a count for every entry, those that never fire included, and for cues that no entry explains. Texts are
read in as many processes as are asked for; the counts do not depend on how many.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from segun.language.cue import Cue
from segun.language.reporting import Reporting, reporting
from segun.reading.reader import Reader

NO_CUE = "(no cue)"
NOMINAL = "statement.noun-clause"
_WORD = re.compile(r"\w+")
_SHARE = 20
"""Texts that a process takes at a time."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """How often each entry, and each rule, fired."""

    texts: int = 0
    entries: Counter[str] = field(default_factory=Counter)
    strangers: Counter[str] = field(default_factory=Counter)
    rules: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: Coverage) -> Coverage:
        return Coverage(
            self.texts + other.texts,
            self.entries + other.entries,
            self.strangers + other.strangers,
            self.rules + other.rules,
        )

    def silent(self, language: str) -> list[str]:
        """Entries that never fired."""
        lexicon = reporting(language)
        return sorted({title(lexicon, cue) for cue in lexicon.cues} - set(self.entries))


def cover(paths: Iterable[Path], language: str, processes: int) -> Coverage:
    """Read all texts and count the entries behind their cues."""
    ordered = sorted(paths)
    shares = [ordered[i : i + _SHARE] for i in range(0, len(ordered), _SHARE)]
    with get_context("spawn").Pool(processes) as pool:
        return sum(pool.imap_unordered(partial(_count, language), shares), Coverage())


def _count(language: str, paths: list[Path]) -> Coverage:
    found = Coverage(len(paths))
    lexicon = reporting(language)
    for ledger in _reader(language).pipe(path.read_text("utf-8") for path in paths):
        for statement in ledger.statements:
            found.rules[statement.rule] += 1
            cue = statement.cue_span.of(ledger.document.text) if statement.cue_span else ""
            if not cue:
                found.entries[NO_CUE] += 1
            elif entries := entries_of(lexicon, _WORD.findall(cue.casefold()), statement.rule == NOMINAL):
                entry = next((one for one in entries if one.act == statement.act), entries[0])
                found.entries[title(lexicon, entry)] += 1
            else:
                found.strangers[cue.casefold()] += 1
    return found


def entries_of(lexicon: Reporting, words: list[str], nominal: bool) -> tuple[Cue, ...]:
    """The entries that the words of a cue may be: the longest phrase, the verb, the noun; () for none.

    Args:
        words: the cue's words in lower case.
        nominal: whether a rule about nouns read it: then "anuncio" is the noun, not a form of "anunciar".
    """
    phrases = ((found.cue,) for at in range(len(words)) if (found := lexicon.phrase(words, at)))
    verbs = (cues for word in reversed(words) if (cues := lexicon.verb(word)))
    nouns = ((cue,) for word in words if (cue := lexicon.noun(word)))
    return next(phrases, ()) or next(nouns if nominal else verbs, ()) or next(nouns, ())


def title(lexicon: Reporting, entry: Cue) -> str:
    """The lemma, with the act where the lemma has several entries."""
    return entry.lemma if len(lexicon.by_lemma(entry.lemma)) == 1 else f"{entry.lemma} ({entry.act})"


_READERS: dict[str, Reader] = {}


def _reader(language: str) -> Reader:
    """One reader a process; it takes longer to load than to read a share."""
    if language not in _READERS:
        _READERS[language] = Reader(language)
    return _READERS[language]
