"""The first form of a store: articles and their versions, records, what links documents, corrections, failures; and its index
of words, which each database keeps in its own way.
"""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_INDEXES = ("article_words", "statement_words")


def upgrade() -> None:
    op.create_table(
        "article",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("last_seen", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_article")),
        sa.UniqueConstraint("address", name=op.f("uq_article_address")),
        sa.UniqueConstraint("name", name=op.f("uq_article_name")),
    )
    op.create_table(
        "claim",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("profile", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claim")),
        sa.UniqueConstraint("key", name=op.f("uq_claim_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "entity",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("sector", sa.Text(), nullable=False),
        sa.Column("entity", sa.Text(), nullable=True),
        sa.Column("profile", sa.Text(), server_default="{}", nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity")),
        sa.UniqueConstraint("key", name=op.f("uq_entity_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "failure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("remedy", sa.Text(), nullable=False),
        sa.Column("first_seen", sa.Text(), nullable=False),
        sa.Column("last_seen", sa.Text(), nullable=False),
        sa.Column("tries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_failure")),
        sa.UniqueConstraint("address", name=op.f("uq_failure_address")),
    )
    op.create_table(
        "forgotten",
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("hash", name=op.f("pk_forgotten")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "property",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_property")),
    )
    op.create_table(
        "run",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sources", sa.Text(), nullable=False),
        sa.Column("options", sa.Text(), nullable=False),
        sa.Column("started", sa.Text(), nullable=False),
        sa.Column("finished", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_run")),
    )
    op.create_table(
        "story",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("first_day", sa.Text(), nullable=False),
        sa.Column("last_day", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_story")),
        sa.UniqueConstraint("key", name=op.f("uq_story_key")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "story_word",
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("articles", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("term", name=op.f("pk_story_word")),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "validator",
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("modified", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("url", name=op.f("pk_validator")),
    )
    op.create_table(
        "claim_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("claim_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_claim_key_claim_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "claim_id", name=op.f("pk_claim_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_claim_key_claim_id"), "claim_key", ["claim_id"], unique=False)
    op.create_index(op.f("ix_claim_key_key_day_claim_id"), "claim_key", ["key", "day", "claim_id"], unique=False)
    op.create_table(
        "correction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("before", sa.Text(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.Column("after", sa.Text(), nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=True),
        sa.Column("by", sa.Text(), nullable=False),
        sa.Column("at", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["article.id"], name=op.f("fk_correction_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_correction")),
    )
    op.create_index(op.f("ix_correction_article_id"), "correction", ["article_id"], unique=False)
    op.create_table(
        "deed",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.Column("profile", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_deed_story_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deed")),
        sa.UniqueConstraint("key", name=op.f("uq_deed_key")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_deed_story_id_id"), "deed", ["story_id", "id"], unique=False)
    op.create_table(
        "entity_key",
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_entity_key_entity_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("key", "entity_id", name=op.f("pk_entity_key")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entity_key_entity_id"), "entity_key", ["entity_id"], unique=False)
    op.create_index(op.f("ix_entity_key_key_day_entity_id"), "entity_key", ["key", "day", "entity_id"], unique=False)
    op.create_table(
        "entity_name",
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["entity_id"], ["entity.id"], name=op.f("fk_entity_name_entity_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("folded", "entity_id", name=op.f("pk_entity_name")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_entity_name_entity_id"), "entity_name", ["entity_id"], unique=False)
    op.create_table(
        "version",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("current", sa.Integer(), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("seen", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("ledger", sa.LargeBinary(), nullable=False),
        sa.Column("machine", sa.LargeBinary(), nullable=True),
        sa.Column("copy_of", sa.Integer(), nullable=True),
        sa.Column("story_id", sa.Integer(), nullable=True),
        sa.Column("terms", sa.Text(), server_default="{}", nullable=False),
        sa.ForeignKeyConstraint(["article_id"], ["article.id"], name=op.f("fk_version_article_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["copy_of"], ["version.id"], name=op.f("fk_version_copy_of"), ondelete="SET NULL"),
        sa.ForeignKeyConstraint(["story_id"], ["story.id"], name=op.f("fk_version_story_id"), ondelete="SET NULL"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_version")),
        sa.UniqueConstraint("article_id", "number", name=op.f("uq_version_article_id_number")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_version_copy_of"), "version", ["copy_of"], unique=False)
    op.create_index(op.f("ix_version_day_id"), "version", ["day", "id"], unique=False)
    op.create_index(op.f("ix_version_publisher_day"), "version", ["publisher", "day"], unique=False)
    op.create_index(op.f("ix_version_story_id_day"), "version", ["story_id", "day"], unique=False)
    op.create_table(
        "about",
        sa.Column("entity_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_about_entity_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_about_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("entity_id", "day", "version_id", "n", name=op.f("pk_about")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_about_version_id"), "about", ["version_id"], unique=False)
    op.create_table(
        "actor",
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("entity_id", sa.Integer(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_actor_entity_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_actor_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "n", name=op.f("pk_actor")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_actor_entity_id_day"), "actor", ["entity_id", "day"], unique=False)
    op.create_table(
        "band",
        sa.Column("hash", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_band_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("hash", "version_id", name=op.f("pk_band")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_band_version_id"), "band", ["version_id"], unique=False)
    op.create_table(
        "echo",
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("start", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("deed_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f("fk_echo_deed_id"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_echo_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "start", name=op.f("pk_echo")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_echo_deed_id"), "echo", ["deed_id"], unique=False)
    op.create_table(
        "event",
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("type", sa.Text(), nullable=False),
        sa.Column("mode", sa.Text(), nullable=True),
        sa.Column("quad", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("intensity", sa.Float(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("deed_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["deed_id"], ["deed.id"], name=op.f("fk_event_deed_id")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_event_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("version_id", "n", name=op.f("pk_event")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_event_country_day"), "event", ["country", "day"], unique=False)
    op.create_index(op.f("ix_event_day"), "event", ["day"], unique=False)
    op.create_index(op.f("ix_event_deed_id"), "event", ["deed_id"], unique=False)
    op.create_index(op.f("ix_event_status_day"), "event", ["status", "day"], unique=False)
    op.create_index(op.f("ix_event_type_day"), "event", ["type", "day"], unique=False)
    op.create_table(
        "pair",
        sa.Column("a", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("b", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["a"], ["entity.id"], name=op.f("fk_pair_a")),
        sa.ForeignKeyConstraint(["b"], ["entity.id"], name=op.f("fk_pair_b")),
        sa.ForeignKeyConstraint(["version_id"], ["version.id"], name=op.f("fk_pair_version_id"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("a", "b", "day", "kind", "version_id", "n", name=op.f("pk_pair")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_pair_version_id"), "pair", ["version_id"], unique=False)
    op.create_table(
        "participant",
        sa.Column("entity_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entity_id"], ["entity.id"], name=op.f("fk_participant_entity_id")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_participant_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("entity_id", "day", "version_id", "n", "role", name=op.f("pk_participant")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_participant_version_id"), "participant", ["version_id"], unique=False)
    op.create_table(
        "statement",
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("speaker", sa.Integer(), nullable=True),
        sa.Column("act", sa.Text(), nullable=False),
        sa.Column("form", sa.Text(), nullable=False),
        sa.Column("sourcing", sa.Text(), nullable=False),
        sa.Column("polarity", sa.Text(), nullable=True),
        sa.Column("certainty", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("claim_id", sa.Integer(), nullable=True),
        sa.Column("stance", sa.Text(), nullable=True),
        sa.Column("said", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["claim_id"], ["claim.id"], name=op.f("fk_statement_claim_id")),
        sa.ForeignKeyConstraint(["speaker"], ["entity.id"], name=op.f("fk_statement_speaker")),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_statement_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("version_id", "n", name=op.f("pk_statement")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_statement_act_day"), "statement", ["act", "day"], unique=False)
    op.create_index(op.f("ix_statement_claim_id_day"), "statement", ["claim_id", "day"], unique=False)
    op.create_index(op.f("ix_statement_day"), "statement", ["day"], unique=False)
    op.create_index(op.f("ix_statement_speaker_day"), "statement", ["speaker", "day"], unique=False)
    op.create_table(
        "story_term",
        sa.Column("term", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("version_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(
            ["version_id"], ["version.id"], name=op.f("fk_story_term_version_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("term", "day", "version_id", name=op.f("pk_story_term")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_story_term_version_id"), "story_term", ["version_id"], unique=False)

    for index in _INDEXES:
        if op.get_bind().dialect.name == "sqlite":
            op.execute(
                f"CREATE VIRTUAL TABLE {index} USING fts5(words, content='', tokenize=\"unicode61 remove_diacritics 0\")"
            )
        else:
            op.execute(f"CREATE TABLE {index} (id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)")
            op.execute(f"CREATE INDEX ix_{index} ON {index} USING GIN (words)")


def downgrade() -> None:
    for index in _INDEXES:
        op.execute(f"DROP TABLE {index}")
    for name in (
        "story_term",
        "statement",
        "participant",
        "pair",
        "event",
        "echo",
        "band",
        "actor",
        "about",
        "version",
        "entity_name",
        "entity_key",
        "deed",
        "correction",
        "claim_key",
        "validator",
        "story_word",
        "story",
        "run",
        "property",
        "forgotten",
        "failure",
        "entity",
        "claim",
        "article",
    ):
        op.drop_table(name)
