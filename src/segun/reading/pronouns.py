"""Pronouns that stand for actors: personal ones, demonstratives as subjects, relatives with their antecedent.

In: `Syntax` and the mentions by position. Out: pronoun mentions; `antecedent` still counts in the list given.
"""

from __future__ import annotations

from dataclasses import replace

from segun.language.mention_words import MentionWords, PronounWord
from segun.reading.clauses import SUBJECTS
from segun.reading.mention import Mention
from segun.reading.syntax import Syntax

_BETWEEN = (",", ")", '"', "-", "--", "»", "”")


def pronoun_mentions(syntax: Syntax, mentions: list[Mention], words: MentionWords) -> list[tuple[Mention, int | None]]:
    """Each pronoun with the index of the mention that it continues, where it is relative."""
    ends = _ends(mentions)
    found: list[tuple[Mention, int | None]] = []
    for i, lower in enumerate(syntax.lower):
        relative = words.relative.get(lower)
        if relative is not None:
            antecedent = _antecedent(syntax, i, ends) if _is_relative(syntax, i, relative) else None
            if antecedent is not None and relative.sure and not _can_be_somebody(mentions[antecedent]):
                antecedent = _somebody_before(syntax, mentions, antecedent)
            if antecedent is not None and relative.sure:
                antecedent = _person_within(mentions, antecedent)
            if antecedent is not None:
                found.append((_pronoun(i, relative, mentions[antecedent]), antecedent))
        elif lower in words.personal:
            if syntax.pos[i] == "PRON":
                found.append((_pronoun(i, words.personal[lower], None), None))
        elif lower in words.indefinite and syntax.deps[i] == "nsubj" and syntax.pos[i] == "PRON":
            found.append((_somebody(i, words.indefinite[lower]), None))
        elif lower in words.demonstrative and _stands_alone(syntax, i):
            pointing = replace(_pronoun(i, words.demonstrative[lower], None), determination="demonstrative")
            found.append((pointing, None))
    return found


def _somebody_before(syntax: Syntax, mentions: list[Mention], thing: int) -> int | None:
    """The nearest mention of a person in the sentence before a thing that "quien" cannot continue."""
    first = syntax.sentence(mentions[thing].first)[0]
    for index in range(thing - 1, -1, -1):
        if mentions[index].first < first:
            return None
        if mentions[index].kind in ("person", "unnamed") and _can_be_somebody(mentions[index]):
            return index
    return None


def _person_within(mentions: list[Mention], whole: int) -> int:
    """ "El gobierno de Mejía, quien…": the person in whom the phrase of an institution ends, else the phrase itself."""
    if mentions[whole].kind not in ("organisation", "state"):
        return whole
    near = range(whole + 1, min(len(mentions), whole + 5))
    persons = (i for i in near if mentions[i].last == mentions[whole].last and mentions[i].is_person)
    return next(persons, whole)


def _pronoun(i: int, word: PronounWord, antecedent: Mention | None) -> Mention:
    return Mention(
        first=i,
        last=i,
        head=i,
        type="pronoun",
        kind=antecedent.kind if antecedent else "group" if word.number == "p" else "person",
        gender=word.gender or (antecedent.gender if antecedent else ""),
        number=word.number or (antecedent.number if antecedent else "s"),
        relative=antecedent is not None,
    )


def _somebody(i: int, word: PronounWord) -> Mention:
    """Somebody whom the text brings in and does not name."""
    return Mention(
        first=i,
        last=i,
        head=i,
        type="role",
        kind="group" if word.number == "p" else "unnamed",
        role=word.form,
        gender=word.gender,
        number=word.number,
        determination="indefinite",
        flags=("generic",),
    )


def _ends(mentions: list[Mention]) -> dict[int, int]:
    """Last token of each mention to its index; the outermost where several end together."""
    ends: dict[int, int] = {}
    for index, mention in enumerate(mentions):
        ends.setdefault(mention.last, index)
    return ends


def _is_relative(syntax: Syntax, i: int, word: PronounWord) -> bool:
    """ "quien" always; "que" and "cual" as subjects."""
    return word.sure or (syntax.pos[i] == "PRON" and syntax.deps[i] in SUBJECTS)


def _antecedent(syntax: Syntax, i: int, ends: dict[int, int]) -> int | None:
    """The mention that ends right before the pronoun, its article and marks left aside."""
    j = i - 1
    floor = max(syntax.sentence(i)[0], i - 4)
    while j >= floor and (syntax.words[j] in _BETWEEN or syntax.pos[j] in ("DET", "ADP")):
        j -= 1
    return ends.get(j) if j >= floor else None


def _can_be_somebody(mention: Mention) -> bool:
    """Whether "quien" may continue the mention: people, and those who act like people."""
    return "generic" not in mention.flags and mention.sourcing != "document"


def _stands_alone(syntax: Syntax, i: int) -> bool:
    """Whether a demonstrative is a subject of its own and no determiner."""
    if syntax.deps[i] not in SUBJECTS or syntax.pos[i] != "PRON":
        return False
    return i + 1 >= len(syntax) or syntax.pos[i + 1] not in ("NOUN", "ADJ", "PROPN", "NUM")
