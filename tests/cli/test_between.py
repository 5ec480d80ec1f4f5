"""`segun between` as a person types it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.cli.conftest import Run


def test_deeds_and_statements_that_connect_two(run: Run, asked_db: Path):
    deeds = run("between", "Ana Robles", "Bruno Lagos", "--store", asked_db)
    assert deeds.code == 0 and "Bruno Lagos → Ana Robles" in deeds.out and "*atacó*" in deeds.out
    said = run("between", "Pedro Montes", "Ana Robles", "--store", asked_db)
    assert "Pedro Montes _dijo_ que [Ana Robles viajará" in said.out and "also in: El Eco" in said.out


def test_order_does_not_matter_and_days_narrow(run: Run, asked_db: Path):
    one, other = (
        run("between", *names, "--store", asked_db, "--json").out.splitlines()[:-1]
        for names in (("Ana Robles", "Bruno Lagos"), ("Bruno Lagos", "Ana Robles"))
    )
    assert one == other and [json.loads(line)["day"] for line in one] == ["2029-05-05", "2029-05-03"]
    early = run("between", "Ana Robles", "Lagos", "--until", "2029-05-03", "--json", "--store", asked_db)
    assert len(early.out.splitlines()) == 2


def test_nothing_between_two_and_two_nobodies(run: Run, asked_db: Path):
    nothing = run("between", "Elena Prados", "Bruno Lagos", "--store", asked_db)
    assert nothing.code == 0 and nothing.err == "nothing was found\n"
    nobody = run("between", "Ana Robles", "Nadie Ninguno", "--store", asked_db)
    assert nobody.code == 1 and "nobody is called 'Nadie Ninguno'" in nobody.err
    assert run("between", "Ana Robles", "--store", asked_db).code == 2
