"""`--store`, as every command that works on a store takes it."""

from __future__ import annotations

from typing import Annotated

import typer

DEFAULT_STORE = "sqlite:///segun.db"
"""Where ledgers are kept if nobody says otherwise."""

StoreOption = Annotated[
    str,
    typer.Option(
        "--store", metavar="FILE|URL", envvar="SEGUN_STORE", help="Where the ledgers are kept: SQLite or PostgreSQL."
    ),
]
