"""The errors of this room; `items` turns them into `Fault`s, so that one document never stops the others."""

from __future__ import annotations

from segun.errors import SegunError


class SourceError(SegunError):
    """A source, or a document in it, that cannot be had or is not what it should be."""


class FetchError(SourceError):
    """A page that could not be fetched.

    Args:
        what: what happened, one sentence.
        where: the address.
        remedy: what can be done.
        status: the HTTP status, `None` where no answer came.
        retry_after: seconds after which the server wants to be asked again, `None` where it does not say.
        passing: whether the same request may well succeed later.
    """

    def __init__(
        self,
        what: str,
        where: str = "",
        remedy: str = "",
        *,
        status: int | None = None,
        retry_after: float | None = None,
        passing: bool = False,
    ) -> None:
        super().__init__(what, where, remedy)
        self.status = status
        self.retry_after = retry_after
        self.passing = passing


class PrivateHostError(FetchError):
    """A host on the own machine or network, which nobody named."""


class HostSpentError(FetchError):
    """So many pages of one host as a run may fetch have been fetched."""
