"""Clusters in the form of gold."""

from __future__ import annotations

import json
from dataclasses import replace

from msgspec.structs import replace as struct_replace

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


def test_order_is_by_kind_id_and_place(export, shelf) -> None:
    lines = [json.loads(line) for line in export("links", shelf).splitlines()]
    kinds = ["entity", "story", "event", "claim"]
    assert [(line["kind"], line["id"]) for line in lines] == sorted(
        ((line["kind"], line["id"]) for line in lines), key=lambda pair: (kinds.index(pair[0]), pair[1])
    )
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
