"""What a server said of a page is kept with its article: not before, and not without it."""

from __future__ import annotations

from collections.abc import Iterator

from quick_reader import QuickReader, item
from segun.corpus.linker import link
from segun.ingest.driver import Desk, ingest
from segun.ingest.item import Item
from segun.ingest.kept_validators import KeptValidators
from segun.ingest.validators import Validator
from segun.store.store import Store

NOTE = "Clara Montes dijo que el puerto cerrará en marzo."


def fetched(validators: KeptValidators, *texts: str) -> Iterator[Item]:
    """Pages as the sources give them: what the server said is told once the page was taken."""
    for n, text in enumerate(texts):
        url = f"https://x.example/{n}"
        yield item(text, url)
        validators.put(url, f'"{n}"', None)


def run(store: Store, validators: KeptValidators, *texts: str) -> None:
    desk = Desk(QuickReader(), "one", link, lambda: "2029-05-14T09:00:00Z", beside=validators.keep)
    for _ in ingest(fetched(validators, *texts), store, desk):
        pass


def test_it_outlives_the_run(store_url: str):
    with Store(store_url, create=True) as store:
        run(store, KeptValidators(store), NOTE, NOTE)
    with Store(store_url) as store:
        assert KeptValidators(store).get("https://x.example/1") == Validator('"1"', None)
        assert KeptValidators(store).get("https://x.example/9") is None


def test_a_page_whose_article_was_lost_is_asked_for_again(store_url: str):
    with Store(store_url, create=True) as store:
        run(store, KeptValidators(store), NOTE, "ROTO", NOTE)
        known = KeptValidators(store)
        assert [known.get(f"https://x.example/{n}") is not None for n in range(3)] == [True, False, True]


def test_what_is_not_kept_yet_is_not_in_the_store(store_url: str):
    with Store(store_url, create=True) as store:
        waiting = KeptValidators(store)
        waiting.put("https://x.example/1", None, "Mon, 14 May 2029 09:00:00 GMT")
        assert waiting.get("https://x.example/1") == Validator(None, "Mon, 14 May 2029 09:00:00 GMT")
        assert KeptValidators(store).get("https://x.example/1") is None
        with store.writing() as connection:
            waiting.keep(connection)
            waiting.put("https://x.example/1", '"2"', None)
            waiting.keep(connection)
        assert KeptValidators(store).get("https://x.example/1") == Validator('"2"', None)
