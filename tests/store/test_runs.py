"""Calls of `segun ingest`: which was broken off, and with which options a source was read."""

from __future__ import annotations

from segun.store.runs import begin_run, broken_off, end_run, last_with
from segun.store.store import Store


def test_the_last_run_that_did_not_end_is_the_one_to_resume(store: Store):
    with store.writing() as connection:
        assert broken_off(connection) is None
        begin_run(connection, ["a"], {"limit": None}, "2029-05-01")
        second = begin_run(connection, ["b", "c"], {"limit": 3, "columns": ["text=body"]}, "2029-05-02")
        third = begin_run(connection, ["d"], {}, "2029-05-03")
        end_run(connection, third, "2029-05-04")
        found = broken_off(connection)
    assert found is not None
    assert (found.id, found.sources, found.options) == (second, ("b", "c"), {"limit": 3, "columns": ["text=body"]})


def test_who_does_the_same_again_to_the_end_has_nothing_to_resume(store: Store):
    with store.writing() as connection:
        for _ in range(3):
            last = begin_run(connection, ["a"], {}, "2029-05-01")
        end_run(connection, last, "2029-05-02")
        assert broken_off(connection) is None


def test_a_source_is_found_by_its_whole_name(store: Store):
    with store.writing() as connection:
        begin_run(connection, ["/notas/a 100%_ñ.txt"], {"lang": "es"}, "2029-05-01")
        found = last_with(connection, "/notas/a 100%_ñ.txt")
        assert found is not None and found.options == {"lang": "es"}
        assert last_with(connection, "/notas/a") is None
        assert last_with(connection, "/notas/a 100x_ñ.txt") is None
