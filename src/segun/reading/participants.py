"""Who is at the two ends of a deed: the ledger's actors that fill the slots of its sense.

In: a `Scene`, a `Trigger`, its `Arguments` and its `Sense`. Out: `Roles`, indexes of actors. A place or a thing is nobody; a
coordination is each of its members; a possessive, an object pronoun and a left-out subject are whom they stand for.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial

from segun.knowledge.countries import countries
from segun.language.sense import OWN_SLOTS, Sense
from segun.ledger import Kind
from segun.reading.arguments import Arguments, counted, preposition_of, with_conjuncts
from segun.reading.cast import CastMember
from segun.reading.clauses import agree, subject_of
from segun.reading.deed import IN_WORDS
from segun.reading.scene import Scene
from segun.reading.triggers import Trigger

_PEOPLE: tuple[Kind, ...] = ("person", "unnamed", "group", "organisation", "state")
_BEFORE = 1  # sentences back that a left-out subject or a pronoun can mean somebody of


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
    actors = _filled(scene, trigger, arguments, sense.actor)
    if not actors and trigger.is_nominal:
        actors = _resolved(scene, trigger, arguments.get("governor"))
    if not actors and _wants_subject(sense, trigger):
        actors = _left_out(scene, trigger, arguments)
    recipients = _filled(scene, trigger, arguments, sense.recipient)
    if not recipients and sense.type in IN_WORDS:
        recipients = _owners(scene, trigger, arguments, sense.recipient)
    if not recipients and trigger.is_nominal:
        recipients = _resolved(scene, trigger, arguments.get("sufferer"))
    actors, recipients = _told(scene, trigger, sense, actors, recipients)
    if sense.mutual:
        return Roles(tuple(dict.fromkeys((*actors, *recipients))), ())
    return Roles(actors, tuple(r for r in recipients if r not in actors))


def _wants_subject(sense: Sense, trigger: Trigger) -> bool:
    return "subject" in sense.actor or trigger.is_nominal


def _filled(scene: Scene, trigger: Trigger, arguments: Arguments, slots: Iterable[str]) -> tuple[int, ...]:
    """The actors of the first slot in which there are any."""
    for slot in slots:
        found = _resolved(scene, trigger, arguments.get(slot), seats=slot not in OWN_SLOTS)
        if found:
            return found
    return ()


def _owners(scene: Scene, trigger: Trigger, arguments: Arguments, slots: Iterable[str]) -> tuple[int, ...]:
    """Whose conduct, words or plan it is that is spoken against or for: "criticó la política del gobierno", "elogió su papel"."""
    for slot in dict.fromkeys((*slots, "object")):
        for token in map(partial(counted, scene), arguments.get(slot)):
            if slot == "subject" or scene.is_verb(token):
                continue
            owners = [
                t
                for c in scene.syntax.children[token]
                if preposition_of(scene.page, c) in scene.page.words.genitive or _points(scene, c)
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
        actor = _actor(scene, trigger, token)
        if actor is None and seats:
            actor = _by_seat(scene, token)
        if actor is not None:
            found.extend(_members(scene, token, actor))
    return tuple(dict.fromkeys(found))


def _members(scene: Scene, token: int, actor: int) -> tuple[int, ...]:
    """The members of a coordination ("Ana Ruiz y Luis Vega"); a group that one word names stays one."""
    mention = scene.page.cast.mention_at(token)
    joined = mention is not None and bool(scene.page.mentions[mention].members)
    members = scene.page.cast.actors[actor].members
    return members if joined and members else (actor,)


def _actor(scene: Scene, trigger: Trigger, token: int) -> int | None:
    syntax, page = scene.syntax, scene.page
    if syntax.lower[token] in page.words.possessives:
        return _owner(scene, trigger, token)
    if syntax.pos[token] == "ADJ" or (syntax.pos[token] == "NOUN" and syntax.deps[token] == "amod"):
        return _by_demonym(scene, token)
    if syntax.pos[token] == "PRON" and page.actor_around(token) is None:
        return _meant_by_pronoun(scene, trigger, token)
    return page.actor_around(token)


def _by_seat(scene: Scene, token: int) -> int | None:
    """The government of a capital; a place where something happens is none."""
    if scene.syntax.pos[token] != "PROPN" or preposition_of(scene.page, token) in scene.page.words.written:
        return None
    seat = countries().by_seat(scene.syntax.words[token])
    return _state(scene, seat.country) if seat is not None and seat.country is not None else None


def _by_demonym(scene: Scene, token: int) -> int | None:
    """ "La invasión rusa": the state."""
    country = countries().by_demonym(scene.syntax.lower[token])
    return None if country is None else _state(scene, country)


def _state(scene: Scene, country: str) -> int:
    """The actor of a country, made where the text only implies it."""
    return scene.page.cast.state(country)


def _owner(scene: Scene, trigger: Trigger, token: int) -> int | None:
    """Whom "su" means: the speaker inside a first person's words, else the subject of the clause, else who came last."""
    syntax, page = scene.syntax, scene.page
    if syntax.features[token].get("Person") == "1":
        return _speaker(scene, token)
    head = syntax.heads[trigger.head]
    if head != trigger.head and scene.is_verb(head):
        subject = subject_of(syntax, scene.group(head), page.words)
        if subject is not None and subject.token < token and (actor := page.actor_around(subject.token)) is not None:
            return actor
    return next(iter(_recent(scene, token, "", ())), None)


def _meant_by_pronoun(scene: Scene, trigger: Trigger, token: int) -> int | None:
    """Whom an object pronoun means: the last who agrees with it and is not the subject."""
    features = scene.syntax.features[token]
    if features.get("Person") == "1":
        return _speaker(scene, token)
    number = "p" if features.get("Number") == "Plur" else "s"
    subject = None
    if trigger.group is not None:
        found = subject_of(scene.syntax, trigger.group, scene.page.words)
        subject = None if found is None else scene.page.actor_around(found.token)
    return next((a for a in _recent(scene, token, number, ()) if a != subject), None)


def _left_out(scene: Scene, trigger: Trigger, arguments: Arguments) -> tuple[int, ...]:
    """The subject that a finite verb leaves out: the speaker's own, or that of the clause or sentence before."""
    if not arguments.open_subject:
        return ()
    verb = trigger.head if trigger.group is not None else scene.syntax.heads[trigger.head]
    group = scene.group(verb)
    if group.finite is None:
        return ()
    features = scene.syntax.features[group.finite]
    if features.get("Person") == "1":
        speaker = _speaker(scene, verb)
        return () if speaker is None else (speaker,)
    number = "p" if features.get("Number") == "Plur" else "s"
    before = _subject_before(scene, verb)
    if before:
        return before
    taken = {a for slot in ("object", "indirect", "a") for t in arguments.get(slot) if (a := scene.page.actor_around(t)) is not None}
    speaker = _elided_like_speaker(scene, verb)
    if speaker is not None and speaker not in taken and scene.page.cast.actors[speaker].number in ("", number):
        return (speaker,)
    found = next((a for a in _recent(scene, group.first, number, ("subject", "source")) if a not in taken), None)
    return () if found is None else (found,)


def _subject_before(scene: Scene, verb: int) -> tuple[int, ...]:
    """The subject of the finite verb before, in the same sentence and number: "bloquearon la ruta, apedrearon a la policía"."""
    syntax, page = scene.syntax, scene.page
    here = scene.group(verb)
    for i in range(here.first - 1, syntax.sentence(verb)[0] - 1, -1):
        if not page.is_finite_verb(i) or syntax.pos[i] == "AUX" or scene.told_in(i) != scene.told_in(verb):
            continue
        group = scene.group(i)
        subject = subject_of(syntax, group, page.words) if agree(syntax, group, here) else None
        if subject is None or page.in_relative(syntax.edges[i][0], i):
            continue
        return tuple(
            dict.fromkeys(
                a
                for t in with_conjuncts(page, subject.token)
                if (own := page.actor_around(t)) is not None
                for a in _members(scene, t, own)
            )
        )
    return ()


def _elided_like_speaker(scene: Scene, verb: int) -> int | None:
    """ "Ana dijo que firmará": inside a report whose clause has no subject, the speaker is the likeliest."""
    told = scene.told_in(verb)
    if not told:
        return None
    one = scene.statements[told[-1]]
    if one.form == "direct" or scene.syntax.sentence_of[one.head] != scene.syntax.sentence_of[verb]:
        return None
    return one.actor


def _speaker(scene: Scene, token: int) -> int | None:
    """Who says "I" at a token: the source of the innermost words that hold it."""
    told = scene.told_in(token)
    return scene.statements[told[-1]].actor if told else None


def _recent(scene: Scene, token: int, number: str, parts: tuple[str, ...]) -> list[int]:
    """Actors of this sentence and the one before, the likeliest first."""
    page = scene.page
    wanted = number if number in ("s", "p") else ""
    found = page.cast.recent(token, number=wanted, kinds=_PEOPLE, limit=6)  # type: ignore[arg-type]
    here = scene.syntax.sentence_of[token]
    return [a for a in found if _is_near(scene, a, token, here, parts)]


def _is_near(scene: Scene, actor: int, token: int, here: int, parts: tuple[str, ...]) -> bool:
    for index in reversed(scene.page.cast.actors[actor].mentions):
        mention = scene.page.mentions[index]
        if mention.first < token and here - scene.syntax.sentence_of[mention.head] <= _BEFORE:
            if not parts or mention.part in parts:
                return True
    return False


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
    if not recipients and one.addressees and {"indirect", "a", "object", "clause-subject"} & set(sense.recipient):
        recipients = tuple(a for a in one.addressees if a not in actors)
    return actors, recipients


def _whole(scene: Scene, actor: int) -> tuple[int, ...]:
    """A speaker that is a coordination is each of its members; one named by a word of its own is itself."""
    member = scene.page.cast.actors[actor]
    named = any(not scene.page.mentions[m].members for m in member.mentions)
    return member.members if member.members and not named else (actor,)
