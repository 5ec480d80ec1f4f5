"""What only names again, or is only about, a deed that the same sentence tells.

In: the mentions of events of a document. Out: the mentions that tell of a deed of their own: "una marcha de protesta" is one
deed, what a march is for is none, nor is what is promised beside the promise.
"""

from __future__ import annotations

from segun.reading.complements import preposition_of
from segun.reading.deed import IN_WORDS, PROTEST, Deed
from segun.reading.mentioned import Mentioned, joined
from segun.reading.outlook_verbs import is_purpose
from segun.reading.scene import Scene

TOPICS = frozenset({"PROTEST", "REQUEST", "ACCUSE", "REJECT", "SUPPORT"})
"""What a demonstration may be for or against."""
SAID = frozenset({"AGREE", "THREATEN", "REJECT"})
"""Deeds in words that hold what they are about."""
_DEEP = 4  # steps in the tree from a word to the demonstration that it is the matter of
_UP = 2  # steps in the tree from a word to the deed that it names again


def told_once(scene: Scene, mentioned: list[Mentioned]) -> list[Mentioned]:
    """The mentions without what only names again the deed that it hangs on ("marcharon en protesta") or is about."""
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
        outer = _hangs_on(scene, one.deed, by_head) or _done_by(scene, one.deed, by_head)
        if outer is None:
            kept[one.deed.head] = kept.get(one.deed.head, one)
        else:
            kept[outer.deed.head] = joined(kept.get(outer.deed.head, outer), one, again=True)
    return sorted(kept.values(), key=lambda one: one.deed.head)


def _has_tense(scene: Scene, verb: int) -> bool:
    """Whether a verb, or its auxiliary, has a tense: what it says stands for itself ("negó que hubieran torturado")."""
    return scene.is_verb(verb) and scene.group(verb).finite is not None


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
    if _has_tense(scene, at):
        return False
    for _ in range(_DEEP):
        opener = preposition_of(scene.page, at).split(" ")[0]
        above = syntax.heads[at]
        if above == at or _has_tense(scene, at):
            return False
        outer = by_head.get(above)
        if outer is not None and outer.deed.type == PROTEST and opener in scene.facts.matters:
            return True
        at = above
    return False


def _is_said(scene: Scene, deed: Deed, by_head: dict[int, Mentioned]) -> bool:
    """What is promised, threatened or refused is in the promise, threat or refusal: "se negó a firmar", "la amenaza de huelga"."""
    syntax, at = scene.syntax, deed.head
    if deed.status == "actual" or _has_tense(scene, at):
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
        if _has_tense(scene, at):
            return False
    return False


def _hangs_on(scene: Scene, deed: Deed, by_head: dict[int, Mentioned]) -> Mentioned | None:
    """The deed of the same type right above a noun or infinitive, which names it a second time: "marcharon en protesta", "para
    protestar por…, cortaron la vía"."""
    syntax, at = scene.syntax, deed.head
    if syntax.deps[at] == "conj" or _has_tense(scene, at):
        return None
    for _ in range(_UP):
        if syntax.heads[at] == at:
            return None
        at = syntax.heads[at]
        outer = by_head.get(at)
        if outer is not None:
            same = outer.deed.type == deed.type and outer.deed.type not in IN_WORDS
            before = outer.deed.head < deed.head or is_purpose(scene, deed.head)
            return outer if same and before else None
        if _has_tense(scene, at):
            return None
    return None


def _done_by(scene: Scene, deed: Deed, by_head: dict[int, Mentioned]) -> Mentioned | None:
    """The deed that a noun names as the subject of a verb for the same: "la emboscada costó la vida a…", "el ataque mató a…"."""
    syntax = scene.syntax
    if not scene.is_verb(deed.head):
        return None
    subjects = (
        carried
        for c in syntax.children[deed.head]
        if syntax.deps[c] == "nsubj"
        for carried in (c, *syntax.all(c, "nmod"))
    )
    outer = next((by_head[c] for c in subjects if c in by_head), None)
    if outer is None or outer.leaning or outer.deed.type != deed.type or outer.deed.head > deed.head:
        return None
    return outer
