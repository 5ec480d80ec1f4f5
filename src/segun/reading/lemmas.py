"""Lemmas, each looked up once a form, tag and feature set.

The model's rule lemmatiser costs as much as the tagger, and a newspaper uses the same forms over and over. In: a tagged
token. Out: its lemma, as the model's own lemmatiser gives it.
"""

from __future__ import annotations

from collections.abc import Iterable

from spacy.language import Language
from spacy.pipeline import Lemmatizer
from spacy.tokens import Doc

from segun.reading.syntax import Key, syntax_of

_MOST = 200_000  # forms kept; a cache that only grows would not stay flat over a long run


class Lemmas:
    """The model's lemmatiser with a bounded cache."""

    def __init__(self, lemmatizer: Lemmatizer) -> None:
        self._lemmatizer = lemmatizer
        self._known: dict[Key, str] = {}

    def __call__(self, doc: Doc, keys: Iterable[Key]) -> list[str]:
        """The lemmas of a document, whose tokens have these keys: the hashes of form, tag and features."""
        known = self._known
        return [known.get(key) or self._looked_up(doc, i, key) for i, key in enumerate(keys)]

    def _looked_up(self, doc: Doc, i: int, key: Key) -> str:
        if len(self._known) >= _MOST:
            self._known.clear()
        found = self._lemmatizer.lemmatize(doc[i])
        lemma = self._known[key] = found[0] if found else doc[i].lower_
        return lemma


@Language.factory("segun_syntax")
class SyntaxComponent:
    """Builds `syntax_of(doc)`; lemmatises itself where the pipeline has no lemmatiser before it."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._lemmas: Lemmas | None = None
        if "lemmatizer" in nlp.component_names and "lemmatizer" not in nlp.pipe_names:
            lemmatizer = nlp.get_pipe("lemmatizer")
            if isinstance(lemmatizer, Lemmatizer):
                self._lemmas = Lemmas(lemmatizer)

    def __call__(self, doc: Doc) -> Doc:
        syntax_of(doc, self._lemmas)
        return doc
