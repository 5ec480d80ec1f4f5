"""A reader measured against gold: the table, and every error with its sentence and cause.

In: folders of gold and texts, and a reader. Out: a `Report`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from segun.errors import RecordError
from segun.evaluation.gold import Gold, load_gold
from segun.evaluation.score import score
from segun.evaluation.verdict import Fault, Score, Verdict
from segun.ledger import Ledger
from segun.text.article import Article


class ArticleReader(Protocol):
    """What is measured: anything that makes a ledger of an article, such as `segun.reading.reader.Reader`."""

    def read(self, article: Article, /) -> Ledger: ...


@dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and F1, from counts."""

    right: int
    read: int
    gold: int

    @property
    def precision(self) -> float:
        return self.right / self.read if self.read else 0.0

    @property
    def recall(self) -> float:
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        return f1(self.precision, self.recall)

    def __str__(self) -> str:
        figures = f"P {self.precision:.3f}  R {self.recall:.3f}  F1 {self.f1:.3f}"
        return f"{figures}  ({self.right} of {self.gold} gold, {self.read} predicted)"


def f1(precision: float, recall: float) -> float:
    """Their harmonic mean; 0 where both are 0."""
    both = precision + recall
    return 2 * precision * recall / both if both else 0.0


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, from counts."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        return f"{self.value:.3f} ({self.of})"


@dataclass(frozen=True, slots=True)
class Report:
    """What was measured on all documents together."""

    documents: int
    total: Score

    @property
    def rates(self) -> dict[str, Rate]:
        """The main measures: what they measure, to precision, recall and F1."""
        t = self.total.tally
        names = {"content found": "found", "boundaries >=.9": "exact", "and speaker": "speaker"}
        return {
            **{f"statements, {name}": Rate(t[count], t["read"], t["gold"]) for name, count in names.items()},
            "events, type and trigger": Rate(t["events_found"], t["events_read"], t["events_gold"]),
            "event actors, of found": Rate(t["actors"], t["actors_read"], t["actors_gold"]),
            "event recipients, of found": Rate(t["recipients"], t["recipients_read"], t["recipients_gold"]),
            "event dates, of found": Rate(t["date"], t["date_read"], t["date_gold"]),
        }

    @property
    def shares(self) -> dict[str, Share]:
        """Measures on the statements and events that were found, and on all, or all found, of a rarer kind."""
        t = self.total.tally
        return {
            "speaker right, of found": Share(t["speaker"], t["found"]),
            "elided speaker found and right, of all": Share(t["elided"], t["elided_gold"]),
            "act right, of found": Share(t["act"], t["found"]),
            "act other than assert found and right, of all": Share(t["rare"], t["rare_gold"]),
            "form right, of found": Share(t["form"], t["found"]),
            "event status right, of found": Share(t["status"], t["events_found"]),
            "event status other than actual right, of found": Share(t["status_rare"], t["status_rare_gold"]),
            "event source right, of found": Share(t["source"], t["events_found"]),
            "event source right where one is cited, of found": Share(t["source_cited"], t["source_cited_gold"]),
        }

    @property
    def errors(self) -> tuple[Fault, ...]:
        """Every error, by document and place."""
        return self.total.faults

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Right or wrong for every statement and event that was read, for calibration."""
        return self.total.verdicts

    def lines(self) -> list[str]:
        """The table, one measure a line: statements, then events."""
        measures: dict[str, Rate | Share] = {**self.rates, **self.shares}
        width = max(map(len, measures))
        ordered = sorted(measures, key=lambda name: name.startswith("event"))
        return [f"{name:{width}}  {measures[name]}" for name in ordered]

    def causes(self) -> list[tuple[str, int]]:
        """Kinds of error with their causes, the commonest first."""
        counts = Counter(f"{fault.kind}: {fault.cause}" for fault in self.errors)
        return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def evaluate(gold: Path, texts: Path, reader: ArticleReader) -> Report:
    """Read every text that has gold, with the gold's date as its day of publication, and compare.

    Args:
        gold: folder of gold files in the annotators' form (`docs/evaluation.md`).
        texts: folder that holds `<doc>.txt` for each of them, at any depth.
        reader: what is measured.

    Raises:
        RecordError: the gold does not fit its texts; nothing is read then.
    """
    annotated = load_gold(gold, texts)
    return summary((g, reader.read(article(g))) for g in annotated)


def article(gold: Gold) -> Article:
    """The text of `gold` as the reader is given it."""
    return Article(text=gold.text, name=f"{gold.doc}.txt", published=gold.published)


def summary(readings: Iterable[tuple[Gold, Ledger]]) -> Report:
    """The report on documents that were read already."""
    scores = list(_scores(readings))
    return Report(len(scores), sum(scores, Score()))


def _scores(readings: Iterable[tuple[Gold, Ledger]]) -> Iterator[Score]:
    for gold, ledger in readings:
        if ledger.document.text != gold.text:
            raise RecordError("the ledger is not of this text", gold.doc)
        yield score(gold, ledger)
