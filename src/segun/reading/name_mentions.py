"""Mentions by proper name: persons, organisations, states, and seats of government where they act.

In: the names of a document. Out: a `Mention` each, but for mere places, works and laws.
"""

from __future__ import annotations

from segun.language.folding import fold
from segun.language.mention_words import MentionWords
from segun.ledger import Kind
from segun.reading.mention import Mention
from segun.reading.names import Bearer, Name
from segun.reading.nouns import Nouns
from segun.reading.syntax import Syntax

_KINDS: dict[Bearer, Kind] = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "seat": "state",
    "place": "state",
    "work": "unnamed",
    "unknown": "organisation",
}


def name_mentions(syntax: Syntax, names: list[Name], words: MentionWords, nouns: Nouns) -> list[Mention]:
    """The mentions that the names of a document make, by position."""
    return [_mention(syntax, name, words) for name in names if _acts(syntax, name, words)]


def _acts(syntax: Syntax, name: Name, words: MentionWords) -> bool:
    """Whether the name stands for somebody: a place only where it acts, a state not after "en"."""
    if name.bearer in ("person", "organisation"):
        return True
    before = syntax.lower[name.first - 1] if name.first else ""
    if name.bearer == "state":
        return before not in words.table.place_prepositions
    subject = is_subject(syntax, name.first, name.last)
    if name.bearer == "seat":
        return before not in words.table.place_prepositions and (subject or before in words.table.acting_prepositions)
    if name.bearer == "unknown":
        return before not in words.table.place_prepositions
    return subject or before in words.table.according_to


def _mention(syntax: Syntax, name: Name, words: MentionWords) -> Mention:
    first = name.first
    article = words.determiners.get(syntax.lower[first - 1]) if first and name.bearer != "person" else None
    if article and article.form not in words.table.contracted and article.form in words.table.articles:
        first -= 1
    number = article.number if article else ""
    return Mention(
        first=first,
        last=name.last,
        head=top(syntax, name.first, name.last),
        type="name",
        kind="group" if name.group else _KINDS[name.bearer],
        name=name.text,
        country=name.country,
        sector=name.sector,
        gender=name.gender or (article.gender if article else ""),
        number="" if number == "p" else "s",
        determination="definite" if article else "",
        modifiers=frozenset(fold(part) for part in name.text.split()),
        acronym=name.acronym,
        vague=name.bearer in ("unknown", "place", "seat", "work"),
    )


def top(syntax: Syntax, first: int, last: int) -> int:
    """The token between `first` and `last` on which the others hang."""
    for i in range(first, last + 1):
        if not first <= syntax.heads[i] <= last or syntax.heads[i] == i:
            return i
    return first


def is_subject(syntax: Syntax, first: int, last: int) -> bool:
    """Whether one of the tokens from `first` to `last` is the subject of a clause."""
    return any(syntax.deps[i] in ("nsubj", "nsubj:pass") for i in range(first, last + 1))
