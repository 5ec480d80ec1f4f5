"""Who made a file: the name and version of this program, for the formats that have a place for it."""

from __future__ import annotations

from functools import cache
from importlib.metadata import version

NAME = "Según"
HOME = "urn:segun:software"


@cache
def software_version() -> str:
    """The version of the installed package."""
    return version("segun")


def software() -> str:
    """Name and version in one."""
    return f"{NAME} {software_version()}"
