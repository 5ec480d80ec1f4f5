"""`segun doctor`: is everything here that reading needs, and if not, which command mends it."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import typer

from segun.cli.output import write_out
from segun.errors import SegunError

_OLDEST = (3, 11)


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was looked at. Where it is `needed` and not `good`, reading does not work."""

    what: str
    good: bool
    remedy: str = ""
    needed: bool = True


def doctor() -> None:
    """Look whether everything that reading needs is here.

    Python, packages, the language model, the cache folder, the terminal. Each
    fault comes with the command that mends it. Exit status 1 if something is
    missing that reading needs.

    [bold]Example[/bold]

    [cyan]segun doctor && segun read note.txt[/cyan]
    """
    signs = ("✓", "✗") if _prints("✓✗") else ("ok", "NO")
    missing = False
    for check in _checks():
        remedy = f"\n    {check.remedy}" if check.remedy and not check.good else ""
        write_out(f"{signs[0] if check.good else signs[1]} {check.what}{remedy}\n")
        missing |= check.needed and not check.good
    if missing:
        raise typer.Exit(1)


def _checks() -> Iterator[Check]:
    version = platform.python_version()
    yield Check(f"Python {version}", sys.version_info >= _OLDEST, f"use Python {_OLDEST[0]}.{_OLDEST[1]} or newer")
    yield from _packages()
    yield from _models()
    yield _cache()
    yield _terminal()


def _packages() -> Iterator[Check]:
    """The packages that this one says it needs, each at a version that it accepts."""
    from packaging.requirements import Requirement

    for line in sorted(importlib.metadata.requires("segun") or []):
        wanted = Requirement(line)
        if wanted.marker and not wanted.marker.evaluate({"extra": ""}):
            continue
        try:
            version = importlib.metadata.version(wanted.name)
        except importlib.metadata.PackageNotFoundError:
            yield Check(f"{wanted.name}: not installed", False, f"{_python()} -m pip install '{wanted}'")
            continue
        fits = wanted.specifier.contains(version, prereleases=True)
        wish = "" if fits else f", wanted {wanted.specifier}"
        yield Check(f"{wanted.name} {version}{wish}", fits, f"{_python()} -m pip install '{wanted}'")


def _models() -> Iterator[Check]:
    from segun.language.pack import languages, pack

    for code in languages():
        model = pack(code).model
        installed, mend = model.installed(), f"segun models install {code}"
        name = f"model {model.package} for {pack(code).name}"
        if installed is None:
            yield Check(f"{name}: not installed", False, mend)
        elif installed != model.version:
            yield Check(f"{name}: {installed}, tested with {model.version}", False, mend, needed=False)
        else:
            yield Check(f"{name}: {installed}", True)
        if installed is not None:
            yield _reads(code, mend)


def _reads(code: str, mend: str) -> Check:
    """Whether the probe of the language pack yields the statement that it must."""
    from segun.language.pack import pack
    from segun.reading.reader import Reader

    try:
        found = len(Reader(code).read(pack(code).probe).statements)
    except SegunError as fault:
        return Check(f"reads {pack(code).name}: {fault}", False, fault.remedy)
    except Exception as fault:  # noqa: BLE001 - a broken model can fail in any way; the check tells how
        return Check(f"reads {pack(code).name}: {type(fault).__name__}: {fault}", False, mend)
    return Check(f"reads {pack(code).name}: {found} statement in the test sentence", found == 1, mend)


def _cache() -> Check:
    """Whether compiled tables can be kept; without that each start is slower, and nothing else."""
    folder = cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as problem:
        mend = "export SEGUN_CACHE=/a/folder/you/may/write/to"
        return Check(f"cache folder {folder}: {problem.strerror or problem}", False, mend, needed=False)
    return Check(f"cache folder {folder}", True)


def cache_folder() -> Path:
    """Where `language.tables` keeps compiled tables."""
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(os.environ.get("SEGUN_CACHE") or Path(home) / "segun")


def _terminal() -> Check:
    encoding = sys.stdout.encoding or "unknown"
    return Check(f"terminal encoding {encoding}", _prints("ñ—«✓"), "export PYTHONIOENCODING=utf-8", needed=False)


def _prints(signs: str) -> bool:
    try:
        signs.encode(sys.stdout.encoding or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True


def _python() -> str:
    return Path(sys.executable).name or "python"
