"""FollowTheMoney entities, checked by its own library."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from msgspec.structs import replace as struct_replace

from segun.ledger import Mention

ftm = pytest.importorskip(
    "followthemoney", reason="followthemoney is not installed; it needs ICU: pip install 'segun[ftm]'"
)


def proxies(export, selection, *wishes) -> list:
    lines = export("ftm", selection, *wishes).splitlines()
    return [ftm.model.get_proxy(json.loads(line), cleaned=False) for line in lines]


def of(found: list, schema: str) -> list:
    return [proxy for proxy in found if proxy.schema.name == schema]


def test_every_line_follows_its_schema(export, shelf, wordless) -> None:
    for line in (*export("ftm", shelf).splitlines(), *export("ftm", shelf, wordless).splitlines()):
        data = json.loads(line)
        schema = ftm.model.get(data["schema"])
        schema.validate(data)
        assert set(schema.required) <= set(data["properties"]), data["schema"]


def test_cleaning_by_the_library_changes_nothing(export, shelf) -> None:
    for line in export("ftm", shelf).splitlines():
        data = json.loads(line)
        assert ftm.model.get_proxy(data, cleaned=False).to_dict()["properties"] == data["properties"]


def test_everybody_has_a_fitting_schema(export, shelf) -> None:
    found = {proxy.caption: proxy for proxy in proxies(export, shelf) if proxy.schema.is_a("LegalEntity")}
    assert found["Darío Mansur"].schema.name == "Person" and found["Darío Mansur"].get("country") == ["co"]
    assert found["España"].schema.name == "PublicBody"
    assert found["el Gobierno"].schema.name == "Organization"
    assert found["mil soldados"].schema.name == "LegalEntity"


def test_somebody_without_a_name_is_there_only_where_he_speaks_or_acts(export, shelf, one_event) -> None:
    plan = shelf.kept[0].events[3]
    silent = one_event(actors=("a2",), recipients=())
    spoken = one_event(actors=plan.actors, recipients=())
    names = [{proxy.caption for proxy in of(proxies(export, one), "LegalEntity")} for one in (silent, spoken)]
    assert "El canciller" not in names[0] and "El canciller" in names[1]
    assert "El canciller" not in {proxy.first("name") for proxy in of(proxies(export, spoken), "Mention")}


def test_what_is_no_name_is_a_weak_alias(export, shelf) -> None:
    entry = replace(shelf.kept[0], events=(), statements=())
    known = {ident: replace(who, names=(*who.names, "el mandatario")) for ident, who in shelf.known.items()}
    found = proxies(export, replace(shelf, kept=(entry,), known=known))
    mansur = next(proxy for proxy in of(found, "Person") if proxy.caption == "Darío Mansur")
    assert mansur.get("alias") == ["Mansur"] and "el mandatario" in mansur.get("weakAlias")


def test_another_name_in_a_later_article_is_told_under_the_same_id(export, shelf) -> None:
    entry = replace(shelf.kept[0], events=(), statements=())
    actors = tuple(
        struct_replace(actor, mentions=(Mention(29, 41, "Darío M. Mansur", "name"),)) if actor.id == "a2" else actor
        for actor in entry.ledger.actors
    )
    later = replace(entry, ledger=struct_replace(entry.ledger, actors=actors))
    found = [
        p for p in of(proxies(export, replace(shelf, kept=(entry, entry, later))), "Person") if "Mansur" in p.caption
    ]
    assert len(found) == 2 and found[0].id == found[1].id
    assert "Darío M. Mansur" in found[1].get("alias")


def test_a_deed_that_a_source_tells_names_the_source(export, shelf) -> None:
    attack = next(proxy for proxy in of(proxies(export, shelf), "Event") if proxy.first("name").startswith("ASSAULT"))
    assert attack.first("description") == "Ana Beltrán: assert"
    meeting = next(proxy for proxy in of(proxies(export, shelf), "UnknownLink"))
    assert not meeting.has("description")


def test_every_reference_leads_somewhere(export, shelf) -> None:
    found = proxies(export, shelf)
    idents = {proxy.id for proxy in found}
    for proxy in found:
        for prop, value in proxy.itervalues():
            assert prop.type.name != "entity" or value in idents, (proxy.schema.name, prop.name)


def test_an_article_has_its_text_and_a_bare_one_has_not(export, shelf, wordless) -> None:
    text = shelf.kept[0].ledger.document.text
    assert of(proxies(export, shelf), "Article")[0].first("bodyText") == text.strip()
    assert not of(proxies(export, shelf, wordless), "Article")[0].has("bodyText")


def test_only_deeds_told_as_done_become_events_and_links(export, shelf) -> None:
    found = proxies(export, shelf)
    names = [proxy.first("name") for proxy in of(found, "Event")]
    assert names.count("MOBILIZE/troops") == 1 and "CONSULT/visit" not in names
    link = of(found, "UnknownLink")[0]
    assert (link.first("role"), link.first("date")) == ("CONSULT", "2025-03-10")


def test_what_two_articles_tell_of_one_deed_has_one_id(export, shelf) -> None:
    meetings = [proxy for proxy in of(proxies(export, shelf), "Event") if proxy.first("name") == "CONSULT"]
    assert len(meetings) == 2 and meetings[0].id == meetings[1].id
    assert meetings[0].merge(meetings[1]).get("proof") and len(meetings[0].get("proof")) == 2


def test_a_note_hangs_on_its_speaker(export, shelf) -> None:
    found = proxies(export, shelf)
    by_id = {proxy.id: proxy for proxy in found}
    note = of(found, "Note")[0]
    assert note.first("description") == "No habrá tropas en el puerto 🚢"
    assert by_id[note.first("entity")].caption == "Darío Mansur"
