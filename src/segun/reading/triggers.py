"""Which words may tell of a deed.

In: a `Scene`. Out: `Trigger`s by position, each with the senses that its form can have. A trigger is only a candidate: which
sense it has, and whether any, its arguments decide (`choosing`).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from segun.language.idioms import idioms
from segun.language.sense import Sense
from segun.reading.clauses import VerbGroup
from segun.reading.control import has_perfect
from segun.reading.scene import Scene

TriggerKind = Literal["verb", "participle", "noun", "verb-phrase", "noun-phrase"]
_NOMINAL = ("NOUN", "PROPN")
_DETERMINERS = ("DET", "NUM")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A candidate: `head` is the verb or noun by which it hangs in the sentence, `first` and `last` its words, inclusive.

    `inner` is the noun inside a phrase that begins with a verb ("llevó a cabo un ataque"), whose complements count too; `own` are
    the words of such a phrase, which stand for nobody.
    """

    head: int
    first: int
    last: int
    kind: TriggerKind
    senses: tuple[Sense, ...]
    group: VerbGroup | None = None
    inner: int | None = None
    has_enclitic: bool = False
    own: frozenset[int] = frozenset()

    @property
    def is_nominal(self) -> bool:
        return self.kind in ("noun", "noun-phrase")


def find_triggers(scene: Scene) -> list[Trigger]:
    """All candidates of a document, by position; a phrase takes its words from the single words inside it."""
    found: list[Trigger] = []
    taken: set[int] = set()
    lower, starts = scene.forms, scene.senses.starts
    fixed = idioms(scene.page.language)
    for i, form in enumerate(lower):
        idiom = fixed.length(lower, i)
        if idiom and i not in taken and not _reaches_beyond(scene, i, idiom):
            taken.update(range(i, i + idiom))
        if i in taken or (form not in starts and not (scene.is_verb(i) and scene.senses.verb(form))):
            continue
        trigger = _phrase(scene, i) or _word(scene, i)
        if trigger is not None:
            found.append(trigger)
            taken.update(range(trigger.first, trigger.last + 1) if trigger.inner is None else (i, trigger.inner))
    return found


def _reaches_beyond(scene: Scene, i: int, length: int) -> bool:
    """Whether a phrase of the senses from `i` on is as long as an idiom there, or longer."""
    found = scene.senses.phrase(scene.forms, i)
    return found is not None and found.places[-1] - i + 1 >= length


def _phrase(scene: Scene, i: int) -> Trigger | None:
    found = scene.senses.phrase(scene.forms, i)
    syntax = scene.syntax
    if found is None or syntax.sentence_of[found.places[-1]] != syntax.sentence_of[i] or _in_name(scene, i):
        return None
    shouted = scene.is_shouted(i)
    last = found.places[-1]
    negated = not found.verbal and scene.facts.negation([syntax.lower[i]], 0)
    verb = next((p for p in found.places[1:] if scene.is_verb(p)), None) if negated else None
    if verb is not None:  # "no cederá ante…": the negation is part of the phrase
        group = replace(scene.group(verb), negated=False)
        return Trigger(verb, i, last, "verb-phrase", found.senses, group, own=frozenset(found.places))
    if not found.verbal:
        head = next((p for p in found.places if syntax.pos[p] in _NOMINAL), i)
        return Trigger(head, i, last, "noun-phrase", found.senses)
    if not shouted and not scene.is_verb(i) and not _is_participle(scene, i):
        return None
    group = scene.group(i)
    inner = next((p for p in reversed(found.places[1:]) if syntax.pos[p] in _NOMINAL), None)
    return Trigger(i, group.first, last, "verb-phrase", found.senses, group, inner, own=frozenset(found.places))


def _word(scene: Scene, i: int) -> Trigger | None:
    syntax, form = scene.syntax, scene.forms[i]
    nouns = scene.senses.noun(form)
    if nouns and _is_noun(scene, i):
        return None if _in_name(scene, i) or _in_connective(scene, i) else Trigger(i, i, i, "noun", nouns)
    if not scene.is_shouted(i) and not scene.is_verb(i) and not _is_participle(scene, i):
        return None
    verbs = scene.senses.verb(form)
    if not verbs:
        return None
    group = scene.group(i)
    if group.form == "participle" and group.finite is None and not has_perfect(scene, group):
        if syntax.deps[i] == "amod" and i < syntax.heads[i] and not syntax.children[i]:
            return None  # "el destituido presidente": what somebody is known for
        return Trigger(i, i, i, "participle", verbs, group)
    return Trigger(i, group.first, i, "verb", verbs, group, has_enclitic=_ends_reflexive(scene, i))


def _is_noun(scene: Scene, i: int) -> bool:
    """By its tag, or by the determiner before it, whatever the tagger says ("la marcha", "un paro")."""
    syntax = scene.syntax
    if syntax.pos[i] in _NOMINAL or (scene.is_shouted(i) and not scene.senses.verb(scene.forms[i])):
        return True
    before = i - 1
    if before < 0 or syntax.sentence_of[before] != syntax.sentence_of[i]:
        return False
    return syntax.pos[before] in _DETERMINERS or (
        syntax.pos[i] != "VERB" and not _is_participle(scene, i) and syntax.pos[before] == "ADP"
    )


def _is_participle(scene: Scene, i: int) -> bool:
    """An adjective, or what the tagger takes for one, that has the form of a participle."""
    syntax = scene.syntax
    if syntax.pos[i] != "ADJ":
        return False
    return syntax.features[i].get("VerbForm") == "Part" or syntax.lower[i].endswith(scene.page.words.participle_endings)


def _in_connective(scene: Scene, i: int) -> bool:
    """ "Sin embargo", "en particular": a noun that is part of a word between sentences."""
    return i > 0 and " ".join(scene.syntax.lower[i - 1 : i + 1]) in scene.page.words.connectives


def _ends_reflexive(scene: Scene, i: int) -> bool:
    """ "Reunirse", "reuniéndose"."""
    if scene.syntax.features[i].get("VerbForm") not in ("Inf", "Ger"):
        return False
    return any(scene.syntax.lower[i].endswith(pronoun) for pronoun in scene.page.words.reflexive)


def _continues_name(scene: Scene, i: int) -> bool:
    """Whether a capital stands before a word with a capital, with at most a genitive between."""
    syntax = scene.syntax
    before = i - 1
    if before > 0 and scene.page.plain(before) in scene.page.words.genitive:
        before -= 1
    same = before >= syntax.sentence(i)[0]
    return same and before < i - 1 and syntax.pos[before] in _NOMINAL and syntax.words[before][:1].isupper()


def _in_name(scene: Scene, i: int) -> bool:
    """Whether the word is part of somebody's name ("Frente de Liberación", "Subcomité de Investigaciones"); words in capitals all
    look like names."""
    if scene.is_shouted(i):
        return False
    if scene.syntax.words[i][:1].isupper() and _continues_name(scene, i):
        return True
    return any(m.type == "name" and m.first <= i <= m.last for m in scene.page.mentions_near(i))
