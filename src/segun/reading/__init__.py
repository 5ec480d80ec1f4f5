"""One document to one ledger: a spaCy component for each question, and `Reader`."""
