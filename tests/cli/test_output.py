"""Files are whole or not there; a full disk is told; a closed pipe is quiet."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from segun.cli.output import CLOSED_PIPE, Names, write_file
from segun.errors import SegunError


def test_write_file_replaces_in_one_step_and_leaves_nothing_behind(tmp_path, monkeypatch):
    path = tmp_path / "a" / "x.json"
    write_file(path, b"one")
    write_file(path, b"two")
    assert path.read_bytes() == b"two"

    def full(self: Path, data: bytes) -> int:
        self.touch()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(SegunError, match="No space left on device"):
        write_file(path, b"three")
    monkeypatch.undo()
    assert path.read_bytes() == b"two"
    assert [p.name for p in path.parent.iterdir()] == ["x.json"]


def test_names_are_taken_once_whatever_their_case():
    names = Names()
    assert [names.take(stem) for stem in ("Nota", "nota", "nota-2", "NOTA", "otra")] == [
        "Nota",
        "nota-2",
        "nota-2-2",
        "NOTA-3",
        "otra",
    ]


def _segun(command: str) -> subprocess.CompletedProcess[str]:
    program = "from segun.cli.main import main; main()"
    shell = f"{sys.executable} -c '{program}' {command}"
    return subprocess.run(["bash", "-c", shell], capture_output=True, text=True, check=False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_behind_standard_output_is_told():
    done = _segun("schema > /dev/full")
    assert done.returncode == 1
    assert done.stderr.startswith("error: standard output: cannot write: No space left on device")
    assert done.stderr.count("\n") == 1


def test_a_closed_pipe_is_quiet():
    done = _segun("schema | true; exit ${PIPESTATUS[0]}")
    assert done.stderr == ""
    assert done.returncode in (0, CLOSED_PIPE)
    slow = _segun("schema | (exec <&-; sleep 1); exit ${PIPESTATUS[0]}")
    assert (slow.returncode, slow.stderr) == (CLOSED_PIPE, "")
