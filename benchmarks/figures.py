"""Put the measured figures into the READMEs and the page on linking: `make figures`, after `make eval`.

In: the tables in `build/eval.md`. Out: the rows between the marks `<!-- figures … -->` and `<!-- end of figures -->`, each with
precision, recall and F1, in the notation of the page's language.
"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
PAGES = {"README.md": ".", "README.es.md": ","}
"""The pages and their decimal mark."""

ROWS = (
    "statements, content found",
    "statements, boundaries >=.9",
    "statements, and speaker",
    "events, type and trigger",
    "event actors, of found",
    "event recipients, of found",
    "dates, of found",
)
"""How the table's lines begin, in the order of the pages' rows."""

LINKING = "docs/linking.md"
KINDS = ("entity", "story", "event", "claim")
"""The kinds of clusters, in the order of the rows for each corpus."""

_FIGURES = re.compile(r"P (\d\.\d+)\s+R (\d\.\d+)\s+F1 (\d\.\d+)")
_MARKED = re.compile(r"(?s)(<!-- figures[^\n]*-->\n)(.*?)(<!-- end of figures -->)")


def measured(report: str) -> list[tuple[str, ...]]:
    """Precision, recall and F1 of each of `ROWS`, as the table has them, to two places.

    Raises:
        ValueError: a row is missing.
    """
    out = []
    for name in ROWS:
        line = next((row for row in report.splitlines() if row.startswith(name)), "")
        found = _FIGURES.search(line)
        if not found:
            raise ValueError(f"no figures of {name!r} in the report")
        out.append(tuple(f"{float(figure):.2f}" for figure in found.groups()))
    return out


def linked(report: str) -> list[tuple[str, ...]]:
    """Precision, recall and F1 of each of `KINDS` for each corpus of the report, to two places.

    Raises:
        ValueError: a kind is missing.
    """
    corpora = re.findall(r"(?ms)^(\S+, \d+ articles)\n```\n(.*?)^```", report)
    out = []
    for corpus, lines in corpora:
        for kind in KINDS:
            found = re.search(rf"(?m)^{kind}\s+{_FIGURES.pattern}", lines)
            if not found:
                raise ValueError(f"no figures of {kind!r} in {corpus}")
            out.append(tuple(f"{float(figure):.2f}" for figure in found.groups()))
    return out


def filled(page: str, figures: list[tuple[str, ...]], mark: str) -> str:
    """`page` with the figures in the rows of its marked table; labels and head stay as they are."""

    def fill(found: re.Match[str]) -> str:
        lines = found[2].splitlines()
        for at, row in enumerate(figures, start=2):
            label = lines[at].split("|")[1].strip()
            lines[at] = f"| {label} | " + " | ".join(figure.replace(".", mark) for figure in row) + " |"
        return found[1] + "\n".join(lines) + "\n" + found[3]

    return _MARKED.sub(fill, page)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("report", type=Path, help="what `make eval` wrote")
    report = parser.parse_args().report.read_text("utf-8")
    for name, mark in PAGES.items():
        put(ROOT / name, measured(report), mark)
    put(ROOT / LINKING, linked(report), ".")


def put(path: Path, figures: list[tuple[str, ...]], mark: str) -> None:
    path.write_text(filled(path.read_text("utf-8"), figures, mark), "utf-8")


if __name__ == "__main__":
    main()
