"""How often a family of rules was right where it could be checked: the `confidence` of a record.

In: `language/<code>/confidence.yaml`, which `segun.evaluation.calibration` writes. Out: a share, or nothing where too few
cases were seen. A figure is never invented.
"""

from __future__ import annotations

import functools
from collections.abc import Mapping
from pathlib import Path

import msgspec

from segun.language.tables import load_table

FEWEST_CASES = 30
"""A share of fewer cases than this says too little to be printed."""


class Family(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Cases of one family of rules that gold could judge, and how many of them were right."""

    family: str
    cases: int
    right: int


class Confidence(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The file as a whole."""

    families: tuple[Family, ...] = ()


def family_of(rule: str) -> str:
    """The family of a rule: the first two parts of its name.

    >>> family_of("event.nominal.object-of-support-verb")
    'event.nominal'
    """
    return ".".join(rule.split(".")[:2])


def path_of(language: str) -> Path:
    """Where the figures of `language` stand."""
    return Path(__file__).parent / language / "confidence.yaml"


def confidence(language: str, rule: str) -> float | None:
    """Measured precision of the family of `rule`, 0..1 with two digits; `None` below `FEWEST_CASES` cases.

    Raises:
        DataError: the language's file does not follow its form.
    """
    return _shares(language).get(family_of(rule))


@functools.cache
def _shares(language: str) -> Mapping[str, float]:
    path = path_of(language)
    families = load_table(path, Confidence).families if path.exists() else ()
    return {f.family: round(f.right / f.cases, 2) for f in families if f.cases >= FEWEST_CASES}
