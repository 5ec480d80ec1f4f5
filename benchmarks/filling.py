"""A store full of made-up articles, kept from one measurement to the next.

In: tellings, a folder. Out: the path of a SQLite store that holds them. They go in as read articles do, through the linker, which takes
about half an hour for a hundred thousand; so the store is kept by a hash of all that made it, and made anew when any of that changes.
"""

from __future__ import annotations

import gc
import hashlib
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import func, select

from happenings import Telling
from made_up import arrival, ledger
from segun.corpus.linker import link
from segun.store import tables as t
from segun.store.barring import bar_of
from segun.store.store import Store, put_article

AT_ONCE = 200
"""Articles a transaction."""

_HERE = Path(__file__).parent
_SOURCES = ("made_up.py", "made_up.yaml", "happenings.py", "paper.py", "stories.py", "world.py", "zipf.py")
_ROOMS = ("store", "corpus", "ledger", "language", "knowledge", "text")


def filled(tellings: Sequence[Telling], build: Path) -> Path:
    """A store with these articles; what a broken-off run has filled is filled on."""
    build.mkdir(parents=True, exist_ok=True)
    path = build / f"store-{_key(len(tellings))}.db"
    for old in build.glob("store-*.db*"):
        if not old.name.startswith(path.name):
            old.unlink()
    with Store(str(path), create=True) as opened:
        with opened.reading() as connection:
            there = connection.execute(select(func.count()).select_from(t.version)).scalar_one()
        gc.freeze()  # words and names live as long as this runs, and need not be looked through again and again
        fill_all(opened, tellings, there)
    return path


def _key(size: int) -> str:
    """A hash of all that decides what is in the store; what only asks (`ask_…`) does not."""
    rooms = [_HERE.parent / "src" / "segun" / room for room in _ROOMS]
    files = [*(_HERE / name for name in _SOURCES), *sorted(f for room in rooms for f in room.rglob("*") if f.is_file())]
    found = hashlib.sha256(str(size).encode())
    for file in files:
        if file.suffix in (".py", ".yaml", ".txt", ".tsv") and not file.name.startswith("ask_"):
            found.update(file.read_bytes())
    return found.hexdigest()[:12]


def fill_all(opened: Store, tellings: Sequence[Telling], first: int = 0) -> None:
    """Put articles into a store, those from number `first` on, so many a transaction; tells how far it is."""
    for start in range(first, len(tellings), AT_ONCE):
        fill(opened, tellings[start : start + AT_ONCE])
        if (start + AT_ONCE) % 5_000 == 0:
            print(f"filled with {start + AT_ONCE:,} articles", flush=True)


def fill(opened: Store, tellings: Sequence[Telling]) -> None:
    """Put articles into a store in one transaction, through the linker."""
    with opened.writing() as connection:
        bar = bar_of(connection)
        for one in tellings:
            put_article(connection, arrival(one), ledger(one), link, bar)
