"""A language pack: which parser a language needs, at which version, under which licence.

In: `language/<code>/pack.toml`. Out: `Pack`. Nothing heavy is imported; whether the model is there is read from the
metadata of the installed packages.
"""

from __future__ import annotations

import functools
import importlib.metadata
import tomllib
from pathlib import Path

import msgspec

from segun.errors import DataError, SegunError

_FOLDER = Path(__file__).parent


class Model(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parser of a language: the package that holds it, and what pip is to be told to install it."""

    package: str
    version: str
    licence: str
    pip: tuple[str, ...]
    credits: str

    def installed(self) -> str | None:
        """The version that is installed, `None` where there is none."""
        try:
            return importlib.metadata.version(self.package)
        except importlib.metadata.PackageNotFoundError:
            return None


class Pack(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One language: its BCP 47 code, its English name, its model, and a sentence that must yield a statement."""

    language: str
    name: str
    probe: str
    model: Model


def languages() -> list[str]:
    """The codes of the languages that have a pack, sorted."""
    return sorted(path.parent.name for path in _FOLDER.glob("*/pack.toml"))


@functools.cache
def pack(code: str) -> Pack:
    """The pack of the language `code` (BCP 47, such as `es`).

    Raises:
        SegunError: there is no such pack.
        DataError: its file does not follow the form.
    """
    path = _FOLDER / code / "pack.toml"
    if code not in languages():
        raise SegunError(f"no language pack {code!r}", remedy="there are: " + ", ".join(languages()))
    try:
        return msgspec.convert(tomllib.loads(path.read_text("utf-8")), Pack)
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as problem:
        raise DataError(str(problem), str(path)) from problem
