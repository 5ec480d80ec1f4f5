"""The options by which a question narrows what it asks for, as every verb that asks has them.

In: options as typed. Out: `Wanted` wishes for the store; what means nothing is wrong usage, told before a store is opened. A list may be
given as `--act deny,reject` or by repeating the option.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args

import typer

from segun.errors import SegunError
from segun.ledger import records
from segun.store import entry

if TYPE_CHECKING:
    from segun.store.filters import Wanted

_SAID, _DONE, _TOLD, _PAGE = "Which statements", "Which deeds", "Which articles", "How to answer"
_NEAREST = 3


def _name(help_: str, panel: str, metavar: str = "NAME", *flags: str) -> Any:  # typer has no type for an option
    return typer.Option(*flags, metavar=metavar, help=help_, rich_help_panel=panel)


def _codes(metavar: str, values: Sequence[str], what: str, panel: str) -> Any:
    """An option for some of `values`, which a shell can complete."""
    known = f"{what}: {', '.join(values)}."
    return typer.Option(
        metavar=metavar,
        help=known,
        rich_help_panel=panel,
        autocompletion=lambda incomplete: [one for one in values if one.startswith(incomplete)],
    )


One = str | None
"""One value, or none."""

Some = list[str] | None
"""Several values, of which any will do."""

Speaker = Annotated[One, _name("Who says it, by name or key.", _SAID)]
About = Annotated[One, _name("Who is named in what is said.", _SAID)]
Source = Annotated[Some, _codes("KIND", get_args(records.Sourcing), "Kind of source", _SAID)]
Act = Annotated[Some, _codes("ACT", get_args(records.Act), "What the speech does", _SAID)]
Stance = Annotated[Some, _codes("STANCE", get_args(entry.Stance), "Side that it takes in a claim", _SAID)]
Certainty = Annotated[Some, _codes("DEGREE", get_args(records.Certainty), "How certain the source is", _SAID)]
Claim = Annotated[One, _name("About this claim; see segun claims.", _SAID, "ID")]
Actor = Annotated[One, _name("Who does it, by name or key.", _DONE)]
Recipient = Annotated[One, _name("To whom it is done.", _DONE)]
Status = Annotated[Some, _codes("STATUS", get_args(records.Status), "Whether it happened, as told", _DONE)]
Type = Annotated[Some, _name("Type of deed, such as ASSAULT; segun ontology lists them.", _DONE, "TYPE", "--type")]
Mode = Annotated[Some, _name("Mode of deed, such as visit.", _DONE, "MODE")]
Country = Annotated[Some, _name("Of the speaker, or where it was done: PER or Perú.", _TOLD, "COUNTRY")]
Publisher = Annotated[Some, _name("Who published it.", _TOLD)]
Since = Annotated[One, _name("From 2031, 2031-03 or 2031-03-05 on.", _TOLD, "DAY")]
Until = Annotated[One, _name("Up to its end, likewise.", _TOLD, "DAY")]
Text = Annotated[One, _name("With these words; see segun search.", _TOLD, "WORDS")]
Story = Annotated[One, _name("Of this story, or of this article's.", _TOLD, "ID")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="Answers at a time.", rich_help_panel=_PAGE)]
After = Annotated[One, _name("Go on behind the answers that ended with this.", _PAGE, "CURSOR")]
LIMIT = 20
"""Answers at a time if nobody says otherwise."""


def wanted(**given: str | Sequence[str] | None) -> Wanted:
    """The wishes that options make, by the names of the store's filters.

    Raises:
        typer.BadParameter: one of them means nothing.
    """
    from segun.store.filters import filter_of

    found: dict[str, object] = {}
    for name, value in given.items():
        if value is None or value == []:
            continue
        taken = _taken(name, value)
        try:
            filter_of(**cast("Wanted", {name: taken}))
        except SegunError as fault:
            advice = f" ({fault.remedy})" if fault.remedy else ""
            raise typer.BadParameter(f"{fault.what}{advice}", param_hint=f"--{name}") from fault
        found[name] = taken
    return cast("Wanted", found)


def no_options_among(words: Sequence[str]) -> None:
    """Nothing where words are words; a verb that lets -word through lets through slips of its options as well.

    Raises:
        typer.BadParameter: a word looks like an option.
    """
    for word in words:
        if word.startswith("--") and word[2:3].isalpha():
            name = word.partition("=")[0]
            raise typer.BadParameter(f"there is no option {name}; a word that must not be there has one hyphen")


def strange_codes(asked: Wanted) -> list[str]:
    """What may be a slip: types of deeds that PLOVER does not have, each with the nearest. A user's own ontology may have them."""
    types = asked.get("type") or ()
    if not types:
        return []
    from segun.ontology import plover

    known = list(plover().types)
    return [_strange(one.upper(), known) for one in types if one.upper() not in known]


def _taken(name: str, value: str | Sequence[str]) -> str | list[str]:
    """A value as the store takes it."""
    if isinstance(value, str):
        return value
    if name == "publisher":  # a paper may have a comma in its name
        return list(value)
    parts = [part.strip() for one in value for part in one.split(",") if part.strip()]
    return [_country(part) for part in parts] if name == "country" else parts


def _country(text: str) -> str:
    """The code of a country, given as such or by its Spanish name."""
    from segun.knowledge.countries import countries

    known = countries()
    if text.upper() in known.codes():
        return text.upper()
    found = known.by_name(text) or known.by_name(text.title())
    if found is None:
        names = {known.name(code): code for code in known.codes()}
        near = difflib.get_close_matches(text.title(), names, n=_NEAREST)
        advice = f"nearest: {', '.join(f'{name} {names[name]}' for name in near)}" if near else "write PER or Perú"
        raise typer.BadParameter(f"{text!r} is no country ({advice})", param_hint="--country")
    return found


def _strange(type_: str, known: list[str]) -> str:
    near = difflib.get_close_matches(type_, known, n=1)
    return f"PLOVER has no type {type_}" + (f" (nearest: {near[0]})" if near else "")
