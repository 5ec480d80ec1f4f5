"""PLOVER as the codebook has it, the way from and to CAMEO, and what a user's own file may and may not say."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from segun.errors import DataError
from segun.ontology import Coding, Ontology, load_ontology, plover

ROOT = Path(__file__).parents[2]
SHORT = ROOT / "examples" / "ontology-short.yaml"

# The codebook's table, line by line: type, quad class, score, modes with their scores.
CODEBOOK = """
AGREE      verbal_cooperation    2.5
CONSULT    verbal_cooperation    2.5   visit 4, third-party 1, multilateral 4, phone 1.5
SUPPORT    verbal_cooperation    5
CONCEDE    verbal_cooperation    4.5
COOPERATE  material_cooperation  9.5
AID        material_cooperation  10
RETREAT    material_cooperation  6.5   withdraw 8, release 6.5, disarm 10, ceasefire 7.5, access 6.5, resign 4.5
REQUEST    verbal_conflict       0     assist .5, change -1, yield -1, meet 0
ACCUSE     verbal_conflict       -3    disapprove -2, investigate -3.5, allege -3.5
REJECT     verbal_conflict       -2    assist -1.5, change -2, yield -2, meet -2
THREATEN   verbal_conflict       -3.5  restrict -3, arrest -3.5, relations -3.5, expel -3.5, territory -4, violence -3.5
PROTEST    material_conflict     -5    demo -5, riot -7, strike -5, hunger -4.5, boycott -4.5, obstruct -4.5, vandalize -5
SANCTION   material_conflict     -6    convict -6, expel -5.5, withdraw -6, discontinue -6
MOBILIZE   material_conflict     -5.5  troops -6.5, weapons -6.5, police -5.5, militia -6
COERCE     material_conflict     -7    seize -7, restrict -7, censor -6.5, curfew -6.5, martial-law -7.5, arrest -7, deport -7, withhold -7, misinformation -6.5, cyber -7
ASSAULT    material_conflict     -9    abduct -8.5, beat -7.5, torture -8.5, sexual -8.5, targeted -9.5, destroy -8.5, primitive -8, firearms -9, explosives -9, suicide-attack -9.5, aerial -9.5, drone -9.5, heavy-weapons -9.5, crowd-control -7.5, unconventional -10
"""
CONTEXTS = """
military intelligence executive legislative election political_institutions pro_democracy pro_autocracy economic legal reparations
human_rights rights_freedoms repression human_security gender lgbt religion_ethnicity inequality diplomatic territory peacekeeping
health asylum migration disasters natural_resource environment technology terrorism cbrn cyber misinformation crime corruption
illegal_drugs trafficking
"""
SECTORS = "GOV COP JUD LEG MIL PRM PTY REB SPY UAF UNK AGR BUS CRM CVL EDU ELI JRN LAB MED OPP PRE REF REL SOC NGO IGO"
HEAD = 'name: own\nversion: "1"\n'
CODES = [entry.code for entry in plover().file.cameo]


def own(tmp_path: Path, types: str, rest: str = "", head: str = HEAD) -> Ontology:
    file = tmp_path / "own.yaml"
    file.write_text(f"{head}types:\n{types}\n{rest}", "utf-8")
    return load_ontology(file)


def kind(name: str, more: str = "", quad: str = "verbal_conflict", score: str = "1") -> str:
    return f"  - {{name: {name}, quad: {quad}, score: {score}{more}}}\n"


@pytest.mark.parametrize("line", CODEBOOK.strip().splitlines(), ids=lambda line: line.split()[0])
def test_types_and_modes_are_the_codebooks(line: str) -> None:
    name, quad, score, *rest = line.split(maxsplit=3)
    modes = {mode: float(value) for mode, value in (one.split() for one in rest[0].split(", "))} if rest else {}
    assert [mode.name for mode in plover().types[name].modes] == list(modes)
    for mode, value in {None: float(score), **modes}.items():
        coding = plover().coding(name, mode)
        assert coding is not None
        assert (coding.type, coding.mode, coding.quad, coding.intensity) == (name, mode, quad, value)
        assert coding.cameo in CODES


def test_there_are_no_other_types() -> None:
    assert list(plover().types) == [line.split()[0] for line in CODEBOOK.strip().splitlines()]


def test_contexts_and_sectors() -> None:
    assert set(plover().contexts) == set(CONTEXTS.split()) and len(plover().contexts) == 37
    assert list(plover().sectors) == SECTORS.split() and len(plover().sectors) == 27


def test_everything_has_a_spanish_and_an_english_name() -> None:
    known = plover()
    modes = [mode for one in known.types.values() for mode in one.modes]
    for label in (
        *known.types.values(),
        *known.quads.values(),
        *known.contexts.values(),
        *known.sectors.values(),
        *modes,
    ):
        assert label.es and label.en, label.name
    assert (known.types["ASSAULT"].shown("es"), known.types["ASSAULT"].shown("en")) == ("agresión", "assault")


def test_the_head_credits_source_and_licence() -> None:
    file = plover().file
    assert "Open Event Data Alliance" in file.source and file.licence == "CC BY-SA 4.0"
    assert "ACCUSE" in file.note and "vandalize" in file.note
    assert "src/segun/ontology/plover.yaml" in (ROOT / "NOTICE").read_text("utf-8")


def test_roots_of_cameo_lead_to_one_type_each() -> None:
    """Every code of the table belongs to its type by the type's roots, but for those that PLOVER moved."""
    moved = {
        entry.code
        for entry in plover().file.cameo
        if len(entry.code) > 2 and not entry.code.startswith(plover().types[entry.type].roots)
    }
    assert moved == {"0813", "0814", "116", "163", "1712", "175"}


@pytest.mark.parametrize("code", CODES)
def test_there_and_back_keeps_the_family(code: str) -> None:
    """CAMEO to PLOVER to CAMEO stays under the same root, or under the roots that PLOVER merges into one type."""
    coding = plover().from_cameo(code)
    assert coding is not None and coding.cameo == code
    back = plover().cameo_of(coding.type, coding.mode, coding.contexts)
    assert back is not None
    merged = [{"09", "11"}, {"17", "18", "19", "20"}]
    assert back[:2] == code[:2] or any({back[:2], code[:2]} <= roots for roots in merged)
    assert plover().from_cameo(back) is not None


@pytest.mark.parametrize(
    ("type_", "mode", "contexts", "code"),
    [
        ("ASSAULT", None, "", "190"),
        ("ASSAULT", None, "religion_ethnicity", "190"),  # not 203, ethnic cleansing
        ("ASSAULT", None, "military pro_autocracy", "175"),
        ("ASSAULT", "drone", "military", "195"),
        ("AGREE", None, "economic", "0311"),
        ("REQUEST", "assist", "military", "1032"),
        ("REQUEST", "change", "executive", "104"),  # not 1041, a change in leadership
        ("ACCUSE", "investigate", "corruption", "091"),
        ("ACCUSE", "investigate", "military", "093"),
        ("ACCUSE", "investigate", "military legal", "094"),
        ("ACCUSE", "investigate", "legal", "090"),
        ("RETREAT", "ceasefire", "", "0871"),
        ("RETREAT", "access", "diplomatic peacekeeping", "086"),
        ("COERCE", "restrict", "economic", "163"),
        ("SANCTION", "convict", "", "116"),
        ("PROTEST", "strike", "economic", "143"),
        ("NOTHING", None, "", None),
    ],
)
def test_the_code_for_export(type_: str, mode: str | None, contexts: str, code: str | None) -> None:
    assert plover().cameo_of(type_, mode, contexts.split()) == code


@pytest.mark.parametrize(
    ("code", "type_", "mode", "contexts"),
    [
        ("190", "ASSAULT", None, ("military",)),
        ("203", "ASSAULT", None, ("religion_ethnicity",)),
        ("073", "AID", None, ("human_security",)),
        ("1121", "ACCUSE", "allege", ("crime", "corruption")),
        ("08", "CONCEDE", None, ()),
        ("087", "RETREAT", "disarm", ("military",)),
    ],
)
def test_from_cameo(code: str, type_: str, mode: str | None, contexts: tuple[str, ...]) -> None:
    coding = plover().from_cameo(code)
    assert coding is not None
    assert (coding.type, coding.mode, coding.contexts) == (type_, mode, contexts)


def test_what_plover_leaves_out_of_cameo_has_no_coding() -> None:
    assert plover().from_cameo("010") is None


@pytest.mark.parametrize(
    ("type_", "contexts", "becomes"),
    [
        ("CONSULT", "", ("AGREE", "036")),
        ("SUPPORT", "diplomatic", ("AGREE", "032")),
        ("COOPERATE", "military", ("AGREE", "0312")),
        ("AID", "", ("AGREE", "033")),
        ("AID", "military", ("AGREE", "0332")),
        ("RETREAT", "", ("CONCEDE", "035")),
        ("RETREAT", "military", ("CONCEDE", "0356")),
        ("ASSAULT", "", None),
        ("AGREE", "", None),
        ("NOTHING", "", None),
    ],
)
def test_planned_deeds_are_folded(type_: str, contexts: str, becomes: tuple[str, str] | None) -> None:
    coding = plover().planned(type_, tuple(contexts.split()))
    assert (coding and (coding.type, coding.cameo)) == becomes
    if coding:
        assert (coding.mode, coding.quad, coding.contexts) == (None, "verbal_cooperation", tuple(contexts.split()))


def test_an_own_ontology_merges_types() -> None:
    short = load_ontology(SHORT)
    assert short.coding("ASSAULT", "torture", ("military",)) == Coding(
        type="VIOLENCE", mode="torture", contexts=("military",), cameo="1822", quad="material_conflict", intensity=-10
    )
    assert short.coding("ASSAULT", "beat") == Coding("VIOLENCE", None, (), "190", "material_conflict", -9)
    assert short.coding("COERCE", "arrest") == Coding("VIOLENCE", "arrest", (), "173", "material_conflict", -6)
    assert short.coding("COERCE", "curfew") is None
    assert short.coding("COERCE") is None
    planned = short.planned("HELP")
    assert planned is not None and (planned.type, planned.cameo) == ("TALKS", "040")
    assert short.from_cameo("190") is None


def test_the_page_on_ontologies_shows_the_example(tmp_path: Path) -> None:
    page = (ROOT / "docs" / "ontology.md").read_text("utf-8")
    (shown,) = re.findall(r"(?ms)^```yaml\n(.*?)^```", page)
    file = tmp_path / "shown.yaml"
    file.write_text(shown, "utf-8")
    assert load_ontology(file).coding("COERCE", "arrest") == load_ontology(SHORT).coding("COERCE", "arrest")


def test_the_more_specific_label_wins(tmp_path: Path) -> None:
    split = own(tmp_path, kind("PRISON", ", reads: [COERCE/arrest]") + kind("COERCE"))
    assert [split.coding("COERCE", mode).type for mode in ("arrest", "curfew", None)] == ["PRISON", "COERCE", "COERCE"]  # type: ignore[union-attr]


def test_lists_left_out_are_plovers_and_empty_ones_empty(tmp_path: Path) -> None:
    assert own(tmp_path, kind("AID")).contexts == plover().contexts
    bare = own(tmp_path, kind("AID"), "contexts: []\nsectors: [{name: GOV}]")
    assert bare.coding("AID", None, ("military",)) == Coding("AID", None, (), None, "verbal_conflict", 1)
    assert list(bare.sectors) == ["GOV"] and bare.sectors["GOV"].shown("es") == "GOV"


def test_a_user_with_senses_of_their_own_names_them(tmp_path: Path) -> None:
    extended = own(tmp_path, kind("DISASTER", ", reads: [DISASTER]"))
    assert extended.coding("DISASTER") is not None


CAMEO = 'cameo: [{code: "190", type: AID%s}]'


@pytest.mark.parametrize(
    ("types", "rest", "says"),
    [
        (kind("AID", quad="verbal_conflit"), "", "type AID: no quad class is called 'verbal_conflit' (nearest: verbal_conflict)"),
        (kind("AID") * 2, "", "type AID stands there twice"),
        (kind("AID", ", modes: [{name: a}, {name: a}]"), "", "type AID: mode a stands there twice"),
        (kind("AID"), "contexts: [{name: a}, {name: a}]", "context a stands there twice"),
        (kind("AID"), "sectors: [{name: A}, {name: A}]", "sector A stands there twice"),
        (kind("AID"), "quads: [{name: a}, {name: a}]", "quad class a stands there twice"),
        (kind("AID"), 'cameo: [{code: "07", type: AID}, {code: "07", type: AID}]', "CAMEO code 07 stands there twice"),
        (kind("AID"), 'cameo: [{code: "190", type: AIDS}]', "CAMEO code 190: no type is called 'AIDS' (nearest: AID)"),
        (kind("AID", ", modes: [{name: food}]"), CAMEO % ", mode: fod", "no mode of AID is called 'fod' (nearest: food)"),
        (kind("AID"), CAMEO % ", mode: food", "no mode of AID is called 'food'"),
        (kind("AID"), CAMEO % ", contexts: [militar]", "no context is called 'militar' (nearest: military)"),
        (kind("AID"), CAMEO % ", write: som", "own.yaml:6: Invalid enum value 'som'"),
        (kind("AID", score="10.5"), "", "own.yaml:4: Expected `float` <= 10.0"),
        (kind("AID", score="-11"), "", "own.yaml:4: Expected `float` >= -10.0"),
        (kind("AID", score=".nan"), "", "own.yaml:4: Expected `float`"),
        (kind("AID", ", modes: [{name: food, score: 11}]"), "", "Expected `float` <= 10.0"),
        (kind("AID", ", cameo: 0711"), "", "got `int` - at `$.types[0].cameo` (put it in quotation marks)"),
        (kind("AID", ", cameo: 07x"), "", "Expected `str` matching regex"),
        (kind("HELP"), "", "type HELP, reads: no sense is called 'HELP'"),
        (kind("AIDD"), "", "type AIDD, reads: no sense is called 'AIDD' (nearest: AID)"),
        (kind("HELP", ", reads: [COERCE/arest]"), "", "no sense is called 'COERCE/arest' (nearest: COERCE/arrest)"),
        (kind("AID") + kind("HELP", ", reads: [AID]"), "", "type HELP, reads: AID is already read by AID"),
        (kind("AID", ", planned: {type: AGREE}"), "", "type AID, planned: no type is called 'AGREE' (there are: AID)"),
        (kind("AID", ", red: [AID]"), "", "unknown field `red` - at `$.types[0]`; did you mean `reads`?"),
        ("  []", "", "Expected `array` of length >= 1 - at `$.types`"),
    ],
)  # fmt: skip
def test_a_fault_is_told_with_its_place(tmp_path: Path, types: str, rest: str, says: str) -> None:
    with pytest.raises(DataError) as caught:
        own(tmp_path, types, rest)
    assert says in str(caught.value)
    assert str(tmp_path / "own.yaml") in str(caught.value)


@pytest.mark.parametrize(
    ("head", "says"),
    [
        ("name: own\n", "missing required field `version`"),
        ('name: own\nversion: ""\n', "length >= 1 - at `$.version`"),
        ("name: own\nversion: 1.0\n", "(put it in quotation marks)"),
    ],
)
def test_a_version_must_be_there(tmp_path: Path, head: str, says: str) -> None:
    with pytest.raises(DataError, match=re.escape(says)):
        own(tmp_path, kind("AID"), head=head)


def test_a_file_that_is_not_there_or_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="cannot be read"):
        load_ontology(tmp_path / "none.yaml")
    with pytest.raises(DataError, match="cannot be read"):
        load_ontology(tmp_path)
    (tmp_path / "own.yaml").write_text("name: [", "utf-8")
    with pytest.raises(DataError, match=r"own\.yaml:\d: not valid YAML"):
        load_ontology(tmp_path / "own.yaml")
