"""The forms of the words that decide on an act, so that a lemmatiser's slip hides none of them.

In: `lexicon/acts.yaml`, conjugation and inflection of the language. Out: `ActForms`.
"""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from segun.errors import DataError
from segun.language import act_words as words
from segun.language.conjugation import Conjugation, Conjugator, conjugator
from segun.language.inflection import Inflection, inflection
from segun.language.tables import load_derived

_HOME = Path(__file__).parent
_VERBAL = ("VERB", "AUX")


class ActForms(msgspec.Struct, frozen=True):
    """Forms in lower case and the lemmas of the act words that they belong to, verbs apart from the rest.

    `futures` are the forms that can only be a simple future.
    """

    verbs: dict[str, str]
    others: dict[str, str]
    lemmas: frozenset[str]
    futures: frozenset[str]

    def lemma(self, form: str, tag: str, lemma: str) -> str:
        """The act word of which `form` is a form, else `lemma`.

        Args:
            form: the word in lower case.
            tag: its universal part of speech.
            lemma: what the lemmatiser makes of it; it stands where it is an act word itself.
        """
        if lemma in self.lemmas:
            return lemma
        if tag in ("ADJ", "PROPN"):  # what the tagger makes of participles, and of verbs that it does not know
            return self.others.get(form) or self.verbs.get(form, lemma)
        return (self.verbs if tag in _VERBAL else self.others).get(form, lemma)


@functools.cache
def act_forms(code: str = "es") -> ActForms:
    """The forms of the act words of the language `code`."""
    home = _HOME / code
    sources = (home / "lexicon" / "acts.yaml", home / "conjugation.yaml", home / "inflection.yaml", Path(__file__))
    return load_derived(sources, ActForms, lambda: _build(_all_lemmas(code), conjugator(code), inflection(code)))


def _all_lemmas(code: str) -> list[str]:
    lists = words.act_words(code)
    return sorted({one for name in lists.__struct_fields__ for one in getattr(lists, name) if " " not in one})


def _build(lemmas: Iterable[str], verbs: Conjugator, endings: Inflection) -> ActForms:
    conjugated: dict[str, str] = {}
    inflected: dict[str, str] = {}
    futures: set[str] = set()
    kept = list(lemmas)
    for lemma in kept:
        verb = _conjugated(lemma, verbs)
        for form in verb.forms if verb is not None else ():
            conjugated.setdefault(form, lemma)
        futures |= {
            form for form, cells in (verb.forms if verb else {}).items() if all(c.tense == "Fut" for c in cells)
        }
        for form in _inflected(lemma, endings):
            inflected.setdefault(form, lemma)
    return ActForms(conjugated, inflected, frozenset(kept), frozenset(futures))


def _conjugated(lemma: str, verbs: Conjugator) -> Conjugation | None:
    try:
        return verbs.conjugate(lemma)
    except DataError:
        return None


def _inflected(lemma: str, endings: Inflection) -> Iterator[str]:
    try:
        yield from endings.person(lemma)
    except DataError:
        yield lemma
    try:
        yield endings.plural(lemma)
    except DataError:
        return
