"""What is forgotten is gone: from the records, the index, what the corpus has learnt, and the bytes on the disk."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from sqlalchemy import select, text

from quick_reader import item, made_up
from segun.corpus.linker import link
from segun.errors import StoreError
from segun.ingest.item import Item
from segun.ingest.outcome import Barred, Kept
from segun.ledger import Span
from segun.store.barring import bar_of, lift
from segun.store.differing import versions_of
from segun.store.forgetting import articles_called, person_called
from segun.store.standing import current_by_name
from segun.store.store import Store
from store_dump import dump

if TYPE_CHECKING:
    from tests.store.conftest import Fill

NAME = "Ximena Zubizarreta"
NOTE = (
    f"{NAME} dijo que el puerto cerrará en marzo. Ana Robles dijo que Zubizarreta miente.\n"
    f"Bruno Lagos atacó a {NAME}. Bruno Lagos atacó a Ana Robles."
)
OTHER = "Zubizarreta dijo que la presa no se tocará. Diego Rivas dijo que la reforma es un éxito."
URL = "https://faro.example/ximena-zubizarreta-niega"


def stories() -> list[Item]:
    """Articles with the person, beside others."""
    first = item(NOTE, URL, title=f"Habla {NAME}", url=URL, publisher="El Faro")
    second = item(NOTE.upper() + "\n" + NOTE, "mem:dos", authors=(NAME, "Eva Prados"))
    return [*made_up(12), first, second, item(OTHER, "mem:tres")]


def forget(store: Store, name: str = NAME) -> int:
    with store.reading() as connection:
        person = person_called(connection, name)
    return store.forget_person(person, link)


def bytes_of(store: Store) -> bytes:
    """All that stands on the disk or, on PostgreSQL, in any row."""
    path = Path(store.where)
    if path.is_file():
        return b"".join(one.read_bytes() for one in sorted(path.parent.glob(f"{path.name}*")))
    return repr(dump(store, learnt=True)).encode()


def test_a_person_is_gone_down_to_the_bytes(store: Store, fill: Fill):
    fill(*stories())
    found = bytes_of(store).lower()
    assert b"zubizarreta" in found and b"zubizarret" in found
    assert forget(store) >= 2
    found = bytes_of(store).lower()
    for trace in (b"zubizarret", b"ximena", b"ximen"):
        assert trace not in found, trace
    found = repr(dump(store, learnt=True)).lower().encode()
    for trace in (b"zubizarret", b"ximen"):
        assert trace not in found, trace


def test_the_index_has_no_word_of_the_name_left(store: Store, fill: Fill):
    fill(*stories())
    forget(store)
    with store.reading() as connection:
        if connection.dialect.name == "sqlite":
            connection.execute(text("CREATE VIRTUAL TABLE temp.v USING fts5vocab(main, article_words, 'row')"))
            words = set(connection.execute(text("SELECT term FROM temp.v")).scalars())
            assert "puert" in words
        else:
            rows = connection.execute(text("SELECT words::text FROM article_words")).scalars()
            words = set(re.findall(r"'(\w+)'", " ".join(rows)))
    assert not any(word.startswith(("zubi", "ximen")) for word in words)


def test_texts_keep_their_length_and_other_records_their_words(store: Store, fill: Fill):
    fill(*stories())
    forget(store)
    with store.reading() as connection:
        one = current_by_name(connection, "mem-tres").ledger
        found = versions_of(connection, "mem-dos")[0].ledger
    assert len(found.document.text) == len(NOTE) * 2 + 1
    assert found.document.text.endswith(
        "██████ ███████████ dijo que el puerto cerrará en marzo. Ana Robles dijo que ███████████ miente.\n"
        "Bruno Lagos atacó a ██████ ███████████. Bruno Lagos atacó a Ana Robles."
    )
    assert {one.content_span.of(found.document.text) for one in found.statements} == {"███████████ miente"}
    assert [one.trigger_span.of(found.document.text) for one in found.events] == ["atacó"]
    assert found.document.authors == ("██████ ███████████", "Eva Prados")
    assert {"Ana Robles", "Bruno Lagos"} <= {actor.name for actor in found.actors}
    assert one.document.text == OTHER.replace("Zubizarreta", "███████████") or "Zubizarreta" in one.document.text


def test_the_article_keeps_a_name_and_an_address_without_the_person(store: Store, fill: Fill):
    fill(*stories())
    forget(store)
    with store.reading() as connection:
        names = connection.execute(text("SELECT name, address FROM article")).all()
    assert ("https-faro-example-██████-███████████-niega", "https://faro.example/██████-███████████-niega") in [
        tuple(row) for row in names
    ]


def test_a_person_does_not_come_back(store: Store, fill: Fill):
    fill(*stories())
    forget(store)
    before = dump(store)
    again = [one.outcome for one in fill(*stories()) if isinstance(one, Kept)]
    assert set(again) == {"same"}
    assert {*(one.outcome for one in fill(*stories(), reader="two") if isinstance(one, Kept))} <= {"same", "reread"}
    fill(item(f"En otra nota, {NAME} dijo que volverá. Ana Robles dijo que no.", "mem:nueva"))
    after = dump(store, learnt=True)
    assert "zubizarret" not in repr(after).lower() and "ximen" not in repr(after).lower()
    assert len(after["statement"]) == len(before["statement"]) + 1


def test_the_rest_of_the_corpus_is_as_it_was(store: Store, fill: Fill):
    fill(*made_up(12))
    before = dump(store)
    fill(item(NOTE.replace("Ana Robles", "Pía Nunca").replace("Bruno Lagos", "Leo Jamás"), "mem:sola"))
    forget(store)
    after = dump(store)
    for name in ("statement", "event", "actor"):
        assert [line for line in after[name] if "mem-sola" not in line] == before[name]


def test_an_old_version_loses_the_name_as_well(store: Store, fill: Fill):
    fill(item(NOTE, "mem:uno"))
    fill(item("Ana Robles dijo que la presa no se tocará.", "mem:uno"))
    forget_known = "Ximena Zubizarreta"
    with store.reading() as connection:
        person = person_called(connection, forget_known)
    assert person.entities == ()
    store.forget_person(person, link)
    assert b"zubizarret" not in bytes_of(store).lower()


def test_a_name_of_one_word_is_too_little_to_forget_by(store: Store):
    with store.reading() as connection, pytest.raises(StoreError, match="full name"):
        person_called(connection, "Zubizarreta")


def test_corrections_about_the_person_go_and_others_stay(store: Store, fill: Fill):
    fill(item(NOTE, "mem:uno"))
    said = Span(NOTE.index("el puerto"), NOTE.index(". Ana"))
    done = Span(NOTE.rindex("atacó"), NOTE.rindex(" a Ana"))
    for kind, span in (("statement", said), ("event", done)):
        store.correct("mem-uno", kind, span, "accept", by="ana", at="2029-05-15", link=link)  # type: ignore[arg-type]
    forget(store)
    assert [(one.kind, one.state) for one in store.corrections()] == [("event", "laid")]
    assert b"zubizarret" not in bytes_of(store).lower() and b"ximen" not in bytes_of(store).lower()
    with store.reading() as connection:
        ledger = current_by_name(connection, "mem-uno").ledger
    assert [one.rule for one in ledger.events] == ["human.accept"]


def test_failures_and_runs_lose_the_name(store: Store, fill: Fill):
    fill(item("ROTO", f"/notas/{NAME}.txt"), item(NOTE, "mem:uno"))
    forget(store)
    fill(item("ROTO", f"/notas/{NAME}.txt"))
    found = dump(store)["failure"]
    assert len(found) == 1 and "/notas/██████ ███████████.txt" in found[0]


def test_a_ban_is_lifted(store: Store, fill: Fill):
    fill(item(NOTE, "mem:uno"))
    forget(store)
    with store.writing() as connection:
        assert lift(connection, "ximena ZUBIZARRETA")
        assert not lift(connection, "ximena zubizarreta")
        assert not list(bar_of(connection).names_in(NAME))
    fill(item(NOTE, "mem:otra"))
    with store.reading() as connection:
        assert NAME in current_by_name(connection, "mem-otra").ledger.document.text


def test_a_name_whose_accents_are_signs_of_their_own_is_found(store: Store, fill: Fill):
    fill(item("Íñigo Zárate dijo que no.", "mem:uno"))
    forget(store, "Íñigo Zárate")
    fill(item("Ayer Ín\u0303igo Za\u0301rate dijo que no. INIGO ZARATE dijo que no.", "mem:dos"))
    with store.reading() as connection:
        found = current_by_name(connection, "mem-dos").ledger.document.text
    assert "rate" not in found and "RATE" not in found and "igo" not in found


def test_an_article_goes_with_all_its_versions_and_what_was_learnt_from_it(store: Store, fill: Fill):
    others = made_up(12)
    fill(*others)
    before = dump(store)
    fill(item(NOTE, URL, url=URL), item(OTHER, "mem:tres"))
    fill(item(NOTE + " Fin.", URL, url=URL))
    with store.reading() as connection:
        names = articles_called(connection, URL, copies=False)
    store.forget_articles([*names, "mem-tres"], link)
    assert b"zubizarret" not in bytes_of(store).lower()
    after = dump(store)
    assert len(after.pop("forgotten")) == 2
    del before["forgotten"]
    for name in ("article", "article_words", "statement_words"):
        assert after[name] == before[name], name
    for name in ("version", "actor", "statement", "event", "entity", "entity_name"):
        assert _without_keys(after[name]) == _without_keys(before[name]), name


def _without_keys(lines: list[str]) -> list[str]:
    """Rows without the names of entities, stories, deeds and claims, which tell who was linked first."""
    return sorted(re.sub(r'"[ehdc]-[0-9a-f]{12}"', "null", line) for line in lines)


def test_a_forgotten_article_is_not_taken_in_again_until_that_is_lifted(store: Store, fill: Fill):
    fill(item(NOTE, URL))
    store.forget_articles(["https-faro-example-ximena-zubizarreta-niega"], link)
    assert fill(item(NOTE, URL)) == [Barred(URL)]
    assert b"zubizarret" not in bytes_of(store).lower()
    with store.writing() as connection:
        assert lift(connection, URL)
    assert [one.outcome for one in fill(item(NOTE, URL)) if isinstance(one, Kept)] == ["new"]


def test_copies_stay_unless_they_are_asked_for(store: Store, fill: Fill):
    long = "\n".join(NOTE.replace("marzo", month) for month in ("enero", "mayo", "julio"))
    fill(item(long, "mem:uno"), replace(item(long, "mem:dos"), name="copia"))
    with store.reading() as connection:
        assert articles_called(connection, "mem:uno", copies=False) == ["mem-uno"]
        assert articles_called(connection, "mem-uno", copies=True) == ["mem-uno", "copia"]
    store.forget_articles(["mem-uno"], link)
    with store.reading() as connection:
        assert current_by_name(connection, "copia").ledger.document.text == long
        assert list(connection.execute(select(text("copy_of")).select_from(text("version"))).scalars()) == [None]
