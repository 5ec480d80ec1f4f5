"""What a source gives: an article, or the reason why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from segun.errors import SegunError
from segun.text.article import Article

Step = Literal["find", "fetch", "decode"]
"""Where on its way from the source a document was lost: it was not there, it did not come, it could not be read."""


@dataclass(frozen=True, slots=True)
class Item:
    """One article as a source gives it.

    Args:
        article: the text and what the source knows of it.
        address: what makes it the same article when it comes again: the canonical URL of a page, the absolute path of a file,
            path and id (or number) of a record.
        name: a short readable name, fit for a file's name; the store makes it unique.
        origin: the source as the user gave it.
        present: whether it is what stands at its address now, as a page that was fetched or a file; a row of a table and a
            record of an archive may be an older state of it.
    """

    article: Article
    address: str
    name: str
    origin: str
    present: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """A document or a source that could not be had.

    Args:
        address: as that of an `Item`, as far as it is known; for a row of a table path and line.
        origin: the source as the user gave it.
        reason: what happened, one line.
        remedy: what can be done about it, "" where nothing helps.
        step: where on the way it happened.
    """

    address: str
    origin: str
    reason: str
    remedy: str
    step: Step

    @classmethod
    def of(cls, problem: SegunError, address: str, origin: str, step: Step) -> Fault:
        """The fault that an error tells of."""
        return cls(address, origin, " ".join(problem.what.split()), problem.remedy, step)
