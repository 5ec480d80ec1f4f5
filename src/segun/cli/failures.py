"""`segun failures`: what could not be kept, and another try."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.intake import LateReader, Tally, take_in
from segun.cli.output import write_out
from segun.cli.progress import is_watched, progress, tell
from segun.cli.screen import coloured, note
from segun.cli.store_option import DEFAULT_STORE, StoreOption
from segun.cli.wishes import Wishes, ontology_of, source_options, wishes_of

if TYPE_CHECKING:
    from segun.ingest.item import Fault, Item
    from segun.store.failures import Failure
    from segun.store.store import Store

_STDIN = "-"

app = typer.Typer()


@app.callback(invoke_without_command=True)
def failures(
    context: typer.Context,
    store: StoreOption = DEFAULT_STORE,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
) -> None:
    """List what could not be kept, with the reason and what helps.

    [bold]Examples[/bold]

    [cyan]segun failures[/cyan]
    [cyan]segun failures retry[/cyan]        try just these again
    [cyan]segun failures clear[/cyan]        forget them
    """
    if context.invoked_subcommand is not None:
        return
    from segun.store.store import Store

    with Store(store) as opened:
        found = _listed(opened)
    if json:
        import msgspec

        write_out(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
    elif found:
        write_out("".join(map(_drawn, found)))
    else:
        note("nothing failed")


@app.command()
def retry(
    store: StoreOption = DEFAULT_STORE,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing on standard error but faults.")] = False,
) -> None:
    """Try again what failed, and nothing else, with the options of the run in which it failed."""
    from segun.store.store import Store

    with Store(store) as opened:
        waiting = _listed(opened)
        if not waiting:
            note("nothing failed: there is nothing to retry")
            return
        tally = Tally()
        for wishes, those in _by_wishes(opened, waiting):
            _try_again(opened, wishes, those, tally, quiet=quiet)
        tell(tally, opened, quiet=quiet)
        raise typer.Exit(1 if tally.failed else 0)


@app.command()
def clear(store: StoreOption = DEFAULT_STORE) -> None:
    """Forget what failed; what is still there will be read in the next run."""
    from segun.store.failures import clear_failures
    from segun.store.store import Store

    with Store(store) as opened, opened.writing() as connection:
        note(f"{clear_failures(connection)} forgotten")


def _listed(store: Store) -> list[Failure]:
    from segun.store.failures import failures as all_failures

    with store.reading() as connection:
        return all_failures(connection)


def _drawn(one: Failure) -> str:
    """Where it was lost and its address, which is never broken over lines; below it, why, and what helps."""
    from segun.view.visible import one_line

    step = f"\x1b[36m{one.step:<6}\x1b[0m" if coloured() else f"{one.step:<6}"
    tries = f" ({one.tries} times)" if one.tries > 1 else ""
    advice = f" ({one.remedy})" if one.remedy else ""
    return f"{step} {one_line(one.address)}{tries}\n       {one_line(one.reason + advice)}\n"


def _by_wishes(store: Store, waiting: Sequence[Failure]) -> list[tuple[Wishes, list[Failure]]]:
    """Failures by the options with which their source was last read."""
    from segun.store.runs import last_with

    found: dict[Wishes, list[Failure]] = {}
    with store.reading() as connection:
        for one in waiting:
            run = last_with(connection, one.origin)
            found.setdefault(wishes_of(run) if run else Wishes(), []).append(one)
    return list(found.items())


def _try_again(store: Store, wishes: Wishes, those: Sequence[Failure], tally: Tally, *, quiet: bool) -> None:
    from segun.ingest.configuration import configuration
    from segun.store.failures import settle

    ontology = ontology_of(wishes)
    kind = configuration(wishes.lang, ontology)
    once_more = _OnceMore(those, wishes)
    with progress(None, shown=not quiet and is_watched()) as on_result:
        take_in(once_more.items(), store, LateReader(wishes.lang, ontology), kind, tally, on_result)
    with store.writing() as connection:
        settle(connection, once_more.gone)


class _OnceMore:
    """What failed, read again; what servers said of pages before is left aside, so that each is sent again.

    `gone` has the failures that did not come again: their articles came in under another address, as the rows of a table do.
    """

    def __init__(self, those: Sequence[Failure], wishes: Wishes) -> None:
        self.gone: list[str] = []
        self._those = those
        self._options = source_options(wishes, [one.origin for one in those])

    def items(self) -> Iterator[Item | Fault]:
        """The items to be kept."""
        from segun.ingest.again import again

        wanted: dict[str, list[Failure]] = {}
        whole: set[str] = set()
        for one in self._those:
            if one.origin == _STDIN:
                note(f"{one.address}: standard input is gone; give it to segun ingest once more")
                continue
            source, all_of_it = again(one.address, one.origin)
            wanted.setdefault(source, []).append(one)
            whole.update([source] if all_of_it else [])
        for source, failed in wanted.items():
            yield from self._of(source, failed, whole=source in whole)

    def _of(self, source: str, failed: Sequence[Failure], *, whole: bool) -> Iterator[Item | Fault]:
        from segun.ingest.item import Fault
        from segun.ingest.sources import items

        addresses = {one.address for one in failed}
        met: set[str] = set()
        hindered = False
        for item in items([source], self._options):
            met.add(item.address)
            hindered = hindered or (isinstance(item, Fault) and item.address not in addresses)
            if whole or item.address in addresses:
                yield dataclasses.replace(item, origin=failed[0].origin)
        if not hindered:  # else they may be behind what fails now
            self.gone += [address for address in sorted(addresses) if address not in met]
