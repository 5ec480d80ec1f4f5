"""Every question: pages make up the whole, whatever comes in between; hostile words do no harm; both databases say the same."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from answer_pages import Ask, all_rows
from databases import Server
from naming_reader import NamingReader, newsroom
from segun.corpus.linker import link
from segun.errors import StoreError
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Item
from segun.store.store import Store

QUESTIONS: dict[str, Callable[[Store], Ask]] = {
    "statements": lambda store: store.statements,
    "events": lambda store: store.events,
    "who": lambda store: lambda **how: store.who("Ana Robles", **how),
    "between": lambda store: lambda **how: store.between("Ana Robles", "Bruno Lagos", **how),
    "search": lambda store: lambda **how: store.search("atacó OR puerto", **how),
    "claims": lambda store: store.claims,
    "lonely claims": lambda store: lambda **how: store.claims(lonely=True, **how),
    "claims on a topic": lambda store: lambda **how: store.claims("puerto OR presa OR tranvía OR hielo", **how),
    "timeline": lambda store: store.timeline,
    "stories": lambda store: lambda **how: store.stories(lonely=True, **how),
}

NARROWED: tuple[tuple[str, dict[str, object]], ...] = (
    ("statements", {"speaker": "Ana Robles"}),
    ("statements", {"about": "Clara Montes", "since": "2029-05-05"}),
    ("statements", {"act": "deny", "publisher": ("Papel", "El Faro")}),
    ("statements", {"text": "puerto -presa", "until": "2029-05-15"}),
    ("statements", {"stance": "denies"}),
    ("events", {"actor": "Bruno Lagos"}),
    ("events", {"text": "puerto", "status": ("actual", "denied")}),
    ("events", {"type": "assault", "status": "denied"}),
    ("who", {"act": "deny"}),
    ("search", {"publisher": "Papel"}),
    ("search", {"since": "2029-05-04", "until": "2029-05-12"}),
    ("search", {"speaker": "Clara Montes"}),
    ("search", {"act": "deny", "status": "denied"}),
    ("claims", {"speaker": "Diego Rivas"}),
    ("claims", {"act": "deny", "since": "2029-05-10"}),
    ("timeline", {"recipient": "Elena Prados"}),
    ("timeline", {"status": "denied"}),
    ("timeline", {"text": "hospital"}),
    ("stories", {"publisher": "Papel", "since": "2029-05-10"}),
    ("stories", {"text": "muelle OR glaciar", "act": "deny"}),
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def desk(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """A store that is filled once for all tests that only ask."""
    folder = tmp_path_factory.mktemp("desk")
    url = f"sqlite:///{folder / 'a.db'}" if request.param == "sqlite" else request.getfixturevalue("postgres").new()
    with Store(url, create=True) as opened:
        _fill(opened, newsroom(80))
        yield opened


def _fill(store: Store, items: Iterable[Item]) -> None:
    list(ingest(items, store, Desk(NamingReader(), "one", link, lambda: "2029-05-14T09:00:00Z")))


def place(item: Any) -> object:
    """What an item is, apart from what has come to it since."""
    if hasattr(item, "article"):
        record = getattr(item, "statement", None) or getattr(item, "event", None)
        return item.article.name, item.article.version, record and record.id
    return item.id


@pytest.mark.parametrize("name", QUESTIONS)
def test_small_pages_make_up_the_whole(desk: Store, name: str):
    ask = QUESTIONS[name](desk)
    whole = ask(limit=1000)
    assert not whole.more and len(whole.items) > 3
    assert len({place(one) for one in whole.items}) == len(whole.items)
    for limit in (1, 7):
        assert all_rows(ask, limit) == list(whole.items)


@pytest.mark.parametrize(("name", "wanted"), NARROWED)
def test_small_pages_make_up_what_a_filter_lets_through(desk: Store, name: str, wanted: dict[str, object]):
    ask = QUESTIONS[name](desk)
    whole = ask(limit=1000, **wanted)
    assert whole.items and len(whole.items) < len(ask(limit=1000).items)
    assert all_rows(ask, 2, **wanted) == list(whole.items)


def test_what_comes_in_between_changes_no_page(store: Store):
    _fill(store, newsroom(40))
    fresh = (one for n, one in enumerate(newsroom(200, seed=2)) if n >= 40 and n % 10 != 9)
    asks = {name: make(store) for name, make in QUESTIONS.items()}
    whole = {name: [place(one) for one in ask(limit=1000).items] for name, ask in asks.items()}
    found: dict[str, list[object]] = {name: [] for name in asks}
    after: dict[str, str | None] = dict.fromkeys(asks)
    while after:
        for name in list(after):
            page = asks[name](limit=4, after=after.pop(name))
            found[name] += [place(one) for one in page.items]
            if page.cursor is not None:
                after[name] = page.cursor
        _fill(store, islice(fresh, 3))
    assert found == whole
    grown = ("statements", "events", "who", "search", "timeline")
    assert all(len(asks[name](limit=1000).items) > len(whole[name]) for name in grown)


def test_both_databases_say_the_same_in_the_same_order(postgres: Server, tmp_path: Path):
    items = newsroom(80)
    with Store(f"sqlite:///{tmp_path / 'a.db'}", create=True) as one, Store(postgres.new()) as other:
        for store in (one, other):
            _fill(store, items)
        for name, make in QUESTIONS.items():
            assert make(one)(limit=500) == make(other)(limit=500), name
        for name, wanted in NARROWED:
            assert QUESTIONS[name](one)(limit=500, **wanted) == QUESTIONS[name](other)(limit=500, **wanted), name
        for line in one.stories(limit=500, lonely=True).items:
            assert one.story(line.id) == other.story(line.id)
        for board in one.claims(limit=500, lonely=True).items:
            assert one.claim(board.id) == other.claim(board.id)
        assert list(one.selection().entries()) == list(other.selection().entries())


HOSTILE = (
    '"', '""', "NEAR(", "NEAR(puerto presa, 2)", "*", "puerto*", "AND NOT", "puerto AND", "NOT puerto", "OR", "OR OR", "column:",
    "words:puerto", "-", "^puerto", "{puerto}", "'; DROP TABLE version; --", "%", "_", "puerto%", "\0", "puerto\0presa", "\ud800",
    "puerto \udfff", "palabra " * 10_000, "x" * 100_000, "😀", "😀 puerto", "ñ'", "\\", "''", ":*", "puerto:*", "!puerto", "( & |", "<->",
    "Xena\u0301", "مرحبا", "漢字", "ﬁn", "²³", "\u202e",
)  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_find_something_or_nothing_or_are_told_to_be_no_search(desk: Store, words: str):
    for ask in (
        lambda: desk.search(words), lambda: desk.statements(text=words), lambda: desk.events(text=words),
        lambda: desk.claims(words), lambda: desk.timeline(text=words), lambda: desk.stories(text=words),
        lambda: list(desk.selection(text=words).entries()), lambda: desk.claim(words), lambda: desk.story(words),
        lambda: desk.statements(claim=words), lambda: desk.stories(story=words), lambda: desk.statements(after=words),
        lambda: desk.search("puerto", after=words), lambda: desk.events(since=words), lambda: desk.events(status=words),
    ):  # fmt: skip
        try:
            ask()
        except StoreError as fault:
            assert str(fault)
    for field in ("speaker", "about", "publisher", "country"):
        assert desk.statements(**{field: words}).items == ()  # type: ignore[arg-type]
    for field in ("actor", "recipient", "type", "mode"):
        assert desk.events(**{field: words}).items == ()  # type: ignore[arg-type]
    assert desk.who(words).items == () and desk.between(words, "Ana Robles").items == ()
    assert desk.entities(words) is not None and len(list(desk.selection().entries())) == 72


def test_a_program_finds_the_store_where_it_finds_the_reader_and_pays_for_it_then_only():
    import segun

    assert segun.Store is Store
    code = "import sys, segun; assert not {'sqlalchemy', 'spacy', 'alembic'} & set(sys.modules); segun.Store"
    subprocess.run([sys.executable, "-c", code], check=True)
