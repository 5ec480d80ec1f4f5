"""`gexf`: the graph of deeds and statements for Gephi, with time.

In: a selection. Out: GEXF 1.2, a dynamic graph: an edge begins on the first day of what it counts and ends on the
last. The file's date is that of the latest article, not of the clock.
"""

from __future__ import annotations

from typing import BinaryIO
from xml.etree import ElementTree

from segun.exchange.days import day
from segun.exchange.extras import extra
from segun.exchange.graph import graph
from segun.exchange.software import software
from segun.exchange.wishes import Wishes
from segun.store.entry import Selection

_GEXF = "http://www.gexf.net/1.2draft"


def write_gexf(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the graph; returns how many nodes and edges it has.

    Raises:
        SegunError: networkx is not installed.
    """
    with extra("exchange"):
        import networkx as nx
    made = graph(selection)
    made.graph["mode"] = "dynamic"
    for _, _, attributes in made.edges(data=True):
        if "first" in attributes:
            attributes.update(start=attributes.pop("first"), end=attributes.pop("last"))
    root = ElementTree.fromstring("\n".join(nx.generate_gexf(made)))
    _sign(root, selection)
    ElementTree.register_namespace("", _GEXF)
    ElementTree.ElementTree(root).write(out, encoding="utf-8", xml_declaration=True)
    return len(made.nodes) + len(made.edges)


def _sign(root: ElementTree.Element, selection: Selection) -> None:
    """Say in the file who made it, and the day on which its latest article was seen."""
    latest = max((seen for entry in selection.entries() if (seen := day(entry.seen))), default=None)
    for meta in root.iter(f"{{{_GEXF}}}meta"):
        meta.attrib.pop("lastmodifieddate", None)
        if latest:
            meta.set("lastmodifieddate", latest.isoformat())
    for creator in root.iter(f"{{{_GEXF}}}creator"):
        creator.text = software()
