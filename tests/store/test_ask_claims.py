"""Claims: who takes which side, found by words, by somebody, by a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from naming_reader import TAIL, note
from segun.errors import StoreError
from segun.store.hits import ClaimBoard
from segun.store.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Fill

PORT = "el puerto de Okara cerrará en marzo por el dique"
DAM = "la presa de Ferrol aguantará otra crecida del río"


def sides(board: ClaimBoard) -> list[tuple[str, str, str]]:
    return [
        (hit.speaker.name if hit.speaker else "", hit.stand.stance if hit.stand else "", hit.day[-1])
        for hit in board.statements
    ]


@pytest.fixture
def dispute(store: Store, fill: Fill) -> Store:
    """One says, another denies, in three papers; a third one speaks alone of something else."""
    fill(
        note(f"Clara Montes dijo que {PORT}.", 3),
        note(f"Ana Robles negó que {PORT}.", 4, "Papel"),
        note(f"Clara Montes dijo que {PORT}. Hacía frío.", 5, "La Ribera"),
        note(f"Elena Prados dijo que {DAM}.", 6),
    )
    return store


def test_who_takes_which_side_in_the_order_of_time(dispute: Store):
    (board,) = dispute.claims().items
    assert sides(board) == [
        ("Clara Montes", "asserts", "3"), ("Ana Robles", "denies", "4"), ("Clara Montes", "asserts", "5"),
    ]  # fmt: skip
    assert (board.words, board.first_day, board.last_day) == (PORT, "2029-05-03", "2029-05-05")
    assert (board.voices, board.articles, board.left_out) == (2, 3, 0)
    assert [hit.speaker.name for hit in board.side("denies") if hit.speaker] == ["Ana Robles"]
    assert dispute.claim(board.id) == board


def test_a_claim_of_one_voice_alone_is_shown_when_asked_for(dispute: Store):
    assert [board.words for board in dispute.claims(lonely=True).items] == [DAM, PORT]


def test_a_topic_and_a_filter_find_a_claim_by_one_of_its_statements(dispute: Store):
    for wanted in (
        {"topic": "puertos"},
        {"speaker": "Ana Robles"},
        {"act": "deny"},
        {"text": "dique"},
        {"publisher": "Papel"},
    ):
        (board,) = dispute.claims(**wanted).items  # type: ignore[arg-type]
        assert len(board.statements) == 3
    for wanted in (
        {"topic": "presa"},
        {"speaker": "Elena Prados"},
        {"topic": "puerto", "text": "presa"},
        {"since": "2029-05-06"},
    ):
        assert dispute.claims(**wanted).items == ()  # type: ignore[arg-type]
    (lonely,) = dispute.claims("presa", lonely=True).items
    assert lonely.voices == 1
    assert dispute.claims("puerto", speaker="Pedro Ruiz").named[0].meant is None


def test_a_copy_adds_no_voice_and_no_statement(store: Store, fill: Fill):
    wire = f"Clara Montes dijo que {PORT}.\nAna Robles negó que {PORT}.\n{TAIL}"
    fill(note(wire, 3, "Agencia"), note(wire, 4, "Papel"), note(wire, 5, "La Ribera"))
    (board,) = store.claims().items
    assert (board.voices, board.articles, len(board.statements)) == (2, 1, 2)
    assert [len(hit.also_in) for hit in board.statements] == [2, 2]
    single = f"Elena Prados dijo que {DAM}.\n{TAIL}\nLos vecinos de la ribera miden cada tarde el nivel del agua con una vara."
    fill(note(single, 7, "Agencia"), note(single, 8, "Papel"))
    assert [one.words for one in store.claims().items] == [PORT]


def test_a_long_board_keeps_every_side(store: Store, fill: Fill):
    fill(note(f"Ana Robles negó que {PORT}.", 1), *(note(f"Clara Montes dijo que {PORT}.", 2 + n) for n in range(12)))
    (board,) = store.claims().items
    assert board.left_out == 5 and len(board.statements) == 8
    assert [(hit.speaker.name, hit.day) for hit in board.side("denies") if hit.speaker] == [
        ("Ana Robles", "2029-05-01")
    ]
    assert [hit.day for hit in board.statements] == sorted(hit.day for hit in board.statements)
    assert board.statements[-1].day == "2029-05-13"
    assert store.claim(board.id).left_out == 0


def test_the_claim_with_the_newest_statement_comes_first(dispute: Store, fill: Fill):
    fill(note(f"Diego Rivas negó que {DAM}.", 2, "Papel"))
    assert [board.words for board in dispute.claims().items] == [DAM, PORT]
    assert [board.words for board in dispute.claims(act="deny").items] == [PORT, DAM]


def test_a_claim_that_nobody_makes_is_told(store: Store):
    with pytest.raises(StoreError, match="there is no claim 'c-none'"):
        store.claim("c-none")
    assert store.claims().items == ()
