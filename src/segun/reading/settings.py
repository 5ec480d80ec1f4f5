"""What a passage speaks of, where it is no politics: sport, weather, kitchen, the body, the arts.

In: `Syntax`, the cast, and the words of each field. Out: `Setting`, which says of a token whether words of conflict stand there as
figures of speech. A text counts as of a field by the share of the field's words, weighed against those who act in politics.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from segun.language.field_words import FieldWords
from segun.reading.scene import Scene

SHARE = 0.035
"""Share of the words of fields among the words of a text from which on it speaks of them."""
PER_ACTOR = 4
"""Words of fields that one mention of somebody who acts in politics outweighs."""
IN_SENTENCE = 3
"""Words of one field in one sentence from which on the sentence speaks of it."""
_POLITICAL = frozenset({"GOV", "COP", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "OPP", "LAB", "IGO"})


@dataclass(frozen=True, slots=True)
class Setting:
    """Which sentences of a document speak of a field that is no politics."""

    figurative: frozenset[int]
    sentence_of: list[int]

    def is_figurative(self, token: int) -> bool:
        """Whether words of conflict at `token` are likely figures of speech."""
        return self.sentence_of[token] in self.figurative


def setting_of(scene: Scene, words: FieldWords) -> Setting:
    """The setting of each sentence of a document."""
    syntax = scene.syntax
    by_sentence: dict[int, Counter[str]] = {}
    total = 0
    for i in range(len(syntax)):
        fields = words.fields(syntax.lower, i)
        if fields:
            by_sentence.setdefault(syntax.sentence_of[i], Counter()).update(fields)
            total += 1
    length = sum(1 for tag in syntax.pos if tag not in ("PUNCT", "SPACE"))
    political = _political(scene)
    if length and total / length >= SHARE and total > PER_ACTOR * sum(political.values()):
        return Setting(frozenset(range(len(syntax.sentences))), syntax.sentence_of)
    found = (s for s, fields in by_sentence.items() if max(fields.values()) >= IN_SENTENCE and not political[s])
    return Setting(frozenset(found), syntax.sentence_of)


def _political(scene: Scene) -> Counter[int]:
    """Mentions of those who act in politics, by sentence."""
    cast = scene.page.cast
    found: Counter[int] = Counter()
    for member in cast.actors:
        if member.sector in _POLITICAL:
            found.update(scene.syntax.sentence_of[scene.page.mentions[m].head] for m in member.mentions)
    return found
