"""Libraries that only some formats need, and what to say where one is missing.

In: the name of a pip extra. Out: nothing, or a `SegunError` that says what to install.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from segun.errors import SegunError


@contextmanager
def extra(name: str) -> Iterator[None]:
    """Around the imports of a library that comes with the pip extra `name`.

    Raises:
        SegunError: the library is not installed.
    """
    try:
        yield
    except ImportError as problem:
        library = (problem.name or str(problem)).partition(".")[0]
        remedy = f"pip install 'segun[{name}]'"
        raise SegunError(f"this format needs the library {library}, which is not installed", remedy=remedy) from problem
