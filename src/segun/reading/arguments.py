"""What stands around a trigger, by its part: subject, object, complements by their preposition.

In: a `Scene` and a `Trigger`. Out: `Arguments`, slots by name (`senses/README.md`) with the head tokens that fill them. The slots
are grammatical; who is meant, `participants` decides.
"""

from __future__ import annotations

from segun.language.mention_words import mention_words
from segun.language.sense import OWN_SLOTS
from segun.reading.complements import (
    carrier,
    complements,
    counted,
    nearby,
    preposition_of,
    right_behind,
    with_conjuncts,
)
from segun.reading.noun_arguments import of_noun
from segun.reading.scene import Scene
from segun.reading.slots import Arguments
from segun.reading.triggers import Trigger
from segun.reading.verb_arguments import of_verb

__all__ = ["Arguments", "arguments_of", "carrier", "counted", "preposition_of", "with_conjuncts"]


def arguments_of(scene: Scene, trigger: Trigger) -> Arguments:
    """The arguments of a trigger."""
    found = Arguments()
    if scene.is_shouted(trigger.head):
        _of_headline(scene, trigger, found)
    if trigger.group is not None:
        of_verb(scene, trigger, trigger.group, found)
        for word in sorted(trigger.own - {trigger.head}):
            if scene.syntax.pos[word] in ("NOUN", "PROPN", "ADJ"):
                complements(scene, word, found, trigger.own)
        if trigger.inner is not None:
            right_behind(scene, trigger.inner, found)
    else:
        of_noun(scene, trigger.head, found)
        right_behind(scene, trigger.last, found)
    _from_afar(scene, trigger, found)
    return found


def _from_afar(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """Complements that the trigger's senses ask for and the parser hung on another word nearby."""
    near = {slot: token for slot, token in nearby(scene, trigger.last).items() if not found.get(slot)}
    if not near:
        return
    wanted = {slot for sense in trigger.senses for slot in (*sense.actor, *sense.recipient, *sense.with_)} - OWN_SLOTS
    wanted -= scene.page.words.genitive  # a genitive belongs to the noun right before it
    for slot, token in near.items():
        if slot in wanted:
            found.add(slot, *with_conjuncts(scene.page, token))


def _of_headline(scene: Scene, trigger: Trigger, found: Arguments) -> None:
    """In capitals the tree is unreliable: who stands before a verb does it, who stands behind it suffers it."""
    if trigger.group is None:
        return
    first, past = scene.syntax.sentence(trigger.head)
    heads = [
        m.head for i in range(first, past) for m in scene.page.mentions_near(i) if m.first == i and m.type != "pronoun"
    ]
    before = [h for h in heads if h < trigger.first]
    behind = [h for h in heads if h > trigger.last]
    if before:
        found.add("subject", before[0])
    links = mention_words(scene.page.language).determiners.keys() | scene.page.words.personal
    content = (i for i in range(trigger.last + 1, past) if scene.page.plain(i) not in links)
    found.add("object", *[i for i in (next(content, None), *behind[:1]) if i is not None])
