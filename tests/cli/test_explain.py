"""Every registered rule can be explained; a wrong name brings the nearest; the schema is JSON."""

from __future__ import annotations

import json

from segun.ledger.schema import json_schema
from segun.reading import rules


def _rule(name: str) -> None:
    """Reads what a test wrote down.

    Example: La prueba dijo que sí.
    """


def test_list_one_and_miss(run, monkeypatch):
    monkeypatch.setattr(rules, "_RULES", {})
    rules.rule("statement.invented")(_rule)
    monkeypatch.setattr("segun.cli.explain._rules", rules.all_rules)
    assert run("explain").out == "statement.invented  Reads what a test wrote down.\n"
    one = run("explain", "statement.invented").out
    assert "Reads what a test wrote down." in one
    assert "Example: La prueba dijo que sí." in one
    miss = run("explain", "statement.invent")
    assert (miss.code, miss.out) == (1, "")
    assert miss.err == "error: no rule is called 'statement.invent' (nearest: statement.invented)\n"
    assert json.loads(run("explain", "--json").out)[0]["example"] == "La prueba dijo que sí."


def test_importing_the_reading_room_registers_its_rules(run):
    names = [line.split()[0] for line in run("explain").out.splitlines() if not line.startswith(" ")]
    assert names == sorted(names)
    assert any(name.startswith("statement.") for name in names)


def test_schema(run):
    assert json.loads(run("schema").out) == json.loads(json.dumps(json_schema()))
