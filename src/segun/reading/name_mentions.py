"""Mentions by proper name: persons, organisations, states, and seats of government where they act.

In: the names of a document. Out: a `Mention` each, but for mere places, works and laws.
"""

from __future__ import annotations

from collections.abc import Container
from dataclasses import replace

from segun.language.folding import fold
from segun.language.mention_words import MentionWords
from segun.language.reporting import Reporting
from segun.ledger import Kind
from segun.reading.clauses import SUBJECTS
from segun.reading.mention import Mention
from segun.reading.names import Bearer, Name
from segun.reading.nouns import Nouns
from segun.reading.parts import part_of
from segun.reading.syntax import Syntax

ADDRESSED = "→"  # stands for the preposition before whom a reporting verb addresses
CITED = "⇒"  # stands for the words before a source: "según", "de acuerdo con"
_DEMANDS = frozenset({"request", "order", "ask"})
_KINDS: dict[Bearer, Kind] = {
    "person": "person",
    "organisation": "organisation",
    "state": "state",
    "seat": "state",
    "place": "state",
    "work": "unnamed",
    "unknown": "organisation",
}


def name_mentions(
    syntax: Syntax, names: list[Name], words: MentionWords, nouns: Nouns, cues: Reporting, openers: Container[int]
) -> list[Mention]:
    """The mentions that the names of a document make, by position; `openers` are tokens behind which a source stands."""
    names = [_reporter(syntax, name, words, cues) for name in names]
    ends = {name.last: name.first for name in names}
    governors = [_governor(syntax, name.first, ends, words, cues, openers) for name in names]
    return [
        _mention(syntax, _newspaper(syntax, name, words, cues, before), words, nouns, cues, openers)
        for name, before in zip(names, governors, strict=True)
        if _acts(syntax, name, words, before)
    ]


def _newspaper(syntax: Syntax, name: Name, words: MentionWords, cues: Reporting, before: str) -> Name:
    """A name with an article of its own to which something is told, or which is cited, is a newspaper's: "declaró a El Faro"."""
    article = name.last > name.first and syntax.lower[name.first] in words.table.articles
    if name.bearer != "unknown" or not article:
        return name
    told = before in (ADDRESSED, CITED) or (
        before in (*words.table.people_links, *words.table.acting_prepositions) and _told(syntax, name, cues)
    )
    return replace(name, bearer="organisation", sector="JRN") if told else name


def _told(syntax: Syntax, name: Name, cues: Reporting) -> bool:
    """Whether a name hangs on a word for saying: "habló con El Faro", "una entrevista con El Faro"."""
    head = syntax.lower[syntax.heads[top(syntax, name.first, name.last)]]
    return bool(cues.verb(head) or cues.noun(head))


def _reporter(syntax: Syntax, name: Name, words: MentionWords, cues: Reporting) -> Name:
    """A name of which nothing is known, behind a noun of saying and "de", is somebody's: "la denuncia de Salgueiro"."""
    at = name.first - 2
    if name.bearer != "unknown" or at < 0 or syntax.lower[at + 1] not in words.table.genitives:
        return name
    bare = syntax.lower[at + 1] not in words.table.contracted
    return replace(name, bearer="person") if bare and cues.noun(syntax.lower[at]) else name


def _governor(
    syntax: Syntax, first: int, ends: dict[int, int], words: MentionWords, cues: Reporting, openers: Container[int]
) -> str:
    """The word before a name, that before the first of several joined names, "" where the name is what a cue addresses."""
    at = first - 1
    while at > 0 and syntax.lower[at] in words.table.conjunctions and at - 1 in ends:
        at = ends[at - 1] - 1
    if at < 0:
        return ""
    if (
        syntax.lower[at] in words.table.people_links
        and at
        and (cues.verb(syntax.lower[at - 1]) or _asked(syntax, first, cues))
    ):
        return ADDRESSED
    return CITED if at in openers else syntax.lower[at]


def _asked(syntax: Syntax, first: int, cues: Reporting) -> bool:
    """Whether a name hangs on a verb by which somebody is asked or told to do something: "reclamó ayer a Quito"."""
    return any(cue.act in _DEMANDS for cue in cues.verb(syntax.lower[syntax.heads[first]]))


def _acts(syntax: Syntax, name: Name, words: MentionWords, before: str) -> bool:
    """Whether the name stands for somebody: a place only where it acts, a state not after "en"."""
    if name.bearer in ("person", "organisation"):
        return True
    if name.bearer == "state":
        return before not in words.table.place_prepositions
    subject = is_subject(syntax, name.first, name.last)
    if name.bearer == "seat":
        subject = subject or _beside_subject(syntax, name.first, name.last)
        if name.text.isupper() and len(name.text) > 3:  # the place of a dateline
            return False
        return before not in words.table.place_prepositions and (
            subject or before in words.table.acting_prepositions or before in (ADDRESSED, CITED)
        )
    if name.bearer == "unknown":
        return before not in words.table.place_prepositions
    return subject or before == CITED


def _mention(
    syntax: Syntax, name: Name, words: MentionWords, nouns: Nouns, cues: Reporting, openers: Container[int]
) -> Mention:
    first, last, country = name.first, name.last, name.country
    whose = nouns[syntax.lower[last + 1]].demonym if last + 1 < len(syntax) else None
    if whose and name.bearer == "organisation" and syntax.pos[last + 1] in ("ADJ", "PROPN"):
        last, country = last + 1, country or whose
    article = words.determiners.get(syntax.lower[first - 1]) if first and name.bearer != "person" else None
    if article and article.form not in words.table.contracted and article.form in words.table.articles:
        first -= 1
    number = article.number if article else ""
    head = top(syntax, name.first, name.last)
    return Mention(
        first=first,
        last=last,
        head=head,
        type="name",
        kind="group" if name.group else _KINDS[name.bearer],
        name=name.text,
        country=country,
        sector=name.sector,
        gender=name.gender or (article.gender if article else ""),
        number="" if number == "p" else "s",
        determination="definite" if article else "",
        modifiers=frozenset(fold(part) for part in name.text.split()),
        acronym=name.acronym,
        part=part_of(syntax, first, head, cues, openers),
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
    return any(syntax.deps[i] in SUBJECTS for i in range(first, last + 1))


def _beside_subject(syntax: Syntax, first: int, last: int) -> bool:
    """Whether the tokens are joined to a subject: "Moscú y Belgrado sellan un pacto"."""
    joined = (syntax.heads[i] for i in range(first, last + 1) if syntax.deps[i] == "conj")
    return any(syntax.deps[head] in SUBJECTS for head in joined)
