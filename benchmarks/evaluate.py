"""The reader measured on texts and gold that lie beside the project: `make eval`.

Writes a ledger for every text with gold, runs the scorer that belongs to the gold on them, compares it with our own, and
writes a report: the table, every error with its sentence, what the example article yields, which entries of the reporting
lexicon fire. Without those texts it says so and ends.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

import msgspec

from article import checks
from lexicon_use import Coverage, cover
from segun.evaluation.gold import Gold, load_gold
from segun.evaluation.report import Report, article, summary
from segun.ledger import Ledger
from segun.reading.reader import Reader

LANGUAGE = "es"
EXAMPLE = "corpus/seed"
# Our measures by the words with which the lines of the other scorer begin, and where in the line the figure stands.
TWINS = {
    "statements, content found": ("statements, content found", 0),
    "statements, boundaries >=.9": ("statements, boundaries >=.9", 0),
    "statements, and speaker": ("statements, and speaker", 0),
    "speaker right, of found": ("speaker right, of found", 0),
    "elided speaker found and right, of all": ("speaker right, of found", 1),
    "act right, of found": ("act right, of found", 0),
    "act other than assert found and right, of all": ("act right, of found", 1),
    "form right, of found": ("form right, of found", 0),
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"), help="folder with eval/ and corpus/")
    parser.add_argument("--out", type=Path, default=Path("build/eval.md"))
    parser.add_argument("--no-corpus", action="store_true", help="leave out the run over the whole corpus")
    args = parser.parse_args()
    if not (args.shared / "eval" / "gold").is_dir():
        print(f"No gold in {args.shared / 'eval' / 'gold'}: nothing to measure on.")
        return
    readings = read(args.shared)
    report = summary(readings)
    table = official(args.shared, readings, args.out.parent / "eval")
    paths = [] if args.no_corpus else sorted((args.shared / "corpus").rglob("*.txt"))
    coverage = cover(paths, LANGUAGE, os.cpu_count() or 1) if paths else Coverage()
    lines = [*summary_lines(table, report), *example_lines(args.shared, readings)]
    args.out.parent.mkdir(parents=True, exist_ok=True)
    args.out.write_text("\n".join([*lines, *error_lines(report), *coverage_lines(coverage), ""]), encoding="utf-8")
    print(*lines, sep="\n")
    print(f"\n{len(report.errors)} errors with their sentences, and the lexicon's use: {args.out}")


def read(shared: Path) -> list[tuple[Gold, Ledger]]:
    """Every text that has gold, with its ledger."""
    annotated = load_gold(shared / "eval" / "gold", shared / "corpus")
    ledgers = Reader(LANGUAGE).pipe(article(gold) for gold in annotated)
    return list(zip(annotated, ledgers, strict=True))


def official(shared: Path, readings: list[tuple[Gold, Ledger]], folder: Path) -> list[str]:
    """The table of the scorer that belongs to the gold, on our ledgers."""
    folder.mkdir(parents=True, exist_ok=True)
    for gold, ledger in readings:
        (folder / f"{gold.doc}.json").write_bytes(msgspec.json.encode(ledger))
    command = [sys.executable, str(shared / "eval" / "score.py"), str(shared / "eval" / "gold"), str(folder)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()


def differences(table: list[str], report: Report) -> Iterator[str]:
    """Measures on which the two scorers differ by more than their last digit."""
    for name, measure in {**report.rates, **report.shares}.items():
        label, place = TWINS[name]
        line = next((row for row in table if row.startswith(label)), "")
        theirs, ours = [re.findall(r"\d+\.\d+|\d+", text.removeprefix(label)) for text in (line, str(measure))]
        if theirs[2 * place : 2 * place + len(ours)] != ours:
            yield f"{name}: theirs {' '.join(theirs)}, ours {' '.join(ours)}"


def summary_lines(table: list[str], report: Report) -> Iterator[str]:
    """The table, whether our own scorer agrees, and the causes of error."""
    yield from (f"# The reading of {report.documents} annotated texts", "", "```", *table, "```", "")
    apart = list(differences(table, report))
    yield "Our own scorer differs:" if apart else "Our own scorer (`segun eval`) gives the same figures."
    yield from (f"- {line}" for line in apart)
    yield from ("", "## Causes of error", "")
    yield from (f"- {count} × {cause}" for cause, count in report.causes())


def example_lines(shared: Path, readings: list[tuple[Gold, Ledger]]) -> Iterator[str]:
    """What must hold of the example article, and whether it does."""
    for gold, ledger in readings:
        if (shared / EXAMPLE / f"{gold.doc}.txt").exists():
            found = checks(gold, ledger)
            held = sum(check.holds for check in found)
            yield from ("", f"## What {gold.doc} must yield: {held} of {len(found)} hold", "")
            yield from (f"- {check}" for check in found)


def error_lines(report: Report) -> Iterator[str]:
    """Every error under its document, with its sentence."""
    yield from ("", "## Errors", "")
    for doc, faults in groupby(report.errors, key=lambda fault: fault.doc):
        yield from (f"### {doc}", "")
        for fault in faults:
            yield f"- **{fault.kind}** @{fault.start}: wanted “{fault.wanted}”, read “{fault.read}” ({fault.cause})"
            yield f"  > {fault.sentence}"
        yield ""


def coverage_lines(coverage: Coverage) -> Iterator[str]:
    """How often rules and entries of the reporting lexicon fired over the corpus."""
    total = coverage.rules.total()
    yield from (f"## The reporting lexicon on {coverage.texts} texts: {total} statements", "", "By rule:", "")
    yield from (f"- {count} × `{rule}`" for rule, count in _sorted(coverage.rules))
    yield from ("", "By entry:", "", ", ".join(f"{entry} {count}" for entry, count in _sorted(coverage.entries)))
    strange = ", ".join(f"{cue} {count}" for cue, count in _sorted(coverage.strangers)[:200])
    yield from ("", "Cues that no entry explains:", "", strange)
    silent = coverage.silent(LANGUAGE) if coverage.texts else []
    yield from ("", f"{len(silent)} entries never fired:", "", ", ".join(silent))


def _sorted(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


if __name__ == "__main__":
    main()
