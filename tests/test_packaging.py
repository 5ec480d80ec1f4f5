"""The package as a user gets it: the wheel holds all data, installs into an empty environment, and reads there.

The environment of the test is empty but for the wheel; Según's dependencies come from the one that runs the tests, by a
path file, since installing them anew would test pip.
"""

from __future__ import annotations

import importlib.metadata
import json
import os
import re
import subprocess
import sys
import sysconfig
import tomllib
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
LOCK = re.sub(r"(?m)^#.*\n", "", (ROOT / "requirements.lock").read_text("utf-8")).strip()


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-build-isolation", "--no-deps", "--no-index"]
    subprocess.run([*build, "--wheel-dir", str(folder), str(ROOT)], check=True)
    (built,) = folder.glob("segun-*.whl")
    return built


@pytest.fixture(scope="module")
def segun(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `segun` command in an environment that has the wheel and sees our dependencies, not our checkout."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    python = folder / "bin" / "python"
    site = sysconfig.get_path("purelib", vars={"base": str(folder)})
    Path(site, "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n")
    install = [sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-deps", "--no-index"]
    subprocess.run([*install, "--ignore-installed", str(wheel)], check=True)
    return folder / "bin" / "segun"


def run(*command: str | Path, text: str = "") -> str:
    clean = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(
        list(map(str, command)), input=text, capture_output=True, text=True, cwd="/", env=clean, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_data_file_is_in_the_wheel(wheel: Path) -> None:
    source = ROOT / "src"
    files = {str(p.relative_to(source)) for p in (source / "segun").rglob("*") if p.is_file() and p.suffix != ".pyc"}
    assert files <= set(zipfile.ZipFile(wheel).namelist())


def test_the_wheel_holds_licence_and_notice_and_no_model(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    assert any(name.endswith("licenses/LICENSE") for name in names)
    assert any(name.endswith("licenses/NOTICE") for name in names)
    assert not [name for name in names if "core_news" in name]


def test_it_runs_from_the_wheel_and_not_from_the_checkout(segun: Path) -> None:
    where = run(segun.with_name("python"), "-c", "import segun; print(segun.__file__)")
    assert where.startswith(str(segun.parent.parent))


def test_help_and_schema(segun: Path) -> None:
    assert "read" in run(segun, "--help")
    assert "Statement" in json.loads(run(segun, "schema"))["$defs"]


def test_it_reads_a_sentence(segun: Path, tmp_path: Path) -> None:
    text = "La ministra Elena Trujano aseguró el lunes que el acuerdo se firmará en mayo.\n"
    file = tmp_path / "noticia.txt"
    file.write_text(text, encoding="utf-8")
    ledger = json.loads(run(segun, "read", file, "--json"))
    (statement,) = ledger["statements"]
    start, end = statement["content_span"]
    assert text[start:end] == "el acuerdo se firmará en mayo"
    speaker = next(actor for actor in ledger["actors"] if actor["id"] == statement["speaker"])
    assert speaker["name"] == "Elena Trujano"


@pytest.mark.parametrize("entry", sorted({**PROJECT["scripts"], **PROJECT["entry-points"]["spacy_factories"]}.items()))
def test_every_entry_point_leads_somewhere(entry: tuple[str, str]) -> None:
    point = importlib.metadata.EntryPoint(name=entry[0], value=entry[1], group="")
    assert callable(point.load())


def test_every_line_of_the_lock_is_pinned_and_hashed() -> None:
    blocks = re.split(r"\n(?=\S)", LOCK)
    assert len(blocks) > 50
    for block in blocks:
        assert re.match(r"[a-z0-9._-]+==\S+( ; .+)? \\\n    --hash=sha256:[0-9a-f]{64}", block), block.splitlines()[0]


def test_the_lock_names_no_address() -> None:
    assert not re.search(r"://|^-|file:|@ ", LOCK, re.MULTILINE)


def test_the_lock_holds_what_the_project_needs() -> None:
    needed = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["dev"]]
    names = {re.split(r"[<>=\[ ]", line)[0].lower().replace("_", "-") for line in needed}
    pinned = set(re.findall(r"(?m)^([a-z0-9._-]+)==", LOCK))
    assert names <= pinned
