"""Gold files: strings become offsets, and every complaint names file and record."""

from __future__ import annotations

import datetime as dt
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.errors import RecordError
from segun.evaluation.gold import _find, _Passage, load_gold

TEXT = "La alcaldesa dijo que no habrá obras. Después dijo que no habrá retrasos, y el público rio.\n"
GOLD = """\
doc: alcaldesa
dateline_date: 2024-05-06
actors:
  - {id: mayor, name: la alcaldesa, kind: unnamed, country: NO, sector: GOV, mentions: [La alcaldesa]}
  - {id: all, name: todos, kind: group, members: [mayor]}
statements:
  - {cue: {text: dijo}, speaker: mayor, speaker_text: La alcaldesa, content: {text: no habrá}, content_end: {text: obras}, form: indirect, act: deny}
  - {cue: {text: dijo, nth: 2}, speaker: mayor, content: {text: no habrá, nth: 2}, content_end: {text: retrasos}, form: indirect, act: promise}
  - {cue: {text: ""}, speaker: mayor, content: {text: el público}, content_end: {text: rio}, form: indirect, act: assert}
events:
  - {trigger: {text: habrá obras}, type: AGREE, actors: [mayor], recipients: [], status: denied, attributed_to: [mayor], date: 2024-05}
  - {trigger: {text: dijo, nth: 2}, type: CONSULT, actors: [mayor, all], recipients: [], status: actual, attributed_to: , date: ""}
unsure:
  - {text: el público rio, why: hardly}
  - {text: not there, why: not found}
"""


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    gold, texts = tmp_path / "gold", tmp_path / "texts" / "deep"
    gold.mkdir()
    texts.mkdir(parents=True)
    (texts / "alcaldesa.txt").write_text(TEXT, encoding="utf-8")
    (gold / "alcaldesa.yaml").write_text(GOLD, encoding="utf-8")
    return gold, tmp_path / "texts"


def test_strings_become_offsets(folders: tuple[Path, Path]) -> None:
    (found,) = load_gold(*folders)
    first, second, third = found.statements
    assert first.content.of(TEXT) == "no habrá obras" and first.cue == (13, 17)
    assert second.content.of(TEXT) == "no habrá retrasos" and second.cue == (46, 50)
    assert third.cue is None and third.speaker_text == ""
    assert [doubt.of(TEXT) for doubt in found.doubts] == ["el público rio"]
    assert found.published == dt.date(2024, 5, 6)


def test_triggers_become_offsets(folders: tuple[Path, Path]) -> None:
    (found,) = load_gold(*folders)
    first, second = found.events
    assert first.trigger.of(TEXT) == "habrá obras" and second.trigger == (46, 50)
    assert (first.type, first.status, first.date) == ("AGREE", "denied", "2024-05")
    assert (second.actors, second.recipients, second.attributed_to, second.date) == (("mayor", "all"), (), (), "")


def test_a_file_without_any_field_of_gold_is_left_alone(folders: tuple[Path, Path]) -> None:
    gold, texts = folders
    (gold / "kinds.yaml").write_text("name: mine\ntypes: []\n", encoding="utf-8")
    assert [g.doc for g in load_gold(gold, texts)] == ["alcaldesa"]
    (gold / "lost.yaml").write_text("actors: []\n", encoding="utf-8")
    with pytest.raises(RecordError, match="doc"):
        load_gold(gold, texts)


def test_a_bare_word_that_yaml_takes_for_a_truth_value_stays_a_word(folders: tuple[Path, Path]) -> None:
    (found,) = load_gold(*folders)
    assert found.actors[0].country == "NO"


def test_a_resolved_json_is_read_like_its_yaml(folders: tuple[Path, Path]) -> None:
    gold, texts = folders
    (yaml_gold,) = load_gold(gold, texts)
    plain = {
        "doc": "alcaldesa",
        "dateline_date": "2024-05-06",
        "actors": [
            {"id": a.id, "name": a.name, "kind": a.kind, "country": a.country, "sector": a.sector,
             "mentions": list(a.mentions), "members": list(a.members)} for a in yaml_gold.actors
        ],
        "statements": [
            {"cue": {"text": s.cue.of(TEXT) if s.cue else "", "nth": 2 if n == 1 else None}, "_cue": s.cue,
             "speaker": s.speaker, "speaker_text": s.speaker_text, "form": s.form, "act": s.act,
             "content": {"text": s.content.of(TEXT)}, "content_end": {"text": s.content.of(TEXT)[-5:]}}
            for n, s in enumerate(yaml_gold.statements)
        ],
        "events": [
            {"trigger": {"text": e.trigger.of(TEXT), "nth": 2 if n == 1 else None}, "_trigger": e.trigger, "type": e.type,
             "actors": list(e.actors), "recipients": [], "status": e.status, "attributed_to": list(e.attributed_to) or None,
             "date": e.date} for n, e in enumerate(yaml_gold.events)
        ],
        "unsure": [{"text": "el público rio", "why": "hardly", "_span": [75, 90]}],
    }  # fmt: skip
    (gold / "alcaldesa.yaml").unlink()
    (gold / "alcaldesa.json").write_text(json.dumps(plain), encoding="utf-8")
    assert load_gold(gold, texts) == [yaml_gold]


@pytest.mark.parametrize(
    ("wrong", "right", "complaint"),
    [
        ("text: dijo, nth: 2", "text: dijo, nth: 3", "statements[1]: not in the text: occurrence 3 of 'dijo'"),
        ("content_end: {text: obras}", "content_end: {text: obra nueva}", "statements[0]: not in the text: 'obra nueva'"),
        ("speaker: mayor, speaker_text", "speaker: mayr, speaker_text", "statements[0]: unknown speaker mayr"),
        ("speaker_text: La alcaldesa", "speaker_text: El alcalde", "statements[0]: not in the text: 'El alcalde'"),
        ("members: [mayor]", "members: [mayor, clerk]", "actor all: unknown members clerk"),
        ("text: habrá obras", "text: habrá fiestas", "events[0]: not in the text: 'habrá fiestas'"),
        ("text: habrá obras", 'text: ""', "events[0]: the trigger is empty"),
        ("type: AGREE", "type: AGRE", "events[0]: unknown type AGRE"),
        ("actors: [mayor]", "actors: [mayr, clerk]", "events[0]: unknown actors clerk, mayr"),
        ("attributed_to: [mayor]", "attributed_to: [mayr]", "events[0]: unknown actors mayr"),
        ("status: denied", "status: false", "Invalid enum value 'false'"),
        ("date: 2024-05}", "date: mayo}", "events[0]: 'mayo' is no ISO date, month or year"),
        ("act: deny", "act: denny", "Invalid enum value 'denny'"),
        ("form: indirect", "from: indirect", "unknown field `from`"),
        ("2024-05-06", "mayo", "dateline_date: 'mayo' is no ISO date"),
        ("doc: alcaldesa", "doc: alcalde", "no text alcalde.txt"),
        ("actors:", "actors: [", "not valid YAML"),
    ],
)  # fmt: skip
def test_a_complaint_names_file_and_record(folders: tuple[Path, Path], wrong: str, right: str, complaint: str) -> None:
    gold, texts = folders
    path = gold / "alcaldesa.yaml"
    path.write_text(GOLD.replace(wrong, right, 1), encoding="utf-8")
    with pytest.raises(RecordError) as raised:
        load_gold(gold, texts)
    assert complaint in str(raised.value) and str(path) in str(raised.value)


def test_all_complaints_come_together(folders: tuple[Path, Path]) -> None:
    gold, texts = folders
    (gold / "alcaldesa.yaml").write_text(GOLD.replace("text: dijo", "text: disho"), encoding="utf-8")
    (gold / "zz.yaml").write_text("doc: none\nactors: []\n", encoding="utf-8")
    with pytest.raises(RecordError) as raised:
        load_gold(gold, texts)
    assert "statements[0]" in str(raised.value) and "statements[1]" in str(raised.value)
    assert "zz.yaml" in str(raised.value)


def test_an_empty_folder_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(RecordError, match="no gold here"):
        load_gold(tmp_path, tmp_path)


@given(st.text("ab", min_size=1, max_size=30), st.text("ab", min_size=1, max_size=3), st.integers(1, 5))
def test_the_nth_occurrence_counts_overlaps(text: str, words: str, nth: int) -> None:
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    if nth <= len(starts):
        assert _find(text, _Passage(words, nth), 0) == (starts[nth - 1], starts[nth - 1] + len(words))
    else:
        with pytest.raises(ValueError, match="occurrence"):
            _find(text, _Passage(words, nth), 0)


@given(st.text("ab", min_size=1, max_size=30), st.text("ab", min_size=1, max_size=3), st.integers(0, 30))
def test_without_nth_the_nearest_from_there_on_counts(text: str, words: str, near: int) -> None:
    starts = [i for i in range(len(text)) if text.startswith(words, i)]
    if not starts:
        with pytest.raises(ValueError, match="not in the text"):
            _find(text, _Passage(words), near)
        return
    expected = next((s for s in starts if s >= near), starts[0])
    assert _find(text, _Passage(words), near) == (expected, expected + len(words))
