"""What is done to an instrument: signed, ratified, in force, broken, only proposed.

In: a `Desk` and a `Naming`. Out: `Steps` done to it there, each with its verb, its time and the parties that the verb names.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from segun.reading.clauses import VerbGroup
from segun.reading.instruments import Desk, Naming
from segun.reading.page import MARKS
from segun.reading.parties import actors_at, agents, members_of, partners, subject_parties, subject_token
from segun.reading.times import TimeMention, clause_time

Standing = Literal["signed", "ratified", "in_force", "ended", "planned", "proposed"]
_REACH = 8  # tokens from an instrument to a relative clause or a phrase that tells its standing
_CORE = ("obj", "nsubj", "nsubj:pass", "obl:arg", "obl", "iobj", "xcomp")


@dataclass(frozen=True, slots=True)
class Step:
    """Something done to an instrument at token `verb`; `time` is an index into the times, `parties` those it names."""

    verb: int
    standing: Standing
    time: int | None = None
    parties: tuple[int, ...] = ()


def steps_of(desk: Desk, naming: Naming, tail: int) -> list[Step]:
    """All that its sentence tells as done to an instrument.

    Args:
        tail: the last token of its name, or of the parties behind it.
    """
    found = [*_behind(desk, tail), *_governing(desk, naming), *_phrases(desk, tail), *_proposed(desk, naming)]
    return [*{step.verb: step for step in reversed(found)}.values()][::-1]


def _behind(desk: Desk, tail: int) -> Iterator[Step]:
    """ "…, firmado en junio", "… que fue suscrito por", "… que ambos presidentes firmaron"."""
    syntax = desk.syntax
    _, past = syntax.sentence(tail)
    at = tail + 1
    while at < past and (syntax.words[at] in MARKS or syntax.words[at] == "," or syntax.pos[at] == "ADV"):
        at += 1
    if at >= past:
        return
    if desk.is_participle(at):
        yield from _step(desk, at, passive=True)
    elif syntax.lower[at] in desk.page.words.relatives:
        verb = next((i for i in range(at + 1, min(at + _REACH, past)) if _is_main(desk, i)), None)
        if verb is not None and _is_undergone(desk, verb, at):
            yield from _step(desk, verb, passive=desk.group(verb).passive)


def _is_main(desk: Desk, i: int) -> bool:
    return desk.syntax.pos[i] == "VERB" or desk.is_participle(i)


def _is_undergone(desk: Desk, verb: int, relative: int) -> bool:
    """Whether the relative pronoun stands for what the verb does something to, not for its subject."""
    syntax, lemma = desk.syntax, desk.lemma(verb)
    table = desk.words.table
    if lemma in table.ends and not any(syntax.deps[c] == "obj" and c > verb for c in syntax.children[verb]):
        return True
    if desk.group(verb).passive:
        return True
    signers = _actor_objects(desk, verb)
    own = any(syntax.deps[c] == "obj" and c > verb and c not in signers for c in syntax.children[verb])
    return not own and lemma in table.signs | table.ratifies | table.proposes


def _governing(desk: Desk, naming: Naming) -> Iterator[Step]:
    """The verb whose object or subject the instrument is: "firmaron un tratado", "la tregua caducó"."""
    syntax, at = desk.syntax, naming.head
    for _ in range(3):
        head = syntax.heads[at]
        if head == at or syntax.deps[at] not in (*_CORE, "conj", "appos"):
            return
        if desk.is_verb(head) or desk.is_participle(head):
            if not _only_beside(desk, naming, at, head):
                yield from _step(desk, head, passive=desk.group(head).passive or syntax.deps[at] == "nsubj:pass")
            return
        at = head


def _only_beside(desk: Desk, naming: Naming, at: int, verb: int) -> bool:
    """Whether the instrument only stands beside the verb: its subject where it is signed, or a phrase with a preposition."""
    syntax, table = desk.syntax, desk.words.table
    lemma, relation = desk.lemma(verb), syntax.deps[at]
    group = desk.group(verb)
    if relation == "nsubj" and lemma in table.signs | table.ratifies | table.proposes and not group.passive:
        return not group.reflexive and naming.head < verb
    preposition = syntax.child(at, "case")
    if preposition is None or relation in ("obj", "nsubj", "nsubj:pass"):
        return preposition is not None and desk.plain[preposition] not in desk.words.table.to
    return desk.plain[preposition] not in desk.words.table.to


def _step(desk: Desk, verb: int, *, passive: bool) -> Iterator[Step]:
    """What the verb at `verb` does to the instrument, with its time and parties."""
    standing = _standing(desk, verb)
    if standing is None:
        return
    group = desk.group(verb)
    participle = group.finite is None and (group.form == "participle" or desk.syntax.pos[verb] == "ADJ")
    parties = agents(desk, verb) if passive or participle else ()
    if not parties and not participle and not passive:
        parties = _signers(desk, verb)
    yield Step(verb, standing, _time(desk, verb) if standing == "signed" else None, parties)


def _signers(desk: Desk, verb: int) -> tuple[int, ...]:
    """Who signs, and with whom; a subject left out in what somebody tells is he who tells it ("anunció que llegó a…")."""
    others = partners(desk, verb)
    own = subject_parties(desk, verb) or tuple(a for o in _actor_objects(desk, verb) for a in actors_at(desk, o))
    group = desk.group(verb)
    if not own and subject_token(desk, verb) is None and group.finite == verb and not group.reflexive:
        teller = desk.teller(verb)
        own = () if teller is None else members_of(desk.page.cast, teller)
    return (*own, *others)


def _actor_objects(desk: Desk, verb: int) -> list[int]:
    """Who signs, behind the verb, when the parser takes the pronoun for the subject: "que suscribió el gobierno"."""
    syntax = desk.syntax
    objects = [c for c in syntax.all(verb, "obj", "nsubj") if c > verb and syntax.child(c, "case") is None]
    return [c for c in objects if actors_at(desk, c)]


def _standing(desk: Desk, verb: int) -> Standing | None:
    lemma, table = desk.lemma(verb), desk.words.table
    if lemma not in table.signs | table.ratifies | table.ends | table.proposes:
        return None
    group = desk.group(verb)
    done = _is_done(desk, verb, group)
    if lemma in table.proposes:
        return "proposed"
    if group.negated:
        return None if lemma in table.ends else "planned"
    if lemma in table.ends:
        return "ended" if done else None
    if not done:
        return "planned" if _is_to_come(desk, group) else "proposed"
    return "signed" if lemma in table.signs else "ratified"


def _is_done(desk: Desk, verb: int, group: VerbGroup) -> bool:
    """Whether the verb tells of what has happened: no future, conditional, subjunctive, nor an infinitive still to come."""
    syntax = desk.syntax
    if group.finite is not None:
        features = syntax.features[group.finite]
        return features.get("Mood", "Ind") == "Ind" and features.get("Tense") != "Fut"
    if group.form != "infinitive":
        return True
    before = group.first
    first, _ = syntax.sentence(verb)
    above = syntax.heads[verb]
    if syntax.deps[verb] in ("xcomp", "ccomp", "obj") and desk.lemma(above) in desk.words.table.manages:
        return _is_done(desk, above, desk.group(above)) and not desk.group(above).negated
    return any(before - n >= first and desk.starts(before - n, desk.words.table.done_before) == n for n in (1, 2))


def _is_to_come(desk: Desk, group: VerbGroup) -> bool:
    """The future, not what somebody should or wants to do."""
    return group.finite is not None and desk.syntax.features[group.finite].get("Tense") == "Fut"


def _time(desk: Desk, verb: int) -> int | None:
    times = desk.page.times
    found = clause_time(times, desk.syntax, verb) or next((t for t in times if _is_right_behind(desk, t, verb)), None)
    return None if found is None or found.start is None else times.index(found)


def _is_right_behind(desk: Desk, time: TimeMention, verb: int) -> bool:
    """ "Sellado en 2020": only a preposition and an article between, wherever the parser hangs the time."""
    between = range(verb + 1, time.first)
    near = verb < time.first <= verb + 3 and time.type == "DATE"
    return near and all(desk.syntax.pos[i] in ("ADP", "DET") for i in between)


def _phrases(desk: Desk, tail: int) -> Iterator[Step]:
    """ "En vigor", "vigente" beside the instrument or behind its verb; "pendiente de firma"."""
    table = desk.words.table
    _, past = desk.syntax.sentence(tail)
    verb: int | None = None
    for i in range(tail + 1, min(tail + 1 + _REACH, past)):
        if desk.is_verb(i) and desk.page.is_finite_verb(i):
            if verb is not None:
                return
            verb = i
        if desk.starts(i, table.not_in_force):
            yield Step(i, "planned")
            return
        if desk.starts(i, table.in_force):
            yield Step(i, "in_force" if verb is None or _holds(desk, verb) else "planned")
            return


def _holds(desk: Desk, verb: int) -> bool:
    group = desk.group(verb)
    return _is_done(desk, verb, group) and not group.negated


def _proposed(desk: Desk, naming: Naming) -> Iterator[Step]:
    """ "Un posible acuerdo", "el borrador del tratado", "las negociaciones de un pacto"."""
    syntax, table = desk.syntax, desk.words.table
    beside = (
        [*syntax.children[naming.head], naming.begin + 1]
        if naming.begin < naming.first
        else syntax.children[naming.head]
    )
    if any(syntax.lower[c] in table.proposal_adjectives for c in beside):
        yield Step(naming.head, "proposed")
        return
    head = syntax.heads[naming.head]
    hangs = syntax.deps[naming.head] in ("nmod", "obl") and head != naming.head
    if hangs and not {syntax.lemmas[head], syntax.lower[head]}.isdisjoint(table.proposal_nouns):
        yield Step(naming.head, "proposed")
