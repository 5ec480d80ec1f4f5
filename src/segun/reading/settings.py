"""What a passage speaks of, where it is no politics: sport, weather, kitchen, the body, the arts.

In: a `Scene` and the words of each field. Out: `Setting`, which says of a token whether words of conflict stand there as figures
of speech. A text counts as of a field by the share of the field's words, weighed against those of public life.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from segun.language.field_words import FieldWords
from segun.reading.scene import Scene

SHARE = 0.03
"""Share of the words of fields among the words of a text from which on it can speak of them."""
AT_LEAST = 3
"""Words of fields below which no text is of a field: one word of sport is none."""
WEIGHT = 1.5
"""How many words of fields one word of public life outweighs."""
IN_SENTENCE = 3
"""Words of one field in one sentence from which on the sentence speaks of it."""
PUBLIC_SHARE = 0.006
"""Share of words of public life below which a text of a field has none that acts in it."""
PUBLIC = "politics"


@dataclass(frozen=True, slots=True)
class Setting:
    """Which sentences of a document speak of a field that is no politics; `private` says that all of it is far from public life."""

    figurative: frozenset[int]
    sentence_of: list[int]
    private: bool = False

    def is_figurative(self, token: int) -> bool:
        """Whether words of conflict at `token` are likely figures of speech."""
        return self.sentence_of[token] in self.figurative


def setting_of(scene: Scene, words: FieldWords) -> Setting:
    """The setting of each sentence of a document."""
    syntax = scene.syntax
    by_sentence: dict[int, Counter[str]] = {}
    borrowed = public = 0
    for i in range(len(syntax)):
        fields = words.fields(syntax.lower, i)
        if fields:
            by_sentence.setdefault(syntax.sentence_of[i], Counter()).update(fields)
            public += PUBLIC in fields
            borrowed += PUBLIC not in fields
    length = sum(1 for tag in syntax.pos if tag not in ("PUNCT", "SPACE"))
    if borrowed >= AT_LEAST and borrowed / length >= SHARE and borrowed > WEIGHT * public:
        private = public < PUBLIC_SHARE * length
        return Setting(frozenset(range(len(syntax.sentences))), syntax.sentence_of, private)
    found = (s for s, fields in by_sentence.items() if not fields[PUBLIC] and max(fields.values()) >= IN_SENTENCE)
    return Setting(frozenset(found), syntax.sentence_of)
