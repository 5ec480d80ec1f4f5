"""What a store can be asked.

In: names, words, days, as a user has them. Out: values of `hits`, in pages. `Store` is asked these; what answers them stands in the modules
`ask_…`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Unpack

from sqlalchemy import Connection

from segun.store import ask_answers as answers
from segun.store.ask_articles import search
from segun.store.ask_claims import claim, claims
from segun.store.ask_deeds import timeline
from segun.store.ask_names import known_as
from segun.store.ask_stories import stories, story
from segun.store.filters import Wanted, filter_of, sayable
from segun.store.hits import (
    ArticleHit,
    ClaimBoard,
    DeedHit,
    EventHit,
    Hit,
    Known,
    StatementHit,
    StoryHit,
    StoryLine,
)
from segun.store.pages import LIMIT, Page
from segun.store.selecting import Chosen


class Questions:
    """The questions of a `Store`.

    `limit` is how many rows a page has, from 1 to 1000; `after` is the cursor of the page before. Later pages are of the store as it was
    when the first was asked: what has come in since is not on them. `wanted` are fields of `filters.Filter`. Each question raises a
    StoreError where a filter or a cursor means nothing.
    """

    where: str

    def reading(self) -> AbstractContextManager[Connection]:
        """A connection that sees one state of the store throughout."""
        raise NotImplementedError

    def statements(
        self, *, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]
    ) -> Page[StatementHit]:
        """What was said, the newest first."""
        with self.reading() as connection:
            return answers.statements(connection, filter_of(**wanted), limit, after)

    def events(self, *, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]) -> Page[EventHit]:
        """What was done, as each article tells it, the newest first."""
        with self.reading() as connection:
            return answers.events(connection, filter_of(**wanted), limit, after)

    def who(self, name: str, *, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]) -> Page[Hit]:
        """What somebody said and had a part in, the newest first."""
        with self.reading() as connection:
            return answers.who(connection, sayable(name), filter_of(**wanted), limit, after)

    def between(
        self, a: str, b: str, *, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]
    ) -> Page[Hit]:
        """What two said of one another, did to one another or did together, the newest first; `wanted` are days."""
        with self.reading() as connection:
            return answers.between(connection, (sayable(a), sayable(b)), filter_of(**wanted), limit, after)

    def entities(self, name: str) -> tuple[Known, ...]:
        """Who may be meant by a name, the likeliest first."""
        with self.reading() as connection:
            return tuple(known_as(connection, sayable(name)))

    def search(
        self, words: str, *, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]
    ) -> Page[ArticleHit]:
        """Articles that have these words (`segun.store.search`), the best first: those that have them in the headline, then in the opening,
        then further down; of these the newest. A copy is told with its original.

        Where `wanted` asks for something of statements or events, articles that have such a one; `since` and `until` are days of
        publication. `text` is more words.
        """
        with self.reading() as connection:
            return search(connection, words, filter_of(**wanted), limit, after)

    def claims(
        self,
        topic: str | None = None,
        *,
        lonely: bool = False,
        limit: int = LIMIT,
        after: str | None = None,
        **wanted: Unpack[Wanted],
    ) -> Page[ClaimBoard]:
        """Propositions with all who take a side, by their newest statement among those that are wanted, the newest first.

        Args:
            topic: words of what is said; a claim is let through by one statement that has them and is `wanted`.
            lonely: also claims that one voice alone holds.
        """
        with self.reading() as connection:
            return claims(connection, topic, filter_of(**wanted), limit, after, lonely=lonely)

    def claim(self, key: str) -> ClaimBoard:
        """One proposition with all who take a side.

        Raises:
            StoreError: there is none with this key.
        """
        with self.reading() as connection:
            return claim(connection, sayable(key))

    def timeline(self, *, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]) -> Page[DeedHit]:
        """Deeds across articles, the oldest first: all that tell of each, and what they differ on. `wanted` is what events have; one
        telling that has it lets the deed through.
        """
        with self.reading() as connection:
            return timeline(connection, filter_of(**wanted), limit, after)

    def story(self, key: str) -> StoryHit:
        """A story whole, by its key or by the name of one of its articles.

        Raises:
            StoreError: there is none.
        """
        with self.reading() as connection:
            return story(connection, sayable(key))

    def stories(
        self, *, lonely: bool = False, limit: int = LIMIT, after: str | None = None, **wanted: Unpack[Wanted]
    ) -> Page[StoryLine]:
        """Stories, by their newest article among those that are wanted, the newest first.

        Args:
            lonely: also stories that one article alone tells, apart from copies.
        """
        with self.reading() as connection:
            return stories(connection, filter_of(**wanted), limit, after, lonely=lonely)

    def selection(self, **wanted: Unpack[Wanted]) -> Chosen:
        """Articles to be exported, by day and version; a context, which may be closed when all is written.

        Where `wanted` asks for something of statements or events, articles that have such ones, with these alone and all that they refer
        to; days are then those of statements and events, as in the other questions.
        """
        return Chosen(self, filter_of(**wanted))


__all__ = ["Questions"]
