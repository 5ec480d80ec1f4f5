"""What Alembic runs: the migrations of `versions/`, on the connection that `store.migrate` gives it, in one transaction."""

from __future__ import annotations

from alembic import context

from segun.store.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
