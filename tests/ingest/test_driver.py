"""From items into the store: what is read, what is passed over, what becomes of faults."""

from __future__ import annotations

import random
import string
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

import pytest
from sqlalchemy import Connection, select

from quick_reader import QuickReader, item, made_up
from segun.corpus.linker import link
from segun.errors import ModelError, StoreError
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Fault, Item
from segun.ingest.outcome import Kept, Lost, Result
from segun.ledger import Ledger
from segun.store.barring import bar_names
from segun.store.failures import failures
from segun.store.links import Links
from segun.store.placing import Place
from segun.store.store import Store
from segun.store.tables import article, version
from segun.text.article import Article
from store_dump import dump

NOTE = "Clara Montes dijo que el puerto cerrará en marzo. Ana Robles atacó a Bruno Lagos."
NOW = "2029-05-14T09:00:00Z"


@pytest.fixture
def store(store_url: str) -> Iterator[Store]:
    with Store(store_url, create=True) as opened:
        yield opened


@pytest.fixture
def reader() -> QuickReader:
    return QuickReader()


def desk(reader: QuickReader, configuration: str = "one") -> Desk:
    return Desk(reader, configuration, link, lambda: NOW)


def run(store: Store, reader: QuickReader, *items: Item | Fault, configuration: str = "one") -> list[Result]:
    return list(ingest(items, store, desk(reader, configuration)))


def outcomes(results: list[Result]) -> list[str]:
    return [one.outcome if isinstance(one, Kept) else "lost" for one in results]


def test_what_is_known_is_not_read_again(store: Store, reader: QuickReader):
    assert outcomes(run(store, reader, item(NOTE))) == ["new"]
    assert outcomes(run(store, reader, item(NOTE))) == ["same"]
    assert reader.count == 1


@pytest.mark.parametrize(
    "change", [{"text": NOTE + " Fin."}, {"title": "Otro titular"}, {"publisher": "La Gaceta"}, {"authors": ("Eva",)}]
)
def test_a_change_of_anything_told_is_a_new_version(store: Store, reader: QuickReader, change: dict[str, object]):
    before = item(NOTE)
    after = replace(before, article=replace(before.article, **change))
    assert outcomes(run(store, reader, before)) == ["new"]
    assert outcomes(run(store, reader, after)) == ["version"]
    assert outcomes(run(store, reader, after)) == ["same"]
    with store.reading() as connection:
        rows = connection.execute(select(version.c.number, version.c.current).order_by(version.c.number)).all()
    assert [tuple(row) for row in rows] == [(1, 0), (2, 1)]


def test_a_page_that_is_again_as_it_was_has_changed(store: Store, reader: QuickReader):
    one, other = item(NOTE, "https://x.example/1"), item(NOTE + " Fin.", "https://x.example/1")
    live = [replace(each, present=True) for each in (one, other, one)]
    assert [outcomes(run(store, reader, each)) for each in live] == [["new"], ["version"], ["version"]]


def test_a_table_that_holds_two_states_of_a_page_may_be_read_again(store: Store, reader: QuickReader):
    table = [item(NOTE, "https://x.example/1"), item(NOTE + " Fin.", "https://x.example/1")]
    assert outcomes(run(store, reader, *table)) == ["new", "version"]
    assert outcomes(run(store, reader, *table)) == ["same", "same"]
    assert outcomes(run(store, reader, *table, configuration="two")) == ["same", "reread"]


def test_another_reader_reads_it_again_in_its_place(store: Store, reader: QuickReader):
    run(store, reader, item(NOTE))
    before = dump(store)
    assert outcomes(run(store, reader, item(NOTE), configuration="two")) == ["reread"]
    after = dump(store)
    assert [line.replace('"two"', '"one"') for line in after["version"]] == before["version"]
    assert {**after, "version": 0, "entity": 0, "deed": 0, "claim": 0} == {
        **before, "version": 0, "entity": 0, "deed": 0, "claim": 0,
    }  # fmt: skip


def test_records_are_those_of_the_newest_version(store: Store, reader: QuickReader):
    run(store, reader, item(NOTE))
    run(store, reader, item("Diego Rivas dijo que la presa no se tocará."))
    found = dump(store)
    assert len(found["version"]) == 2
    assert len(found["statement"]) == 1 and '"mem-nota/2"' in found["statement"][0]
    assert found["event"] == []
    assert all("mem-nota/2" in line for name in ("article_words", "statement_words") for line in found[name])


def test_a_bad_document_is_told_apart_and_the_rest_goes_on(store: Store, reader: QuickReader):
    good, refused, broken = item(NOTE, "mem:1"), item("ILEGIBLE", "mem:2"), item("ROTO", "mem:3")
    empty, gone = item(" \n", "mem:4"), Fault("mem:5", "mem:", "there is no such file", "check the path", "find")
    results = run(store, reader, good, refused, broken, empty, gone, item(NOTE, "mem:6"))
    assert outcomes(results) == ["new", "lost", "lost", "lost", "lost", "new"]
    with store.reading() as connection:
        found = {one.address: one for one in failures(connection)}
    assert [found[f"mem:{n}"].step for n in (2, 3, 4, 5)] == ["read", "read", "read", "find"]
    assert found["mem:2"].reason == "nothing in it can be read"
    assert found["mem:2"].remedy == "give another"
    assert "IndexError" in found["mem:3"].reason and "report" in found["mem:3"].remedy
    assert "empty" in found["mem:4"].reason


def test_a_failure_is_counted_and_goes_when_the_article_comes_in(store: Store, reader: QuickReader):
    for _ in range(3):
        run(store, reader, item("ROTO"))
    with store.reading() as connection:
        assert [one.tries for one in failures(connection)] == [3]
    run(store, reader, item(NOTE))
    with store.reading() as connection:
        assert failures(connection) == []


def test_a_fault_of_the_linker_loses_one_article_and_leaves_nothing_of_it(store: Store, reader: QuickReader):
    def limping(connection: Connection, place: Place, ledger: Ledger) -> Links:
        links = link(connection, place, ledger)
        if "Diego" in ledger.document.text:
            raise KeyError("story")
        return links

    items = [item(NOTE, "mem:1"), item("Diego Rivas dijo que no.", "mem:2"), item(NOTE, "mem:3")]
    results = list(ingest(items, store, Desk(reader, "one", limping, lambda: NOW)))
    assert outcomes(results) == ["new", "lost", "new"]
    assert isinstance(results[1], Lost) and results[1].step == "link" and "KeyError" in results[1].reason
    found = dump(store)
    assert not any("Diego" in line for lines in found.values() for line in lines if lines is not found["failure"])


def test_who_is_forgotten_while_an_article_is_read_is_not_in_it(store: Store):
    class Slow(QuickReader):
        def read(self, article: Article) -> Ledger:
            with store.writing() as connection:
                bar_names(connection, ["Clara Montes"])
            return super().read(article)

    run(store, Slow(), item(NOTE))
    assert not any("Montes" in line for lines in dump(store).values() for line in lines)


def test_a_missing_model_ends_the_run_before_anything_fails(store: Store):
    class NoModel(QuickReader):
        def pipe(self, articles: object) -> Iterator[Ledger]:
            raise ModelError("the model is not installed")

    with pytest.raises(ModelError):
        run(store, NoModel(), item(NOTE))
    with store.reading() as connection:
        assert failures(connection) == []


def test_copies_are_counted_but_kept(store: Store, reader: QuickReader):
    long = " ".join(NOTE.replace("marzo", month) for month in ("enero", "mayo", "julio", "octubre"))
    first, second = run(store, reader, item(long, "mem:1"), item(long, "mem:2"))
    assert isinstance(first, Kept) and isinstance(second, Kept)
    assert (first.copy, second.copy) == (False, True)


def test_one_address_twice_in_a_run_is_taken_in_turn(store: Store, reader: QuickReader):
    assert outcomes(run(store, reader, item(NOTE), item(NOTE + " Fin."), item(NOTE + " Fin."))) == [
        "new", "version", "same",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words",
    [
        "'; DROP TABLE article; --",
        "%s %(id)s :id ? {0} \\",
        "a\0b",
        "mitad \ud83d",
        "\u202eoculto\u200b",
        "x" * 3000,
    ],
)
def test_hostile_words_are_kept_wherever_they_stand(store: Store, reader: QuickReader, words: str):
    one = item(f"{NOTE} {words}", f"mem:{words}", title=words, url=f"https://x.example/{words}", publisher=words)
    one = replace(one, name=words[:80], origin=words)
    results = run(store, reader, one, item(NOTE, "mem:after"))
    assert outcomes(results) == ["new", "new"]
    assert outcomes(run(store, reader, one)) == ["same"]
    fault = Fault(f"mem:{words}:fault", words, words, words, "decode")
    run(store, reader, fault)
    with store.reading() as connection:
        assert len(failures(connection)) == 1
        assert connection.execute(select(article.c.id)).all()


def test_an_address_too_long_for_an_index_is_kept_all_the_same(store: Store, reader: QuickReader):
    chance = random.Random(5)
    long = "https://x.example/" + "".join(chance.choice(string.printable[:62]) for _ in range(4_000))
    one, other = replace(item(NOTE, long), name="nota"), replace(item(NOTE, long[:-1]), name="nota")
    assert outcomes(run(store, reader, one, other)) == ["new", "new"]
    assert outcomes(run(store, reader, one)) == ["same"]


def test_values_too_long_for_an_index_lose_one_article_only(store: Store, reader: QuickReader):
    chance = random.Random(5)
    name = "".join(chance.choice(string.ascii_lowercase) for _ in range(9_000)).capitalize()
    results = run(store, reader, item(f"{name} dijo que no.", "mem:1"), item(NOTE, "mem:2"))
    assert outcomes(results) in (["new", "new"], ["lost", "new"])


def test_a_million_characters_on_one_line_are_kept(store: Store, reader: QuickReader):
    text = ("Clara Montes dijo que el puerto cerrará en marzo. " * 20_000)[:1_000_000]
    assert outcomes(run(store, reader, item("x" * 1_000_000, "mem:1"), item(text[:100_000], "mem:2"))) == ["new", "new"]


def test_many_articles_of_one_name_get_numbers(store: Store, reader: QuickReader):
    items = [replace(item(f"{NOTE} {n}", f"mem:{n}"), name="index") for n in range(40)]
    results = run(store, reader, *items)
    names = [one.name for one in results if isinstance(one, Kept)]
    assert names[:3] == ["index", "index-2", "index-3"]
    assert len(set(names)) == 40


def test_a_store_that_fails_ends_the_run(store: Store, reader: QuickReader):
    run(store, reader, item(NOTE, "mem:1"))
    with store.writing() as connection:
        connection.exec_driver_sql("DROP TABLE failure")
    with pytest.raises(StoreError):
        run(store, reader, item(NOTE, "mem:2"))


def test_batches_or_one_by_one_make_the_same_store(tmp_path_factory: pytest.TempPathFactory, reader: QuickReader):
    items = made_up(50)
    dumps = []
    for size in (1, 50):
        with Store(str(tmp_path_factory.mktemp("s") / "store.db"), create=True) as store:
            for start in range(0, 50, size):
                run(store, reader, *items[start : start + size])
            dumps.append(dump(store, learnt=True))
    assert dumps[0] == dumps[1]
    counts = Counter({name: len(lines) for name, lines in dumps[0].items()})
    assert all(
        counts[name] for name in ("article", "version", "statement", "event", "entity", "claim", "deed", "story")
    )
    assert counts["version"] > counts["article"]
