"""What the store answers: records with their words, and the article that vouches for them.

In: nothing. Out: values. None of them stands without the words that it was read from and the article in which they stand; what a copy
prints as well is told beside it, as the copy is no voice of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.ledger import Event, Span, Statement
from segun.store.entry import Entity, Stance, Stand

How = Literal["key", "exact", "words", "prefix", "near"]
"""How a name was found: by key, as it is, by its words in any order, by how it begins, or as one that is spelt alike."""


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody whom a name may mean, and in how many articles."""

    entity: Entity
    articles: int
    how: How


@dataclass(frozen=True, slots=True)
class Named:
    """Who was meant by a name: `None` where nobody is called that; `others` are namesakes, or else those whose names are near."""

    asked: str
    meant: Known | None
    others: tuple[Known, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """An article as an answer names it: `name` is that in the store, `version` the number of its version, `day` ISO 8601."""

    name: str
    version: int
    title: str | None
    day: str
    publisher: str | None
    url: str | None


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of an article and where they stand in its text."""

    span: Span
    words: str


@dataclass(frozen=True, slots=True)
class Voice:
    """Who speaks or acts: the name that the article uses, and who that is across articles."""

    name: str
    role: str | None
    entity: Entity | None


@dataclass(frozen=True, slots=True)
class StatementHit:
    """Somebody said something.

    `statement` is the record as the ledger has it, `day` when it was said or else published; `sentence` holds `content` and `cue`;
    `through` are the voices that pass it on, the nearest first; `also_in` are copies of the article that say the same.
    """

    article: Cited
    statement: Statement
    day: str
    speaker: Voice | None
    through: tuple[Voice, ...]
    source: Quote | None
    cue: Quote | None
    content: Quote
    sentence: Quote
    evidence: tuple[Quote, ...]
    stand: Stand | None
    also_in: tuple[Cited, ...]
    kind: Literal["statement"] = "statement"


@dataclass(frozen=True, slots=True)
class EventHit:
    """Something was done, is said to have been done, or is denied.

    `event` is the record as the ledger has it, `day` when it happened or else when it was told; `told_by` are the voices through which
    the article knows of it, the nearest first; none means the reporter. `deed` is what it is across articles.
    """

    article: Cited
    event: Event
    day: str
    actors: tuple[Voice, ...]
    recipients: tuple[Voice, ...]
    told_by: tuple[Voice, ...]
    trigger: Quote
    sentence: Quote
    quantities: tuple[Quote, ...]
    deed: str | None
    also_in: tuple[Cited, ...]
    kind: Literal["event"] = "event"


Hit = StatementHit | EventHit


@dataclass(frozen=True, slots=True)
class Snippet:
    """A stretch of an article with words that were searched for; `marks` are their places in the article's text."""

    span: Span
    words: str
    marks: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ArticleHit:
    """An article with the words that were searched for; `story` is a key, `copy_of` the article that it copies."""

    article: Cited
    snippets: tuple[Snippet, ...]
    story: str | None
    copy_of: str | None
    also_in: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class ClaimBoard:
    """A proposition, and who takes which side, in the order of time.

    Args:
        id: its key.
        words: those of the statement that first gave it in full.
        voices: how many take a side: people, and speakers without a name each for themselves.
        articles: how many articles hold it, copies left out.
        statements: the newest of each voice and side, then the newest of all, in the order of time; `left_out` tells how many there are
            beside them.
    """

    id: str
    words: str
    first_day: str
    last_day: str
    voices: int
    articles: int
    statements: tuple[StatementHit, ...]
    left_out: int = 0

    def side(self, *stances: Stance) -> tuple[StatementHit, ...]:
        """The statements that take one of these stances."""
        return tuple(one for one in self.statements if one.stand is not None and one.stand.stance in stances)


Matter = Literal["numbers", "status", "blame"]
"""What articles may differ on: how many, whether it happened, who did it."""


@dataclass(frozen=True, slots=True)
class Version:
    """What some articles say: their words, and which they are."""

    says: str
    articles: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Difference:
    """A matter on which articles that tell of one deed do not say the same."""

    matter: Matter
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True)
class DeedHit:
    """A deed with its tellings, the oldest article first, and what they differ on; `left_out` tells how many tellings there are beside
    them.
    """

    id: str
    type: str
    day: str
    tellings: tuple[EventHit, ...]
    differences: tuple[Difference, ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True)
class StoryLine:
    """A story in a list: how many articles, from when to when, who published them."""

    id: str
    title: str | None
    first_day: str
    last_day: str
    articles: int
    publishers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """An article of a story; `copy_of` is the article that it copies."""

    article: Cited
    copy_of: str | None


@dataclass(frozen=True, slots=True)
class StoryHit:
    """A story whole: articles and deeds by day, claims by how many voices they have."""

    line: StoryLine
    articles: tuple[Told, ...]
    deeds: tuple[DeedHit, ...]
    claims: tuple[ClaimBoard, ...]


Answer = StatementHit | EventHit | ArticleHit | ClaimBoard | DeedHit | StoryLine | StoryHit
"""What a store answers with."""
