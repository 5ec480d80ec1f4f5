"""The reader measured on texts and gold that lie beside the project: `make eval`.

Writes a ledger for every text with gold, runs the scorer that belongs to the gold on them, compares it with our own, and
writes a report: the table, every error with its sentence, what the example article yields, how the project's own corpora are linked.
Then reads the whole corpus once,
and adds: the types of events on agency copy that others annotated, how many events there are in a thousand words, also in
texts that hold none, which entries of the reporting lexicon and which senses of events fire, and a draw of events to judge by
hand. Without those texts it says so and ends.
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

from afp import Afp, afp, miss_lines, table_lines
from article import checks
from event_use import draw, draw_lines, rate_lines, sense_lines, share_line, wrong_lines
from lexicon_use import Coverage, coverage_lines
from linking import linking_lines
from segun.evaluation.gold import Gold, load_gold
from segun.evaluation.report import Report, article, summary
from segun.ledger import Ledger
from segun.reading.reader import Reader
from survey import Survey, survey

LANGUAGE = "es"
EXAMPLE = "corpus/seed"
AGENCY, MODERN = "afp", "modern"
NO_EVENTS = Path(__file__).parents[1] / "tests" / "data" / "no_events"
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
    "events, type and trigger": ("events, type and trigger", 0),
    "event actors, of found": ("event actors, of found", 0),
    "event recipients, of found": ("event recipients, of found", 0),
    "event status right, of found": ("status right, of found", 0),
    "event status other than actual right, of found": ("status right, of found", 1),
    "event source right, of found": ("source right, of found", 0),
    "event source right where one is cited, of found": ("source right, of found", 1),
    "event dates, of found": ("dates, of found", 0),
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
    folder = args.out.parent / "eval"
    readings = read(args.shared)
    report = summary(readings)
    lines = [*summary_lines(official(args.shared, readings, folder), report), *example_lines(args.shared, readings)]
    lines += linking_lines(args.shared, folder)
    details = list(error_lines(report))
    if not args.no_corpus:
        found, agency = over_the_corpus(args.shared, folder)
        lines += corpus_lines(found, agency)
        details += [*detail_lines(found), *miss_lines(agency)]
        drawn = draw(found.of(MODERN))
        (folder / f"modern-{len(drawn)}.md").write_text("\n".join(draw_lines(drawn)), encoding="utf-8")
    args.out.write_text("\n".join([*lines, *details, ""]), encoding="utf-8")
    print(*lines, sep="\n")
    print(f"\n{len(report.errors)} errors with their sentences, and the use of lexicon and senses: {args.out}")


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


def over_the_corpus(shared: Path, folder: Path) -> tuple[Survey, Afp]:
    """All texts of the corpus, and those that hold no event, read once; and the types of events on agency copy."""
    paths = [*(shared / "corpus").rglob("*.txt"), *NO_EVENTS.glob("*.txt")]
    found = survey(paths, LANGUAGE, os.cpu_count() or 1, {AGENCY: folder / AGENCY})
    scorer, annotations = shared / "eval" / "afp_events.py", shared / "corpus" / AGENCY
    return found, afp(scorer, annotations, folder / AGENCY)


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


def corpus_lines(found: Survey, agency: Afp) -> Iterator[str]:
    """What was counted over the corpus, in short."""
    yield from table_lines(agency)
    yield from ("", f"## Events in {found.texts[MODERN]} recent texts", "")
    yield from rate_lines(found.of(MODERN), found.words[MODERN])
    yield from ("", share_line(found, _corpus(found), LANGUAGE))
    yield from wrong_lines(found, NO_EVENTS.name)


def detail_lines(found: Survey) -> Iterator[str]:
    """What was counted over the corpus, at length."""
    folders = _corpus(found)
    yield from coverage_lines(sum((found.coverage[f] for f in folders), Coverage()), LANGUAGE)
    yield ""
    yield from sense_lines(found, folders, LANGUAGE)


def _corpus(found: Survey) -> list[str]:
    """The folders of the corpus, without the texts of our own."""
    return sorted(found.texts.keys() - {NO_EVENTS.name})


def error_lines(report: Report) -> Iterator[str]:
    """Every error under its document, with its sentence."""
    yield from ("", "## Errors", "")
    for doc, faults in groupby(report.errors, key=lambda fault: fault.doc):
        yield from (f"### {doc}", "")
        for fault in faults:
            yield f"- **{fault.kind}** @{fault.start}: wanted “{fault.wanted}”, read “{fault.read}” ({fault.cause})"
            yield f"  > {fault.sentence}"
        yield ""


if __name__ == "__main__":
    main()
