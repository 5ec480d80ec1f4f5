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
from segun.language.sense_files import DEFAULTS, SHARED, CompiledSenses, PhraseWords, compile_senses, sense_paths
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
        self._verbs: dict[str, tuple[Sense, ...]] = {}
        self._nouns: dict[str, tuple[Sense, ...]] = {}
        self._seconds: dict[str, dict[str, tuple[PhraseWords, ...]]] = {}
        self._with_enclitics: dict[str, tuple[Sense, ...]] = {}
        self.starts = compiled.verbs.keys() | compiled.nouns.keys() | compiled.phrases.keys()

    @functools.cached_property
    def _unaccented(self) -> dict[str, str]:
        """Forms of nouns and beginnings of phrases by their letters without accents."""
        tables = (self._compiled.nouns, self._compiled.phrases)
        return {bare: form for table in tables for form in table if (bare := fold(form)) != form}

    def _of(self, numbers: tuple[int, ...]) -> tuple[Sense, ...]:
        return tuple(self.all[n] for n in numbers)

    def verb(self, form: str) -> tuple[Sense, ...]:
        """The senses of a verb form in lower case; pronouns written onto an infinitive or gerund are allowed."""
        own = self._verbs.get(form)
        if own is not None:
            return own
        if form in self._compiled.verbs:
            own = self._verbs[form] = self._of(self._compiled.verbs[form])
            return own
        if not self._conjugator.may_have_enclitics(form):
            return ()
        known = self._with_enclitics.get(form)
        if known is None:
            bare = (b for b in self._conjugator.without_enclitics(form) if b in self._compiled.verbs)
            first = next(bare, None)
            known = self._with_enclitics[form] = () if first is None else self.verb(first)
        return known

    def spelled(self, form: str) -> str:
        """The form with its accents, for one in capitals that was printed without them ("MANIFESTACION")."""
        return form if form in self.starts else self._unaccented.get(form, form)

    def noun(self, form: str) -> tuple[Sense, ...]:
        """The senses of a noun form (lower case)."""
        own = self._nouns.get(form)
        if own is None:
            own = self._nouns[form] = self._of(self._compiled.nouns[form]) if form in self._compiled.nouns else ()
        return own

    def phrase(self, words: Sequence[str], at: int) -> PhraseFound | None:
        """The longest phrase whose first word is `words[at]`, with all senses that share its words."""
        best: tuple[int, ...] = ()
        found: list[PhraseWords] = []
        for phrase in self._likely(words, at):
            places = self._places(phrase, words, at)
            if len(places) > len(best):
                best, found = places, [phrase]
            elif places and places == best:
                found.append(phrase)
        if not found:
            return None
        return PhraseFound(tuple(self.all[p.sense] for p in found), best, found[0].verbal)

    def _likely(self, words: Sequence[str], at: int) -> list[PhraseWords]:
        """The phrases that begin at a place and whose second word stands within reach, in the order of the files."""
        first = words[at]
        if first not in self._compiled.phrases:
            return []
        seconds = self._seconds.get(first)
        if seconds is None:
            seconds = self._seconds[first] = _by_second(self._compiled.phrases[first])
        near = words[at + 1 : at + 2 + GAP]
        if seconds.keys().isdisjoint(near):
            return []
        found = {id(p): p for word in near for p in seconds.get(word, ())}
        return sorted(found.values(), key=lambda p: p.sense)

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


def _by_second(phrases: Sequence[PhraseWords]) -> dict[str, tuple[PhraseWords, ...]]:
    found: dict[str, list[PhraseWords]] = {}
    for phrase in phrases:
        for word in phrase.places[0] if phrase.places else ():
            found.setdefault(word, []).append(phrase)
    return {word: tuple(here) for word, here in found.items()}


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
        (home / SHARED, home / DEFAULTS, *sense_paths(home), *tables, *code),
        CompiledSenses,
        lambda: compile_senses(home, conjugates, inflection(language)),
    )
    return Senses(compiled, conjugates, grammar(language).complementiser)
