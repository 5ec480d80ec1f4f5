"""Web archives, whole, hostile and damaged."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import random
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from pages import page
from segun.ingest.item import Fault, Item
from segun.ingest.options import Options
from segun.ingest.sources import items
from segun.ingest.world import World

HTML = (("Content-Type", "text/html; charset=utf-8"),)


class Maker:
    """Writes an archive record by record."""

    def __init__(self, *, packed: bool = False) -> None:
        self._out = io.BytesIO()
        self._writer = WARCWriter(self._out, gzip=packed)

    def add(
        self,
        url: str,
        body: bytes | str,
        headers: tuple[tuple[str, str], ...] = HTML,
        status: str = "200 OK",
        kind: str = "response",
    ) -> Maker:
        payload = io.BytesIO(body.encode() if isinstance(body, str) else body)
        http = StatusAndHeaders(status, list(headers), protocol="HTTP/1.1") if kind == "response" else None
        made = self._writer.create_warc_record(
            url, kind, payload=payload, http_headers=http, warc_headers_dict={"WARC-Date": "2029-05-15T01:02:03Z"}
        )
        self._writer.write_record(made)
        return self

    def bytes(self) -> bytes:
        return self._out.getvalue()


def taken(tmp_path: Path, data: bytes, options: Options | None = None, name: str = "a.warc") -> list[Item | Fault]:
    path = tmp_path / name
    path.write_bytes(data)
    return list(items([str(path)], options))


def three(*, packed: bool = False) -> bytes:
    maker = Maker(packed=packed)
    for n in range(3):
        maker.add(f"http://x.example/{n}?utm_source=a", page(f"Nota {n}"))
    return maker.bytes()


@pytest.mark.parametrize("packed", [False, True])
def test_each_page_is_an_article(tmp_path: Path, packed: bool):
    found = taken(tmp_path, three(packed=packed), name="a.warc.gz" if packed else "a.warc")
    assert [one.address for one in found] == [f"http://x.example/{n}" for n in range(3)]
    one = found[0]
    assert isinstance(one, Item) and not one.present
    assert one.article.title == "Nota 0" and "Clara Montes" in one.article.text


def test_an_archive_of_any_name_and_from_a_pipe(tmp_path: Path):
    assert len(taken(tmp_path, three(), name="descarga")) == 3
    assert len(list(items([f"warc:{tmp_path / 'descarga'}"]))) == 3
    assert len(list(items(["-"], None, World(stdin=lambda: io.BytesIO(three(packed=True)))))) == 3


def test_the_day_of_the_archive_stands_in_for_that_of_the_page(tmp_path: Path):
    one, other = taken(
        tmp_path,
        Maker()
        .add("http://x.example/1", page("Nota"))
        .add(
            "http://x.example/2",
            page("Nota", '<meta property="article:published_time" content="2024-01-02T10:00:00Z">'),
        )
        .bytes(),
    )
    assert isinstance(one, Item) and isinstance(other, Item)
    assert one.article.published == dt.date(2029, 5, 15) and one.article.warnings[-1].kind == "no_date"
    assert other.article.published == dt.date(2024, 1, 2)


def test_what_is_no_page_is_passed_over(tmp_path: Path):
    data = (
        Maker()
        .add("http://x.example/a", "x", kind="resource")
        .add("http://x.example/b", page("Nota"), status="404 Not Found")
        .add("http://x.example/c", b"\x89PNG", (("Content-Type", "image/png"),))
        .add("http://x.example/d", page("Nota"))
        .bytes()
    )
    assert [one.address for one in taken(tmp_path, data)] == ["http://x.example/d"]
    (fault,) = taken(tmp_path, Maker().add("http://x.example/a", "x", kind="resource").bytes())
    assert isinstance(fault, Fault) and "no answer of a server" in fault.reason


def test_a_page_without_an_article_costs_itself_alone(tmp_path: Path):
    data = Maker().add("http://x.example/a", "<html></html>").add("http://x.example/b", page("Nota")).bytes()
    one, other = taken(tmp_path, data)
    assert isinstance(one, Fault) and one.address == "http://x.example/a"
    assert isinstance(other, Item)


def test_an_answer_whose_head_is_none_costs_itself_alone(tmp_path: Path):
    long = (*HTML, ("X-Galleta", "a" * 2_000_000))
    data = (
        Maker()
        .add("http://x.example/a", page("Nota"), long)
        .add("http://x.example/b", page("Nota"), tuple((f"X-{n}", "a" * 90) for n in range(20_000)))
        .add("http://x.example/c", page("Nota"), status="9999999999999999999999 Bien")
        .add("http://x.example/d", page("Nota"))
        .bytes()
    )
    one, other, last = taken(tmp_path, data)
    for fault in (one, other):
        assert isinstance(fault, Fault) and "the server's answer cannot be read" in fault.reason
    assert isinstance(last, Item) and last.address == "http://x.example/d"


def test_packed_and_chunked_pages_are_unpacked(tmp_path: Path):
    body = gzip.compress(page("Nota").encode())
    chunks = b"%x\r\n%s\r\n0\r\n\r\n" % (len(body), body)
    data = (
        Maker()
        .add("http://x.example/a", body, (*HTML, ("Content-Encoding", "gzip")))
        .add("http://x.example/b", chunks, (*HTML, ("Content-Encoding", "gzip"), ("Transfer-Encoding", "chunked")))
        .bytes()
    )
    assert [type(one) for one in taken(tmp_path, data)] == [Item, Item]


def test_a_bomb_in_a_record_is_refused_and_the_next_page_comes(tmp_path: Path, options: Options):
    bomb = gzip.compress(gzip.compress(b"<p>" * 20_000_000))
    data = (
        Maker(packed=True)
        .add("http://x.example/a", bomb, (*HTML, ("Content-Encoding", "gzip, gzip")))
        .add("http://x.example/b", b"a" * 300_000)
        .add("http://x.example/c", page("Nota"))
        .bytes()
    )
    one, other, last = taken(tmp_path, data, options)
    assert isinstance(one, Fault) and "more than 200,000 bytes when unpacked" in one.reason
    assert isinstance(other, Fault) and "the record holds more than 200,000 bytes" in other.reason
    assert isinstance(last, Item)


@pytest.mark.parametrize("packed", [False, True])
def test_an_archive_that_is_cut_gives_what_came_before(tmp_path: Path, packed: bool):
    data = three(packed=packed)
    for cut in (len(data) - 1, len(data) - 30, len(data) * 2 // 3 + 20, 40, 1, 0):
        found = taken(tmp_path, data[:cut], name="a.warc.gz" if packed else "a.warc")
        assert isinstance(found[-1], Fault), cut
        assert len([one for one in found if isinstance(one, Item)]) <= 3
    assert isinstance(taken(tmp_path, data[: len(data) * 2 // 3 + 20])[0], Item)


@pytest.mark.parametrize("length", ["-1", "99999999999999999999999", "99999999", "x", ""])
def test_a_length_that_lies_is_a_fault(tmp_path: Path, length: str):
    first, mark, rest = three().partition(b"Content-Length: ")
    data = first + mark + length.encode() + rest[rest.index(b"\r\n") :]
    found = taken(tmp_path, data)
    assert any(isinstance(one, Fault) for one in found)


def test_a_record_without_a_date_or_an_address_is_no_crash(tmp_path: Path):
    data = three().replace(b"WARC-Date: 2029-05-15T01:02:03Z", b"WARC-Date: ayer").replace(b"/0?utm_source=a", b"")
    found = taken(tmp_path, data.replace(b"http://x.example/1", b"\\\\x.example\\1"))
    assert [type(one) for one in found] == [Item, Fault, Item]
    assert isinstance(found[0], Item) and found[0].article.published is None


def test_a_name_in_an_address_leads_nowhere(tmp_path: Path):
    (one,) = taken(tmp_path, Maker().add("http://x.example/a/..%2f..%2f%00etc%2fpasswd", page("Nota")).bytes())
    assert isinstance(one, Item)
    assert one.name == "x.example-etc-passwd"


def test_damage_of_any_kind_is_told(tmp_path: Path):
    chance = random.Random(9)
    whole = three()
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            at = chance.randrange(len(data))
            if chance.random() < 0.5:
                data[at] = chance.randrange(256)
            elif chance.random() < 0.5:
                del data[at : at + chance.randint(1, 300)]
            else:
                data[at:at] = bytes(chance.randrange(256) for _ in range(30))
        found = taken(tmp_path, bytes(data))
        assert len(found) >= 1
        assert len([one for one in found if isinstance(one, Item)]) <= 3
