"""brat's standoff files, checked against its own rules."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest
from msgspec.structs import replace as struct_replace

from segun.errors import SegunError
from segun.exchange.brat import write_brat
from segun.ledger import Span

BOUND = re.compile(r"T\d+\t(\S+) (\d+ \d+(?:;\d+ \d+)*)\t(.+)")
EVENT = re.compile(r"E\d+\t\S+:T\d+(?: [A-Za-z]+\d*:[TE]\d+)*")
RELATION = re.compile(r"R\d+\t\S+ Arg1:[TE]\d+ Arg2:[TE]\d+")
ATTRIBUTE = re.compile(r"A\d+\t\S+ [TE]\d+ \S+")


def check(text: str, annotations: str, configuration: str) -> dict[str, int]:
    """What brat asks of a file: known lines, words that stand at their offsets, ids that are there, types that are configured."""
    count: dict[str, int] = {}
    idents: set[str] = set()
    configured = {line.split()[0] for line in configuration.splitlines() if line and line[0] != "["}
    lines = annotations.splitlines()
    for line in lines:
        ident, rest = line.split("\t", 1)
        assert ident not in idents
        idents.add(ident)
        count[ident[0]] = count.get(ident[0], 0) + 1
        assert re.split(r"[ :]", rest)[0] in configured, line
        if ident[0] == "T":
            _, places, words = BOUND.fullmatch(line).groups()
            pieces = [tuple(map(int, place.split())) for place in places.split(";")]
            assert " ".join(text[start:end] for start, end in pieces) == words
            assert all(start < end and "\n" not in text[start:end] for start, end in pieces)
        else:
            assert {"E": EVENT, "R": RELATION, "A": ATTRIBUTE}[ident[0]].fullmatch(line), line
    for line in lines:
        used = re.findall(r"[: ]([TE]\d+)\b", line.split("\t", 1)[1]) if line[0] != "T" else []
        assert set(used) <= idents, line
    return count


def files(folder: Path) -> list[tuple[str, str]]:
    texts = sorted(folder.glob("*.txt"))
    return [
        (path.read_bytes().decode(), path.with_suffix(".ann").read_bytes().decode())
        for path in texts
    ]  # fmt: skip


def test_every_file_follows_the_rules(unpack, shelf) -> None:
    folder = unpack("brat", shelf)
    configuration = (folder / "annotation.conf").read_text("utf-8")
    counts = [check(text, annotations, configuration) for text, annotations in files(folder)]
    assert len(counts) == 4 and sum(count.get("E", 0) for count in counts) > 15
    assert {} in counts


def test_the_text_is_the_ledgers_to_the_letter(unpack, shelf) -> None:
    written = {text for text, _ in files(unpack("brat", shelf))}
    assert written == {entry.ledger.document.text for entry in shelf.kept}


def test_files_stay_in_their_folder(unpack, shelf, tmp_path: Path) -> None:
    folder = unpack("brat", shelf)
    assert [path.name for path in tmp_path.iterdir()] == ["brat"]
    assert len(list(folder.iterdir())) == 9


def test_a_statement_with_speaker_and_content(unpack, shelf) -> None:
    annotations = (unpack("brat", shelf) / "faro-0312.ann").read_text("utf-8")
    bound = {line.split("\t")[0]: line.split("\t")[2] for line in annotations.splitlines() if line[0] == "T"}
    frame = next(line for line in annotations.splitlines() if line.startswith("E") and "\tdeny:" in line)
    roles = dict(part.split(":") for part in frame.split("\t")[1].split())
    assert bound[roles["deny"]] == "negó" and bound[roles["Speaker"]] == "La portavoz"
    assert bound[roles["Content"]].startswith("el Gobierno haya enviado")


def test_a_span_over_a_line_break_is_written_in_pieces(unpack, one_event, shelf) -> None:
    text = shelf.kept[0].ledger.document.text
    start = text.index("dijo")
    folder = unpack("brat", one_event(trigger_span=Span(start, start + len("dijo\nMansur"))))
    annotations = (folder / "faro-0312.ann").read_text("utf-8")
    assert f"CONSULT {start} {start + 4};{start + 5} {start + 11}\tdijo Mansur\n" in annotations
    check(text, annotations, (folder / "annotation.conf").read_text("utf-8"))


@pytest.mark.parametrize("mark", ["\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\n\n"])
def test_no_line_end_of_any_kind_stays_in_a_line(unpack, one_event, mark: str) -> None:
    selection = one_event(trigger_span=Span(0, 5))
    entry = selection.kept[0]
    text = "ab" + mark + "cd" + entry.ledger.document.text[4 + len(mark) :]
    actors = tuple(struct_replace(actor, mentions=()) for actor in entry.ledger.actors)
    document = struct_replace(entry.ledger.document, text=text)
    odd = replace(entry, ledger=struct_replace(entry.ledger, document=document, actors=actors))
    folder = unpack("brat", replace(selection, kept=(odd,)))
    annotations = (folder / "faro-0312.ann").read_bytes().decode()
    check(text, annotations, (folder / "annotation.conf").read_text("utf-8"))


def test_a_type_of_another_ontology_is_configured(unpack, one_event) -> None:
    folder = unpack("brat", one_event(type="VIOLENCE", mode="own"))
    configuration = (folder / "annotation.conf").read_text("utf-8")
    assert "VIOLENCE Actor*:" in configuration and re.search(r"^mode .*\bown\b", configuration, re.MULTILINE)


def test_without_the_text_there_is_nothing_to_write(shelf, tmp_path: Path, wordless) -> None:
    with pytest.raises(SegunError, match="without the text"):
        write_brat(shelf, tmp_path, wordless)
    assert not list(tmp_path.iterdir())


def arguments(folder: Path, label: str) -> dict[str, str]:
    """The places of the arguments of the first frame of this label, by role."""
    lines = (folder / "faro-0312.ann").read_text("utf-8").splitlines()
    places = {line.split("\t")[0]: line.split("\t")[1].split(" ", 1)[1] for line in lines if line[0] == "T"}
    frame = next(line for line in lines if re.match(rf"E\d+\t{label}:", line))
    return {role: places[ident] for role, ident in (part.split(":") for part in frame.split("\t")[1].split())}


@pytest.mark.parametrize("words", ["Mansur", "Darío Mansur"])
def test_the_speaker_is_the_mention_in_the_speakers_words(unpack, shelf, words: str) -> None:
    entry = shelf.kept[0]
    start = entry.ledger.document.text.rindex(words)
    span = Span(start, start + len(words))
    said = struct_replace(entry.statements[0], speaker_span=span)
    folder = unpack("brat", replace(shelf, kept=(replace(entry, statements=(said,)),)))
    assert arguments(folder, "assert")["Speaker"] == f"{span.start} {span.end}"


def test_who_takes_part_is_named_in_the_sentence_of_the_deed(unpack, one_event) -> None:
    selection = one_event()
    event = selection.kept[0].events[0]
    text = selection.kept[0].ledger.document.text
    start = text.index("Mansur.")
    there = Span(start - len("dijo\n"), start - 1)
    moved = one_event(trigger_span=there, sentence_span=Span(there.start, start + 7))
    assert arguments(unpack("brat", moved), event.type)["Actor"] == f"{start} {start + 6}"
