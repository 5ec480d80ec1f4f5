"""The errors that Según raises on purpose: what happened, where, and what to do about it."""

from __future__ import annotations


class SegunError(Exception):
    """A fault that a user can understand and mend.

    Args:
        what: what happened, one sentence.
        where: file, record or offset, "" where there is none.
        remedy: what the reader of the message can do, "" where nothing helps.
    """

    def __init__(self, what: str, where: str = "", remedy: str = "") -> None:
        super().__init__(what)
        self.what = what
        self.where = where
        self.remedy = remedy

    def __str__(self) -> str:
        place = f"{self.where}: " if self.where else ""
        advice = f" ({self.remedy})" if self.remedy else ""
        return f"{place}{self.what}{advice}"


class TextError(SegunError):
    """Input that is no text: binary data, an empty file, an encoding that nothing decodes."""


class DataError(SegunError):
    """A knowledge or language file that does not follow its form."""


class ModelError(SegunError):
    """A language model that is missing or too far from what was tested."""


class RecordError(SegunError):
    """A ledger, or gold, that does not follow the record contract."""


class StoreError(SegunError):
    """A store that cannot be opened, read or written, or that does not hold what is asked for."""
