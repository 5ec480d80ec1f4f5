"""Keep ledgers: schema, migrations, write, search; SQLite and PostgreSQL behind one interface."""
