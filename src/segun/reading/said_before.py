"""What was said before: the statements of a document as a later one can point back at them.

In: a `Page` and its statements, in text order. Out: `Record`, which the rules of `links` ask for the statement that a noun or a
pronoun stands for. Nearness, the class of the noun, who said it and what about decide.
"""

from __future__ import annotations

from functools import cached_property

from segun.language.factuality import factuality
from segun.ledger import Act, LinkType
from segun.reading.anaphora import Pointer, pointer_of
from segun.reading.likeness import CLAIMS, Contents, is_before, same_speaker
from segun.reading.page import Page
from segun.reading.utterance import Utterance

_FAR = 8  # sentences back to what a demonstrative points at
_NEAR = 4  # to what a definite article can take up
_AT_ONCE = 2  # to what a pronoun stands for
_SOON = 3  # sentences on to what somebody, who is named, will only be quoted with
_SIDES: frozenset[Act] = frozenset({"deny", "confirm", "decline", "reject", "admit"})
_REFUTED: frozenset[Act] = frozenset({"accuse", "assert", "speculate"})


class Record:
    """The statements of one document up to the one that is being read."""

    def __init__(self, page: Page, statements: list[Utterance]) -> None:
        self.page = page
        self.statements = statements
        self.words = factuality(page.language)
        self.pointers = [pointer_of(page, *one.content) if self._may_point(one) else None for one in statements]
        self._targets: dict[int, int] = {}
        self.contents = Contents(page, statements)

    @staticmethod
    def _may_point(one: Utterance) -> bool:
        return one.noun or one.form == "noun" or one.content[0] == one.content[1]

    @cached_property
    def _inner(self) -> dict[int, list[int]]:
        """Statements by the one that they are nested in."""
        out: dict[int, list[int]] = {}
        for n, one in enumerate(self.statements):
            if one.outer is not None:
                out.setdefault(one.outer, []).append(n)
        return out

    # Filling it

    def tie(self, source: int, target: int) -> None:
        """Keep what `source` points at, for pronouns that take up its noun."""
        self._targets[source] = target

    # Asking it

    def takes_side(self, n: int) -> bool:
        """Whether the act is one on something said before."""
        return self.statements[n].act in _SIDES or self.statements[n].lemma in self.words.repeating

    def report_inside(self, n: int) -> int | None:
        """The report that the noun content of `n` names and tells: its cue or its source is the head of that content."""
        one = self.statements[n]
        if not one.noun or n not in self._inner or not (one.act in _SIDES or one.act in ("condemn", "praise")):
            return None
        head = next(
            (i for i in range(one.content[0], one.content[1] + 1) if self.page.syntax.pos[i] in ("NOUN", "PROPN")), None
        )
        for k in self._inner[n]:
            inner = self.statements[k]
            cue = inner.cue is not None and inner.cue[0] == head
            voice = inner.voice is not None and head is not None and inner.voice[0] <= head <= inner.voice[1]
            if head is not None and (cue or (voice and self.page.mention_of(head) is not None)):
                return k
        return None

    def by_noun(self, n: int, pointer: Pointer) -> int | None:
        """The earlier statement that a noun stands for: of its class, by whom it names, about what it says, the nearest."""
        reach = self._reach(pointer)
        scored = []
        for k in range(n - 1, -1, -1):
            away = self._away(n, k)
            if away > reach:
                break
            score = self._fits(n, k, pointer)
            if score is not None:
                scored.append((score - away, self.statements[k].head, k))
        return max(scored)[2] if scored else None

    def _reach(self, pointer: Pointer) -> int:
        """Sentences back that the phrase can point; -1 where it points at nothing."""
        if pointer.points:
            return _FAR
        if pointer.owners:
            return _FAR if pointer.strong or pointer.determination == "definite" else -1
        if pointer.strong and pointer.determination in ("definite", "possessive"):
            return _NEAR
        return -1

    def _fits(self, n: int, k: int, pointer: Pointer) -> float | None:
        other = self.statements[k]
        act = self._act_for_noun(k, pointer)
        if act not in pointer.acts or not self._is_before(n, k) or self.pointers[k] is not None:
            return None
        if self._unlikely_speaker(n, k, pointer):
            return None
        if pointer.owners and other.actor not in pointer.owners:
            return None
        about = len(pointer.topic & self.contents.meaning(k))
        if not pointer.owners and not pointer.points and about < len(pointer.topic) / 2:
            return None
        likely = 2.0 if act == pointer.acts[0] else 1.0 if act in pointer.acts[:3] else 0.0
        nested = 1.0 if other.outer is not None and self.statements[other.outer].act in pointer.acts else 0.0
        same = 3.0 if self.takes_side(n) and self._same_speaker(n, k) else 0.0
        return likely + 2 * min(2, about) - nested - same

    def _unlikely_speaker(self, n: int, k: int, pointer: Pointer) -> bool:
        """Nobody denies or confirms what he said himself; where a demonstrative points at it at once and the source is named
        anew, it is rather the identity of the two that was misread."""
        one = self.statements[n]
        if not self._same_speaker(n, k) or not self.takes_side(n) or one.lemma in self.words.repeating:
            return False
        return not (pointer.points and one.voice is not None and self._away(n, k) == 1)

    def _act_for_noun(self, k: int, pointer: Pointer) -> Act:
        """The act by which a noun can take statement `k` up; who says that something is not so asserts it as well."""
        other = self.statements[k]
        return "assert" if other.act == "deny" and other.polarity == "+" and "deny" not in pointer.acts else other.act

    def _is_before(self, n: int, k: int) -> bool:
        return is_before(self.statements, n, k)

    def _same_speaker(self, n: int, k: int) -> bool:
        return same_speaker(self.statements[n], self.statements[k])

    def _away(self, n: int, k: int) -> int:
        sentence_of = self.page.syntax.sentence_of
        return sentence_of[self.statements[n].head] - sentence_of[self.statements[k].head]

    def said_next(self, n: int, pointer: Pointer) -> int | None:
        """The first statement of the next sentences, where the noun names its speaker and nothing before is meant."""
        for k in range(n + 1, len(self.statements)):
            other = self.statements[k]
            if self._away(k, n) > _SOON:
                return None
            if self._away(k, n) > 0 and other.actor in pointer.owners and other.act in pointer.acts:
                return k
        return None

    def last_claim(self, n: int) -> int | None:
        """What somebody else claimed last: the outermost claim of the sentence nearest before."""
        repeats = self.statements[n].lemma in self.words.repeating
        for k in range(n - 1, -1, -1):
            other = self.statements[k]
            if self._away(n, k) > _AT_ONCE:
                return None
            if not self._is_before(n, k) or other.act not in CLAIMS or self.pointers[k] is not None:
                continue
            if self._same_speaker(n, k) and not repeats:
                continue
            outer = other.outer
            inside = outer is not None and self.statements[outer].act in CLAIMS and self._is_before(n, outer)
            return outer if inside else k
        return None

    def through_noun(self, n: int, pointer: Pointer) -> int | None:
        """What the noun that the pronoun takes up stands for: the last one that agrees in gender and number."""
        for k in range(n - 1, -1, -1):
            if self._away(n, k) > _AT_ONCE:
                return None
            noun = self.pointers[k]
            if noun is None or not noun.is_noun or k not in self._targets:
                continue
            if noun.plural == pointer.plural and noun.gender in ("", pointer.gender):
                return self._targets[k]
        return None


def relation(record: Record, n: int, pointer: Pointer | None) -> LinkType:
    """How statement `n` stands to what it points at, by its act and its cue."""
    one = record.statements[n]
    if one.act == "deny":
        return "denies"
    if one.act in ("confirm", "admit"):
        return "repeats" if one.lemma in record.words.repeating else "confirms"
    if one.act == "decline":
        return "not_denied" if one.lemma in record.words.answering else "refers_to"
    if one.act == "reject" and pointer is not None and pointer.is_noun and pointer.acts[0] in _REFUTED:
        return "denies"
    return "repeats" if one.lemma in record.words.repeating else "refers_to"
