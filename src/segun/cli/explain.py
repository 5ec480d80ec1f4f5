"""`segun explain`: what a rule reads, with an example; and `segun schema`, the contract of a ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.output import write_out
from segun.cli.screen import show

if TYPE_CHECKING:
    from rich.table import Table

    from segun.reading.rules import Rule


def explain(
    rule: Annotated[
        str | None, typer.Argument(metavar="RULE", help="Name of a rule; without it all are listed.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON: name, says, example.")] = False,
) -> None:
    """Tell what a rule reads, with a sentence on which it fires.

    Every record of a ledger names the rule that wrote it.

    [bold]Examples[/bold]

    [cyan]segun explain[/cyan]                              every rule, one a line
    [cyan]segun explain statement.source-phrase[/cyan]      one rule, with its example
    [cyan]segun explain --json | jq -r '.[].name'[/cyan]
    """
    rules = _rules()
    chosen = rules if rule is None else [_find(rule)]
    if json:
        import msgspec

        parts = [{"name": r.name, "says": r.says, "example": r.example} for r in chosen]
        write_out(msgspec.json.format(msgspec.json.encode(parts if rule is None else parts[0])) + b"\n")
    elif rule is None:
        show(_listing(rules))
    else:
        _print_rule(chosen[0])


def schema() -> None:
    """Print the JSON Schema of a ledger.

    It is generated from the record types, so it cannot differ from what
    [cyan]segun read --json[/cyan] writes.

    [bold]Example[/bold]

    [cyan]segun schema > segun-1.schema.json[/cyan]
    """
    import msgspec

    from segun.ledger.schema import json_schema

    write_out(msgspec.json.format(msgspec.json.encode(json_schema())) + b"\n")


def _rules() -> list[Rule]:
    """All rules; a rule is known once the module that holds it is imported."""
    import importlib
    import pkgutil

    import segun.reading
    from segun.reading.rules import all_rules

    for module in pkgutil.walk_packages(segun.reading.__path__, "segun.reading."):
        importlib.import_module(module.name)
    return all_rules()


def _find(name: str) -> Rule:
    from segun.reading.rules import find_rule

    return find_rule(name)


def _listing(rules: list[Rule]) -> Table:
    from rich.table import Table
    from rich.text import Text

    table = Table.grid(padding=(0, 2))
    for rule in rules:
        table.add_row(Text(rule.name, style="cyan", no_wrap=True), Text(" ".join(rule.says.split("\n\n")[0].split())))
    return table


def _print_rule(rule: Rule) -> None:
    from rich.text import Text

    example = Text("\nExample: ", style="dim").append(Text(rule.example, style="not dim italic"))
    show(
        Text(rule.name, style="bold cyan")
        .append(Text("\n" + rule.says + "\n", style="not bold default"))
        .append(example)
    )
