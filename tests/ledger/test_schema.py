"""The published schema follows the record types, field by field."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest

from segun.ledger import SCHEMA, Ledger
from segun.ledger import schema as module
from segun.ledger.schema import json_schema

TYPES = {"Ledger": json_schema(), **json_schema()["$defs"]}


@pytest.mark.parametrize("name", sorted(TYPES))
def test_every_type_and_field_is_described(name):
    assert TYPES[name]["description"]
    assert TYPES[name]["title"]
    for field, shape in TYPES[name].get("properties", {}).items():
        assert shape.get("description"), f"{name}.{field}"


def test_nothing_is_described_that_is_not_there():
    assert module._TYPES.keys() <= TYPES.keys()
    for name, fields in module._SAYS.items():
        assert fields.keys() <= TYPES[name]["properties"].keys(), name


def test_version_and_dialect():
    top = json_schema()
    assert top["$id"] == "urn:segun:schema:1"
    assert top["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert top["properties"]["schema"]["const"] == SCHEMA


def _conforms(value: object, shape: dict, path: str = "$") -> None:
    """Enough of JSON Schema to check a ledger: types, enums, required and unknown fields, items, references."""
    if "$ref" in shape:
        shape = TYPES[shape["$ref"].rsplit("/", 1)[1]]
    if "anyOf" in shape:
        shapes = [s for s in shape["anyOf"] if (s.get("type") == "null") == (value is None)]
        assert shapes, path
        return _conforms(value, shapes[0], path)
    kinds = {
        "string": str,
        "integer": int,
        "number": (int, float),
        "boolean": bool,
        "array": list,
        "object": dict,
        "null": type(None),
    }
    if "type" in shape:
        assert isinstance(value, kinds[shape["type"]]), path
    if "enum" in shape:
        assert value in shape["enum"], path
    if isinstance(value, dict):
        assert set(shape["required"]) <= value.keys() <= shape["properties"].keys(), path
        for key, inner in value.items():
            _conforms(inner, shape["properties"][key], f"{path}.{key}")
    if isinstance(value, list):
        for n, inner in enumerate(value):
            parts = shape.get("prefixItems")
            _conforms(inner, parts[n] if parts else shape["items"], f"{path}[{n}]")
    return None


@pytest.mark.parametrize("name", ["sample.json", "events.json"])
def test_a_written_ledger_conforms(name):
    data = (Path(__file__).parent.parent / "data" / "view" / name).read_bytes()
    ledger = msgspec.json.decode(data, type=Ledger)
    _conforms(msgspec.json.decode(msgspec.json.encode(ledger)), TYPES["Ledger"])
    broken = {**msgspec.json.decode(data), "statements": [{"act": "shout"}]}
    with pytest.raises(AssertionError):
        _conforms(broken, TYPES["Ledger"])
