"""The layers of a reading as attributes of a `Doc`.

A component writes its layer; a layer that no component of the pipeline has written is read when it is asked for. So one
component is enough in anybody's pipeline: `nlp.add_pipe("segun_statements")` finds the actors that it needs.
"""

from __future__ import annotations

import functools
from collections.abc import Callable

from spacy.tokens import Doc

from segun.errors import SegunError

LAYERS = {
    "times": "segun_times",
    "mentions": "segun_mentions",
    "actors": "segun_identity",
    "places": "segun_places",
    "quantities": "segun_quantities",
    "quotations": "segun_quotations",
    "statements": "segun_statements",
    "events": "segun_events",
    "commitments": "segun_commitments",
    "links": "segun_links",
}
"""The attribute `doc._.NAME` and the factory of the component that writes it."""

GIVEN = ("published", "layout")
"""What a document is told from outside, `None` where it is not."""


def register() -> None:
    """Make the attributes known to spaCy; done once, when `segun.reading` is imported."""
    for name in GIVEN:
        Doc.set_extension(name, default=None, force=True)
    for name, factory in LAYERS.items():
        Doc.set_extension(name, getter=_getter(name, factory), setter=_setter(name), force=True)


def _getter(name: str, factory: str) -> Callable[[Doc], object]:
    def get(doc: Doc) -> object:
        key = _key(name)
        if doc.user_data.get(key) is None:
            if not doc.has_annotation("DEP"):
                what = f"doc._.{name} needs a parsed document"
                raise SegunError(what, remedy=f"add {factory} behind the parser of a model such as es_core_news_sm")
            _component(doc.lang_, factory)(doc)
        return doc.user_data[key]

    return get


def _setter(name: str) -> Callable[[Doc, object], None]:
    def put(doc: Doc, value: object) -> None:
        doc.user_data[_key(name)] = value

    return put


def _key(name: str) -> str:
    return f"segun.{name}"


@functools.cache
def _component(language: str, factory: str) -> Callable[[Doc], Doc]:
    """The component of a factory, outside of any pipeline."""
    import spacy

    made: Callable[[Doc], Doc] = spacy.blank(language).create_pipe(factory)
    return made
