"""The comparison itself: it is silent on a right reading and says what is wrong with every other."""

from __future__ import annotations

from collections.abc import Callable

import msgspec
import pytest

from segun.ledger import SCHEMA, Actor, Document, Ledger, Link, Mention, Span, Statement, TextWarning
from statement_cases import Case, Expected, ExpectedActor, ExpectedLink
from statement_diff import differences, whole

TEXT = "Ana Gil dijo que lloverá. El alcalde lo negó."


def span(words: str) -> Span:
    return Span(*whole(words, TEXT)[0])


def actor(id_: str, name: str) -> Actor:
    at = span(name)
    mention = Mention(start=at.start, end=at.end, text=name, type="name")
    return Actor(
        id=id_, name=name, kind="person", country=None, sector="", entity=None, aliases=(), roles=(), members=(),
        mentions=(mention,),
    )  # fmt: skip


def statement(id_: str, speaker: str, cue: str, content: str, act: str) -> Statement:
    plain = {
        "id": id_, "speaker": speaker, "speaker_span": None, "cue_span": span(cue), "content_span": span(content),
        "quote_spans": (), "form": "indirect", "act": act, "addressees": (), "reported_by": None, "sourcing": "named",
        "polarity": "+", "certainty": "certain", "evidence": (), "date": None, "sentence_span": span(TEXT),
        "rule": "statement.test", "confidence": None,
    }  # fmt: skip
    return msgspec.convert(plain, Statement)


CLAIM = statement("s1", "a1", "dijo", "lloverá", "assert")
DENIAL = statement("s2", "a2", "negó", "lo", "deny")
LEDGER = Ledger(
    schema=SCHEMA,
    document=Document(
        id="d", title=None, text=TEXT, language="es", published=None, url=None, publisher=None, sha256=""
    ),
    actors=(actor("a1", "Ana Gil"), actor("a2", "El alcalde")),
    times=(),
    statements=(CLAIM, DENIAL),
    events=(),
    commitments=(),
    links=(Link(type="denies", source="s2", target="s1", rule="link.test"),),
    warnings=(TextWarning(kind="no_date", span=None, message=""),),
)
CASE = Case(
    phenomenon="a claim and its denial",
    text=TEXT,
    statements=[
        Expected(cue="dijo", speaker="Gil", content="lloverá", form="indirect", act="assert", date=None),
        Expected(cue="negó", speaker="el alcalde", content="lo", nth=1, act="deny"),
    ],
    actors=[ExpectedActor(name="Ana Gil", kind="person")],
    links=[ExpectedLink(type="denies", source=1, target=0)],
    warnings=[],
    absent=["alcalde"],
)


def replaced(ledger: Ledger, **fields: object) -> Ledger:
    """The ledger with the first statement changed."""
    first = msgspec.structs.replace(ledger.statements[0], **fields)
    return msgspec.structs.replace(ledger, statements=(first, *ledger.statements[1:]))


def test_silent_on_a_right_reading() -> None:
    assert differences(CASE, LEDGER) == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda k: replaced(k, speaker="a2"), "speaker 'Gil', read as El alcalde"),
        (lambda k: replaced(k, speaker=None), "speaker 'Gil', read as None"),
        (lambda k: replaced(k, act="promise"), "act assert, read as promise"),
        (lambda k: replaced(k, form="direct"), "form indirect, read as direct"),
        (lambda k: replaced(k, content_span=span("que lloverá")), "content 'lloverá', read as 'que lloverá'"),
        (lambda k: replaced(k, cue_span=None), "cue 'dijo', read without one"),
        (lambda k: replaced(k, cue_span=span("alcalde")), "'alcalde' is no cue"),
        (lambda k: msgspec.structs.replace(k, statements=(DENIAL,)), "statement 0 is missing"),
        (lambda k: msgspec.structs.replace(k, statements=(CLAIM, DENIAL, statement("s3", "a1", "Ana", "Gil", "ask"))), "one too many"),
        (lambda k: msgspec.structs.replace(k, links=()), "link is missing: denies from 1 to 0"),
        (lambda k: msgspec.structs.replace(k, actors=(k.actors[1],)), "no actor 'Ana Gil'"),
        (lambda k: msgspec.structs.replace(k, warnings=(TextWarning(kind="mojibake", span=None, message=""),)), "warnings []"),
    ],
)  # fmt: skip
def test_says_what_is_wrong(change: Callable[[Ledger], Ledger], said: str) -> None:
    assert any(said in line for line in differences(CASE, change(LEDGER)))
