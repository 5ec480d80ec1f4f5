"""The tables of a store, the same on SQLite and PostgreSQL.

In: nothing. Out: SQLAlchemy tables. A change here needs a migration (`store/migrations/`); a test holds both together.

A number of a row that is gone is never given again: what the linker has learnt names rows by number.

An *article* is an address; what stood there at a time is a *version* of it. Records (`actor`, `statement`, `event`) are those of
the current version; the ledger of every version stays whole in `version.ledger`. A record's row holds what queries filter and
sort by, its words are read from the ledger. `n` counts a ledger's records from 0. Days are ISO 8601.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    UniqueConstraint,
)

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _row_of(version: str = "version_id") -> tuple[Column[int], Column[int]]:
    """The key of a record: its version, and its number in the ledger."""
    return (
        Column(version, ForeignKey("version.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
        Column("n", Integer, primary_key=True, autoincrement=False),
    )


article = Table(
    "article",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", Text, nullable=False, unique=True),
    Column("address", Text, nullable=False, unique=True),
    Column("origin", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
)

version = Table(
    "version",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("number", Integer, nullable=False),
    Column("current", Integer, nullable=False),
    Column("digest", Text, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("title", Text),
    Column("text", Text, nullable=False),
    Column("language", Text, nullable=False),
    Column("published", Text),
    Column("day", Text, nullable=False),
    Column("url", Text),
    Column("publisher", Text),
    Column("seen", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("ledger", LargeBinary, nullable=False),
    Column("machine", LargeBinary),
    Column("copy_of", ForeignKey("version.id", ondelete="SET NULL")),
    Column("story_id", ForeignKey("story.id", ondelete="SET NULL")),
    Column("terms", Text, nullable=False, server_default="{}"),
    UniqueConstraint("article_id", "number"),
    Index(None, "day", "id"),
    Index(None, "publisher", "day"),
    Index(None, "story_id", "day"),
    Index(None, "copy_of"),
    sqlite_autoincrement=True,
)
"""`digest` is a hash of the text and all that is told of it, `sha256` one of the text alone; `day` is the day of publication, or
the day it was seen where that is unknown; `reader` tells which program and configuration read it; `current` is 1 for the last; `ledger` holds
people's corrections, `machine` is what was read where there are some; `terms` are the words that tell its story, weighted (JSON)."""

band = Table(
    "band",
    metadata,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index(None, "version_id"),
    sqlite_with_rowid=False,
)
"""Bands of MinHash signatures: versions that share one are compared as possible copies."""

entity = Table(
    "entity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("country", Text),
    Column("sector", Text, nullable=False),
    Column("entity", Text),
    Column("profile", Text, nullable=False, server_default="{}"),
    sqlite_autoincrement=True,
)
"""Somebody known across documents; `profile` is what the linker has learnt (JSON)."""

entity_name = Table(
    "entity_name",
    metadata,
    Column("folded", Text, primary_key=True),
    Column("entity_id", ForeignKey("entity.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("name", Text, nullable=False),
    Index(None, "entity_id"),
    sqlite_with_rowid=False,
)

entity_key = Table(
    "entity_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("entity_id", ForeignKey("entity.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Index(None, "entity_id"),
    Index(None, "key", "day", "entity_id"),
    sqlite_with_rowid=False,
)
"""Where a new actor looks for somebody it may be: a key of a name, and the last day on which it was seen."""

actor = Table(
    "actor",
    metadata,
    *_row_of(),
    Column("entity_id", ForeignKey("entity.id"), nullable=False),
    Column("day", Text, nullable=False),
    Index(None, "entity_id", "day"),
    sqlite_with_rowid=False,
)

statement = Table(
    "statement",
    metadata,
    *_row_of(),
    Column("day", Text, nullable=False),
    Column("speaker", ForeignKey("entity.id")),
    Column("act", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("sourcing", Text, nullable=False),
    Column("polarity", Text),
    Column("certainty", Text, nullable=False),
    Column("country", Text),
    Column("publisher", Text),
    Column("claim_id", ForeignKey("claim.id")),
    Column("stance", Text),
    Column("said", BigInteger, nullable=False),
    Index(None, "speaker", "day"),
    Index(None, "act", "day"),
    Index(None, "claim_id", "day"),
    Index(None, "day"),
    sqlite_with_rowid=False,
)
"""`day` is when it was said, else when it was published; `country` is that of the speaker; `said` is a hash of the words, by which a
copy's statement is known for that of its original."""

about = Table(
    "about",
    metadata,
    Column("entity_id", ForeignKey("entity.id"), primary_key=True, autoincrement=False),
    Column("day", Text, primary_key=True),
    *_row_of(),
    Index(None, "version_id"),
    sqlite_with_rowid=False,
)
"""Who is named inside what was said."""

event = Table(
    "event",
    metadata,
    *_row_of(),
    Column("day", Text, nullable=False),
    Column("type", Text, nullable=False),
    Column("mode", Text),
    Column("quad", Text),
    Column("status", Text, nullable=False),
    Column("intensity", Float),
    Column("country", Text),
    Column("publisher", Text),
    Column("deed_id", ForeignKey("deed.id")),
    Index(None, "type", "day"),
    Index(None, "status", "day"),
    Index(None, "country", "day"),
    Index(None, "deed_id"),
    Index(None, "day"),
    sqlite_with_rowid=False,
)
"""`day` is when it happened, else when it was published; `country` is that of the place."""

participant = Table(
    "participant",
    metadata,
    Column("entity_id", ForeignKey("entity.id"), primary_key=True, autoincrement=False),
    Column("day", Text, primary_key=True),
    *_row_of(),
    Column("role", Text, primary_key=True),
    Index(None, "version_id"),
    sqlite_with_rowid=False,
)
"""Who takes part in an event: `role` is `actor` or `recipient`."""

pair = Table(
    "pair",
    metadata,
    Column("a", ForeignKey("entity.id"), primary_key=True, autoincrement=False),
    Column("b", ForeignKey("entity.id"), primary_key=True, autoincrement=False),
    Column("day", Text, primary_key=True),
    Column("kind", Text, primary_key=True),
    *_row_of(),
    Index(None, "version_id"),
    sqlite_with_rowid=False,
)
"""What connects two entities, `a` before `b`: an `event` in which both take part, a `statement` of one that names the other."""

story = Table(
    "story",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("title", Text),
    Column("first_day", Text, nullable=False),
    Column("last_day", Text, nullable=False),
    sqlite_autoincrement=True,
)

story_term = Table(
    "story_term",
    metadata,
    Column("term", Text, primary_key=True),
    Column("day", Text, primary_key=True),
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Index(None, "version_id"),
    sqlite_with_rowid=False,
)
"""Where a new article looks for its story: the words that tell most, by the day of the article that has them."""

story_word = Table(
    "story_word",
    metadata,
    Column("term", Text, primary_key=True),
    Column("articles", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""In how many articles a word is among those that tell most: what half of them share tells no story."""

deed = Table(
    "deed",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("type", Text, nullable=False),
    Column("story_id", ForeignKey("story.id", ondelete="SET NULL")),
    Column("profile", Text, nullable=False, server_default="{}"),
    Index(None, "story_id", "id"),
    sqlite_autoincrement=True,
)
"""An event told by one or more articles; `profile` is what the linker has learnt (JSON)."""

echo = Table(
    "echo",
    metadata,
    Column("version_id", ForeignKey("version.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("deed_id", ForeignKey("deed.id", ondelete="CASCADE"), nullable=False),
    Index(None, "deed_id"),
    sqlite_with_rowid=False,
)
"""Words of an article that name a deed told elsewhere, by their place in its text."""

claim = Table(
    "claim",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),
    Column("words", Text, nullable=False),
    Column("profile", Text, nullable=False, server_default="{}"),
    sqlite_autoincrement=True,
)
"""A proposition; `words` are those of the first statement that gives it in full; `profile` is what the linker has learnt (JSON)."""

claim_key = Table(
    "claim_key",
    metadata,
    Column("key", Text, primary_key=True),
    Column("claim_id", ForeignKey("claim.id", ondelete="CASCADE"), primary_key=True, autoincrement=False),
    Column("day", Text, nullable=False),
    Index(None, "claim_id"),
    Index(None, "key", "day", "claim_id"),
    sqlite_with_rowid=False,
)
"""Where a new statement looks for its claim: a telling word, and the last day on which it was said."""

correction = Table(
    "correction",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("article_id", ForeignKey("article.id", ondelete="CASCADE"), nullable=False),
    Column("kind", Text, nullable=False),
    Column("verdict", Text, nullable=False),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("before", Text, nullable=False),
    Column("words", Text, nullable=False),
    Column("after", Text, nullable=False),
    Column("change", Text, nullable=False),
    Column("record", Text),
    Column("by", Text, nullable=False),
    Column("at", Text, nullable=False),
    Column("state", Text, nullable=False),
    Index(None, "article_id"),
)
"""What a person says of a record, found again by its words and those around them however often the article is read anew. `change` is
what the person says, `record` the record as it stood then (JSON); `state` tells whether it was found the last time."""

forgotten = Table(
    "forgotten",
    metadata,
    Column("hash", Text, primary_key=True),
    Column("words", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""Names of people who are not to be known here: salted hashes, and of how many words each name is."""

failure = Table(
    "failure",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("address", Text, nullable=False),
    Column("origin", Text, nullable=False),
    Column("step", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("remedy", Text, nullable=False),
    Column("first_seen", Text, nullable=False),
    Column("last_seen", Text, nullable=False),
    Column("tries", Integer, nullable=False),
    UniqueConstraint("address"),
)

validator = Table(
    "validator",
    metadata,
    Column("url", Text, primary_key=True),
    Column("etag", Text),
    Column("modified", Text),
)
"""What a server said of a page, so that it is asked for only when it has changed (RFC 9110, section 13)."""

run = Table(
    "run",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("sources", Text, nullable=False),
    Column("options", Text, nullable=False),
    Column("started", Text, nullable=False),
    Column("finished", Text),
)
"""One call of `segun ingest`, so that one that was broken off can be taken up again."""

property_ = Table(
    "property",
    metadata,
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)
"""What holds for the whole store, such as the version of the words in its index."""
