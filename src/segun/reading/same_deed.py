"""One deed, one event: later mentions go into the event that they speak of.

In: the events of a document by position, each mention one. Out: the events, each deed once, with its later mentions, and with what
they add to its participants, time, place and numbers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from segun.language.mention_words import mention_words
from segun.reading.arguments import preposition_of
from segun.reading.deed import IN_WORDS, PROTEST, Deed
from segun.reading.scene import Scene

MUTUAL = frozenset({"CONSULT", "COOPERATE"})
_ALIKE = 5  # letters by which two triggers are of one stem ("secuestro", "secuestraron")
TOPICS = frozenset({"PROTEST", "REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
"""What a demonstration may be for or against."""
SAID = frozenset({"AGREE", "THREATEN", "REJECT"})
"""Deeds in words that hold what they are about."""
_DEEP = 4  # steps in the tree from a word to the demonstration that it is the matter of
_UP = 2  # steps in the tree from a word to the deed that it names again
_ANAPHORIC = 6  # sentences back to which a noun with its article can look
_BACK = 3  # sentences back to which a bare or new noun can look


@dataclass(frozen=True, slots=True)
class Mentioned:
    """An event as one place tells it: the deed, how its noun is determined ("" for a verb), and its date.

    A `leaning` one counts only as a later mention of another.
    """

    deed: Deed
    determination: str
    start: str | None
    leaning: bool = False


def merged(scene: Scene, mentioned: Iterable[Mentioned]) -> list[Deed]:
    """Each deed once, by its first mention."""
    known: list[Mentioned] = []
    for one in _told_once(scene, list(mentioned)):
        at = next((k for k in range(len(known) - 1, -1, -1) if _is_same(scene, known[k], one)), None)
        if at is None:
            known.extend([one] if not one.leaning else [])
        else:
            again = _tells_again(scene, known[at].deed, one.deed)
            joined = _joined(known[at], one, told_by_later=_in_headline(scene, known[at].deed))
            known[at] = replace(joined, deed=replace(joined.deed, later=known[at].deed.later)) if again else joined
    return [one.deed for one in known if _is_somebodys(scene, one)]


def _is_somebodys(scene: Scene, one: Mentioned) -> bool:
    """A noun that names nobody at either end, and no other place fills, tells of a deed only where its word is sure."""
    sure = scene.senses.all[one.deed.number].strength == "core" or one.deed.type == PROTEST
    return bool(_all(one.deed)) or bool(one.deed.later) or sure


def _tells_again(scene: Scene, known: Deed, other: Deed) -> bool:
    """Whether a sentence speaks of a deed that it has told already; one place a sentence is enough."""
    here = scene.syntax.sentence_of[other.head]
    return any(scene.syntax.sentence_of[last] == here for _, last in (known.trigger, *known.later))


def _told_once(scene: Scene, mentioned: list[Mentioned]) -> list[Mentioned]:
    """Without what only names again the deed that it hangs on: "una marcha de protesta", "marcharon en protesta"."""
    by_head = {one.deed.head: one for one in mentioned}
    protests: dict[int, Deed] = {}
    for one in mentioned:
        if one.deed.type == PROTEST and not _is_purpose(scene, one.deed):
            protests.setdefault(scene.syntax.sentence_of[one.deed.head], one.deed)
    announced = _announcing(scene, by_head)
    kept: dict[int, Mentioned] = {}
    for one in mentioned:
        if _is_topic(scene, one.deed, protests) or _is_matter(scene, one.deed, by_head):
            continue
        if _is_said(scene, one.deed, by_head) or one.deed.head in announced:
            continue
        outer = _hangs_on(scene, one.deed, by_head)
        if outer is None:
            kept[one.deed.head] = kept.get(one.deed.head, one)
        else:
            known = kept.get(outer.deed.head, outer)
            kept[outer.deed.head] = replace(_joined(known, one), deed=replace(_joined(known, one).deed, later=known.deed.later))
    return sorted(kept.values(), key=lambda one: one.deed.head)


def _is_purpose(scene: Scene, deed: Deed) -> bool:
    syntax = scene.syntax
    first = next((c for c in syntax.children[deed.head] if syntax.deps[c] in ("mark", "case")), None)
    return first is not None and scene.page.plain(first) in scene.facts.topics and syntax.pos[deed.head] != "NOUN"


def _is_topic(scene: Scene, deed: Deed, protests: dict[int, Deed]) -> bool:
    """What a demonstration is for, or against, is no deed of its own: "marchan para exigir…", "en rechazo a…"."""
    outer = protests.get(scene.syntax.sentence_of[deed.head])
    if outer is None or outer.head == deed.head or deed.type not in TOPICS:
        return False
    if not set(deed.actors) <= set(outer.actors) | set(outer.recipients):
        return False
    first = next((c for c in scene.syntax.children[deed.head] if scene.syntax.deps[c] in ("mark", "case")), None)
    opener = "" if first is None else scene.page.plain(first)
    return opener in scene.facts.topics or scene.syntax.features[deed.head].get("VerbForm") == "Ger"


def _announcing(scene: Scene, by_head: dict[int, Mentioned]) -> set[int]:
    """Heads of accords and promises that only tell of a demonstration to come: "acordaron iniciar un paro"."""
    found: set[int] = set()
    for one in by_head.values():
        if one.deed.type != PROTEST:
            continue
        at = one.deed.head
        for _ in range(_UP):
            at = scene.syntax.heads[at]
            outer = by_head.get(at)
            if outer is not None and outer.deed.type in ("AGREE", "REQUEST") and _same_actors(outer.deed, one.deed):
                found.add(at)
    return found


def _same_actors(x: Deed, y: Deed) -> bool:
    return not x.actors or not y.actors or bool(set(x.actors) & set(y.actors))


def _is_matter(scene: Scene, deed: Deed, by_head: dict[int, Mentioned]) -> bool:
    """What a demonstration is about ("protestaron contra la muerte de…", "una marcha por la liberación de…")."""
    syntax, at = scene.syntax, deed.head
    if scene.page.is_finite_verb(at):
        return False
    for _ in range(_DEEP):
        opener = preposition_of(scene.page, at).split(" ")[0]
        above = syntax.heads[at]
        if above == at or scene.page.is_finite_verb(at):
            return False
        outer = by_head.get(above)
        if outer is not None and outer.deed.type == PROTEST and opener in scene.facts.matters:
            return True
        at = above
    return False


def _is_said(scene: Scene, deed: Deed, by_head: dict[int, Mentioned]) -> bool:
    """What is promised, threatened or refused is in the promise, threat or refusal: "se negó a firmar", "la amenaza de huelga"."""
    syntax, at = scene.syntax, deed.head
    if deed.status == "actual" or scene.page.is_finite_verb(at):
        return False
    nominal = syntax.pos[at] == "NOUN"
    for _ in range(_UP):
        if syntax.heads[at] == at:
            return False
        at = syntax.heads[at]
        outer = by_head.get(at)
        if outer is not None:
            if deed.type == PROTEST and outer.deed.type != "REJECT":
                return False
            held = outer.deed.type in SAID or (nominal and outer.deed.type == "REQUEST")
            return held and outer.deed.head != deed.head
        if scene.page.is_finite_verb(at):
            return False
    return False


def _hangs_on(scene: Scene, deed: Deed, by_head: dict[int, Mentioned]) -> Mentioned | None:
    """The deed of the same type right above a noun or infinitive, which names it a second time."""
    syntax, at = scene.syntax, deed.head
    if syntax.deps[at] == "conj" or scene.page.is_finite_verb(at):
        return None
    for _ in range(_UP):
        if syntax.heads[at] == at:
            return None
        at = syntax.heads[at]
        outer = by_head.get(at)
        if outer is not None:
            same = outer.deed.type == deed.type and outer.deed.type not in IN_WORDS
            return outer if same and outer.deed.head < deed.head else None
        if scene.page.is_finite_verb(at):
            return None
    return None


def _joined(a: Mentioned, b: Mentioned, *, told_by_later: bool = False) -> Mentioned:
    """`a` with `b` as a later mention, and with what only `b` tells.

    Args:
        told_by_later: `a` stands in a headline, so that `b` says how sure it is and by whose word.
    """
    x, y = a.deed, b.deed
    if told_by_later:
        x = replace(x, status=y.status, attributed_to=y.attributed_to, rule=y.rule, condition=y.condition)
    deed = replace(
        x,
        actors=x.actors or tuple(n for n in y.actors if n not in x.recipients),
        recipients=x.recipients or tuple(n for n in y.recipients if n not in x.actors),
        mode=x.mode or y.mode,
        time=y.time if x.time is None else x.time,
        place=y.place if x.place is None else x.place,
        quantities=x.quantities or y.quantities,
        later=(*x.later, y.trigger),
    )
    return Mentioned(deed, a.determination, a.start or b.start)


def _is_same(scene: Scene, a: Mentioned, b: Mentioned) -> bool:
    x, y = a.deed, b.deed
    if x.type != y.type or (x.mode and y.mode and x.mode != y.mode) or _differ(a.start, b.start):
        return False
    if not _is_compatible(scene, x, y):
        return False
    sentences = scene.syntax.sentence_of
    apart = sentences[y.head] - sentences[x.head]
    shared = _share(scene, x, y)
    if apart == 0:
        return shared and _one_stem(scene, x, y) and x.type not in IN_WORDS
    if _in_headline(scene, x) and apart <= 2:
        return shared or _one_stem(scene, x, y)
    if not _all(x) and a.determination == "definite" and apart <= 2 and _all(y) and x.type not in IN_WORDS:
        return True  # "Durante el encuentro, …" before it is told who met
    if x.type in IN_WORDS:
        points = b.determination in ("definite", "demonstrative", "possessive")
        return (points and (shared or _one_stem(scene, x, y))) or (shared and _one_stem(scene, x, y) and _same_ends(x, y))
    if b.determination in ("definite", "demonstrative", "possessive"):
        return shared or (not _all(y) and apart <= _ANAPHORIC) or _one_stem(scene, x, y) or b.determination == "demonstrative"
    if b.determination == "indefinite":
        return False
    if b.determination == "bare":
        return _one_stem(scene, x, y) and (shared or apart <= _BACK)
    return shared and (_one_stem(scene, x, y) or bool(set(x.recipients) & set(y.recipients)))


def _differ(a: str | None, b: str | None) -> bool:
    """Two dates that exclude each other; a month does not exclude one of its days."""
    return a is not None and b is not None and not (a.startswith(b[:7]) if len(b) <= 7 or len(a) <= 7 else a[:10] == b[:10])


def _is_compatible(scene: Scene, x: Deed, y: Deed) -> bool:
    """Whether no end names others than the same end of the other."""
    if x.type in MUTUAL:
        return not (_all(x) and _all(y)) or bool(_spread(scene, _all(x)) & _spread(scene, _all(y)))
    return all(
        not (a and b) or bool(_spread(scene, a) & _spread(scene, b))
        for a, b in ((x.actors, y.actors), (x.recipients, y.recipients))
    )


def _all(deed: Deed) -> tuple[int, ...]:
    return (*deed.actors, *deed.recipients)


def _spread(scene: Scene, actors: Iterable[int]) -> set[int]:
    """Actors with the members of groups."""
    found = set(actors)
    for n in actors:
        found.update(scene.page.cast.actors[n].members)
    return found


def _share(scene: Scene, x: Deed, y: Deed) -> bool:
    return bool(_spread(scene, _all(x)) & _spread(scene, _all(y)))


def _same_ends(x: Deed, y: Deed) -> bool:
    return bool(set(x.actors) & set(y.actors)) and (bool(set(x.recipients) & set(y.recipients)) or x.recipients == y.recipients)


def _one_stem(scene: Scene, x: Deed, y: Deed) -> bool:
    lower = scene.syntax.lower
    return lower[x.head][:_ALIKE] == lower[y.head][:_ALIKE] or x.sense == y.sense


def _in_headline(scene: Scene, deed: Deed) -> bool:
    return deed.head < scene.page.skip or scene.syntax.sentence_of[deed.head] == 0


def determination_of(scene: Scene, noun: int) -> str:
    """How a noun is determined: by a word of the determiners' table, `bare` where none stands before it."""
    syntax = scene.syntax
    determiners = mention_words(scene.page.language).determiners
    for i in range(noun - 1, max(syntax.sentence(noun)[0], noun - 4) - 1, -1):
        if syntax.lower[i] in scene.facts.pointing:
            return "demonstrative"
        if syntax.lower[i] in scene.page.words.possessives:
            return "possessive"
        found = determiners.get(syntax.lower[i])
        if found is not None:
            return found.makes
        if syntax.lower[i] in scene.page.words.contractions:
            return "definite"
        if syntax.pos[i] not in ("ADJ", "NUM", "DET"):
            break
    return "bare"
