"""What a user wishes of `segun ingest` beside the sources, as it is kept with the run and as the sources take it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from segun.cli.ontology_option import ontology_at
from segun.cli.published import parse_published
from segun.errors import SegunError

if TYPE_CHECKING:
    from segun.ingest.options import Options
    from segun.ontology import Ontology
    from segun.store.runs import Run


@dataclass(frozen=True, slots=True)
class Wishes:
    """What stands after `segun ingest`, but the sources: enough to do the same again."""

    published: str | None = None
    columns: tuple[str, ...] = ()
    lang: str = "es"
    ontology: str | None = None
    publisher: str | None = None
    feed_text: bool = False
    limit: int | None = None
    private_hosts: bool = False


def source_options(wishes: Wishes, sources: Sequence[str]) -> Options:
    """The wishes as the sources take them, whose hosts were named by the user.

    Raises:
        typer.BadParameter: one of them means nothing.
    """
    from segun.ingest.columns import check_columns
    from segun.ingest.options import Fetching, Options
    from segun.ingest.sources import named_hosts

    try:
        day = parse_published(wishes.published) if wishes.published else None
    except ValueError as problem:
        message = f"{wishes.published!r} is no date like 2024-11-02, nor the word filename"
        raise typer.BadParameter(message, param_hint="--published") from problem
    pairs = [one.partition("=") for one in wishes.columns]
    for field, sign, column in pairs:
        if not (field and sign and column):
            raise typer.BadParameter(f"{field + sign + column!r} is not FIELD=COLUMN", param_hint="--map")
    wanted = {field: column for field, _, column in pairs}
    try:
        check_columns(wanted)
    except SegunError as fault:
        raise typer.BadParameter(f"{fault.what} ({fault.remedy})", param_hint="--map") from fault
    return Options(
        columns=wanted,
        published=day,
        language=wishes.lang,
        publisher=wishes.publisher,
        full=not wishes.feed_text,
        fetching=Fetching(private_hosts=None if wishes.private_hosts else named_hosts(sources)),
    )


def ontology_of(wishes: Wishes) -> Ontology:
    """The ontology that the wishes name.

    Raises:
        typer.BadParameter: its file is none.
    """
    return ontology_at(Path(wishes.ontology) if wishes.ontology else None)


def wishes_of(run: Run) -> Wishes:
    """What was wished for in an earlier run."""
    import msgspec

    return msgspec.convert(run.options, Wishes)
