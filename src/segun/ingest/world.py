"""What is not the same twice: the clock, the network's names, standard input, and what earlier runs remember."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import BinaryIO

from segun.ingest.guard import Resolve, resolved
from segun.ingest.validators import Remembered, Validators


def _stdin() -> BinaryIO:
    return sys.stdin.buffer


def _clock() -> float:
    return time.time()


def _sleep(seconds: float) -> None:
    time.sleep(seconds)


@dataclass(frozen=True, slots=True)
class World:
    """Everything from outside that the sources use; a test gives its own.

    Args:
        stdin: gives standard input.
        clock: seconds since 1970.
        sleep: waits so many seconds.
        validators: what earlier runs remember of pages.
        resolve: looks up a host's addresses.
    """

    stdin: Callable[[], BinaryIO] = _stdin
    clock: Callable[[], float] = _clock
    sleep: Callable[[float], None] = _sleep
    validators: Validators = field(default_factory=Remembered)
    resolve: Resolve = resolved
