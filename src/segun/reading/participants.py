"""Who is at the two ends of a deed: the ledger's actors that fill the slots of its sense.

In: a `Scene`, a `Trigger`, its `Arguments` and its `Sense`. Out: `Roles`, indexes of actors. A place or a thing is nobody; a
coordination is each of its members; a possessive, an object pronoun and a left-out subject are whom they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from segun.knowledge.countries import countries
from segun.language.mention_words import mention_words
from segun.language.sense import OWN_SLOTS, Sense
from segun.reading.anaphors import both_of, left_out, meant_by_pronoun, members_of, owner
from segun.reading.arguments import Arguments, counted, preposition_of, with_conjuncts
from segun.reading.deed import IN_WORDS
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_NAMED = ("appos", "flat")
_UNNAMED = ("unnamed", "group")
_OWNER = "owner"
_POSSESSIVE = "possessive"


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors at the two ends, by index into the cast, in text order."""

    actors: tuple[int, ...] = ()
    recipients: tuple[int, ...] = ()

    @property
    def both(self) -> frozenset[int]:
        return frozenset(self.actors) | frozenset(self.recipients)


def roles_of(scene: Scene, trigger: Trigger, arguments: Arguments, sense: Sense) -> Roles:
    """The actors at the two ends of a deed."""
    acting, suffering = _ends(trigger, arguments, sense, scene.page.words.genitive_slot)
    actors = _filled(scene, trigger, arguments, acting)
    if not actors and trigger.is_nominal:
        actors = _two_peoples(scene, arguments) or _resolved(scene, trigger, arguments.get("governor"))
    if not actors and _wants_subject(sense, trigger):
        actors = left_out(scene, trigger, arguments)
    recipients = _filled(scene, trigger, arguments, suffering)
    if not recipients:
        slots = (*sense.recipient, "object") if sense.type in IN_WORDS else ("object",) if "object" in suffering else ()
        recipients = _owners(scene, trigger, arguments, slots)
    if not recipients and trigger.is_nominal:
        recipients = _resolved(scene, trigger, arguments.get("sufferer"))
    if not actors and not recipients:
        sides = _resolved(scene, trigger, arguments.get(scene.page.words.between_slot), seats=True)
        actors = sides if len(sides) > 1 else ()
    actors, recipients = _told(scene, trigger, sense, actors, recipients)
    if sense.mutual:
        return Roles(tuple(dict.fromkeys((*actors, *recipients))), ())
    return Roles(actors, tuple(r for r in recipients if r not in actors))


def _ends(
    trigger: Trigger, arguments: Arguments, sense: Sense, genitive: str
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The slots of the two ends. Of a noun whose "de" names who suffers, a possessive without it does too: "su secuestro por X"."""
    if not trigger.is_nominal or genitive not in sense.recipient or genitive in sense.actor or arguments.get(genitive):
        return sense.actor, sense.recipient
    return tuple(s for s in sense.actor if s != _POSSESSIVE), (*sense.recipient, _POSSESSIVE)


def _wants_subject(sense: Sense, trigger: Trigger) -> bool:
    """Whether somebody must do it; a reflexive verb without subject and not reflexive by its sense is impersonal ("se acusa a…")."""
    if trigger.group is not None and trigger.group.reflexive and trigger.kind != "verb-phrase" and not sense.reflexive:
        return False
    return "subject" in sense.actor or trigger.is_nominal


def _filled(scene: Scene, trigger: Trigger, arguments: Arguments, slots: Iterable[str]) -> tuple[int, ...]:
    """The actors of the first slot in which there are any."""
    for slot in slots:
        if slot == _OWNER:
            found = _owners(scene, trigger, arguments, (scene.page.words.genitive_slot, "object"))
        else:
            found = _resolved(scene, trigger, arguments.get(slot), seats=slot not in OWN_SLOTS)
        if found:
            return found
    return ()


def _owners(scene: Scene, trigger: Trigger, arguments: Arguments, slots: Iterable[str]) -> tuple[int, ...]:
    """Whose the thing in a slot is: "criticó la política del gobierno", "atacó posiciones etíopes", "elogió su papel"."""
    for slot in dict.fromkeys(slots):
        for token in arguments.get(slot):
            if slot == "subject" or scene.is_verb(token):
                continue
            things = dict.fromkeys((counted(scene, token), token))
            owners = [
                t
                for noun in things
                for c in scene.syntax.children[noun]
                if c not in things and (preposition_of(scene.page, c) in scene.page.words.genitive or _points(scene, c))
                for t in with_conjuncts(scene.page, c)
            ]
            if found := _resolved(scene, trigger, owners):
                return found
    return ()


def _points(scene: Scene, token: int) -> bool:
    """A possessive, or an adjective that may be a demonym."""
    return scene.syntax.lower[token] in scene.page.words.possessives or scene.syntax.deps[token] == "amod"


def _resolved(scene: Scene, trigger: Trigger, tokens: Iterable[int], *, seats: bool = False) -> tuple[int, ...]:
    """The actors that tokens stand for, coordinations taken apart, each once.

    Args:
        seats: a capital that is nobody elsewhere stands for its government ("las consultas entre Seúl y Tokio").
    """
    found: list[int] = []
    for token in tokens:
        actors = actors_at(scene, trigger, token)
        if not actors and seats:
            actors = _by_seat(scene, token)
        found.extend(actors)
    return tuple(dict.fromkeys(found))


def actors_at(scene: Scene, trigger: Trigger, token: int) -> tuple[int, ...]:
    """Whom one token stands for: a pronoun or possessive somebody named before, an adjective a country, a noun its actor."""
    syntax, page = scene.syntax, scene.page
    if syntax.lower[token] in page.words.possessives | page.words.own_possessives:
        return _one(owner(scene, trigger, token))
    if syntax.deps[token] == "amod" or (syntax.pos[token] == "ADJ" and page.actor_around(token) is None):
        return _by_demonym(scene, token)
    actor = page.actor_around(token)
    if actor is None and syntax.lower[token] in mention_words(page.language).table.both:
        return both_of(scene, token)
    if actor is None and (syntax.pos[token] == "PRON" or (token == trigger.head and scene.is_verb(token))):
        return _one(meant_by_pronoun(scene, trigger, token))
    named = _in_apposition(scene, token, actor)
    return named or (() if actor is None else members_of(scene, token, actor))


def _one(actor: int | None) -> tuple[int, ...]:
    return () if actor is None else (actor,)


def _in_apposition(scene: Scene, token: int, actor: int | None) -> tuple[int, ...]:
    """ "Los exgenerales Budi Santo y Agus Rahman", "un político, el gobernador X": those whose names follow a noun that stands
    for nobody known by name."""
    if scene.syntax.pos[token] != "NOUN" or (actor is not None and scene.page.cast.actors[actor].kind not in _UNNAMED):
        return ()
    found: list[int] = []
    for c in scene.syntax.children[token]:
        if c > token and scene.syntax.deps[c] in _NAMED:
            named = ((t, scene.page.actor_around(t)) for t in with_conjuncts(scene.page, c))
            found.extend(a for t, own in named if own is not None for a in members_of(scene, t, own))
    known = [a for a in found if scene.page.cast.actors[a].kind == "person"]
    return tuple(dict.fromkeys(known))


def _by_seat(scene: Scene, token: int) -> tuple[int, ...]:
    """The government of a capital; a place where something happens is none."""
    if scene.syntax.pos[token] != "PROPN" or preposition_of(scene.page, token) in scene.page.words.written:
        return ()
    seat = countries().by_seat(scene.syntax.words[token])
    return (_state(scene, seat.country),) if seat is not None and seat.country is not None else ()


def _by_demonym(scene: Scene, token: int) -> tuple[int, ...]:
    """ "La invasión rusa": the state; "el diálogo greco-turco": both."""
    halves = scene.syntax.lower[token].split("-")
    names = scene.page.words.demonym_halves
    found = (countries().by_demonym(names.get(half, half) if len(halves) > 1 else half) for half in halves)
    return tuple(_state(scene, country) for country in found if country is not None)


def _two_peoples(scene: Scene, arguments: Arguments) -> tuple[int, ...]:
    """Both sides of what an adjective of two peoples describes, whatever the noun: "un enfrentamiento chino-vietnamita"."""
    sides = (_by_demonym(scene, token) for token in arguments.get("adjective") if "-" in scene.syntax.lower[token])
    return next((both for both in sides if len(both) > 1), ())


def _state(scene: Scene, country: str) -> int:
    """The actor of a country, made where the text only implies it."""
    return scene.page.cast.state(country)


def _told(
    scene: Scene, trigger: Trigger, sense: Sense, actors: tuple[int, ...], recipients: tuple[int, ...]
) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """A deed in words: who speaks, and to whom, the statement of this cue knows, also where it is left out."""
    number = scene.cue_at.get(trigger.head)
    if number is None:
        return actors, recipients
    one = scene.statements[number]
    if one.actor is not None and ("subject" in sense.actor or trigger.is_nominal):
        actors = _whole(scene, one.actor)
    if (
        not recipients
        and one.addressees
        and {"indirect", scene.page.words.dative_slot, "object", "clause-subject"} & set(sense.recipient)
    ):
        recipients = tuple(a for a in one.addressees if a not in actors)
    return actors, recipients


def _whole(scene: Scene, actor: int) -> tuple[int, ...]:
    """A speaker that is a coordination is each of its members; one named by a word of its own is itself."""
    member = scene.page.cast.actors[actor]
    named = any(not scene.page.mentions[m].members for m in member.mentions)
    return member.members if member.members and not named else (actor,)
