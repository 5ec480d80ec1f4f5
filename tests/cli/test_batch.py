"""One bad document among many costs only itself, and the order stays."""

from __future__ import annotations

from segun.cli.batch import read_all
from segun.cli.sources import find_sources


def test_outcomes_come_in_the_order_of_the_sources(stub, tmp_path):
    for n in range(40):
        (tmp_path / f"{n:02}.txt").write_text("BROKEN" if n == 21 else "" if n == 3 else "nota")
    outcomes = list(read_all(find_sources([tmp_path]), stub, None))
    assert [o.source.stem for o in outcomes] == [f"{n:02}" for n in range(40)]
    assert [o.source.stem for o in outcomes if o.fault] == ["03", "21"]
    assert all((o.ledger is None) == (o.fault is not None) for o in outcomes)
    assert outcomes[21].fault.where.endswith("21.txt")
    assert len(stub.read_singly) == 16


def test_a_source_stands_once(tmp_path):
    (tmp_path / "a.txt").write_text("nota")
    assert len(find_sources([tmp_path / "a.txt", tmp_path, tmp_path / "a.txt"])) == 1
