"""One deed, one event: later mentions go into the event that they speak of.

In: the events of a document by position, each mention one. Out: the events, each deed once, with its later mentions, and with what
they add to its participants, time, place and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable

from segun.ledger import Kind
from segun.reading.clauses import SUBJECTS
from segun.reading.deed import IN_WORDS, PROTEST, Deed
from segun.reading.deed_times import dated_by_occasion
from segun.reading.mentioned import Mentioned, determination_of, ends_of, joined, spread
from segun.reading.scene import Scene
from segun.reading.times import TimeMention
from segun.reading.told_once import told_once

__all__ = ["Mentioned", "determination_of", "merged"]

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_ALIKE = 5  # letters by which two triggers are of one stem ("secuestro", "secuestraron")
_ANAPHORIC = 6  # sentences back to which a noun with its article can look
_BACK = 3  # sentences back to which a bare or new noun can look
_REMEMBERED = 40  # deeds of one type that a later mention can speak of; a reader of a long text remembers no more
_LEAD = 2  # sentences from a headline to the sentence that tells of its deed again
_POINTING = ("definite", "demonstrative", "possessive")
_STOPS = frozenset({".", "…", "?", "!"})


def merged(scene: Scene, mentioned: Iterable[Mentioned]) -> list[Deed]:
    """Each deed once, by its first mention."""
    known: list[Mentioned] = []
    of_type: dict[str, list[int]] = {}
    same = _SameDeed(scene)
    for one in told_once(scene, list(mentioned)):
        alike = of_type.setdefault(one.deed.type, [])
        at = same.place_of(one, known, alike[-_REMEMBERED:])
        if at is None and not one.leaning:
            alike.append(len(known))
            known.append(one)
        elif at is not None:
            again = one.determination not in _POINTING and _tells_again(scene, known[at].deed, one.deed)
            lead = same.in_headline(known[at].deed) and not known[at].deed.later
            known[at] = joined(known[at], one, told_by_later=lead, again=again)
    return dated_by_occasion(scene, [one.deed for one in known if _is_somebodys(scene, one)])


def _is_somebodys(scene: Scene, one: Mentioned) -> bool:
    """A noun that names nobody at either end, and no other place fills, tells of a deed only where its word is sure."""
    sure = scene.senses.all[one.deed.number].strength == "core" or one.deed.type == PROTEST
    return bool(ends_of(one.deed)) or bool(one.deed.later) or sure


def _tells_again(scene: Scene, known: Deed, other: Deed) -> bool:
    """Whether a sentence speaks of a deed that it has told already."""
    here = scene.syntax.sentence_of[other.head]
    return any(scene.syntax.sentence_of[last] == here for _, last in (known.trigger, *known.later))


class _SameDeed:
    """Whether two mentions in one document tell of one deed."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._headline = _headline_end(scene)

    def in_headline(self, deed: Deed) -> bool:
        return deed.head < self._headline

    def place_of(self, one: Mentioned, known: list[Mentioned], places: list[int]) -> int | None:
        """The place among the known deeds of the one that a mention speaks of: the last called by its word, else the last."""
        fits = [k for k in reversed(places) if self.is_same(known[k], one)]
        return next((k for k in fits if self._one_stem(known[k].deed, one.deed)), fits[0] if fits else None)

    def is_same(self, a: Mentioned, b: Mentioned) -> bool:
        """Whether the later mention `b` speaks of the deed of `a`."""
        x, y = a.deed, b.deed
        if x.type != y.type or (x.mode and y.mode and x.mode != y.mode) or self._is_elsewhere(x, y):
            return False
        apart = self._apart(x, y)
        if self.in_headline(x) and not self.in_headline(y) and apart <= _LEAD:
            return self._is_in_lead(x, y)
        if not self._is_compatible(x, y) or self._are_two(a, b):
            return False
        if self._scene.syntax.sentence_of[x.head] == self._scene.syntax.sentence_of[y.head]:
            return self._share(x, y) and self._one_stem(x, y) and x.type not in IN_WORDS
        if x.type in IN_WORDS:
            return self._are_same_words(b, x)
        if a.determination == "definite" and not ends_of(x) and ends_of(y) and apart <= _LEAD:
            return True  # "Durante el encuentro, …" before it is told who met
        return self._points_back(b, x, apart)

    def _apart(self, x: Deed, y: Deed) -> int:
        """The sentences between a mention and the last one before it."""
        sentences = self._scene.syntax.sentence_of
        return sentences[y.head] - sentences[x.later[-1][1] if x.later else x.head]

    def _is_in_lead(self, x: Deed, y: Deed) -> bool:
        """Whether the lead tells the deed of the headline: its ends may be put in other words."""
        shared, alike = self._share(x, y), self._one_stem(x, y)
        if self._is_compatible(x, y):
            return shared or alike or (x.mode is not None and x.mode == y.mode and x.type not in IN_WORDS)
        clashes = [pair for pair in ((x.actors, y.actors), (x.recipients, y.recipients)) if self._clash(*pair)]
        if not alike:
            return False
        if all(self._are_kindred(*clash) for clash in clashes):
            return True
        return len(clashes) == 1 and shared and not all(self._are_named(side) for side in clashes[0])

    def _are_kindred(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        """A state and an organ of it ("Israel", "el ejército israelí"), people called by one word ("campesinas"), or somebody of
        one country without a name ("un diplomático sirio", "un secretario de la embajada siria")."""
        members = self._scene.page.cast.actors
        pairs = ((members[m], members[n]) for m in a for n in b)
        of_state = any(m.country and m.country == n.country and _are_alike(m.kind, n.kind) for m, n in pairs)
        return of_state or bool(self._words_for(a) & self._words_for(b))

    def _words_for(self, actors: tuple[int, ...]) -> set[str]:
        """The stems of the nouns by which actors are called."""
        page, lower = self._scene.page, self._scene.syntax.lower
        mentions = (page.mentions[m] for n in actors for m in page.cast.actors[n].mentions)
        return {lower[m.head][:_ALIKE] for m in mentions if m.type == "role"}

    def _are_named(self, actors: tuple[int, ...]) -> bool:
        page = self._scene.page
        return any(page.mentions[m].type == "name" for n in actors for m in page.cast.actors[n].mentions)

    def _are_same_words(self, b: Mentioned, x: Deed) -> bool:
        """Whether a deed in words, which may be done again in every sentence, is the one told before."""
        y = b.deed
        shared, alike = self._share(x, y), self._one_stem(x, y)
        points = b.determination in _POINTING
        return (points and (shared or alike)) or (shared and alike and _same_ends(x, y))

    def _points_back(self, b: Mentioned, x: Deed, apart: int) -> bool:
        y = b.deed
        shared, alike = self._share(x, y), self._one_stem(x, y)
        if b.determination in _POINTING or self._is_said_of_it(y):
            return shared or alike or (not ends_of(y) and apart <= _ANAPHORIC) or b.determination == "demonstrative"
        if b.determination == "indefinite":
            return self._is_same_day(x, y)
        if b.determination == "bare":
            return alike and (shared or apart <= _BACK)
        return shared and (alike or bool(set(x.recipients) & set(y.recipients)))

    def _is_same_day(self, x: Deed, y: Deed) -> bool:
        """Whether two nouns for one kind of gathering, which is held once a day, name the same day: "un paro el 23 de mayo"."""
        if x.type not in MUTUAL | {PROTEST} or x.mode is None or x.mode != y.mode or x.time is None or y.time is None:
            return False
        here, there = self._scene.page.times[x.time], self._scene.page.times[y.time]
        return here.grain == "day" and (here.start, here.grain) == (there.start, there.grain)

    def _is_said_of_it(self, y: Deed) -> bool:
        """ "Será una marcha pacífica": a noun as predicate without a subject says of a deed what it is."""
        syntax = self._scene.syntax
        return syntax.child(y.head, "cop") is not None and syntax.child(y.head, *SUBJECTS) is None

    def _are_two(self, a: Mentioned, b: Mentioned) -> bool:
        """Two verbs that cannot tell of one deed: joined by coordination, or one of them done and the other to come."""
        if a.determination or b.determination:
            return False
        if {a.deed.status, b.deed.status} == {"actual", "future"}:
            return True
        syntax, at = self._scene.syntax, b.deed.head
        while syntax.deps[at] == "conj" and syntax.heads[at] != at:
            at = syntax.heads[at]
            if at == a.deed.head:
                return True
        return False

    def _is_elsewhere(self, x: Deed, y: Deed) -> bool:
        """At another time or in another town."""
        scene = self._scene
        if (
            x.time is not None
            and y.time is not None
            and not _overlap(scene.page.times[x.time], scene.page.times[y.time])
        ):
            return True
        if x.place is None or y.place is None:
            return False
        here, there = scene.places[x.place], scene.places[y.place]
        return here.kind == there.kind == "city" and here.name != there.name

    def _is_compatible(self, x: Deed, y: Deed) -> bool:
        """Whether no end names others than the same end of the other."""
        if x.type in MUTUAL:
            return not self._clash(ends_of(x), ends_of(y))
        return not self._clash(x.actors, y.actors) and not self._clash(x.recipients, y.recipients)

    def _clash(self, a: tuple[int, ...], b: tuple[int, ...]) -> bool:
        return bool(a) and bool(b) and not spread(self._scene, a) & spread(self._scene, b)

    def _share(self, x: Deed, y: Deed) -> bool:
        return bool(spread(self._scene, ends_of(x)) & spread(self._scene, ends_of(y)))

    def _one_stem(self, x: Deed, y: Deed) -> bool:
        return x.sense == y.sense or not self._stems(x).isdisjoint(self._stems(y))

    def _stems(self, deed: Deed) -> set[str]:
        """The stem of a trigger: of its nouns, where it has some ("realizaron un paro"), else of its head."""
        syntax, (first, last) = self._scene.syntax, deed.trigger
        nouns = [i for i in range(first, last + 1) if syntax.pos[i] == "NOUN"]
        return {syntax.lower[i][:_ALIKE] for i in nouns or [deed.head]}


def _headline_end(scene: Scene) -> int:
    """The first token behind the headline: the words above a dateline, or a first sentence that no full stop ends."""
    if scene.page.skip:
        return scene.page.skip
    words, (first, past) = scene.syntax.words, scene.syntax.sentences[0]
    last = scene.page.trim(first, past - 1)
    stopped = any(words[i] in _STOPS for i in range(last, past))
    return 0 if stopped or len(scene.syntax.sentences) == 1 else past


def _are_alike(a: Kind, b: Kind) -> bool:
    """Whether two actors of one country may be one in other words: a state and anything of it, or two without a name."""
    return "state" in (a, b) or a == b == "unnamed"


def _overlap(a: TimeMention, b: TimeMention) -> bool:
    """Whether two times may be one; a month may be one of its days."""
    if a.start is None or b.start is None or a.start[:10] == b.start[:10]:
        return True
    return a.start[:10] < _last_day(b) and b.start[:10] < _last_day(a)


def _last_day(time: TimeMention) -> str:
    """The day behind the last one; a time of the clock ends on its own day."""
    end = time.end or time.start or ""
    return end if len(end) <= 10 else f"{end[:10]}T"


def _same_ends(x: Deed, y: Deed) -> bool:
    return bool(set(x.actors) & set(y.actors)) and (
        bool(set(x.recipients) & set(y.recipients)) or x.recipients == y.recipients
    )
