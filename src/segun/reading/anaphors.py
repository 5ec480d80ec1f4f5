"""Whom a pronoun, a possessive or a left-out subject stands for.

In: a `Scene`, a `Trigger` and a token. Out: indexes of actors. Inside a first person's words "I" is the speaker; else whoever
came last and agrees, a subject before an object (centering: Grosz, Joshi and Weinstein 1995).
"""

from __future__ import annotations

from segun.language.mention_words import Gender
from segun.ledger import Kind
from segun.reading.clauses import VerbGroup, agree, subject_of
from segun.reading.complements import with_conjuncts
from segun.reading.scene import Scene
from segun.reading.slots import Arguments
from segun.reading.triggers import Trigger

_PEOPLE: tuple[Kind, ...] = ("person", "unnamed", "group", "organisation", "state")
_PERSONS = ("person", "unnamed", "group")
_BEFORE = 1  # sentences back that a left-out subject or a pronoun can mean somebody of
_FARTHER = 2  # the same where the sentence between leaves its subject out too
_TWO = 2


def owner(scene: Scene, trigger: Trigger, token: int) -> int | None:
    """Whom "su" means: the speaker inside a first person's words, else the subject of the clause, else who came last."""
    syntax, page = scene.syntax, scene.page
    if syntax.features[token].get("Person") == "1" or syntax.lower[token] in page.words.own_possessives:
        return speaker(scene, token)
    head = syntax.heads[trigger.head]
    if head != trigger.head and scene.is_verb(head):
        subject = subject_of(syntax, scene.group(head), page.words)
        if subject is not None and subject.token < token and (actor := page.actor_around(subject.token)) is not None:
            return actor
    return next(iter(recent(scene, token)), None)


def meant_by_pronoun(scene: Scene, trigger: Trigger, token: int) -> int | None:
    """Whom an object pronoun means, also one written onto its verb: the last who agrees with it and is not the subject."""
    form = scene.enclitic(token) or scene.syntax.lower[token]
    features = scene.syntax.features[token] if scene.syntax.pos[token] == "PRON" else {}
    words = scene.page.words
    if features.get("Person") == "1" or (form in words.reflexive and features.get("Person") not in ("2", "3")):
        return speaker(scene, token)
    if form in words.dative_pronouns and (spoken_to := _addressee(scene, token)) is not None:
        return spoken_to
    number = "p" if form.endswith("s") else "s"
    gender: Gender = "" if form in words.dative_pronouns else "f" if form.startswith("la") else "m"
    subject = () if trigger.group is None else _subject_actors(scene, trigger.group)
    able = [a for a in recent(scene, token, number, gender=gender) if a not in subject]
    people = (a for a in able if scene.page.cast.actors[a].kind in _PERSONS)
    return next(people, able[0] if able else None)


def _addressee(scene: Scene, token: int) -> int | None:
    """To whom words in quotation marks are said: "les enviaremos harina" means those."""
    told = scene.told_in(token)
    one = scene.statements[told[-1]] if told else None
    return one.addressees[0] if one is not None and one.form == "direct" and one.addressees else None


def _subject_actors(scene: Scene, group: VerbGroup) -> tuple[int, ...]:
    """Who the subject of a verb is, also where it is left out."""
    found = subject_of(scene.syntax, group, scene.page.words)
    if found is None:
        return () if group.reflexive else _elided(scene, group, set())
    actor = scene.page.actor_around(found.token)
    return () if actor is None else (actor,)


def both_of(scene: Scene, token: int) -> tuple[int, ...]:
    """ "Ambos": the two that a coordination in this sentence or the one before joined last."""
    for actor in recent(scene, token, "p"):
        members = scene.page.cast.actors[actor].members
        if len(members) == _TWO:
            return (actor,)
    return ()


def left_out(scene: Scene, trigger: Trigger, arguments: Arguments) -> tuple[int, ...]:
    """The subject that a finite verb leaves out: the speaker's own, or that of the clause or sentence before."""
    if not arguments.open_subject:
        return ()
    verb = trigger.head if trigger.group is not None else scene.syntax.heads[trigger.head]
    taken = {
        a
        for slot in ("object", "indirect", scene.page.words.dative_slot)
        for t in arguments.get(slot)
        if (a := scene.page.actor_around(t)) is not None
    }
    return _elided(scene, scene.group(verb), taken)


def _elided(scene: Scene, group: VerbGroup, taken: set[int]) -> tuple[int, ...]:
    if group.finite is None:
        return ()
    verb, features = group.verb, scene.syntax.features[group.finite]
    if features.get("Person") == "1":
        said = speaker(scene, verb)
        return () if said is None else (said,)
    before = _leading(scene, group) or _subject_before(scene, verb)
    if before:
        return before
    number = "p" if features.get("Number") == "Plur" else "s"
    said = _elided_like_speaker(scene, verb)
    if said is not None and said not in taken and scene.page.cast.actors[said].number in ("", number):
        return (said,)
    return _topic(scene, group, number, taken)


def _topic(scene: Scene, group: VerbGroup, number: str, taken: set[int]) -> tuple[int, ...]:
    """The likeliest subject or source of this sentence or the one before; of the one before that where it too leaves its out."""
    parts = ("subject", "source")
    for reach in (_BEFORE, _FARTHER):
        found = (a for a in recent(scene, group.first, number, parts, reach=reach) if a not in taken)
        actor = next(found, None)
        if actor is not None:
            return (actor,)
        if not _leaves_out(scene, group.first):
            break
    return ()


def _leaves_out(scene: Scene, token: int) -> bool:
    """Whether the sentence before begins with a verb, or has none but open ones: "Estudió medicina en La Plata."."""
    sentence = scene.syntax.sentence_of[token] - 1
    if sentence < 0:
        return False
    first, past = scene.syntax.sentences[sentence]
    root = next((i for i in range(first, past) if scene.syntax.heads[i] == i), first)
    return scene.page.is_finite_verb(root) and subject_of(scene.syntax, scene.group(root), scene.page.words) is None


def _leading(scene: Scene, group: VerbGroup) -> tuple[int, ...]:
    """Who is named right before the verb, with an apposition between commas: "Tras la cena, Ana Ruiz, jueza, se reunió…"; the
    parser may have hung the name on the phrase before it."""
    syntax, page = scene.syntax, scene.page
    at = group.first - 1
    if at < syntax.sentence(group.verb)[0] or syntax.words[at] != ",":
        return ()
    for m in page.mentions_near(at - 1):
        named = m.appositive is None or page.mentions[m.appositive].type != "name"
        mention = m if named else page.mentions[m.appositive or 0]
        if mention.last == at - 1 and mention is m and m.appositive is None:
            continue  # a phrase of its own before the comma: a place, a time, a guest
        actor = page.actor_around(mention.head)
        bare = mention.first == syntax.sentence(group.verb)[0] or syntax.pos[mention.first - 1] != "ADP"
        plural = syntax.features[group.finite or group.verb].get("Number") == "Plur"
        if actor is not None and bare and (page.cast.actors[actor].number == "p") == plural:
            return (actor,)
    return ()


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
        owners = ((t, page.actor_around(t)) for t in with_conjuncts(page, subject.token))
        return tuple(dict.fromkeys(a for t, own in owners if own is not None for a in members_of(scene, t, own)))
    return ()


def members_of(scene: Scene, token: int, actor: int) -> tuple[int, ...]:
    """The members of a coordination ("Ana Ruiz y Luis Vega"); a group that one word names stays one."""
    mention = scene.page.cast.mention_at(token)
    joined = mention is not None and bool(scene.page.mentions[mention].members)
    members = scene.page.cast.actors[actor].members
    return members if joined and members else (actor,)


def _elided_like_speaker(scene: Scene, verb: int) -> int | None:
    """ "Ana dijo que firmará": inside a report whose clause has no subject, the speaker is the likeliest."""
    told = scene.told_in(verb)
    if not told:
        return None
    one = scene.statements[told[-1]]
    if one.form == "direct" or scene.syntax.sentence_of[one.head] != scene.syntax.sentence_of[verb]:
        return None
    return one.actor


def speaker(scene: Scene, token: int) -> int | None:
    """Who says "I" at a token: the source of the innermost words that hold it."""
    told = scene.told_in(token)
    return scene.statements[told[-1]].actor if told else None


def recent(
    scene: Scene,
    token: int,
    number: str = "",
    parts: tuple[str, ...] = (),
    *,
    gender: Gender = "",
    reach: int = _BEFORE,
) -> list[int]:
    """Actors of this sentence and the `reach` before, the likeliest first."""
    page = scene.page
    wanted = number if number in ("s", "p") else ""
    found = page.cast.recent(token, gender, wanted, kinds=_PEOPLE, limit=6)  # type: ignore[arg-type]
    here = scene.syntax.sentence_of[token]
    return [a for a in found if _is_near(scene, a, token, here - reach, parts)]


def _is_near(scene: Scene, actor: int, token: int, floor: int, parts: tuple[str, ...]) -> bool:
    for index in reversed(scene.page.cast.actors[actor].mentions):
        mention = scene.page.mentions[index]
        if (
            mention.first < token
            and scene.syntax.sentence_of[mention.head] >= floor
            and (not parts or mention.part in parts)
        ):
            return True
    return False
