"""The ontology that a user names after `--ontology`, as every command that reads or codes deeds takes it.

In: a path, or none. Out: an `Ontology`; PLOVER where none was named.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import typer

from segun.errors import SegunError

if TYPE_CHECKING:
    from segun.ontology import Ontology


def ontology_at(path: Path | None) -> Ontology:
    """The ontology in a file of the user's own, or PLOVER.

    Raises:
        typer.BadParameter: the file is none.
    """
    from segun.ontology import load_ontology, plover

    try:
        return load_ontology(path) if path else plover()
    except SegunError as fault:
        raise typer.BadParameter(str(fault), param_hint="--ontology") from fault
