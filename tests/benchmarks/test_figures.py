"""The figures in the READMEs are those of the report."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest

REPORT = """
statements, content found     P 0.875  R 0.911  F1 0.893  (133 of 146 gold, 152 predicted)
statements, boundaries >=.9   P 0.822  R 0.856  F1 0.839  (125 of 146 gold, 152 predicted)
statements, and speaker       P 0.678  R 0.705  F1 0.691  (103 of 146 gold, 152 predicted)
speaker right, of found       0.901 (141)   elided: found and right, of all 0.919 (37)
events, type and trigger      P 0.551  R 0.528  F1 0.539  (38 of 72 gold, 69 predicted)
event actors, of found        P 0.741  R 0.556  F1 0.635  (20 of 36 gold, 27 predicted)
event recipients, of found    P 0.737  R 0.500  F1 0.596  (14 of 28 gold, 19 predicted)
status right, of found        0.947 (38)   other than actual 0.800 (5)
dates, of found               P 0.750  R 0.250  F1 0.375  (3 of 12 gold, 4 predicted)
"""
PAGE = "A\n<!-- figures: x -->\n| | P | R | F1 |\n|---|---|---|---|\n| a | | | |\n| … b | 1 | 1 | 1 |\n| c | | | |\n| d | | | |\n| e | | | |\n| f | | | |\n| g | | | |\n<!-- end of figures -->\nZ\n"


@pytest.fixture(scope="module")
def figures() -> ModuleType:
    path = Path(__file__).parents[2] / "benchmarks" / "figures.py"
    spec = importlib.util.spec_from_file_location("figures", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_rows_are_filled_and_the_rest_stays(figures: ModuleType) -> None:
    page = figures.filled(PAGE, figures.measured(REPORT), ",")
    assert "| a | 0,88 | 0,91 | 0,89 |\n| … b | 0,82 | 0,86 | 0,84 |\n| c | 0,68 | 0,70 | 0,69 |\n| d | 0,55 |" in page
    assert "| f | 0,74 | 0,50 | 0,60 |\n| g | 0,75 | 0,25 | 0,38 |\n<!-- end" in page
    assert page.startswith("A\n<!-- figures: x -->\n| | P |") and page.endswith("\nZ\n")
    assert figures.filled(page, figures.measured(REPORT), ",") == page


def test_a_report_without_figures_is_refused(figures: ModuleType) -> None:
    with pytest.raises(ValueError, match="content found"):
        figures.measured("# Nothing")


@pytest.mark.parametrize("name", ["README.md", "README.es.md"])
def test_the_pages_have_a_place_for_them(figures: ModuleType, name: str) -> None:
    page = (Path(__file__).parents[2] / name).read_text("utf-8")
    assert figures.filled(page, [("0.42",) * 3] * len(figures.ROWS), ".").count("0.42") == 3 * len(figures.ROWS)


LINKS = """
## Linking between documents

examples/desk, 60 articles
```
entity  P 0.942 R 0.685 F1 0.793  (172 clusters, 916 members; each alone P 1.000 R 0.188 F1 0.316)
story   P 1.000 R 0.973 F1 0.986  (19 clusters, 60 members; each alone P 1.000 R 0.317 F1 0.481)
event   P 0.955 R 0.508 F1 0.663  (64 clusters, 220 members; each alone P 1.000 R 0.291 F1 0.451)
claim   P 0.316 R 0.232 F1 0.268  (46 clusters, 273 members; each alone P 0.000 R 0.000 F1 0.000)
```
"""


def test_each_kind_of_cluster_of_each_corpus_has_a_row(figures: ModuleType) -> None:
    assert figures.linked(LINKS) == [
        ("0.94", "0.69", "0.79"), ("1.00", "0.97", "0.99"), ("0.95", "0.51", "0.66"), ("0.32", "0.23", "0.27"),
    ]  # fmt: skip
    with pytest.raises(ValueError, match="story"):
        figures.linked(LINKS.replace("story", "tale"))


def test_the_page_on_linking_has_a_place_for_two_corpora(figures: ModuleType) -> None:
    page = (Path(__file__).parents[2] / figures.LINKING).read_text("utf-8")
    rows = 2 * len(figures.KINDS)
    assert figures.filled(page, [("0.42",) * 3] * rows, ".").count("| 0.42 | 0.42 | 0.42 |") == rows
