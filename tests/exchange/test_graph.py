"""Graphs, read back by networkx."""

from __future__ import annotations

import io
from dataclasses import replace
from xml.etree import ElementTree

import networkx as nx
import pytest
from msgspec.structs import replace as struct_replace

READERS = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}


def graph(export, name: str, selection):
    return READERS[name](io.BytesIO(export(name, selection)))


def edge(found, kind: str, label: str) -> tuple[str, str, dict]:
    edges = found.edges(data=True)
    return next(edge for edge in edges if (edge[2]["kind"], edge[2]["label"]) == (kind, label))


@pytest.mark.parametrize("name", READERS)
def test_nodes_are_those_who_act_or_speak(export, shelf, name: str) -> None:
    found = graph(export, name, shelf)
    mansur = found.nodes["ent-Darío Mansur"]
    assert (mansur["label"], mansur["kind"], mansur["country"], mansur["sector"]) == (
        "Darío Mansur",
        "person",
        "COL",
        "GOV",
    )
    assert found.is_directed()


@pytest.mark.parametrize("name", READERS)
def test_a_deed_that_two_articles_tell_counts_once(export, shelf, name: str) -> None:
    source, target, data = edge(graph(export, name, shelf), "deed", "CONSULT")
    assert (source, target) == ("ent-Darío Mansur", "ent-Lucía Tekle")
    assert (data["count"], data["intensity"], data["denied"]) == (1, 2.5, 0)


def test_a_denied_deed_is_counted_apart(export, one_event) -> None:
    data = edge(graph(export, "graphml", one_event(status="denied")), "deed", "CONSULT")[2]
    assert (data["count"], data["weight"], data["denied"]) == (0, 0, 1)


def test_first_and_last_day_and_the_mean(export, one_event) -> None:
    from segun.ledger import Moment, Span

    selection = one_event()
    entry = selection.kept[0]
    later = struct_replace(
        entry.events[0],
        id="e9",
        intensity=4.5,
        date=Moment("2025-04-01", "2025-04-01", "2025-04-02", "day", Span(0, 1)),
    )
    two = replace(entry, events=(*entry.events, later), deeds={})
    data = edge(graph(export, "graphml", replace(selection, kept=(two,))), "deed", "CONSULT")[2]
    assert (data["count"], data["intensity"], data["first"], data["last"]) == (2, 3.5, "2025-03-10", "2025-04-01")


def test_statements_lead_to_those_whom_they_name(export, shelf) -> None:
    found = graph(export, "graphml", shelf)
    names = {
        (s, found.nodes[t]["label"])
        for s, t, d in found.edges(data=True)
        if (d["kind"], d["label"]) == ("statement", "deny")
    }
    assert names == {("ent-Ana Beltrán", "el Gobierno"), ("ent-Ana Beltrán", "mil soldados")}


def test_a_copy_speaks_with_no_voice_of_its_own(export, shelf) -> None:
    found = graph(export, "graphml", shelf)
    assert edge(found, "statement", "deny")[2]["count"] == 1


def test_edges_have_ids_of_their_own(export, shelf) -> None:
    root = ElementTree.fromstring(export("graphml", shelf))
    idents = [node.get("id") for node in root.iter("{http://graphml.graphdrawing.org/xmlns}edge")]
    assert len(idents) == len(set(idents)) > 5


def test_gexf_has_time_and_the_day_of_its_latest_article(export, shelf) -> None:
    root = ElementTree.fromstring(export("gexf", shelf))
    space = "{http://www.gexf.net/1.2draft}"
    assert root.find(f"{space}meta").get("lastmodifieddate") == "2025-03-13"
    assert root.find(f"{space}meta/{space}creator").text.startswith("Según ")
    assert root.find(f"{space}graph").get("timeformat") == "date"
    assert root.find(f"{space}graph/{space}edges/{space}edge").get("start") == "2025-03-10"


@pytest.mark.parametrize("name", READERS)
def test_what_xml_cannot_say_is_replaced(export, shelf, name: str) -> None:
    entry = shelf.kept[0]
    actors = tuple(struct_replace(actor, name=f"{actor.name}\0\x0b<&>\uffff") for actor in entry.ledger.actors)
    odd = replace(entry, ledger=struct_replace(entry.ledger, actors=actors), entities={})
    found = graph(export, name, replace(shelf, kept=(odd,)))
    assert "Darío Mansur\ufffd\ufffd<&>\ufffd" in {data["label"] for _, data in found.nodes(data=True)}
