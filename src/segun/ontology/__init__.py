"""What kinds of deeds there are, as data: PLOVER's types, modes and contexts with their scores and CAMEO codes, or a user's own."""

from segun.ontology.form import Label, Mode, Type
from segun.ontology.ontology import Coding, Ontology, load_ontology, plover

__all__ = ["Coding", "Label", "Mode", "Ontology", "Type", "load_ontology", "plover"]
