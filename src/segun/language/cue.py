"""A reporting cue: a word or phrase that says that somebody said something, with its act and its frames.

The values that the lexicon files may use stand here; `segun.language.reporting` finds cues by their forms.
"""

from __future__ import annotations

from typing import Literal

import msgspec

Act = Literal[
    "assert", "deny", "accuse", "warn", "threaten", "promise", "request", "order", "propose", "thank", "praise",
    "condemn", "reject", "confirm", "admit", "decline", "ask", "speculate", "announce",
]  # fmt: skip
Kind = Literal["verb", "noun", "adverbial", "support"]
Frame = Literal[
    "that-clause",  # dijo que…; denuncia de que…
    "whether-clause",  # preguntó si / cuándo…
    "infinitive",  # the speaker is its subject: prometió ayudar
    "object-infinitive",  # target + infinitive: instó a X a retirarse
    "noun",  # an object that stands for a proposition: rechazó las acusaciones
    "oblique",  # preposition + object or clause: insistió en…
    "quote",  # brings in direct speech: dijo: "…"
    "parenthetical",  # stands after or inside its content: …, dijo X
    "predicate",  # what a thing is held to be: considera ilegal la medida
    "source-pp",  # preposition + source: según X
]
ObjectIs = Literal["proposition", "person", "topic", "quote-only"]
NounClass = Literal[
    "evaluation", "speech", "charge", "deed", "gathering", "fault", "possibility", "happening", "help", "stance",
]  # fmt: skip
Certainty = Literal["certain", "probable", "possible", "unknown"]
Strength = Literal["core", "usual", "weak"]
Subject = Literal["any", "human", "document", "none"]
Polarity = Literal["+", "-"]
Mood = Literal["", "Ind", "Sub"]


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What a reader must find in an entry's example: the speaker's words ("" where elided) and the content's.

    `act` is given where the example's negation or content turns the entry's own act into another.
    """

    speaker: str
    content: str
    act: Act | None = None


class Cue(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One way in which one word or phrase reports.

    A lemma that reports in several ways has several cues ("rechazar": denies a charge, turns down an offer).

    Fields beside the obvious: `prep` marks the content of an oblique frame; `target` is the preposition of the person
    talked to, accused or asked ("a"), `content` what then marks the content ("de", "a", "que", "por"); `noun_classes`
    are the kinds of object noun that make it a report (empty: any); `polarity` and `certainty` are the source's view of
    the content (FactBank); `negated_act` is the act of the negated cue (None: the act stays and polarity turns);
    `strength` says how surely it reports: core with any content, usual in its frames, weak only with a human or
    document source; `reflexive` cues need their pronoun; `mood` is the mood that the content's verb must have; `only_negated`
    cues report with a negation alone ("no quiso comentar"); `exclude` describes look-alikes for the linguist.
    """

    lemma: str
    kind: Kind
    act: Act
    frames: tuple[Frame, ...]
    prep: tuple[str, ...] = ()
    target: str = ""
    content: tuple[str, ...] = ()
    object_is: ObjectIs = "proposition"
    noun_classes: tuple[NounClass, ...] = ()
    polarity: Polarity | None = None
    certainty: Certainty = "unknown"
    negated_act: Act | None = None
    strength: Strength = "usual"
    subject: Subject = "any"
    reflexive: bool = False
    mood: Mood = ""
    only_negated: bool = False
    exclude: tuple[str, ...] = ()
    example: str = ""
    expect: Expected = Expected("", "")

    def takes(self, frame: Frame) -> bool:
        """Whether the cue has this frame."""
        return frame in self.frames
