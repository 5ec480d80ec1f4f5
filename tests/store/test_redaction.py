"""A ledger without somebody: whole in itself, valid, and of the same length."""

from __future__ import annotations

import jsonschema
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quick_reader import read_quickly
from segun.ledger import Actor, Ledger, Mention
from segun.ledger.schema import json_schema
from segun.store.barring import Bar, digest, words_of
from segun.store.pruning import without
from segun.store.redaction import masked, redacted
from segun.text.article import Article

VALID = jsonschema.Draft202012Validator(json_schema())
NAMES = ("Clara Montes", "Ana Robles", "Bruno Lagos", "Diego Rivas")


def bar(*names: str, address: str = "") -> Bar:
    hashes = frozenset(digest("salt", " ".join(words_of(name)), address) for name in names)
    return Bar("salt", hashes, tuple(sorted({len(words_of(name)) for name in names}, reverse=True)))


def references(ledger: Ledger) -> set[str]:
    """Every id that one record names another by."""
    found: set[str | None] = set()
    for said in ledger.statements:
        found |= {said.speaker, said.reported_by, *said.addressees}
    for done in ledger.events:
        found |= {*done.actors, *done.recipients, *done.attributed_to}
    for actor in ledger.actors:
        found |= set(actor.members)
    for tie in ledger.links:
        found |= {tie.source, tie.target}
    return {one for one in found if one is not None}


def ids(ledger: Ledger) -> set[str]:
    return {one.id for one in (*ledger.actors, *ledger.statements, *ledger.events, *ledger.commitments)}


_SENTENCES = st.lists(
    st.one_of(
        st.builds("{} dijo que {} miente.".format, st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.builds("{} atacó a {}.".format, st.sampled_from(NAMES), st.sampled_from(NAMES)),
        st.sampled_from(("Nada nuevo.", "MONTES calla.", "los montes arden.", "Clara fue.")),
    ),
    max_size=8,
).map("\n".join)


@given(text=_SENTENCES)
def test_what_is_left_is_whole_and_valid(text: str):
    found = redacted(read_quickly(Article(text, title=text[:30])), bar("Clara Montes"))
    assert len(found.document.text) == len(text)
    assert "Clara Montes" not in found.document.text
    assert references(found) <= ids(found)
    assert VALID.is_valid(msgspec.json.decode(msgspec.json.encode(found)))
    for actor in found.actors:
        for mention in actor.mentions:
            assert mention.text == found.document.text[mention.start : mention.end]


@given(text=_SENTENCES, gone=st.sets(st.sampled_from(["a1", "a2", "s1", "s2", "e1", "e2"])))
def test_nothing_points_at_what_was_taken_out(text: str, gone: set[str]):
    found = without(read_quickly(Article(text)), gone)
    assert references(found) <= ids(found) and not ids(found) & gone


def test_where_nobody_is_named_the_ledger_is_the_very_same():
    ledger = read_quickly(Article("Ana Robles dijo que los montes arden."))
    assert redacted(ledger, bar("Clara Montes")) is ledger
    assert redacted(ledger, Bar("", frozenset(), ())) is ledger


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("CLARA MONTES y Clara  Montes", "█████ ██████ y █████  ██████"),
        ("https://x.example/clara-montes_niega", "https://x.example/█████-██████_niega"),
        ("Clara\nMontes", "█████\n██████"),
        ("Clara y Montes", "Clara y Montes"),
        ("Clara Montesinos", "Clara Montesinos"),
        ('{"names":["Clara","Montes"]}', '{"names":["█████","██████"]}'),
    ],
)
def test_a_name_is_blocked_however_it_is_written(text: str, wanted: str):
    assert masked(text, bar("Clara Montes")) == wanted


def test_the_family_name_alone_is_blocked_only_beside_the_full_one():
    both = read_quickly(Article("Clara Montes dijo que no. Montes calla. Los montes arden."))
    assert (
        redacted(both, bar("Clara Montes")).document.text == "█████ ██████ dijo que no. ██████ calla. Los montes arden."
    )
    alone = read_quickly(Article("Montes dijo que no."))
    assert redacted(alone, bar("Clara Montes")) is alone


def test_a_name_barred_in_one_article_is_free_in_others():
    ledger = read_quickly(Article("Montes dijo que no."))
    barred = bar("Montes", address="mem:1")
    assert redacted(ledger, barred, "mem:1").document.text == "██████ dijo que no."
    assert redacted(ledger, barred, "mem:1").statements == ()
    assert redacted(ledger, barred, "mem:2") is ledger


def test_a_body_named_after_the_person_stays_without_the_name():
    text = "La Fundación Clara Montes calla."
    span = Mention(3, 25, "Fundación Clara Montes", "name")
    body = Actor("a1", "Fundación Clara Montes", "organisation", None, "", None, (), (), (), (span,))
    ledger = msgspec.structs.replace(read_quickly(Article(text)), actors=(body,))
    (found,) = redacted(ledger, bar("Clara Montes")).actors
    assert found.name == found.mentions[0].text == "Fundación █████ ██████"


def test_a_longer_form_of_the_name_is_the_same_person():
    ledger = read_quickly(Article("Clara Montes Rueda dijo que no."))
    found = redacted(ledger, bar("Clara Montes"))
    assert found.actors == () and found.statements == ()
