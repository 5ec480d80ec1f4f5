"""Data files to typed values: read a YAML table, check every field, keep a compiled copy.

A table is a YAML file of one value of a msgspec type. A typo is a `DataError` with file, line and the nearest right name.
The compiled copy lies in the user's cache folder under the hash of the file and of the type, so that it can never be stale.
"""

from __future__ import annotations

import difflib
import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from segun.errors import DataError

T = TypeVar("T")


def load_table(path: Path, kind: type[T]) -> T:
    """The value that the YAML file at `path` holds, as `kind`.

    Raises:
        DataError: the file does not follow `kind`; the message names file, line and the nearest right field name.
    """
    raw = path.read_bytes()
    compiled = _compiled_path(path, raw, kind)
    kept = _kept(compiled, kind)
    if kept is not None:
        return kept
    value = _parse(path, raw, kind)
    _keep(compiled, msgspec.msgpack.encode(value))
    return value


def load_derived(sources: Sequence[Path], kind: type[T], build: Callable[[], T]) -> T:
    """The value that `build` makes from files, from the compiled copy where none of them has changed.

    Args:
        sources: every file that the value depends on, data and the modules that build it; the first names the copy.
        kind: the type of the value.
        build: makes the value; called only where no copy is at hand.
    """
    compiled = _compiled_path(sources[0], b"\0".join(path.read_bytes() for path in sources), kind)
    kept = _kept(compiled, kind)
    if kept is not None:
        return kept
    value = build()
    _keep(compiled, msgspec.msgpack.encode(value))
    return value


def _kept(compiled: Path, kind: type[T]) -> T | None:
    """The value of the compiled copy; None where there is no copy that can be read."""
    try:
        return msgspec.msgpack.decode(compiled.read_bytes(), type=kind)
    except (OSError, msgspec.MsgspecError):
        return None


def _parse(path: Path, raw: bytes, kind: type[T]) -> T:
    import yaml  # slow to import, and only needed where no compiled copy is at hand

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        plain = yaml.load(raw, Loader=loader)
    except yaml.YAMLError as problem:
        mark = getattr(problem, "problem_mark", None)
        where = f"{path}:{mark.line + 1}" if mark else str(path)
        raise DataError(f"not valid YAML: {getattr(problem, 'problem', problem)}", where) from problem
    try:
        return msgspec.convert(plain, kind)
    except msgspec.ValidationError as problem:
        raise DataError(_explain(str(problem), kind), f"{path}:{_line_of(raw, str(problem))}") from problem


def _explain(message: str, kind: type) -> str:
    unknown = re.search(r"unknown field `([^`]+)`", message)
    if not unknown:
        return message
    near = difflib.get_close_matches(unknown[1], sorted(_field_names(kind)), n=1)
    return message + (f"; did you mean `{near[0]}`?" if near else "")


def _field_names(kind: Any) -> set[str]:
    """Names of all fields of all structs that `kind` is made of."""
    names: set[str] = set()
    waiting: list[Any] = [kind]
    seen: list[Any] = []
    while waiting:
        at = waiting.pop()
        if any(at is s for s in seen):
            continue
        seen.append(at)
        if isinstance(at, type) and issubclass(at, msgspec.Struct):
            for field in msgspec.structs.fields(at):
                names.add(field.encode_name)
                waiting.append(field.type)
        waiting.extend(getattr(at, "__args__", ()))
    return names


def _line_of(raw: bytes, message: str) -> int:
    """Line of the YAML node that a msgspec path (`$[3].act`, `$.verbs[2]`) points at."""
    import yaml

    found = re.search(r"at `(?:key in )?\$([^`]*)`", message)
    node = yaml.compose(raw, Loader=yaml.SafeLoader)
    for key, index in re.findall(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]", found[1] if found else ""):
        if isinstance(node, yaml.MappingNode) and key:
            node = next((v for k, v in node.value if k.value == key), node)
        elif isinstance(node, yaml.SequenceNode) and index.isdigit():
            node = node.value[int(index)]
    return node.start_mark.line + 1 if node is not None else 1


def _compiled_path(path: Path, raw: bytes, kind: Any) -> Path:
    form = repr(kind) + repr(sorted(_field_names(kind))) + msgspec.__version__
    key = hashlib.sha256(raw + form.encode()).hexdigest()[:24]
    home = os.environ.get("SEGUN_CACHE") or os.path.join(
        os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "segun"
    )
    return Path(home) / f"{path.stem}-{key}.msgpack"


def _keep(compiled: Path, data: bytes) -> None:
    """Write the copy in one step; a cache that cannot be written costs time at the next start and nothing else."""
    try:
        compiled.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=compiled.parent, delete=False) as file:
            file.write(data)
        os.replace(file.name, compiled)
    except OSError:
        return
