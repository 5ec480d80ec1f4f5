"""Marked articles to a corpus with gold between documents.

    python tools/build_desk.py examples/desk

In: `DIR/marked/*.txt`, one article a file; the form is described in `docs/linking.md`. Out: `DIR/articles.jsonl`, what
`segun ingest` reads, and `DIR/gold.jsonl`, the clusters in the form of `segun export --format links`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

OPEN, BAR, CLOSE = "⟨", "|", "⟩"
HEAD = ("id", "publisher", "published", "url", "title", "story")
KINDS = {"e": "entity", "d": "event", "c": "claim"}
STANCES = ("asserts", "repeats", "denies", "confirms", "doubts")

Mark = tuple[str, int, int]
"""A label such as `c:strike/denies`, and the span that it marks."""


def unmarked(text: str, where: str) -> tuple[str, list[Mark]]:
    """The text without marks, and the marks with spans into it."""
    plain: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str, int]] = []
    at = length = 0
    while at < len(text):
        sign = text[at]
        if sign == OPEN:
            bar = text.index(BAR, at)
            opened.append((text[at + 1 : bar], length))
            at = bar + 1
            continue
        if sign == CLOSE:
            if not opened:
                raise SystemExit(f"{where}: a mark is closed that was never opened, near {''.join(plain[-40:])!r}")
            label, start = opened.pop()
            marks.append((label, start, length))
        else:
            plain.append(sign)
            length += 1
        at += 1
    if opened:
        raise SystemExit(f"{where}: the mark {opened[-1][0]!r} is not closed")
    return "".join(plain), marks


def articles(folder: Path) -> Iterator[tuple[dict[str, str], list[Mark]]]:
    """Each article as a record, its text without marks, and its marks."""
    for path in sorted((folder / "marked").glob("*.txt")):
        head, _, body = path.read_text("utf-8").partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.splitlines())
        if set(fields) - set(HEAD) or not {"id", "publisher", "published", "story"} <= set(fields):
            raise SystemExit(f"{path}: the head must have id, publisher, published, story, and may have url, title")
        text, marks = unmarked(body.rstrip("\n"), path.name)
        yield {**fields, "text": text}, marks


def check(label: str, where: str) -> None:
    """A label is `e:NAME`, `d:TYPE/NAME` or `c:NAME/STANCE`."""
    kind, _, rest = label.partition(":")
    parts = rest.split("/")
    good = {"e": len(parts) == 1, "d": len(parts) == 2, "c": len(parts) == 2 and parts[-1] in STANCES}.get(kind, False)
    if not good or not all(parts):
        raise SystemExit(f"{where}: {label!r} is no label")


def gold(found: list[tuple[dict[str, str], list[Mark]]]) -> Iterator[dict[str, object]]:
    """The clusters of all articles, by kind and name."""
    stories: dict[str, list[object]] = defaultdict(list)
    clusters: dict[tuple[str, str], list[list[object]]] = defaultdict(list)
    for fields, marks in found:
        stories[fields["story"]].append(fields["id"])
        for label, start, end in sorted(marks, key=lambda m: (m[1], m[2])):
            check(label, fields["id"])
            kind, _, rest = label.partition(":")
            name, _, stance = rest.partition("/") if kind == "c" else (rest, "", "")
            clusters[KINDS[kind], name].append([fields["id"], start, end, *([stance] if stance else [])])
    for story, members in sorted(stories.items()):
        yield {"kind": "story", "id": story, "members": members}
    for (kind, name), spans in sorted(clusters.items()):
        kept = {"type": name.split("/")[0]} if kind == "event" else {"name": name} if kind == "entity" else {}
        yield {"kind": kind, "id": name, **kept, "members": spans}


def lines(records: Iterator[dict[str, object]]) -> str:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records)


def main() -> None:
    folder = Path(sys.argv[1])
    found = list(articles(folder))
    if len({fields["id"] for fields, _ in found}) < len(found):
        raise SystemExit(f"{folder}: two articles have the same id")
    shown = ({key: value for key, value in fields.items() if key != "story"} for fields, _ in found)
    (folder / "articles.jsonl").write_text(lines(shown), "utf-8")
    (folder / "gold.jsonl").write_text(lines(gold(found)), "utf-8")
    print(f"{len(found)} articles, {sum(len(marks) for _, marks in found)} marks")


if __name__ == "__main__":
    main()
