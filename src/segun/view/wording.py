"""The words of a view in the reader's own language; they stand in `strings/<code>.yaml`."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Literal, get_args

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
    TimexType,
    WarningKind,
)  # fmt: skip

Ui = Literal["es", "en"]
Section = Literal["statements", "actors", "times", "links", "warnings"]
SECTIONS: tuple[Section, ...] = get_args(Section)
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


class Wording(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a view says by itself; `{…}` are places for `str.format`."""

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
    sections: dict[Section, str]
    columns: Columns
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
