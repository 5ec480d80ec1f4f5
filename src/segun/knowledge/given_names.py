"""Given names and whom they are given to.

In: `given_names.tsv` (made by `tools/build_given_names.py`). Out: a mapping from folded name to gender.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal, cast

from segun.errors import DataError

Gender = Literal["f", "m", "u"]
_TABLE = Path(__file__).parent / "given_names.tsv"


@cache
def given_names() -> Mapping[str, Gender]:
    """Gender by given name: "f" of women, "m" of men, "u" of both. Keys are folded (`knowledge.folding.fold`).

    Raises:
        DataError: a line is not a name, a tab and a gender.
    """
    lines = [line for line in _TABLE.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    try:
        names = dict(cast("list[tuple[str, Gender]]", [line.split("\t") for line in lines]))
    except ValueError as problem:
        raise DataError("a line is not a name, a tab and a gender", str(_TABLE)) from problem
    return MappingProxyType(names)
