"""Which program and which settings read an article, as one line: where it differs from what stands in the store, the article is read
again.

In: a language and an ontology. Out: a string. Nothing heavy is loaded for it.
"""

from __future__ import annotations

import hashlib
import importlib.metadata

import msgspec

from segun.language.pack import pack
from segun.ontology import Ontology

_SIGNS = 12
"""Hexadecimal digits of a hash: enough that two ontologies of one name are told apart."""


def configuration(language: str, ontology: Ontology) -> str:
    """Version of the program, language, ontology and model.

    Args:
        language: BCP 47 code of an installed language pack.
        ontology: the kinds of deeds that are told apart.

    Raises:
        SegunError: there is no such pack.
    """
    model = pack(language).model
    kinds = hashlib.sha256(msgspec.json.encode(ontology.file, order="deterministic")).hexdigest()[:_SIGNS]
    return "; ".join(
        (
            f"segun {importlib.metadata.version('segun')}",
            language,
            f"{ontology.file.name} {ontology.file.version} {kinds}",
            f"{model.package} {model.installed() or 'missing'}",
        )
    )
