"""Files of every form, folders, and standard input, as `items` gives them."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import socket
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pages import page
from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.sources import count, items
from segun.ingest.world import World

if TYPE_CHECKING:
    from tests.ingest.conftest import Clock

FORMS: dict[str, tuple[str, int]] = {
    "nota.txt": ("Una nota.", 1),
    "nota.html": (page("El puerto cierra"), 1),
    "lista.json": (json.dumps([{"text": "a"}, {"text": "b"}]), 2),
    "lineas.jsonl": ('{"text": "a"}\n{"text": "b"}\n', 2),
    "lineas.ndjson": ('{"text": "a"}\n', 1),
    "lineas.json": ('{"text": "a"}\n{"text": "b"}\n', 2),
    "tabla.csv": ("texto;título\na;b\n", 1),
    "tabla.tsv": ("texto\ttítulo\na\tb\n", 1),
    "sin_ending": ("Una nota.", 1),
    "sin_ending_2": ('{"text": "a"}\n{"text": "b"}\n', 2),
    "sin_ending_3": (page("El puerto cierra"), 1),
    "sin_ending_4": ('[{"text": "a"}]', 1),
    "sin_ending_5": ('{"text": "a"}', 1),
}


def given(path: Path, options: Options | None = None) -> list[Item | Fault]:
    return list(items([str(path)], options))


@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("name", FORMS)
def test_every_form_is_read_packed_or_not(tmp_path: Path, name: str, packed: bool):
    text, number = FORMS[name]
    path = tmp_path / (f"{name}.gz" if packed else name)
    path.write_bytes(gzip.compress(text.encode()) if packed else text.encode())
    found = given(path)
    assert [type(one) for one in found] == [Item] * number
    assert all(one.origin == str(path) and one.address.startswith(path.as_posix()) for one in found)
    assert all(isinstance(one, Item) and one.present == (one.address == path.as_posix()) for one in found)


@pytest.mark.parametrize("name", ["nota.txt", "nota.html", "lista.json", "lineas.jsonl"])
def test_standard_input_is_known_by_its_content(clock: Clock, name: str):
    text, number = FORMS[name]
    for data in (text.encode(), gzip.compress(text.encode())):
        found = list(items(["-"], None, clock.world(data)))
        assert [type(one) for one in found] == [Item] * number
        assert all(one.address.startswith("-#") for one in found)


def test_standard_input_that_is_none_is_a_fault(clock: Clock):
    for data in (b"", bytes(range(256)) * 9, gzip.compress(b"hola" * 99)[:-9], b"{"):
        (found,) = items(["-"], None, clock.world(data))
        assert isinstance(found, Fault) or data == b"{"


def test_it_is_read_as_it_comes(clock: Clock):
    """What stands at the beginning of a pipe is given before its end is there."""
    read, write = os.pipe()
    with os.fdopen(read, "rb") as stream, os.fdopen(write, "wb", buffering=0) as pen:
        pen.write(b'{"text": "a"}\n{"text": "b"}\n')
        found = items(["-"], None, World(stdin=lambda: stream))
        pen.write(b'{"text": "c"}\n')
        assert isinstance(next(found), Item)
        pen.close()
        assert len(list(found)) == 2


def test_a_folder_with_all_that_is_wrong_in_it(tmp_path: Path):
    bad: dict[str, tuple[bytes, str]] = {
        "a.txt": (b"", "the file is empty"),
        "b.txt": (bytes(range(32)) * 99, "binary"),
        "c.html": (b"<html><body></body></html>", "no article"),
        "d.txt.gz": (gzip.compress(b"hola" * 999)[:-9], "damaged or cut"),
        "e.csv": (b"a,b\n1,2\n", "no column"),
        "f.json": (b"{", "no JSON"),
        "g.jsonl": (b"\x00\x01\x02\n", "no JSON"),
        "h.warc": (b"WARC/1.0\r\n", "cut|damaged"),
        "i.txt": (b"%PDF-1.7", "PDF"),
    }
    for name, (data, _) in bad.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Una nota.")
    found = given(tmp_path)
    assert isinstance(found[-1], Item)
    faults = {Path(one.address.partition(":")[0]).name: one.reason for one in found if isinstance(one, Fault)}
    assert set(faults) == set(bad)
    assert all(any(word in faults[name] for word in what.split("|")) for name, (_, what) in bad.items()), faults


def test_invalid_utf8_is_read_with_a_warning(tmp_path: Path):
    (tmp_path / "a.txt").write_bytes("El año del Peñón, señora Núñez.".encode() + b"\xff\xfe")
    (found,) = given(tmp_path)
    assert isinstance(found, Item)
    assert found.article.text.endswith("\ufffd\ufffd") and found.article.warnings[0].kind == "mojibake"


def test_a_file_name_that_is_no_utf8_is_written_out(tmp_path: Path):
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9.txt")).write_text("Una nota.")
    except OSError:
        pytest.skip("the file system takes no such name")
    (found,) = given(tmp_path)
    assert isinstance(found, Item)
    assert found.address.endswith("/caf\\xe9.txt") and found.address.isascii()


def test_one_file_named_twice_comes_once(tmp_path: Path):
    path = tmp_path / "a.txt"
    path.write_text("Una nota.")
    assert len(list(items([str(tmp_path), str(path), f"{tmp_path}/../{tmp_path.name}/a.txt"]))) == 1


def test_what_is_not_there_is_a_fault(tmp_path: Path):
    (found,) = given(tmp_path / "nada.txt")
    assert isinstance(found, Fault) and found.step == "find" and "no such file" in found.reason
    (found,) = given(tmp_path)
    assert isinstance(found, Fault) and "holds no file that can be read" in found.reason


@pytest.mark.parametrize(
    "words", ["", " ", "a\0b", "n" * 5_000, "warc:" + "n" * 300, "nota.txt/nada", "page:" + "n" * 300]
)
def test_words_that_lead_to_no_file_are_a_fault(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: str):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "nota.txt").write_text("Una nota.")
    (found,) = items([words])
    assert isinstance(found, Fault) and found.reason and found.remedy
    assert count([words]) is None or words.startswith("nota")


def test_a_long_address_is_no_path(clock: Clock, options: Options):
    closed = "http://127.0.0.1:1/" + "n" * 2_000
    (found,) = items([closed], options, clock.world())
    assert isinstance(found, Fault) and found.step == "fetch"


def test_a_pipe_or_a_device_is_refused_at_once(tmp_path: Path):
    """A pipe that nobody writes to would be waited for for ever."""
    for name in ("a.txt", "b.jsonl", "c.warc"):
        os.mkfifo(tmp_path / name)
    with socket.socket(socket.AF_UNIX) as ear:
        ear.bind(os.path.relpath(tmp_path / "d.txt"))
        sources = [
            *(str(one) for one in sorted(tmp_path.iterdir())),
            f"warc:{tmp_path}/c.warc",
            "/dev/zero",
            "/dev/tty",
        ]
        found = [one for source in sources for one in items([source])]
        assert {one.reason for one in found if isinstance(one, Fault)} == {"this is a pipe or a device, not a file"}
        assert len(found) == len(sources) and count([str(tmp_path / "b.jsonl")]) is None
        (fault,) = items([str(tmp_path)])
    assert isinstance(fault, Fault) and "no file that can be read" in fault.reason


def test_a_file_that_may_not_be_read_costs_itself_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("Una nota.")
    real: Callable[..., object] = Path.open

    def open_(self: Path, *words: object, **more: object) -> object:
        if self.name == "a.txt":
            raise PermissionError(13, "Permission denied")
        return real(self, *words, **more)

    monkeypatch.setattr(Path, "open", open_)
    one, other = given(tmp_path)
    assert isinstance(one, Fault) and "Permission denied" in one.reason and "may read it" in one.remedy
    assert isinstance(other, Item)


def test_a_great_many_files_are_read_one_by_one(tmp_path: Path):
    for folder in range(20):
        (tmp_path / f"{folder:02}").mkdir()
        for n in range(250):
            (tmp_path / f"{folder:02}" / f"{n:03}.txt").write_text("Una nota.")
    given(tmp_path / "00")  # what is loaded for it is loaded once
    tracemalloc.start()
    try:
        assert sum(isinstance(one, Item) for one in items([str(tmp_path)])) == 5_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_the_day_of_what_tells_none(tmp_path: Path):
    (tmp_path / "faro-20290514.csv").write_text("texto,fecha\na,2029-01-01\nb,\n")
    days: dict[object, list[dt.date | None]] = {}
    for published in (None, "filename", dt.date(2028, 2, 2)):
        found = given(tmp_path, Options(published=published))  # type: ignore[arg-type]
        days[published] = [one.article.published for one in found if isinstance(one, Item)]
    assert days[None] == [dt.date(2029, 1, 1), None]
    assert days["filename"] == [dt.date(2029, 5, 14)] * 2
    assert days[dt.date(2028, 2, 2)] == [dt.date(2029, 1, 1), dt.date(2028, 2, 2)]


def test_articles_are_counted_beforehand_where_that_is_cheap(tmp_path: Path):
    (tmp_path / "a.txt").write_text("x")
    (tmp_path / "b.jsonl").write_text('{"text": "a"}\n{"text": "b"}')
    assert count([str(tmp_path)]) == 3
    (tmp_path / "c.csv").write_text("texto\na\n")
    assert count([str(tmp_path)]) is None
    assert count(["-"]) is None and count(["https://x.example/"]) is None


def test_a_bomb_in_a_folder_is_a_fault(tmp_path: Path, options: Options):
    (tmp_path / "a.txt.gz").write_bytes(gzip.compress(b"a" * 30_000_000))
    (tmp_path / "b.jsonl.gz").write_bytes(gzip.compress(b'{"text": "' + b"a" * 30_000_000))
    (tmp_path / "c.csv.gz").write_bytes(gzip.compress(b'texto\n"' + b"a\n" * 30_000))
    found = given(tmp_path, options)
    assert len(found) == 3 and all(isinstance(one, Fault) for one in found), found


def test_only_what_is_asked_for_is_read(tmp_path: Path):
    for n in range(9):
        (tmp_path / f"{n}.txt").write_text("x")
    opened: list[str] = []
    real: Callable[..., object] = Path.open

    def open_(self: Path, *words: object, **more: object) -> object:
        opened.append(self.name)
        return real(self, *words, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Path, "open", open_)
        next(items([str(tmp_path)]))
    assert [name for name in opened if name.endswith(".txt")] == ["0.txt"]


def test_a_reader_that_fails_is_a_fault(clock: Clock):
    class Broken(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: object) -> int:
            raise OSError(5, "Input/output error")

    (found,) = items(["-"], None, World(stdin=lambda: io.BufferedReader(Broken())))
    assert isinstance(found, Fault) and "standard input" in found.reason
