"""Clusters in the form of gold."""

from __future__ import annotations

import json
from dataclasses import replace

from msgspec.structs import replace as struct_replace

from segun.ledger import Mention, Span
from segun.store.entry import Naming, Stand

PORT, COPY = "faro-0312", "../copia/0313\0"


def clusters(export, selection) -> dict[tuple[str, str], dict]:
    lines = map(json.loads, export("links", selection).splitlines())
    return {(line["kind"], line["id"]): line for line in lines}


def test_an_entity_has_its_mentions_in_every_article_but_the_elided(export, shelf) -> None:
    found = clusters(export, shelf)["entity", "ent-Darío Mansur"]
    assert found["name"] == "Darío Mansur"
    assert found["members"] == [[doc, *place] for doc in (COPY, PORT) for place in ([2, 27], [29, 41], [162, 168])]


def test_somebody_without_words_has_no_cluster(export, shelf) -> None:
    assert ("entity", "ent-Ecuador") not in clusters(export, shelf)


def test_a_story_has_its_articles(export, shelf) -> None:
    assert clusters(export, shelf)["story", "story-1"]["members"] == sorted(
        [PORT, COPY, shelf.kept[2].ledger.document.id]
    )


def test_a_deed_has_its_triggers_and_later_mentions(export, shelf) -> None:
    found = clusters(export, shelf)["event", "deed-MOBILIZE-troops"]
    assert found["type"] == "MOBILIZE"
    texts = {entry.ledger.document.id: entry.ledger.document.text for entry in shelf.kept}
    assert [texts[doc][start:end] for doc, start, end in found["members"]] == [
        "haya enviado mil soldados",
        "envió mil soldados",
        "haya enviado mil soldados",
    ]


def test_later_mentions_are_members(export, shelf, one_event) -> None:
    from segun.ledger import EventMention, Span

    mention = EventMention(Span(10, 15), Span(0, 20))
    assert clusters(export, one_event(mentions=(mention,)))["event", "deed-CONSULT-None"]["members"][0] == [
        PORT,
        10,
        15,
    ]


def test_a_claim_has_contents_with_stances(export, shelf) -> None:
    stances = {member[3] for member in clusters(export, shelf)["claim", "claim-1"]["members"]}
    assert stances == {"asserts", "denies", "confirms"}


def test_order_is_by_kind_id_and_place_but_for_entities(export, shelf) -> None:
    lines = [json.loads(line) for line in export("links", shelf).splitlines()]
    kinds = ["entity", "story", "event", "claim"]
    order = [(kinds.index(line["kind"]), line["id"]) for line in lines]
    others = [one for one in order if one[0]]
    assert [kind for kind, _ in order] == sorted(kind for kind, _ in order) and others == sorted(others)
    assert all(line["members"] == sorted(line["members"]) for line in lines)


def test_what_a_filter_holds_back_is_no_member(export, shelf) -> None:
    entry = replace(shelf.kept[0], statements=(), events=())
    found = clusters(export, replace(shelf, kept=(entry,)))
    assert {kind for kind, _ in found} == {"entity", "story"}


def test_a_mention_of_no_length_is_left_out(export, shelf) -> None:
    entry = shelf.kept[0]
    actors = tuple(
        struct_replace(a, mentions=tuple(struct_replace(m, end=m.start) for m in a.mentions))
        for a in entry.ledger.actors
    )
    bare = replace(entry, ledger=struct_replace(entry.ledger, actors=actors))
    assert all(kind != "entity" for kind, _ in clusters(export, replace(shelf, kept=(bare,))))


def test_further_words_that_name_a_deed_are_members(export, shelf, one_event) -> None:
    selection = one_event()
    echoes = (Naming("deed-CONSULT-None", Span(3, 9)), Naming("deed-of-a-hidden-event", Span(3, 9)))
    found = clusters(export, replace(selection, kept=(replace(selection.kept[0], echoes=echoes),)))
    assert [PORT, 3, 9] in found["event", "deed-CONSULT-None"]["members"]
    assert ("event", "deed-of-a-hidden-event") not in found


def test_a_place_without_words_is_no_member(export, shelf) -> None:
    entry = shelf.kept[0]
    silent = Mention(50, 50, "", "pronoun")
    actors = tuple(struct_replace(actor, mentions=(silent, *actor.mentions)) for actor in entry.ledger.actors)
    statements = (struct_replace(entry.statements[0], content_span=Span(50, 50)), *entry.statements[1:])
    events = tuple(struct_replace(event, trigger_span=Span(50, 50)) for event in entry.events)
    odd = replace(
        entry, ledger=struct_replace(entry.ledger, actors=actors), statements=statements, events=events,
    )  # fmt: skip
    found = clusters(export, replace(shelf, kept=(odd,)))
    members = [member for line in found.values() if line["kind"] != "story" for member in line["members"]]
    assert members and all(start < end for _, start, end, *_ in members)


def test_a_mention_inside_that_of_another_stays(export, shelf) -> None:
    entry = shelf.kept[0]
    first, second, *rest = entry.ledger.actors
    outer, inner = Mention(10, 40, "", "role"), Mention(25, 40, "", "name")
    actors = (struct_replace(first, mentions=(outer,)), struct_replace(second, mentions=(inner,)), *rest)
    both = replace(
        entry, ledger=struct_replace(entry.ledger, actors=actors), entities={first.id: "a", second.id: "b"},
    )  # fmt: skip
    known = {"a": shelf.known["ent-Colombia"], "b": shelf.known["ent-España"]}
    found = clusters(export, replace(shelf, kept=(both,), known=known))
    assert found["entity", "a"]["members"] == [[PORT, 10, 40]]
    assert found["entity", "b"]["members"] == [[PORT, 25, 40]]
    assert [ident for kind, ident in found if kind == "entity"] == ["b", "a"]


def nested(shelf):
    """An article in which one statement stands inside another: “X negó que Y dijera que …”."""
    entry = shelf.kept[0]
    outer, inner = entry.statements[1], entry.statements[0]
    span = outer.content_span
    part = Span(span.start + len("el Gobierno "), span.end)
    statements = (struct_replace(inner, content_span=part), outer)
    claims = {inner.id: Stand("claim-1", "asserts"), outer.id: Stand("claim-1", "denies")}
    return replace(shelf, kept=(replace(entry, statements=statements, claims=claims),)), span, part


def test_of_a_report_inside_a_report_each_has_its_own_words(export, shelf, wordless) -> None:
    selection, span, part = nested(shelf)
    members = clusters(export, selection)["claim", "claim-1"]["members"]
    outer, inner = sorted(members)
    assert outer == [PORT, span.start, span.start + len("el Gobierno"), "denies"]
    assert inner == [PORT, *part, "asserts"]
    assert export("links", selection, wordless) == export("links", selection)


def test_a_report_inside_one_that_a_filter_holds_back_is_whole(export, shelf) -> None:
    selection, span, _ = nested(shelf)
    entry = selection.kept[0]
    alone = replace(selection, kept=(replace(entry, statements=entry.statements[1:]),))
    assert clusters(export, alone)["claim", "claim-1"]["members"] == [[PORT, *span, "denies"]]
