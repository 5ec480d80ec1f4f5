"""The doctor finds what is missing and names the command that mends it."""

from __future__ import annotations

import importlib.metadata

import pytest

from segun.cli import doctor
from segun.cli.doctor import Check, cache_folder
from segun.language import tables


def test_a_fault_that_matters_ends_with_one(run, monkeypatch):
    checks = [Check("this", True), Check("that", False, "mend that"), Check("luxury", False, "buy", needed=False)]
    monkeypatch.setattr(doctor, "_checks", lambda: iter(checks))
    result = run("doctor")
    assert result.code == 1
    assert result.out == "✓ this\n✗ that\n    mend that\n✗ luxury\n    buy\n"
    monkeypatch.setattr(doctor, "_checks", lambda: iter([checks[0], checks[2]]))
    assert run("doctor").code == 0


def test_a_missing_or_old_package_is_told_with_its_command(monkeypatch):
    wishes = ["msgspec>=9999", "no-such-package-segun>=1", "pytest; extra == 'dev'", "rich"]
    monkeypatch.setattr(importlib.metadata, "requires", lambda name: wishes)
    found = {check.what: check for check in doctor._packages()}
    assert [check.good for check in found.values()] == [False, False, True]
    assert found["no-such-package-segun: not installed"].remedy.endswith("install 'no-such-package-segun>=1'")


def test_a_missing_model_is_told_with_its_command(monkeypatch):
    def missing(name: str) -> str:
        raise importlib.metadata.PackageNotFoundError(name)

    monkeypatch.setattr(importlib.metadata, "version", missing)
    (check,) = doctor._models()
    assert not check.good
    assert check.remedy == "segun models install es"


@pytest.mark.parametrize("variable", ["SEGUN_CACHE", "XDG_CACHE_HOME"])
def test_the_cache_that_is_looked_at_is_the_one_that_is_used(monkeypatch, tmp_path, variable):
    monkeypatch.delenv("SEGUN_CACHE", raising=False)
    monkeypatch.setenv(variable, str(tmp_path / "cache"))
    table = tmp_path / "one.yaml"
    table.write_text("[uno, dos]")
    tables.load_table(table, list[str])
    assert [p.suffix for p in cache_folder().iterdir()] == [".msgpack"]
    assert doctor._cache().good


def test_a_cache_that_cannot_be_written_is_no_disaster(monkeypatch, tmp_path):
    (tmp_path / "file").touch()
    monkeypatch.setenv("SEGUN_CACHE", str(tmp_path / "file" / "cache"))
    check = doctor._cache()
    assert not check.good
    assert not check.needed
