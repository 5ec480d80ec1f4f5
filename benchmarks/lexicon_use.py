"""Which entries of the reporting lexicon fire, and how often, over many texts.

In: ledgers. Out: a count for every entry, those that never fire included, and for cues that no entry explains.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from segun.language.cue import Cue
from segun.language.reporting import Reporting, reporting
from segun.ledger import Ledger
from tables import by_count

NO_CUE = "(no cue)"
NOMINAL = "statement.noun-clause"
_WORD = re.compile(r"\w+")


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


def coverage_of(ledger: Ledger, language: str) -> Coverage:
    """The entries behind the cues of one ledger."""
    found = Coverage(1)
    lexicon = reporting(language)
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


def coverage_lines(coverage: Coverage, language: str) -> Iterator[str]:
    """How often rules and entries of the reporting lexicon fired over the corpus."""
    total = coverage.rules.total()
    yield from (f"## The reporting lexicon on {coverage.texts} texts: {total} statements", "", "By rule:", "")
    yield from (f"- {count} × `{rule}`" for rule, count in by_count(coverage.rules))
    yield from ("", "By entry:", "", ", ".join(f"{entry} {count}" for entry, count in by_count(coverage.entries)))
    strange = ", ".join(f"{cue} {count}" for cue, count in by_count(coverage.strangers)[:200])
    yield from ("", "Cues that no entry explains:", "", strange)
    silent = coverage.silent(language) if coverage.texts else []
    yield from ("", f"{len(silent)} entries never fired:", "", ", ".join(silent))
