"""As the text has it: whether a deed is told as done, denied, possible, to come, or only supposed.

In: a `Scene`, a `Trigger` and its sense. Out: `Outlook`, a status and the words of its condition. The scheme follows FactBank
(Saurí & Pustejovsky 2009): the deed's own verb or noun says something of it, and every word above it up to the end of its
sentence may take that back: a modal, a negation, a condition, a purpose, a verb of wanting, planning, fearing or denying.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.ledger import Status
from segun.reading.complements import carrier, preposition_of
from segun.reading.outlook_nouns import status_of_noun
from segun.reading.outlook_verbs import is_purpose, status_of_verb
from segun.reading.outlook_words import is_done, marks_of
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_REACH = 8  # tokens between a verb and the call in its object: "hizo ayer un nuevo llamado a la huelga"
_ADVERB_BEFORE, _ADVERB_BEHIND = 4, 3


@dataclass(frozen=True, slots=True)
class Outlook:
    """A status and, where the text gives one, the tokens of the condition, inclusive."""

    status: Status
    condition: tuple[int, int] | None = None


def outlook_of(
    scene: Scene, trigger: Trigger, given: Status | None, *, gathers: bool = False, coming: bool = False
) -> Outlook:
    """The status of a deed.

    Args:
        given: what the sense itself says of the deed, where it does.
        gathers: the deed is one that people are called to, so that the call announces it.
        coming: its time lies behind the day of publication, so that the present tense tells of what is to come.
    """
    condition = _condition(scene, trigger)
    head = trigger.head
    status = _own_status(scene, trigger)
    if gathers and status in ("actual", "hypothetical") and (_is_called(scene, head) or _is_prepared(scene, head)):
        status = "future"
    if coming and status == "actual" and _is_present(scene, trigger):
        status = "future"
    if status in ("actual", "future") and given is not None:
        status = given
    if status == "actual" and _is_doubted(scene, trigger):
        status = "possible"
    if condition is not None and status in ("future", "possible") and not _is_past(scene, trigger):
        status = "hypothetical"
    return Outlook(status, condition)


def _own_status(scene: Scene, trigger: Trigger) -> Status:
    if trigger.is_nominal:
        return status_of_noun(scene, trigger.head)
    if trigger.group is not None and not trigger.group.negated and scene.group(trigger.head).negated:
        return "actual"  # the negation belongs to the phrase: "no cederá" refuses now
    return status_of_verb(scene, trigger.head)


def _is_called(scene: Scene, token: int) -> bool:
    """ "Llamaron a una huelga", "un llamamiento a la huelga", "convocaron a paralizar…"."""
    syntax, at = scene.syntax, token if scene.is_verb(token) else carrier(scene, token)
    head = syntax.heads[at]
    if head == at:
        return False
    opener = preposition_of(scene.page, at) or next(iter(marks_of(scene, at)), "")
    lists = scene.governors
    if opener != scene.page.words.dative_slot:
        return opener in scene.page.words.genitive and syntax.lemmas[head] in lists.call_nouns
    if syntax.lemmas[head] in lists.calls:
        return True
    inside = range(head, min(at, head + _REACH))
    return any(syntax.lower[i] in lists.call_nouns or syntax.lemmas[i] in lists.call_nouns for i in inside)


def _is_prepared(scene: Scene, token: int) -> bool:
    """ "Se preparan para marchar": the purpose of a plan is what is planned."""
    if not scene.is_verb(token) or not is_purpose(scene, token):
        return False
    return scene.syntax.lemmas[scene.syntax.heads[token]] in scene.governors.planned


def _is_present(scene: Scene, trigger: Trigger) -> bool:
    """Whether a deed is told in the present tense; a noun and the infinitive of a headline have none of their own."""
    if trigger.group is None:
        return True
    finite = trigger.group.finite
    if finite is None:
        return trigger.group.form == "infinitive" and scene.syntax.heads[trigger.head] == trigger.head
    return finite == trigger.group.verb and scene.syntax.features[finite].get("Tense") == "Pres"


def _is_doubted(scene: Scene, trigger: Trigger) -> bool:
    """An adverb of doubt beside the verb, or that hangs on it ("presuntamente", "al parecer")."""
    syntax, head = scene.syntax, trigger.head
    first, past = syntax.sentence(head)
    begin = trigger.group.first if trigger.group is not None else trigger.first
    near = range(max(first, begin - _ADVERB_BEFORE), min(past, trigger.last + 1 + _ADVERB_BEHIND))
    for i in (*(c for c in syntax.children[head] if c < near.start), *near):
        found = scene.facts.adverb(syntax.lower, i)
        if found is None or found[1] not in ("possible", "probable"):
            continue
        between = syntax.words[i + found[0] : begin] if i < begin else syntax.words[trigger.last + 1 : i]
        if not {";", ".", ":"} & set(between) and (syntax.heads[i] == head or len(between) <= 2):
            return True
    return False


def _is_past(scene: Scene, trigger: Trigger) -> bool:
    group = trigger.group
    return group is not None and group.finite is not None and is_done(scene, group.finite)


def _condition(scene: Scene, trigger: Trigger) -> tuple[int, int] | None:
    """The words of a condition on the deed: a clause under its verb, or "en caso de" and what follows."""
    syntax = scene.syntax
    verbs = [trigger.head]
    above = syntax.heads[trigger.head]
    while len(verbs) < 4 and above != verbs[-1]:
        verbs.append(above)
        if scene.page.is_finite_verb(above):
            break
        above = syntax.heads[above]
    for verb in verbs:
        for c in syntax.children[verb]:
            first, last = syntax.edges[c]
            while first < last and syntax.pos[first] == "PUNCT":
                first += 1
            if syntax.deps[c] not in ("advcl", "obl", "nmod") or first <= trigger.head <= last:
                continue
            length = scene.facts.condition([scene.page.plain(i) for i in range(first, min(last + 1, first + 6))], 0)
            opener = " ".join(scene.page.plain(i) for i in range(first, first + length))
            if not length or opener in scene.facts.open_conditions:
                continue
            return first, scene.page.trim(first, last)
    return None
