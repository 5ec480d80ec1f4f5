"""What the example article must yield of events, commitments and their links: `examples/tekle-mansur.txt`, point by point."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest
import yaml

from event_cases import EventCase, ExpectedEvent
from event_diff import event_differences

if TYPE_CHECKING:
    from segun.ledger.records import Event, Ledger
    from segun.reading.reader import Reader

HERE = Path(__file__).parents[1] / "examples"
TEXT = (HERE / "tekle-mansur.txt").read_text(encoding="utf-8")
PUBLISHED = dt.date(2025, 3, 15)
NOT_READ = {
    "sellado": "the parties of a participle stand in the pact's other sentences",
    "Agradecemos": "brothers who stand for their country",
    "Criticó": "the dam is taken for a person, its owner stands in a relative clause",
    "defenderá": "to defend somebody is read as support in words",
    "desembarco": "a noun of a deed under an infinitive of preparing",
    "ataque preventivo": "an army that stands for its state",
    "zarpado": "ships that sail, according to a paper, have no owner in the sentence",
    "volver": "to return to a country is no verb of visiting",
}
"""Triggers of the gold that are not read, or not with both ends, and why."""


class Words(TypedDict, total=False):
    text: str
    nth: int


class GoldEvent(TypedDict):
    trigger: Words
    type: str
    actors: list[str]
    recipients: list[str]
    status: str
    attributed_to: list[str]
    date: str


@cache
def gold_events() -> list[GoldEvent]:
    read: list[GoldEvent] = yaml.safe_load((HERE / "tekle-mansur.yaml").read_text(encoding="utf-8"))["events"]
    return read


@cache
def names() -> dict[str, str]:
    actors = yaml.safe_load((HERE / "tekle-mansur.yaml").read_text(encoding="utf-8"))["actors"]
    return {a["id"]: a["name"] for a in actors}


@pytest.fixture(scope="module")
def ledger(reader: Reader) -> Ledger:
    return reader.read(TEXT, published=PUBLISHED)


def expected(event: GoldEvent) -> ExpectedEvent:
    """A gold event as an expectation of the linguistic tests; the sides of a meeting may be swapped, so they are left out."""
    sides = event["type"] != "CONSULT"
    return ExpectedEvent(
        trigger=event["trigger"]["text"],
        nth=event["trigger"].get("nth", 1),
        type=event["type"],
        actors=[names()[a] for a in event["actors"]] if sides else None,
        recipients=[names()[a] for a in event["recipients"]] if sides else None,
        status=event["status"],  # type: ignore[arg-type]
    )


def parameters() -> list[object]:
    rows: list[object] = []
    for number, event in enumerate(gold_events()):
        words = event["trigger"]["text"]
        marks = [pytest.mark.xfail(reason=NOT_READ[words], strict=True)] if words in NOT_READ else []
        rows.append(pytest.param(number, id=words, marks=marks))
    return rows


@pytest.mark.parametrize("number", parameters())
def test_every_event_of_the_gold_is_read(number: int, ledger: Ledger) -> None:
    case = EventCase(phenomenon="", text=TEXT, partial=True, events=[expected(gold_events()[number])])
    found = event_differences(case, ledger)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def event(ledger: Ledger, type_: str, words: str) -> Event:
    """The event of a type whose trigger, or a later mention, touches the first place of these words."""
    at = TEXT.index(words)
    for one in ledger.events:
        spans = [one.trigger_span, *(m.span for m in one.mentions)]
        if one.type == type_ and any(s.start < at + len(words) and at < s.end for s in spans):
            return one
    raise AssertionError(f"no {type_} at {words!r}: {[(e.type, e.trigger_span.of(TEXT)) for e in ledger.events]}")


def speakers(ledger: Ledger, one: Event) -> list[str]:
    by_id = {s.id: s.speaker for s in ledger.statements}
    name = {a.id: a.name for a in ledger.actors}
    return [name.get(by_id[s] or "", "") for s in one.attributed_to]


def test_1_the_meeting(ledger: Ledger) -> None:
    meeting = event(ledger, "CONSULT", "se entrevistó")
    name = {a.id: a.name for a in ledger.actors}
    assert {name[a] for a in (*meeting.actors, *meeting.recipients)} == {"Selam Tekle", "Hatem Mansur"}
    assert meeting.status == "actual"
    assert meeting.attributed_to == ()
    assert meeting.date is not None
    assert meeting.date.start == "2025-03-13"
    assert meeting.place is not None
    assert (meeting.place.name, meeting.place.country) == ("El Cairo", "EGY")


def test_2_the_commitment(ledger: Ledger) -> None:
    (pact,) = ledger.commitments
    name = {a.id: a.name for a in ledger.actors}
    assert "pacto de defensa del mar Rojo" in pact.instrument
    assert {name[p] for p in pact.parties} == {"Eritrea", "Egipto"}
    assert pact.signed is not None
    assert pact.signed.start is not None
    assert pact.signed.start.startswith("2024-08")
    assert pact.obligation_span is not None
    assert "auxilio militar inmediato" in pact.obligation_span.of(TEXT)
    assert pact.condition_span is not None
    assert pact.condition_span.of(TEXT) == "si una de ellas sufre una “invasión”"


def test_3_the_sending(ledger: Ledger) -> None:
    sending = event(ledger, "AID", "traslado de millas")
    assert sending.status == "possible"
    assert any("inteligencia" in who for who in speakers(ledger, sending))
    assert any(q.min == 1000 and q.max is None for q in sending.quantities)


def test_4_denial_and_avoidance_lead_to_the_deed(ledger: Ledger) -> None:
    attack = event(ledger, "ASSAULT", "atacar posiciones")
    links = {(k.type, k.target) for k in ledger.links}
    assert ("denies", attack.id) in links
    assert ("not_denied", attack.id) in links


def test_5_the_accusation_is_an_event(ledger: Ledger) -> None:
    accusation = event(ledger, "ACCUSE", "acusó a Etiopía")
    name = {a.id: a for a in ledger.actors}
    assert [name[a].name for a in accusation.actors] == ["Selam Tekle"]
    assert {name[r].country for r in accusation.recipients} == {"ETH", "KEN"}


def test_6_the_attack_under_a_condition(ledger: Ledger) -> None:
    attack = event(ledger, "ASSAULT", "ataque preventivo")
    assert attack.status == "hypothetical"
    assert attack.condition_span is not None
    assert attack.condition_span.of(TEXT) == "si llegara el caso"
    assert speakers(ledger, attack) == ["Selam Tekle"]


def test_events_stand_on_words_of_the_text(ledger: Ledger) -> None:
    for one in ledger.events:
        assert one.sentence_span.start <= one.trigger_span.start < one.trigger_span.end <= one.sentence_span.end
        assert {*one.actors, *one.recipients} <= {a.id for a in ledger.actors}
        assert set(one.attributed_to) <= {s.id for s in ledger.statements}
