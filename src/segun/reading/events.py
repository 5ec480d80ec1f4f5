"""Who did what to whom.

In: all layers of a `Doc` up to statements. Out: `doc._.events`, `Deed`s in text order. Each trigger is given its arguments, the
sense that they decide on, its participants, status, sources and circumstances; then mentions of one deed become one event.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.field_words import context_words, setting_words
from segun.language.sense import Sense
from segun.ledger import Status
from segun.reading.arguments import Arguments, arguments_of
from segun.reading.carriers import carriers_of
from segun.reading.choosing import fitting
from segun.reading.circumstances import Circumstances
from segun.reading.deed import IN_WORDS, PROTEST, Deed
from segun.reading.deed_times import is_coming
from segun.reading.identity import IMPLIED
from segun.reading.outlook import outlook_of
from segun.reading.outlook_nouns import is_missing
from segun.reading.outlook_verbs import is_purpose
from segun.reading.participants import Roles, roles_of
from segun.reading.relevance import is_relevant
from segun.reading.rules import rule
from segun.reading.same_deed import Mentioned, determination_of, merged
from segun.reading.scene import Scene, scene_of
from segun.reading.settings import Setting, setting_of
from segun.reading.topics import Topics
from segun.reading.triggers import Trigger, find_triggers

_STEM = 5  # letters by which two forms are of one word
_BACKGROUND = frozenset({"CONSULT", "AGREE", "COOPERATE"})
_STREET = frozenset({"REQUEST"})
_TOPIC = 2  # demonstrations told for sure from which on a text is about them
_KNOWN = ("definite", "demonstrative")


@Language.factory("segun_events", assigns=["doc._.events"], requires=["doc._.statements"])
class EventComponent:
    """Writes `doc._.events`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._language = str(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        doc._.events = read_events(scene_of(doc, self._language)) if len(doc) else []
        doc.user_data[IMPLIED] = tuple(doc._.actors.implied) if len(doc) else ()
        return doc


def read_events(scene: Scene) -> list[Deed]:
    """All events of a document, each deed once."""
    setting = setting_of(scene, setting_words(scene.page.language))
    around = _Around(Circumstances(scene), Topics(scene, context_words(scene.page.language)))
    return merged(scene, _mentioned(scene, setting, around))


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the deeds of a document."""

    circumstances: Circumstances
    topics: Topics


@dataclass(frozen=True, slots=True)
class _Read:
    """A trigger with its arguments and, where it tells of a deed, its sense and roles."""

    trigger: Trigger
    arguments: Arguments
    sense: Sense | None = None
    roles: Roles = field(default_factory=Roles)
    leaning: bool = False


def _mentioned(scene: Scene, setting: Setting, around: _Around) -> Iterator[Mentioned]:
    read = [_read(scene, setting, trigger) for trigger in find_triggers(scene)]
    for one in _licensed(scene, setting, read):
        if one.sense is not None and not _is_nothing(scene, one.trigger, one.sense):
            name = next(name for name, fires in _RULES if fires(scene, one.trigger, one.arguments))
            deed = _deed(scene, one, one.sense, around, name)
            determined = determination_of(scene, deed.head) if one.trigger.is_nominal else ""
            leaning = one.leaning or _only_names(scene, one, one.sense)
            yield Mentioned(deed, determined, leaning)


def _is_nothing(scene: Scene, trigger: Trigger, sense: Sense) -> bool:
    """Words that were not said ("no acusó a nadie") or are only meant to be ("para denunciar…"), a participle that tells of
    nobody's deed, and a noun whose deed is said to be missing ("sin protestas")."""
    if trigger.group is None:
        return is_missing(scene, trigger.head)
    if trigger.kind == "participle":
        return not scene.is_shouted(trigger.head) and _describes(scene, trigger.head)
    if sense.type not in IN_WORDS:
        return False
    return trigger.group.negated or (sense.type not in _STREET and is_purpose(scene, trigger.head))


def _describes(scene: Scene, participle: int) -> bool:
    """A participle that only describes a noun ("los bienes confiscados") or stands for a person ("los arrestados")."""
    syntax = scene.syntax
    own = syntax.children[participle]
    return any(syntax.deps[c] == "det" for c in own) or (syntax.deps[participle] == "amod" and not own)


def _only_names(scene: Scene, one: _Read, sense: Sense) -> bool:
    """Talks and accords that a noun names without telling who held them, or that they were held: "el tema de las negociaciones"."""
    if one.trigger.kind != "noun" or sense.type not in _BACKGROUND or one.arguments.get("governor"):
        return False
    return len(one.roles.both) < 2 and not any(scene.page.is_finite_verb(c) for c in carriers_of(scene, one.trigger))


def _read(scene: Scene, setting: Setting, trigger: Trigger) -> _Read:
    arguments = arguments_of(scene, trigger)
    for sense in fitting(scene, trigger, arguments):
        roles = roles_of(scene, trigger, arguments, sense)
        if is_relevant(scene, setting, trigger.head, sense, roles):
            return _Read(trigger, arguments, sense, roles)
    return _Read(trigger, arguments)


def _licensed(scene: Scene, setting: Setting, read: list[_Read]) -> Iterator[_Read]:
    """A word has one sense a text (Gale, Church and Yarowsky 1992): where one of its places shows which, the others need
    no more show it; a noun with its article ("el paro") may also lean on another word for the same type."""
    sure = [one for one in read if one.sense is not None and not setting.is_figurative(one.trigger.head)]
    shown = {(one.sense.type, scene.syntax.lower[one.trigger.head][:_STEM]) for one in sure if one.sense is not None}
    counts = Counter(one.sense.type for one in sure if one.sense is not None)
    for one in read:
        if one.sense is not None or setting.is_figurative(one.trigger.head):
            yield one
            continue
        stem = scene.syntax.lower[one.trigger.head][:_STEM]
        leans = one.trigger.kind == "noun" and determination_of(scene, one.trigger.head) in _KNOWN
        on_topic = counts[PROTEST] >= _TOPIC
        unspoken = fitting(scene, one.trigger, one.arguments, "unspoken")
        for sense in fitting(scene, one.trigger, one.arguments, "none"):
            alike = sense in unspoken and (sense.type, stem) in shown
            topic = on_topic and sense.type == PROTEST
            if not (alike or topic or (leans and counts[sense.type])):
                continue
            roles = roles_of(scene, one.trigger, one.arguments, sense)
            open_ended = one.trigger.group is not None and one.trigger.group.form == "infinitive"
            if alike or not (topic and open_ended) or roles.actors:
                yield _Read(one.trigger, one.arguments, sense, roles, leaning=not (alike or topic))
                break


def _deed(scene: Scene, one: _Read, sense: Sense, around: _Around, name: str) -> Deed:
    trigger, arguments, roles = one.trigger, one.arguments, one.roles
    time = around.circumstances.time_of(trigger)
    outlook = outlook_of(scene, trigger, sense.status, gathers=sense.type == PROTEST, coming=is_coming(scene, time))
    sources = _sources(scene, trigger, in_words=sense.type in IN_WORDS)
    return Deed(
        head=trigger.head,
        trigger=(trigger.first, trigger.last),
        type=sense.type,
        mode=sense.mode,
        contexts=around.topics.of(trigger, sense.contexts),
        actors=roles.actors,
        recipients=roles.recipients,
        status=_as_known(scene, outlook.status, sources),
        sense=sense.lemma,
        number=sense.number,
        rule=name,
        attributed_to=sources,
        time=time,
        place=around.circumstances.place_of(trigger),
        quantities=around.circumstances.quantities_of(trigger, arguments),
        condition=outlook.condition,
    )


def _as_known(scene: Scene, status: Status, sources: tuple[int, ...]) -> Status:
    """A deed that only secret services tell of is no more than possible: nobody has shown it."""
    if status != "actual" or not sources:
        return status
    told = scene.statements[sources[-1]]
    return "possible" if any(kind == "intelligence" for kind, _, _ in told.evidence) else status


def _sources(scene: Scene, trigger: Trigger, *, in_words: bool) -> tuple[int, ...]:
    """The statements through which the text knows of the deed, innermost last; not the one that the deed itself is.

    The announcer of a deed that is not done in words is its source: "anunciaron protestas".
    """
    own = scene.cue_at.get(trigger.head)
    if own is not None and trigger.inner is not None and not in_words:
        return tuple(scene.told_in(trigger.inner))
    return tuple(n for n in scene.told_in(trigger.head) if n != own)


# How a deed is told. The first that holds names the event's rule.


@rule("event.speech-act")
def speech_act(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A deed in words that is also the cue of a statement; who speaks and to whom, the statement knows.

    Example: El sindicato exigió al ministro que retire la reforma.
    """
    return trigger.head in scene.cue_at


@rule("event.support-verb")
def support_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A phrase of a verb with a noun or complement that together tell of the deed.

    Example: Los maestros de la capital se declararon en huelga.
    """
    return trigger.kind == "verb-phrase"


@rule("event.nominal.support-verb")
def nominal_support_verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A noun for the deed whose actor is the subject of the verb that governs it.

    Example: La guerrilla lanzó una ofensiva contra el ejército.
    """
    return trigger.is_nominal and bool(arguments.get("governor"))


@rule("event.nominal")
def nominal(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A noun for the deed, with its participants as complements, possessive or adjective.

    Example: La detención de dos concejales por la policía indignó al partido.
    """
    return trigger.is_nominal


@rule("event.passive")
def passive(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A passive verb: its subject is acted upon, the agent behind "por" acts.

    Example: El alcalde fue detenido por la policía.
    """
    return trigger.group is not None and trigger.group.passive


@rule("event.participle")
def participle(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A participle beside the noun of whom it is said.

    Example: El general, detenido en marzo por la policía, sigue en su casa.
    """
    return trigger.kind == "participle"


@rule("event.controlled")
def controlled(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """An infinitive or gerund whose subject is that of the words above it.

    Example: El gobierno acusó a la guerrilla de secuestrar a dos jueces.
    """
    return trigger.group is not None and trigger.group.form in ("infinitive", "gerund")


@rule("event.elided")
def elided(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A finite verb that leaves its subject out: the speaker, or the subject of the clause before.

    Example: La ministra llegó a Lima. Se reunió con el presidente.
    """
    return arguments.open_subject


@rule("event.verb")
def verb(scene: Scene, trigger: Trigger, arguments: Arguments) -> bool:
    """A finite verb with its subject and its object.

    Example: La policía detuvo a tres estudiantes.
    """
    return True


_RULES: tuple[tuple[str, Callable[[Scene, Trigger, Arguments], bool]], ...] = (
    ("event.speech-act", speech_act),
    ("event.support-verb", support_verb),
    ("event.nominal.support-verb", nominal_support_verb),
    ("event.nominal", nominal),
    ("event.passive", passive),
    ("event.participle", participle),
    ("event.controlled", controlled),
    ("event.elided", elided),
    ("event.verb", verb),
)
