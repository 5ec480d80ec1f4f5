"""`Reader`: one text, many texts, long texts; always the same bytes."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

import segun
from segun.errors import SegunError
from segun.reading.reader import WINDOW, Reader, as_date
from segun.text.article import Article
from spans import assert_sound

ARTICLE = Path(__file__).parents[2] / "examples" / "tekle-mansur.txt"
SENTENCES = [
    "El alcalde, Hugo Larrazábal, negó que haya despidos.",
    "Según la rectora, las clases empiezan el lunes.",
    "Llovió toda la tarde.",
    "«No habrá acuerdo», dijo Elena Trujano. Añadió que lo lamenta.",
]


def test_the_ledger_of_the_example_is_sound(reader: Reader) -> None:
    ledger = reader.read(ARTICLE.read_text("utf-8"), published="2025-03-15")
    assert_sound(ledger)
    assert ledger.document.published == "2025-03-15"
    assert len(ledger.statements) > 15


def test_texts_come_back_in_their_order_whatever_the_batch(reader: Reader) -> None:
    texts = [*SENTENCES * 3, "", ARTICLE.read_text("utf-8"), *SENTENCES]
    singly = [msgspec.json.encode(reader.read(text)) for text in texts]
    for size in (1, 3, 64):
        assert [msgspec.json.encode(ledger) for ledger in reader.pipe(texts, batch_size=size)] == singly


def test_texts_are_taken_as_they_are_needed(reader: Reader) -> None:
    taken: list[str] = []

    def endless() -> object:
        while True:
            taken.append(SENTENCES[0])
            yield SENTENCES[0]

    stream = reader.pipe(endless(), batch_size=4)  # type: ignore[arg-type]
    next(stream)
    assert len(taken) <= 5


def test_a_long_text_is_read_to_its_end_and_its_spans_hold(reader: Reader) -> None:
    paragraphs = [f"{sentence} El texto número {n} sigue." for n in range(150) for sentence in SENTENCES]
    text = "\n\n".join(paragraphs)
    assert len(text) > 3 * WINDOW
    ledger = reader.read(text)
    assert_sound(ledger)
    starts = [s.content_span.of(text) for s in ledger.statements]
    assert starts.count("haya despidos") == 150
    assert ledger.statements[-1].content_span.start > len(text) - 200


def test_the_same_bytes_in_every_process() -> None:
    outputs = set()
    for seed in ("1", "2"):
        env = os.environ | {"PYTHONHASHSEED": seed}
        command = [sys.executable, "-m", "segun", "read", str(ARTICLE), "--json", "--published", "2025-03-15"]
        outputs.add(subprocess.run(command, env=env, stdout=subprocess.PIPE, check=True).stdout)
    assert len(outputs) == 1 and len(outputs.pop()) > 10_000


def test_what_is_known_of_an_article_stands_in_its_ledger(reader: Reader) -> None:
    article = Article(
        SENTENCES[0], title="Sin\ud800 despidos", published=dt.date(2024, 5, 8), url="https://example.org/1"
    )
    document = reader.read(article).document
    assert (document.title, document.published, document.url) == (
        "Sin\ufffd despidos",
        "2024-05-08",
        "https://example.org/1",
    )
    assert reader.read(article, published="2024-06-01").document.published == "2024-06-01"


def test_line_ends_and_nul_are_all_that_changes_in_a_text(reader: Reader) -> None:
    text = "“Sí”,\r\ndijo\0 el  alcalde…\u00a0\u200b Ã¡"
    assert reader.read(text).document.text == "“Sí”,\ndijo\ufffd el  alcalde…\u00a0\u200b Ã¡"


@pytest.mark.parametrize(
    ("given", "date"),
    [
        ("2024-11-02", dt.date(2024, 11, 2)),
        (dt.date(2024, 11, 2),) * 2,
        (dt.datetime(2024, 11, 2, 9), dt.date(2024, 11, 2)),
    ],
)
def test_dates_of_publication(given: dt.date | str, date: dt.date) -> None:
    assert as_date(given) == date and type(as_date(given)) is dt.date


def test_faults_of_the_call_are_told_with_their_remedy(reader: Reader) -> None:
    with pytest.raises(SegunError, match="2024-11-02"):
        reader.read("No.", published="ayer")
    with pytest.raises(SegunError, match="there are: es"):
        Reader("xx")


def test_what_the_package_offers() -> None:
    assert {name for name in segun.__all__ if getattr(segun, name) is None} == set()
    assert set(segun.__all__) <= set(dir(segun))
    with pytest.raises(AttributeError, match="nothing"):
        segun.nothing  # noqa: B018
