"""The commitments of `tests/data/commitments`, of the example article, and every rule on its own example."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
import pytest
import yaml
from msgspec import UNSET, UnsetType

from segun.reading import components
from segun.reading.rules import all_rules

if TYPE_CHECKING:
    from segun.ledger import Commitment, Ledger
    from segun.reading.reader import Reader

assert components.NAMES
HERE = Path(__file__).parents[1]
FOLDER = HERE / "data" / "commitments"
EXAMPLE = HERE.parent / "examples" / "tekle-mansur.txt"
RULES = [rule for rule in all_rules() if rule.name.startswith("commitment.")]


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One commitment; what is left out is not compared. Parties and beneficiary are country codes of states, or names."""

    instrument: str
    obligation: str | UnsetType | None = UNSET
    kind: str | UnsetType = UNSET
    parties: list[str] | UnsetType = UNSET
    beneficiary: str | UnsetType | None = None
    condition: str | UnsetType | None = None
    signed: str | int | UnsetType | None = UNSET
    in_force: bool | UnsetType | None = UNSET
    rule: str | UnsetType = UNSET


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One text with all commitments that must be read from it."""

    phenomenon: str
    text: str
    commitments: list[Expected]
    published: dt.date | None = None


def cases() -> dict[str, Case]:
    found: dict[str, Case] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        for case in msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), list[Case]):
            found[f"{path.stem}: {case.phenomenon}"] = case
    return found


def called(ledger: Ledger, ident: str | None) -> str | None:
    """The country code of a state, else the name of the actor."""
    if ident is None:
        return None
    actor = next(a for a in ledger.actors if a.id == ident)
    return actor.country if actor.kind == "state" else actor.name


def as_read(ledger: Ledger, one: Commitment, wanted: Expected) -> dict[str, object]:
    """What was read, in the fields that `wanted` gives."""
    text = ledger.document.text
    read: dict[str, object] = {
        "instrument": one.instrument,
        "obligation": one.obligation_span and one.obligation_span.of(text),
        "kind": one.kind,
        "parties": sorted(str(called(ledger, p)) for p in one.parties),
        "beneficiary": called(ledger, one.beneficiary),
        "condition": one.condition_span and one.condition_span.of(text),
        "signed": one.signed and one.signed.timex[: len(str(wanted.signed))],
        "in_force": one.in_force,
        "rule": one.rule,
    }
    return {name: value for name, value in read.items() if getattr(wanted, name) is not UNSET}


def as_wanted(wanted: Expected) -> dict[str, object]:
    plain = {name: value for name in wanted.__struct_fields__ if (value := getattr(wanted, name)) is not UNSET}
    if "parties" in plain:
        plain["parties"] = sorted(plain["parties"])
    if plain.get("signed") is not None:
        plain["signed"] = str(plain["signed"])
    return plain


@pytest.mark.parametrize("case", cases().values(), ids=cases().keys())
def test_commitments(case: Case, reader: Reader) -> None:
    ledger = reader.read(case.text, published=case.published)
    assert len(ledger.commitments) == len(case.commitments), [c.rule for c in ledger.commitments]
    for one, wanted in zip(ledger.commitments, case.commitments, strict=True):
        assert as_read(ledger, one, wanted) == as_wanted(wanted)


def test_there_are_enough() -> None:
    assert len(cases()) >= 45


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_rule_fires_on_its_example(name: str, reader: Reader) -> None:
    example = next(rule.example for rule in RULES if rule.name == name)
    assert name in {one.rule for one in reader.read(example).commitments}


def test_the_pact_of_the_example_article(reader: Reader) -> None:
    ledger = reader.read(EXAMPLE.read_text(encoding="utf-8"), published=dt.date(2025, 3, 15))
    wanted = Expected(
        instrument="pacto de defensa del mar Rojo",
        kind="pact",
        parties=["EGY", "ERI"],
        signed="2024-08",
        obligation="prestarse “auxilio militar inmediato”",
        condition="si una de ellas sufre una “invasión”",
        in_force=True,
    )
    assert [as_read(ledger, one, wanted) for one in ledger.commitments] == [as_wanted(wanted)]


def test_names_and_ids_stand_in_the_text(reader: Reader) -> None:
    text = "Chile y Bolivia firmaron un “tratado\nde amistad” que prevé la paz. El pacto entre Perú y Ecuador obliga a Quito a pagar."
    ledger = reader.read(text)
    assert [c.id for c in ledger.commitments] == ["c1", "c2"]
    assert ledger.commitments[0].instrument == "tratado de amistad"
    assert ledger.commitments[0].instrument_span.of(text) == "tratado\nde amistad"
