"""Web annotations, read as JSON and as linked data."""

from __future__ import annotations

import json

from pyld import jsonld

# The part of http://www.w3.org/ns/anno.jsonld that these annotations use; the tests ask no other machine.
ANNO = {
    "oa": "http://www.w3.org/ns/oa#", "dctypes": "http://purl.org/dc/dcmitype/", "as": "http://www.w3.org/ns/activitystreams#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#", "dc": "http://purl.org/dc/elements/1.1/",
    "foaf": "http://xmlns.com/foaf/0.1/", "schema": "http://schema.org/",
    "id": {"@type": "@id", "@id": "@id"}, "type": {"@type": "@id", "@id": "@type"},
    "Annotation": "oa:Annotation", "SpecificResource": "oa:SpecificResource", "TextualBody": "oa:TextualBody",
    "TextQuoteSelector": "oa:TextQuoteSelector", "TextPositionSelector": "oa:TextPositionSelector", "Text": "dctypes:Text",
    "Software": "as:Application", "tagging": "oa:tagging", "identifying": "oa:identifying", "classifying": "oa:classifying",
    "describing": "oa:describing", "body": {"@type": "@id", "@id": "oa:hasBody"}, "target": {"@type": "@id", "@id": "oa:hasTarget"},
    "source": {"@type": "@id", "@id": "oa:hasSource"}, "selector": {"@type": "@id", "@id": "oa:hasSelector"},
    "scope": {"@type": "@id", "@id": "oa:hasScope"}, "motivation": {"@type": "@vocab", "@id": "oa:motivatedBy"},
    "purpose": {"@type": "@vocab", "@id": "oa:hasPurpose"}, "generator": {"@type": "@id", "@id": "as:generator"},
    "exact": "oa:exact", "prefix": "oa:prefix", "suffix": "oa:suffix", "start": "oa:start", "end": "oa:end", "name": "foaf:name",
    "value": "rdf:value", "format": "dc:format", "language": "dc:language",
}  # fmt: skip


def lines(export, selection, *wishes) -> list[dict]:
    return [json.loads(line) for line in export("webannotation", selection, *wishes).splitlines()]


def loader(url: str, options: object) -> dict:
    assert url == "http://www.w3.org/ns/anno.jsonld"
    return {
        "contentType": "application/ld+json",
        "contextUrl": None,
        "documentUrl": url,
        "document": {"@context": ANNO},
    }


def test_both_selectors_point_at_the_same_words(export, shelf) -> None:
    texts = {f"urn:segun:article/{name}": text for name, text in [("faro-0312", shelf.kept[0].ledger.document.text)]}
    seen = 0
    for annotation in lines(export, shelf):
        text = texts.get(annotation["target"]["source"]["id"])
        if text is None:
            continue
        quote, position = annotation["target"]["selector"]
        start, end = position["start"], position["end"]
        assert text[start:end] == quote["exact"] != ""
        assert text[:start].endswith(quote["prefix"]) and text[end:].startswith(quote["suffix"])
        seen += 1
    assert seen > 15


def test_every_annotation_has_its_own_id(export, shelf) -> None:
    found = [annotation["id"] for annotation in lines(export, shelf)]
    assert len(found) == len(set(found))


def test_a_subject_that_is_left_out_is_no_target(export, shelf) -> None:
    assert any(m.type == "elided" for actor in shelf.kept[0].ledger.actors for m in actor.mentions)
    positions = [annotation["target"]["selector"][-1] for annotation in lines(export, shelf)]
    assert all(position["start"] < position["end"] for position in positions)


def test_a_statement_is_tagged_with_its_act_and_speaker(export, shelf) -> None:
    denial = next(a for a in lines(export, shelf) if a["id"] == "urn:segun:article/faro-0312/annotation/s2")
    values = [body["value"] for body in denial["body"]]
    assert values == ["statement:deny", "certainty:certain", "Ana Beltrán"]


def test_without_the_text_only_the_position_is_left(export, shelf, wordless) -> None:
    for annotation in lines(export, shelf, wordless):
        assert [selector["type"] for selector in annotation["target"]["selector"]] == ["TextPositionSelector"]


def test_as_linked_data_no_term_is_lost(export, shelf) -> None:
    for annotation in lines(export, shelf)[:40]:
        expanded = jsonld.expand(annotation, {"documentLoader": loader})
        back = jsonld.compact(expanded, {"@context": ANNO})
        assert back["motivation"] == annotation["motivation"]
        assert back["target"]["selector"][1]["start"] == annotation["target"]["selector"][1]["start"]
        assert set(annotation) == set(back)
