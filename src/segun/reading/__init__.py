"""One document to one ledger: a spaCy component for each question, and `Reader`."""

from segun.reading import layers

layers.register()

from segun.reading import packing  # noqa: E402  the layers must be known before the modules that write them

packing.register()
