"""Between whom an instrument is: who signs it, "entre X e Y", "de X con Y", the two states whose ministers speak of it.

In: a `Desk` and a `Naming`. Out: indexes into the cast, groups taken apart. Persons of two countries who sign stand for their states.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from segun.reading.cast import Cast, CastMember
from segun.reading.clauses import SUBJECTS, subject_of
from segun.reading.instruments import Desk, Naming
from segun.reading.mention import Mention

_OFFICIAL = frozenset({"GOV", "MIL", "LEG", "PTY", ""})
_GAP = 6  # tokens between two parties of a list: articles, appositions


@dataclass(frozen=True, slots=True)
class Listed:
    """Parties named behind an instrument, and the last token that names them."""

    actors: tuple[int, ...]
    last: int


def parties_behind(desk: Desk, naming: Naming) -> Listed:
    """ "Entre X e Y", "de X con Y", "con Y" right behind the name; its `last` is the name's end where there are none."""
    table, last = desk.words.table, _past_acronym(desk, naming.end)
    at = last + 1
    found: tuple[int, ...] = ()
    _, past = desk.syntax.sentence(naming.head)
    for _ in range(3):
        if at >= past:
            break
        length = desk.starts(at, (*table.between, *table.with_))
        genitive = not length and desk.plain[at] in desk.determiners.table.genitives
        length = 1 if genitive else length
        if not length:
            break
        listed = listed_from(desk, at + length)
        if not listed.actors or (genitive and len(listed.actors) < 2 and not desk.starts(listed.last + 1, table.with_)):
            break
        found, last, at = (*found, *listed.actors), listed.last, listed.last + 1
    return Listed(tuple(dict.fromkeys(found)), last)


def _past_acronym(desk: Desk, end: int) -> int:
    """The token before the parties: "Convenio de Aguas (CA) con Perú"."""
    words = desk.syntax.words
    return end + 3 if words[end + 1 : end + 2] == ["("] and words[end + 3 : end + 4] == [")"] else end


def listed_from(desk: Desk, at: int) -> Listed:
    """The actors named from token `at` on, joined by commas and conjunctions."""
    found: list[int] = []
    last = at - 1
    past = desk.syntax.sentence(at)[1] if at < len(desk.syntax) else at
    sure = Listed((), last)
    while at < past:
        number = _mention_from(desk, at, past)
        actors = () if number is None else party_of(desk, number)
        if number is None or not actors:
            break
        after_comma = bool(found) and desk.syntax.words[at - 1] == ","
        found += actors
        last = desk.page.mentions[number].last
        if not after_comma:
            sure = Listed(tuple(dict.fromkeys(found)), last)
        following = _next_in_list(desk, last + 1, past)
        if following is None:
            break
        at = following
    return sure


def _mention_from(desk: Desk, at: int, past: int) -> int | None:
    """The mention that begins at `at`, or behind an article or quotation mark there."""
    for i in range(at, min(at + 3, past)):
        number = desk.page.mention_from(i)
        if number is not None:
            return number
        if desk.syntax.pos[i] not in ("DET", "PUNCT", "NUM") or desk.syntax.words[i] == ",":
            return None
    return None


def _next_in_list(desk: Desk, at: int, past: int) -> int | None:
    """Where the next of several may begin: behind a conjunction, or a comma that another follows."""
    joins = desk.determiners.table.conjunctions | {","}
    if at >= past or desk.syntax.lower[at] not in joins:
        return None
    at += 1
    if at < past and desk.syntax.words[at - 1] == "," and desk.syntax.lower[at] in joins:
        at += 1
    return at


def party_of(desk: Desk, number: int) -> tuple[int, ...]:
    """The parties that a mention stands for: itself, its members, the states that it names; () where it can be none."""
    mention, cast = desk.page.mentions[number], desk.page.cast
    actor = cast.of_mention(number)
    if actor is None or is_thing(desk, mention):
        return ()
    if cast.actors[actor].members:
        return members_of(cast, actor)
    inside = [a for a in sorted(cast.inside(number)) if cast.actors[a].kind == "state" or cast.actors[a].members]
    states = [a for outer in inside for a in members_of(cast, outer) if cast.actors[a].kind == "state"]
    if mention.number == "p" and len(set(states)) > 1:
        return tuple(dict.fromkeys(states))
    return (actor,)


def is_thing(desk: Desk, mention: Mention) -> bool:
    """Whether a mention is a document, an instrument, or whoever the sides are."""
    named = any(one.first <= mention.head <= one.last for one in desk.named_in(desk.syntax.sentence_of[mention.head]))
    return named or "source" in mention.flags or "side" in mention.flags


def members_of(cast: Cast, actor: int) -> tuple[int, ...]:
    """An actor, or for a group its members, however deep."""
    members = cast.actors[actor].members
    return tuple(m for one in members for m in members_of(cast, one)) if members else (actor,)


def actors_at(desk: Desk, token: int) -> tuple[int, ...]:
    """The parties whose mention has its head at, or beside, `token`, with those that are joined to it."""
    number = desk.page.mention_of(token)
    if number is None:
        number = desk.page.mention_holding(token)
    if number is None:
        return ()
    found = party_of(desk, number)
    first = desk.page.mentions[number].first
    if desk.page.cast.actors[desk.page.cast.of_mention(number) or 0].members:
        return found
    return tuple(dict.fromkeys((*found, *(a for a in listed_from(desk, first).actors))))


def subject_parties(desk: Desk, verb: int) -> tuple[int, ...]:
    """Who does what the verb at `verb` says, also as its agent."""
    subject = subject_of(desk.syntax, desk.group(verb), desk.page.words)
    if subject is None:
        return ()
    return actors_at(desk, subject.token)


def partners(desk: Desk, verb: int) -> tuple[int, ...]:
    """With whom: "firmó con Bolivia"."""
    syntax = desk.syntax
    found: list[int] = []
    for c in syntax.children[verb]:
        first = syntax.edges[c][0]
        if syntax.deps[c] in ("obl", "obj", "nmod", "obl:arg") and desk.starts(first, desk.words.table.with_):
            found += listed_from(desk, first + 1).actors
    return tuple(found)


def agents(desk: Desk, participle: int) -> tuple[int, ...]:
    """By whom: "firmado por A y B", "firmado ayer en C entre A y B"."""
    links = tuple(desk.page.words.agent) + desk.words.table.between
    _, past = desk.syntax.sentence(participle)
    for i in range(participle + 1, min(participle + 12, past)):
        if desk.page.is_finite_verb(i) or desk.syntax.words[i] == ",":
            return ()
        if desk.plain[i] in links:
            listed = listed_from(desk, i + 1)
            if listed.actors:
                return listed.actors
    return ()


def standing_for_states(cast: Cast, actors: Iterable[int]) -> tuple[int, ...]:
    """Persons of two or more countries as their states; actors of one country, firms and guerrillas stay who they are."""
    known = list(dict.fromkeys(actors))
    each = [cast.actors[a] for a in known]
    codes = {m.country for m in each if m.country and (_speaks_for_state(m) or m.kind == "state")}
    if len(codes) < 2 or not any(_speaks_for_state(m) for m in each):
        return tuple(a for a in known if cast.actors[a].kind != "unnamed")
    meant = [
        cast.state(m.country) if _speaks_for_state(m) and m.country else a for a, m in zip(known, each, strict=True)
    ]
    return tuple(dict.fromkeys(a for a in meant if cast.actors[a].kind != "unnamed"))


def _speaks_for_state(member: CastMember) -> bool:
    """Whether a person, or the government, acts for a country."""
    if not member.country or member.members:
        return False
    person = member.kind in ("person", "unnamed") and member.sector in _OFFICIAL
    return person or (member.kind in ("organisation", "group") and member.sector in ("GOV", "LEG"))


def pair_before(desk: Desk, naming: Naming) -> tuple[int, ...]:
    """The two states, or sides, that the sentence speaks of as two before it names the instrument."""
    first, _ = desk.syntax.sentence(naming.head)
    cast = desk.page.cast
    for number in range(len(desk.page.mentions) - 1, -1, -1):
        mention = desk.page.mentions[number]
        if not first <= mention.head < naming.first or mention.part not in ("subject", "complement", "object", "other"):
            continue
        actor = cast.of_mention(number)
        if actor is not None and len(cast.actors[actor].members) == 2:
            pair = standing_for_states(cast, members_of(cast, actor))
            if _are_states(cast, pair):
                return pair
    return ()


def pair_of_document(desk: Desk) -> tuple[int, ...]:
    """The two states that a document speaks of as two, where it speaks so of no others."""
    cast = desk.page.cast
    pairs: dict[frozenset[str], tuple[int, ...]] = {}
    for member in list(cast.actors):
        each = [cast.actors[m] for m in member.members]
        codes = frozenset(m.country for m in each if m.country and (m.kind == "state" or _speaks_for_state(m)))
        if len(each) == 2 and len(codes) == 2:
            pairs.setdefault(codes, member.members)
    return standing_for_states(cast, next(iter(pairs.values()))) if len(pairs) == 1 else ()


def _are_states(cast: Cast, actors: tuple[int, ...]) -> bool:
    return len(actors) == 2 and all(cast.actors[a].kind == "state" for a in actors)


def subject_token(desk: Desk, verb: int) -> int | None:
    """The head of the verb's subject phrase where the sentence has one."""
    return next((c for c in desk.syntax.children[verb] if desk.syntax.deps[c] in SUBJECTS), None)
