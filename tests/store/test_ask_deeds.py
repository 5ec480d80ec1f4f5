"""Deeds across articles, the oldest first, and what their tellings differ on."""

from __future__ import annotations

import dataclasses
from functools import partial
from typing import TYPE_CHECKING

import pytest
from msgspec.structs import replace

import naming_reader
from naming_reader import SCENES, TAIL
from segun.errors import StoreError
from segun.ledger import Quantity, Span
from segun.store.ask_differences import differences
from segun.store.entry import Entity
from segun.store.hits import Difference, EventHit, Quote, Voice
from segun.store.store import Store

if TYPE_CHECKING:
    from tests.store.conftest import Fill


note = partial(naming_reader.note, title="Asalto al almacén de Okara")


def papers(one: Difference) -> dict[str, list[str | None]]:
    return {version.says: [cited.publisher for cited in version.articles] for version in one.versions}


@pytest.fixture
def raid(store: Store, fill: Fill) -> Store:
    """A deed in three papers that do not agree, and another deed before it."""
    fill(
        note(f"{SCENES[0]} Bruno Lagos atacó a Ana Robles. Hubo 5 heridos.", 3),
        note(f"{SCENES[1]} Sobre el almacén: Bruno Lagos atacó a Ana Robles. Hubo 7 heridos.", 4, "Papel"),
        note(f"{SCENES[2]} Del almacén, Nunca: Bruno Lagos atacó a Ana Robles. Hubo 5 heridos.", 5, "La Ribera"),
        note(
            "Otro suceso en la regata de Urdaneta. Elena Prados atacó a Diego Rivas.",
            1,
            "Norte",
            title="Regata en Urdaneta",
        ),
    )
    return store


def test_deeds_come_the_oldest_first_with_all_their_tellings(raid: Store):
    other, deed = raid.timeline().items
    assert (other.day, deed.day, deed.type, deed.left_out) == ("2029-05-01", "2029-05-03", "ASSAULT", 0)
    assert [hit.article.publisher for hit in deed.tellings] == ["El Faro", "Papel", "La Ribera"]
    assert {hit.deed for hit in deed.tellings} == {deed.id}


def test_what_the_papers_do_not_agree_on_is_told_with_who_says_what(raid: Store):
    deed = raid.timeline().items[1]
    numbers, status = deed.differences
    assert (numbers.matter, papers(numbers)) == ("numbers", {"5": ["El Faro", "La Ribera"], "7": ["Papel"]})
    assert (status.matter, papers(status)) == ("status", {"actual": ["El Faro", "Papel"], "denied": ["La Ribera"]})
    assert raid.timeline().items[0].differences == ()


def test_one_telling_that_is_wanted_lets_the_deed_through(raid: Store):
    for wanted in ({"status": "denied"}, {"publisher": "La Ribera"}, {"actor": "Bruno Lagos"}, {"since": "2029-05-04"}):
        (deed,) = raid.timeline(**wanted).items  # type: ignore[arg-type]
        assert len(deed.tellings) == 3
    assert raid.timeline(since="2029-05-04").items[0].day == "2029-05-04"
    assert raid.timeline(actor="Pedro Ruiz").items == () and raid.timeline(recipient="Bruno Lagos").items == ()
    with pytest.raises(StoreError, match="events have no act"):
        raid.timeline(act="deny")


def test_a_copy_is_no_telling_of_its_own(store: Store, fill: Fill):
    wire = f"{SCENES[0]} Bruno Lagos atacó a Ana Robles. Hubo 5 heridos.\n{TAIL}"
    fill(note(wire, 3, "Agencia"), note(wire, 4, "Papel"))
    (deed,) = store.timeline().items
    (hit,) = deed.tellings
    assert hit.article.publisher == "Agencia" and [one.publisher for one in hit.also_in] == ["Papel"]
    (only,) = store.timeline(publisher="Papel").items
    assert only.tellings == (hit,)


@pytest.fixture
def telling(raid: Store) -> EventHit:
    return raid.timeline().items[1].tellings[0]


def told(hit: EventHit, n: int, quantity: tuple[int | None, int | None] | None = None, **event: object) -> EventHit:
    """The telling of another paper."""
    counted = () if quantity is None else (Quantity("heridos", *quantity, Span(0, 1)),)
    quotes = tuple(Quote(one.span, f"{one.min}-{one.max}") for one in counted)
    made = replace(hit.event, quantities=counted, **event)
    cited = dataclasses.replace(hit.article, name=f"n{n}", publisher=f"P{n}")
    return dataclasses.replace(hit, article=cited, event=made, quantities=quotes)


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ((5, 5), (7, 7), True), ((5, 5), (5, 5), False), ((10, None), (12, 12), False), ((1000, None), (200, 300), True),
        ((None, 9), (12, None), True), ((5, 8), (8, 9), False), ((5, 5), None, False), ((None, None), (3, 3), False),
    ],
)  # fmt: skip
def test_numbers_differ_where_they_cannot_both_be_true(
    telling: EventHit, one: tuple[int, int], other: tuple[int, int] | None, differ: bool
):
    assert bool(differences([told(telling, 1, one), told(telling, 2, other)])) is differ


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("actual", "denied", True), ("actual", "possible", True), ("denied", "possible", True), ("future", "actual", False),
        ("hypothetical", "denied", False), ("actual", "actual", False),
    ],
)  # fmt: skip
def test_a_plan_that_came_true_is_no_difference(telling: EventHit, one: str, other: str, differ: bool):
    assert bool(differences([told(telling, 1, status=one), told(telling, 2, status=other)])) is differ


def test_an_article_that_gives_both_figures_differs_from_none_that_gives_either(telling: EventHit):
    both = [told(telling, 1, (5, 5)), told(telling, 1, (7, 7))]
    assert differences([*both, told(telling, 2, (7, 7))]) == ()
    (found,) = differences([*both, told(telling, 2, (9, 9))])
    assert papers(found) == {"5-5": ["P1"], "7-7": ["P1"], "9-9": ["P2"]}


def who(name: str, country: str | None = None, kind: str = "person") -> Voice:
    return Voice(name, None, Entity(f"e-{name}", name, kind, country, "", None, (name,)))


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ((who("Lagos"),), (who("Rivas"),), True),
        ((who("Lagos"),), (who("Rivas"), who("Lagos")), False),
        ((who("Okara", "OKA", "state"),), (who("ejército de Okara", "OKA", "organisation"),), False),
        ((who("Okara", "OKA", "state"),), (who("Ferrol", "FER", "state"),), True),
        ((who("Lagos"),), (who("hombres armados", kind="unnamed"),), False),
        ((who("Lagos"),), (), False),
    ],
)
def test_papers_differ_on_who_did_it_where_they_name_others(
    telling: EventHit, one: tuple[Voice, ...], other: tuple[Voice, ...], differ: bool
):
    some = [dataclasses.replace(told(telling, n), actors=actors) for n, actors in enumerate((one, other), 1)]
    found = differences(some)
    assert bool(found) is differ
    if differ:
        assert found[0].matter == "blame" and list(papers(found[0]).values()) == [["P1"], ["P2"]]
    peaceful = [dataclasses.replace(hit, event=replace(hit.event, quad="verbal_cooperation")) for hit in some]
    assert differences(peaceful) == ()
