from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from segun.knowledge.folding import fold


@pytest.mark.parametrize(
    ("text", "key"),
    [("Pekín", "pekin"), ("ASUNCIÓN", "asuncion"), ("España", "espana"), ("Curaçao", "curacao"), ("EE.UU.", "ee.uu.")],
)
def test_fold(text: str, key: str) -> None:
    assert fold(text) == key


@given(st.text(st.characters(max_codepoint=0x24F)))
def test_a_key_is_its_own_key(text: str) -> None:
    assert fold(fold(text)) == fold(text)
