"""How far a term goes: its words without wrapper, condition and beneficiary; who gains by it; on which condition it is owed.

In: a `Desk`, the verb of a term and the head of its object. Out: spans of tokens, inclusive, and indexes into the cast.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from segun.reading.instruments import Desk
from segun.reading.page import MARKS
from segun.reading.parties import is_thing

_JOINED = ("NOUN", "PROPN", "ADJ", "DET", "NUM")


@dataclass(frozen=True, slots=True)
class Owed:
    """One thing that is owed, and the actor who gains by it."""

    span: tuple[int, int]
    beneficiary: int | None


def owed_by(desk: Desk, head: int, floor: int) -> list[Owed]:
    """The things owed that an object is: one for each of several that are joined and stand for themselves.

    Args:
        head: head of a noun phrase, or an infinitive or finite verb of a clause.
        floor: the first token that may belong to it.
    """
    inner, floor = _unwrapped(desk, head, floor)
    if _is_none(desk, inner):
        return []
    heads = [inner, *_joined(desk, inner)]
    others = [*heads, *(c for c in desk.syntax.all(inner, "conj") if desk.is_instrument(c))]
    found = [_owed(desk, one, floor if one == inner else desk.syntax.edges[one][0], others) for one in heads]
    return [one for one in found if one is not None]


def _unwrapped(desk: Desk, head: int, floor: int) -> tuple[int, int]:
    """ "La posibilidad de ayuda" is ayuda; "la obligación de retirar" is retirar."""
    syntax = desk.syntax
    for _ in range(2):
        if syntax.lemmas[head] not in desk.words.table.wrappers or syntax.pos[head] != "NOUN":
            break
        inside = next(
            (c for c in syntax.all(head, "nmod", "acl", "ccomp", "obl") if c > head and desk.plain[syntax.edges[c][0]]
             in desk.determiners.table.genitives), None,
        )  # fmt: skip
        if inside is None:
            break
        floor = syntax.edges[inside][0] + 1
        head = inside
    return head, floor


def _is_none(desk: Desk, head: int) -> bool:
    """ "Ninguna limitación", "nada"."""
    syntax = desk.syntax
    return any(
        syntax.features[i].get("PronType") == "Neg" or syntax.lower[i] in desk.words.table.any
        for i in (head, *syntax.all(head, "det"))
    )  # fmt: skip


def _joined(desk: Desk, head: int) -> list[int]:
    """Conjuncts that are a term of their own: with an article or a preposition of their own, or infinitives."""
    syntax, found = desk.syntax, []
    for c in syntax.all(head, "conj"):
        verbal = desk.is_verb(c)
        if verbal != desk.is_verb(head) or (not verbal and syntax.pos[c] not in ("NOUN", "PROPN")):
            continue
        other = desk.page.is_finite_verb(c) != desk.page.is_finite_verb(head) or desk.is_instrument(c)
        if not other and (verbal or syntax.child(c, "det") is not None):
            found.append(c)
    return found


def _owed(desk: Desk, head: int, floor: int, heads: list[int]) -> Owed | None:
    first = _first(desk, head, floor)
    last = min(_last(desk, head, heads), desk.clause_end(head))
    if last < first:
        return None
    last = _cut(desk, first, max(head, first), last)
    beneficiary, cut = _beneficiary(desk, head, first, last)
    first, last = _without_marks(desk, first, desk.page.trim(first, cut))
    return Owed((first, last), beneficiary) if last >= first else None


def _first(desk: Desk, head: int, floor: int) -> int:
    """The first word: behind preposition, conjunction, comma; a verb begins with its pronouns and negation."""
    syntax = desk.syntax
    if desk.is_verb(head) and not desk.page.is_finite_verb(head):
        group = desk.group(head)
        return head if group.finite is not None else group.first
    first = max(floor, syntax.edges[head][0])
    while first < head and (
        syntax.pos[first] in ("ADP", "SCONJ", "CCONJ")
        or syntax.words[first] in (",", ":")
        or syntax.words[first].isspace()
        or (desk.is_verb(head) and syntax.lower[first] in desk.page.words.complementiser)
    ):
        first += 1
    return first


def _last(desk: Desk, head: int, heads: list[int]) -> int:
    """The last token of what hangs on the head, other terms and what they are joined by left out."""
    syntax = desk.syntax
    last = syntax.edges[head][1]
    for other in heads:
        begin = desk.group(other).first if desk.is_verb(other) else syntax.edges[other][0]
        if other > head and begin <= last:
            last = begin - 1
            while last > head and (syntax.pos[last] in ("CCONJ", "ADP", "DET", "SCONJ") or syntax.words[last] == ","):
                last -= 1
    return last


def _cut(desk: Desk, first: int, head: int, last: int) -> int:
    """Ends a term before a condition, and before what a comma adds that is no further item of a list."""
    syntax = desk.syntax
    for i in range(first + 1, last + 1):
        if i > head and desk.condition_at(i):
            return i - 1
        if syntax.words[i] in (",", "(", "—", "–") and i > head and not _lists_on(desk, i, last):
            return i - 1
    return last


def _lists_on(desk: Desk, comma: int, last: int) -> bool:
    """Whether the comma parts items of a list, or closes an aside within the quotation marks of the term."""
    syntax, at = desk.syntax, comma + 1
    if syntax.words[comma] != ",":
        return False
    if at > last or syntax.pos[at] not in (*_JOINED, "VERB", "ADP"):
        return False
    if syntax.features[at].get("VerbForm") in ("Ger", "Part", "Fin") or desk.is_participle(at):
        return False
    conjunctions = desk.determiners.table.conjunctions
    return any(syntax.lower[i] in conjunctions for i in range(at, last + 1)) and not desk.has_finite(at, last + 1)


def _beneficiary(desk: Desk, head: int, first: int, last: int) -> tuple[int | None, int]:
    """Who gains by a term, and the last token of the term without the words that say so where they close it."""
    table = desk.words.table
    past = last + 1
    while past <= desk.clause_end(head) and desk.syntax.words[past] in MARKS:
        past += 1
    for i in range(max(first, head) + 1, past + 1):
        length = desk.starts(i, (*table.for_, *table.in_favour)) if i <= desk.clause_end(head) else 0
        found = desk.page.mention_from(i + length) if length else None
        if found is None and length and i + length + 1 <= last and desk.syntax.pos[i + length] == "DET":
            found = desk.page.mention_from(i + length + 1)
        actor = None if found is None else _gainer(desk, found)
        if actor is not None and found is not None:
            closes = desk.page.trim(i, last) <= desk.page.mentions[found].last + 1
            return actor, min(last, i - 1) if closes and not desk.is_verb(head) else last
    return _dative(desk, head, last), last


def _gainer(desk: Desk, number: int) -> int | None:
    mention = desk.page.mentions[number]
    return None if is_thing(desk, mention) or mention.type == "pronoun" else desk.page.cast.of_mention(number)


def _dative(desk: Desk, head: int, last: int) -> int | None:
    """ "Prestar ayuda a Chile", "defender a Japón", "ayuda a Ucrania"."""
    syntax, table = desk.syntax, desk.words.table
    helping = desk.is_verb(head) and desk.lemma(head) in table.helps
    gives = desk.is_verb(head) and any(c > head and not _has_to(desk, c) for c in syntax.all(head, "obj", "ccomp"))
    if desk.is_verb(head) and not helping and not gives:
        return None
    inside = [head, *(c for c in syntax.children[head] if c > head and syntax.deps[c] == "obj")]
    for one in inside if gives or not desk.is_verb(head) else [head]:
        for c in syntax.children[one]:
            if c > one and c <= last and _has_to(desk, c):
                number = desk.page.mention_of(c)
                if number is not None and desk.page.mentions[number].head == c:
                    return _gainer(desk, number)
    return None


def _has_to(desk: Desk, token: int) -> bool:
    case = desk.syntax.child(token, "case")
    return case is not None and desk.plain[case] in desk.words.table.to


def _without_marks(desk: Desk, first: int, last: int) -> tuple[int, int]:
    """The span without the quotation marks that hold all of it; one that holds a part stays whole."""
    words = desk.syntax.words
    quotation = desk.page.opened_at.get(first)
    if quotation is not None and quotation.outer[1] >= last:
        return quotation.first, min(last, quotation.last)
    if words[last] in MARKS and desk.page.closed_at.get(last) is None:
        last -= 1
    own = desk.page.quotation(first)
    if own is not None and own.first == first and own.closing is not None and last >= own.last:
        last = own.last if last <= own.closing else last
        return (first if last == own.last else own.first - 1, last)
    return first, last


def condition_of(desk: Desk, verb: int, first: int) -> tuple[int, int] | None:
    """The words of a condition in the clause of a term, with the conjunction or preposition: behind the term, else before all.

    Args:
        first: the first token of the term.
    """
    begin, _ = desk.syntax.sentence(verb)
    behind = range(min(first, verb) + 1, desk.clause_end(first) + 1)
    for i in (*behind, *_fronts(desk, begin, verb)):
        length = desk.condition_at(i)
        if length:
            return i, _condition_end(desk, i, length)
    return None


def _fronts(desk: Desk, begin: int, verb: int) -> Iterator[int]:
    """Where a condition may begin before its verb: at the head of the sentence, behind a comma or a conjunction."""
    syntax = desk.syntax
    for i in range(begin, verb):
        before = syntax.lower[i - 1] if i > begin else ","
        if before in {",", ";", ":", *desk.page.words.complementiser, *MARKS} and not syntax.words[i].isspace():
            yield i


def _condition_end(desk: Desk, i: int, length: int) -> int:
    """The last token: that of what hangs on the head of the condition, else the word before the next comma."""
    syntax = desk.syntax
    head = next((syntax.heads[k] for k in range(i, i + length) if not i <= syntax.heads[k] < i + length), None)
    limit = desk.clause_end(i)
    if head is not None and head >= i + length:
        edge = min(syntax.edges[head][1], limit)
        if edge >= head:
            return desk.page.trim(head, edge)
    comma = next((k for k in range(i + length, limit + 1) if syntax.words[k] == ","), limit + 1)
    return desk.page.trim(i, comma - 1)
