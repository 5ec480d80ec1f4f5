"""What `segun read` is given."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from segun.cli.sources import Source
from segun.errors import SegunError


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no endless device")
def test_a_device_without_end_is_left():
    with pytest.raises(SegunError, match="more than 20,000,000 bytes"):
        Source(Path("/dev/zero")).article(None)


def test_standard_input_without_end_is_left(monkeypatch: pytest.MonkeyPatch):
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def readinto(self, buffer: bytearray) -> int:
            return len(buffer)

    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Endless())))
    with pytest.raises(SegunError, match="more than 20,000,000 bytes") as caught:
        Source(Path("-")).article(None)
    assert caught.value.where == "standard input"


@pytest.mark.skipif(not Path("/dev/fd").exists(), reason="pipes have no names here")
def test_what_a_shell_puts_in_for_a_command_is_read():
    """As in `segun read <(curl …)`."""
    read, write = os.pipe()
    with os.fdopen(write, "w") as pen:
        pen.write("Una nota.")
    try:
        assert Source(Path(f"/dev/fd/{read}")).article(None).text == "Una nota."
    finally:
        os.close(read)
