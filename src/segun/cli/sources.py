"""What is to be read: files, folders of files, standard input.

In: paths as they were typed. Out: `Source`s in a fixed order; each gives its `Article` when asked, so that a file that
cannot be read fails alone.
"""

from __future__ import annotations

import dataclasses
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from segun.cli.published import Published
from segun.errors import SegunError
from segun.text.dates import date_in_name

if TYPE_CHECKING:
    from segun.text.article import Article

_STDIN = Path("-")
_HTML = (".html", ".htm")
_TEXT = (".txt",)


@dataclass(frozen=True, slots=True)
class Source:
    """One document to read; `-` is standard input."""

    path: Path

    @property
    def name(self) -> str:
        """What messages call it."""
        return "standard input" if self.path == _STDIN else str(self.path)

    @property
    def stem(self) -> str:
        """What a file made of it is called, without ending."""
        return "stdin" if self.path == _STDIN else self.path.stem

    def article(self, published: Published) -> Article:
        """The document's text and what is known about it; `published` goes before what the document says itself.

        Raises:
            SegunError: it cannot be read, or is no text.
        """
        article = _article(self._bytes(), self)
        date = date_in_name(self.path.name) if published == "filename" else published
        return dataclasses.replace(article, published=date) if date else article

    def _bytes(self) -> bytes:
        """What it holds, up to a limit: a device may never end.

        Raises:
            SegunError: it cannot be read, or holds too much.
        """
        from segun.ingest.options import Limits
        from segun.ingest.streams import whole

        limit = Limits().document
        if self.path == _STDIN:
            return whole(sys.stdin.buffer, limit, self.name)
        if self.path.is_dir():
            raise SegunError("the folder holds no .txt, .html or .htm file", self.name, "give the files themselves")
        try:
            with self.path.open("rb") as file:
                return whole(file, limit, self.name)
        except FileNotFoundError as problem:
            raise SegunError("there is no such file", self.name, "check the path") from problem
        except OSError as problem:
            what = f"cannot read: {problem.strerror or problem}"
            raise SegunError(what, self.name, "check that you may read it") from problem


def find_sources(paths: Iterable[Path]) -> list[Source]:
    """The documents that `paths` stand for, folders with all below them in order of path, none twice.

    A folder without any document stays in the list and fails when it is read, so that it is not passed over in silence.
    """
    found: dict[Path, None] = {}
    for path in paths:
        below = _below(path) if path != _STDIN and path.is_dir() else []
        found.update(dict.fromkeys(below or [path]))
    return [Source(path) for path in found]


def _below(folder: Path) -> list[Path]:
    """Text and HTML files under `folder`; hidden files and folders are somebody else's."""

    def wanted(path: Path) -> bool:
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        return path.suffix.lower() in _TEXT + _HTML and not hidden and path.is_file()

    return sorted(path for path in folder.rglob("*") if wanted(path))


def _article(data: bytes, source: Source) -> Article:
    from segun.text.article import Article
    from segun.text.decode import decoded
    from segun.text.html import article_of_html, looks_like_html

    plain = decoded(data, source.name)
    ending = source.path.suffix.lower()
    if ending in _HTML or (ending not in _TEXT and looks_like_html(plain.text)):
        article = article_of_html(plain.text, source.name)
        return dataclasses.replace(article, warnings=(*plain.warnings, *article.warnings))
    return Article(text=plain.text, name=source.name, warnings=plain.warnings)
