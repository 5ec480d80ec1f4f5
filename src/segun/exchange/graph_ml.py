"""`graphml`: the graph of deeds and statements for network analysis in R, Python, yEd and Cytoscape.

In: a selection. Out: GraphML, with the attributes that `exchange.graph` names.
"""

from __future__ import annotations

from typing import BinaryIO

from segun.exchange.extras import extra
from segun.exchange.graph import graph
from segun.exchange.wishes import Wishes
from segun.store.entry import Selection


def write_graph_ml(selection: Selection, out: BinaryIO, wishes: Wishes) -> int:
    """Write the graph; returns how many nodes and edges it has.

    Raises:
        SegunError: networkx is not installed.
    """
    with extra("exchange"):
        import networkx as nx
    made = graph(selection)
    nx.write_graphml_xml(made, out)
    return len(made.nodes) + len(made.edges)
