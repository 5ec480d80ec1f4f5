"""One document to one ledger: a spaCy component for each question, and `Reader`."""

from segun.reading.layers import register

register()
