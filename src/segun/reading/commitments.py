"""Who owes what to whom, and on which condition.

In: all layers of a `Doc` up to statements. Out: `doc._.commitments`, `Pledge`s in text order, one for each term of an instrument.
Later namings of an instrument join the first. An instrument of which no term is told is a pledge without obligation where it is
told to be signed (or to be signed soon, or broken) and two parties are known; without parties there is none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc

from segun.language.commitments import commitment_words
from segun.language.factuality import factuality
from segun.language.mention_words import mention_words
from segun.reading.identity import IMPLIED
from segun.reading.instruments import Desk, Naming
from segun.reading.obligations import condition_of
from segun.reading.parties import pair_before, pair_of_document, parties_behind, standing_for_states
from segun.reading.pledge import Pledge
from segun.reading.rules import rule
from segun.reading.standing import Step, steps_of
from segun.reading.statements import page_of
from segun.reading.syntax import syntax_of
from segun.reading.term_subjects import Told
from segun.reading.terms import Term, terms_of


@Language.factory("segun_commitments", assigns=["doc._.commitments"], requires=["doc._.statements", "doc._.actors"])
class CommitmentComponent:
    """Writes `doc._.commitments`."""

    def __init__(self, nlp: Language, name: str) -> None:
        self.name = name
        self._language = str(nlp.lang)

    def __call__(self, doc: Doc) -> Doc:
        doc._.commitments = _read(doc, self._language) if len(doc) else []
        doc.user_data[IMPLIED] = tuple(doc._.actors.implied) if len(doc) else ()
        return doc


def _read(doc: Doc, language: str) -> list[Pledge]:
    """The pledges of a document; one without any instrument's noun costs a look into a set."""
    words = commitment_words(language)
    if words.firsts.isdisjoint(syntax_of(doc).lower):
        return []
    page = page_of(doc, language)
    return read_commitments(Desk(page, words, factuality(language), mention_words(language), doc._.statements or ()))


@dataclass(slots=True)
class Instrument:
    """One instrument of a document while its namings gather."""

    namings: list[Naming] = field(default_factory=list)
    parties: tuple[int, ...] = ()
    steps: list[Step] = field(default_factory=list)

    @property
    def named(self) -> Naming:
        """The naming that names it best: in quotation marks, else with the most words."""
        return max(self.namings, key=lambda n: (n.quoted, len(n.modifiers), -n.head))

    @property
    def signed(self) -> int | None:
        return next((step.time for step in self.steps if step.time is not None), None)

    @property
    def weak(self) -> bool:
        return all(n.weak for n in self.namings)

    def in_force(self, supposed: bool) -> bool | None:
        """Whether it binds, as the text has it; `None` where the text does not tell."""
        told = {step.standing for step in self.steps}
        if "ended" in told:
            return False
        if "planned" in told and "in_force" not in told:
            return False
        if told & {"signed", "ratified", "in_force"}:
            return True
        return False if "proposed" in told or supposed else None


def read_commitments(desk: Desk) -> list[Pledge]:
    """All pledges of a document, in text order."""
    if not desk.namings:
        return []
    instruments, tails = _gathered(desk)
    of = {naming.head: one for one in instruments for naming in one.namings}
    told = Told(desk, tails, lambda naming: of[naming.head].parties)
    found: list[Pledge] = []
    for term in terms_of(told):
        pledge = _pledge(desk, of[term.naming.head], term)
        if pledge is not None and not _said_before(desk, found, pledge):
            found.append(pledge)
    having = {pledge.head for pledge in found}
    found += [p for one in instruments if one.namings[0].head not in having for p in signed_only(desk, one)]
    return sorted(found, key=lambda p: p.obligation or p.instrument)


def _pledge(desk: Desk, one: Instrument, term: Term) -> Pledge | None:
    """A term as a pledge; `None` where it is not known between whom."""
    parties = one.parties
    if len(parties) < 2:
        parties = standing_for_states(desk.page.cast, dict.fromkeys((*parties, *term.obliged)))
    if len(parties) < 2 and (one.weak or not (parties and term.obliged)):
        return None
    gains = term.owed.beneficiary
    return _made(desk, one, parties, term.rule, term.owed.span, term.condition, gains, term.obliged, term.supposed)


def _made(
    desk: Desk, one: Instrument, parties: tuple[int, ...], rule_name: str, obligation: tuple[int, int] | None = None,
    condition: tuple[int, int] | None = None, beneficiary: int | None = None, obliged: tuple[int, ...] = (),
    supposed: bool = False,
) -> Pledge:  # fmt: skip
    named = one.named
    return Pledge(
        head=one.namings[0].head, instrument=(named.first, named.last), kind=_kind(one), parties=parties, obliged=obliged,
        signed=one.signed if one.signed is not None else _year(desk, one), beneficiary=beneficiary, obligation=obligation, condition=condition,
        in_force=one.in_force(supposed), rule=rule_name,
    )  # fmt: skip


def _year(desk: Desk, one: Instrument) -> int | None:
    """The date that belongs to the name: "el tratado de 1904"."""
    for naming in one.namings:
        for n, time in enumerate(desk.page.times):
            if naming.head < time.first and time.last <= naming.last and time.type == "DATE" and time.start is not None:
                return n
    return None


def _kind(one: Instrument) -> str:
    """The kind of its most telling noun: a treaty that is later called a deal is a treaty."""
    return next((n.kind for n in one.namings if not n.generic), one.named.kind)


@rule("commitment.signed-only")
def signed_only(desk: Desk, one: Instrument) -> list[Pledge]:
    """An instrument between known parties that is told to be signed, about to be signed, or broken, but not what it says.

    Example: Chile y Bolivia firmaron el lunes un tratado de amistad.
    """
    told = {step.standing for step in one.steps}
    if one.weak or len(one.parties) < 2 or not told & {"signed", "ratified", "ended", "planned"}:
        return []
    conditions = (condition_of(desk, step.verb, step.verb) for step in one.steps if desk.is_verb(step.verb))
    condition = next((c for c in conditions if c is not None), None)
    return [_made(desk, one, one.parties, "commitment.signed-only", condition=condition)]


def _said_before(desk: Desk, found: Sequence[Pledge], pledge: Pledge) -> bool:
    """Whether a pledge of the same instrument has the same obligation in much the same words."""
    words = _content(desk, pledge)
    return any(p.head == pledge.head and (_content(desk, p) <= words or words <= _content(desk, p)) for p in found)


def _content(desk: Desk, pledge: Pledge) -> set[str]:
    first, last = pledge.obligation or pledge.instrument
    return {
        desk.syntax.lower[i] for i in range(first, last + 1) if desk.syntax.pos[i] in ("NOUN", "PROPN", "VERB", "ADJ")
    }


# Which namings are one instrument


def _gathered(desk: Desk) -> tuple[list[Instrument], dict[int, int]]:
    """The instruments of a document, and for each naming the last token of the parties behind it."""
    found: list[Instrument] = []
    tails: dict[int, int] = {}
    for naming in desk.namings:
        behind = parties_behind(desk, naming)
        tails[naming.head] = behind.last
        steps = steps_of(desk, naming, behind.last)
        parties = _told_parties(desk, behind.actors, steps)
        one = next((i for i in reversed(found) if _is_same(desk, i, naming, parties, steps)), None)
        if one is None:
            one = Instrument()
            found.append(one)
        one.namings.append(naming)
        one.steps += steps
        if len(parties) > len(one.parties):
            one.parties = tuple(dict.fromkeys((*parties, *one.parties)))
    for one in found:
        if len(one.parties) < 2:
            one.parties = _inferred(desk, one)
    return found, tails


def _told_parties(desk: Desk, behind: tuple[int, ...], steps: list[Step]) -> tuple[int, ...]:
    """The parties that a sentence tells: who signs, and who stands behind the name.

    A parliament that ratifies is none of them, but for its country. Who breaks an instrument with somebody is one; so are several who negotiate it, where no others are named.
    """
    cast = desk.page.cast
    signing = [p for step in steps if step.standing in ("signed", "planned") for p in step.parties]
    signing += [p for step in steps if step.standing == "ratified" for p in step.parties if cast.actors[p].country]
    breaking = [p for step in steps if step.standing == "ended" and len(behind) == 1 for p in step.parties]
    named = dict.fromkeys((*signing, *breaking, *behind))
    if not named:
        proposing = dict.fromkeys(p for step in steps if step.standing == "proposed" for p in step.parties)
        named = proposing if len(proposing) > 1 else named
    return standing_for_states(desk.page.cast, named)


def _inferred(desk: Desk, one: Instrument) -> tuple[int, ...]:
    """The two states of which the sentence, or the whole document, speaks as two, for an instrument taken as known."""
    for naming in one.namings:
        if naming.definite and not one.parties:
            pair = pair_before(desk, naming)
            if pair:
                return pair
    known = one.namings[0].definite and any(step.standing != "proposed" for step in one.steps)
    pair = pair_of_document(desk) if known else ()
    return pair if set(one.parties) <= set(pair) and pair else one.parties


def _is_same(desk: Desk, one: Instrument, naming: Naming, parties: tuple[int, ...], steps: list[Step]) -> bool:
    """Whether a later naming is the instrument: the noun or one that stands for any, no other name, no other parties."""
    if not (set(parties) <= set(one.parties) or set(one.parties) <= set(parties)):
        return False
    same_noun = any(naming.noun == n.noun or naming.kind == n.kind for n in one.namings)
    stands_in = naming.generic and naming.definite
    if not (same_noun or stands_in) or naming.plural != one.named.plural:
        return False
    known = one.named.modifiers
    if not naming.definite:
        return same_noun and naming.modifiers == known and bool(parties) and set(parties) == set(one.parties)
    if naming.modifiers <= known or (same_noun and (not known or naming.modifiers & known)):
        return True
    agree = not parties or not one.parties or set(parties) == set(one.parties)
    times = {desk.page.times[t].start for t in (one.signed, *(d.time for d in steps)) if t is not None}
    return agree and naming.noun in {n.noun for n in one.namings} and len(times) < 2
