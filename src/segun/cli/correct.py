"""`segun correct` and `segun corrections`: what people say of records."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from segun.cli.intake import now
from segun.cli.output import write_out
from segun.cli.screen import note, show
from segun.cli.store_option import DEFAULT_STORE, StoreOption
from segun.errors import StoreError

if TYPE_CHECKING:
    from segun.ledger import Ledger, Span
    from segun.store.corrections import Correction
    from segun.store.laying import Verdict
    from segun.store.portable import Kind


def correct(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", help="Name of the article.")],
    record: Annotated[
        str, typer.Argument(metavar="ID|KIND@START-END", help="A record by its id; with --add, kind and place.")
    ],
    fields: Annotated[list[str] | None, typer.Argument(metavar="FIELD=VALUE…", help="What it should say.")] = None,
    reject: Annotated[bool, typer.Option("--reject", help="There is no such thing in the text.")] = False,
    accept: Annotated[bool, typer.Option("--accept", help="It is right as it is.")] = False,
    add: Annotated[bool, typer.Option("--add", help="A record that was not read.")] = False,
    by: Annotated[str, typer.Option(metavar="NAME", help="Who says so.")] = "",
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """Say that a record is right, wrong, or missing.

    What a person says goes before what the machine reads, now and whenever the
    article is read again. Fields are those of segun schema; people are given
    by id or name; values may be JSON.

    [bold]Examples[/bold]

    [cyan]segun correct faro-0312 s3 act=deny polarity=- --by ana[/cyan]
    [cyan]segun correct faro-0312 s4 speaker="Clara Montes" --by ana[/cyan]
    [cyan]segun correct faro-0312 e1 --reject --by ana[/cyan]
    [cyan]segun correct faro-0312 statement@120-164 speaker=a2 act=warn --add --by ana[/cyan]
    """
    if not by.strip():
        raise typer.BadParameter("say who corrects it", param_hint="--by")
    if reject + accept + add > 1 or (fields and (reject or accept)):
        raise typer.BadParameter("accept it, reject it, add it, or give fields", param_hint="--reject")
    if not (reject or accept or add or fields):
        raise typer.BadParameter("say what is wrong: FIELD=VALUE, or --reject", param_hint="FIELD=VALUE")
    verdict: Verdict = "reject" if reject else "accept" if accept else "add" if add else "correct"
    from segun.corpus.linker import link
    from segun.store.standing import current_by_name
    from segun.store.store import Store

    change = dict(_field(one) for one in fields or ())
    with Store(store) as opened:
        with opened.reading() as connection:
            ledger = current_by_name(connection, article).ledger
        kind, span = _typed_place(record) if add else _place(record, ledger)
        made = opened.correct(article, kind, span, verdict, change, by=by, at=now(), link=link)
    note(f"correction {made.id} is kept")


def corrections(
    article: Annotated[str | None, typer.Argument(metavar="ARTICLE", help="Of this article only.")] = None,
    withdraw: Annotated[int | None, typer.Option(metavar="N", help="Take correction N back.")] = None,
    json: Annotated[bool, typer.Option("--json", help="As JSON.")] = False,
    store: StoreOption = DEFAULT_STORE,
) -> None:
    """List what people said of records, or take it back.

    Those whose words the article does not have any more are marked unplaced.
    """
    from segun.corpus.linker import link
    from segun.store.store import Store

    with Store(store) as opened:
        if withdraw is not None:
            opened.withdraw(withdraw, link)
            note(f"correction {withdraw} is taken back")
            return
        found = opened.corrections(article)
    if json:
        import msgspec

        write_out(msgspec.json.format(msgspec.json.encode(found)) + b"\n")
        return
    for one in found:
        _show(one)
    if not found:
        note("nobody has corrected anything")


def _show(one: Correction) -> None:
    from rich.text import Text

    from segun.view.visible import one_line

    change = ", ".join(f"{name}={value}" for name, value in one.change.items() if name != "words")
    lost = "  [unplaced]" if one.state == "unplaced" else ""
    line = f"{one.id}  {one.article}  {one.verdict} {one.kind} “{one.place.words}”  {change}  {one.by}, {one.at}{lost}"
    show(Text(one_line(line), style="yellow" if lost else ""))


def _field(text: str) -> tuple[str, object]:
    """A field and its value, which may be JSON."""
    import msgspec

    name, sign, value = text.partition("=")
    if not (name and sign):
        raise typer.BadParameter(f"{text!r} is not FIELD=VALUE", param_hint="FIELD=VALUE")
    try:
        return name, msgspec.json.decode(value)
    except msgspec.DecodeError:
        return name, value


def _place(ident: str, ledger: Ledger) -> tuple[Kind, Span]:
    """The kind of a record and where it stands."""
    from segun.store.portable import TYPES, place_of, records

    for kind in TYPES:
        for one in records(ledger, kind):
            span = place_of(one)
            if one.id == ident and span is not None:
                return kind, span
    raise StoreError(f"there is no record {ident}", ledger.document.id, "segun show lists the records of an article")


def _typed_place(text: str) -> tuple[Kind, Span]:
    from segun.ledger import Span
    from segun.store.portable import TYPES

    name, _, place = text.partition("@")
    start, _, end = place.partition("-")
    kind = next((one for one in TYPES if one == name), None)
    if kind is None or not (start.isdecimal() and end.isdecimal()):
        message = f"{text!r} is not KIND@START-END, with a kind of {', '.join(TYPES)}"
        raise typer.BadParameter(message, param_hint="ID|KIND@START-END")
    return kind, Span(int(start), int(end))
