"""The documentation is run: every command of a ```console block, every `>>>` of a ```python block, every link to a file.

In a ```console block a line after `$ ` is a command and what follows is its output; a line or part of a line that is `…`
stands for anything. Nothing after the command means that only its success counts. `make` is asked what it would do, since
the tests themselves run under it.
"""

from __future__ import annotations

import doctest
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGES = [
    "README.md",
    "README.es.md",
    "CONTRIBUTING.md",
    "docs/ledger.md",
    "docs/ingest.md",
    "docs/evaluation.md",
    "docs/linking.md",
    "docs/export.md",
    "docs/design.md",
    "docs/ontology.md",
]


def blocks(page: str, kind: str) -> Iterator[str]:
    yield from re.findall(rf"(?ms)^```{kind}\n(.*?)^```", (ROOT / page).read_text("utf-8"))


def commands() -> Iterator[tuple[str, str, str]]:
    """(page, command, output that must come) of every console block."""
    for page in PAGES:
        for block in blocks(page, "console"):
            for command, _, output in (part.partition("\n") for part in re.split(r"(?m)^\$ ", block)[1:]):
                yield page, command.strip(), output.strip()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of what a reader of a page has at hand, so that commands leave nothing behind."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    return tmp_path


@pytest.mark.parametrize("page", PAGES)
def test_a_page_does_what_it_shows(page: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All of a page in one folder, in order: what a command leaves behind, a later one may need."""
    for _, command, output in (one for one in commands() if one[0] == page):
        run(command, output, folder)
    monkeypatch.chdir(folder)
    parser, runner = doctest.DocTestParser(), doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)
    code = "\n".join(blocks(page, "python"))
    runner.run(parser.get_doctest(code, {}, page, page, 0))
    assert runner.summarize(verbose=False).failed == 0


def run(command: str, output: str, folder: Path) -> None:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    made = command.startswith("make ")
    shown, place = (f"{command} --dry-run", ROOT) if made else (command, folder)
    env = os.environ | {"PATH": path, "COLUMNS": "100", "PYTHONUTF8": "1"}
    done = subprocess.run(shown, shell=True, cwd=place, env=env, capture_output=True, text=True, encoding="utf-8")
    assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
    if output and not made:
        assert like(output).search(flat(done.stdout)), f"{command}: {done.stdout}"


def like(output: str) -> re.Pattern[str]:
    return re.compile(".*?".join(re.escape(part.strip()) for part in re.split(r"…", flat(output))))


def flat(text: str) -> str:
    return " ".join(text.split())


def test_an_output_that_differs_is_noticed() -> None:
    assert like("a … c").search("a b c")
    assert not like("a … d").search("a b c")


@pytest.mark.parametrize("page", PAGES)
def test_every_link_to_a_file_leads_somewhere(page: str) -> None:
    targets = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", (ROOT / page).read_text("utf-8"))
    lost = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert not lost


def test_both_readmes_show_the_same_commands() -> None:
    here = [command for page, command, _ in commands() if page == "README.md"]
    there = [command for page, command, _ in commands() if page == "README.es.md"]
    assert here == there and len(here) >= 5
