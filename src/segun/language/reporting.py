"""The reporting lexicon: which words say that somebody said something, found by their forms.

In: a word form, or the words of a sentence. Out: `Cue` entries: act, frames, prepositions, the source's view. What to do
with them is for the reader of statements.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

import msgspec

from segun.language import reporting_lexicon
from segun.language.conjugation import Conjugator, VerbFeatures, conjugator
from segun.language.cue import Cue, NounClass
from segun.language.grammar import grammar
from segun.language.inflection import inflection
from segun.language.reporting_lexicon import CompiledLexicon, PhraseWords, compile_lexicon
from segun.language.tables import load_derived

GAP = 3
"""Most words that may stand between two words of a support-verb phrase ("hizo el lunes mucho hincapié en")."""

_HOME = Path(__file__).parent


class Found(msgspec.Struct, frozen=True):
    """A phrase cue in a row of words: which, and the places of its words (the first is its head)."""

    cue: Cue
    places: tuple[int, ...]


class _Starts(msgspec.Struct, frozen=True):
    """The phrases that begin with one word: by the second word, where that must follow at once, and the others."""

    tight: dict[str, tuple[PhraseWords, ...]]
    loose: tuple[PhraseWords, ...]


def _phrase_starts(compiled: CompiledLexicon) -> dict[str, _Starts]:
    """The phrases by their first word; a look at the second one spares most comparisons."""
    out: dict[str, _Starts] = {}
    for word, numbers in compiled.heads.items():
        tight: dict[str, tuple[PhraseWords, ...]] = {}
        loose: list[PhraseWords] = []
        for phrase in (compiled.phrases[n] for n in numbers):
            if compiled.cues[phrase.cue].kind == "support" or not phrase.places:
                loose.append(phrase)
                continue
            for second in phrase.places[0]:
                tight[second] = (*tight.get(second, ()), phrase)
        out[word] = _Starts(tight, tuple(loose))
    return out


class Reporting:
    """The reporting lexicon of one language."""

    def __init__(self, compiled: CompiledLexicon, verbs: Conjugator, closing: frozenset[str]) -> None:
        """Args:
        closing: words that open a clause; no phrase reaches across one.
        """
        self._compiled = compiled
        self._closing = closing
        self._conjugator = verbs
        self._verbs = compiled.verbs
        self._groups = tuple(tuple(compiled.cues[at] for at in group) for group in compiled.groups)
        self._with_enclitics: dict[str, tuple[Cue, ...]] = {}
        self._starts = _phrase_starts(compiled)
        self._paradigms: dict[str, dict[str, tuple[VerbFeatures, ...]]] = {}
        self._lemmas: dict[str, list[Cue]] = {}
        for cue in compiled.cues:
            self._lemmas.setdefault(cue.lemma, []).append(cue)

    @property
    def cues(self) -> tuple[Cue, ...]:
        """All entries, verbs first, then nouns, then phrases, in the order of the files."""
        return self._compiled.cues

    def verb(self, form: str) -> tuple[Cue, ...]:
        """The verb cues of which `form` is a form; () where there are none.

        Args:
            form: a word in lower case with its accents; pronouns written onto it are allowed ("diciéndole").
        """
        own = self._verbs.get(form)
        if own is not None:
            return self._groups[own]
        if not self._conjugator.may_have_enclitics(form):
            return ()
        known = self._with_enclitics.get(form)
        if known is None:
            known = self._with_enclitics[form] = self._bare_verb(form)
        return known

    def by_lemma(self, lemma: str) -> tuple[Cue, ...]:
        """The cues with this lemma, of any kind; for a phrase, its words as the file has them."""
        return tuple(self._lemmas.get(lemma, ()))

    def noun(self, form: str) -> Cue | None:
        """The noun cue of which `form` (lower case) is the singular or plural."""
        at = self._compiled.nouns.get(form)
        return None if at is None else self._compiled.cues[at]

    def phrase(self, words: Sequence[str], at: int) -> Found | None:
        """The longest phrase cue whose first word is `words[at]`.

        Args:
            words: lower-case words of a sentence.
            at: index of the word to start from.
        """
        starts = self._starts.get(words[at])
        if starts is None:
            return None
        following = words[at + 1] if at + 1 < len(words) else ""
        likely = (*starts.loose, *starts.tight.get(following, ()))
        if not likely:
            return None
        found = [one for phrase in likely if (one := self._found(phrase, words, at))]
        return max(found, key=lambda one: len(one.places), default=None)

    def needs_verb_tag(self, form: str) -> bool:
        """Whether `form` is also a noun, adjective or other word, so that only a verb's tag makes it a verb cue."""
        return form in self._compiled.shared

    def object_classes(self, form: str) -> tuple[NounClass, ...]:
        """The classes of an object noun ("importancia": evaluation), for the noun frames of a verb."""
        return self._compiled.classes.get(form, ())

    def features(self, form: str, lemma: str) -> tuple[VerbFeatures, ...]:
        """What `form`, with or without enclitic pronouns, can be as a form of `lemma`; () where it is none."""
        paradigm = self._paradigm(lemma)
        bare = (form, *self._conjugator.without_enclitics(form))
        return next((paradigm[one] for one in bare if one in paradigm), ())

    def _paradigm(self, lemma: str) -> dict[str, tuple[VerbFeatures, ...]]:
        if lemma not in self._paradigms:
            self._paradigms[lemma] = self._conjugator.conjugate(lemma).forms
        return self._paradigms[lemma]

    def _bare_verb(self, form: str) -> tuple[Cue, ...]:
        for bare in self._conjugator.without_enclitics(form):
            group = self._verbs.get(bare)
            if group is not None and self._takes_enclitics(bare, self._groups[group][0].lemma):
                return self._groups[group]
        return ()

    def _takes_enclitics(self, bare: str, lemma: str) -> bool:
        """Infinitives and gerunds; an imperative takes them too but reports nothing ("instala" is no "insta" + "la")."""
        return any(one.verbform in ("Inf", "Ger") for one in self._paradigm(lemma).get(bare, ()))

    def _found(self, phrase: PhraseWords, words: Sequence[str], at: int) -> Found | None:
        """The phrase from `at` on; only the words of a support verb may stand apart."""
        cue = self._compiled.cues[phrase.cue]
        reach = 1 + (GAP if cue.kind == "support" else 0)
        places = [at]
        for words_here in phrase.places:
            start = places[-1] + 1
            near = range(start, min(start + reach, len(words)))
            hit = next((i for i in near if words[i] in words_here or words[i] in self._closing), None)
            if hit is None or words[hit] not in words_here:
                return None
            places.append(hit)
        return Found(cue, tuple(places))


@functools.cache
def reporting(language: str) -> Reporting:
    """The reporting lexicon of `language` (a folder under `language/`).

    Raises:
        DataError: a lexicon file does not follow its form; the message names file and line.
    """
    home = _HOME / language
    names = ("reporting.yaml", "reporting_nouns.yaml", "reporting_phrases.yaml")
    verbs, nouns, phrases = (home / "lexicon" / name for name in names)
    code = [_HOME / "conjugation.py", Path(reporting_lexicon.__file__), _HOME / "cue.py"]
    sources = (verbs, nouns, phrases, home / "conjugation.yaml", home / "inflection.yaml", *code)
    conjugates = conjugator(language)
    compiled = load_derived(
        sources, CompiledLexicon, lambda: compile_lexicon((verbs, nouns, phrases), conjugates, inflection(language))
    )
    return Reporting(compiled, conjugates, grammar(language).complementiser)
