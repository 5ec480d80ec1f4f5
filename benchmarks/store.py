"""What a store costs: taking articles in, linking them, keeping them, asking for them.

In: how many articles it holds; texts to read. Out: `Measure`s. Ledgers are made up (`made_up.py`) and go into the store as read ones do,
through the linker; the filled store is kept under `build/`, by a hash of all that made it. Times are compared inside one run, in turn.
"""

from __future__ import annotations

import gc
import itertools
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import cast

from sqlalchemy import Connection, func, select, text

import questions
from filling import fill_all, filled
from happenings import Telling, schedule
from made_up import arrival, ledger
from measure import Measure, exhaust, one_round, percentile, seconds
from segun.corpus.linker import link
from segun.ingest.beside import ReaderBeside
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Item
from segun.ingest.together import ArticleReader
from segun.ledger import Ledger
from segun.reading.reader import Reader
from segun.store import tables as t
from segun.store.barring import bar_of
from segun.store.filters import Wanted
from segun.store.links import Links
from segun.store.pages import Page
from segun.store.placing import Place
from segun.store.store import Store, put_article
from segun.text.article import Article
from zipf import slope

SMALL = 1_000
NEW = 500
FIRST_NEW = 100
"""Articles that are linked at both sizes and counted, and that go before them, as the pages of a store come to hand with use."""

ASKED = 300
WARM = 30
"""Questions of each kind that are counted, and that go before them."""

ROUNDS = 3

_MOMENT = "2031-06-01T00:00:00Z"


def store(articles: Sequence[Article], size: int, build: Path) -> list[Measure]:
    """All measures.

    Args:
        articles: what is read for the overhead of ingesting.
        size: articles in the filled store.
        build: where the filled store is kept.
    """
    build.mkdir(parents=True, exist_ok=True)
    ingesting = overhead(articles, build)
    tellings = schedule(size + FIRST_NEW + NEW)
    path = filled(tellings[:size], build)
    return [
        *ingesting,
        *growth(tellings, size, path, build),
        *asking(tellings[:size], path),
        *room(size, path),
    ]


# Ingesting


def overhead(articles: Sequence[Article], build: Path) -> list[Measure]:
    """How much longer it takes to read, link and keep articles than to read them.

    As `segun ingest` does it, with the reader in a process of its own; and, for comparison, all in one process.
    """
    items = [Item(one, f"/made-up/{n}", f"article-{n}", "bench") for n, one in enumerate(articles)]
    here = Reader("es")
    with ReaderBeside(partial(Reader, "es")) as beside:
        runs: dict[str, Callable[[], None]] = {
            "pipe": lambda: exhaust(here.pipe(articles)),
            "beside": lambda: _ingest(items, beside, build),
            "here": lambda: _ingest(items, here, build),
        }
        exhaust(here.pipe(articles[:10]))  # what is loaded on first use does not count
        for reader in (beside, here):
            _ingest(items[:40], reader, build)
        rounds = [one_round(runs, turn) for turn in range(ROUNDS)]
    each = {name: statistics.median(one[name] for one in rounds) / len(items) * 1e3 for name in runs}
    more = {name: [100 * (one[name] / one["pipe"] - 1) for one in rounds] for name in runs}
    told = (
        f"{len(items)} articles; Reader.pipe {each['pipe']:.1f} ms each, ingest {{:.1f}}; rounds {{:.1f}} to {{:.1f}}"
    )
    return [
        Measure(name, statistics.median(more[way]), told.format(each[way], min(more[way]), max(more[way])))
        for name, way in (
            ("ingest over Reader.pipe, % more time", "beside"),
            ("the same in one process, % more time", "here"),
        )
    ]


def _ingest(items: Sequence[Item], reader: ArticleReader | ReaderBeside, build: Path) -> None:
    folder = Path(tempfile.mkdtemp(dir=build))
    try:
        with Store(str(folder / "new.db"), create=True) as opened:
            desk = Desk(reader, "bench", link, lambda: _MOMENT)
            exhaust(ingest(items, opened, desk))
    finally:
        shutil.rmtree(folder)


# Linking


def growth(tellings: Sequence[Telling], size: int, path: Path, build: Path) -> list[Measure]:
    """What linking a new article costs in the full store, over what it costs in a small one.

    The same number of new articles goes into both, in turn, one here and one there; what they change is taken back.
    """
    folder = Path(tempfile.mkdtemp(dir=build))
    try:
        with closing(Store(str(folder / "small.db"), create=True)) as small, closing(Store(str(path))) as large:
            fill_all(small, tellings[:SMALL])
            with small.writing() as one, large.writing() as other:
                here = _linking(one, tellings[SMALL : SMALL + FIRST_NEW + NEW])
                there = _linking(other, tellings[size : size + FIRST_NEW + NEW])
                costs = list(zip(here, there, strict=True))[FIRST_NEW:]
                one.rollback()
                other.rollback()
    finally:
        shutil.rmtree(folder)
    links, puts = ([(here[n] * 1e3, there[n] * 1e3) for here, there in costs] for n in (0, 1))
    told = f"at {size:,} / at {SMALL:,}"
    means = f"{NEW} new articles in each, in turn, after {FIRST_NEW} others: {_both(links, statistics.fmean)}"
    return [
        Measure(f"linking a new article {told}, mean", _ratio(links, statistics.fmean), means),
        Measure(
            f"linking a new article {told}, median", _ratio(links, statistics.median), _both(links, statistics.median)
        ),
        Measure(f"linking and writing it {told}, mean", _ratio(puts, statistics.fmean), _both(puts, statistics.fmean)),
    ]


def _ratio(costs: Sequence[tuple[float, float]], middle: Callable[[Iterable[float]], float]) -> float:
    """What it costs there, over what it costs here."""
    here, there = map(middle, zip(*costs, strict=True))
    return there / here


def _both(costs: Sequence[tuple[float, float]], middle: Callable[[Iterable[float]], float]) -> str:
    here, there = map(middle, zip(*costs, strict=True))
    return f"{here:.1f} and {there:.1f} ms"


def _linking(connection: Connection, tellings: Sequence[Telling]) -> Iterator[tuple[float, float]]:
    """Processor seconds of the linker, and of all that putting an article takes, for one article after another."""
    bar = bar_of(connection)
    took = 0.0

    def timed(connection: Connection, place: Place, ledger: Ledger) -> Links:
        nonlocal took
        start = time.process_time()
        found = link(connection, place, ledger)
        took = time.process_time() - start
        return found

    for one in tellings:
        made = ledger(one)
        start = time.process_time()
        put_article(connection, arrival(one), made, timed, bar)
        yield took, time.process_time() - start


# Asking


Question = Callable[[Store], Page[object]]


def asking(tellings: Sequence[Telling], path: Path) -> list[Measure]:
    """How long answers take: pages of 20, each question asked once."""
    count = WARM + ASKED
    kinds: dict[str, list[Question]] = {
        "search": [partial(_search, one) for one in questions.searches(tellings, count)],
        "who": [partial(_who, one) for one in questions.names(count)],
        "between": [partial(_between, *pair) for pair in questions.pairs(tellings, count)],
        "statements": [partial(_statements, one) for one in questions.filters(tellings, count)],
    }
    gc.collect()
    gc.freeze()  # what the questions were made of is no part of what answers cost
    return [_answers(kind, asked, path) for kind, asked in kinds.items()]


def _search(words: str, opened: Store) -> Page[object]:
    return cast("Page[object]", opened.search(words))


def _who(name: str, opened: Store) -> Page[object]:
    return cast("Page[object]", opened.who(name))


def _between(one: str, other: str, opened: Store) -> Page[object]:
    return cast("Page[object]", opened.between(one, other))


def _statements(wanted: Wanted, opened: Store) -> Page[object]:
    return cast("Page[object]", opened.statements(**wanted))


def _answers(kind: str, asked: Sequence[Question], path: Path) -> Measure:
    """A new connection for each kind; the first questions warm it."""
    with Store(str(path)) as opened:
        cold = seconds(lambda: asked[0](opened))
        for one in asked[1:WARM]:
            one(opened)
        took = [_asked(one, opened) for one in asked[WARM:]]
    clock, work = ([one[n] * 1e3 for one in took] for n in (0, 1))
    answered = sum(rows > 0 for _, _, rows in took)
    told = (
        f"median {percentile(clock, 0.5):.1f}, slowest {max(clock):.0f}, the first of a new connection {cold * 1e3:.0f}; "
        f"processor time 95 of 100 within {percentile(work, 0.95):.1f}; {len(took)} questions, {answered} with an answer"
    )
    return Measure(f"{kind}, 95 of 100 within, ms", percentile(clock, 0.95), told)


def _asked(question: Question, opened: Store) -> tuple[float, float, int]:
    """Seconds by the clock and of the processor, and how many rows came."""
    start, work = time.perf_counter(), time.process_time()
    page = question(opened)
    return time.perf_counter() - start, time.process_time() - work, len(page.items)


# Room


def room(size: int, path: Path) -> list[Measure]:
    """Bytes of the store for each article, and what there is in it."""
    with Store(str(path)) as opened, opened.reading() as connection:
        used = connection.execute(text("SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE ORDER BY pgsize DESC"))
        largest = ", ".join(f"{row.name} {row.pgsize / size / 1e3:.1f}" for row in itertools.islice(used, 8))
        texts = connection.execute(select(func.sum(func.length(t.version.c.text)))).scalar_one()
        counts = {
            one.name: _count(connection, one) for one in (t.entity, t.story, t.deed, t.claim, t.statement, t.event)
        }
        words = _words(connection)
    kept = path.stat().st_size / size
    told = f"{texts / size:,.0f} characters of text; kB: {largest}"
    there = ", ".join(f"{count:,} {name}" for name, count in counts.items())
    return [
        Measure("bytes stored an article", kept, told),
        Measure(
            "different words (stems) in the store", len(words), f"slope {slope(words.values()):.2f}; rows: {there}"
        ),
    ]


def _count(connection: Connection, table: object) -> int:
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())  # type: ignore[arg-type]


def _words(connection: Connection) -> dict[str, int]:
    """How often each stem is in the index of articles."""
    connection.execute(
        text("CREATE VIRTUAL TABLE IF NOT EXISTS temp.seen_words USING fts5vocab(main, article_words, row)")
    )
    return {row.term: row.cnt for row in connection.execute(text("SELECT term, cnt FROM temp.seen_words"))}
