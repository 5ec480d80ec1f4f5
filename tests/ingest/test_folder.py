"""The files of a folder."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from segun.ingest.folder import files_below
from segun.ingest.problem import SourceError


def found(folder: Path) -> list[str]:
    return [
        one.relative_to(folder).as_posix() if isinstance(one, Path) else f"{Path(one.where).name}: {one.what}"
        for one in files_below(folder, (".txt",))
    ]


def test_files_come_in_order_of_their_paths_and_hidden_ones_stay_away(tmp_path: Path):
    for name in ("b.txt", "a/z.TXT", "a/y.txt", "a/.x.txt", ".git/w.txt", "v.md", "u.txt~"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert found(tmp_path) == ["a/y.txt", "a/z.TXT", "b.txt"]


def test_links_are_not_followed_and_those_that_lead_out_are_told(tmp_path: Path):
    outside, folder = tmp_path / "fuera.txt", tmp_path / "in"
    outside.write_text("secreto")
    folder.mkdir()
    (folder / "a.txt").write_text("x")
    for name, target in (("b.txt", outside), ("c.txt", folder / "a.txt"), ("d.txt", folder / "nada"), ("e", folder)):
        (folder / name).symlink_to(target)
    (folder / "f.txt").symlink_to(folder / "f.txt")
    (folder / "g").symlink_to(tmp_path)
    assert found(folder) == [
        "a.txt",
        "b.txt: the symbolic link leads out of the folder and is not followed",
        "d.txt: the symbolic link leads nowhere",
        "f.txt: the symbolic link leads nowhere",
        "g: the symbolic link leads out of the folder and is not followed",
    ]


def test_what_is_no_file_is_passed_over(tmp_path: Path):
    os.mkfifo(tmp_path / "a.txt")
    (tmp_path / "b.txt").mkdir()
    assert found(tmp_path) == []


def test_a_deep_folder_is_no_crash(tmp_path: Path):
    path = tmp_path
    for _ in range(400):
        path = path / "d"
    path.mkdir(parents=True)
    (path / "a.txt").write_text("x")
    assert len(found(tmp_path)) == 1


def test_a_folder_that_cannot_be_looked_into_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    (tmp_path / "a").mkdir()
    (tmp_path / "b.txt").write_text("x")
    real = os.scandir

    def scandir(path: Path) -> object:
        if Path(path).name == "a":
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", scandir)
    one, other = files_below(tmp_path, (".txt",))
    assert isinstance(one, SourceError) and "Permission denied" in one.what and one.remedy
    assert isinstance(other, Path)
