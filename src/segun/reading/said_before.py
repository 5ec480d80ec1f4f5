"""What was said before: the statements of a document as a later one can point back at them.

In: a `Page` and its statements, in text order. Out: `Record`, which the rules of `links` ask for the statement that a noun, a
pronoun or the same words stand for. Nearness, the class of the noun, who said it and what about decide.
"""

from __future__ import annotations

from collections import Counter
from functools import cached_property

from segun.language.act_words import act_words
from segun.language.factuality import factuality
from segun.ledger import Act, LinkType
from segun.reading.anaphora import Pointer, meaning, pointer_of
from segun.reading.page import Page
from segun.reading.utterance import Utterance

_FAR = 8  # sentences back to what a demonstrative points at
_NEAR = 4  # to what a definite article can take up
_AT_ONCE = 2  # to what a pronoun stands for
_SOON = 3  # sentences on to what somebody, who is named, will only be quoted with
_VERDICT = 7  # words at most of a content that only calls something false or true
_SHARED = 2  # words of meaning that a denial shares with what it denies
_ALIKE = 0.6  # share of the words of meaning that make two contents one matter
_KEPT = 20  # earlier statements that are looked at for one word
_CLAIMS: frozenset[Act] = frozenset(
    {"assert", "accuse", "deny", "condemn", "warn", "announce", "speculate", "threaten", "promise", "admit", "confirm"}
)
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
        self._by_word: dict[str, list[int]] = {}
        self._meanings: dict[int, frozenset[str]] = {}

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

    def remember(self, n: int) -> None:
        """Count statement `n` with what was said before."""
        for word in self.meaning(n):
            self._by_word.setdefault(word, []).append(n)

    # Asking it

    def takes_side(self, n: int) -> bool:
        """Whether the act is one on something said before."""
        return self.statements[n].act in _SIDES or self.statements[n].lemma in self.words.repeating

    def meaning(self, n: int) -> frozenset[str]:
        """The words of meaning of a content."""
        if n not in self._meanings:
            one = self.statements[n]
            self._meanings[n] = meaning(self.page, *one.content, skip=one.cue)
        return self._meanings[n]

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
        one, other = self.statements[n], self.statements[k]
        act = self._act_for_noun(k, pointer)
        if act not in pointer.acts or not self._is_before(n, k) or self.pointers[k] is not None:
            return None
        if self.takes_side(n) and one.lemma not in self.words.repeating and self._same_speaker(n, k):
            return None
        if pointer.owners and other.actor not in pointer.owners:
            return None
        about = len(pointer.topic & self.meaning(k))
        if not pointer.owners and not pointer.points and about < len(pointer.topic) / 2:
            return None
        likely = 2.0 if act == pointer.acts[0] else 1.0 if act in pointer.acts[:3] else 0.0
        nested = 1.0 if other.outer is not None and self.statements[other.outer].act in pointer.acts else 0.0
        return likely + 2 * min(2, about) - nested

    def _act_for_noun(self, k: int, pointer: Pointer) -> Act:
        """The act by which a noun can take statement `k` up; who says that something is not so asserts it as well."""
        other = self.statements[k]
        return "assert" if other.act == "deny" and other.polarity == "+" and "deny" not in pointer.acts else other.act

    def _is_before(self, n: int, k: int) -> bool:
        """Whether `k` stands before `n`, neither within the other, nor in what `n` reports or is reported by."""
        one, other = self.statements[n], self.statements[k]
        apart = other.content[1] < one.content[0] or other.content[0] > one.content[1]
        return (
            apart and other.head < one.head and one.outer != k and not other.content[0] <= one.head <= other.content[1]
        )

    def _same_speaker(self, n: int, k: int) -> bool:
        return self.statements[n].actor is not None and self.statements[n].actor == self.statements[k].actor

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
            if not self._is_before(n, k) or other.act not in _CLAIMS or self.pointers[k] is not None:
                continue
            if self._same_speaker(n, k) and not repeats:
                continue
            outer = other.outer
            inside = outer is not None and self.statements[outer].act in _CLAIMS and self._is_before(n, outer)
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

    # Words that call something false or true

    def verdict(self, n: int) -> LinkType | None:
        """Whether the content says no more than that something is false (denies) or true (confirms)."""
        one = self.statements[n]
        first, last = one.content
        if one.noun or last - first >= _VERDICT:
            return None
        lists = act_words(self.page.language)
        syntax = self.page.syntax
        said = {syntax.lemmas[i].lower() for i in range(first, last + 1)}
        negated = any(syntax.features[i].get("Polarity") == "Neg" for i in range(first, last + 1))
        if said & lists.falsehood:
            return None if negated else "denies"
        if said & lists.truth:
            return "denies" if negated else "confirms"
        return None

    def is_bare_verdict(self, n: int) -> bool:
        """Whether the verdict has no noun of its own that it could be about."""
        lists = act_words(self.page.language)
        syntax, (first, last) = self.page.syntax, self.statements[n].content
        return not any(
            syntax.pos[i] in ("NOUN", "PROPN", "NUM") and syntax.lemmas[i].lower() not in lists.falsehood | lists.truth
            for i in range(first, last + 1)
        )

    def judged(self, n: int) -> Pointer | None:
        """The noun for something said that the verdict is about."""
        first, last = self.statements[n].content
        found = pointer_of(self.page, first, last)
        return found if found is not None and found.is_noun else None

    # The same words again

    def alike(self, n: int) -> tuple[LinkType, int] | None:
        """The earlier statement that shares most words of meaning with `n`, and how `n` stands to it."""
        own, one = self.meaning(n), self.statements[n]
        if self.pointers[n] is not None or not own or one.act not in _CLAIMS:
            return None
        shared = Counter(k for word in own for k in self._by_word.get(word, ())[-_KEPT:])
        best: tuple[float, int, LinkType] | None = None
        for k, count in shared.items():
            kind = self._kind_of_likeness(n, k, count) if self._is_before(n, k) else None
            if kind is not None:
                weight = (count / len(own | self.meaning(k)), k, kind)
                best = weight if best is None else max(best, weight)
        return None if best is None else (best[2], best[1])

    def _kind_of_likeness(self, n: int, k: int, count: int) -> LinkType | None:
        one, other = self.statements[n], self.statements[k]
        if other.act not in _CLAIMS or self.pointers[k] is not None:
            return None
        sizes = len(self.meaning(n)), len(self.meaning(k))
        within, whole = count / min(sizes), count / len(self.meaning(n) | self.meaning(k))
        same = self._same_speaker(n, k)
        if one.lemma in self.words.repeating and same:
            return "repeats" if within >= _ALIKE and whole >= 0.3 and self._stance(n) == self._stance(k) else None
        if count < _SHARED or within < _ALIKE or whole < 0.3:
            return None
        if self._stance(n) != self._stance(k):
            if same:
                return None
            if one.act == "deny":
                return "denies" if count > _SHARED or whole > 0.5 else None
            return "contradicts" if count > _SHARED and whole >= _ALIKE else None
        if one.act == "confirm" and not same:
            return "confirms"
        return "repeats" if count > _SHARED and whole >= _ALIKE else None

    def _stance(self, n: int) -> bool:
        """Whether the matter is held true: the source's view of the content, turned by a negation of its main verb."""
        one, syntax = self.statements[n], self.page.syntax
        verb = next(
            (i for i in range(one.content[0], one.content[1] + 1) if self.page.is_main_verb(i, one.content[0])), None
        )
        negated = verb is not None and any(
            syntax.features[j].get("Polarity") == "Neg" for j in range(max(one.content[0], verb - 3), verb)
        )
        return (one.polarity != "-") != negated


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
