"""A ledger for a person's eyes: a coloured summary for the terminal, a page for the browser."""
