"""`segun read`: every way in, every way out, and what happens to documents that fail."""

from __future__ import annotations

import io
import json
import sys

import msgspec
import pytest

from segun.ledger import Ledger


def test_one_document_as_json_is_one_object(run, stub, news):
    result = run("read", news / "faro_20290514.txt", "--json", "--published", "filename")
    assert result.code == 0
    ledger = msgspec.json.decode(result.out, type=Ledger)
    assert ledger.document.published == "2029-05-14"
    assert f'"content_span": [{", ".join(map(str, ledger.statements[0].content_span))}]' in result.out
    assert result.err == ""


def test_several_documents_as_json_point_to_the_other_ways(run, stub, news):
    result = run("read", news, "--json")
    assert result.code == 2
    assert "--jsonl" in result.err
    assert "--out" in result.err
    assert result.out == ""


def test_json_and_jsonl_exclude_each_other(run, stub, news):
    assert run("read", news, "--json", "--jsonl").code == 2


def test_a_folder_as_json_lines_in_order(run, stub, news):
    (news / "a.HTM").write_text("<!DOCTYPE html><html><body><article><p>Nota larga.</p></article></body></html>")
    result = run("read", news, "--jsonl")
    names = [json.loads(line)["document"]["id"] for line in result.out.splitlines()]
    assert names == ["a.HTM", "faro_20290514.txt", "faro_20290514.txt"]
    assert result.code == 0
    assert result.err == "3 read, 0 failed\n"
    assert run("read", news, "--jsonl", "--quiet").err == ""


def test_the_date_of_the_option_counts_for_all(run, stub, news):
    result = run("read", news, "--jsonl", "--published", "2030-01-02")
    assert {json.loads(line)["document"]["published"] for line in result.out.splitlines()} == {"2030-01-02"}
    bad = run("read", news, "--jsonl", "--published", "ayer")
    assert bad.code == 2
    assert "ayer" in bad.err


def test_out_writes_a_file_each_and_tells_of_names_taken_twice(run, stub, news, tmp_path):
    out = tmp_path / "o" / "ledgers"
    result = run("read", news, "--out", out)
    assert sorted(p.name for p in out.iterdir()) == ["faro_20290514-2.json", "faro_20290514.json"]
    assert "sub" in result.err
    assert "faro_20290514-2" in result.err
    assert result.out == ""
    msgspec.json.decode((out / "faro_20290514-2.json").read_bytes(), type=Ledger)


def test_html_is_a_file_for_one_and_a_folder_for_several(run, stub, news, tmp_path):
    one, many = tmp_path / "one.html", tmp_path / "pages"
    assert run("read", news / "faro_20290514.txt", "--html", one, "--ui", "es").code == 0
    assert '<html lang="es">' in one.read_text("utf-8")
    assert run("read", news, "--html", many).code == 0
    assert len(list(many.glob("*.html"))) == 2
    assert run("read", news, "--html", one).code == 2


def test_only_keeps_what_is_asked_for(run, stub, news):
    result = run("read", news / "faro_20290514.txt", "--json", "--only", "times", "--only", "links")
    assert set(json.loads(result.out)) == {"schema", "document", "times", "links"}
    assert run("read", news, "--jsonl", "--only", "weather").code == 2
    text = run("read", news / "faro_20290514.txt", "--only", "warnings").out
    assert "broken word" in text
    assert "statement.verb" not in text


def test_the_summary_speaks_the_language_of_the_environment(run, stub, news, monkeypatch):
    path = news / "faro_20290514.txt"
    assert "· denies" in run("read", path).out
    assert "· niega" in run("read", path, "--ui", "es").out
    monkeypatch.setenv("LANG", "es_CO.UTF-8")
    assert "· niega" in run("read", path).out
    monkeypatch.setenv("LC_ALL", "C")
    assert "· denies" in run("read", path).out


def test_a_pipe_gets_no_colours_and_no_blanks_at_line_ends(run, stub, news):
    out = run("read", news).out
    assert "\x1b" not in out
    assert not [line for line in out.splitlines() if line != line.rstrip()]


def test_standard_input(run, stub, monkeypatch):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"Una nota de hoy.")))
    result = run("read", "-", "--json")
    assert json.loads(result.out)["document"]["id"] == "standard input"


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not text"),
        (b"REFUSED", "nothing in it can be read"),
        (b"BROKEN", "a fault in segun itself: IndexError"),
    ],
)
def test_a_bad_document_is_told_and_the_rest_is_read(run, stub, news, content, words):
    (news / "malo.txt").write_bytes(content)
    result = run("read", news, "--jsonl")
    assert result.code == 1
    assert len(result.out.splitlines()) == 2
    complaint = next(line for line in result.err.splitlines() if line.startswith("error: "))
    assert "malo.txt" in complaint
    assert words in complaint
    assert complaint.endswith(")")
    assert "2 read, 1 failed" in result.err
    assert "Traceback" not in result.err


def test_missing_files_and_empty_folders_are_told(run, stub, news, tmp_path):
    (tmp_path / "vacio").mkdir()
    result = run("read", tmp_path / "nada.txt", tmp_path / "vacio", news / "faro_20290514.txt", "--jsonl")
    assert result.code == 1
    assert "there is no such file" in result.err
    assert "no .txt, .html or .htm file" in result.err
    assert len(result.out.splitlines()) == 1


def test_a_place_that_cannot_be_written_to_ends_with_one_line(run, stub, news):
    in_the_way = news / "leeme.md"
    result = run("read", news, "--out", in_the_way / "x", "--quiet")
    assert result.code == 1
    assert result.err.count("\n") == 1
    assert "cannot write" in result.err


def test_no_arguments_show_the_help(run):
    result = run("read")
    assert result.code == 2
    assert "segun read note.txt" in result.out + result.err
