"""Every rule that writes a link fires on its own example; what a link may not join."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from segun.reading import components
from segun.reading.rules import all_rules

if TYPE_CHECKING:
    from segun.reading.reader import Reader

assert components.NAMES
RULES = [rule for rule in all_rules() if rule.name.startswith("link.")]


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_rule_fires_on_its_example(name: str, reader: Reader) -> None:
    example = next(rule.example for rule in RULES if rule.name == name)
    assert name in {link.rule for link in reader.read(example).links}
