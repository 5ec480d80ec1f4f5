"""Which side of its publication a clause lies on, as far as its verb and prepositions tell.

In: a parse and the tokens of an expression in it. Out: a `Direction`, by which `reading.time_values` chooses between the
last and the next of several days of one name.
"""

from __future__ import annotations

from dataclasses import dataclass

from segun.reading.syntax import Syntax
from segun.reading.time_grammar import TenseCues

_SUBJECTLESS = ("ccomp", "xcomp", "acl", "advcl", "csubj")
_STEPS = 12


@dataclass(frozen=True, slots=True)
class Direction:
    """`sign` is -1 for the past, 1 for the future, 0 for neither; `sure` where the verb governs the expression itself."""

    sign: int
    sure: bool


def direction_of(syntax: Syntax, first: int, last: int, cues: TenseCues) -> Direction:
    """Where the expression from token `first` to `last` (inclusive) lies, told from the clause that it stands in."""
    found = _clause_direction(syntax, first, last, cues)
    before = syntax.lower[first - 1] if first else ""
    if found.sign <= 0 or not found.sure:
        if before in cues.forward:
            return Direction(1, found.sure)
        begins = first > 1 and syntax.lower[first - 2] in cues.onset
        if (before in cues.until or begins) and found.sign < 0:
            return Direction(0, False)  # "aplazaron hasta el martes" as well as "estuvo hasta el martes"
    return found


def _clause_direction(syntax: Syntax, first: int, last: int, cues: TenseCues) -> Direction:
    at, direct = _head_of(syntax, first, last), True
    for _ in range(_STEPS):
        inside = first <= at <= last  # the time itself can be the predicate: "la sesión será el jueves"
        if not inside or finite_of(syntax, at) is not None:
            sign = _sign_of(syntax, at, cues)
            if sign is not None:
                return Direction(sign, direct)
        if not inside:
            direct = direct and syntax.pos[at] in ("VERB", "AUX")
        if syntax.heads[at] == at:
            break
        at = syntax.heads[at]
    return Direction(0, False)


def finite_of(syntax: Syntax, verb: int) -> dict[str, str] | None:
    """Features of the finite form of a predicate: its own, or those of its auxiliary or copula."""
    if syntax.features[verb].get("VerbForm") == "Fin":
        return syntax.features[verb]
    helpers = (c for c in syntax.children[verb] if syntax.deps[c] in ("aux", "cop"))
    return next((syntax.features[c] for c in helpers if syntax.features[c].get("VerbForm") == "Fin"), None)


def _head_of(syntax: Syntax, first: int, last: int) -> int:
    """The token of the expression that hangs on a word outside it."""
    outside = (i for i in range(first, last + 1) if not first <= syntax.heads[i] <= last or syntax.heads[i] == i)
    return next(outside, first)


def _sign_of(syntax: Syntax, at: int, cues: TenseCues) -> int | None:
    """The sign that token `at` gives to what hangs on it, `None` to ask the token above."""
    if syntax.lower[at] in cues.planned:
        return 1
    finite = finite_of(syntax, at)
    if finite is not None:
        return _finite_sign(syntax, at, finite, cues)
    form = syntax.features[at].get("VerbForm")
    if form == "Inf":
        return _infinitive_sign(syntax, at, cues)
    return -1 if form == "Part" and syntax.deps[at] in ("acl", "amod", "advcl") else None


def _finite_sign(syntax: Syntax, at: int, finite: dict[str, str], cues: TenseCues) -> int:
    tense, mood = finite.get("Tense"), finite.get("Mood")
    if tense == "Fut" or mood in ("Cnd", "Sub", "Imp"):
        return -1 if mood == "Cnd" and _has_perfect(syntax, at, cues) else 1
    if tense in ("Past", "Imp") or _has_perfect(syntax, at, cues):
        return -1
    auxiliaries = [c for c in syntax.children[at] if syntax.deps[c] == "aux"]
    if syntax.features[at].get("VerbForm") == "Inf" and auxiliaries:
        return 1
    return 0


def _infinitive_sign(syntax: Syntax, at: int, cues: TenseCues) -> int | None:
    if _has_perfect(syntax, at, cues):
        return -1
    marks = [syntax.lower[c] for c in syntax.children[at] if syntax.deps[c] in ("mark", "case")]
    head = syntax.heads[at]
    if any(m in cues.past_marks for m in marks) or syntax.lemmas[head] in cues.accomplished:
        return None
    if syntax.lower[head] in cues.going or syntax.lemmas[head] in cues.prospective:
        return 1
    if any(m in cues.linking_marks for m in marks) and syntax.pos[head] == "VERB":
        return None
    return 1 if syntax.deps[at] in _SUBJECTLESS else None


def _has_perfect(syntax: Syntax, at: int, cues: TenseCues) -> bool:
    return any(syntax.deps[c] == "aux" and syntax.lower[c] in cues.perfect for c in syntax.children[at])
