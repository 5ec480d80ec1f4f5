from __future__ import annotations

from collections import defaultdict
from pathlib import Path

import pytest

from segun.errors import DataError
from segun.language.actor_lexicon import (
    ActorLexicon,
    GroupNoun,
    NameHeads,
    OrganisationHead,
    RoleNoun,
    SourceNoun,
    actor_lexicon,
    group_forms,
    role_forms,
    source_forms,
)
from segun.language.folding import fold
from segun.language.inflection import inflection
from segun.language.tables import load_table

HOME = Path(__file__).parents[2] / "src/segun/language/es/lexicon"
SECTORS = frozenset(
    (
        *("GOV", "COP", "JUD", "LEG", "MIL", "PRM", "PTY", "REB", "SPY", "UAF", "UNK", "AGR", "BUS", "CRM", "CVL"),
        *("EDU", "ELI", "JRN", "LAB", "MED", "OPP", "PRE", "REF", "REL", "SOC", "NGO", "IGO", ""),
    )
)


@pytest.fixture(scope="module")
def lexicon() -> ActorLexicon:
    return actor_lexicon("es")


@pytest.fixture(scope="module")
def roles() -> list[RoleNoun]:
    return load_table(HOME / "roles.yaml", list[RoleNoun])


@pytest.mark.parametrize(
    ("lemma", "forms"),
    [
        ("ministro", ("ministro", "ministra", "ministros", "ministras")),
        ("senador", ("senador", "senadora", "senadores", "senadoras")),
        ("canciller", ("canciller", "canciller", "cancilleres", "cancilleres")),
        ("portavoz", ("portavoz", "portavoz", "portavoces", "portavoces")),
        ("capitán", ("capitán", "capitana", "capitanes", "capitanas")),
        ("periodista", ("periodista", "periodista", "periodistas", "periodistas")),
        ("francés", ("francés", "francesa", "franceses", "francesas")),
        ("campeón", ("campeón", "campeona", "campeones", "campeonas")),
        ("saudí", ("saudí", "saudí", "saudíes", "saudíes")),
        ("fiscal", ("fiscal", "fiscal", "fiscales", "fiscales")),
    ],
)
def test_inflection_of_persons(lemma: str, forms: tuple[str, ...]) -> None:
    assert inflection("es").person(lemma) == forms


@pytest.mark.parametrize(
    ("lemma", "plural"),
    [
        *(("comisión", "comisiones"), ("voz", "voces"), ("tribunal", "tribunales"), ("comité", "comités")),
        *(("club", "clubes"), ("ley", "leyes"), ("crisis", "crisis"), ("autoridad", "autoridades")),
    ],
)
def test_plurals(lemma: str, plural: str) -> None:
    assert inflection("es").plural(lemma) == plural


def test_what_no_ending_fits() -> None:
    with pytest.raises(DataError, match="no ending fits"):
        inflection("es").person("xyz!")
    with pytest.raises(DataError, match="no plural ending fits"):
        inflection("es").plural("xyz!")


@pytest.mark.parametrize(
    ("word", "lemma", "class_", "sector"),
    [
        ("presidenta", "presidente", "office", "GOV"),
        ("Cancilleres", "canciller", "office", "GOV"),
        ("juezas", "juez", "office", "JUD"),
        ("lideresa", "líder", "party", "PTY"),
        ("primera ministra", "primer ministro", "office", "GOV"),
        ("JEFES DE ESTADO", "jefe de Estado", "office", "GOV"),
        ("voceras", "vocero", "spokesperson", "GOV"),
        ("obispos", "obispo", "religion", "REL"),
        ("actrices", "actor", "trade", "CVL"),
        ("hermanas", "hermano", "kin", "CVL"),
        ("jóvenes", "joven", "person", "CVL"),
    ],
)
def test_roles(lexicon: ActorLexicon, word: str, lemma: str, class_: str, sector: str) -> None:
    role = lexicon.role(word)
    assert role is not None
    assert (role.lemma, role.class_, role.sector) == (lemma, class_, sector)


def test_words_that_are_no_roles(lexicon: ActorLexicon) -> None:
    assert lexicon.role("mesa") is None
    assert lexicon.role("") is None


def test_the_longest_role_wins(lexicon: ActorLexicon) -> None:
    found = lexicon.longest_role(["la", "secretaria", "general", "adjunta", "viajó"], 1)
    assert found is not None
    assert (found[0].lemma, found[1]) == ("secretario general adjunto", 4)
    found = lexicon.longest_role(["el", "secretario", "viajó"], 1)
    assert found is not None
    assert (found[0].lemma, found[1]) == ("secretario", 2)
    assert lexicon.longest_role(["la", "mesa"], 1) is None


@pytest.mark.parametrize(
    ("named", "later"),
    [
        *(("presidente", "mandatario"), ("canciller", "diplomático"), ("canciller", "jefe de la diplomacia")),
        *(("soldado", "uniformado"), ("policía", "uniformado"), ("portavoz", "vocero"), ("vocero", "portavoz")),
        *(("sindicalista", "líder sindical"), ("cantante", "artista"), ("actor", "artista"), ("obispo", "prelado")),
    ],
)
def test_what_picks_a_role_up(lexicon: ActorLexicon, named: str, later: str) -> None:
    role = lexicon.role(named)
    assert role is not None
    assert later in role.also


def test_counterparts(lexicon: ActorLexicon) -> None:
    minister, colleague = lexicon.role("ministra"), lexicon.role("homólogo")
    assert minister is not None and minister.takes_counterpart
    assert colleague is not None and "counterpart" in colleague.flags and not colleague.takes_counterpart


def test_roles_are_well_formed(roles: list[RoleNoun], lexicon: ActorLexicon) -> None:
    assert len(roles) >= 350
    assert [role.lemma for role in roles if role.sector not in SECTORS] == []
    lemmas = [role.lemma for role in roles]
    assert sorted(lemma for lemma in set(lemmas) if lemmas.count(lemma) > 1) == []
    assert sorted({noun for role in roles for noun in role.also if noun not in set(lemmas)}) == []
    assert [role.lemma for role in roles if role.lemma in role.also] == []
    for role in roles:
        if role.gender == "u" and role.forms:
            assert role.forms[0] == role.lemma, role.lemma


def test_no_form_of_two_roles(roles: list[RoleNoun]) -> None:
    owners: dict[str, set[str]] = defaultdict(set)
    rules = inflection("es")
    ambiguous = {role.lemma for role in roles if "ambiguous" in role.flags}
    for role in roles:
        for form in role_forms(role, rules):
            owners[fold(form)].add(role.lemma)
    assert {form: sorted(of) for form, of in owners.items() if len(of) > 1 and not of & ambiguous} == {}


@pytest.mark.parametrize(
    ("word", "kind", "sector", "persons"),
    [
        ("gobierno", "organisation", "GOV", False),
        ("tribunales", "organisation", "JUD", False),
        ("tropas", "group", "MIL", False),
        ("fuerza", "organisation", "MIL", False),
        ("Fuerzas Armadas", "group", "MIL", False),
        ("manifestantes", "group", "CVL", True),
        ("campesinas", "group", "AGR", True),
        ("pescadores", "group", "AGR", True),
        ("oposición", "group", "OPP", False),
        ("sindicatos", "organisation", "LAB", False),
        ("autoridades", "group", "GOV", False),
    ],
)
def test_groups(lexicon: ActorLexicon, word: str, kind: str, sector: str, persons: bool) -> None:
    group = lexicon.group(word)
    assert group is not None
    assert (group.kind, group.sector, group.persons) == (kind, sector, persons)


def test_one_person_is_no_group(lexicon: ActorLexicon) -> None:
    assert lexicon.group("manifestante") is None
    assert lexicon.group("campesina") is None


@pytest.mark.parametrize(
    ("word", "sourcing", "kind"),
    [
        ("fuentes", "anonymous", "unnamed"),
        ("testigos", "role", "unnamed"),
        ("analistas", "role", "unnamed"),
        ("comunicado", "document", "unnamed"),
        ("pancartas", "document", "unnamed"),
        ("cifras", "document", "unnamed"),
        ("leyes", "document", "unnamed"),
        ("diario", "media", "organisation"),
        ("Fiscalía", "institution", "organisation"),
    ],
)
def test_sources(lexicon: ActorLexicon, word: str, sourcing: str, kind: str) -> None:
    source = lexicon.source(word)
    assert source is not None
    assert (source.sourcing, source.kind) == (sourcing, kind)


def test_groups_and_sources_are_well_formed() -> None:
    rules = inflection("es")
    groups = load_table(HOME / "groups.yaml", list[GroupNoun])
    sources = load_table(HOME / "sources.yaml", list[SourceNoun])
    assert [g.lemma for g in groups if g.sector not in SECTORS] == []
    assert [s.lemma for s in sources if s.sector not in SECTORS] == []
    for entries in (
        [(g.lemma, group_forms(g, rules)) for g in groups],
        [(s.lemma, source_forms(s, rules)) for s in sources],
    ):
        owners: dict[str, set[str]] = defaultdict(set)
        for lemma, forms in entries:
            for form in forms:
                owners[fold(form)].add(lemma)
        assert {form: sorted(of) for form, of in owners.items() if len(of) > 1} == {}


@pytest.mark.parametrize(
    ("word", "sector"),
    [
        *(("Ministerio", "GOV"), ("Partido", "PTY"), ("Banco", "BUS"), ("Universidad", "EDU"), ("Corte", "JUD")),
        *(("Guardia", "COP"), ("Sindicato", "LAB"), ("Ejército", "MIL"), ("Asociación", "NGO"), ("Diario", "JRN")),
    ],
)
def test_organisation_heads(lexicon: ActorLexicon, word: str, sector: str) -> None:
    head = lexicon.organisation_head(word)
    assert head is not None
    assert head.sector == sector


def test_heads_of_what_never_acts(lexicon: ActorLexicon) -> None:
    assert all(lexicon.place_head(word) for word in ("Río", "Puerto", "San", "Península", "calle", "Avenida", "plaza"))
    assert all(lexicon.other_head(word) for word in ("Copa", "Guerra", "Día", "Ley", "Tratado", "Plan", "Cumbre"))
    assert lexicon.place_head("Ministerio") is None
    assert lexicon.other_head("Banco") is None


def test_heads_are_well_formed() -> None:
    heads = load_table(HOME / "organisation_heads.yaml", list[OrganisationHead])
    others = load_table(HOME / "places_heads.yaml", NameHeads)
    assert [h.head for h in heads if h.sector not in SECTORS] == []
    for words in ([h.head for h in heads], [h.head for h in others.places], [h.head for h in others.others]):
        assert sorted(word for word in words if words.count(word) > 1) == []
