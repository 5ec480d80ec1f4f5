"""The list of formats, what is said where one is not there, and what holds for every format."""

from __future__ import annotations

import builtins
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from segun.errors import SegunError
from segun.exchange import Wishes, find_format, formats

NEEDED = {"parquet": "pyarrow", "graphml": "networkx", "gexf": "networkx", "ical": "icalendar", "ftm": "followthemoney"}
CARRIES_WORDS = set(formats()) - {"links", "gdelt", "icews", "graphml", "gexf"}
"""Formats in which, when they may, the words of the article stand."""


def written(name: str, selection, folder: Path, wishes: Wishes) -> str:
    """All that a format writes, as one text; Parquet, which is compressed, by its tables."""
    found = find_format(name)
    if found.kind == "file":
        out = io.BytesIO()
        found.write(selection, out, wishes)
        return out.getvalue().decode("utf-8", "replace")
    folder.mkdir()
    found.write(selection, folder, wishes)
    if name == "parquet":
        return "\n".join(str(pq.read_table(path).to_pylist()) for path in sorted(folder.iterdir()))
    return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in sorted(folder.iterdir()))


def test_every_format_is_found_by_its_name() -> None:
    assert [find_format(name).name for name in formats()] == list(formats())
    assert find_format("JSONL").name == "jsonl"


def test_an_unknown_name_brings_the_nearest() -> None:
    with pytest.raises(SegunError, match="nearest: parquet"):
        find_format("parket")
    with pytest.raises(SegunError, match="there are: jsonl, links"):
        find_format("zzzzzzzz")


def test_what_each_says_is_one_line() -> None:
    assert all(found.says and "\n" not in found.says for found in formats().values())


@pytest.mark.parametrize("name", formats())
def test_a_target_of_the_other_kind_is_refused(name: str, shelf, tmp_path: Path) -> None:
    found = find_format(name)
    with pytest.raises(SegunError, match=r"folder|one file"):
        found.write(shelf, tmp_path if found.kind == "file" else io.BytesIO(), Wishes())


def test_each_tells_which_library_it_needs_and_in_which_extra_that_is() -> None:
    assert {name: found.library for name, found in formats().items() if found.library} == NEEDED
    assert {name for name, found in formats().items() if found.extra} == set(NEEDED)


@pytest.mark.parametrize("name", [name for name, found in formats().items() if found.kind == "file"])
def test_each_tells_whether_it_is_text(name: str, shelf) -> None:
    out = io.BytesIO()
    find_format(name).write(shelf, out, Wishes())
    assert (b"\0" not in out.getvalue()) == find_format(name).is_text


@pytest.mark.parametrize(("name", "library"), NEEDED.items())
def test_a_missing_library_is_named_with_what_to_install(
    name: str, library: str, empty, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found, imported = find_format(name), builtins.__import__

    def without(wanted: str, *rest: object, **named: object) -> object:
        if wanted.partition(".")[0] == library:
            raise ModuleNotFoundError(f"No module named {wanted!r}", name=wanted)
        return imported(wanted, *rest, **named)

    monkeypatch.setattr(builtins, "__import__", without)
    with pytest.raises(SegunError, match=re.escape(f"pip install 'segun[{found.extra}]'")):
        found.write(empty, tmp_path if found.kind == "folder" else io.BytesIO(), Wishes())


@pytest.mark.parametrize("name", formats())
def test_the_same_selection_gives_the_same_bytes(name: str, shelf, tmp_path: Path) -> None:
    first, second = (written(name, shelf, tmp_path / part, Wishes()) for part in ("a", "b"))
    assert first == second


@pytest.mark.parametrize("name", formats())
def test_an_empty_selection_is_no_error(name: str, empty, tmp_path: Path) -> None:
    found = find_format(name)
    assert found.write(empty, tmp_path if found.kind == "folder" else io.BytesIO(), Wishes()) == 0


def spoken(shelf) -> Iterator[str]:
    """The words of the articles of five letters and more that are in no name of an actor or place, and no code."""
    texts = " ".join(entry.ledger.document.text for entry in shelf.kept)
    names = {"Bogotá", "Quito", "Cali"}
    for entry in shelf.kept:
        for actor in entry.ledger.actors:
            names.update((actor.name, *actor.aliases, *(m.text for m in actor.mentions if m.type == "name")))
    kept = set(re.findall(r"\w+", " ".join(names).lower()))
    yield from sorted(
        set(re.findall(r"\w{5,}", texts)) - {word for word in re.findall(r"\w+", texts) if word.lower() in kept}
    )


@pytest.mark.parametrize("name", sorted(set(formats()) - {"brat"}))
def test_without_the_text_no_word_of_it_is_left(name: str, shelf, tmp_path: Path) -> None:
    found = written(name, shelf, tmp_path / "bare", Wishes(with_text=False))
    left = [word for word in spoken(shelf) if re.search(rf"\b{word}\b", found)]
    assert left == []


@pytest.mark.parametrize("name", sorted(CARRIES_WORDS))
def test_with_the_text_its_words_are_there(name: str, shelf, tmp_path: Path) -> None:
    found = written(name, shelf, tmp_path / "whole", Wishes())
    assert any(re.search(rf"\b{word}\b", found) for word in spoken(shelf))


@pytest.mark.parametrize("base", ["mesa redonda", "mesa/", "https://mesa.example", "https://mesa.example/a b/", ""])
def test_a_base_that_names_cannot_be_put_behind_is_refused(base: str) -> None:
    with pytest.raises(SegunError, match="absolute IRI"):
        Wishes(base=base)


@pytest.mark.parametrize("base", ["https://mesa.example/", "https://mesa.example/libro#", "urn:mesa:", "mesa:"])
def test_a_base_that_names_can_be_put_behind(base: str) -> None:
    assert Wishes(base=base).iri("article", "x") == f"{base}article/x"
