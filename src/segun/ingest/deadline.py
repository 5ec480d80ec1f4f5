"""An end to requests that take too long, however busily the server sends byte by byte.

A time limit for each wait, which the HTTP library keeps, never ends such a request. In come the library's connections as they are
made, out comes nothing: when the time is up they are cut, and whoever waits for one is told that it broke.
"""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, cast
from weakref import WeakSet

if TYPE_CHECKING:
    import httpcore

_MADE = ("connect_tcp.complete", "start_tls.complete")


class Deadline:
    """The most seconds that one request may take; `passed` says whether the last one took more."""

    def __init__(self, seconds: float) -> None:
        self.passed = False
        self._seconds = seconds
        self._lock = threading.Lock()
        self._sockets: WeakSet[socket.socket] = WeakSet()

    @contextmanager
    def running(self) -> Iterator[None]:
        """Within the `with` block the time runs."""
        self.passed = False
        timer = threading.Timer(self._seconds, self._cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def trace(self, event: str, info: Mapping[str, object]) -> None:
        """What httpcore tells of each step; new connections are kept in mind (its `trace` extension)."""
        if not event.endswith(_MADE):
            return
        stream = cast("httpcore.NetworkStream", info["return_value"])
        with self._lock:
            self._sockets.add(stream.get_extra_info("socket"))
        if self.passed:
            self._cut()

    def _cut(self) -> None:
        with self._lock:
            self.passed = True
            for connection in self._sockets:
                with suppress(OSError):  # it is closed already
                    connection.shutdown(socket.SHUT_RDWR)
