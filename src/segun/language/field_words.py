"""Words by the fields that they belong to: a table of lemmas, several words to an entry allowed.

In: a YAML table field → lemmas. Out: `FieldWords`, which says of a word, with those behind it, what it speaks of: a field that
borrows the words of conflict (`settings.yaml`), or a context of deeds (`contexts.yaml`).
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from pathlib import Path

from segun.errors import DataError
from segun.language.inflection import Inflection, inflection
from segun.language.tables import load_derived, load_table

_NONE: frozenset[str] = frozenset()
_HOME = Path(__file__).parent


Compiled = dict[str, tuple[tuple[tuple[str, ...], frozenset[str]], ...]]
"""Forms of the first words of entries: the words behind, and the fields."""


def compiled_fields(table: dict[str, tuple[str, ...]], forms: Inflection) -> Compiled:
    """A table field → lemmas by the forms of their first words."""
    found: dict[str, dict[tuple[str, ...], set[str]]] = {}
    for field, words in table.items():
        for word in words:
            first, *rest = word.split()
            for form in dict.fromkeys((first, *_plural(first, forms))):
                found.setdefault(form, {}).setdefault(tuple(rest), set()).add(field)
    return {form: tuple((rest, frozenset(names)) for rest, names in entries.items()) for form, entries in found.items()}


class FieldWords:
    """The words of each field, in singular and plural; a word of several belongs to each."""

    def __init__(self, compiled: Compiled) -> None:
        self._fields = compiled

    def fields(self, words: Sequence[str], at: int) -> frozenset[str]:
        """The fields of the word at a place of lower-case words, with those behind it where an entry has several."""
        known = self._fields.get(words[at])
        if known is None:
            return _NONE
        if len(known) == 1 and not known[0][0]:
            return known[0][1]
        hits = (names for rest, names in known if tuple(words[at + 1 : at + 1 + len(rest)]) == rest)
        return _NONE.union(*hits)


def _plural(word: str, forms: Inflection) -> tuple[str, ...]:
    try:
        return (forms.plural(word),)
    except DataError:  # no ending fits a loan word: it keeps its form
        return ()


@functools.cache
def setting_words(language: str) -> FieldWords:
    """The words of the fields that borrow those of conflict.

    Raises:
        DataError: `settings.yaml` does not follow its form; the message names file and line.
    """
    return _load(language, "settings.yaml")


@functools.cache
def context_words(language: str) -> FieldWords:
    """The words of the contexts of deeds, by the names of the ontology.

    Raises:
        DataError: `contexts.yaml` does not follow its form; the message names file and line.
    """
    return _load(language, "contexts.yaml")


def _load(language: str, name: str) -> FieldWords:
    path = _HOME / language / "lexicon" / name
    sources = (path, _HOME / language / "inflection.yaml", Path(__file__))
    table = dict[str, tuple[str, ...]]
    return FieldWords(
        load_derived(sources, Compiled, lambda: compiled_fields(load_table(path, table), inflection(language)))
    )
