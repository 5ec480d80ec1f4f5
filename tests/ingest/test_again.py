"""Where a lost article is looked for once more."""

from __future__ import annotations

from pathlib import Path

import pytest

from segun.ingest.again import again

FEED = "https://x.example/rss?utm_source=a"


@pytest.fixture
def place(tmp_path: Path) -> str:
    for name in ("t.csv", "a.warc", "n.txt"):
        (tmp_path / name).write_text("x")
    (tmp_path / "fuera").mkdir()
    (tmp_path / "l.txt").symlink_to(tmp_path / "n.txt")
    (tmp_path / "l").symlink_to(tmp_path / "fuera")
    (tmp_path / "fuera" / "s.txt").write_text("secreto")
    return str(tmp_path)


@pytest.mark.parametrize(
    ("address", "origin", "wanted"),
    [
        ("{}/n.txt", "{}", ("{}/n.txt", True)),
        ("{}/t.csv:7", "{}", ("{}/t.csv", True)),
        ("{}/t.csv", "{}/t.csv", ("{}/t.csv", True)),
        ("{}/t.csv#row3", "{}/t.csv", ("{}/t.csv", False)),
        ("{}/nada.txt", "{}/nada.txt", ("{}/nada.txt", False)),
        ("{}/l.txt", "{}", ("{}", False)),
        ("{}/l/s.txt", "{}", ("{}", False)),
        ("{}/l/s.txt:3", "{}", ("{}", False)),
        ("http://x.example/1", "{}/a.warc", ("{}/a.warc", False)),
        (f"http://x.example/{'a' * 400}", "{}/a.warc", ("{}/a.warc", False)),
        ("\0", "{}/a.warc", ("{}/a.warc", False)),
        ("{}/a.warc", "warc:{}/a.warc", ("warc:{}/a.warc", True)),
        ("http://x.example/1", "warc:{}/a.warc", ("warc:{}/a.warc", False)),
        ("https://x.example/rss", f"feed:{FEED}", (f"feed:{FEED}", True)),
        ("https://x.example/n/1", f"feed:{FEED}", ("https://x.example/n/1", True)),
        ("https://x.example/n/1", "https://x.example/n/1", ("https://x.example/n/1", True)),
    ],
)
def test_no_more_is_read_again_than_must_be(place: str, address: str, origin: str, wanted: tuple[str, bool]):
    source, whole = again(address.replace("{}", place), origin.replace("{}", place))
    assert (source, whole) == (wanted[0].replace("{}", place), wanted[1])
