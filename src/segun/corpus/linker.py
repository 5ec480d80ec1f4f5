"""How a new ledger hangs together with those that a store holds already.

In: a connection that writes, the place of the new version, its ledger. Out: `Links`, and the rows by which later ledgers find this
one. The order is that of trust: the same words, the same story, the same people; and with these the same deeds and claims.
"""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection

from segun.corpus.claims import find_claims
from segun.corpus.copies import find_copied
from segun.corpus.deeds import find_deeds
from segun.corpus.entities import find_entities
from segun.corpus.naming import named_inside, speakers_of, told_inside
from segun.corpus.propositions import proposition
from segun.corpus.stories import find_story
from segun.corpus.vectors import vector
from segun.ledger import Ledger
from segun.store.links import Links
from segun.store.placing import Place


def link(connection: Connection, place: Place, ledger: Ledger) -> Links:
    """Find what the records of `ledger` belong to, making what is new."""
    one = ledger.document
    copied = find_copied(connection, place.version, place.article, one.text)
    words = vector(one.title, one.text, one.language)
    story = find_story(connection, place, ledger, words, copied)
    entities = find_entities(connection, place, ledger, story.key)
    speakers = speakers_of(ledger, entities)
    about = named_inside(ledger, entities, speakers)
    deeds, echoes = find_deeds(connection, place, ledger, story.id, entities)
    told = told_inside(ledger, deeds, echoes)
    said = [
        proposition(statement, ledger, frozenset(about[n]), told[n], speakers[n], place.version)
        for n, statement in enumerate(ledger.statements)
    ]
    return Links(
        copy_of=copied,
        story=story.id,
        terms=msgspec.json.encode({term: round(weight, 4) for term, weight in words.items()}).decode(),
        entities=entities,
        deeds=deeds,
        claims=find_claims(connection, place, ledger, story.key, said),
        about=about,
        echoes=echoes,
    )
