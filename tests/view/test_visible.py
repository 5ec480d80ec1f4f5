"""What could steer a terminal or turn the reading direction is shown, not obeyed; offsets stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from segun.view.visible import one_line, visible


@given(st.text())
def test_as_long_as_before_and_without_control_characters(text):
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(c < " " and c not in "\n\t" for c in shown)
    shown.encode("utf-8")


def test_escape_sequences_and_overrides_are_broken():
    assert visible("a\x1b[2Jb\u202ec") == "a\ufffd[2Jb\ufffdc"
    assert one_line(" dos\n\t palabras ") == "dos palabras"
