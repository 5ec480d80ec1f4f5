"""Linked data, read by rdflib and PyLD, neither of which may ask another machine."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from dataclasses import replace

import pytest
import rdflib
from msgspec.structs import replace as struct_replace
from pyld import jsonld

from segun.exchange import Wishes, find_format
from segun.ledger import Link

SCHEMA = rdflib.Namespace("https://schema.org/")
PROV = rdflib.Namespace("http://www.w3.org/ns/prov#")
OWN = rdflib.Namespace("urn:segun:vocabulary#")
PORT = rdflib.URIRef("urn:segun:article/faro-0312")
CLAIM = rdflib.URIRef("urn:segun:claim/claim-1")


def offline(url: str, options: object) -> dict:
    raise AssertionError(f"{url} was asked for")


@pytest.fixture(scope="module")
def graph(shelf) -> rdflib.Graph:
    out = io.BytesIO()
    find_format("jsonld").write(shelf, out, Wishes())
    return rdflib.Graph().parse(data=out.getvalue(), format="json-ld")


def test_an_article_with_its_text(graph: rdflib.Graph, shelf) -> None:
    assert (PORT, rdflib.RDF.type, SCHEMA.NewsArticle) in graph
    assert str(graph.value(PORT, SCHEMA.articleBody)) == shelf.kept[0].ledger.document.text
    assert str(graph.value(PORT, SCHEMA.datePublished)) == "2025-03-12"


def test_a_copy_is_based_on_what_it_copies(graph: rdflib.Graph) -> None:
    assert [str(copy) for copy in graph.subjects(SCHEMA.isBasedOn, PORT)] == ["urn:segun:article/..%2Fcopia%2F0313%00"]


def test_a_quotation_has_words_speaker_and_source(graph: rdflib.Graph) -> None:
    quotation = rdflib.URIRef("urn:segun:article/faro-0312/s1")
    speaker = graph.value(quotation, SCHEMA.spokenByCharacter)
    assert (quotation, rdflib.RDF.type, SCHEMA.Quotation) in graph
    assert str(graph.value(quotation, SCHEMA.text)) == "No habrá tropas en el puerto 🚢"
    assert str(graph.value(speaker, SCHEMA.name)) == "Darío Mansur"
    assert graph.value(quotation, PROV.wasAttributedTo) == speaker
    assert graph.value(quotation, PROV.wasQuotedFrom) == graph.value(quotation, SCHEMA.isPartOf) == PORT


def test_what_is_told_without_marks_is_no_quotation(graph: rdflib.Graph) -> None:
    told = rdflib.URIRef("urn:segun:article/faro-0312/s2")
    assert (told, rdflib.RDF.type, SCHEMA.Statement) in graph
    assert graph.value(told, PROV.wasQuotedFrom) is None and graph.value(told, PROV.wasDerivedFrom) == PORT


def test_the_rule_and_the_software_that_made_a_record(graph: rdflib.Graph) -> None:
    activity = graph.value(rdflib.URIRef("urn:segun:article/faro-0312/s1"), PROV.wasGeneratedBy)
    agent = graph.value(activity, PROV.wasAssociatedWith)
    assert str(graph.value(activity, OWN.rule)).startswith("statement.")
    assert graph.value(agent, SCHEMA.softwareVersion) is not None


def test_a_claim_has_appearances_and_sides_and_no_rating(graph: rdflib.Graph) -> None:
    assert len(list(graph.objects(CLAIM, SCHEMA.appearance))) == 3
    assert len(list(graph.subjects(OWN.denies, CLAIM))) == 2
    assert len(list(graph.subjects(OWN.confirms, CLAIM))) == 1
    assert not [term for term in graph.predicates() if "rating" in str(term).lower()]


def test_an_event_tells_who_did_it_and_that_it_is_denied(graph: rdflib.Graph) -> None:
    sending = rdflib.URIRef("urn:segun:article/faro-0312/e3")
    assert str(graph.value(sending, OWN.status)) == "denied"
    assert graph.value(sending, OWN.attributedTo) == rdflib.URIRef("urn:segun:article/faro-0312/s2")
    assert (sending, rdflib.RDF.type, SCHEMA.Event) in graph


def test_links_lead_from_record_to_record(export, shelf) -> None:
    entry = shelf.kept[0]
    links = (Link("denies", "s2", "e3", "link.x"), Link("denies", "s1", "gone", "link.x"))
    linked = replace(entry, ledger=struct_replace(entry.ledger, links=links))
    found = rdflib.Graph().parse(data=export("jsonld", replace(shelf, kept=(linked,))), format="json-ld")
    (link,) = found.subjects(rdflib.RDF.type, OWN.Link)
    ends = [str(found.value(link, OWN[end])).rpartition("/")[2] for end in ("from", "to")]
    assert (ends, str(found.value(link, OWN.linkType))) == (["s2", "e3"], "denies")


def test_another_processor_expands_every_node(export, shelf) -> None:
    document = json.loads(export("jsonld", shelf, Wishes(base="https://mesa.example/")))
    expanded = jsonld.expand(document, {"documentLoader": offline})
    assert len(expanded) == len(document["@graph"])
    assert all(node["@id"].startswith(("https://mesa.example/", "urn:segun:software")) for node in expanded)


def test_an_entity_stands_once_and_each_node_on_a_line(export: Callable[..., bytes], shelf) -> None:
    lines = export("jsonld", shelf).decode().splitlines()[2:-1]
    nodes = [json.loads(line.rstrip(",")) for line in lines]
    people = [node["@id"] for node in nodes if ":entity/" in node["@id"]]
    assert len(people) == len(set(people)) == len(shelf.known)


def test_an_address_with_a_space_is_a_good_iri(export, one_event) -> None:
    selection = one_event()
    ledger = selection.kept[0].ledger
    odd = struct_replace(ledger, document=struct_replace(ledger.document, url='https://faro.example/a b?"<ñ>'))
    data = export("jsonld", replace(selection, kept=(replace(selection.kept[0], ledger=odd),)))
    found = rdflib.Graph().parse(data=data, format="json-ld")
    assert str(found.value(PORT, SCHEMA.url)) == "https://faro.example/a%20b?%22%3C%C3%B1%3E"
    assert found.serialize(format="nt")
