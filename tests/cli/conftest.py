"""Runs the command line inside the test, with a reader that needs no model."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pytest

from asked_store import ARTICLES, fill
from segun.cli import read
from segun.cli.main import main
from segun.errors import TextError
from segun.ledger import Ledger
from segun.text.article import Article

SAMPLE = Path(__file__).parent.parent / "data" / "view" / "sample.json"
Run = Callable[..., "Result"]


@dataclass(frozen=True)
class Result:
    code: int
    out: str
    err: str


class StubReader:
    """Gives the sample ledger under the article's name and date; fails where the text asks for it."""

    def __init__(self) -> None:
        self.sample = msgspec.json.decode(SAMPLE.read_bytes(), type=Ledger)
        self.read_singly: list[str] = []

    def read(self, article: Article) -> Ledger:
        self.read_singly.append(article.name)
        return self._ledger(article)

    def pipe(self, articles: Iterable[Article]) -> Iterator[Ledger]:
        return (self._ledger(article) for article in articles)

    def _ledger(self, article: Article) -> Ledger:
        if "REFUSED" in article.text:
            raise TextError("nothing in it can be read", remedy="give another")
        if "BROKEN" in article.text:
            raise IndexError("list index out of range")
        published = article.published.isoformat() if article.published else None
        document = msgspec.structs.replace(self.sample.document, id=Path(article.name).name, published=published)
        return msgspec.structs.replace(self.sample, document=document)


@pytest.fixture
def stub(monkeypatch: pytest.MonkeyPatch) -> StubReader:
    reader = StubReader()
    monkeypatch.setattr(read, "_reader", lambda lang, ontology: reader)
    return reader


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """`run("read", …)` gives exit code, standard output and standard error."""
    for name in ("LC_ALL", "LC_MESSAGES", "NO_COLOR", "SEGUN_DEBUG", "COLUMNS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")

    def _run(*words: object) -> Result:
        monkeypatch.setattr(sys, "argv", ["segun", *map(str, words)])
        code = 0
        try:
            main()
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 0
        return Result(code, *capfd.readouterr())

    return _run


def answers(run: Run, verb: str, *words: object) -> list[dict[str, Any]]:
    """What a verb answers a program, without the line that ends the page."""
    return [json.loads(line) for line in run(verb, *words, "--json").out.splitlines()[:-1]]


@pytest.fixture(scope="session")
def asked_db(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A store to ask, the same for all; whoever asks leaves it as it was."""
    path = fill(tmp_path_factory.mktemp("asked") / "desk.db", *ARTICLES)
    before = path.read_bytes()
    yield path
    assert path.read_bytes() == before


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A folder with two readable articles of one name, and things that are none."""
    folder = tmp_path / "news"
    (folder / "sub").mkdir(parents=True)
    (folder / "faro_20290514.txt").write_text("Una nota.\n", "utf-8")
    (folder / "sub" / "faro_20290514.txt").write_text("Otra nota.\n", "utf-8")
    (folder / "leeme.md").write_text("no", "utf-8")
    (folder / ".oculto.txt").write_text("no", "utf-8")
    return folder
