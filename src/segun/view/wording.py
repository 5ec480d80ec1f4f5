"""The words of a view in the reader's own language; they stand in `strings/<code>.yaml`."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar, get_args

import msgspec

from segun.language.tables import load_table
from segun.ledger import (
    Act,
    Certainty,
    EvidenceKind,
    Form,
    Grain,
    Kind,
    LinkType,
    MentionType,
    Sourcing,
    Status,
    TimexType,
    WarningKind,
)  # fmt: skip

Ui = Literal["es", "en"]
Section = Literal["statements", "events", "commitments", "actors", "times", "links", "warnings"]
EventType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
"""The types of PLOVER, which have a name here; any other is called by its id."""
Quad = Literal["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"]
InstrumentKind = Literal["treaty", "alliance", "truce", "deal"]
SECTIONS: tuple[Section, ...] = get_args(Section)
_Id = TypeVar("_Id", bound=str)
_FOLDER = Path(__file__).parent / "strings"


class Columns(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Heads of the columns of tables."""

    name: str
    kind: str
    country: str
    roles: str
    mentions: str
    words: str
    value: str
    interval: str
    trigger: str
    type: str
    parties: str
    status: str
    according_to: str
    when: str
    where: str
    how_many: str
    condition: str


class CommitmentFields(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What is told of a commitment."""

    parties: str
    obligation: str
    beneficiary: str
    condition: str
    signed: str
    in_force: str


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a view says by itself; `{…}` are places for `str.format`."""

    language: Ui
    title_missing: str
    published: str
    unknown_speaker: str
    according_to: str
    evidence: str
    rule: str
    measured: str
    cue: str
    cue_none: str
    source: str
    source_elided: str
    speaker: str
    line: str
    whole_text: str
    none: str
    legend: str
    legend_speech: str
    legend_cue: str
    legend_quote: str
    legend_warning: str
    legend_outer: str
    to_text: str
    to_card: str
    skip: str
    undated: str
    publication: str
    made_by: str
    untyped: str
    counts: str
    original: str
    article: str
    reporter: str
    nobody: str
    together: str
    not_actual: str
    to_row: str
    legend_events: str
    untyped_events: str
    graph: str
    graph_says: str
    graph_rest: str
    yes: str
    no: str
    sections: dict[Section, str]
    columns: Columns
    commitment: CommitmentFields
    status: dict[Status, str]
    quad: dict[Quad, str]
    event_type: dict[EventType, str]
    instrument_kind: dict[InstrumentKind, str]
    act: dict[Act, str]
    form: dict[Form, str]
    certainty: dict[Certainty, str]
    polarity: dict[Literal["+", "-", ""], str]
    sourcing: dict[Sourcing, str]
    evidence_kind: dict[EvidenceKind, str]
    link: dict[LinkType, str]
    link_back: dict[LinkType, str]
    kind: dict[Kind, str]
    mention: dict[MentionType, str]
    grain: dict[Grain, str]
    timex: dict[TimexType, str]
    warning: dict[WarningKind, str]


@functools.cache
def wording(ui: Ui) -> Wording:
    """The words of the interface language `ui`.

    Raises:
        DataError: its file does not follow the form.
    """
    return load_table(_FOLDER / f"{ui}.yaml", Wording)


def named(names: Mapping[_Id, str], id_: str) -> str | None:
    """The name of an id that may be any, None where it is not among `names`."""
    return next((name for known, name in names.items() if known == id_), None)
