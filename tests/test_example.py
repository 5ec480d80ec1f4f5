"""What the example article must yield: `examples/tekle-mansur.txt` against its gold and point by point."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict

import pytest
import yaml

from statement_cases import Case, Expected
from statement_diff import differences, find_actors

if TYPE_CHECKING:
    from segun.ledger.records import Actor, Ledger, Statement
    from segun.reading.reader import Reader

HERE = Path(__file__).parents[1] / "examples"
TEXT = (HERE / "tekle-mansur.txt").read_text(encoding="utf-8")
PUBLISHED = dt.date(2025, 3, 15)


class GoldActor(TypedDict, total=False):
    id: str
    name: str
    members: list[str]
    mentions: list[str]


class Words(TypedDict, total=False):
    text: str
    nth: int


class GoldStatement(TypedDict):
    cue: Words
    speaker: str
    content: Words
    content_end: Words
    form: str
    act: str


class Gold(TypedDict):
    actors: list[GoldActor]
    statements: list[GoldStatement]


@cache
def gold() -> Gold:
    read: Gold = yaml.safe_load((HERE / "tekle-mansur.yaml").read_text(encoding="utf-8"))
    return read


def expected(statement: GoldStatement) -> Expected:
    """A gold statement as an expectation of the linguistic tests."""
    actors = {a["id"]: a for a in gold()["actors"]}
    speaker = actors[statement["speaker"]]
    members = [actors[m]["name"] for m in speaker.get("members", [])]
    start = TEXT.index(statement["content"]["text"])
    end = TEXT.index(statement["content_end"]["text"], start) + len(statement["content_end"]["text"])
    return Expected(
        cue=statement["cue"]["text"],
        speaker=members or speaker["name"],
        content=TEXT[start:end],
        form=statement["form"],  # type: ignore[arg-type]
        act=statement["act"],  # type: ignore[arg-type]
    )


@pytest.fixture(scope="module")
def ledger(reader: Reader) -> Ledger:
    return reader.read(TEXT, published=PUBLISHED)


def actor(ledger: Ledger, name: str) -> Actor:
    found = find_actors(name, ledger.actors)
    assert found, f"no actor {name!r} among {[a.name for a in ledger.actors]}"
    return found[0]


def statement(ledger: Ledger, start_of_content: str) -> Statement:
    """The shortest statement whose content starts with these words."""
    texts = [(ledger.document.text[s.content_span[0] : s.content_span[1]], s) for s in ledger.statements]
    found = [(len(text), s.id, s) for text, s in texts if text.lstrip('“«"').startswith(start_of_content)]
    assert found, f"no statement starts with {start_of_content!r}"
    return min(found)[2]


@pytest.mark.parametrize(
    "number", range(len(gold()["statements"])), ids=[s["cue"]["text"] for s in gold()["statements"]]
)
def test_every_statement_of_the_gold_is_read(number: int, ledger: Ledger) -> None:
    case = Case(phenomenon="", text=TEXT, partial=True, statements=[expected(gold()["statements"][number])])
    found = differences(case, ledger)
    if found:
        pytest.fail("\n".join(found), pytrace=False)


def doubtful(line: str) -> bool:
    """Whether the cue that a line names opens a passage which the gold leaves open, and which counts neither way."""
    cue = line.split("'")[1]
    return any(passage["text"].startswith(cue) for passage in gold()["unsure"])


def test_nothing_else_is_read_as_a_statement(ledger: Ledger) -> None:
    case = Case(phenomenon="", text=TEXT, statements=[expected(s) for s in gold()["statements"]])
    found = [line for line in differences(case, ledger) if line.startswith("one too many") and not doubtful(line)]
    if found:
        pytest.fail("\n".join(found), pytrace=False)


# 1. Two ministers, one typed by her apposition alone, the other by being her counterpart.


def test_minister_by_apposition(ledger: Ledger) -> None:
    tekle = actor(ledger, "Selam Tekle")
    assert (tekle.kind, tekle.country) == ("person", "ERI")
    assert any("canciller" in role.title and role.country == "ERI" for role in tekle.roles)


def test_counterpart_holds_the_same_office_of_another_country(ledger: Ledger) -> None:
    mansur = actor(ledger, "Hatem Mansur")
    assert (mansur.kind, mansur.country) == ("person", "EGY")
    hers = {role.title for role in actor(ledger, "Selam Tekle").roles}
    assert hers & {role.title for role in mansur.roles if role.country == "EGY"}


def test_the_meeting_is_dated(ledger: Ledger) -> None:
    assert any(time.start == "2025-03-13" and time.grain == "day" for time in ledger.times)


# 4. A denial and one who does not quite repeat it point at the claim.


def test_denial_points_at_the_claim(ledger: Ledger) -> None:
    denial, claim = statement(ledger, "tales afirmaciones"), statement(ledger, "esos efectivos")
    assert denial.speaker == actor(ledger, "Eritrea").id
    assert ("denies", denial.id, claim.id) in {(k.type, k.source, k.target) for k in ledger.links}


def test_not_contradicting_is_no_denial(ledger: Ledger) -> None:
    declined, claim = statement(ledger, "contradecirlas"), statement(ledger, "esos efectivos")
    assert (declined.act, declined.polarity) == ("decline", None)
    links = {(k.type, k.target) for k in ledger.links if k.source == declined.id}
    assert ("not_denied", claim.id) in links
    assert "denies" not in {type_ for type_, _ in links}


# 5. An accusation without evidence, and the second one.


def test_accusation_without_evidence(ledger: Ledger) -> None:
    accusation = statement(ledger, "preparar un desembarco")
    assert accusation.act == "accuse"
    assert {e.kind for e in accusation.evidence} == {"none_presented"}


def test_second_accusation_by_the_same_speaker(ledger: Ledger) -> None:
    first, second = statement(ledger, "preparar un desembarco"), statement(ledger, "estos podrían formar parte")
    assert first.id != second.id
    assert first.speaker == second.speaker == actor(ledger, "Selam Tekle").id


# 7. Pairs, roles, elided subjects, capitals.


@pytest.mark.parametrize(
    ("mention", "members"),
    [
        ("ambos ministros", ["Selam Tekle", "Hatem Mansur"]),
        ("Los dos ministros", ["Selam Tekle", "Hatem Mansur"]),
        ("los dos países", ["Eritrea", "Egipto"]),
        ("ambas naciones", ["Eritrea", "Egipto"]),
        ("Ambos países", ["Eritrea", "Egipto"]),
    ],
)
def test_pairs_have_their_members(mention: str, members: list[str], ledger: Ledger) -> None:
    assert set(actor(ledger, mention).members) == {actor(ledger, name).id for name in members}


@pytest.mark.parametrize(
    ("mention", "name"),
    [
        ("la diplomática eritrea", "Selam Tekle"),
        ("La ministra eritrea", "Selam Tekle"),
        ("El ministro egipcio", "Hatem Mansur"),
        ("Asmara ya", "Eritrea"),
        ("Adís Abeba", "Etiopía"),
        ("Nairobi", "Kenia"),
    ],
)
def test_mention_belongs_to(mention: str, name: str, ledger: Ledger) -> None:
    """The mention that starts where these words stand is one of the actor's; what stands after the name only finds the place."""
    at = TEXT.index(mention)
    assert any(at <= m.start < at + len(mention) and m.type != "elided" for m in actor(ledger, name).mentions)


def test_elided_subject_is_the_last_speaker(ledger: Ledger) -> None:
    mansur = actor(ledger, "Hatem Mansur").id
    assert [statement(ledger, words).speaker for words in ("el intercambio", "volver a Asmara")] == [mansur, mansur]


@pytest.mark.parametrize("place", ["El Cairo", "Alejandría", "Asab"])
def test_a_place_is_no_actor(place: str, ledger: Ledger) -> None:
    assert not any(m.text == place for a in ledger.actors for m in a.mentions)


# 8. What is wrong with the text, and a broken sentence read as one.


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("broken_word", "ientras tanto"),
        ("broken_sentence", "O.N.U.,\nHelga"),
        ("suspect_translation", "millas de soldados"),
        ("duplicate_passage", "mbos ministros repasaron"),
    ],
)
def test_warning_stands_at(kind: str, words: str, ledger: Ledger) -> None:
    places = [i for i in range(len(TEXT)) if TEXT.startswith(words, i)]
    spans = [w.span for w in ledger.warnings if w.kind == kind and w.span]
    assert any(s[0] <= at + len(words) and at <= s[1] for s in spans for at in places), f"{kind} at {spans}"


def test_no_other_kind_of_warning(ledger: Ledger) -> None:
    wanted = {"broken_word", "broken_sentence", "suspect_translation", "duplicate_passage"}
    assert {w.kind for w in ledger.warnings} == wanted


def test_broken_sentence_is_one_sentence(ledger: Ledger) -> None:
    claim = statement(ledger, "esos efectivos")
    assert claim.speaker == actor(ledger, "Helga Brandt").id
    assert claim.sentence_span[0] == TEXT.index("Los dos ministros rehusaron")
