"""Linking measured on corpora with gold between documents: a part of `make eval`.

In: folders with `articles.jsonl` and `gold.jsonl` (docs/linking.md). Each is ingested into a store of its own and exported as links,
by the commands that a user has; the links are measured by `segun.evaluation.links` and, where it lies beside the project, by the
scorer that belongs to the form. Out: lines for the report.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from segun.evaluation.links import measure

ROOT = Path(__file__).parents[1]
CORPORA = (ROOT / "examples" / "desk", ROOT / "tests" / "data" / "desk")

Rows = list[dict[str, object]]


def linking_lines(shared: Path, work: Path) -> Iterator[str]:
    """Each corpus with its figures and floors.

    Args:
        shared: folder that may hold `eval/score_links.py`.
        work: where the predicted links are kept.
    """
    scorer = shared / "eval" / "score_links.py"
    yield from ("", "## Linking between documents", "")
    for corpus in CORPORA:
        name = corpus.relative_to(ROOT).as_posix()
        predicted = work / f"links-{name.replace('/', '-')}.jsonl"
        predicted.parent.mkdir(parents=True, exist_ok=True)
        predicted.write_text(links(corpus), encoding="utf-8")
        gold, texts = rows(corpus / "gold.jsonl"), rows(corpus / "articles.jsonl")
        yield from (f"{name}, {len(texts)} articles", "```")
        words = {str(one["id"]): str(one["text"]) for one in texts}
        yield from map(str, measure(gold, rows(predicted), words))
        if scorer.is_file():
            yield from ("", "by the other scorer:")
            yield from run(sys.executable, str(scorer), str(corpus / "gold.jsonl"), str(predicted)).splitlines()
        yield "```"


def links(corpus: Path) -> str:
    """What `segun` makes of a corpus, in the form of its gold."""
    with tempfile.TemporaryDirectory() as folder:
        store = f"sqlite:///{folder}/desk.db"
        run(*_SEGUN, "ingest", str(corpus / "articles.jsonl"), "--store", store, "--quiet")
        return run(*_SEGUN, "export", "--format", "links", "--out", "-", "--store", store, "--quiet")


_SEGUN = (sys.executable, "-m", "segun")


def run(*command: str) -> str:
    """What a command prints.

    Raises:
        CalledProcessError: it failed.
    """
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout


def rows(path: Path) -> Rows:
    """The objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
