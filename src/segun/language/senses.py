"""Finds the words that may tell of a deed, by their forms.

In: the sense files of a language. Out: `Senses`, which gives the senses of a verb form, a noun form, or of a phrase in a row of
words, and the classes of a noun ("barricadas": OBSTACLE).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import msgspec

from segun.language import sense, sense_files
from segun.language.conjugation import Conjugator, conjugator
from segun.language.folding import fold
from segun.language.grammar import grammar
from segun.language.inflection import inflection
from segun.language.sense import Sense
from segun.language.sense_files import SHARED, CompiledSenses, PhraseWords, compile_senses, sense_paths
from segun.language.tables import load_derived

GAP = 3
"""Most words that may stand between two words of a phrase that begins with a verb ("llevó ayer a cabo un fuerte ataque")."""

_HOME = Path(__file__).parent
_NONE: frozenset[str] = frozenset()


class PhraseFound(msgspec.Struct, frozen=True):
    """A phrase in a row of words: its senses, and the places of its words, the first its head."""

    senses: tuple[Sense, ...]
    places: tuple[int, ...]
    verbal: bool


class Senses:
    """The event senses of one language."""

    def __init__(self, compiled: CompiledSenses, verbs: Conjugator, closing: frozenset[str]) -> None:
        """Args:
        closing: words that open a clause; no phrase reaches across one.
        """
        self.all = compiled.senses
        self._compiled = compiled
        self._conjugator = verbs
        self._closing = closing
        self._verbs = {form: self._of(numbers) for form, numbers in compiled.verbs.items()}
        self._nouns = {form: self._of(numbers) for form, numbers in compiled.nouns.items()}
        self._with_enclitics: dict[str, tuple[Sense, ...]] = {}
        self._unaccented = {
            fold(form): form for table in (self._nouns, compiled.phrases) for form in table if fold(form) != form
        }
        self.starts = frozenset(self._verbs) | frozenset(self._nouns) | frozenset(compiled.phrases)

    def _of(self, numbers: tuple[int, ...]) -> tuple[Sense, ...]:
        return tuple(self.all[n] for n in numbers)

    def verb(self, form: str) -> tuple[Sense, ...]:
        """The senses of a verb form in lower case; pronouns written onto an infinitive or gerund are allowed."""
        own = self._verbs.get(form)
        if own is not None:
            return own
        if not self._conjugator.may_have_enclitics(form):
            return ()
        known = self._with_enclitics.get(form)
        if known is None:
            bare = (self._verbs[b] for b in self._conjugator.without_enclitics(form) if b in self._verbs)
            known = self._with_enclitics[form] = next(bare, ())
        return known

    def spelled(self, form: str) -> str:
        """The form with its accents, for one in capitals that was printed without them ("MANIFESTACION")."""
        return form if form in self.starts else self._unaccented.get(form, form)

    def noun(self, form: str) -> tuple[Sense, ...]:
        """The senses of a noun form (lower case)."""
        return self._nouns.get(form, ())

    def phrase(self, words: Sequence[str], at: int) -> PhraseFound | None:
        """The longest phrase whose first word is `words[at]`, with all senses that share its words."""
        best: tuple[int, ...] = ()
        found: list[PhraseWords] = []
        for phrase in self._compiled.phrases.get(words[at], ()):
            places = self._places(phrase, words, at)
            if len(places) > len(best):
                best, found = places, [phrase]
            elif places and places == best:
                found.append(phrase)
        if not found:
            return None
        return PhraseFound(tuple(self.all[p.sense] for p in found), best, found[0].verbal)

    def _places(self, phrase: PhraseWords, words: Sequence[str], at: int) -> tuple[int, ...]:
        places = [at]
        for here in phrase.places:
            start = places[-1] + 1
            near = range(start, min(start + 1 + (GAP if phrase.verbal else 0), len(words)))
            hit = next((i for i in near if words[i] in here or words[i] in self._closing), None)
            if hit is None or words[hit] not in here:
                return ()
            places.append(hit)
        return tuple(places)

    def classes(self, words: Sequence[str], at: int) -> frozenset[str]:
        """The classes of the noun at a place: those of which it, with the words behind it, is a member."""
        known = self._compiled.classes.get(words[at])
        if known is None:
            return _NONE
        return frozenset(name for rest, name in known if tuple(words[at + 1 : at + 1 + len(rest)]) == rest)


@functools.cache
def senses(language: str) -> Senses:
    """The event senses of `language` (a folder under `language/`).

    Raises:
        DataError: a sense file does not follow its form; the message names file and line.
    """
    home = _HOME / language / "senses"
    code = (_HOME / "conjugation.py", Path(sense_files.__file__), Path(sense.__file__))
    tables = (_HOME / language / "conjugation.yaml", _HOME / language / "inflection.yaml")
    conjugates = conjugator(language)
    compiled = load_derived(
        (home / SHARED, *sense_paths(home), *tables, *code),
        CompiledSenses,
        lambda: compile_senses(home, conjugates, inflection(language)),
    )
    return Senses(compiled, conjugates, grammar(language).complementiser)
